"""Every text of a file as its author wrote it, with its place and what it is for.

Purpose: judging and measuring texts (line breaking, the text gate) needs each of them once, where it stands
in the file; the linked `Flow` holds them too, but no longer knows where they came from.

Invariant: total on any data that YAML gives; texts that no person who is guided reads (names of examples,
conditions, ids) are left out.

Never enters: judging.
"""

from collections.abc import Mapping

from msgspec import Struct

from guide.language.data import Data
from guide.language.diagnostics import Path

KINDS: Mapping[str, str] = {
    "ask": "ask",
    "help": "help",
    "why": "why",
    "aloud": "help",
    "staff": "note",
    "summary": "summary",
    "text": "text",
    "points": "point",
    "because": "because",
    "say": "refusal",
    "refusal": "refusal",
    "note": "note",
    "title": "title",
    "heading": "title",
    "name": "name",
    "term": "name",
    "label": "name",
    "city": "name",
    "unit": "name",
    "publisher": "source",
    "date": "source",
    "item": "source",
    "section": "source",
}
"""What a text is for, by the key it stands under."""

_CHOICES = frozenset({"options", "items", "ticks"})
"""Keys of mappings from ids to what may be chosen."""

_NAMED = frozenset({
    "steps", "tables", "outputs", "catalogues", "entries", "glossary", "articles", "sources", "partials",
    "recommend", "values",
})  # fmt: skip
"""Keys of mappings from ids to parts, whose own keys say what is what."""

_UNREAD = frozenset({"examples", "sets", "when", "then", "answers", "edition"})
"""Keys below which nothing is read by people who are guided, but the note of an edition."""


class Written(Struct, frozen=True):
    """One text; `kind` is a value of KINDS, or "option"."""

    path: Path
    kind: str
    text: str


def texts_of(data: Data) -> list[Written]:
    """The texts of a flow file or a city.yaml, in the order of the file."""
    found: list[Written] = []
    _gather(found, data, (), "")
    return found


def _gather(found: list[Written], data: Data, path: Path, kind: str) -> None:
    if isinstance(data, str):
        if kind:
            found.append(Written(path, kind, data))
    elif isinstance(data, dict):
        for key, inside in data.items():
            _gather_below(found, key, inside, (*path, key), kind)
    elif isinstance(data, list):
        for index, inside in enumerate(data):
            _gather(found, inside, (*path, index), kind)


def _gather_below(found: list[Written], key: str, inside: Data, path: Path, kind: str) -> None:
    """The texts under one key; `kind` is that of the text whose wordings these are, if they are any."""
    if key in _CHOICES and isinstance(inside, dict):
        for name, choice in inside.items():
            _gather(found, choice, (*path, name), "option")
    elif key in _NAMED and isinstance(inside, dict):
        for name, part in inside.items():
            _gather(found, part, (*path, name), "")
    elif key == "text":
        _gather(found, inside, path, kind or "text")
    elif key == "edition" and isinstance(inside, dict):
        _gather(found, inside.get("note"), (*path, "note"), "note")
    elif key not in _UNREAD:
        _gather(found, inside, path, KINDS.get(key, ""))
