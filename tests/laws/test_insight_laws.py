"""Horizon, why and what-if agree with trying every answer.

`KYODO_EXAMPLES=10000 python -m pytest tests/laws/test_insight_laws.py` looks harder.
"""

import os
from collections.abc import Mapping
from itertools import combinations, islice
from typing import TypeAlias

import pytest

from guide.analysis.diagram import Diagram, compile_flow
from guide.analysis.horizon import horizon
from guide.analysis.whatif import alternatives
from guide.analysis.why import Answer, forcing, separated
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import Amount, Dates, Flow, Numbers, Page, Question
from tests.laws.brute_force import chance, end_of, walks
from tests.laws.random_flows import seeded_flow

EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "40"))
MOST = 1500
"""Flows with more walks than this are too large to try everything."""


TOGETHER = 100
"""Flows whose walks are held at a time."""

Small: TypeAlias = tuple[int, Flow, Diagram, list[Trace]]
"""A small flow with the number it came from, its diagram and every walk."""


@pytest.fixture(scope="module", params=range(0, EXAMPLES, TOGETHER))
def small_flows(request: pytest.FixtureRequest) -> list[Small]:
    """Flows of which every walk is tried; each is walked once for all laws."""
    return [found for seed in range(EXAMPLES)[request.param :][:TOGETHER] if (found := all_walks(seed))]


def all_walks(seed: int) -> Small | None:
    """A small flow with every walk; None if they are too many or arithmetic blurs them.

    A calculated number may be tested far from all that is tried anyway, so an answer of each class is tried
    as well. That is all the walks have of the diagram.
    """
    flow = seeded_flow(seed, most_steps=4)
    diagram = compile_flow(flow)
    if not diagram.exact or diagram.narrowed:
        return None
    amounts = [one for one in diagram.units if isinstance(flow.asking(one.step).domain, Numbers | Dates)]
    besides = {one.step: [kind.witness for kind in one.classes] for one in amounts}
    traces = [*islice(walks(flow, chance(seed), 10_000, besides=besides), MOST + 1)]
    return (seed, flow, diagram, traces) if len(traces) <= MOST else None


Walk: TypeAlias = tuple[dict[Answer, object], dict[str, str | None]]
"""The answers of a walk one by one, and its ends."""


def ends(diagram: Diagram, trace: Trace) -> dict[str, str | None]:
    return {name: end_of(trace, name) for name in diagram.aspects}


def taken_apart(diagram: Diagram, traces: list[Trace]) -> list[Walk]:
    """The walks that came to an outcome."""
    return [(parts(one.live), ends(diagram, one)) for one in traces if one.outcome is not None]


def starts_as(here: Trace, one: Trace) -> bool:
    return all(one.live.get(step) == value for step, value in here.live.items())


def parts(live: Mapping[str, Value]) -> dict[Answer, object]:
    """Each answer by itself, of a checklist each item."""
    found: dict[Answer, object] = {}
    for step, value in live.items():
        if isinstance(value, Mapping):
            found |= {Answer(step, item): mark for item, mark in value.items()}
        else:
            found[Answer(step)] = value
    return found


def sampled(seed: int, traces: list[Trace]) -> list[Trace]:
    """Some of the walks that came to an outcome."""
    ended = [trace for trace in traces if trace.outcome is not None]
    return chance(seed).sample(ended, min(3, len(ended)))


def test_the_horizon_is_what_the_walks_from_here_on_show(small_flows: list[Small]) -> None:
    for seed, flow, diagram, traces in small_flows:
        for here in chance(seed).sample(traces, min(6, len(traces))):
            if here.asking in here.live or here.problems:
                continue
            behind = [one for one in traces if one.outcome and starts_as(here, one)]
            seen = horizon(diagram, here)
            asked, read = (
                [
                    sum(isinstance(flow.steps[step], sort) for step in set(one.path) - set(here.live))
                    for one in behind
                ]
                for sort in (Question, Page)
            )
            if behind:
                assert (seen.fewest, seen.most) == (min(asked), max(asked)), seed
                assert seen.pages == (min(read), max(read)), seed
            assert set(seen.outcomes) == {one.here for one in behind}, seed
            for name, firsts in seen.firsts.items():
                assert set(firsts) == {end_of(one, name) for one in behind} - {None}, seed


def test_the_smallest_changes_are_those_that_trying_everything_finds(small_flows: list[Small]) -> None:
    for seed, flow, diagram, traces in small_flows:
        for now in sampled(seed, traces):
            found = alternatives(diagram, now.live, now)
            assert found.proven
            assert [len(one.changes) for one in found.alternatives] == sorted(
                len(one.changes) for one in found.alternatives
            )
            told: dict[tuple[str, str], set[frozenset[Answer]]] = {}
            for one in found.alternatives:
                for reached in one.reaches:
                    changes = frozenset(Answer(change.step, change.item) for change in one.changes)
                    told.setdefault(reached, set()).add(changes)
                    assert leads_there(flow, diagram, one.answers, reached), seed
            if found.complete:
                assert told == nearest(flow, diagram, traces, now), seed


def leads_there(flow: Flow, diagram: Diagram, answers: Mapping[str, Value], reached: tuple[str, str]) -> bool:
    """Whether some walk with these answers (and any to what they leave open) comes to the end."""
    return any(
        ends(diagram, one)[reached[0]] == reached[1]
        for one in walks(flow, chance(0), 10_000, answers)
        if one.outcome
    )


def nearest(
    flow: Flow, diagram: Diagram, traces: list[Trace], now: Trace
) -> dict[tuple[str, str], set[frozenset[Answer]]]:
    mine, here = parts(now.live), ends(diagram, now)
    found: dict[tuple[str, str], set[frozenset[Answer]]] = {}
    for one in traces:
        other = parts(one.live)
        changed = frozenset(part for part in other if part in mine and mine[part] != other[part])
        if one.outcome is None or any(isinstance(flow.steps[part.step], Page) for part in changed):
            continue
        for name, end in ends(diagram, one).items():
            if end is not None and end != here[name]:
                found.setdefault((name, end), set()).add(changed)
    return {key: {one for one in sets if len(one) == min(map(len, sets))} for key, sets in found.items()}


def test_the_answers_that_force_a_result_are_as_few_as_trying_everything_finds(
    small_flows: list[Small],
) -> None:
    for seed, _, diagram, traces in small_flows:
        taken = taken_apart(diagram, traces)
        for now in sampled(seed, traces):
            forced = forcing(diagram, now)
            mine, here = parts(now.live), ends(diagram, now)
            assert forced.proven
            assert forces(taken, mine, here, forced.answers), seed
            for one in combinations(mine, len(forced.answers) - 1) if forced.answers else ():
                assert not forces(taken, mine, here, one), seed


def forces(
    taken: list[Walk], mine: dict[Answer, object], here: dict[str, str | None], held: tuple[Answer, ...]
) -> bool:
    """Whether every walk that agrees with these answers ends here."""
    return not any(
        end != here and all(part not in other or other[part] == mine[part] for part in held)
        for other, end in taken
    )


def test_a_question_separates_the_ends_that_some_of_its_answers_rule_out(small_flows: list[Small]) -> None:
    for seed, _, diagram, traces in small_flows:
        for here in chance(seed).sample(traces, min(4, len(traces))):
            if here.outcome or here.problems or here.asking in here.live:
                continue
            behind: dict[str, list[Trace]] = {}
            asking = str(here.asking)
            for one in traces:
                if asking in one.live and starts_as(here, one):
                    behind.setdefault(repr(one.live[asking]), [])
                    if one.outcome:
                        behind[repr(one.live[asking])].append(one)
            told = separated(diagram, here)
            for name, separates in told.ends.items():
                reached = [{end_of(one, name) for one in group} for group in behind.values()]
                everything = set[str | None]().union(*reached)
                some = {end for end in everything if not all(end in one for one in reached)}
                refused = refuses(traces, here, asking)
                assert set(separates) == (some if not refused else everything) - {None}, seed


def refuses(traces: list[Trace], here: Trace, asking: str) -> bool:
    """Whether an answer to the question is refused: it leads to no end at all."""
    return any(one.problems and one.asking == asking and starts_as(here, one) for one in traces)


@pytest.mark.parametrize("seed", range(3))
def test_arithmetic_makes_claims_wider_and_never_wrong(seed: int) -> None:
    for number in range(seed, 4 * EXAMPLES, 3):
        flow = seeded_flow(number)
        if not any(isinstance(value, Amount) for value in flow.values.values()):
            continue
        diagram = compile_flow(flow)
        if diagram.exact:
            continue
        traces = [*walks(flow, chance(number), 3)]
        for here in traces:
            if here.problems:
                continue
            seen = horizon(diagram, here)
            assert here.live or not seen.exact
            for one in traces:
                if one.outcome and starts_as(here, one):
                    assert one.here in seen.outcomes
                    left = set(one.path) - set(here.live)
                    asked = sum(isinstance(flow.steps[step], Question) for step in left)
                    assert seen.fewest <= asked <= seen.most
                    read = sum(isinstance(flow.steps[step], Page) for step in left)
                    assert seen.pages[0] <= read <= seen.pages[1]
            if here.outcome:
                assert not alternatives(diagram, here.live, here).proven
                held = forcing(diagram, here)
                assert not held.proven
                taken = taken_apart(diagram, traces)
                assert forces(taken, parts(here.live), ends(diagram, here), held.answers), number
