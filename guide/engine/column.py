"""One column of a decision table: which rules take a value, as the bits of a number.

The values of a name fall into classes that no rule tells apart: each text that some rule names, all other
texts; each number or date that some rule names, alone or as the end of a range, and each stretch between two
of those. The rules that take one value of a class take all of it, so they are worked out once for each class
that is met, and by `holds`: this module knows which values are alike, never what a test means.

Never enters: conditions on several names, results.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from guide.language.conditions import (
    Among,
    Condition,
    Every,
    Name,
    Scalar,
    Some,
    Test,
    Value,
    holds,
    satisfies,
)

Tests: TypeAlias = Sequence[Condition | None]
"""What each rule asks of one name; None is nothing."""

_OTHER = object()
"""The class of the texts that no rule names."""

KEPT_BITS = 1 << 23
"""Bits that one column keeps of the classes it met (a megabyte); when there are more it begins again."""

_NUMBERS = frozenset({int, Decimal})  # not bool, which lies in no range
_TEXTS = frozenset({str})


class Scale:
    """The values that tests name, by what may be done with them.

    Texts without an order are `named`; numbers, or texts with an order (dates), are `points` in order, of the
    types in `sorts`. Of anything else, which only a table built by hand has, nothing is known.
    """

    __slots__ = ("named", "points", "sorts")

    def __init__(self, amongs: Collection[Among]) -> None:
        values = {value for among in amongs for value in among.values}
        ends = {end for among in amongs for one in among.ranges for end in (one.low, one.high)} - {None}
        types = {type(value) for value in values | ends}
        self.named: frozenset[Scalar] | None = None
        self.points: list[Any] = []
        self.sorts: frozenset[type] = frozenset()
        if types <= _TEXTS and not ends:
            self.named = frozenset(values)
        elif types <= _NUMBERS or types <= _TEXTS:
            self.points = sorted(values | ends)
            self.sorts = _NUMBERS if types <= _NUMBERS else _TEXTS


class Column:
    """What the rules of a table, or of a part of it, ask of one name. Bit n stands for rule n."""

    __slots__ = ("_kept", "_named", "_points", "_rows", "_size", "_sorts", "name")

    def __init__(self, name: Name, tests: Tests) -> None:
        self.name = name
        self._size = len(tests)
        self._rows: dict[Condition | None, list[int]] = {}
        for row, test in enumerate(tests):
            self._rows.setdefault(test, []).append(row)
        scale = Scale([among for test in self._rows if test is not None for among in _amongs_in(test)])
        self._named, self._points, self._sorts = scale.named, scale.points, scale.sorts
        self._kept: dict[object, int] = {}

    def taking(self, value: Value | None) -> int:
        """The rules that take the value."""
        kind = type(value)
        key: object
        if kind is str and self._named is not None:
            key = value if value in self._named else _OTHER
        elif kind in self._sorts:
            # Odd on a point, even between two of them.
            key = bisect_left(self._points, value) + bisect_right(self._points, value)
        elif isinstance(value, Mapping):
            key = frozenset(value.items())
        else:
            key = (kind, value)
        bits = self._kept.get(key)
        return self._meet(key, value) if bits is None else bits

    def _meet(self, key: object, value: Value | None) -> int:
        """Work out a class by one of its values."""
        if len(self._kept) * self._size > KEPT_BITS:
            self._kept.clear()
        rows: list[int] = []
        for test, asking in self._rows.items():
            if test is None or _takes(test, value):
                rows += asking
        bits = self._kept[key] = bits_of(rows, self._size)
        return bits


def bits_of(rows: Iterable[int], size: int) -> int:
    """The number whose bits are these rows, of `size` in all."""
    octets = bytearray(size // 8 + 1)
    for row in rows:
        octets[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(octets, "little")


def rows_of(bits: int) -> list[int]:
    """The rows that are bits of the number, in order."""
    rows = []
    while bits:
        # From the top, so that the number gets shorter.
        row = bits.bit_length() - 1
        rows.append(row)
        bits ^= 1 << row
    rows.reverse()
    return rows


def among_of(test: Condition) -> Among | None:
    """A set that must hold the value wherever the test holds; None if there is none at hand."""
    for part in test.parts if isinstance(test, Every) else (test,):
        if isinstance(part, Test) and isinstance(part.predicate, Among):
            return part.predicate
    return None


def _amongs_in(condition: Condition) -> Iterator[Among]:
    """Every set the condition names, however deep."""
    match condition:
        case Test(_, predicate):
            if isinstance(predicate, Among):
                yield predicate
        case Every(parts) | Some(parts):
            for part in parts:
                yield from _amongs_in(part)
        case _:
            yield from _amongs_in(condition.part)


def _takes(test: Condition, value: Value | None) -> bool:
    if isinstance(test, Test):
        return satisfies(value, test.predicate)
    return holds(test, lambda _: value)
