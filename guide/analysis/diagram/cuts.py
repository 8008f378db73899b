"""How the answers of a flow are cut into classes that no condition tells apart.

What is answered by itself is a unit: a question with one value, each item of a checklist, each option of
several that may be chosen together. Only units that a condition reads are told apart: an option or item that
nothing reads is `free`. A class holds the values of a unit that satisfy the same predicates; it carries a
witness that the question takes, and its size (None where the question sets no bounds).

Never enters: what a condition means as a whole (see `meaning`), where it is read.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from msgspec import Struct

from guide.engine.amounts import EXACT, canonical
from guide.language.conditions import (
    Among,
    AnswerOf,
    Condition,
    Count,
    Every,
    MarkOf,
    Name,
    Predicate,
    Scalar,
    Some,
    Test,
    Value,
    satisfies,
)
from guide.language.model import MARKS, Asking, Dates, MarkEach, Numbers, OneOf, SomeOf


class Class(Struct, frozen=True):
    """Values of a unit that no condition tells apart.

    `values` are all of them where they are listed (options, marks; True and False for an option of several);
    numbers and dates have the least and the greatest instead, both taken by the question. `size` is how many
    there are, None where the question sets no bounds.
    """

    witness: Value
    size: int | None
    values: tuple[Scalar, ...] = ()
    least: Scalar | None = None
    greatest: Scalar | None = None


class Unit(Struct, frozen=True):
    """What is answered by itself; `item` is the checklist item or option, or empty for a question."""

    step: str
    item: str
    classes: tuple[Class, ...]

    def class_of(self, value: Any) -> int:  # noqa: ANN401 - numbers or dates, as the question has it
        """The class that holds a value the unit takes."""
        if len(self.classes) == 1:
            return 0
        if self.classes[0].values:
            return next(index for index, one in enumerate(self.classes) if value in one.values)
        greatest: list[Any] = [one.greatest for one in self.classes]
        return bisect_left(greatest, value)


class Cut(Struct, frozen=True):
    """A question cut into units.

    `lead` says whether it was answered, and how if it has one value; where several things are answered
    together (`several`) there is a unit for each item or option that something reads, in the order in which
    conditions name them.
    """

    lead: Unit
    units: tuple[Unit, ...] = ()
    several: bool = False


def asked_by_question(conditions: Iterable[Condition]) -> dict[str, list[Test]]:
    """The tests of answers and marks in conditions, by question, each once, in the order of writing."""
    found: dict[str, dict[Test, None]] = {}
    for condition in conditions:
        for test in _tests(condition):
            if isinstance(test.name, AnswerOf | MarkOf):
                found.setdefault(test.name.question, {})[test] = None
    return {question: list(tests) for question, tests in found.items()}


def _tests(condition: Condition) -> Iterator[Test]:
    waiting = [condition]
    while waiting:
        one = waiting.pop()
        match one:
            case Test():
                yield one
            case Every(parts) | Some(parts):
                waiting += reversed(parts)
            case _:
                waiting.append(one.part)


def cut(step: Asking, tests: Sequence[Test], apart: Iterable[str] = ()) -> Cut:
    """The question or page cut by the tests of its answers.

    Options of several are told apart if they are tested, or named in `apart`.
    """
    asked = [test.predicate for test in tests if isinstance(test.name, AnswerOf)]
    match step.domain:
        case OneOf(options):
            return Cut(Unit(step.id, "", _listed(tuple(options), asked)))
        case Numbers():
            return Cut(Unit(step.id, "", _numbers(step.domain, asked)))
        case Dates():
            return Cut(Unit(step.id, "", _dates(step.domain, asked)))
        case MarkEach(items):
            return Cut(_given(step), tuple(_items(step.id, tuple(items), tests)), several=True)
        case SomeOf(options):
            read = [one.members for one in asked if isinstance(one, Count)]
            named = _in_order(tuple(options), [*read, apart])
            return Cut(_given(step), tuple(_option(step.id, option) for option in named), several=True)
        case _:
            return Cut(Unit(step.id, "", (Class("文", None),)))


def _given(step: Asking) -> Unit:
    return Unit(step.id, "", (Class((), 1),))


def _option(step: str, option: str) -> Unit:
    # Chosen or not; not chosen first, so that a witness holds no more than it must.
    return Unit(step, option, (Class(False, 1, (False,)), Class(True, 1, (True,))))  # noqa: FBT003


def _in_order(known: Sequence[str], named: Iterable[Iterable[Scalar]]) -> list[str]:
    """The members in the order in which they are first named; those named together in that of the file."""
    found: dict[str, None] = {}
    for members in named:
        inside = frozenset(members)
        found |= dict.fromkeys(one for one in known if one in inside)
    return list(found)


def _items(step: str, items: Sequence[str], tests: Sequence[Test]) -> Iterator[Unit]:
    named: list[Iterable[Scalar]] = []
    for test in tests:
        if isinstance(test.name, MarkOf):
            named.append((test.name.item,))
        elif isinstance(test.predicate, Count):
            named.append(test.predicate.members)
    for item in _in_order(items, named):
        name: Name = MarkOf(step, item)
        asked: list[Predicate] = [test.predicate for test in tests if test.name == name]
        asked += [
            Among(frozenset(test.predicate.marks))
            for test in tests
            if isinstance(test.predicate, Count) and item in test.predicate.members
        ]
        yield Unit(step, item, _listed(MARKS, asked))


def _listed(values: Sequence[str], asked: Sequence[Predicate]) -> tuple[Class, ...]:
    """Listed values by what they satisfy."""
    groups: dict[tuple[bool, ...], list[Scalar]] = {}
    for value in values:
        groups.setdefault(tuple(satisfies(value, one) for one in asked), []).append(value)
    return tuple(Class(group[0], len(group), tuple(group)) for group in groups.values())


# Numbers and dates


class _Scale(Struct, frozen=True):
    """Whole steps that are taken; how a step is written; which ends are our own."""

    taken: range
    written: Callable[[int], Scalar]
    open_low: bool
    open_high: bool

    def stretches(self, starts: Iterable[int], asked: Sequence[Predicate]) -> tuple[Class, ...]:
        """The stretches that begin at some of `starts`, neighbours joined where they satisfy the same."""
        if not self.taken:
            return ()
        begins = sorted({self.taken.start, *(start for start in starts if start in self.taken)})
        kept = [begins[0]]
        before = self._satisfied(begins[0], asked)
        for begin in begins[1:]:
            satisfied = self._satisfied(begin, asked)
            if satisfied != before:
                kept.append(begin)
            before = satisfied
        return tuple(self._stretch(*ends) for ends in zip(kept, [*kept[1:], self.taken.stop], strict=True))

    def _satisfied(self, step: int, asked: Sequence[Predicate]) -> tuple[bool, ...]:
        return tuple(satisfies(self.written(step), one) for one in asked)

    def _stretch(self, begin: int, behind: int) -> Class:
        first, last = begin == self.taken.start, behind == self.taken.stop
        least, greatest = self.written(begin), self.written(behind - 1)
        witness = greatest if first and self.open_low else least
        endless = (first and self.open_low) or (last and self.open_high)
        return Class(witness, None if endless else behind - begin, (), least, greatest)


def _numbers(domain: Numbers, asked: Sequence[Predicate]) -> tuple[Class, ...]:
    unit = Decimal(1).scaleb(-domain.decimals)
    scale = _Scale(
        domain.taken(),
        written=lambda steps: canonical(EXACT.multiply(unit, Decimal(steps))),
        open_low=domain.least is None,
        open_high=domain.most is None,
    )
    points = [Decimal(one) for one in _ends(asked) if not isinstance(one, str)]
    starts = [_steps(one, unit, ROUND_CEILING) for one in points]
    return scale.stretches([*starts, *(_steps(one, unit, ROUND_FLOOR) + 1 for one in points)], asked)


def _steps(number: Decimal, unit: Decimal, rounding: str) -> int:
    """A number counted in the smallest unit that the question takes."""
    return int(EXACT.divide(number, unit).to_integral_value(rounding, EXACT))


def _dates(domain: Dates, asked: Sequence[Predicate]) -> tuple[Class, ...]:
    scale = _Scale(
        domain.taken(),
        written=lambda day: date.fromordinal(day).isoformat(),
        open_low=domain.least is None,
        open_high=domain.most is None,
    )
    days = [_day(one) for one in _ends(asked) if isinstance(one, str)]
    return scale.stretches([*days, *(day + 1 for day in days)], asked)


def _day(written: str) -> int:
    return date.fromisoformat(written).toordinal()


def _ends(asked: Iterable[Predicate]) -> Iterator[Scalar]:
    for one in asked:
        if isinstance(one, Among):
            yield from one.values
            for within in one.ranges:
                yield from (end for end in (within.low, within.high) if end is not None)
