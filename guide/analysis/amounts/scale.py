"""Numbers and dates counted in the smallest steps that a question takes.

Never enters: conditions, what is calculated.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from msgspec import Struct

from guide.engine.amounts import EXACT, canonical
from guide.language.conditions import Scalar
from guide.language.model import Dates, Numbers


class Scale(Struct, frozen=True):
    """All answers of a question as whole steps from `low` to `high`, none where `high` is the smaller.

    A number is so many times `unit`, a date is its day; `written` gives the answer of a step.
    """

    low: int
    high: int
    unit: Fraction
    written: Callable[[int], Scalar]


def scale_of(domain: Numbers | Dates) -> Scale:
    """The scale of what is taken."""
    taken = domain.taken()
    if isinstance(domain, Dates):
        return Scale(taken.start, taken.stop - 1, Fraction(1), lambda day: date.fromordinal(day).isoformat())
    unit = Decimal(1).scaleb(-domain.decimals)
    return Scale(taken.start, taken.stop - 1, Fraction(unit), partial(_number, unit))


def _number(unit: Decimal, count: int) -> Scalar:
    return canonical(EXACT.multiply(unit, Decimal(count)))
