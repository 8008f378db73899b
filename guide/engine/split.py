"""Splitting the rules of a long table by the value of one name, so that few are left to look at.

A split leaves out only rules that cannot hit. Those that it leaves are still tested as a whole, so it need
not be exact, only never too strict.

Never enters: what a test means, beyond "the value must be in this set".
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from guide.engine.column import Scale, Tests, among_of
from guide.language.conditions import Among, Condition, Name, Range, Test, Value

_STRETCHES = 32
"""Stretches into which numbers or dates are cut."""

WORTH = 0.6
"""The share of the rules that a split may leave, on average, to be worth it."""

_REPEATED = 16
"""The groups in which a rule may stand, on average, for a split to be worth its room."""


class Split:
    """A split by one name. Each text that rules ask for has a group, of numbers and dates each stretch."""

    __slots__ = ("_cuts", "_groups", "_others", "_reach", "_sorts", "exact", "left", "name", "repeated")

    def __init__(self, name: Name, rules: Sequence[int], tests: Tests) -> None:
        self.name = name
        asking: dict[Condition | None, list[int]] = {}
        for rule in rules:
            asking.setdefault(tests[rule], []).append(rule)
        amongs = {test: among for test in asking if test is not None and (among := among_of(test))}
        scale = Scale(amongs.values())
        self._sorts = tuple(scale.sorts)
        self._cuts: list[Any] = scale.points[:: len(scale.points) // _STRETCHES + 1][1:]
        self._reach = [
            (self._keys(among), asking.pop(test))
            for test, among in amongs.items()
            if (scale.points or scale.named) and not any(map(_is_everything, among.ranges))
        ]
        self._others = [rule for rows in asking.values() for rule in rows]
        self._groups: dict[object, list[int]] = {}
        # Then every rule of a group takes its text, and need not be asked again.
        self.exact = not scale.points and not asking.keys() - {None} and all(map(_is_among, amongs))
        grouped = sum(len(keys) * len(rows) for keys, rows in self._reach)
        self.left = len(self._others) + grouped / (len(scale.named or ()) or len(self._cuts) + 1)
        self.repeated = grouped / len(rules)

    def key(self, value: Value | None) -> object:
        """The group of a value; None is that of the values no rule asks for."""
        if self._sorts:
            return bisect_right(self._cuts, value) if isinstance(value, self._sorts) else None
        return value if isinstance(value, str) and value in self._groups else None

    def rules(self, key: object) -> list[int]:
        """The rules that may hit for the values of a group, in order."""
        return sorted([*self._others, *self._groups.get(key, ())])

    def group(self) -> None:
        """Put the rules into their groups, once the split was chosen."""
        for keys, rows in self._reach:
            for key in keys:
                self._groups.setdefault(key, []).extend(rows)

    def _keys(self, among: Among) -> Collection[object]:
        """The groups that hold the values of a set."""
        if not self._sorts:
            return among.values
        keys: set[object] = {bisect_right(self._cuts, value) for value in among.values}
        for one in among.ranges:
            first = 0 if one.low is None else bisect_right(self._cuts, one.low)
            last = len(self._cuts) if one.high is None else bisect_right(self._cuts, one.high)
            keys.update(range(first, last + 1))
        return keys


def best_split(rules: Sequence[int], columns: Mapping[Name, Tests]) -> Split | None:
    """The split that leaves the fewest rules; None if none is worth it."""
    splits = [Split(name, rules, tests) for name, tests in columns.items()]
    worth = [one for one in splits if one.left <= WORTH * len(rules) and one.repeated <= _REPEATED]
    best = min(worth, key=lambda one: one.left, default=None)
    if best:
        best.group()
    return best


def _is_among(test: Condition) -> bool:
    return isinstance(test, Test)


def _is_everything(within: Range) -> bool:
    """Whether a range has no end: texts lie in it as well as numbers."""
    return within.low is None and within.high is None
