"""What each kind of question takes: domains of values and the options in them.

Plain frozen structs, as `model`; the rest of the program imports them from there. `refusal` is what the
author says of an answer out of range, in place of the sentence of our own.

How far any answer goes is said here once, for those who read answers and those who reason about all of them.

Never enters: reading an answer, wording a refusal (see `guide.engine.answers`).
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from guide.japanese.dates import FIRST_YEAR
from guide.language.city import Citation
from guide.language.texts import Text

YES, NO, UNSURE = "yes", "no", "unsure"
MARKS = (YES, NO, UNSURE)
"""The answers to a checklist item."""

MARK_WORDS: Mapping[str, str] = {YES: "はい", NO: "いいえ", UNSURE: "わからない"}
"""What they are called, and the answers to a question of yes or no."""

MOST_DIGITS = 18
"""Digits that the whole part of a number may have."""

LARGEST = 10**MOST_DIGITS
"""No answer is as large as this (百京), in either direction: enough for any budget, and safe to print."""

FIRST_DAY = f"{FIRST_YEAR}-01-01"
"""No answer is a day before this."""


class Option(Struct, frozen=True):
    """One choice, one checklist line, one tick. `changeable` is of checklist lines, as of questions."""

    id: str
    text: Text
    help: Text
    unsure: bool
    cite: tuple[Citation, ...]
    changeable: bool = True


class OneOf(Struct, frozen=True):
    """Domain: exactly one option id."""

    options: Mapping[str, Option]


class SomeOf(Struct, frozen=True):
    """Domain: a tuple of option ids in the order of the file; an exclusive one stands alone."""

    options: Mapping[str, Option]
    exclusive: frozenset[str] = frozenset()
    least: int = 1
    most: int | None = None
    refusal: Text = ()


class MarkEach(Struct, frozen=True):
    """Domain: a mark (yes, no, unsure) for every item."""

    items: Mapping[str, Option]


class Numbers(Struct, frozen=True):
    """Domain: a number with at most `decimals` decimal places, in `unit`."""

    least: Decimal | None
    most: Decimal | None
    decimals: int
    unit: str
    refusal: Text = ()

    def taken(self) -> range:
        """The answers, counted in units of their last decimal place: 15 is 1.5 where `decimals` is 1."""
        unit = 10**self.decimals
        first, last = 1 - LARGEST * unit, LARGEST * unit - 1
        if self.least is not None:
            number, parts = self.least.as_integer_ratio()
            first = max(first, -(-number * unit // parts))
        if self.most is not None:
            number, parts = self.most.as_integer_ratio()
            last = min(last, number * unit // parts)
        return range(first, last + 1)


class Dates(Struct, frozen=True):
    """Domain: an ISO date (YYYY-MM-DD)."""

    least: str | None
    most: str | None
    refusal: Text = ()

    def taken(self) -> range:
        """The answers as days counted from the first of January of the year 1 (`date.fromordinal`)."""
        first = date.fromisoformat(max(self.least or FIRST_DAY, FIRST_DAY))
        last = date.fromisoformat(self.most) if self.most else date.max
        return range(first.toordinal(), last.toordinal() + 1)


class FreeText(Struct, frozen=True):
    """Domain: any text up to `longest` characters; the empty text too when `optional`."""

    longest: int
    optional: bool


Domain: TypeAlias = OneOf | SomeOf | MarkEach | Numbers | Dates | FreeText
"""The values a question takes."""
