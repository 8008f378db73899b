"""Whether answers walk a drawn way back: the diagram, the proof and trying all answers say the same.

`KYODO_EXAMPLES=10000 python -m pytest tests/laws/test_again_laws.py` looks harder.
"""

import os
from math import prod
from random import Random

import pytest
from msgspec.structs import replace

from guide.analysis.again import ARITHMETIC, walked_back
from guide.analysis.proof import Proof, doubt_of, prove
from guide.engine.follow import follow
from guide.language.model import Flow, Outcome
from guide.language.structure import in_order
from tests.laws.brute_force import chance, every_answer, walks
from tests.laws.random_flows import seeded_flow

EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "150"))

MOST = 3000
"""Ways to answer a flow that are all tried; of more, some are."""


def led_back(flow: Flow, dice: Random) -> Flow:
    """The flow with some of its routes led back to a step."""
    asked = [step for step in flow.steps.values() if not isinstance(step, Outcome)]
    for place, step in enumerate(asked):
        routes = list(step.routes)
        if dice.random() < 0.6:
            # A route without a condition is always taken, so leading that back makes for dull flows.
            index = dice.randrange(max(1, len(routes) - 1))
            routes[index] = replace(routes[index], to=dice.choice(asked[: place + 1]).id)
        flow = replace(flow, steps={**flow.steps, step.id: replace(step, routes=tuple(routes))})
    return flow


@pytest.mark.parametrize("part", range(3))
def test_a_way_back_is_told_just_where_some_answers_walk_it(part: int) -> None:
    told = {"walked": 0, "drawn only": 0}
    for seed in range(part, EXAMPLES, 3):
        flow = led_back(seeded_flow(seed, most_steps=5), chance(seed))
        if not in_order(flow)[1]:
            continue
        found, proof = walked_back(flow), prove(flow)
        if isinstance(found, str):
            assert found == ARITHMETIC
            continue
        number = prod(
            len(every_answer(step)) for step in flow.steps.values() if not isinstance(step, Outcome)
        )
        tried = walks(flow, chance(seed), MOST if number <= MOST else 3)
        comes_again = any(trace.asking in trace.live for trace in tried)
        if found is None:
            assert not comes_again
            told["drawn only"] += 1
        else:
            trace = follow(flow, found)
            assert trace.asking in trace.live
            told["walked"] += 1
        if isinstance(proof, Proof):
            assert found is None
            assert doubt_of(flow, proof) is None
        elif proof.reason == "again":
            assert found is not None
    assert min(told.values()) > 2
