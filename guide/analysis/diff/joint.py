"""The answers of two editions cut together: what either tells apart is apart.

A part is what is answered by itself in either edition (a question, an item, an option), under the name of
the old one. Its joint classes are the classes of the one cut by those of the other; a value that only one
edition takes has a class of that edition alone.

Never enters: where answers lead.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from msgspec import Struct

from guide.analysis.diagram import Class, Diagram, Unit
from guide.analysis.diff.matching import Matching
from guide.engine.amounts import canonical
from guide.language.conditions import Scalar
from guide.language.model import Flow, Numbers

OTHERWISE = " "
"""Behind the name of a question of the new edition that asks otherwise than the old one of that name."""


class JointClass(Struct, frozen=True):
    """Values that neither edition tells apart; `old` and `new` are their classes there, None where none.

    Listed `values` are named as in the old edition; numbers and dates have `least` and `greatest` instead.
    """

    old: int | None
    new: int | None
    size: int
    values: tuple[Scalar, ...] = ()
    least: Scalar | None = None
    greatest: Scalar | None = None


class Part(Struct, frozen=True, dict=True):
    """What is answered by itself: its step and item by their old names, its units, its joint classes."""

    step: str
    item: str
    old: int | None
    new: int | None
    classes: tuple[JointClass, ...]

    @cached_property
    def _placed(self) -> dict[Hashable, tuple[int, ...]]:
        """What was told before: each aspect asks the same."""
        return {}

    @cached_property
    def _grouped(self) -> dict[Hashable, Mapping[tuple[int, ...], tuple[tuple[int, ...], int]]]:
        return {}

    def places(self, edges: tuple[tuple[int, ...], ...], *, is_new: bool) -> tuple[int, ...]:
        """For each joint class which of these edges (by the classes of one edition) it takes; -1 for none."""
        key = edges, is_new
        if key not in self._placed:
            place_of = {one: place for place, classes in enumerate(edges) for one in classes}
            own = [one.new if is_new else one.old for one in self.classes]
            self._placed[key] = tuple(-1 if one is None else place_of.get(one, -1) for one in own)
        return self._placed[key]

    def grouped(self, *places: tuple[int, ...]) -> Mapping[tuple[int, ...], tuple[tuple[int, ...], int]]:
        """The joint classes by their places, and how many answers they hold; those without any left out."""
        if places not in self._grouped:
            found: dict[tuple[int, ...], list[int]] = {}
            for index, key in enumerate(zip(*places, strict=True)):
                if max(key) >= 0:
                    found.setdefault(key, []).append(index)
            self._grouped[places] = {
                key: (tuple(indices), self.size(indices)) for key, indices in found.items()
            }
        return self._grouped[places]

    def size(self, classes: Iterable[int]) -> int:
        """How many answers these joint classes hold."""
        return sum(self.classes[one].size for one in classes)


def parts(old: Diagram, new: Diagram, matching: Matching) -> tuple[Part, ...]:
    """The parts of two editions, those of the old one first."""
    before = {(unit.step, unit.item): index for index, unit in enumerate(old.units)}
    after: dict[tuple[str, str], int] = {}
    for index, unit in enumerate(new.units):
        step = _step(old, new, matching, unit.step)
        item = unit.item and matching.option(unit.step, unit.item)
        after[step, item] = index
    found = []
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        classes = _cut(old, new, matching, one, other)
        found.append(Part(*key, one, other, tuple(classes)))
    return tuple(found)


def _step(old: Diagram, new: Diagram, matching: Matching, step: str) -> str:
    """The name under which a step of the new edition is answered; its own, marked, if it asks otherwise."""
    name = matching.step(step)
    return f"{name}{OTHERWISE}" if asks_otherwise(old.flow, new.flow, name, step) else name


def asks_otherwise(old: Flow, new: Flow, before: str, after: str) -> bool:
    """Whether two steps are so different that an answer to the one is none to the other."""
    if not old.asks(before) or not new.asks(after):
        return False
    domains = old.asking(before).domain, new.asking(after).domain
    decimals = [domain.decimals for domain in domains if isinstance(domain, Numbers)]
    return type(domains[0]) is not type(domains[1]) or len(set(decimals)) > 1


def _cut(
    old: Diagram, new: Diagram, matching: Matching, one: int | None, other: int | None
) -> Iterator[JointClass]:
    before = () if one is None else old.units[one].classes
    after = () if other is None else _renamed(new.units[other], matching)
    decimals = _decimals(old, new, one, other)
    if one is None or other is None:
        for index, alone in enumerate(before or after):
            side = _side(index, is_old=other is None)
            yield JointClass(*side, alone.size or 1, alone.values, alone.least, alone.greatest)
        return
    yield from _crossed(before, after, decimals)


def _side(index: int, *, is_old: bool) -> tuple[int | None, int | None]:
    return (index, None) if is_old else (None, index)


def _decimals(old: Diagram, new: Diagram, one: int | None, other: int | None) -> int:
    domains = [
        diagram.flow.asking(diagram.units[index].step).domain
        for diagram, index in ((old, one), (new, other))
        if index is not None
    ]
    return max((domain.decimals for domain in domains if isinstance(domain, Numbers)), default=0)


def _renamed(unit: Unit, matching: Matching) -> tuple[Class, ...]:
    """The classes of a unit of the new edition, their options named as in the old one."""
    if unit.item:
        return unit.classes
    return tuple(
        Class(
            one.witness,
            one.size,
            tuple(matching.option(unit.step, str(value)) for value in one.values),
            one.least,
            one.greatest,
        )
        for one in unit.classes
    )


def _crossed(before: Sequence[Class], after: Sequence[Class], decimals: int) -> Iterator[JointClass]:
    for index, one in enumerate(before):
        for place, other in enumerate(after):
            if one.values or other.values:
                both = tuple(value for value in one.values if value in other.values)
                if both:
                    yield JointClass(index, place, len(both), both)
            elif one.least is None or other.least is None:
                yield JointClass(index, place, 1)
            else:
                yield from _overlap(index, place, (one, other), decimals)
    yield from _alone(before, after, decimals, is_old=True)
    yield from _alone(after, before, decimals, is_old=False)


def _overlap(index: int, place: int, both: tuple[Class, Class], decimals: int) -> Iterator[JointClass]:
    ends: list[Any] = [both[0].least, both[1].least, both[0].greatest, both[1].greatest]
    least, greatest = max(ends[:2]), min(ends[2:])
    if least <= greatest:
        bounded = both[0].size is not None and both[1].size is not None
        size = _between(least, greatest, decimals) if bounded else 1
        yield JointClass(index, place, size, (), least, greatest)


def _alone(
    ones: Sequence[Class], others: Sequence[Class], decimals: int, *, is_old: bool
) -> Iterator[JointClass]:
    """What only one edition takes: listed values one by one; of numbers and dates what lies outside."""
    known = {value for other in others for value in other.values}
    for index, one in enumerate(ones):
        side = _side(index, is_old=is_old)
        left = tuple(value for value in one.values if value not in known)
        if left:
            yield JointClass(*side, len(left), left)
        elif one.least is not None:
            for least, greatest in _outside(one, others, decimals):
                size = 1 if one.size is None else _between(least, greatest, decimals)
                yield JointClass(*side, size, (), least, greatest)


def _outside(one: Class, others: Sequence[Class], decimals: int) -> Iterator[tuple[Scalar, Scalar]]:
    """The stretches of a class before the first and behind the last of the others."""
    least: Any = one.least
    greatest: Any = one.greatest
    first: Any = others[0].least if others else None
    last: Any = others[-1].greatest if others else None
    if first is not None and least < first:
        yield least, min(greatest, _beside(first, -1, decimals))
    if last is not None and greatest > last:
        yield max(least, _beside(last, 1, decimals)), greatest


def _beside(value: Any, steps: int, decimals: int) -> Any:  # noqa: ANN401 - numbers or dates
    """The value so many steps away."""
    if isinstance(value, str):
        return date.fromordinal(date.fromisoformat(value).toordinal() + steps).isoformat()
    return canonical(Decimal(str(value)) + Decimal(steps).scaleb(-decimals))


def _between(least: Scalar, greatest: Scalar, decimals: int) -> int:
    """How many values lie between, both ends included."""
    if isinstance(least, str):
        return date.fromisoformat(str(greatest)).toordinal() - date.fromisoformat(least).toordinal() + 1
    return int((Decimal(str(greatest)) - Decimal(str(least))).scaleb(decimals)) + 1
