"""Both editions walked at once: one diagram of pairs of nodes.

A state is a node of each diagram and what was answered in one edition and is still to be asked in the other:
where both ask in the same order that is nothing. States that agree are one. A side that does not take an
answer the other takes stands at ABSENT from there on. Where both editions go on alike the walk ends: no
answer ends otherwise there.

Never enters: what is done with the differences.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from guide.analysis.diagram import Aspect, Stop
from guide.analysis.diff.joint import Part
from guide.analysis.diff.sameness import Sameness, Side

LIMIT = 100_000
"""States that one comparison may make."""

ABSENT = -1
"""Instead of a node: this edition does not take the answer."""

_End: TypeAlias = str | Stop | None


class Ends(NamedTuple):
    """Where the same answers end in each edition; `known` tells whether it takes them at all."""

    old: _End
    new: _End
    in_old: bool = True
    in_new: bool = True


class Branch(Struct, frozen=True, array_like=True):
    """For answers of these joint classes of a part (None where arithmetic parts the ways) to a state."""

    part: int | None
    classes: tuple[int, ...]
    size: int
    to: int


class Walked(Struct, frozen=True, dict=True):
    """The states, each behind those it leads to; the last is the first one. `ends` of those without ways.

    `alike` are states from which both editions go on alike, with the ends there and how many answers end so.
    `alone` are states at which a part is asked that the other edition does not ask: the part, and whether the
    new edition is the one that asks.
    """

    branches: tuple[tuple[Branch, ...], ...]
    ends: Mapping[int, Ends]
    exact: bool
    alone: Mapping[int, tuple[int, bool]] = {}
    alike: Mapping[int, Mapping[str | Stop | None, int]] = {}

    @property
    def root(self) -> int:
        """The state before the first answer."""
        return len(self.branches) - 1

    def counts(self) -> Mapping[Ends, int]:
        """How many answers end so, those left out that nothing reads; at most, where ways part."""
        told = {
            state: {Ends(end, end): number for end, number in ends.items()}
            for state, ends in self.alike.items()
        }
        told |= {state: {ends: 1} for state, ends in self.ends.items()}
        below: list[Mapping[Ends, int]] = []
        for state, branches in enumerate(self.branches):
            found = told.get(state, {})
            for branch in branches:
                inside = below[branch.to].items()
                if branch.part is None:  # each answer goes one of the ways
                    found |= {end: max(number, found.get(end, 0)) for end, number in inside}
                    continue
                for end, number in inside:
                    found[end] = found.get(end, 0) + number * branch.size
            below.append(found)
        return below[self.root]

    @cached_property
    def asked_otherwise(self) -> frozenset[tuple[int, bool]]:
        """The parts that some are asked, or are not asked any more, who end as before."""
        alike: list[bool] = []
        for state, branches in enumerate(self.branches):
            ends = self.ends.get(state)
            here = ends is not None and ends.old == ends.new and ends.in_old and ends.in_new
            alike.append(here or state in self.alike or any(alike[branch.to] for branch in branches))
        return frozenset(asked for state, asked in self.alone.items() if alike[state])


class TooManyError(Exception):
    """The comparison would take more than LIMIT states."""


class _State(NamedTuple):
    old: int
    new: int
    kept: tuple[tuple[int, bool, int | None], ...] = ()
    """Parts answered in one edition only: the part, whether the old edition still asks, the class there."""

    def at(self, side: int) -> int:
        """The node of one edition: 0 the old one, 1 the new one."""
        return self.new if side else self.old


class Walker:
    """Walks one aspect of both editions. `names` gives the old name of an end of the new edition."""

    def __init__(self, parts: tuple[Part, ...], old: Aspect, new: Aspect, names: Mapping[_End, _End]) -> None:
        self._parts = parts
        self._sides = Side(parts, old, {}, is_new=False), Side(parts, new, names, is_new=True)
        self._sameness = Sameness(parts, self._sides)

    def walk(self) -> Walked:
        """All pairs of nodes that some answers lead to; raises TooManyError beyond the limit."""
        start = _State(self._sides[0].aspect.root, self._sides[1].aspect.root)
        ways: dict[_State, list[tuple[int | None, tuple[int, ...], int, _State]]] = {}
        done: dict[_State, int] = {}
        branches: list[tuple[Branch, ...]] = []
        stack = [start]
        while stack:
            state = stack[-1]
            if state in done:
                stack.pop()
            elif state in ways:
                done[state] = len(branches)
                branches.append(tuple(Branch(*way[:3], done[way[3]]) for way in ways.pop(state)))
            else:
                if len(done) + len(ways) >= LIMIT:
                    raise TooManyError
                ways[state] = following = list(self._following(state))
                stack += dict.fromkeys(way[3] for way in following if way[3] not in done)
        return self._walked(done, tuple(branches))

    def _walked(self, states: Mapping[_State, int], branches: tuple[tuple[Branch, ...], ...]) -> Walked:
        """What was walked, with what is to be told of each state."""
        ends: dict[int, Ends] = {}
        alone: dict[int, tuple[int, bool]] = {}
        alike: dict[int, int] = {}
        for state, index in states.items():
            if branches[index]:
                if (asked := self._alone(state, branches[index][0].part)) is not None:
                    alone[index] = asked
            elif self._is_alike(state):
                alike[index] = state.old
            else:
                ends[index] = self._ends(state)
        exact = all(side.aspect.exact for side in self._sides)
        below = self._sameness.ends(alike.values())
        return Walked(branches, ends, exact, alone, {index: below[node] for index, node in alike.items()})

    def _is_alike(self, state: _State) -> bool:
        """Whether both editions go on alike from a state at which nothing is kept of one of them."""
        if state.kept or ABSENT in {state.old, state.new}:
            return False
        old, new = self._sameness.numbers
        return old[state.old] is not None and old[state.old] == new[state.new]

    def _alone(self, state: _State, part: int | None) -> tuple[int, bool] | None:
        """The part and who asks it, where the other edition takes part and never asks it; None elsewhere."""
        if part is None or self._parts[part].item or ABSENT in {state.old, state.new}:
            return None
        asking = [one.asked[state.at(side)] >> part & 1 for side, one in enumerate(self._sides)]
        return None if all(asking) else (part, bool(asking[1]))

    def _ends(self, state: _State) -> Ends:
        old, new = (
            None if node == ABSENT else side.end(node)
            for side, node in zip(self._sides, (state.old, state.new), strict=True)
        )
        return Ends(old, new, state.old != ABSENT, state.new != ABSENT)

    def _following(self, state: _State) -> Iterator[tuple[int | None, tuple[int, ...], int, _State]]:
        """The ways on from a state: part, joint classes, answers, state; none where nothing can differ."""
        if self._is_alike(state):
            return
        for side, here in enumerate((state.old, state.new)):
            if here != ABSENT and (ways := self._sides[side].parting[here]):
                for to in ways:
                    yield None, (), 1, self._settled(state, side, to)
                return
        asks = [
            None if here == ABSENT else self._sides[side].asks[here]
            for side, here in enumerate((state.old, state.new))
        ]
        part = self._next(state, asks)
        if part is None:
            return
        grouped: dict[_State, tuple[list[int], int]] = {}
        for index, one in enumerate(self._parts[part].classes):
            after = self._answered(state, part, (one.old, one.new), asks)
            if after is not None:
                indices, size = grouped.get(after, ([], 0))
                grouped[after] = [*indices, index], size + one.size
        for after, (indices, size) in grouped.items():
            yield part, tuple(indices), size, after

    def _next(self, state: _State, asks: list[int | None]) -> int | None:
        """The part to answer next: where possible one that the other edition asks now, or not at all."""
        for side in (0, 1):
            part, other = asks[side], state.at(1 - side)
            later = 0 if other == ABSENT else self._sides[1 - side].asked[other]
            if part is not None and (asks[1 - side] == part or not later >> part & 1):
                return part
        return asks[0] if asks[0] is not None else asks[1]

    def _answered(
        self, state: _State, part: int, classes: tuple[int | None, int | None], asks: list[int | None]
    ) -> _State | None:
        """The state after an answer of a joint class; None where neither edition takes it."""
        after = state
        for side in (0, 1):
            here, of = state.at(side), classes[side]
            if here == ABSENT:
                continue
            if asks[side] == part:
                to = ABSENT if of is None else self._sides[side].to[here].get(of, ABSENT)
                after = self._settled(after, side, to)
            elif self._sides[side].asked[here] >> part & 1:
                after = after._replace(kept=tuple(sorted((*after.kept, (part, side == 0, of)), key=str)))
        # What neither takes is no answer; nor is what none of those takes that ask.
        if all(after.at(side) == ABSENT for side in (0, 1) if asks[side] == part):
            return None
        return after

    def _settled(self, state: _State, side: int, to: int) -> _State:
        """The state with one side moved on, through all that was already answered in the other edition."""
        if not state.kept:
            return _State(state.old, to) if side else _State(to, state.new)
        kept = list(state.kept)
        while to != ABSENT:
            part = self._sides[side].asks[to]
            known = next((one for one in kept if one[0] == part and one[1] == (side == 0)), None)
            if known is None:
                break
            kept.remove(known)
            to = ABSENT if known[2] is None else self._sides[side].to[to].get(known[2], ABSENT)
        asked = 0 if to == ABSENT else self._sides[side].asked[to]
        left = tuple(one for one in kept if one[1] != (side == 0) or asked >> one[0] & 1)
        return _State(state.old, to, left) if side else _State(to, state.new, left)
