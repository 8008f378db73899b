"""The ways to answer one question: how many, what they leave, and that no state works them out again."""

import pytest

from guide.analysis.diagram.answering import NOT_TAKEN, Answered
from guide.analysis.diagram.functions import TooLargeError
from guide.analysis.diagram.ground import Ground
from tests.making import flow

FLOW = """
steps:
  wanted:
    kind: choices
    most: 2
    exclusive: [none]
    options: {koen: 後援, hojo: 補助, kyosai: 共催, none: どれでもない}
    routes: [{when: {wanted: {any: [koen]}}, to: own}, {when: {wanted: {any: [none]}}, to: end}, {to: goal}]
  goal: {kind: outcome}
  own: {kind: outcome}
  end: {kind: outcome}
"""


def answered(ground: Ground, most: int = 100) -> Answered:
    return ground.answering.answered("wanted", (ground.route(0),), most)


def test_each_leaf_tells_where_it_leads_and_in_how_many_ways_it_is_answered() -> None:
    ground = Ground(flow(FLOW), 1000)
    led = [(ground.steps[leaf.targets[0]], leaf.ways) for leaf in answered(ground).leaves]
    # Alone or with one of the two that nothing reads; these two alone or together; by itself.
    assert sorted(led) == [("end", 1), ("goal", 3), ("own", 3)]


def test_an_answer_that_the_question_does_not_take_leads_nowhere() -> None:
    ground = Ground(flow(FLOW), 1000)
    both = [places for layer in answered(ground).layers for places in layer if NOT_TAKEN in places]
    assert len(both) == 1  # what stands alone, where another was chosen


def test_what_was_worked_out_for_the_same_functions_is_used_again() -> None:
    ground = Ground(flow(FLOW), 1000)
    assert answered(ground) is answered(ground)


def test_more_places_than_the_limit_are_too_many_even_if_they_were_worked_out_before() -> None:
    ground = Ground(flow(FLOW), 1000)
    size = answered(ground).size
    assert answered(ground, size) is answered(ground)
    with pytest.raises(TooLargeError):
        answered(ground, size - 1)
    with pytest.raises(TooLargeError):
        answered(Ground(flow(FLOW), 1000), 1)
