"""A checklist in line mode: one mark after the other.

Invariant: no command loses a mark. Each is handed on as soon as it is typed, and where the checklist is only
reworded it goes on at the same item with the marks so far.

Never enters: other questions, what becomes of the marks.
"""

from collections.abc import Callable, Mapping
from typing import Protocol

from guide.engine.answers import Refusal
from guide.language.conditions import Value
from guide.sentences.wordings import said
from guide.views.passage import Passage
from guide.views.plain import reading
from guide.views.plain.talk import Talk
from guide.views.words.steps import Asked

_ITEM_BEFORE = "item-before"
"""Instead of a mark: the person goes back to the item before."""

_AT_FIRST: tuple[int, Mapping[str, str]] = 0, {}


class Line(Protocol):
    """Asks until a line was read; None when a command moved elsewhere, `back` instead of going back."""

    def __call__(
        self, prompt: str, again: Passage, read: Callable[[str], Value | Refusal], *, back: str | None = None
    ) -> Value | None:
        """Ask."""


class Checklist:
    """Goes through a checklist. `keep` is handed the step and the marks so far."""

    def __init__(self, talk: Talk, line: Line, keep: Callable[[str, Mapping[str, str]], None]) -> None:
        self._talk, self._line, self._keep = talk, line, keep
        self._stays, self._goes_on = False, _AT_FIRST

    def stay(self) -> None:
        """Go on at the same item: the checklist is only reworded."""
        self._stays = True

    def go_through(self, asks: Asked, wording: str) -> Value | None:
        """The marks of all items, or None when a command moved elsewhere."""
        number, typed = self._goes_on
        marks: dict[str, str] = {**(asks.given if isinstance(asks.given, Mapping) else {}), **typed}
        self._stays, self._goes_on = False, _AT_FIRST
        while number < len(asks.choices):
            item = asks.choices[number].id
            mark = self._mark(asks, number, marks.get(item, ""), wording)
            if mark is None:
                self._goes_on = (number, marks) if self._stays else _AT_FIRST
                return None
            if mark == _ITEM_BEFORE:
                number -= 1
                continue
            marks[item] = str(mark)
            number += 1
            self._keep(asks.step, dict(marks))
        return marks

    def _mark(self, asks: Asked, number: int, before: str, wording: str) -> Value | None:
        """One mark; Enter alone repeats the one before. From the first item, b leads out of the checklist."""
        told = reading.item(asks, number, before, wording)
        self._talk.say(told)

        def read(given: str) -> Value | Refusal:
            return before if before and not given else reading.one_of(reading.marks(wording), given, wording)

        return self._line(said(wording, "番号"), told, read, back=_ITEM_BEFORE if number else None)
