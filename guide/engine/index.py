"""An index of a decision table: the rules that hit, without looking at each.

Each name that rules ask has a column of bits (see `column`); the rules that hit are those that every column
lets through. What joins several names in another way than by "and" is looked at as written, for the rules
that are left. A table so long that its bits are many words is split by the name that tells most rules apart,
and again, into parts that are made when they are first needed.

An index means what `holds` means of every rule. It reads names in an order of its own and not always all.

Never enters: hit policies, results (whoever asks turns hits into these).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from guide.engine.column import Column, Tests, bits_of, rows_of
from guide.engine.split import Split, best_split
from guide.language.conditions import Condition, Every, Lookup, Name, holds, names_in

LONG = 4096
"""Rules of a part that is worth a split; with fewer, joining bits takes less time than another look-up."""

ROOM = 16
"""How often, on average, a rule may stand in parts of parts. When the room is used up, none are made."""

KEPT = 1 << 16
"""Hits whose results are kept, those without hits counted too; when there are more they are forgotten."""

_T = TypeVar("_T")


class _Part:
    """Some rules of the table, in order; bit n of its columns is the n-th of them."""

    __slots__ = ("asked", "columns", "everything", "joined", "parts", "rules", "spent", "split")

    def __init__(
        self, rules: Sequence[int], asked: Mapping[Name, Tests], spent: frozenset[Name] = frozenset()
    ) -> None:
        self.rules = rules
        self.asked = asked
        self.spent = spent
        """Names by which to split no more."""
        by = {name: tests for name, tests in asked.items() if name not in spent}
        self.split = best_split(rules, by) if len(rules) > LONG else None
        self.parts: dict[object, _Part] = {}
        self.columns: tuple[Column, ...] | None = None
        self.everything = (1 << len(rules)) - 1
        self.joined = 0


class Index(Generic[_T]):
    """Finds the rules that hit, and what `result` makes of them; kept for when the same rules hit again."""

    def __init__(
        self, conditions: Sequence[Condition | None], result: Callable[[tuple[int, ...]], _T]
    ) -> None:
        self._result = result
        self._tests: dict[Name, list[Condition | None]] = {}
        self._joined: dict[int, Condition] = {}
        for rule, condition in enumerate(conditions):
            if condition is not None:
                self._enter(rule, condition, len(conditions))
        self._results: dict[tuple[_Part, int], _T] = {}
        self._kept = 0
        self._room = int(ROOM * len(conditions))
        self._whole = _Part(range(len(conditions)), self._tests)

    def find(self, value_of: Lookup) -> _T:
        """What `result` makes of the rules that hit."""
        part = self._whole
        while part.split is not None:
            key = part.split.key(value_of(part.split.name))
            nearer = part.parts.get(key) or self._nearer(part, part.split, key)
            if nearer is part:
                break
            part = nearer
        bits = part.everything
        for column in self._columns(part) if part.columns is None else part.columns:
            bits &= column.taking(value_of(column.name))
            if not bits:
                break
        if bits & part.joined:
            bits = self._looked_at(part, bits, value_of)
        known = self._results.get((part, bits))
        return self._work_out(part, bits) if known is None else known

    def _enter(self, rule: int, condition: Condition, size: int) -> None:
        """Enter what a rule asks in the columns of the names."""
        asked: dict[Name, list[Condition]] = {}
        joined: list[Condition] = []
        for conjunct in _conjuncts(condition):
            names = set(names_in(conjunct))
            if len(names) == 1:
                asked.setdefault(names.pop(), []).append(conjunct)
            else:
                joined.append(conjunct)
        for name, tests in asked.items():
            if name not in self._tests:
                self._tests[name] = [None] * size
            self._tests[name][rule] = _all_of(tests)
        if joined:
            self._joined[rule] = _all_of(joined)

    def _nearer(self, part: _Part, split: Split, key: object) -> _Part:
        """Make a part of a part; itself, if there is no room for another."""
        rules = split.rules(key)
        if len(rules) > self._room:
            made = part
        else:
            self._room -= len(rules)
            asked = {
                name: tests for name, tests in part.asked.items() if name != split.name or not split.exact
            }
            # A name that told few of these rules apart will not do so a second time.
            spent = part.spent | ({split.name} if 2 * len(rules) > len(part.rules) else set())
            made = _Part(rules, asked, spent)
        part.parts[key] = made
        return made

    def _columns(self, part: _Part) -> tuple[Column, ...]:
        """Make the columns of a part: of the names that its rules ask."""
        part.columns = tuple(
            Column(name, asked)
            for name, tests in part.asked.items()
            if any(asked := [tests[rule] for rule in part.rules])
        )
        joined = (row for row, rule in enumerate(part.rules) if rule in self._joined)
        part.joined = bits_of(joined, len(part.rules)) if self._joined else 0
        return part.columns

    def _looked_at(self, part: _Part, bits: int, value_of: Lookup) -> int:
        """Without the rules whose conditions on several names do not hold."""
        for row in rows_of(bits & part.joined):
            if not holds(self._joined[part.rules[row]], value_of):
                bits ^= 1 << row
        return bits

    def _work_out(self, part: _Part, bits: int) -> _T:
        hits = tuple(part.rules[row] for row in rows_of(bits))
        self._kept += 1 + len(hits)
        if self._kept > KEPT:
            self._results.clear()
            self._kept = 1 + len(hits)
        result = self._results[part, bits] = self._result(hits)
        return result


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    """The parts that must all hold, whatever they are."""
    if isinstance(condition, Every):
        for part in condition.parts:
            yield from _conjuncts(part)
    else:
        yield condition


def _all_of(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else Every(tuple(parts))
