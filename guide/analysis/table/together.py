"""Answers of several parts (items, options), one for each class that tests tell apart.

Part by part, where all ways so far with the same counts are one way: what tests only count is not combined,
so a checklist of twenty items of which a rule asks how many are answered はい has no more classes than it has
counts. Only what is named one by one multiplies.

Never enters: numbers and dates (see `inputs`), where classes are used.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from operator import add
from typing import TypeAlias

from guide.engine.answers import Refusal, accept
from guide.language.conditions import Count, MarkOf, Range, Scalar, Test, Value, satisfies
from guide.language.model import MARKS, YES, Asking, SomeOf

MOST_TOGETHER = 1 << 12
"""Combinations of counts of one input that are told apart."""

_CHOSEN = (False, True)
"""Not chosen first, so that a way holds no more than it must."""

_Way: TypeAlias = "tuple[_Way, Scalar, Scalar] | None"
"""The way before, a part and what it carries."""


class TooManyError(Exception):
    """An input has more classes, or a rule is more boxes, than are looked at."""


def marked(items: Sequence[str], tests: Iterable[Test]) -> tuple[Value, ...]:
    """Marks of a checklist; items that nothing reads are answered はい."""
    counts = _counts(tests)
    found = _ways(counts, _read(items, counts), MARKS)
    named: list[Value] = [{item: str(way.get(item, YES)) for item in items} for way in found]
    return _first_of_each(counts, named)


def chosen(step: Asking, domain: SomeOf, tests: Iterable[Test]) -> tuple[Value, ...]:
    """Options chosen together, with others that nothing reads where the question asks for more."""
    counts = _counts(tests)
    named = _read(tuple(domain.options), counts)
    others = [option for option in domain.options if option not in named]
    everyone, most = frozenset[Scalar](domain.options), len(domain.options)
    # How many there are, and whether one stands alone, decide if they are taken.
    rules = [
        Count(everyone, Range(max(domain.least, 1), most if domain.most is None else domain.most)),
        Count(frozenset(domain.exclusive), Range(1)),
    ]
    found: list[Value] = []
    for way in _ways([*counts, *rules], named, _CHOSEN):
        ones = [option for option, there in way.items() if there]
        taken = (accept(step, [*ones, *others[:more]]) for more in range(len(others) + 1))
        found += [value for value in taken if not isinstance(value, Refusal)][:1]
    return _first_of_each(counts, found)


def listed(values: Sequence[Scalar], tests: Iterable[Test]) -> tuple[Value, ...]:
    """Lists of a table's results, each at most once."""
    counts = _counts(tests)
    found = _ways(counts, _read(values, counts), _CHOSEN)
    return _first_of_each(counts, [tuple(one for one, there in way.items() if there) for way in found])


def _counts(tests: Iterable[Test]) -> list[Count]:
    """The tests as counts: the mark of one item is counted like those of many."""
    found = []
    for test in tests:
        if isinstance(test.predicate, Count):
            found.append(test.predicate)
        elif isinstance(test.name, MarkOf):
            marks = frozenset(mark for mark in MARKS if satisfies(mark, test.predicate))
            found.append(Count(frozenset({test.name.item}), Range(1), marks))
    return found


def _read(parts: Sequence[Scalar], counts: Sequence[Count]) -> list[Scalar]:
    return [part for part in parts if any(part in one.members for one in counts)]


def _ways(
    counts: Sequence[Count], parts: Sequence[Scalar], marks: Sequence[Scalar]
) -> list[dict[Scalar, Scalar]]:
    """What the parts carry, one way for each combination of counts. Raises TooManyError."""
    caps = [_cap(one) for one in counts]
    found: dict[tuple[int, ...], _Way] = {(0,) * len(counts): None}
    for part in parts:
        adding: dict[tuple[bool, ...], Scalar] = {}
        for mark in marks:
            counted = tuple(part in one.members and (mark is True or mark in one.marks) for one in counts)
            adding.setdefault(counted, mark)
        after: dict[tuple[int, ...], _Way] = {}
        for numbers, way in found.items():
            for more, mark in adding.items():
                after.setdefault(tuple(map(min, map(add, numbers, more), caps)), (way, part, mark))
        if len(after) > MOST_TOGETHER:
            raise TooManyError
        found = after
    return [_told(way) for way in found.values()]


def _cap(count: Count) -> int:
    """The number from which on the range takes all alike."""
    ends = (count.within.low, count.within.high)
    return max((int(end) + 1 for end in ends if isinstance(end, int | Decimal)), default=0)


def _told(way: _Way) -> dict[Scalar, Scalar]:
    carried: list[tuple[Scalar, Scalar]] = []
    while way is not None:
        way, part, mark = way
        carried.append((part, mark))
    return dict(reversed(carried))


def _first_of_each(counts: Sequence[Count], values: Iterable[Value]) -> tuple[Value, ...]:
    """The values without those that all counts treat as one before."""
    first: dict[tuple[bool, ...], Value] = {}
    for value in values:
        first.setdefault(tuple(satisfies(value, one) for one in counts), value)
    return tuple(first.values())
