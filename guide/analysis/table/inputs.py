"""What an input of a table can be, as far as its rules tell values apart: one witness for each class.

Numbers and dates are cut where a rule's set or range begins or ends; for several that are answered together
see `together`. What arithmetic or an aggregate gives is taken as any number, which
is more than it can be.

Never enters: rules as a whole, answers of other questions.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from msgspec import Struct

from guide.analysis.table.together import chosen, listed, marked
from guide.engine.amounts import EXACT, canonical
from guide.language.conditions import Among, AnswerOf, MarkOf, Name, OutputOf, Scalar, Test, Value
from guide.language.model import (
    MARKS,
    NO,
    YES,
    Aggregate,
    Amount,
    Asking,
    Dates,
    Flow,
    HitPolicy,
    MarkEach,
    Numbers,
    OneOf,
    SomeOf,
)

_ANY_DECIMALS = 9
"""Decimal places of a number that no question bounds."""

_USUAL_DAY = date(2026, 4, 1).toordinal()
"""A day that an answer may be."""


def witnesses(flow: Flow, name: Name, tests: Sequence[Test]) -> tuple[Value, ...]:
    """A value of each class, numbers and dates in order. Raises TooManyError where there are too many."""
    match name:
        case AnswerOf(question):
            return _of_question(flow.asking(question), tests)
        case MarkOf():
            return MARKS
        case OutputOf():
            return _of_output(flow, name, tests)
        case _:
            is_number = isinstance(flow.values[name.value], Amount)
            return _numbers(_ANY, _amongs(tests)) if is_number else (YES, NO)


def _of_question(step: Asking, tests: Sequence[Test]) -> tuple[Value, ...]:
    match step.domain:
        case OneOf(options):
            return tuple(options)
        case SomeOf():
            return chosen(step, step.domain, tests)
        case MarkEach(items):
            return marked(tuple(items), tests)
        case Numbers():
            return _numbers(step.domain, _amongs(tests))
        case Dates():
            return _dates(step.domain, _amongs(tests))
        case _:
            return ("文",)


def _of_output(flow: Flow, name: OutputOf, tests: Sequence[Test]) -> tuple[Value, ...]:
    table, output = flow.tables[name.table], flow.tables[name.table].output(name.output)
    if table.gives_list:
        return listed(output.given, tests)
    if table.hit_policy is HitPolicy.COLLECT and table.aggregate is not Aggregate.LIST:
        return _numbers(_ANY, _amongs(tests))
    numbers = sorted(value for value in output.given if not isinstance(value, str))
    return (*numbers, *(value for value in output.given if isinstance(value, str)))


def _amongs(tests: Iterable[Test]) -> list[Among]:
    return [test.predicate for test in tests if isinstance(test.predicate, Among)]


# Numbers and dates, counted in the smallest steps that the question takes


class _End(Struct, frozen=True):
    """A place where a set begins or ends: before a value, or behind it."""

    value: Scalar
    behind: bool


def _ends(amongs: Iterable[Among]) -> Iterator[_End]:
    for among in amongs:
        for value in among.values:
            yield from (_End(value, behind=False), _End(value, behind=True))
        for one in among.ranges:
            if one.low is not None:
                yield _End(one.low, behind=one.low_open)
            if one.high is not None:
                yield _End(one.high, behind=not one.high_open)


def _stretches(taken: range, starts: Iterable[int], usual: int | None) -> Iterator[int]:
    """A step that is taken in each stretch that begins at a start, and in the one before all.

    Where a usual one is given, as the question sets no lower bound, the first is just before all starts, or
    the usual one.
    """
    if not taken:
        return
    inside = sorted({start for start in starts if start in taken} - {taken.start})
    if usual is None:
        yield taken.start
    else:
        yield inside[0] - 1 if inside else min(max(usual, taken.start), taken.stop - 1)
    yield from inside


_ANY = Numbers(None, None, _ANY_DECIMALS, "")


def _numbers(domain: Numbers, amongs: Iterable[Among]) -> tuple[Value, ...]:
    unit = Decimal(1).scaleb(-domain.decimals)

    def steps(number: Decimal, rounding: str) -> int:
        return int(EXACT.divide(number, unit).to_integral_value(rounding, EXACT))

    numbers = [(Decimal(end.value), end.behind) for end in _ends(amongs) if not isinstance(end.value, str)]
    starts = [
        steps(number, ROUND_FLOOR) + 1 if behind else steps(number, ROUND_CEILING)
        for number, behind in numbers
    ]
    found = _stretches(domain.taken(), starts, usual=0 if domain.least is None else None)
    return tuple(canonical(EXACT.multiply(unit, Decimal(step))) for step in found)


def _dates(domain: Dates, amongs: Iterable[Among]) -> tuple[Value, ...]:
    def day(written: str) -> int:
        return date.fromisoformat(written).toordinal()

    ends = [end for end in _ends(amongs) if isinstance(end.value, str)]
    starts = [day(str(end.value)) + end.behind for end in ends]
    found = _stretches(domain.taken(), starts, usual=_USUAL_DAY if domain.least is None else None)
    return tuple(date.fromordinal(one).isoformat() for one in found)
