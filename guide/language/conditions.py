"""Conditions on answers, as data over finite domains, and what they mean.

A condition is a test of a named value against a set, a range or a count, joined by every / some / not.
Nothing is ever evaluated as code, so every claim about a flow can be decided exactly. A name without a
value satisfies no test.

Never enters: parsing (see `condition_syntax`), wording, table evaluation.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import TypeAlias

from msgspec import Struct

Scalar: TypeAlias = str | int | Decimal | bool
"""One value: an option id, a mark, an ISO date, a number, a table's output."""

_SCALARS = (str, int, Decimal)
"""The types of scalars; a bool is an int. A tuple, for a union would be made anew for every value tested."""

Value: TypeAlias = Scalar | tuple[Scalar, ...] | Mapping[str, str]
"""An answer or an output: a scalar, a list (choices, ticks, a list output) or checklist marks by item."""


class AnswerOf(Struct, frozen=True):
    """The answer to a question, by the question's step id."""

    question: str

    def __str__(self) -> str:
        return self.question


class MarkOf(Struct, frozen=True):
    """The mark (yes, no, unsure) of one checklist item."""

    question: str
    item: str

    def __str__(self) -> str:
        return f"{self.question}.{self.item}"


class OutputOf(Struct, frozen=True):
    """An output of a decision table."""

    table: str
    output: str

    def __str__(self) -> str:
        return f"{self.table}.{self.output}"


class ValueOf(Struct, frozen=True):
    """A derived value."""

    value: str

    def __str__(self) -> str:
        return self.value


Name: TypeAlias = AnswerOf | MarkOf | OutputOf | ValueOf
"""What a condition may test or a text may echo."""


def origin(name: Name) -> tuple[str, bool]:
    """The id of the question, table or derived value a name is of, and whether it is a question's."""
    if isinstance(name, OutputOf):
        return name.table, False
    if isinstance(name, ValueOf):
        return name.value, False
    return name.question, True


class Range(Struct, frozen=True):
    """An interval of numbers or ISO dates; a missing end is unbounded."""

    low: Scalar | None = None
    high: Scalar | None = None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: object) -> bool:
        if isinstance(value, bool) or not isinstance(value, _SCALARS):
            return False
        # ISO dates compare as text; a date never meets a number, the linker sees to that.
        below = self.low is not None and (value <= self.low if self.low_open else value < self.low)  # type: ignore[operator]
        above = self.high is not None and (value >= self.high if self.high_open else value > self.high)  # type: ignore[operator]
        return not (below or above)


class Among(Struct, frozen=True):
    """The value is one of `values` or lies in one of `ranges`."""

    values: frozenset[Scalar] = frozenset()
    ranges: tuple[Range, ...] = ()


class Count(Struct, frozen=True):
    """How many of `members` are chosen (or, for a checklist, carry one of `marks`) lies in `within`."""

    members: frozenset[Scalar]
    within: Range
    marks: frozenset[str] = frozenset()


class Answered(Struct, frozen=True):
    """The name has a value at all."""


Predicate: TypeAlias = Among | Count | Answered
"""What a test asks of one value."""


class Test(Struct, frozen=True):
    """`predicate` holds of the value of `name`."""

    name: Name
    predicate: Predicate


class Every(Struct, frozen=True):
    """All parts hold; holds when there is none."""

    parts: "tuple[Condition, ...]"


class Some(Struct, frozen=True):
    """At least one part holds."""

    parts: "tuple[Condition, ...]"


class Not(Struct, frozen=True):
    """The part does not hold."""

    part: "Condition"


Condition: TypeAlias = Test | Every | Some | Not
"""A condition on answers."""

Lookup: TypeAlias = Callable[[Name], Value | None]
"""Gives the value of a name, or None when it has none."""


def holds(condition: Condition, value_of: Lookup) -> bool:
    """Whether the condition holds when names have the values `value_of` gives. Total: never raises.

    Asked hundreds of times for every step of a proof: plain tests of types take half as long as patterns.
    """
    if isinstance(condition, Test):
        return satisfies(value_of(condition.name), condition.predicate)
    if isinstance(condition, (Every, Some)):
        settling = isinstance(condition, Some)
        for part in condition.parts:
            if holds(part, value_of) is settling:
                return settling
        return not settling
    return not holds(condition.part, value_of)


def satisfies(value: Value | None, predicate: Predicate) -> bool:
    """Whether one value satisfies a predicate; None satisfies nothing."""
    if value is None:
        return False
    if isinstance(predicate, Among):
        if not isinstance(value, _SCALARS):
            return False
        return value in predicate.values or any(value in one for one in predicate.ranges)
    if isinstance(predicate, Count):
        return _counted(value, predicate) in predicate.within
    return True


def _counted(value: Value, count: Count) -> int | None:
    """How many of the members the value has; None, which lies in no range, when it is nothing to count in."""
    if isinstance(value, tuple):
        return sum([member in count.members for member in value])
    if isinstance(value, Mapping):
        return sum([item in count.members and mark in count.marks for item, mark in value.items()])
    return None


def names_in(condition: Condition) -> Iterator[Name]:
    """Every name the condition tests, in order of writing, repeats included."""
    waiting = [condition]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Test):
            yield one.name
        elif isinstance(one, Not):
            waiting.append(one.part)
        else:
            waiting += one.parts[::-1]
