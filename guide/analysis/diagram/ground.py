"""A flow made ready to be compiled.

Conditions are in plain words: what tests an amount of one answer tests that answer (see
`guide.analysis.amounts`). Steps have numbers, questions are cut into units, where each step leads is a
function of the answers. A set of steps is a number whose bits are the steps' numbers, so that thousands of
steps cost little.

Never enters: states of a walk (see `frontier`).
"""

from collections.abc import Iterable, Mapping
from functools import reduce
from types import MappingProxyType

from guide.analysis.amounts import plain
from guide.analysis.diagram.answering import Answering
from guide.analysis.diagram.cuts import Cut, Unit, asked_by_question, cut
from guide.analysis.diagram.functions import Function, Functions
from guide.analysis.diagram.meaning import Meaning, conditions_of
from guide.language.model import Flow, Outcome, Question, Recommend
from guide.language.ordering import ordered
from guide.language.structure import ahead, in_order, targets

NOTHING_MORE: Mapping[str, Iterable[str]] = MappingProxyType({})
"""No options to be told apart but those that conditions read."""

REFUSED, STUCK = -1, -2
"""Where an answer leads that is not taken, and one for which no way on is written."""


class Ground:
    """A flow made ready; functions of its answers may take `limit` nodes.

    What was worked out of an edition `like` it is used again as far as it is the same in both. `apart` are
    options, by question, that are told apart though no condition reads them.
    """

    def __init__(
        self,
        flow: Flow,
        limit: int,
        like: "Ground | None" = None,
        apart: Mapping[str, Iterable[str]] = NOTHING_MORE,
    ) -> None:
        self.flow = flow = plain(flow)
        """The flow in plain words."""
        self.steps: list[str] = (
            like.steps if like and _is_in_order(flow, like.steps) else _in_walking_order(flow)
        )
        """The steps, those a walk meets first before; then those that nothing leads to."""
        self.number = {step: index for index, step in enumerate(self.steps)}
        self.ahead = list(ahead(flow, self.steps).values())
        """The steps that the drawn routes may lead to from each step; itself only where they lead back."""
        tests = asked_by_question(conditions_of(flow))
        self.cuts: dict[str, Cut] = {
            step: cut(flow.asking(step), tests.get(step, ()), apart.get(step, ()))
            for step in self.steps
            if flow.asks(step)
        }
        self.units: list[Unit] = [unit for one in self.cuts.values() for unit in (one.lead, *one.units)]
        self.level = {(unit.step, unit.item): index for index, unit in enumerate(self.units)}
        width = [len(unit.classes) + (not unit.item) for unit in self.units]
        home = [self.number[unit.step] for unit in self.units]
        alike = like if like and like.steps == self.steps and like.units == self.units else None
        self.functions: Functions = alike.functions if alike else Functions(width, home, limit)
        same = alike if alike and _means_the_same(alike.flow, flow) else None
        self.meaning: Meaning = same.meaning if same else Meaning(flow, self.cuts, self.level, self.functions)
        self.answering: Answering = (
            same.answering if same else Answering(flow, self.cuts, self.level, self.functions)
        )
        self.narrowed: dict[str, Function] = {}
        """Questions that may refuse an answer for what was calculated, each with when it may refuse at all.

        Where arithmetic does not tell, the answer counts as taken: then all that is told of answers holds of
        those that are taken, and of no others.
        """
        self._routes: dict[int, Function] = {}

    def route(self, step: int) -> Function:
        """Where an answer to the step leads: the number of a step, REFUSED or STUCK."""
        known = self._routes.get(step)
        if known is None:
            known = self._routes[step] = self._route(step)
        return known

    def _route(self, step: int) -> Function:
        made, asking = self.functions, self.flow.asking(self.steps[step])
        found = made.constant(STUCK)
        for route in reversed(asking.routes):
            target = made.constant(self.number[route.to])
            found = made.choose(self.meaning.of(route.when), target, found)
        if isinstance(asking, Question) and asking.refuse:
            refused = reduce(made.any_of, [self.meaning.of(refuse.when) for refuse in asking.refuse])
            surely = made.surely(refused)
            if surely != refused:
                self.narrowed[asking.id] = refused
            found = made.choose(surely, made.constant(REFUSED), found)
        return found

    def first(self, step: int, catalogue: str) -> Function:
        """The entry of a catalogue that an outcome recommends first."""
        return self.meaning.first_of(self._items(step, catalogue))

    def ranking(self, step: int, catalogue: str) -> Function:
        """All entries of a catalogue that an outcome recommends, in their order."""
        return self.meaning.ranking_of(self._items(step, catalogue))

    def _items(self, step: int, catalogue: str) -> tuple[Recommend, ...]:
        outcome = self.flow.steps[self.steps[step]]
        return outcome.recommend.get(catalogue, ()) if isinstance(outcome, Outcome) else ()


def _means_the_same(one: Flow, other: Flow) -> bool:
    """Whether the same conditions mean the same in two flows whose questions are cut alike."""
    domains = (
        {step: flow.asking(step).domain for step in flow.steps if flow.asks(step)} for flow in (one, other)
    )
    return one.tables == other.tables and one.values == other.values and next(domains) == next(domains)


def _is_in_order(flow: Flow, steps: list[str]) -> bool:
    """Whether these are the steps of a flow, each before those it leads to."""
    place = {step: index for index, step in enumerate(steps)}
    return (
        flow.steps.keys() == place.keys()
        and place[flow.start] == 0
        and all(place[step] < place[to] for step in steps for to in targets(flow.steps[step]))
    )


def _in_walking_order(flow: Flow) -> list[str]:
    """Each step before those it leads to, as far as the drawn routes do not lead back."""
    walked, _ = in_order(flow)
    if len(walked) == len(flow.steps):
        return walked
    everything, _ = ordered(flow.steps, lambda step: targets(flow.steps[step]))
    return list(dict.fromkeys((*walked, *everything)))
