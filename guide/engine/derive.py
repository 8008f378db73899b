"""Derived values: what follows from the values of other names.

Exact, and total: what an operand's value does not allow has no value.

Never enters: where the values of names come from.
"""

from datetime import date
from decimal import Decimal

from guide.engine.amounts import calculated
from guide.language.conditions import Lookup, Value, holds
from guide.language.model import NO, YES, Derived, Truth


def derive(derived: Derived, value_of: Lookup) -> Value | None:
    """The value: yes or no for a truth, a number for an amount, or None while an operand has none."""
    if isinstance(derived, Truth):
        return YES if holds(derived.when, value_of) else NO
    values = [one if isinstance(one, int | Decimal) else value_of(one) for one in derived.operands]
    numbers = [number for value in values if (number := _number(value)) is not None]
    return calculated(derived.how, numbers) if numbers and len(numbers) == len(values) else None


def _number(value: Value | None) -> int | Decimal | None:
    """A number as it is, an ISO date as its day, so that the difference of two dates is in days."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value).toordinal()
        except ValueError:
            return None
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
