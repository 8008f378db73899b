"""Every text of a file as its author wrote it, with its place and what it is for.

Purpose: judging and measuring texts (line breaking, the text gate) needs each of them once, where it stands
in the file; the linked `Flow` holds them too, but no longer knows where they came from.

Invariant: total on any data that YAML gives; texts that no person who is guided reads (names of examples,
conditions, ids) are left out.

Never enters: judging.
"""

from collections.abc import Iterator, Mapping

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


def texts_of(data: Data) -> Iterator[Written]:
    """The texts of a flow file or a city.yaml, in the order of the file."""
    return _texts(data, (), "")


def _texts(data: Data, path: Path, kind: str) -> Iterator[Written]:
    if isinstance(data, str):
        if kind:
            yield Written(path, kind, data)
    elif isinstance(data, Mapping):
        for key, inside in data.items():
            yield from _below(key, inside, (*path, key), kind)
    elif isinstance(data, list):
        for index, inside in enumerate(data):
            yield from _texts(inside, (*path, index), kind)


def _below(key: str, inside: Data, path: Path, kind: str) -> Iterator[Written]:
    """The texts under one key; `kind` is that of the text whose wordings these are, if they are any."""
    if key in _CHOICES and isinstance(inside, Mapping):
        for name, choice in inside.items():
            yield from _texts(choice, (*path, name), "option")
    elif key in _NAMED and isinstance(inside, Mapping):
        for name, part in inside.items():
            yield from _texts(part, (*path, name), "")
    elif key == "text":
        yield from _texts(inside, path, kind or "text")
    elif key == "edition" and isinstance(inside, Mapping):
        yield from _texts(inside.get("note"), (*path, "note"), "note")
    elif key not in _UNREAD:
        yield from _texts(inside, path, KINDS.get(key, ""))
