"""What each kind of question takes: domains of values and the options in them.

Plain frozen structs, as `model`; the rest of the program imports them from there. `refusal` is what the
author says of an answer out of range, in place of the sentence of our own.

Never enters: reading an answer, wording a refusal (see `guide.engine.answers`).
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

from guide.language.city import Citation
from guide.language.texts import Text

YES, NO, UNSURE = "yes", "no", "unsure"
MARKS = (YES, NO, UNSURE)
"""The answers to a checklist item."""


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


class Dates(Struct, frozen=True):
    """Domain: an ISO date (YYYY-MM-DD)."""

    least: str | None
    most: str | None
    refusal: Text = ()


class FreeText(Struct, frozen=True):
    """Domain: any text up to `longest` characters; the empty text too when `optional`."""

    longest: int
    optional: bool


Domain: TypeAlias = OneOf | SomeOf | MarkEach | Numbers | Dates | FreeText
"""The values a question takes."""
