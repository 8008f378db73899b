"""Amounts of one answer as the checker sees them: by bounds and halving, where others solve.

An amount that is made of constants and of one number or date is a polynomial of that answer, and so is every
amount that it is made of. On a stretch of answers a polynomial lies between the sums of the least and of the
greatest that each of its terms can be, counted from the start of the stretch (interval arithmetic on the
Taylor form; R. E. Moore, "Interval Analysis", 1966). Where that tells of every end of a range, and of the
size from which on the engine has no value, on which side of it the stretch lies, no test tells its answers
apart; any other stretch is halved, down to single answers.

Never enters: how the classes of a proof were found, `guide.analysis.amounts`.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce

from msgspec import Struct

from guide.analysis.proof.trials import TooManyError
from guide.engine.amounts import EXACT, MOST_FACTORS, canonical, is_short
from guide.engine.answers import Refusal, accept
from guide.language.conditions import Among, AnswerOf, Name, Test, Value, ValueOf
from guide.language.model import LARGEST, Amount, Arithmetic, Asking, Dates, Flow, Numbers

MOST_HALVED = 1 << 14
"""Stretches of one question that are looked at."""

_Terms = dict[int, Fraction]
"""Coefficients by power."""


class Alone(Struct, frozen=True):
    """An amount that rests on the answer to one question; "" where on none, but on constants.

    `curves` are the polynomials of the amounts that it is made of, its own last; `factors` is how many
    numbers are multiplied at most.
    """

    question: str
    curves: tuple[_Terms, ...]
    factors: int = 1


def alone(flow: Flow, value: str, within: frozenset[str] = frozenset()) -> Alone | None:
    """The amount of that name as it rests on one answer; None where it does not, or may be too long."""
    amount = flow.values[value]
    if value in within or not isinstance(amount, Amount) or not amount.operands:
        return None
    operands = [_operand(flow, one, within | {value}) for one in amount.operands]
    found = [one for one in operands if one is not None]
    questions = {one.question for one in found} - {""}
    factors = [one.factors for one in found]
    most = sum(factors) if amount.how is Arithmetic.PRODUCT else max(factors, default=0)
    if len(found) < len(operands) or len(questions) > 1 or most > MOST_FACTORS:
        return None
    own = reduce(_HOW[amount.how], [one.curves[-1] for one in found])
    behind = [
        curve
        for one, operand in zip(found, amount.operands, strict=True)
        if isinstance(operand, ValueOf)
        for curve in one.curves
    ]
    return Alone("".join(questions), (*behind, own), most)


def _operand(flow: Flow, operand: Name | int | Decimal, within: frozenset[str]) -> Alone | None:
    if isinstance(operand, int | Decimal):
        return Alone("", ({0: Fraction(operand)},)) if is_short(operand) else None
    if isinstance(operand, ValueOf):
        return alone(flow, operand.value, within)
    domain = flow.asking(operand.question).domain if isinstance(operand, AnswerOf) else None
    if isinstance(operand, AnswerOf) and (
        isinstance(domain, Dates) or (isinstance(domain, Numbers) and is_short(_unit(domain)))
    ):
        return Alone(operand.question, ({1: Fraction(1)},))
    return None


def _sum(one: _Terms, other: _Terms) -> _Terms:
    return {power: one.get(power, Fraction(0)) + other.get(power, Fraction(0)) for power in one | other}


def _difference(one: _Terms, other: _Terms) -> _Terms:
    return _sum(one, {power: -each for power, each in other.items()})


def _product(one: _Terms, other: _Terms) -> _Terms:
    found: _Terms = {}
    for power, each in one.items():
        found = _sum(found, {power + more: each * factor for more, factor in other.items()})
    return found


_HOW = {Arithmetic.SUM: _sum, Arithmetic.DIFFERENCE: _difference, Arithmetic.PRODUCT: _product}


# Answers


def halved(step: Asking, tests: Sequence[tuple[Flow, Test]]) -> Iterator[Value]:
    """The ends of stretches that tests of amounts of this answer alone do not tell apart, all of them.

    Raises TooManyError where bounds do not tell for too many.
    """
    asked = [ends for flow, test in tests for ends in _ends(flow, test)]
    domain = step.domain
    if not asked or not isinstance(domain, Numbers | Dates):
        return
    unit = Fraction(_unit(domain))
    taken = domain.taken()
    waiting = [(taken.start, taken.stop - 1)]
    count = 0
    while waiting:
        begin, end = waiting.pop()
        count += 1
        if count > MOST_HALVED:
            raise TooManyError(step.id)
        if end - begin > 1 and not all(
            _settled(curve, ends, begin * unit, end * unit) for curve, ends in asked
        ):
            middle = (begin + end) // 2
            waiting += ((begin, middle), (middle + 1, end))
        elif begin <= end:
            values = (accept(step, _written(domain, one)) for one in (begin, end))
            yield from (one for one in values if not isinstance(one, Refusal))


def _ends(flow: Flow, test: Test) -> Iterator[tuple[_Terms, list[Fraction]]]:
    """The polynomials that decide a test of an amount, each with the numbers at which it may turn."""
    found = alone(flow, test.name.value) if isinstance(test.name, ValueOf) else None
    for curve in found.curves if found else ():
        yield curve, [Fraction(-LARGEST), Fraction(LARGEST)]
    if found and isinstance(test.predicate, Among):
        ranges = test.predicate.ranges
        ends = [*test.predicate.values, *(one.low for one in ranges), *(one.high for one in ranges)]
        yield found.curves[-1], [Fraction(end) for end in ends if isinstance(end, int | Decimal)]


def _settled(curve: _Terms, ends: list[Fraction], begin: Fraction, end: Fraction) -> bool:
    """Whether the curve surely stays on one side of each of these, whatever lies between."""
    low = high = Fraction(0)
    for power, each in _from(curve, begin).items():
        furthest = each * (end - begin) ** power
        low += furthest if power == 0 else min(furthest, Fraction(0))
        high += furthest if power == 0 else max(furthest, Fraction(0))
    return low == high or not any(low <= one <= high for one in ends)


def _from(curve: _Terms, begin: Fraction) -> _Terms:
    """The curve counted from the start of a stretch (Horner's scheme on the shifted variable)."""
    found: _Terms = {}
    for power in range(max(curve), -1, -1):
        found = _sum(_product(found, {0: begin, 1: Fraction(1)}), {0: curve.get(power, Fraction(0))})
    return found


def _unit(domain: Numbers | Dates) -> Decimal:
    return Decimal(1).scaleb(-domain.decimals) if isinstance(domain, Numbers) else Decimal(1)


def _written(domain: Numbers | Dates, count: int) -> Value:
    if isinstance(domain, Dates):
        return date.fromordinal(count).isoformat()
    return canonical(EXACT.multiply(_unit(domain), Decimal(count)))
