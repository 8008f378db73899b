"""Keys on the screen for what is otherwise typed: digits, the words of a date, the characters of a code.

They stand below the field, where a finger or a mouse finds them, and take no room from what is read. The
keyboard works as it does without them.

Invariant: whatever an answer of the kind can need is on its keypad. Pure.

Never enters: what may be answered in the end, free text (nobody has to write one to go on).
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from guide.engine.symbols import ALPHABET
from guide.language.domains import Dates, Domain, Numbers
from guide.sentences.wordings import ORDINARY, said
from guide.views.tui.commands import Command
from guide.views.tui.labels import OPEN
from guide.views.tui.rows import Row, Span, spread
from guide.views.tui.typed import Typing
from guide.views.words.keys import NEXT, Key


class Touch(NamedTuple):
    """A key: what it reads, and the text it puts in; the key without a text takes the last character back."""

    label: str
    text: str = ""

    def on(self, state: Typing) -> Typing:
        """What is typed after it was pressed."""
        return state.insert(self.text) if self.text else state.erase_before()


Keypad: TypeAlias = tuple[tuple[Span, ...], ...]
"""Keys in rows, each with its target; none where there is nothing to press."""

ERASE = "消す"
_DIGITS = ("123", "456", "789", "0")
_OF_A_DATE = (("年", "令和"), ("月", "平成"), ("日", "昭和"))
"""What stands behind the digits: parts of a date, and the eras people write dates of today in."""

_INDENT, _IN_A_ROW = 2, 8
_SIZES = ((8, 2), (6, 1), (3, 1))
"""Cells of a key and between two, the easiest to hit first."""


def keypad_of(domain: Domain, wording: str) -> Keypad:
    """The keys for answers of a kind."""
    match domain:
        case Numbers():
            signs = "." * bool(domain.decimals) + "-" * (domain.least is None or domain.least < 0)
            return _with_digits(((), (), ()), signs, wording)
        case Dates() if wording == ORDINARY:
            return _with_digits(_OF_A_DATE, "", wording)
        case Dates():
            return _with_digits(((), (), ()), "-", wording)
        case _:
            return ()


def _with_digits(beside: tuple[tuple[str, ...], ...], last: str, wording: str) -> Keypad:
    *rows, zero = (tuple(map(_puts, digits)) for digits in _DIGITS)
    first = [(*digits, *map(_puts, words)) for digits, words in zip(rows, beside, strict=True)]
    return (*first, (_erase(wording), *zero, _go_on(NEXT, wording), *map(_puts, last)))


def keypad_of_code(wording: str) -> Keypad:
    """The characters of codes, in their order."""
    rows = (ALPHABET[start : start + _IN_A_ROW] for start in range(0, len(ALPHABET), _IN_A_ROW))
    return (*(tuple(map(_puts, row)) for row in rows), (_erase(wording), _go_on(OPEN, wording)))


def _puts(text: str) -> Span:
    return Span(text, "face", Touch(text, text))


def _erase(wording: str) -> Span:
    label = said(wording, ERASE)
    return Span(label, "face", Touch(label))


def _go_on(key: Key, wording: str) -> Span:
    """At hand where the last digit was pressed, beside the line of hints."""
    return Span(said(wording, key.word), "face", Command.NEXT)


def draw_keypad(keypad: Keypad, cells: int, height: int) -> list[Row]:
    """The keys as large as fits: in a block, apart where the height allows it, else one after another."""
    for wide, gap in _SIZES:
        block = [Row(tuple(_faces(row, wide, gap))) for row in keypad]
        fits = all(sum(span.cells for span in row.spans) <= cells for row in block)
        if fits and len(block) * 2 - 1 <= height:
            # What is below a key still means it: a finger is less exact than a mouse.
            return [row for face in block for row in (face, _under(face))][:-1]
        if fits and len(block) <= height:
            return block
    loose = (_face(key, key.cells + 2) for row in keypad for key in row)
    return list(spread(loose, 1, cells, _INDENT))


def _faces(row: tuple[Span, ...], wide: int, gap: int) -> Iterator[Span]:
    """The keys of a row; one whose words are wider than a key takes the room of several."""
    yield Span(" " * _INDENT)
    for place, key in enumerate(row):
        if place:
            yield Span(" " * gap)
        room = wide
        while room < key.cells:
            room += gap + wide
        yield _face(key, room)


def _face(key: Span, room: int) -> Span:
    free = room - key.cells
    return key._replace(text=" " * (free // 2) + key.text + " " * (free - free // 2))


def _under(face: Row) -> Row:
    return Row(tuple(Span(" " * span.cells, target=span.target) for span in face.spans))
