"""Where both editions go on alike: nodes from which the same answers lead to the same ends.

Told from the ends upwards, as a reduced diagram of both would be made (R. E. Bryant, see
`guide.analysis.diagram`): two nodes are alike if they ask the same part, and each joint class of it leads to
nodes that are alike. Where arithmetic parts the ways, each edition may go either way, so nothing is alike
there or above.

Never enters: nodes from which something ends otherwise (see `walking`).
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

from guide.analysis.diagram import Aspect, Node, Stop
from guide.analysis.diff.joint import Part

ABSENT = -1
"""Instead of a node: this edition does not take the answer. What is listed by node ends with its own."""

BLURRED = (-2, -3)
"""Instead of the number of a node of the old edition, of the new one, where it is not known: never alike."""

_End: TypeAlias = str | Stop | None


class Side:
    """One edition: its nodes, the part each of its units is, and where each class leads from each node."""

    def __init__(
        self, parts: Sequence[Part], aspect: Aspect, names: Mapping[_End, _End], *, is_new: bool
    ) -> None:
        self._names = names
        self._parts = parts
        self._is_new = is_new
        self._known: dict[tuple[int, tuple[tuple[int, ...], ...]], int] = {}
        self.aspect = aspect
        self.asks: list[int | None] = []
        """The part that each node asks, None for an end or a parting of ways."""
        self.to: list[tuple[int, ...]] = []
        """Where the edges of each node lead, and ABSENT behind them."""
        self.places: list[tuple[int, ...]] = [()]
        """For each joint class of a part the place in `to`, -1 where it is not taken, as some node has it."""
        self.placing: list[int] = []
        """Which of these each node has."""
        self.parting: dict[int, tuple[int, ...]] = {}
        """Where the ways lead that arithmetic parts."""
        self.asked: list[int] = []
        """For each node the parts that are still asked from it, as bits."""
        units = (part.new if is_new else part.old for part in parts)
        part_of = {unit: index for index, unit in enumerate(units) if unit is not None}
        for here, node in enumerate((*aspect.nodes, Node(-1))):
            part, edges = part_of.get(node.unit), node.edges
            to = tuple([edge.to for edge in edges])
            bits = placing = 0
            if part is not None:
                bits = 1 << part
                key = part, tuple([edge.classes for edge in edges])
                placing = self._known.get(key) or self._placing(*key)
            elif edges:
                self.parting[here] = to
            for one in to:
                bits |= self.asked[one]
            self.asks.append(part)
            self.to.append((*to, ABSENT))
            self.placing.append(placing)
            self.asked.append(bits)

    def _placing(self, part: int, edges: tuple[tuple[int, ...], ...]) -> int:
        """The number of a way to lead on that no node had before."""
        self._known[part, edges] = number = len(self.places)
        self.places.append(self._parts[part].places(edges, is_new=self._is_new))
        return number

    def end(self, node: int) -> _End:
        """The end of a node, by its old name."""
        end = self.aspect.ends[self.aspect.nodes[node].end]
        return self._names.get(end, end)

    def after(self, node: int, of: int) -> int:
        """Where a class of this edition leads from a node."""
        edges = self.aspect.nodes[node].edges
        return next((edge.to for edge in edges if of in edge.classes), ABSENT)


class Sameness:
    """Which nodes of two editions are alike: those with the same number."""

    def __init__(self, parts: Sequence[Part], sides: Sequence[Side]) -> None:
        self._parts = parts
        self._old = sides[0]
        known: dict[Hashable, int] = {}
        self.numbers = tuple(_numbered(*both) for both in zip(sides, (known, known), BLURRED, strict=True))

    def ends(self, nodes: Iterable[int]) -> dict[int, dict[_End, int]]:
        """Where answers end from each of these nodes of the old edition, and how many."""
        wanted = set(nodes)
        for node in range(max(wanted, default=-1), -1, -1):
            if node in wanted:
                wanted.update(self._old.to[node][:-1])
        found: dict[int, dict[_End, int]] = {}
        for node in sorted(wanted):  # each behind those it leads to
            part = self._old.asks[node]
            if part is None:
                found[node] = {self._old.end(node): 1}
                continue
            here = found[node] = {}
            for (place,), (_, size) in (
                self._parts[part].grouped(self._old.places[self._old.placing[node]]).items()
            ):
                for end, number in found[self._old.to[node][place]].items():
                    here[end] = here.get(end, 0) + number * size
        return found


def _numbered(side: Side, known: dict[Hashable, int], blurred: int) -> list[int]:
    """A number for each node, the same for those that are alike; `blurred` if ways part there or behind."""
    numbers = [ABSENT] * len(side.asks)
    places, placing = side.places, side.placing
    for node, part in enumerate(side.asks[:-1]):
        if node in side.parting:
            numbers[node] = blurred
            continue
        key: Hashable
        if part is None:
            key = side.end(node)
        else:
            to = side.to[node]
            key = (part, *[numbers[to[place]] for place in places[placing[node]]])
            if blurred in key:
                numbers[node] = blurred
                continue
        numbers[node] = known.setdefault(key, len(known))
    return numbers
