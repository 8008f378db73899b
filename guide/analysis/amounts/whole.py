"""Polynomials of whole numbers, and where they are as large as a bound: exactly, without a root of any kind.

On whole numbers a polynomial rises from k to k + 1 where its difference p(k + 1) - p(k) is not negative, and
that is a polynomial of one degree less. So the stretches on which p only rises or only falls follow from
those of its difference (a constant has none), and on each of them one bisection finds where p passes the
bound. This is the calculus of finite differences (G. Boole, "A Treatise on the Calculus of Finite
Differences", 1860) put to the task of isolating sign changes.

Never enters: answers, decimals, conditions.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from math import comb
from typing import TypeAlias

Stretches: TypeAlias = tuple[tuple[int, int], ...]
"""Whole numbers, as pairs of the first and the last of a stretch; in order, and none touches the next."""


def at_least(polynomial: Sequence[int], bound: int, low: int, high: int) -> Stretches:
    """Where, from `low` to `high`, the polynomial is `bound` or larger; its coefficients are by power."""
    found: list[tuple[int, int]] = []
    for begin, end in _pieces(polynomial, low, high):
        first, last = (value(polynomial, one) >= bound for one in (begin, end))
        if first and last:
            found.append((begin, end))
        elif first:
            found.append((begin, _first(lambda at: value(polynomial, at) < bound, begin, end) - 1))
        elif last:
            found.append((_first(lambda at: value(polynomial, at) >= bound, begin, end), end))
    return joined(found)


def at_most(polynomial: Sequence[int], bound: int, low: int, high: int) -> Stretches:
    """Where, from `low` to `high`, the polynomial is no larger than `bound`."""
    return at_least([-one for one in polynomial], -bound, low, high)


def value(polynomial: Sequence[int], at: int) -> int:
    """What the polynomial is there."""
    found = 0
    for coefficient in reversed(polynomial):
        found = found * at + coefficient
    return found


def joined(stretches: Iterable[tuple[int, int]]) -> Stretches:
    """All that lies in one of the stretches."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(stretches):
        if found and begin <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def common(ones: Stretches, others: Stretches) -> Stretches:
    """What lies in stretches of both."""
    pairs = ((max(one[0], other[0]), min(one[1], other[1])) for one in ones for other in others)
    return tuple(sorted(pair for pair in pairs if pair[0] <= pair[1]))


def _pieces(polynomial: Sequence[int], low: int, high: int) -> list[tuple[int, int]]:
    """Stretches, all together from `low` to `high`, on which the polynomial only rises, or only falls."""
    if len(polynomial) <= 2:  # noqa: PLR2004 - a line
        return [(low, high)] if low <= high else []
    rising = at_least(_difference(polynomial), 0, low, high - 1)
    starts = sorted({low, *(begin for begin, _ in rising), *(end + 1 for _, end in rising)})
    return [(begin, behind - 1) for begin, behind in pairwise([*starts, high + 1]) if begin < behind]


def _difference(polynomial: Sequence[int]) -> list[int]:
    """p(k + 1) - p(k): by the binomial theorem, of one degree less."""
    degree = len(polynomial) - 1
    return [
        sum(polynomial[power] * comb(power, lower) for power in range(lower + 1, degree + 1))
        for lower in range(degree)
    ]


def _first(holds: Callable[[int], bool], begin: int, end: int) -> int:
    """The first number for which it holds; it does so for all that follow, and for `end`."""
    while begin < end:
        middle = (begin + end) // 2
        begin, end = (begin, middle) if holds(middle) else (middle + 1, end)
    return begin
