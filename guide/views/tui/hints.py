"""The line of keys at the foot of every screen: always there, never cut, and a click on a key presses it."""

from collections.abc import Iterable

from textual import events
from textual.geometry import Size
from textual.message import Message

from guide.japanese.room import give_room
from guide.sentences.wordings import said
from guide.views.tui.commands import Command, command_of
from guide.views.tui.painted import Painted
from guide.views.tui.rows import BLANK, ROOMY, Row, Span
from guide.views.words.keys import Key


class Hints(Painted):
    """Shows as many keys as fit, the most important first; those that fit nowhere stay in the help."""

    DEFAULT_CSS = "Hints { height: 2; width: 1fr; }"

    class Pressed(Message):
        """A key of the line was clicked; `wanted` is what it asks for."""

        def __init__(self, wanted: Command | int | None) -> None:
            super().__init__()
            self.wanted = wanted

    def __init__(self) -> None:
        super().__init__()
        self._keys: tuple[Key, ...] = ()
        self._wording = ""
        self._rows: tuple[Row, ...] = ()
        self._rows_for = Size()

    def show(self, keys: Iterable[Key], wording: str = "") -> None:
        """Show these keys, the most important first, with their words in a wording."""
        wanted = tuple(keys)
        if (wanted, wording) != (self._keys, self._wording):
            self._keys, self._wording = wanted, wording
            self._rows = ()
            self.refresh()

    def fit(self, size: Size) -> None:
        """Choose the keys that fit."""
        if not self._rows or self._rows_for != size:
            self._rows_for = size
            self._rows = tuple(fit(self._keys, size.width - 2 * self._margin, size.height, self._wording))

    def row(self, y: int) -> tuple[int, Row]:
        """A line of keys."""
        return self._margin, self._rows[y] if y < len(self._rows) else BLANK

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        event.stop()
        if event.y < len(self._rows):
            wanted = self._rows[event.y].target_at(event.x - self._margin)
            if isinstance(wanted, Command | int):
                self.post_message(self.Pressed(wanted))

    @property
    def _margin(self) -> int:
        return 1 if self._rows_for.width < ROOMY else 3


def fit(keys: Iterable[Key], cells: int, lines: int, wording: str = "") -> list[Row]:
    """Keys set into lines, each into the first line with room for it; a little closer if all fit only so."""
    told = [_spans(key, give_room(said(wording, key.shown)), f" {said(wording, key.word)}") for key in keys]
    if cells < ROOMY:
        return _filled(told, cells, lines, 1)[0]
    (apart, some), (close, more) = (_filled(told, cells, lines, gap) for gap in (3, 2))
    return close if more > some else apart


def _filled(told: list[tuple[Span, ...]], cells: int, lines: int, gap: int) -> tuple[list[Row], int]:
    """The lines with so many blanks between keys, and how many keys found room."""
    filled: list[list[Span]] = [[] for _ in range(max(lines, 0))]
    used, placed = [0] * len(filled), 0
    for spans in told:
        wide = sum(span.cells for span in spans)
        for number, line in enumerate(filled):
            before = gap if line else 0
            if used[number] + before + wide <= cells:
                line.extend((Span(" " * before), *spans))
                used[number] += before + wide
                placed += 1
                break
    return [Row(tuple(span for span in line if span.text)) for line in filled], placed


def _spans(key: Key, shown: str, word: str) -> tuple[Span, ...]:
    """A key and its word; of the two arrows, the left half goes up, all the rest down."""
    wanted = command_of(key)
    if wanted not in {Command.UP, Command.DOWN}:
        return Span(shown, "key", wanted), Span(word, "word", wanted)
    half = len(shown) // 2
    up, down = Span(shown[:half], "key", Command.UP), Span(shown[half:], "key", Command.DOWN)
    return up, down, Span(word, "word", Command.DOWN)
