"""A decision table as boxes: each column cut into the classes that its rules tell apart.

A column is one thing that is answered: an input or, where an input and its items are both asked, the whole
checklist. Classes are told by a witness each, a value that the input can have. A rule is one box, or several
where its condition has alternatives over several columns. Every input is taken to have a value: what follows
from questions that are not asked is not a matter of the table.

Never enters: which inputs can come together in a walk, hit policies.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise, product
from typing import Any

from msgspec import Struct

from guide.analysis.table.inputs import witnesses
from guide.analysis.table.overlap import Box
from guide.analysis.table.together import TooManyError
from guide.language.conditions import (
    Among,
    AnswerOf,
    Condition,
    Every,
    Lookup,
    MarkOf,
    Name,
    Not,
    Scalar,
    Some,
    Test,
    Value,
    holds,
    names_in,
)
from guide.language.model import Flow, Table

MOST_BOXES = 64
"""Boxes that one rule may be."""


class Grid(Struct, frozen=True, dict=True):
    """A table as boxes. `rules` tells the rule of each box, from 0; one that nothing fits has none."""

    columns: tuple[Name, ...]
    classes: tuple[tuple[Value, ...], ...]
    boxes: tuple[Box, ...]
    rules: tuple[int, ...]

    @cached_property
    def space(self) -> Box:
        """All classes of every column."""
        return tuple((1 << len(classes)) - 1 for classes in self.classes)

    def witness(self, box: Box) -> dict[str, Value]:
        """Values of the columns that lie in the box, by name."""
        return {
            str(name): classes[(cell & -cell).bit_length() - 1]
            for name, classes, cell in zip(self.columns, self.classes, box, strict=True)
        }


def grid(flow: Flow, table: Table) -> Grid:
    """The table as boxes; raises TooManyError where that would take too many."""
    columns = _columns(table)
    tests: dict[Name, dict[Test, None]] = {name: {} for name in columns.values()}
    for rule in table.rules:
        for test in _tests(rule.when) if rule.when else ():
            tests[columns[test.name]][test] = None
    cut = [_Column(name, witnesses(flow, name, tuple(asked))) for name, asked in tests.items()]
    reader = _Reader(cut, columns)
    boxes: list[Box] = []
    rules: list[int] = []
    for index, rule in enumerate(table.rules):
        for box in reader.boxes(rule.when):
            boxes.append(box)
            rules.append(index)
    return Grid(tuple(tests), tuple(tuple(one.classes) for one in cut), tuple(boxes), tuple(rules))


def _columns(table: Table) -> dict[Name, Name]:
    """The column of each name that a rule reads: items by themselves unless their checklist is read."""
    read = [name for rule in table.rules if rule.when for name in names_in(rule.when)]
    whole = {name.question for name in read if isinstance(name, AnswerOf)}
    return {
        name: AnswerOf(name.question) if isinstance(name, MarkOf) and name.question in whole else name
        for name in read
    }


def _tests(condition: Condition) -> Iterator[Test]:
    match condition:
        case Test():
            yield condition
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _tests(part)
        case _:
            yield from _tests(condition.part)


class _Column:
    """The classes of a column, and which of them satisfy a test."""

    def __init__(self, name: Name, classes: Sequence[Value]) -> None:
        self.name = name
        self.classes = classes
        self.all = (1 << len(classes)) - 1
        # Numbers and dates come in their order, so a range is found by its ends.
        self._ordered: list[Any] = list(classes) if _in_order(classes) else []
        # Texts without an order have no ranges.
        self._place: dict[Scalar, int] = {
            value: index for index, value in enumerate(classes) if isinstance(value, str | int | Decimal)
        }
        self._known: dict[Condition, int] = {}

    def taking(self, condition: Condition) -> int:
        """The classes that satisfy a condition on this column alone, as bits."""
        known = self._known.get(condition)
        if known is None:
            known = self._known[condition] = self._taking(condition)
        return known

    def _taking(self, condition: Condition) -> int:
        match condition:
            # A mark of a whole checklist is not: it is looked for in each class.
            case Test(name, Among(values) as among) if name == self.name:
                if self._ordered:
                    return self._ranged(among)
                return sum(1 << self._place[value] for value in values if value in self._place)
        bits = 0
        for index, value in enumerate(self.classes):
            if holds(condition, _only(value)):
                bits |= 1 << index
        return bits

    def _ranged(self, among: Among) -> int:
        bits = 0
        for value in among.values:
            bits |= self._stretch(bisect_left(self._ordered, value), bisect_right(self._ordered, value))
        for one in among.ranges:
            low = bisect_right if one.low_open else bisect_left
            high = bisect_left if one.high_open else bisect_right
            bits |= self._stretch(
                0 if one.low is None else low(self._ordered, one.low),
                len(self._ordered) if one.high is None else high(self._ordered, one.high),
            )
        return bits

    @staticmethod
    def _stretch(begin: int, end: int) -> int:
        return (1 << end) - (1 << begin) if begin < end else 0


def _in_order(classes: Sequence[Value]) -> bool:
    values: list[Any] = list(classes)
    if any(isinstance(value, bool | tuple | Mapping) for value in values):
        return False
    same = len({isinstance(value, str) for value in values}) == 1
    return same and all(one < other for one, other in pairwise(values))


def _only(value: Value) -> Lookup:
    """A look-up for the names of one column: the value, or the mark of its item."""

    def value_of(name: Name) -> Value | None:
        return value.get(name.item) if isinstance(name, MarkOf) and isinstance(value, Mapping) else value

    return value_of


class _Reader:
    """Reads conditions as boxes."""

    def __init__(self, columns: Sequence[_Column], column_of: Mapping[Name, Name]) -> None:
        self._columns = columns
        place = {column.name: index for index, column in enumerate(columns)}
        self._place = {name: place[column] for name, column in column_of.items()}
        self._everything: Box = tuple(column.all for column in columns)

    def boxes(self, condition: Condition | None) -> list[Box]:
        """The boxes that the condition fits, none of them empty; raises TooManyError beyond MOST_BOXES."""
        return [self._everything] if condition is None else self._boxes(condition, wanted=True)

    def _boxes(self, condition: Condition, *, wanted: bool) -> list[Box]:
        places = {self._place[name] for name in names_in(condition)}
        if len(places) == 1:
            return self._in_column(places.pop(), condition, wanted=wanted)
        match condition:
            case Not(part):
                return self._boxes(part, wanted=not wanted)
            case Every(parts) | Some(parts):
                found = [self._boxes(part, wanted=wanted) for part in parts]
                return (
                    _common(found, self._everything)
                    if isinstance(condition, Every) is wanted
                    else _all_of(found)
                )
            case _:  # pragma: no cover - a test has one name
                raise AssertionError

    def _in_column(self, place: int, condition: Condition, *, wanted: bool) -> list[Box]:
        column = self._columns[place]
        taking = column.taking(condition)
        cell = taking if wanted else column.all & ~taking
        return [(*self._everything[:place], cell, *self._everything[place + 1 :])] if cell else []


def _all_of(alternatives: Sequence[list[Box]]) -> list[Box]:
    return _few(dict.fromkeys(box for boxes in alternatives for box in boxes))


def _common(parts: Sequence[list[Box]], everything: Box) -> list[Box]:
    """What all parts have in common."""
    found = [everything]
    for boxes in parts:
        met = (tuple(map(int.__and__, one, other)) for one, other in product(found, boxes))
        found = _few(dict.fromkeys(box for box in met if all(box)))
    return found


def _few(boxes: Mapping[Box, None]) -> list[Box]:
    if len(boxes) > MOST_BOXES:
        raise TooManyError
    return list(boxes)
