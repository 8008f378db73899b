"""Numbers that are known only within bounds: what arithmetic on classes of answers can give.

Interval arithmetic: sum, difference and product of two spans lie between the results of their ends. Numbers
are kept exactly, as fractions. What rests on one answer alone is known better (see `guide.analysis.amounts`).

Never enters: answers, functions.
"""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from guide.engine.amounts import EXACT
from guide.language.conditions import Among, Range, satisfies
from guide.language.model import LARGEST, Arithmetic

NOTHING = None
"""No value."""


class Span(Struct, frozen=True):
    """Numbers from `low` to `high`, both included, with at most `places` decimal places.

    `lost` says that on the way there may be more digits than the engine keeps, and then no value.
    """

    low: Fraction
    high: Fraction
    places: int
    lost: bool = False

    def satisfies(self, among: Among) -> frozenset[bool]:
        """Whether the numbers lie in the set: all (True), none (False), or some may (both)."""
        ends = [_as_decimal(self.low), _as_decimal(self.high)]
        if self.low == self.high:
            return frozenset({satisfies(ends[0], among)})
        ranges = [*among.ranges, *(Range(one, one) for one in among.values)]
        if any(ends[0] in one and ends[1] in one for one in ranges):
            return frozenset({True})
        return frozenset({False} if not any(map(self._meets, ranges)) else {True, False})

    def _meets(self, within: Range) -> bool:
        """Whether some number of both is the same, or might be."""
        low, high = within.low, within.high
        below = isinstance(high, int | Decimal) and (
            self.low > high or (within.high_open and self.low == high)
        )
        above = isinstance(low, int | Decimal) and (self.high < low or (within.low_open and self.high == low))
        return not (below or above)


def span(low: object, high: object, places: int = 0) -> Span | None:
    """The span between two values, a date as its day; NOTHING if they are no numbers.

    Numbers between may have more decimal places than the ends: `places`.
    """
    first, last = _as_number(low), _as_number(high)
    if first is None or last is None:
        return NOTHING
    written = (-int(Decimal(one).as_tuple().exponent) for one in (first, last))
    return Span(Fraction(first), Fraction(last), max(places, *written))


def calculate(how: Arithmetic, one: Hashable, other: Hashable) -> Span | None:
    """The span of the results, whatever the numbers of both spans are."""
    if not isinstance(one, Span) or not isinstance(other, Span):
        return NOTHING
    results = [_exactly(how, a, b) for a in (one.low, one.high) for b in (other.low, other.high)]
    places = one.places + other.places if how is Arithmetic.PRODUCT else max(one.places, other.places)
    low, high = min(results), max(results)
    digits = len(str(max(abs(int(low)), abs(int(high))))) + places
    return Span(low, high, places, one.lost or other.lost or digits > EXACT.prec)


def as_value(held: Hashable) -> frozenset[Hashable]:
    """The values that a result may be: a number as large as LARGEST is none."""
    if not isinstance(held, Span):
        return frozenset({NOTHING})
    if held.low >= LARGEST or held.high <= -LARGEST:
        return frozenset({NOTHING})
    lost = held.lost or held.high >= LARGEST or held.low <= -LARGEST
    return frozenset({held, NOTHING} if lost else {held})


def _exactly(how: Arithmetic, one: Fraction, other: Fraction) -> Fraction:
    match how:
        case Arithmetic.SUM:
            return one + other
        case Arithmetic.DIFFERENCE:
            return one - other
        case _:
            return one * other


def _as_number(value: object) -> int | Decimal | None:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value).toordinal()
        except ValueError:
            return None
    return value if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _as_decimal(number: Fraction) -> Decimal:
    """The same number; fractions here are sums and products of decimals, so it is exact."""
    return EXACT.divide(Decimal(number.numerator), Decimal(number.denominator))
