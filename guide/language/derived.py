"""Values that follow from answers and have a name of their own: truths and amounts.

Plain frozen structs, as `model`; the rest of the program imports them from there.

Never enters: calculating (see `guide.engine.derive`).
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from guide.language.conditions import Condition, Name, names_in


class Truth(Struct, frozen=True):
    """Whether a condition holds: yes or no."""

    id: str
    name: str
    when: Condition


class Arithmetic(StrEnum):
    """How an amount is made of its operands."""

    SUM = "sum"
    DIFFERENCE = "difference"
    PRODUCT = "product"


class Amount(Struct, frozen=True):
    """A number made of numbers, or the days between two dates; it has no value while an operand has none."""

    id: str
    name: str
    how: Arithmetic
    operands: tuple[Name | int | Decimal, ...]
    unit: str


Derived: TypeAlias = Truth | Amount
"""A value that follows from answers."""


def read_by_value(derived: Derived) -> Iterator[Name]:
    """Every name a derived value reads."""
    if isinstance(derived, Truth):
        yield from names_in(derived.when)
    else:
        yield from (one for one in derived.operands if not isinstance(one, int | Decimal))
