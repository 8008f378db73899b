"""Amounts that rest on one answer alone: polynomials of it, and for which answers a test of them holds.

Sums, differences and products of constants, of one number or date (as often as you like), and of amounts that
do the same, are a polynomial in the steps of that question's scale. Collected by powers it is exact where
interval arithmetic is not: `x - x` is 0. Its value is compared with the ends of ranges on whole numbers (see
`whole`), so that no rounding is anywhere. As in the engine there is no value where an amount, or one that it
is made of, is as large as LARGEST; and of more than MOST_FACTORS factors, which might lose a digit there,
nothing is said here.

Never enters: which conditions test an amount (see `plain`), several answers.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import zip_longest
from math import ceil, floor, lcm
from types import MappingProxyType

from msgspec import Struct

from guide.analysis.amounts.scale import Scale, scale_of
from guide.analysis.amounts.whole import Stretches, at_least, at_most, common, joined
from guide.engine.amounts import MOST_DECIMALS, MOST_FACTORS, is_short
from guide.language.conditions import Among, Answered, AnswerOf, Name, Predicate, Range, Scalar, ValueOf
from guide.language.model import LARGEST, Amount, Arithmetic, Dates, Flow, Numbers

Curve = tuple[Fraction, ...]
"""Coefficients by power of the steps; at least one."""


class Figure(Struct, frozen=True):
    """A number calculated from the answer to `step`; "" where it is made of constants only.

    `inside` are the answers, in steps of its scale, for which it has a value; of constants there is one step,
    which is 0. `factors` is how many numbers are multiplied at most.
    """

    step: str
    curve: Curve
    inside: Stretches
    factors: int


_SMALL_ENOUGH = Range(-LARGEST, LARGEST, low_open=True, high_open=True)
"""What the engine gives a value for."""

_NOTHING_GIVEN: Mapping[Name, int | Decimal] = MappingProxyType({})


class Figures:
    """The figures of a flow's amounts, each worked out once; with some numbers `given` as if constants."""

    def __init__(self, flow: Flow, given: Mapping[Name, int | Decimal] = _NOTHING_GIVEN) -> None:
        self._flow = flow
        self._given = given
        self._known: dict[str, Figure | None] = {}
        self._scales: dict[str, Scale] = {}

    def of(self, value: str) -> Figure | None:
        """The figure of a derived value; None where it rests on more than one answer, or is no amount."""
        if value not in self._known:
            self._known[value] = None  # for one that rests on itself
            derived = self._flow.values[value]
            if isinstance(derived, Amount) and derived.operands:
                self._known[value] = self._figure(derived)
        return self._known[value]

    def scale(self, step: str) -> Scale:
        """The scale of the question that a figure rests on."""
        if step not in self._scales:
            domain = self._flow.asking(step).domain
            assert isinstance(domain, Numbers | Dates)  # noqa: S101 - nothing else has figures
            self._scales[step] = scale_of(domain)
        return self._scales[step]

    def where(self, figure: Figure, predicate: Predicate) -> Stretches:
        """The answers, in steps, for which the amount has a value that satisfies the predicate."""
        if isinstance(predicate, Answered):
            return figure.inside
        if not isinstance(predicate, Among):  # a number has nothing to count in
            return ()
        alone = (Range(one, one) for one in predicate.values if not isinstance(one, str))
        ranges = [*predicate.ranges, *alone]
        ends = self._ends(figure.step)
        meeting = (one for within in ranges for one in _meeting(figure.curve, ends, within))
        return common(figure.inside, joined(meeting))

    def _ends(self, step: str) -> tuple[int, int]:
        return (self.scale(step).low, self.scale(step).high) if step else (0, 0)

    # Making

    def _figure(self, amount: Amount) -> Figure | None:
        operands = [self._operand(one) for one in amount.operands]
        found = [one for one in operands if one is not None]
        asked = {one.step for one in found if one.step}
        count = (one.factors for one in found)
        factors = sum(count) if amount.how is Arithmetic.PRODUCT else max(count, default=0)
        if len(found) < len(operands) or len(asked) > 1 or factors > MOST_FACTORS:
            return None
        step = asked.pop() if asked else ""
        curve = reduce(_OF[amount.how], (one.curve for one in found))
        insides = [one.inside for one in found if one.step == step]
        if not all(one.inside for one in found):
            insides.append(())
        insides.append(_meeting(curve, self._ends(step), _SMALL_ENOUGH))
        return Figure(step, curve, reduce(common, insides), factors)

    def _operand(self, operand: Name | int | Decimal) -> Figure | None:
        match operand if isinstance(operand, int | Decimal) else self._given.get(operand, operand):
            case (int() | Decimal()) as number if is_short(number):
                return Figure("", (Fraction(number),), ((0, 0),), 1)
            case AnswerOf(step):
                return self._answer(step)
            case ValueOf(value):
                return self.of(value)
            case _:
                return None

    def _answer(self, step: str) -> Figure | None:
        domain = self._flow.asking(step).domain
        if not isinstance(domain, Numbers | Dates) or getattr(domain, "decimals", 0) > MOST_DECIMALS:
            return None
        scale = self.scale(step)
        inside = ((scale.low, scale.high),) if scale.low <= scale.high else ()
        return Figure(step, (Fraction(0), scale.unit), inside, 1)


@lru_cache(maxsize=4096)  # the same flow is asked many questions, in each of which it is made plain
def _meeting(curve: Curve, ends: tuple[int, int], within: Range) -> Stretches:
    """Where, between the ends, the curve lies in a range."""
    over = lcm(*(one.denominator for one in curve))
    whole = [int(one * over) for one in curve]
    found: Stretches = (ends,)
    low, high = _exactly(within.low), _exactly(within.high)
    if low is not None:
        bound = floor(low * over) + 1 if within.low_open else ceil(low * over)
        found = at_least(whole, bound, *ends)
    if high is not None:
        bound = ceil(high * over) - 1 if within.high_open else floor(high * over)
        found = common(found, at_most(whole, bound, *ends))
    return found


def _exactly(end: Scalar | None) -> Fraction | None:
    return Fraction(end) if isinstance(end, int | Decimal) else None


# Curves


def _sum(one: Sequence[Fraction], other: Sequence[Fraction]) -> Curve:
    return _shortest(a + b for a, b in zip_longest(one, other, fillvalue=Fraction(0)))


def _difference(one: Sequence[Fraction], other: Sequence[Fraction]) -> Curve:
    return _sum(one, [-each for each in other])


def _product(one: Sequence[Fraction], other: Sequence[Fraction]) -> Curve:
    found = [Fraction(0)] * (len(one) + len(other) - 1)
    for power, each in enumerate(one):
        for more, factor in enumerate(other):
            found[power + more] += each * factor
    return _shortest(found)


def _shortest(curve: Iterable[Fraction]) -> Curve:
    """Without powers that are not there."""
    found = list(curve)
    while len(found) > 1 and not found[-1]:
        found.pop()
    return tuple(found)


_OF = {Arithmetic.SUM: _sum, Arithmetic.DIFFERENCE: _difference, Arithmetic.PRODUCT: _product}
