"""Texts in a flow file: plain Japanese with readings and echoes, never markup.

｛主催者｜しゅさいしゃ｝ gives a reading, {lead} echoes an answer, {departments/kenko} the name of an
entry, {table.output} a table's output; {{ and }} are braces. A Text is a tuple of parts, so that no view
parses anything. What depends on answers is one part with all its wordings.

Never enters: resolving an echo (the engine does), choosing how a reading is shown (the views do).
"""

import re
from typing import TypeAlias

from msgspec import Struct

from guide.language.conditions import Condition, Name


class Reading(Struct, frozen=True):
    """A word and how it is read; a `silent` one was read before, or is not wanted (see `readings`)."""

    word: str
    kana: str
    silent: bool = False


class Echo(Struct, frozen=True):
    """The value of a name, in words."""

    name: Name


class EntryName(Struct, frozen=True):
    """The name of a catalogue entry."""

    catalogue: str
    entry: str


class Varied(Struct, frozen=True):
    """Wordings: the first whose condition holds is said (None always holds), or nothing."""

    cases: "tuple[tuple[Condition | None, Text], ...]"


Part: TypeAlias = str | Reading | Echo | EntryName | Varied
"""A piece of a text."""

Text: TypeAlias = tuple[Part, ...]
"""One text; newlines inside strings are lines of their own."""

_PIECE = re.compile(
    r"(?P<doubled>\{\{|\}\})"
    r"|\{(?P<echo>[^{}]+)\}"
    r"|｛(?P<word>[^｛｜｝]+)｜(?P<kana>[^｛｜｝]+)｝"
    r"|(?P<stray>[{}｛｝])"
)


_BRACE = re.compile(r"[{}｛｝]")


class Placeholder(Struct, frozen=True):
    """An echo as written, before its name is looked up."""

    written: str


class Stray(Struct, frozen=True):
    """A brace that opens or closes nothing."""

    brace: str


def pieces(text: str) -> list[str | Reading | Placeholder | Stray]:
    """Split a text as written into its pieces. Total: every text gives pieces."""
    if not _BRACE.search(text):
        return [text] if text else []
    found: list[str | Reading | Placeholder | Stray] = []
    words, end = "", 0
    for match in _PIECE.finditer(text):
        words += text[end : match.start()]
        end = match.end()
        if match.lastgroup == "doubled":
            words += match[0][0]
            continue
        if words:
            found.append(words)
            words = ""
        found.append(_piece(match))
    words += text[end:]
    return [*found, words] if words else found


def _piece(match: re.Match[str]) -> Reading | Placeholder | Stray:
    match match.lastgroup:
        case "echo":
            return Placeholder(match["echo"].strip())
        case "kana":
            return Reading(match["word"], match["kana"])
        case _:
            return Stray(match[0])
