"""Chance, names, and random conditions on them as authors write them.

Chance comes from a `Dice`: hypothesis, so that a failure shrinks to the smallest flow, or a seed, for many
flows in little time.

Never here: steps, tables and texts (see `random_flows`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeAlias, TypeVar

Data: TypeAlias = Any
"""What a flow file holds: maps, lists, texts and numbers."""

_T = TypeVar("_T")

DAYS = ["2026-04-01", "2026-04-02", "2026-05-01", "2027-03-31"]
SETS: dict[str, list[Any]] = {
    "ab": ["a", "b"],
    "sure": ["yes", "no"],
    "money": ["hojo", "itaku"],
    "low": [0, "[1..3)"],
    "days": [DAYS[0], f"> {DAYS[2]}"],
}


class Throw(Protocol):
    """Gives a whole number from the first to the second, both included."""

    def __call__(self, least: int, most: int, /) -> int: ...


@dataclass(frozen=True)
class Dice:
    """Chance, in the words of this file. The least throw is the simplest choice, so that failures shrink."""

    throw: Throw

    def one(self, among: Sequence[_T]) -> _T:
        return among[self.throw(0, len(among) - 1)]

    def some(self, among: Sequence[_T], *, least: int = 1, most: int = 3) -> list[_T]:
        """Different members, in any order."""
        left = list(among)
        size = min(self.throw(least, max(least, most)), len(left))
        return [left.pop(self.throw(0, len(left) - 1)) for _ in range(size)]

    def chance(self, one_in: int = 2) -> bool:
        return self.throw(0, one_in - 1) == one_in - 1


@dataclass
class Named:
    """A name as written in conditions: which tests fit, its values, and the questions it rests on.

    It can be known when one of them was asked, or `all_of` them.
    """

    written: str
    sort: str
    values: list[Any]
    questions: set[str] = field(default_factory=set)
    all_of: bool = False

    def can_be_known(self, asked: set[str]) -> bool:
        return self.questions <= asked if self.all_of else bool(self.questions & asked)


def condition(dice: Dice, usable: list[Named], depth: int = 2) -> Data:
    """A condition on some of the names, as an author writes it."""
    form = dice.throw(0, 7) if depth else 0
    if form < 4:  # a conjunction is what authors write most
        return {name.written: _test(dice, name) for name in dice.some(usable, most=2)}
    if form == 4:
        return {"not": condition(dice, usable, depth - 1)}
    parts = [condition(dice, usable, depth - 1) for _ in range(dice.throw(1, 2))]
    return {5: parts, 6: {"all-of": parts}, 7: {"any-of": parts}}[form]


def _test(dice: Dice, name: Named) -> Data:
    """A test of one name that fits what it can be."""
    if name.sort == "any" or not name.values or dice.chance(6):
        return {"answered": dice.chance()}
    sets = _sets_for(name)
    return {"in": dice.one(sets)} if sets and dice.chance(6) else _test_of_values(dice, name)


def _test_of_values(dice: Dice, name: Named) -> Data:
    several = dice.some(name.values)
    match name.sort:
        case "one":
            plain = dice.one([several[0], several])
            return {"not": plain} if dice.chance(3) else plain
        case "some":
            word = dice.one(["any", "all", "none", "includes", "count"])
            return {word: {"includes": several[0], "count": _count(dice)}.get(word, several)}
        case "marked":
            word = dice.one(["any", "all", "none", "count"])
            if word == "count":
                return {"count": _count(dice)} | ({"of": several} if dice.chance() else {})
            return {word: dice.one([several[0], several])}
        case _:
            ranges = [_range(dice, name.values) for _ in several]
            return dice.one([ranges[0], ranges, {"not": ranges[0]}])


def _sets_for(name: Named) -> list[str]:
    """The sets whose values the name can have."""
    if name.sort in {"number", "date"}:
        return ["low" if name.sort == "number" else "days"]
    return [key for key, values in SETS.items() if name.sort != "marked" and set(values) <= set(name.values)]


def _count(dice: Dice) -> Data:
    return dice.one([0, 1, ">= 1", "< 2", "[1..3)", "(0..2]"])


def _range(dice: Dice, ends: list[Any]) -> Data:
    place = dice.throw(0, len(ends) - 2)
    low, high = ends[place], dice.one(ends[place + 1 :])
    interval = f"{dice.one('[(')}{low}..{high}{dice.one('])')}"
    return dice.one([low, high, f"{dice.one(['>=', '<=', '>', '<'])} {low}", interval])
