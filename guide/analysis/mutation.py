"""How much the examples of a flow would notice: it is changed in one place after the other, and they are run.

Each condition is turned into its opposite, each route leads elsewhere, each rule is left out. A change that
no example notices is looked for answers to that it makes a difference to: those would be the example that is
missing. A rule that is missed by no answers makes no difference, and no example could notice; where else none
are found nothing is claimed.

Never enters: wording, writing examples.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from guide.analysis.checks import differences
from guide.analysis.diagram.cuts import asked_by_question
from guide.analysis.diagram.meaning import conditions_of
from guide.analysis.missed import missed
from guide.analysis.possible import Place, possible
from guide.analysis.table.inputs import witnesses
from guide.analysis.table.together import TooManyError
from guide.analysis.tables_read import tables_behind
from guide.engine.answers import read_all_pages
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import AnswerOf, Condition, Every, Not, Some, Value
from guide.language.diagnostics import Path
from guide.language.model import Asking, Example, Flow, FreeText, Outcome, Question, Rule, Step, Table
from guide.language.reading import reads

TRIED = 60
"""Ways to complete answers that are tried for one change."""

OPPOSITE, ELSEWHERE, LEFT_OUT = "opposite", "elsewhere", "left-out"


class Mutant(Struct, frozen=True):
    """A flow changed at one place of its file, how, and when that may show: places and conditions.

    If it is `exact`, it shows nowhere else.
    """

    how: str
    path: Path
    flow: Flow
    differs: tuple[tuple[Place, Condition], ...]
    exact: bool = False


class Unnoticed(Struct, frozen=True):
    """A change that no example notices, and answers with which it shows; None where none were found."""

    how: str
    path: Path
    answers: Mapping[str, Value] | None


class Score(Struct, frozen=True):
    """How many changes were made, those that no example noticed, and places of those that none could notice.

    That a change is idle is proven: whatever is answered, the result is the same.
    """

    changes: int
    unnoticed: tuple[Unnoticed, ...]
    idle: tuple[tuple[str, Path], ...] = ()


def score(flow: Flow) -> Score:
    """Change the flow in every place and run the examples that hold as it stands."""
    judging = _Judging(flow)
    changes = 0
    unnoticed: list[Unnoticed] = []
    idle: list[tuple[str, Path]] = []
    for mutant in mutants(flow):
        changes += 1
        if judging.notices(mutant):
            continue
        answers = judging.shows(mutant, unnoticed)
        if answers is None and judging.is_idle(mutant):
            idle.append((mutant.how, mutant.path))
        else:
            unnoticed.append(Unnoticed(mutant.how, mutant.path, answers))
    return Score(changes, tuple(unnoticed), tuple(idle))


# Changing


def mutants(flow: Flow) -> Iterator[Mutant]:
    """The flow changed in each place."""
    for step in flow.steps.values():
        yield from _of_outcome(flow, step) if isinstance(step, Outcome) else _of_asking(flow, step)
    for table in flow.tables.values():
        places = _read_at(flow, table.id)
        for index, rule in enumerate(table.rules):
            yield from _of_rule(flow, table, index, rule, places)


def _of_asking(flow: Flow, step: Asking) -> Iterator[Mutant]:
    after, path = Place(step.id, after_answer=True), ("steps", step.id)
    for index, route in enumerate(step.routes):
        before = [one.when for one in step.routes[:index] if one.when is not None]
        here = Not(Some(tuple(before)))

        def changed(new: object, index: int = index) -> Flow:
            routes = (*step.routes[:index], new, *step.routes[index + 1 :])
            return _with_step(flow, replace(step, routes=routes))

        taken = here if route.when is None else Every((here, route.when))
        to = _elsewhere(flow, step, route.to)
        if to:
            made = changed(replace(route, to=to))
            yield Mutant(ELSEWHERE, (*path, "routes", index), made, ((after, taken),))
        if route.when is not None:
            passed = Every((here, Not(route.when)))
            made = changed(replace(route, when=Not(route.when)))
            yield Mutant(OPPOSITE, (*path, "routes", index, "when"), made, ((after, taken), (after, passed)))
    for index, refuse in enumerate(step.refuse if isinstance(step, Question) else ()):
        turned = replace(refuse, when=Not(refuse.when))
        refuses = (*step.refuse[:index], turned, *step.refuse[index + 1 :])  # type: ignore[union-attr]
        made = _with_step(flow, replace(step, refuse=refuses))
        yield Mutant(OPPOSITE, (*path, "refuse", index, "when"), made, ((Place(step.id), Every(())),))


def _of_outcome(flow: Flow, step: Outcome) -> Iterator[Mutant]:
    for catalogue, items in step.recommend.items():
        for index, item in enumerate(items):
            if item.when is None:
                continue
            turned = replace(item, when=Not(item.when))
            recommend = {**step.recommend, catalogue: (*items[:index], turned, *items[index + 1 :])}
            made = _with_step(flow, replace(step, recommend=recommend))
            path: Path = ("steps", step.id, "recommend", catalogue, index, "when")
            here = Place(step.id)
            yield Mutant(OPPOSITE, path, made, ((here, item.when), (here, Not(item.when))))


def _of_rule(flow: Flow, table: Table, index: int, rule: Rule, places: tuple[Place, ...]) -> Iterator[Mutant]:
    path: Path = ("tables", table.id, "rules", index)
    # A result that another rule gives as well would not be missed, unless it stood further up.
    above = [one.when or Every(()) for one in table.rules[:index] if one.then == rule.then]
    below = [one.when or Every(()) for one in table.rules[index + 1 :] if one.then == rule.then]
    mine = rule.when or Every(())
    alone, first = Not(Some((*above, *below))), Not(Some(tuple(above)))
    hits = [Every((mine, alone)), *([Every((mine, first))] if below else [])]
    others = (*table.rules[:index], *table.rules[index + 1 :])
    if others:
        left_out = _with_table(flow, replace(table, rules=others))
        when = missed(table, index)
        yield Mutant(LEFT_OUT, path, left_out, tuple((place, when) for place in places), exact=True)
    if rule.when is not None:
        turned = replace(rule, when=Not(rule.when))
        made = _with_table(
            flow, replace(table, rules=(*table.rules[:index], turned, *table.rules[index + 1 :]))
        )
        misses = Every((Not(rule.when), alone))
        differs = tuple((place, when) for place in places for when in (*hits, misses))
        yield Mutant(OPPOSITE, (*path, "when"), made, differs)


def _elsewhere(flow: Flow, step: Asking, to: str) -> str:
    """Another step that may stand in for the target without leading back; "" if there is none."""
    target = flow.steps[to]
    own = [route.to for route in step.routes if route.to != to]
    # That a page or a question without a choice is passed by, no example would notice.
    behind: list[str] = []
    if isinstance(target, Question) and not isinstance(target.domain, FreeText):
        behind = [route.to for route in target.routes]
    ends = [one.id for one in flow.steps.values() if isinstance(one, Outcome) and one.id != to]
    return next(iter((*own, *behind, *ends)), "")


def _with_step(flow: Flow, step: Step) -> Flow:
    return replace(flow, steps={**flow.steps, step.id: step})


def _with_table(flow: Flow, table: Table) -> Flow:
    return replace(flow, tables={**flow.tables, table.id: table})


def _read_at(flow: Flow, table: str) -> tuple[Place, ...]:
    places = {
        Place(step.id, read.after_answer): None
        for step in flow.steps.values()
        for read in reads(flow, step)
        if table in tables_behind(flow, read.name)
    }
    return tuple(places)


# Judging


class _Judging:
    """The examples of a flow that hold, and answers that may show a difference."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._tests = asked_by_question(conditions_of(flow))
        self._examples = [
            (example, answers, trace)
            for example in flow.examples
            if _holds(example, trace := follow(flow, answers := read_all_pages(flow, example.answers)))
        ]

    def notices(self, mutant: Mutant) -> bool:
        """Whether an example fails on the changed flow."""
        return any(
            not _holds(example, follow(mutant.flow, answers))
            for example, answers, trace in self._examples
            if _touches(trace, mutant)
        )

    def shows(self, mutant: Mutant, before: Iterable[Unnoticed]) -> Mapping[str, Value] | None:
        """Answers that lead to another end in the changed flow, those already found for others first."""
        known = [one.answers for one in before if one.answers is not None]
        walked = [trace.live for _, _, trace in self._examples if _touches(trace, mutant)]
        for answers in (*known, *walked, *self._tried(mutant)):
            trace = follow(self._flow, answers)
            if trace.outcome and _end(trace) != _end(follow(mutant.flow, answers)):
                return trace.live
        return None

    def is_idle(self, mutant: Mutant) -> bool:
        """Whether it is certain that no answers make the change show."""
        return mutant.exact and all(
            possible(self._flow, place, condition) is None for place, condition in mutant.differs
        )

    def _tried(self, mutant: Mutant) -> Iterator[Mapping[str, Value]]:
        for place, condition in mutant.differs:
            answers = possible(self._flow, place, condition)
            if isinstance(answers, Mapping):
                for towards in ({}, *self._towards):
                    yield from islice(self._completed(answers, towards), TRIED)

    @cached_property
    def _towards(self) -> list[Mapping[str, Value]]:
        """Answers that lead to each outcome."""
        outcomes = [step.id for step in self._flow.steps.values() if isinstance(step, Outcome)]
        found = [possible(self._flow, Place(outcome), None) for outcome in outcomes]
        return [answers for answers in found if isinstance(answers, Mapping)]

    def _completed(
        self, answers: Mapping[str, Value], towards: Mapping[str, Value]
    ) -> Iterator[Mapping[str, Value]]:
        """Whole answers: the missing ones as `towards` has them or the first; then one of them otherwise."""
        whole = dict(answers)
        filled = self._fill(whole, towards)
        yield whole
        for step in filled:
            for other in self._answers_to(step)[1:]:
                changed = whole | {step: other}
                self._fill(changed, towards)
                yield changed

    def _fill(self, whole: dict[str, Value], towards: Mapping[str, Value]) -> list[str]:
        """Answer what is still asked; gives the questions that were."""
        filled = []
        trace = follow(self._flow, whole)
        while trace.asking is not None and trace.asking not in whole:
            filled.append(trace.asking)
            whole[trace.asking] = towards.get(trace.asking, self._answers_to(trace.asking)[0])
            trace = follow(self._flow, whole)
        return filled

    def _answers_to(self, step: str) -> tuple[Value, ...]:
        try:
            return witnesses(self._flow, AnswerOf(step), self._tests.get(step, ()))
        except TooManyError:
            return witnesses(self._flow, AnswerOf(step), ())


def _holds(example: Example, trace: Trace) -> bool:
    return not any(differences(example, trace))


def _end(trace: Trace) -> tuple[object, ...]:
    """What an example can tell of a walk."""
    return (trace.here, *((catalogue, trace.entries(catalogue)) for catalogue in trace.recommendations))


def _touches(trace: Trace, mutant: Mutant) -> bool:
    """Whether a walk came by the place that was changed; only a rule that hit is missed."""
    section, name = mutant.path[:2]
    if section == "steps":
        return name in trace.path
    read = (*(visit.tables for visit in trace.visits), trace.tables)
    runs = [tables[str(name)] for tables in read if name in tables]
    return any(mutant.how == OPPOSITE or mutant.path[3] in run.hits for run in runs)
