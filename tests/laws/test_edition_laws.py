"""What is told of ways and of new editions agrees with `follow`, answer by answer.

`KYODO_EXAMPLES=5000 python -m pytest tests/laws/test_edition_laws.py` looks harder.
"""

import copy
import os
from collections.abc import Mapping
from itertools import islice
from random import Random
from typing import Any

import pytest

from guide import library
from guide.analysis.diagram import Stop, compile_flow, compile_rankings
from guide.analysis.diff import Compared, Shown, Sort, compare, match
from guide.analysis.paths import Ways, witness
from guide.engine.follow import follow, refusal_of
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import Flow, Outcome
from tests.laws.brute_force import chance, end_of, every_answer, walks
from tests.laws.random_conditions import Data, Dice
from tests.laws.random_flows import flow_data, flow_of, seeded_flow

EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "16"))


def shipped() -> list[Flow]:
    files = [library.read(path) for path in library.all_flows()]
    found = [library.flow(one) for one in files if isinstance(one, library.Files)]
    return [one for one in found if isinstance(one, Flow)]


def ways_agree(flow: Flow, most: int) -> None:
    diagram = compile_flow(flow)
    for name, aspect in diagram.aspects.items():
        ways = Ways(diagram, aspect)
        answers = [0] * len(aspect.nodes)
        for index, node in enumerate(aspect.nodes):
            answers[index] = 1 if node.end >= 0 else sum(edge.size * answers[edge.to] for edge in node.edges)
        told = list(islice(ways, most))
        assert len(told) == min(most, ways.number)
        if len(told) == ways.number:
            assert sum(way.answers for way in told) == answers[aspect.root]
        for way in told:
            given = witness(diagram, way)
            if given is None:
                assert diagram.strained
                continue
            trace = follow(flow, given)
            if not isinstance(way.end, Stop) and aspect.exact:
                assert end_of(trace, name) == way.end


def test_every_way_is_gone_by_its_witness_and_all_answers_go_one() -> None:
    for seed in range(EXAMPLES):
        ways_agree(seeded_flow(seed), 100)


@pytest.mark.parametrize("flow", shipped(), ids=lambda flow: flow.id)
def test_every_way_of_each_shipped_flow_is_gone_by_its_witness(flow: Flow) -> None:
    ways_agree(flow, 100)


def edited(data: Data, dice: Random) -> Data:
    """The data with one thing changed, as an author might."""
    new: Data = copy.deepcopy(data)
    step = new["steps"][dice.choice([one for one, it in new["steps"].items() if "routes" in it])]
    outcomes = [it for it in new["steps"].values() if it["kind"] == "outcome"]
    match dice.randrange(6):
        case 0:
            dice.choice(step["routes"])["to"] = dice.choice([*new["steps"]])
        case 1 if len(step["routes"]) > 1:
            del step["routes"][dice.randrange(len(step["routes"]) - 1)]
        case 2:
            options = step.get("items") or step.get("options") or step.get("ticks") or {"": ""}
            options.pop(dice.choice([*options]))
        case 3:
            step.get("items", step.get("options", {}))["new"] = "新しいもの"
        case 4:
            for items in dice.choice(outcomes).get("recommend", {}).values():
                items.reverse()
        case _:
            step |= {"least": 1} if step["kind"] == "number" else {}
            step.pop("refuse", None)
    return new


def loaded(data: Data) -> Flow | None:
    try:
        return flow_of(data)
    except AssertionError:
        return None  # what was changed is needed elsewhere


def answers(old: Flow, new: Flow, dice: Random) -> dict[str, Value]:
    """An answer to everything that either edition asks."""
    given: dict[str, Value] = {}
    for step in {**old.steps, **new.steps}:
        asking = [flow.steps[step] for flow in (old, new) if flow.asks(step)]
        found = [value for one in asking if not isinstance(one, Outcome) for value in every_answer(one)]
        if found:
            given[step] = dice.choice(found)
    return given


def holds(shown: Shown, given: Mapping[str, Value]) -> bool:
    """Whether answers are among those of a pattern, literal by literal."""
    for literal in shown.literals:
        part = literal.part
        value: Any = given.get(part.step)
        if part.item:
            value = value.get(part.item) if isinstance(value, Mapping) else part.item in (value or ())
        among = any(
            value in one.values
            or (one.least is not None and value is not None and one.least <= value <= one.greatest)
            for one in literal.classes
        )
        if not among:
            return False
    return True


def test_a_pattern_holds_exactly_the_answers_that_end_otherwise() -> None:
    compared_pairs = 0
    for seed in range(2 * EXAMPLES):
        dice = chance(seed)
        data = flow_data(Dice(dice.randint), most_steps=5, most_tables=1)
        old, new = loaded(data), loaded(edited(data, dice))
        if old is None or new is None:
            continue
        compared = compare(old, new, match(old, new, {}))
        if not compared.exact or compared.left_out:
            continue
        compared_pairs += 1
        for _ in range(25):
            agree(old, new, compared, answers(old, new, dice))
    assert compared_pairs > EXAMPLES // 3


def agree(old: Flow, new: Flow, compared: Compared, given: Mapping[str, Value]) -> None:
    before, after = follow(old, given), follow(new, given)
    if refused(before, given) or refused(after, given):
        return  # an answer that only one edition takes is told as new or gone
    for aspect in ("", "forms", "desks"):
        differs = end_of(before, aspect) != end_of(after, aspect)
        assert is_told(compared, aspect, Sort.TURNED, given) in {differs, None}, (aspect, given)
        if before.here != after.here:
            continue
        behind = [[one.entry for one in it.recommendations.get(aspect, ())][1:] for it in (before, after)]
        reordered = not differs and behind[0] != behind[1]
        assert is_told(compared, aspect, Sort.REORDERED, given) in {reordered, None}, (aspect, given)


def is_told(compared: Compared, aspect: str, sort: Sort, given: Mapping[str, Value]) -> bool | None:
    """Whether a pattern holds the answers; None where not all are told."""
    told = [one for one in compared.changes if one.aspect == aspect and one.sort is sort]
    if not all(change.complete for change in told):
        return None
    return any(holds(shown, given) for change in told for shown in change.patterns)


def refused(trace: Trace, given: Mapping[str, Value]) -> bool:
    return trace.asking is not None or any(refusal_of(trace, step) for step in given)


def test_rankings_are_those_of_each_walk() -> None:
    for seed in range(EXAMPLES):
        flow = seeded_flow(seed)
        diagram = compile_rankings(flow, [name for name in compile_flow(flow).aspects if name])
        for trace in walks(flow, chance(seed), 3):
            for name, aspect in diagram.aspects.items():
                if trace.outcome is not None:
                    told = aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)])
                    ranked = trace.recommendations.get(name, ())
                    assert " ".join(one.entry for one in ranked) in told
                    assert not aspect.exact or len(told) == 1


def test_an_edition_compared_with_itself_is_the_same() -> None:
    for seed in range(EXAMPLES):
        flow = seeded_flow(seed)
        compared = compare(flow, flow, match(flow, flow, {}))
        assert compared.exact is False or compared.changes == ()
        assert compared.moved == ()
        assert (compared.only_old, compared.only_new) == (0, 0)
