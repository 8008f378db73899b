"""The fewest changed answers that lead from a walk to each other end: shortest ways through the diagram.

What a person answered is followed for nothing; every answer that is changed costs one, each checklist item by
itself, several options of one question together. What was not asked so far costs nothing. Since the nodes of
a diagram stand in order, one pass from the root finds the cost of every node (the shortest way in an acyclic
graph), and a pass back from an end gives all ways of that cost, so that the smallest sets are all found and
proven smallest.

Never enters: wording, what is made of the changes.
"""

from collections.abc import Collection, Mapping
from heapq import heappop, heappush
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
    keeping = sum(1 << unit for unit in pinned)
    found, met, waiting = 0, {aspect.root}, [aspect.root]
    while waiting:
        here = waiting.pop()
        if not aspect.asks[here] & keeping:
            found |= aspect.reach[here]
            continue
        unit, edges, _ = aspect.steps[here]
        kept = start.classes[unit] if unit in pinned else None
        after = {to for classes, to, _ in edges if kept is None or kept in classes} - met
        met |= after
        waiting += after
    return found


class Search:
    """The ways through one aspect from given answers; `pinned` units keep their class.

    A place is a node, met with the question before it left alone or (within a question whose options are
    chosen together) changed: twice the number of the node, one more if changed.
    """

    def __init__(self, aspect: Aspect, start: Given, pinned: Collection[int]) -> None:
        self._aspect = aspect
        self._given = start
        self._pinned = pinned
        self._costs = [_NEVER] * (2 * len(aspect.nodes))
        self._before: dict[int, list[tuple[int, Toggle | None]]] = {}
        """For each place the places on the cheapest ways to it, with what is changed from there on."""
        self._waiting: list[int] = []
        """Nodes that are reached, negative: the heap gives those first that stand behind all they lead to."""
        self._pass()

    def cost(self, end: int) -> int | None:
        """The number of answers to change for this end of the aspect; None if it cannot be reached."""
        cost = self._costs[2 * self._aspect.at_end[end]]
        return None if cost == _NEVER else cost

    def way(self, end: int) -> Way | None:
        """All smallest sets of changes that lead to this end; None if it cannot be reached."""
        size = self.cost(end)
        if size is None:
            return None
        sets, complete = self._back(2 * self._aspect.at_end[end])
        return Way(size, sets, complete)

    def one_way(self, end: int) -> Toggles:
        """One smallest set of changes that leads to this end, which must be reachable."""
        place = 2 * self._aspect.at_end[end]
        found: set[Toggle] = set()
        while place in self._before:
            place, toggle = self._before[place][0]
            if toggle:
                found.add(toggle)
        return frozenset(found)

    def _pass(self) -> None:
        costs, steps = self._costs, self._aspect.steps
        asks, ends, answered = self._aspect.asks, self._aspect.ends_behind, self._given.answered
        costs[2 * self._aspect.root] = 0
        self._waiting.append(-self._aspect.root)
        while self._waiting:
            here = -heappop(self._waiting)
            unit, edges, behind = steps[here]
            if not edges:
                continue
            if not asks[here] & answered or (behind and len(ends[here]) == 1):
                # Nothing from here on has to be changed for any of the ends. (Within a question that may be
                # otherwise: with the other options as they are it might not take the answer.)
                for place in (2 * here, 2 * here + 1):
                    for end in ends[here]:
                        self._reach(2 * end, costs[place], place, None)
                continue
            kept = self._given.classes.get(unit)
            if behind and (kept is None or len(behind) == 1):
                # Not answered yet, or all answers lead to the same: no need to go item by item.
                for to in behind:
                    self._reach(2 * to, costs[2 * here], 2 * here, None)
            elif kept is None:
                for _, to, _ in edges:
                    self._reach(2 * to, costs[2 * here], 2 * here, None)
            else:
                self._question(here, kept)

    def _question(self, here: int, kept: int) -> None:
        """Go on from a node whose unit was answered."""
        unit, edges, _ = self._aspect.steps[here]
        together, pinned = unit in self._given.together, unit in self._pinned
        for place in (2 * here, 2 * here + 1) if together else (2 * here,):
            cost = self._costs[place]
            if cost == _NEVER:
                continue
            changed = place & 1
            for classes, to, inside in edges:
                if kept in classes:
                    self._reach(2 * to + (changed if inside else 0), cost, place, None)
                elif not pinned:
                    after = 2 * to + (together and inside)
                    self._reach(after, cost + (not changed), place, (unit, classes))

    def _reach(self, place: int, cost: int, before: int, toggle: Toggle | None) -> None:
        known = self._costs[place]
        if cost < known:
            self._costs[place] = cost
            self._before[place] = [(before, toggle)]
            if known == _NEVER == self._costs[place ^ 1]:
                heappush(self._waiting, -(place >> 1))
        elif cost == known != _NEVER:
            self._before[place].append((before, toggle))

    def _back(self, end: int) -> tuple[tuple[Toggles, ...], bool]:
        """The sets of changes on all cheapest ways to a place, and whether none was left out."""
        order, waiting = {end}, [end]
        while waiting:
            for place, _ in self._before.get(waiting.pop(), ()):
                if place not in order:
                    order.add(place)
                    waiting.append(place)
        known: dict[int, dict[frozenset[object], Toggles]] = {}
        complete = True
        for place in sorted(order, reverse=True):  # nodes stand behind those they lead to
            found: dict[frozenset[object], Toggles] = {}
            if place not in self._before:
                found[frozenset()] = frozenset()
            for before, toggle in self._before.get(place, ()):
                self._add(found, known[before], toggle)
            if len(found) > MOST_SETS:
                complete = False
                found = dict(list(found.items())[:MOST_SETS])
            known[place] = found
        return tuple(known[end].values()), complete

    def _add(
        self,
        found: dict[frozenset[object], Toggles],
        before: Mapping[frozenset[object], Toggles],
        toggle: Toggle | None,
    ) -> None:
        """Add the sets of a place before; of those that change the same, the one with fewer options."""
        for key, toggles in before.items():
            if toggle is None:
                after, made = key, toggles
            else:
                step = self._given.diagram.units[toggle[0]].step
                same: object = step if toggle[0] in self._given.together else toggle
                after, made = key | {same}, toggles | {toggle}
            kept = found.get(after)
            if kept is None or len(made) < len(kept):
                found[after] = made
