"""Where answers stand in a diagram."""

import pytest

from guide.analysis.diagram import OUTCOME, compile_flow
from guide.engine.follow import follow
from tests.making import flow

FLOW = flow(
    """
values: {whole: {sum: [a, b]}}
start: b
steps:
  b: {kind: number, least: 0, most: 9, to: a}
  a: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 10'}, to: list}, {to: several}]}
  list: {kind: checklist, items: {one: 一, two: 二}, routes: [{when: {list.two: no}, to: much}, {to: little}]}
  several:
    kind: choices
    options: {x: え, y: お}
    routes: [{when: {several: {includes: y}}, to: much}, {to: little}]
  much: {kind: outcome}
  little: {kind: outcome}
"""
)


@pytest.mark.parametrize(
    ("answers", "ends"),
    [
        ({}, {"much", "little"}),
        ({"b": 9, "a": 9}, {"much", "little"}),
        ({"b": 9, "a": 9, "list": {"one": "yes", "two": "no"}}, {"much"}),
        ({"b": 9, "a": 9, "list": {"one": "no", "two": "yes"}}, {"little"}),
        ({"b": 1, "a": 1, "several": ("x",)}, {"little"}),
        ({"b": 1, "a": 1, "several": ("x", "y")}, {"much"}),
    ],
)
def test_answers_lead_through_the_diagram_even_where_arithmetic_parts_ways(
    answers: dict[str, object], ends: set[str]
) -> None:
    diagram, trace = compile_flow(FLOW), follow(FLOW, answers)
    aspect = diagram.aspects[OUTCOME]
    assert not aspect.exact
    assert set(aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)])) == ends


def test_of_a_diagram_that_was_too_large_nothing_is_worked_out() -> None:
    diagram = compile_flow(FLOW, limit=1)
    diagram.prepare()
    assert (diagram.left_out, diagram.extent) == ((OUTCOME,), None)
