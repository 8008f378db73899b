"""The fewest changed answers that lead from a walk to each other end: shortest ways through the diagram.

What a person answered is followed for nothing; every answer that is changed costs one, each checklist item by
itself, several options of one question together. What was not asked so far costs nothing. The places are met
cost by cost, and those of one cost in the order of the nodes, so each is met first at its least cost (the
shortest way in an acyclic graph); once all ends that are wanted are met, dearer places are left alone. A pass
back from an end gives all ways of its cost, so that the smallest sets are all found and proven smallest.

Never enters: wording, what is made of the changes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.diagram import Aspect, Diagram
from guide.language.conditions import Value
from guide.language.model import SomeOf

MOST_SETS = 48
"""Sets of one size that are told for one end; more of them are left out, and said to be."""

_NEVER = 1 << 60

Toggle: TypeAlias = tuple[int, tuple[int, ...]]
"""A unit and the classes, any of which it must have."""

Toggles: TypeAlias = frozenset[Toggle]
"""What is changed, unit by unit. Of several options of one question as few as possible."""

_Sets: TypeAlias = Mapping[frozenset[object], Toggles]
"""Sets of changes by what they change: an answer, or a question of which several options are chosen."""


class Way(Struct, frozen=True):
    """How an end is reached: the number of changed answers, and each set of so many that leads there.

    Sets that change the options of the same questions are one, with the fewest options more or less.

    `complete` says that no set was left out.
    """

    size: int
    sets: tuple[Toggles, ...]
    complete: bool = True


class Given(Struct, frozen=True):
    """What a person answered, as the class of each unit."""

    diagram: Diagram
    classes: Mapping[int, int]
    together: frozenset[int]
    """The units of questions whose options are chosen together."""
    answered: int = 0
    """The units that were answered, as bits."""


def given(diagram: Diagram, answers: Mapping[str, Value]) -> Given:
    """The answers as classes. Answers must be as their questions take them."""
    classes = {
        unit: index for step, value in answers.items() for unit, index in diagram.classes_of(step, value)
    }
    several = {step for step in answers if isinstance(diagram.flow.asking(step).domain, SomeOf)}
    together = frozenset(unit for unit in classes if diagram.units[unit].step in several)
    return Given(diagram, classes, together, sum(1 << unit for unit in classes))


def open_ends(aspect: Aspect, start: Given, pinned: Collection[int]) -> int:
    """The ends that can be reached while these units keep their class and all else is open, as bits."""
    units = start.diagram.units
    keeping = sum(1 << unit for unit in pinned if len(units[unit].classes) > 1)
    found, met, waiting = 0, {aspect.root}, [aspect.root]
    while waiting:
        here = waiting.pop()
        if not aspect.asks[here] & keeping:
            found |= aspect.reach[here]
            continue
        unit, edges, _ = aspect.steps[here]
        kept = start.classes[unit] if unit in pinned else None
        after = {to for (_, classes), to, _ in edges if kept is None or kept in classes} - met
        met |= after
        waiting += after
    return found


class Search:
    """The ways through one aspect from given answers to the ends `wanted` (bits); `pinned` units keep theirs.

    A place is a node, met with the question before it left alone or (within a question whose options are
    chosen together) changed: twice the number of the node, one more if changed.
    """

    def __init__(self, aspect: Aspect, start: Given, pinned: Collection[int], wanted: int) -> None:
        self._aspect = aspect
        self._given = start
        self._pinned = pinned
        self._costs = [_NEVER] * (2 * len(aspect.nodes))
        self._before: dict[int, list[tuple[int, Toggle | None]]] = {}
        """For each place the places on the cheapest ways to it, with what is changed from there on."""
        self._found: dict[int, tuple[_Sets, bool]] = {}
        """For places that were asked about what is changed on the cheapest ways, and whether that is all."""
        self._search(wanted)

    def cost(self, end: int) -> int | None:
        """The number of answers to change for a wanted end; None if it cannot be reached."""
        cost = self._costs[2 * self._aspect.at_end[end]]
        return None if cost == _NEVER else cost

    def way(self, end: int) -> Way | None:
        """All smallest sets of changes that lead to a wanted end; None if it cannot be reached."""
        size = self.cost(end)
        if size is None:
            return None
        sets, complete = self._back(2 * self._aspect.at_end[end])
        return Way(size, tuple(sets.values()), complete)

    def one_way(self, end: int) -> Toggles:
        """One smallest set of changes that leads to a wanted end, which must be reachable."""
        place = 2 * self._aspect.at_end[end]
        found: set[Toggle] = set()
        while place in self._before:
            place, toggle = min(self._before[place], key=_in_order)
            if toggle:
                found.add(toggle)
        return frozenset(found)

    def _search(self, wanted: int) -> None:
        aspect, costs = self._aspect, self._costs
        cost, level = 0, bytearray(len(aspect.nodes))
        costs[2 * aspect.root], level[aspect.root] = 0, 1
        while wanted and 1 in level:
            answered = self._pass(cost, level, wanted)
            for end, node in enumerate(aspect.at_end):
                if costs[2 * node] == cost:
                    wanted &= ~(1 << end)
            cost, level = cost + 1, bytearray(len(level))
            for here in answered:
                if aspect.reach[here] & wanted:
                    self._change(here, cost, level)

    def _pass(self, cost: int, level: bytearray, wanted: int) -> list[int]:
        """Meet the places of a cost, with nothing more changed; those where an answer may be changed."""
        aspect, together, classes = self._aspect, self._given.together, self._given.classes
        steps, reach, leads_to = aspect.steps, aspect.reach, aspect.after
        asks, ends, answered = aspect.asks, aspect.ends_behind, self._given.answered
        found: list[int] = []
        after: Iterable[int]
        here = len(level)
        # Nodes stand behind those they lead to, so the last that is reached is passed first.
        while (here := level.rfind(1, 0, here)) >= 0:
            unit, edges, behind = steps[here]
            if not edges or not reach[here] & wanted:
                continue
            kept = classes.get(unit)
            if not asks[here] & answered or (behind and len(ends[here]) == 1):
                # Nothing from here on has to be changed for any of the ends. (Within a question that may be
                # otherwise: with the other options as they are it might not take the answer.)
                after = ends[here]
            elif kept is None or len(behind) == 1:
                # Not answered yet, or all answers lead to the same: no need to go item by item. (Of one
                # question all is answered or nothing, so what is not stands where the question opens.)
                after = behind
            else:
                found.append(here)
                if unit in together:
                    self._options(here, cost, level)
                    continue
                after = (leads_to[here][kept],) if kept in leads_to[here] else ()
            for place in (2 * here, 2 * here + 1):
                if self._costs[place] == cost:
                    for to in after:
                        self._reach(place, 2 * to, None, cost, level)
        return found

    def _options(self, here: int, cost: int, level: bytearray) -> None:
        """Go on within a question whose options are chosen together: where one is changed others may be."""
        unit, edges, _ = self._aspect.steps[here]
        kept = self._given.classes[unit]
        for changed in (0, 1):
            if self._costs[2 * here + changed] == cost:
                for toggle, to, inside in edges:
                    if kept in toggle[1]:
                        self._reach(2 * here + changed, 2 * to + (changed and inside), None, cost, level)
                    elif changed and unit not in self._pinned:
                        self._reach(2 * here + 1, 2 * to + inside, toggle, cost, level)

    def _change(self, here: int, cost: int, level: bytearray) -> None:
        """Go on from a node with its answer changed."""
        unit, edges, _ = self._aspect.steps[here]
        if unit not in self._pinned and self._costs[2 * here] == cost - 1:
            kept, together = self._given.classes[unit], unit in self._given.together
            for toggle, to, inside in edges:
                if kept not in toggle[1]:
                    self._reach(2 * here, 2 * to + (together and inside), toggle, cost, level)

    def _reach(self, before: int, place: int, toggle: Toggle | None, cost: int, level: bytearray) -> None:
        known = self._costs[place]
        if cost < known:
            self._costs[place] = cost
            self._before[place] = [(before, toggle)]
            level[place >> 1] = 1
        elif cost == known:
            self._before[place].append((before, toggle))

    def _back(self, end: int) -> tuple[_Sets, bool]:
        """The sets of changes on all cheapest ways to a place, and whether none was left out."""
        order, waiting = {end}, [end]
        while waiting:
            for place, _ in self._before.get(waiting.pop(), ()):
                if place not in order and place not in self._found:
                    order.add(place)
                    waiting.append(place)
        for place in sorted(order, reverse=True):  # nodes stand behind those they lead to
            self._found[place] = self._sets(self._before.get(place, ()))
        return self._found[end]

    def _sets(self, ways: Sequence[tuple[int, Toggle | None]]) -> tuple[_Sets, bool]:
        """The sets of changes on ways whose places before are known; with no ways, that of no change."""
        if not ways:
            return {frozenset(): frozenset()}, True
        if len(ways) == 1 and ways[0][1] is None:
            return self._found[ways[0][0]]
        found: dict[frozenset[object], Toggles] = {}
        complete = True
        for place, toggle in sorted(ways, key=_in_order):
            before, whole = self._found[place]
            complete = complete and whole
            self._add(found, before, toggle)
        if len(found) > MOST_SETS:
            return dict(islice(found.items(), MOST_SETS)), False
        return found, complete

    def _add(self, found: dict[frozenset[object], Toggles], before: _Sets, toggle: Toggle | None) -> None:
        """Add the sets of a place before; of those that change the same, the one with fewer options."""
        same, one = frozenset[object](), frozenset[Toggle]()
        if toggle is not None:
            unit = toggle[0]
            together = unit in self._given.together
            one = frozenset((toggle,))
            same = frozenset((self._given.diagram.units[unit].step if together else toggle,))
        for key, toggles in before.items():
            after, made = key | same, toggles | one
            kept = found.get(after)
            if kept is None or len(made) < len(kept):
                found[after] = made


def _in_order(way: tuple[int, Toggle | None]) -> tuple[int, int]:
    """The order of the walk: nodes before those they lead to, left alone before changed."""
    return -(way[0] >> 1), way[0] & 1
