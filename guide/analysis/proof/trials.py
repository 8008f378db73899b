"""Answers that stand for all others: every answer has one among them that no test tells from it.

Values at and beside every end of a range, options and marks in every combination, where of those that all
tests treat alike only the number counts.

Never enters: proofs, how the classes of one were found.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import product

from guide.engine.amounts import EXACT
from guide.engine.answers import Refusal, accept
from guide.engine.values import Values
from guide.language.conditions import Among, Count, MarkOf, Scalar, Test, Value, satisfies
from guide.language.model import MARKS, Asking, Dates, Flow, MarkEach, Numbers, OneOf, SomeOf

MOST_TRIED = 1 << 18
"""Answers of one question that are tried."""


class TooManyError(Exception):
    """A question has more answers that stand for others than are tried."""


def signature(tests: Sequence[tuple[Flow, Test]], step: str, value: Value) -> tuple[bool, ...]:
    """Which of the tests an answer passes: tests of it, and of what is calculated in a flow from it alone."""
    live = {step: value}
    values = {id(flow): Values(flow, live) for flow, _ in tests}
    return tuple([satisfies(values[id(flow)].of(test.name), test.predicate) for flow, test in tests])


def tried(step: Asking, tests: Sequence[Test]) -> Iterator[Value]:
    """Answers of which every answer has one that no test tells from it."""
    for raw in _raw(step, tests):
        value = accept(step, raw)
        if not isinstance(value, Refusal):
            yield value


def _raw(step: Asking, tests: Sequence[Test]) -> Iterable[object]:
    match step.domain:
        case OneOf(options):
            return options
        case SomeOf(options):
            return _combinations(step.id, _alike(options, tests, step.domain.exclusive), (False, True))
        case MarkEach(items):
            return _combinations(step.id, _alike(items, tests, frozenset()), MARKS)
        case Numbers():
            return _numbers(step.domain, tests)
        case Dates():
            return _days(step.domain, tests)
        case _:
            return ["文"]


def _alike(items: Iterable[str], tests: Sequence[Test], alone: frozenset[str]) -> list[list[str]]:
    """The options or items in groups that every test treats alike."""
    groups: dict[tuple[bool, ...], list[str]] = {}
    for item in items:
        treated = [item in test.predicate.members for test in tests if isinstance(test.predicate, Count)]
        treated += [test.name.item == item for test in tests if isinstance(test.name, MarkOf)]
        groups.setdefault((item in alone, *treated), []).append(item)
    return list(groups.values())


def _combinations(step: str, groups: list[list[str]], marks: Sequence[object]) -> Iterator[object]:
    """How many of each group carry each mark, in every way: which of them does not matter."""
    ways = [list(_shares(len(group), len(marks))) for group in groups]
    total = 1
    for shares in ways:
        total *= len(shares)
    if total > MOST_TRIED:
        raise TooManyError(step)
    for chosen in product(*ways):
        marked: dict[str, object] = {}
        for group, share_of in zip(groups, chosen, strict=True):
            carried = [mark for mark, share in zip(marks, share_of, strict=True) for _ in range(share)]
            marked.update(zip(group, carried, strict=True))
        yield [item for item, mark in marked.items() if mark] if marks == (False, True) else marked


def _shares(size: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Every way to share out so many among so many parts."""
    if parts == 1:
        yield (size,)
        return
    for first in range(size + 1):
        for rest in _shares(size - first, parts - 1):
            yield (first, *rest)


def _ends(tests: Sequence[Test]) -> Iterator[Scalar]:
    for test in tests:
        if isinstance(test.predicate, Among):
            yield from test.predicate.values
            for one in test.predicate.ranges:
                yield from (end for end in (one.low, one.high) if end is not None)


def _numbers(domain: Numbers, tests: Sequence[Test]) -> Iterator[Decimal]:
    """Every end of a range and every bound, rounded to what is taken, and the numbers beside."""
    unit = Decimal(1).scaleb(-domain.decimals)
    ends = [Decimal(end) for end in _ends(tests) if not isinstance(end, str)]
    bounds = [end for end in (domain.least, domain.most) if end is not None]
    for end in (*ends, *bounds, Decimal(0)):
        for rounding in (ROUND_FLOOR, ROUND_CEILING):
            nearest = EXACT.multiply(EXACT.divide(end, unit).to_integral_value(rounding, EXACT), unit)
            yield from (EXACT.subtract(nearest, unit), nearest, EXACT.add(nearest, unit))


def _days(domain: Dates, tests: Sequence[Test]) -> Iterator[str]:
    """Every end of a range and every bound, and the days beside."""
    for end in (*_ends(tests), domain.least, domain.most, "2026-04-01"):
        if isinstance(end, str):
            day = date.fromisoformat(end)
            for beside in (-1, 0, 1):
                if date.min.toordinal() <= day.toordinal() + beside <= date.max.toordinal():
                    yield (day + timedelta(beside)).isoformat()
