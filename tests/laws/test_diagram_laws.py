"""The diagram agrees with `follow`, whatever a flow says and whatever is answered.

`KYODO_EXAMPLES=10000 python -m pytest tests/laws/test_diagram_laws.py` looks harder.
"""

import os
from collections.abc import Iterable, Iterator

import pytest

from guide import library
from guide.analysis.diagram import Stop, compile_flow
from guide.engine.trace import Trace
from guide.language.model import Dates, Flow, FreeText, Numbers, Question
from tests.laws.brute_force import chance, end_of, every_answer, walks
from tests.laws.random_flows import COUNTING, KINDS, seeded_flow

EXAMPLES = int(os.environ.get("KYODO_EXAMPLES", "40"))

SHIPPED = [f"{path.parent.name}/{path.stem}" for path in library.all_flows()]


def shipped(name: str) -> Flow:
    path = next(path for path in library.all_flows() if f"{path.parent.name}/{path.stem}" == name)
    files = library.read(path)
    assert isinstance(files, library.Files)
    found = library.flow(files)
    assert isinstance(found, Flow)
    return found


def agrees(flow: Flow, traces: Iterable[Trace]) -> None:
    diagram = compile_flow(flow)
    assert not diagram.left_out
    for trace in traces:
        for name, aspect in diagram.aspects.items():
            here = diagram.at(aspect, trace.live, trace.path)
            told = aspect.told(aspect.reach[here])
            if trace.outcome is not None:
                assert end_of(trace, name) in told
                assert not aspect.exact or len(told) == 1
            elif aspect.nodes[here].opens:
                assert diagram.units[aspect.nodes[here].unit].step == trace.asking
            else:
                assert Stop.AGAIN in told


@pytest.mark.parametrize("part", range(4))
def test_the_end_that_the_diagram_tells_is_where_the_answers_lead(part: int) -> None:
    for seed in range(part, EXAMPLES, 4):
        flow = seeded_flow(seed, kinds=(KINDS, COUNTING)[seed % 3 == 2])
        agrees(flow, walks(flow, chance(seed), 4))


@pytest.mark.parametrize("name", SHIPPED)
def test_the_diagram_of_each_shipped_flow_agrees_with_its_walks(name: str) -> None:
    flow = shipped(name)
    agrees(flow, ([*walks(flow, chance(seed), 1)][-1] for seed in range(EXAMPLES)))


def test_answers_are_counted_as_they_are_walked() -> None:
    for seed in range(EXAMPLES // 2):
        flow = seeded_flow(seed, most_steps=3)
        diagram = compile_flow(flow)
        found = diagram.extent
        if any(isinstance(step.domain, Numbers | Dates | FreeText) for step in asking(flow)):
            continue
        assert found is not None
        ended = [trace for trace in walks(flow, chance(0), 10_000) if trace.outcome is not None]
        root = found.aspect.root
        assert found.answers[root] == len(ended)
        assert found.ways[root] <= len(ended)
        asked = [sum(isinstance(flow.steps[one], Question) for one in trace.path) for trace in ended]
        assert found.questions[root] == ((min(asked), max(asked)) if asked else None)
        assert {trace.here for trace in ended} <= found.steps
        assert {one for trace in ended for one in trace.path} <= found.steps


def asking(flow: Flow) -> Iterator[Question]:
    return flow.questions()


def test_brute_force_knows_more_than_one_answer_to_each_question() -> None:
    seen = [len(every_answer(one)) for seed in range(9) for one in asking(seeded_flow(seed))]
    assert max(seen) > 2
