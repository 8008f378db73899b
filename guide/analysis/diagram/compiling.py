"""Compiling a flow: its states, aspect by aspect, into nodes.

Each aspect has a diagram of its own. An end tells the outcome and the first recommendation of each
catalogue; all of them together would multiply, one by one they add up, and every question that is asked of
the diagram can be put to the aspects one by one.

Never enters: what is asked of a diagram.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeAlias

from guide.analysis.diagram.answering import NOT_TAKEN, Answered, Places
from guide.analysis.diagram.frontier import LOOP, Frontier, State, Ways
from guide.analysis.diagram.functions import Function, TooLargeError
from guide.analysis.diagram.ground import NOTHING_MORE, REFUSED, STUCK, Ground
from guide.analysis.diagram.model import OUTCOME, Aspect, Diagram, Edge, Node, Stop
from guide.analysis.diagram.narrowed import strained
from guide.language.model import Flow, Outcome

LIMIT = 200_000
"""Nodes of functions, and answers to questions in states, that each aspect may make."""

_STOPS = {REFUSED: Stop.REFUSED, STUCK: Stop.STUCK, LOOP: Stop.AGAIN}


_Tell: TypeAlias = Callable[[Ground, int, str], Function]
"""What an outcome (by its number) tells of a catalogue."""


class Compiler:
    """Compiles a flow in one respect after the other, and uses again what it worked out.

    So does the compiler of an edition `like` it, as far as both are the same. `apart` as for a `Ground`.
    """

    def __init__(
        self,
        flow: Flow,
        like: "Compiler | None" = None,
        apart: Mapping[str, Iterable[str]] = NOTHING_MORE,
    ) -> None:
        self._flow = flow
        self._like = like
        self.built: dict[tuple[_Tell, str], _Builder] = {}
        """What built each aspect, by what outcomes told of which catalogue."""
        self.ground: Ground = Ground(flow, LIMIT, None if like is None else like.ground, apart)

    def diagram(self, limit: int = LIMIT) -> Diagram:
        """See `compile_flow`."""
        return self._compiled((OUTCOME, *_catalogues(self._flow)), limit, Ground.first)

    def rankings(self, catalogues: Iterable[str], limit: int = LIMIT) -> Diagram:
        """See `compile_rankings`."""
        return self._compiled(tuple(catalogues), limit, Ground.ranking)

    def _compiled(self, wanted: tuple[str, ...], limit: int, tell: _Tell) -> Diagram:
        ground = self.ground
        aspects: dict[str, Aspect] = {}
        for aspect in wanted:
            ground.functions.allow(limit)
            try:
                finals = _finals(ground, aspect, tell)
                builder = _Builder(Frontier(ground, finals, limit), ground, self._builder_like(tell, aspect))
                aspects[aspect] = builder.aspect()
                self.built[tell, aspect] = builder
            except (TooLargeError, RecursionError):
                continue
        left_out = tuple(aspect for aspect in wanted if aspect not in aspects)
        narrowed = tuple(step for step in self._flow.steps if step in ground.narrowed)
        return Diagram(self._flow, tuple(ground.units), aspects, left_out, narrowed, strained(ground))

    def _builder_like(self, tell: _Tell, aspect: str) -> "_Builder | None":
        """The one that built this aspect of the other edition, where answers mean the same in both."""
        like = self._like
        same = like is not None and like.ground.answering is self.ground.answering
        return like.built.get((tell, aspect)) if like and same else None


def compile_flow(flow: Flow, limit: int = LIMIT) -> Diagram:
    """The flow over all answers. What takes more than `limit` is left out, and named."""
    return Compiler(flow).diagram(limit)


def compile_rankings(flow: Flow, catalogues: Iterable[str], limit: int = LIMIT) -> Diagram:
    """As `compile_flow`, but an aspect tells all that is recommended of its catalogue, in order.

    The ends are the ids of entries with blanks between, "" for none. There is no aspect of the outcome.
    """
    return Compiler(flow).rankings(catalogues, limit)


def _catalogues(flow: Flow) -> tuple[str, ...]:
    outcomes = (step for step in flow.steps.values() if isinstance(step, Outcome))
    return tuple(dict.fromkeys(catalogue for outcome in outcomes for catalogue in outcome.recommend))


def _finals(ground: Ground, aspect: str, tell: _Tell) -> Mapping[int, Function]:
    """What each outcome tells in an aspect; of the outcome itself nothing needs to be worked out."""
    if aspect == OUTCOME:
        return {}
    steps = enumerate(ground.steps)
    return {number: tell(ground, number, aspect) for number, step in steps if not ground.flow.asks(step)}


class _Builder:
    """Makes the nodes of one aspect, each different one once.

    Those of the states from which on the flow of another builder is the same are taken over from it.
    """

    def __init__(self, frontier: Frontier, ground: Ground, like: "_Builder | None" = None) -> None:
        self.frontier = frontier
        self.ground = ground
        self.nodes: dict[Node, int] = {}
        self.ends: dict[Hashable, int] = {}
        self.done: dict[State, int] = {}
        self.asked: dict[tuple[Answered, tuple[int, ...]], int] = {}
        """The node of a question that was answered so, by the nodes of its leaves."""
        self._sizes = [[one.size or 1 for one in unit.classes] for unit in ground.units]
        if like is not None:
            alike = _alike(self, like)
            self.nodes |= like.nodes
            self.ends |= like.ends
            self.asked |= like.asked
            self.done |= {state: node for state, node in like.done.items() if alike >> state.step & 1}

    def aspect(self) -> Aspect:
        """The nodes from the start on."""
        start = self.frontier.start
        waiting: dict[State, tuple[Answered, list[Ways]]] = {}
        stack = [start]
        while stack:
            state = stack[-1]
            if state in self.done:
                stack.pop()
            elif state in waiting:
                self.done[state] = self._question(state.step, *waiting.pop(state))
            elif self.ground.flow.asks(self.ground.steps[state.step]):
                waiting[state] = found = self.frontier.answered(state)
                stack += dict.fromkeys(
                    after
                    for following in found[1]
                    for after in following
                    if isinstance(after, State) and after not in self.done
                )
            else:
                self.done[state] = self._parting([self._end(one) for one in self.frontier.told(state)])
        return _reached([*self.nodes], [*self.ends], self.done[start])

    def _question(self, step: int, answered: Answered, following: list[Ways]) -> int:
        """The nodes of a question, from its last unit to its first."""
        known = [
            self._parting([self._following(after) for after in ways]) if leaf.ways else NOT_TAKEN
            for leaf, ways in zip(answered.leaves, following, strict=True)
        ]
        key = (answered, tuple(known))
        made = self.asked.get(key)
        if made is None:
            self.frontier.count(answered.size)
            made = self.asked[key] = self._opened(step, answered, known)
        return made

    def _opened(self, step: int, answered: Answered, known: list[int]) -> int:
        """The node that opens a question whose leaves are these nodes."""
        level = self.ground.level[self.ground.steps[step], ""]
        ways = [leaf.ways for leaf in answered.leaves]
        for place in range(level + len(answered.layers), level, -1):
            nearer: list[int] = []
            for places in answered.layers[place - level - 1]:
                edges = self._edges(place, places, known, ways)
                nearer.append(self._node(Node(place, edges)) if edges else NOT_TAKEN)
            known, ways = nearer, [1] * len(nearer)
        return self._node(Node(level, self._edges(level, answered.begins, known, ways), opens=True))

    def _edges(self, unit: int, places: Places, known: list[int], ways: list[int]) -> tuple[Edge, ...]:
        """An edge to each node that a class leads to."""
        sizes = self._sizes[unit]
        grouped: dict[int, list[int]] = {}
        size: dict[int, int] = {}
        for index, place in enumerate(places):
            to = NOT_TAKEN if place == NOT_TAKEN else known[place]
            if to == NOT_TAKEN:
                continue
            if to in grouped:
                grouped[to].append(index)
                size[to] += ways[place] * sizes[index]
            else:
                grouped[to] = [index]
                size[to] = ways[place] * sizes[index]
        return tuple([Edge(tuple(indices), size[to], to) for to, indices in grouped.items()])

    def _following(self, after: State | int) -> int:
        return self.done[after] if isinstance(after, State) else self._end(_STOPS[after])

    def _end(self, end: Hashable) -> int:
        return self._node(Node(-1, end=self.ends.setdefault(end, len(self.ends))))

    def _parting(self, ways: list[int]) -> int:
        """One node for all ways that may be taken."""
        if len(ways) == 1:
            return ways[0]
        return self._node(Node(-1, tuple(Edge((0,), 1, to) for to in sorted(ways))))

    def _node(self, node: Node) -> int:
        return self.nodes.setdefault(node, len(self.nodes))


def _alike(one: _Builder, other: _Builder) -> int:
    """The steps (bits) from which on the flow is the same, where answers mean the same in both.

    Steps to which ways lead back, and what leads to them, are not found.
    """
    found = 0
    for step in sorted(one.frontier.reads.keys() & other.frontier.reads.keys(), reverse=True):
        ahead = one.ground.ahead[step]
        same = one.frontier.reads[step] == other.frontier.reads[step] and ahead == other.ground.ahead[step]
        if same and not ahead & ~found:
            found |= 1 << step
    return found


def _reached(nodes: list[Node], ends: list[Hashable], root: int) -> Aspect:
    """What is reached from a node, which stands last."""
    wanted = {root}
    for index in range(root, -1, -1):
        if index in wanted:
            wanted.update([edge.to for edge in nodes[index].edges])
    if len(wanted) == len(nodes):
        return Aspect(tuple(nodes), tuple(ends))  # type: ignore[arg-type]
    place: dict[int, int] = {}
    told: dict[Hashable, int] = {}
    kept: list[Node] = []
    for index in sorted(wanted):
        node = nodes[index]
        place[index] = len(kept)
        end = node.end if node.end < 0 else told.setdefault(ends[node.end], len(told))
        edges = tuple([Edge(edge.classes, edge.size, place[edge.to]) for edge in node.edges])
        kept.append(Node(node.unit, edges, end, node.opens))
    return Aspect(tuple(kept), tuple(told))  # type: ignore[arg-type]
