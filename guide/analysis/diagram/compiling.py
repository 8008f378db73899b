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
from guide.analysis.diagram.ground import REFUSED, STUCK, Ground
from guide.analysis.diagram.model import OUTCOME, Aspect, Diagram, Edge, Node, Stop
from guide.analysis.diagram.narrowed import strained
from guide.language.model import Flow, Outcome

LIMIT = 200_000
"""Nodes of functions, and answers in states, that each aspect may make."""

_STOPS = {REFUSED: Stop.REFUSED, STUCK: Stop.STUCK, LOOP: Stop.AGAIN}


_Tell: TypeAlias = Callable[[Ground, int, str], Function]
"""What an outcome (by its number) tells of a catalogue."""


class Compiler:
    """Compiles a flow in one respect after the other, and uses again what it worked out.

    So does the compiler of an edition `like` it, as far as both are the same.
    """

    def __init__(self, flow: Flow, like: "Compiler | None" = None) -> None:
        self._flow = flow
        self.ground: Ground = Ground(flow, LIMIT, None if like is None else like.ground)

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
                aspects[aspect] = _Builder(Frontier(ground, finals, limit), ground).aspect()
            except (TooLargeError, RecursionError):
                continue
        left_out = tuple(aspect for aspect in wanted if aspect not in aspects)
        narrowed = tuple(step for step in self._flow.steps if step in ground.narrowed)
        return Diagram(self._flow, tuple(ground.units), aspects, left_out, narrowed, strained(ground))


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
    """Makes the nodes of one aspect, each different one once."""

    def __init__(self, frontier: Frontier, ground: Ground) -> None:
        self._frontier = frontier
        self.ground = ground
        self._nodes: dict[Node, int] = {}
        self._ends: dict[Hashable, int] = {}
        self._done: dict[State, int] = {}
        self._asked: dict[tuple[Answered, tuple[int, ...]], int] = {}
        """The node of a question that was answered so, by the nodes of its leaves."""
        self._sizes = [[one.size or 1 for one in unit.classes] for unit in ground.units]

    def aspect(self) -> Aspect:
        """The nodes from the start on."""
        start = self._frontier.start
        waiting: dict[State, tuple[Answered, list[Ways]]] = {}
        stack = [start]
        while stack:
            state = stack[-1]
            if state in self._done:
                stack.pop()
            elif state in waiting:
                self._done[state] = self._question(state.step, *waiting.pop(state))
            elif self.ground.flow.asks(self.ground.steps[state.step]):
                waiting[state] = found = self._frontier.answered(state)
                stack += dict.fromkeys(
                    after
                    for following in found[1]
                    for after in following
                    if isinstance(after, State) and after not in self._done
                )
            else:
                self._done[state] = self._parting([self._end(one) for one in self._frontier.told(state)])
        root = self._done[start]
        if root != len(self._nodes) - 1:  # pragma: no cover
            raise AssertionError
        return Aspect(tuple(self._nodes), tuple(self._ends))  # type: ignore[arg-type]

    def _question(self, step: int, answered: Answered, following: list[Ways]) -> int:
        """The nodes of a question, from its last unit to its first."""
        known = [
            self._parting([self._following(after) for after in ways]) if leaf.ways else NOT_TAKEN
            for leaf, ways in zip(answered.leaves, following, strict=True)
        ]
        key = (answered, tuple(known))
        made = self._asked.get(key)
        if made is None:
            made = self._asked[key] = self._opened(step, answered, known)
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
        return self._done[after] if isinstance(after, State) else self._end(_STOPS[after])

    def _end(self, end: Hashable) -> int:
        return self._node(Node(-1, end=self._ends.setdefault(end, len(self._ends))))

    def _parting(self, ways: list[int]) -> int:
        """One node for all ways that may be taken."""
        if len(ways) == 1:
            return ways[0]
        return self._node(Node(-1, tuple(Edge((0,), 1, to) for to in sorted(ways))))

    def _node(self, node: Node) -> int:
        return self._nodes.setdefault(node, len(self._nodes))
