"""The diagram as a value: nodes, edges, ends, and where answers stand in it.

Never enters: how it is made (see `compiling`), what is asked of it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.diagram.cuts import Unit
from guide.analysis.diagram.extent import Extent
from guide.language.conditions import Scalar, Value
from guide.language.model import Flow


class Stop(Enum):
    """Ends of a walk that are no outcome."""

    REFUSED = "refused"
    """The question does not take the answer together with those before it."""
    STUCK = "stuck"
    """No route holds, and none is without a condition (only in a flow built by hand)."""
    AGAIN = "again"
    """The walk would come to a step a second time."""


class Edge(Struct, frozen=True, array_like=True, gc=False):
    """From a node, for any answer of these classes (by index), to another.

    `size` is the number of answers, those included that differ only in items or options that nothing reads;
    a class without bounds counts as one.
    """

    classes: tuple[int, ...]
    size: int
    to: int


class Node(Struct, frozen=True, array_like=True, gc=False):
    """A place in the diagram.

    A node asks a unit (`unit` is its index in the diagram) and has an edge for each group of classes; it
    opens a question or page if `opens`. A node without a unit is an end (`end` is its index in the aspect),
    or, with edges, a parting of ways: arithmetic did not tell which of them is taken, so all may be.
    """

    unit: int
    edges: tuple[Edge, ...] = ()
    end: int = -1
    opens: bool = False


_Step: TypeAlias = tuple[int, tuple[tuple[tuple[int, tuple[int, ...]], int, bool], ...], tuple[int, ...]]


class Aspect(Struct, frozen=True, dict=True):
    """One thing that an end tells, compiled: the outcome, or the entry of a catalogue that comes first.

    Nodes stand behind those they lead to; the last is the root. Ends are ids of outcomes (of entries; None
    where the outcome recommends none), or a Stop.
    """

    nodes: tuple[Node, ...]
    ends: tuple[str | Stop | None, ...]

    @property
    def root(self) -> int:
        """The node before the first answer."""
        return len(self.nodes) - 1

    @cached_property
    def exact(self) -> bool:
        """Whether no claim rests on arithmetic that was only narrowed down."""
        return not self.blurred[self.root]

    @cached_property
    def blurred(self) -> tuple[bool, ...]:
        """Of each node whether a parting of ways lies there or behind it."""
        found: list[bool] = []
        for node in self.nodes:
            found.append((node.unit < 0 and bool(node.edges)) or any(found[edge.to] for edge in node.edges))
        return tuple(found)

    @cached_property
    def concluding(self) -> int:
        """The ends that are no Stop, as bits."""
        return sum(1 << index for index, end in enumerate(self.ends) if not isinstance(end, Stop))

    @cached_property
    def reach(self) -> tuple[int, ...]:
        """The ends that can be reached from each node, as bits."""
        return self._gathered(1 << node.end if node.end >= 0 else 0 for node in self.nodes)

    def _gathered(self, own: Iterable[int]) -> tuple[int, ...]:
        """The bits of each node with those of all nodes behind it."""
        gathered: list[int] = []
        for node, found in zip(self.nodes, own, strict=True):
            for edge in node.edges:
                found |= gathered[edge.to]  # noqa: PLW2901 - its own, and more
            gathered.append(found)
        return tuple(gathered)

    @cached_property
    def behind(self) -> tuple[tuple[int, ...], ...]:
        """For each node that opens a question the nodes to which its answers lead; none for others."""
        leaving: list[frozenset[int]] = []
        for node in self.nodes:
            found: frozenset[int] = frozenset()
            for edge in node.edges:
                to = self.nodes[edge.to]
                inside = to.unit >= 0 and not to.opens
                found |= leaving[edge.to] if inside else {edge.to}
            leaving.append(found)
        return tuple(
            tuple(sorted(found)) if node.opens else ()
            for node, found in zip(self.nodes, leaving, strict=True)
        )

    @cached_property
    def steps(self) -> tuple[_Step, ...]:
        """Each node by its unit, edges (unit and classes, where to, within the question), and `behind`."""
        inside = [node.unit >= 0 and not node.opens for node in self.nodes]
        return tuple(
            (
                node.unit,
                tuple([((node.unit, edge.classes), edge.to, inside[edge.to]) for edge in node.edges]),
                behind,
            )
            for node, behind in zip(self.nodes, self.behind, strict=True)
        )

    @cached_property
    def after(self) -> tuple[Mapping[int, int], ...]:
        """For each node the node that each class leads to."""
        return tuple({one: edge.to for edge in node.edges for one in edge.classes} for node in self.nodes)

    @cached_property
    def asks(self) -> tuple[int, ...]:
        """The units that are asked at each node or behind it, as bits."""
        return self._gathered(1 << node.unit if node.unit >= 0 else 0 for node in self.nodes)

    @cached_property
    def ends_behind(self) -> tuple[tuple[int, ...], ...]:
        """The nodes of the ends that can be reached from each node."""
        known: dict[int, tuple[int, ...]] = {}
        for bits in self.reach:
            if bits not in known:
                known[bits] = tuple(node for end, node in enumerate(self.at_end) if bits >> end & 1)
        return tuple(known[bits] for bits in self.reach)

    @cached_property
    def at_end(self) -> tuple[int, ...]:
        """The node of each end."""
        found = {node.end: here for here, node in enumerate(self.nodes) if node.end >= 0}
        return tuple(found[end] for end in range(len(self.ends)))

    def prepare(self) -> None:
        """Work out now what is otherwise worked out when it is first asked for."""
        _ = self.exact, self.concluding, self.steps, self.after, self.asks, self.ends_behind

    def told(self, bits: int) -> tuple[str | Stop | None, ...]:
        """The ends that are these bits, in order."""
        return tuple(end for index, end in enumerate(self.ends) if bits >> index & 1)


OUTCOME = ""
"""The aspect that tells the outcome; the others are named by their catalogue."""


class Diagram(Struct, frozen=True, dict=True):
    """A flow compiled over all answers, one aspect for each thing that an end tells.

    `left_out` names the aspects that were larger than the stated limit: nothing is claimed of them.

    `narrowed` are the questions that may refuse an answer for what several make together; here that answer
    counts as taken. So all that is told holds of the answers that are taken, and numbers of answers are
    numbers at most. Where such a question is not among those `strained`, each combination of classes has
    answers that are taken, and so whatever is told to be possible is.
    """

    flow: Flow
    units: tuple[Unit, ...]
    aspects: Mapping[str, Aspect]
    left_out: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    strained: tuple[str, ...] = ()

    @property
    def exact(self) -> bool:
        """Whether what is told to be possible is, and nothing else: nothing left out or left to arithmetic.

        Numbers of answers are exact only where nothing was `narrowed` either.
        """
        return not (self.left_out or self.strained) and all(aspect.exact for aspect in self.aspects.values())

    @cached_property
    def extent(self) -> Extent | None:
        """The extent of walks as such, whatever they recommend; None if even that was too large."""
        aspect = self.aspects.get(OUTCOME)
        return None if aspect is None else Extent(self, aspect)

    def prepare(self) -> None:
        """Work out now what is otherwise worked out when the first question is asked of it."""
        for aspect in self.aspects.values():
            aspect.prepare()
        extent, _ = self.extent, self.lead
        if extent is not None:
            _ = extent.questions, extent.pages

    @cached_property
    def lead(self) -> Mapping[str, int]:
        """The first unit of each question."""
        return {unit.step: index for index, unit in enumerate(self.units) if not unit.item}

    def classes_of(self, step: str, value: Value) -> Iterator[tuple[int, int]]:
        """The units of a question and the class that an answer it takes has in each."""
        index = self.lead[step]
        several = isinstance(value, tuple | Mapping)
        yield index, 0 if several else self.units[index].class_of(value)
        for place in range(index + 1, len(self.units)):
            unit = self.units[place]
            if unit.step != step or not unit.item:
                break
            yield place, unit.class_of(_of_item(value, unit.item))

    def at(self, aspect: Aspect, live: Mapping[str, Value], path: Sequence[str]) -> int:
        """The node at which a walk stands: its answers in order, and the steps they led to."""
        return self._at(aspect, self._walked(live), path)

    def standing(self, live: Mapping[str, Value], path: Sequence[str]) -> dict[str, int]:
        """The node at which a walk stands in each aspect."""
        walked = self._walked(live)
        return {name: self._at(aspect, walked, path) for name, aspect in self.aspects.items()}

    def _walked(self, live: Mapping[str, Value]) -> list[list[int]]:
        """The classes of the units of each answer, in order."""
        return [[index for _, index in self.classes_of(step, value)] for step, value in live.items()]

    def _at(self, aspect: Aspect, walked: Iterable[Iterable[int]], path: Sequence[str]) -> int:
        here, after = aspect.root, aspect.after
        for place, classes in enumerate(walked, 1):
            for index in classes:
                here = after[here][index]
            if aspect.nodes[here].unit < 0:
                here = self._parted(aspect, here, path[place])
        return here

    def _parted(self, aspect: Aspect, here: int, step: str) -> int:
        """Where ways part, the one to the step that is known to follow."""
        for edge in aspect.nodes[here].edges:
            to = aspect.nodes[edge.to]
            if to.opens and self.units[to.unit].step == step:
                return edge.to
        return here


def _of_item(value: Value, item: str) -> Scalar:
    if isinstance(value, Mapping):
        return value[item]
    return isinstance(value, tuple) and item in value
