"""Every distinct way through a flow, read off its diagram, each with answers that go it.

A way tells the answers that decide: what is asked on it and may be answered anyhow to the same end is left
out, so nodes of the diagram that differ only in how many answers they stand for are taken as one. The number
of ways is known without listing them, and so is the number of answers that go each.

Never enters: wording, following answers.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from guide.analysis.diagram import Aspect, Diagram, Stop
from guide.analysis.diagram.narrowed import accepting
from guide.language.conditions import Value
from guide.language.model import NO, MarkEach, Page, SomeOf


class Decided(Struct, frozen=True):
    """What was answered to one unit of the diagram (by index): a value of one of these classes (by index)."""

    unit: int
    classes: tuple[int, ...]


class Way(Struct, frozen=True):
    """One way: what decides on it, where it ends, how many answers go it.

    `trail` are answers that go it, to every unit that is asked: units and one class of each, by index.
    """

    deciding: tuple[Decided, ...]
    end: str | Stop | None
    answers: int
    trail: Mapping[int, int]


class _Fork(Struct, frozen=True):
    """A unit that decides, and for each place it leads to the classes that do; or an end (`unit` is -1)."""

    unit: int
    ways: tuple[tuple[int, tuple[int, ...]], ...] = ()
    end: int = -1


_Held = dict[int, tuple[int, tuple[tuple[int, int], ...]]]
"""Nodes of the diagram with how many answers came to each, and one trail of those."""


class Ways(Struct, frozen=True, dict=True):
    """The ways through one aspect of a diagram."""

    diagram: Diagram
    aspect: Aspect

    @cached_property
    def _forks(self) -> tuple[tuple[int, ...], tuple[_Fork, ...]]:
        """The fork that each node comes to, and the forks, each behind those it leads to."""
        forks: dict[_Fork, int] = {}
        places: list[int] = []
        for node in self.aspect.nodes:
            if node.end >= 0:
                places.append(forks.setdefault(_Fork(-1, end=node.end), len(forks)))
                continue
            ways: dict[int, tuple[int, ...]] = {}
            for edge in node.edges:
                to = places[edge.to]
                ways[to] = tuple(sorted((*ways.get(to, ()), *edge.classes)))
            if len(ways) == 1:
                places.append(next(iter(ways)))
            else:
                fork = _Fork(node.unit, tuple(sorted(ways.items(), key=lambda way: way[1])))
                places.append(forks.setdefault(fork, len(forks)))
        return tuple(places), tuple(forks)

    @cached_property
    def number(self) -> int:
        """How many ways there are, however many."""
        places, forks = self._forks
        found: list[int] = []
        for fork in forks:
            found.append(1 if fork.end >= 0 else sum(found[to] for to, _ in fork.ways))
        return found[places[self.aspect.root]]

    def __iter__(self) -> Iterator[Way]:
        """Each way, one at a time; those of the first answers first."""
        places, forks = self._forks
        start = places[self.aspect.root]
        stack: list[tuple[int, _Held, tuple[Decided, ...]]] = [
            (start, self._settled({self.aspect.root: (1, ())}, start), ())
        ]
        while stack:
            here, held, deciding = stack.pop()
            fork = forks[here]
            if fork.end >= 0:
                answers = sum(number for number, _ in held.values())
                trail = dict(next(iter(held.values()))[1])
                yield Way(deciding, self.aspect.ends[fork.end], answers, trail)
                continue
            for to, classes in reversed(fork.ways):
                # Where arithmetic parts the ways nothing decides: all may be taken.
                more = (*deciding, Decided(fork.unit, classes)) if fork.unit >= 0 else deciding
                stack.append((to, self._settled(self._moved(held, to), to), more))

    def _moved(self, held: _Held, to: int) -> _Held:
        """The nodes behind those held that come to a fork."""
        places, _ = self._forks
        found: _Held = {}
        for index, (number, trail) in held.items():
            node = self.aspect.nodes[index]
            for edge in node.edges:
                if places[edge.to] == to:
                    before, first = found.get(edge.to, (0, None))
                    further = trail if node.unit < 0 else (*trail, (node.unit, edge.classes[0]))
                    found[edge.to] = before + number * edge.size, further if first is None else first
        return found

    def _settled(self, held: _Held, fork: int) -> _Held:
        """The nodes that are at the fork itself: what decides nothing before it is passed."""
        places, _ = self._forks
        found: _Held = {}
        # Nodes stand behind those they lead to, so the last is passed first and none comes again.
        waiting = dict(held)
        while waiting:
            index = max(waiting)
            number, trail = waiting.pop(index)
            node = self.aspect.nodes[index]
            if node.end >= 0 or any(places[edge.to] != fork for edge in node.edges):
                found[index] = number, trail
                continue
            for to, (more, further) in self._moved({index: (number, trail)}, fork).items():
                before, first = waiting.get(to, (0, further))
                waiting[to] = before + more, first
        return found


def witness(diagram: Diagram, way: Way) -> dict[str, Value] | None:
    """Answers that go this way; None where calculated refusals turn away all that were tried."""
    taken = {unit: diagram.units[unit].classes[of] for unit, of in way.trail.items()}
    answers = answers_with(diagram, {unit: one.witness for unit, one in taken.items()})
    if not diagram.narrowed:
        return answers
    boxes = {diagram.units[unit].step: one for unit, one in taken.items() if one.least is not None}
    accepted = accepting(diagram.flow, answers, boxes)
    # Of a way that ends with a refusal nothing more is wanted than that it is refused.
    return answers if accepted is None and way.end is Stop.REFUSED else accepted


def answers_with(diagram: Diagram, values: Mapping[int, Value | None]) -> dict[str, Value]:
    """Answers with these values of units (by index); any for None, and for what nothing reads.

    Values that a question does not take together give an answer that it refuses.
    """
    whole: dict[str, Value] = {}
    items: dict[str, dict[str, Value]] = {}
    for index, given in values.items():
        unit = diagram.units[index]
        value = unit.classes[0].witness if given is None else given
        if unit.item:
            items.setdefault(unit.step, {})[unit.item] = value
        else:
            whole[unit.step] = value
    return {step: _whole(diagram, step, value, items.get(step, {})) for step, value in whole.items()}


def _whole(diagram: Diagram, step: str, value: Value, items: Mapping[str, Value]) -> Value:
    """The answer to a question whose items or options were answered one by one."""
    asking = diagram.flow.asking(step)
    domain = asking.domain
    if isinstance(domain, MarkEach):
        return {item: str(items.get(item, NO)) for item in domain.items}
    if not isinstance(domain, SomeOf):
        return value
    chosen = {option for option, taken in items.items() if taken}
    if not isinstance(asking, Page) and not chosen & domain.exclusive:
        # What nothing reads may make up the number that must be chosen.
        free = [one for one in domain.options if one not in items and one not in domain.exclusive]
        chosen.update(free[: max(0, domain.least - len(chosen))])
        if len(chosen) < domain.least:
            alone = [one for one in domain.options if one in domain.exclusive and one not in items]
            chosen = set(alone[:1])
    return tuple(option for option in domain.options if option in chosen)
