"""What each kind of question takes: domains of values and the options in them.

Plain frozen dataclasses, as `model`; the rest of the program imports them from there.

Never enters: reading an answer, wording a refusal (see `guide.engine.answers`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from guide.language.city import Citation
from guide.language.texts import Text

YES, NO, UNSURE = "yes", "no", "unsure"
MARKS = (YES, NO, UNSURE)
"""The answers to a checklist item."""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice, one checklist line, one tick."""

    id: str
    text: Text
    help: Text
    unsure: bool
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class OneOf:
    """Domain: exactly one option id."""

    options: Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Domain: a tuple of option ids in the order of the file; an exclusive one stands alone."""

    options: Mapping[str, Option]
    exclusive: frozenset[str] = frozenset()
    least: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MarkEach:
    """Domain: a mark (yes, no, unsure) for every item."""

    items: Mapping[str, Option]


@dataclass(frozen=True, slots=True)
class Numbers:
    """Domain: a number with at most `decimals` decimal places, in `unit`."""

    least: Decimal | None
    most: Decimal | None
    decimals: int
    unit: str


@dataclass(frozen=True, slots=True)
class Dates:
    """Domain: an ISO date (YYYY-MM-DD)."""

    least: str | None
    most: str | None


@dataclass(frozen=True, slots=True)
class FreeText:
    """Domain: any text up to `longest` characters; the empty text too when `optional`."""

    longest: int
    optional: bool


Domain: TypeAlias = OneOf | SomeOf | MarkEach | Numbers | Dates | FreeText
"""The values a question takes."""
