"""Both editions walked at once: one diagram of pairs of nodes.

A state is a node of each diagram and what was answered in one edition and is still to be asked in the other:
where both ask in the same order that is nothing. States that agree are one. A side that does not take an
answer the other takes stands at ABSENT from there on. Where both editions go on alike the walk ends: no
answer ends otherwise there.

Never enters: what is done with the differences.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from guide.analysis.diagram import Aspect, Stop
from guide.analysis.diff.joint import Part
from guide.analysis.diff.sameness import ABSENT, Sameness, Side

LIMIT = 100_000
"""States that one comparison may make."""

_End: TypeAlias = str | Stop | None


class Ends(NamedTuple):
    """Where the same answers end in each edition; `known` tells whether it takes them at all."""

    old: _End
    new: _End
    in_old: bool = True
    in_new: bool = True


class Fork(Struct, frozen=True):
    """How the answers to a part go different ways: groups of joint classes and their number of answers.

    Where arithmetic parts the ways there is no part, and there are no classes. `alone` where a question is
    asked that the other edition does not ask any more: whether the new edition is the one that asks.
    """

    part: int | None = None
    groups: tuple[tuple[tuple[int, ...], int], ...] = ()
    alone: bool | None = None


class Walked(Struct, frozen=True, dict=True):
    """The states, each behind those it leads to; the last is the first one.

    `ways` of each state: which of the `forks` it has, and where each group of it leads. `ends` of those
    without any, in the order in which the walk comes to them. `alike` are states from which both editions go
    on alike, with the ends there and how many answers end so.
    """

    forks: tuple[Fork, ...]
    ways: tuple[tuple[int, tuple[int, ...]], ...]
    ends: Mapping[int, Ends]
    exact: bool
    alike: Mapping[int, Mapping[str | Stop | None, int]] = {}

    @property
    def root(self) -> int:
        """The state before the first answer."""
        return len(self.ways) - 1

    def counts(self) -> Mapping[Ends, int]:
        """How many answers end so, those left out that nothing reads; at most, where ways part."""
        if not self.exact:
            return self._counts_at_most()
        sizes = [[size for _, size in fork.groups] for fork in self.forks]
        coming = [0] * self.root + [1]
        for state in range(self.root, -1, -1):
            fork, following = self.ways[state]
            here, size = coming[state], sizes[fork]
            for place, to in enumerate(following):
                coming[to] += here * size[place]
        found = dict.fromkeys(self.ends.values(), 0)
        for state, ends in self.ends.items():
            found[ends] += coming[state]
        for state, below in self.alike.items():
            for end, number in below.items():
                found[Ends(end, end)] = found.get(Ends(end, end), 0) + coming[state] * number
        return found

    def _counts_at_most(self) -> Mapping[Ends, int]:
        """The numbers if of ways that part each answer goes the one on which most end so."""
        told = {
            state: {Ends(end, end): number for end, number in ends.items()}
            for state, ends in self.alike.items()
        }
        told |= {state: {ends: 1} for state, ends in self.ends.items()}
        below: list[Mapping[Ends, int]] = []
        for state, (fork, following) in enumerate(self.ways):
            found = told.get(state, {})
            for (_, size), to in zip(self.forks[fork].groups, following, strict=True):
                for end, number in below[to].items():
                    known = found.get(end, 0)
                    parted = self.forks[fork].part is None
                    found[end] = max(known, number) if parted else known + number * size
            below.append(found)
        return below[self.root]

    @cached_property
    def asked_otherwise(self) -> frozenset[tuple[int, bool]]:
        """The parts that some are asked (True) or are not asked any more, who end as before."""
        alike: list[bool] = []
        found: set[tuple[int, bool]] = set()
        for state, (fork, following) in enumerate(self.ways):
            ends = self.ends.get(state)
            here = ends is not None and ends.old == ends.new and ends.in_old and ends.in_new
            alike.append(here or state in self.alike or any(alike[to] for to in following))
            one = self.forks[fork]
            if alike[state] and one.part is not None and one.alone is not None:
                found.add((one.part, one.alone))
        return frozenset(found)


class TooManyError(Exception):
    """The comparison would take more than LIMIT states."""


_Kept: TypeAlias = tuple[tuple[int, bool, int], ...]
"""Parts answered in one edition only: the part, whether the old one still asks, its class (-1 for none)."""

_State: TypeAlias = tuple[int, int, _Kept]
"""The node of the old edition and that of the new one; what is kept of either."""

_Ways: TypeAlias = tuple[int, Sequence[_State]]
"""The fork of a state, by its number, and where each group leads."""


class Walker:
    """Walks one aspect of both editions. `names` gives the old name of an end of the new edition."""

    def __init__(self, parts: tuple[Part, ...], old: Aspect, new: Aspect, names: Mapping[_End, _End]) -> None:
        self._parts = parts
        self._sides = Side(parts, old, {}, is_new=False), Side(parts, new, names, is_new=True)
        self._sameness = Sameness(parts, self._sides)
        self._forks = {Fork(): 0}
        """By their numbers; the first is none."""
        self._known: dict[tuple[int, int], tuple[int, list[int], list[int]]] = {}

    def walk(self) -> Walked:
        """All pairs of nodes that some answers lead to; raises TooManyError beyond the limit."""
        first: _State = self._sides[0].aspect.root, self._sides[1].aspect.root, ()
        ways: dict[_State, _Ways] = {}
        stack = [first]
        while stack:
            state = stack.pop()
            if state not in ways:
                if len(ways) >= LIMIT:
                    raise TooManyError
                ways[state] = following = self._following(state)
                stack += following[1][::-1]
        # Each way leads to a node further in front in one edition at least, and in neither further back.
        order = {state: index for index, state in enumerate(sorted(ways))}
        numbered = tuple([(ways[one][0], tuple([order[to] for to in ways[one][1]])) for one in order])
        # A fork without groups is no end: what it asks is not taken. Nor is what neither edition takes, to
        # which one of the ways may lead where they part.
        ended = [one for one, (fork, _) in ways.items() if not fork and one[:2] != (ABSENT, ABSENT)]
        alike = {order[one]: one[0] for one in ended if self._is_alike(one)}
        ends = {order[one]: self._ends(one) for one in ended if order[one] not in alike}
        exact = all(not side.parting or side.aspect.exact for side in self._sides)
        below = self._sameness.ends(alike.values())
        told = {index: below[node] for index, node in alike.items()}
        return Walked(tuple(self._forks), numbered, ends, exact, told)

    def _is_alike(self, state: _State) -> bool:
        """Whether both editions go on alike from a state at which nothing is kept of one of them."""
        old, new = self._sameness.numbers
        return not state[2] and old[state[0]] == new[state[1]]

    def _ends(self, state: _State) -> Ends:
        old, new = (
            None if node == ABSENT else side.end(node)
            for side, node in zip(self._sides, state[:2], strict=True)
        )
        return Ends(old, new, state[0] != ABSENT, state[1] != ABSENT)

    def _following(self, state: _State) -> _Ways:
        """The ways on from a state; none where nothing can differ."""
        if self._is_alike(state):
            return 0, ()
        old, new, kept = state
        one, other = self._sides
        before, after = one.asks[old], other.asks[new]
        if old in one.parting or new in other.parting:
            return self._parted(state)
        if before is not None and before == after and not kept:
            placing = one.placing[old], other.placing[new]
            fork, places, others = self._known.get(placing) or self._crossed(before, placing)
            to, beside = one.to[old], other.to[new]
            return fork, [(to[place], beside[at], ()) for place, at in zip(places, others, strict=True)]
        # Where possible a part is next that the other edition does not ask any more.
        if before is not None and not other.asked[new] >> before & 1:
            return self._asked_alone(state, 0, before)
        if after is not None and not one.asked[old] >> after & 1:
            return self._asked_alone(state, 1, after)
        return (0, ()) if before is None else self._keeping(state, before)

    def _parted(self, state: _State) -> _Ways:
        """The ways on where arithmetic parts those of one edition."""
        old, new, _ = state
        side = 0 if old in self._sides[0].parting else 1
        ways = self._sides[side].parting[new if side else old]
        fork = self._fork(None, (((), 1),) * len(ways))
        return fork, [self._settled(state, side, to) for to in ways]

    def _asked_alone(self, state: _State, side: int, part: int) -> _Ways:
        """The ways on where one edition asks a part that the other does not ask any more."""
        old, new, kept = state
        if kept:
            return self._keeping(state, part, alone=side == 1)
        one = self._sides[side]
        here = new if side else old
        to, placing = one.to[here], (-1, one.placing[here]) if side else (one.placing[here], -1)
        fork, places, _ = self._known.get(placing) or self._crossed(part, placing)
        nodes = [to[place] for place in places]
        return fork, [(old, node, ()) for node in nodes] if side else [(node, new, ()) for node in nodes]

    def _crossed(self, part: int, placing: tuple[int, int]) -> tuple[int, list[int], list[int]]:
        """The fork of nodes that place a part so (-1: does not ask it), and the places in either edition."""
        places = [side.places[one] for side, one in zip(self._sides, placing, strict=True) if one >= 0]
        # What none of those takes that ask is no answer.
        grouped = self._parts[part].grouped(*places)
        fork = self._fork(part, tuple(grouped.values()), alone=placing[0] < 0 if -1 in placing else None)
        self._known[placing] = fork, [one[0] for one in grouped], [one[-1] for one in grouped]
        return self._known[placing]

    def _keeping(self, state: _State, part: int, *, alone: bool | None = None) -> _Ways:
        """The ways on where one edition is ahead of the other, and what was answered there is kept."""
        grouped: dict[_State, list[int]] = {}
        of = self._parts[part]
        for index, one in enumerate(of.classes):
            after = self._answered(state, part, [-1 if of is None else of for of in (one.old, one.new)])
            if after is not None:
                grouped.setdefault(after, []).append(index)
        groups = tuple([(tuple(indices), of.size(indices)) for indices in grouped.values()])
        return self._fork(part, groups, alone=alone), [*grouped]

    def _fork(
        self, part: int | None, groups: tuple[tuple[tuple[int, ...], int], ...], *, alone: bool | None = None
    ) -> int:
        """The number of a fork."""
        asked = None if part is None or self._parts[part].item else alone
        return self._forks.setdefault(Fork(part, groups, asked), len(self._forks))

    def _answered(self, state: _State, part: int, classes: list[int]) -> _State | None:
        """The state after an answer of these classes; None where no edition takes it that asks."""
        after = state
        taken = False  # by any that asks
        for side, here in enumerate(state[:2]):
            one, of = self._sides[side], classes[side]
            if one.asks[here] == part:
                after = self._settled(after, side, one.after(here, of))
                taken = taken or after[side] != ABSENT
            elif one.asked[here] >> part & 1:
                kept = tuple(sorted((*after[2], (part, side == 0, of))))
                after = after[0], after[1], kept
        return after if taken else None

    def _settled(self, state: _State, side: int, to: int) -> _State:
        """The state with one side moved on, through all that was already answered in the other edition."""
        old, new, kept = state
        if kept:
            left = list(kept)
            while to != ABSENT:
                part = self._sides[side].asks[to]
                known = next((one for one in left if one[0] == part and one[1] == (side == 0)), None)
                if known is None:
                    break
                left.remove(known)
                to = self._sides[side].after(to, known[2])
            asked = self._sides[side].asked[to]
            kept = tuple(one for one in left if one[1] != (side == 0) or asked >> one[0] & 1)
        return (old, to, kept) if side else (to, new, kept)
