"""Where both editions go on alike: nodes from which the same answers lead to the same ends.

Told from the ends upwards, as a reduced diagram of both would be made (R. E. Bryant, see
`guide.analysis.diagram`): two nodes are alike if they ask the same part, and each joint class of it leads to
nodes that are alike. Where arithmetic parts the ways, each edition may go either way, so nothing is alike
there or above.

Never enters: nodes from which something ends otherwise (see `walking`).
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

from guide.analysis.diagram import Aspect, Stop
from guide.analysis.diff.joint import Part

_End: TypeAlias = str | Stop | None


class Side:
    """One edition: its nodes, the part each of its units is, and where each class leads from each node."""

    def __init__(
        self, parts: Sequence[Part], aspect: Aspect, names: Mapping[_End, _End], *, is_new: bool
    ) -> None:
        self._names = names
        self._classes = [tuple(one.new if is_new else one.old for one in part.classes) for part in parts]
        self.aspect = aspect
        units = (part.new if is_new else part.old for part in parts)
        part_of = {unit: index for index, unit in enumerate(units) if unit is not None}
        self.asks = [part_of.get(node.unit) for node in aspect.nodes]
        """The part that each node asks, None for an end or a parting of ways."""
        self.parting = [
            tuple(edge.to for edge in node.edges) if node.unit < 0 else () for node in aspect.nodes
        ]
        """Where the ways lead that arithmetic parts."""
        self.to = [{one: edge.to for edge in node.edges for one in edge.classes} for node in aspect.nodes]
        self.asked = self._asked()
        """For each node the parts that are still asked from it, as bits."""

    def _asked(self) -> list[int]:
        found: list[int] = []
        for node, part in zip(self.aspect.nodes, self.asks, strict=True):
            bits = 0 if part is None else 1 << part
            for edge in node.edges:
                bits |= found[edge.to]
            found.append(bits)
        return found

    def end(self, node: int) -> _End:
        """The end of a node, by its old name."""
        end = self.aspect.ends[self.aspect.nodes[node].end]
        return self._names.get(end, end)

    def following(self, node: int, part: int) -> list[int | None]:
        """Where each joint class of the part that a node asks leads; None where it is not taken."""
        to = self.to[node]
        return [None if one is None else to.get(one) for one in self._classes[part]]


class Sameness:
    """Which nodes of two editions are alike: those with the same number, which is not None."""

    def __init__(self, parts: Sequence[Part], sides: Sequence[Side]) -> None:
        self._parts = parts
        self._old = sides[0]
        known: dict[Hashable, int] = {}
        self.numbers = tuple(_numbered(side, known) for side in sides)

    def ends(self, nodes: Iterable[int]) -> dict[int, Counter[_End]]:
        """Where answers end from each of these nodes of the old edition, and how many."""
        wanted = set(nodes)
        for node in range(max(wanted, default=-1), -1, -1):
            if node in wanted:
                wanted.update(edge.to for edge in self._old.aspect.nodes[node].edges)
        found: dict[int, Counter[_End]] = {}
        for node in sorted(wanted):  # each behind those it leads to
            counter = found[node] = Counter[_End]()
            part = self._old.asks[node]
            if part is None:
                counter[self._old.end(node)] = 1
                continue
            for one, to in zip(self._parts[part].classes, self._old.following(node, part), strict=True):
                if to is not None:
                    for end, number in found[to].items():
                        counter[end] += number * one.size
        return found


def _numbered(side: Side, known: dict[Hashable, int]) -> list[int | None]:
    """A number for each node, the same for those that are alike; None where arithmetic parts the ways."""
    found: list[int | None] = []
    for node, part in enumerate(side.asks):
        key: Hashable
        if part is None:
            key, blurred = side.end(node), bool(side.parting[node])
        else:
            following = side.following(node, part)
            key = (part, tuple([None if to is None else (found[to],) for to in following]))
            blurred = any(to is not None and found[to] is None for to in following)
        found.append(None if blurred else known.setdefault(key, len(known)))
    return found
