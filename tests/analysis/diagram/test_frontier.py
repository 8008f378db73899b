"""What of the past still matters: states are as many as later steps can tell apart."""

import pytest

from guide.analysis.diagram.frontier import Frontier, State
from guide.analysis.diagram.functions import TooLargeError
from guide.analysis.diagram.ground import REFUSED, Ground
from tests.making import flow

FLOW = flow(
    """
steps:
  lead: {kind: choice, options: {a: あ, b: い, c: う}, routes: [{when: {lead: c}, to: own}, {to: term}]}
  term: {kind: yes-no, to: form}
  form:
    kind: choices
    options: {koen: 後援, hojo: 補助}
    refuse: [{when: {form: {all: [koen, hojo]}, lead: a}, say: 一つだけです。}]
    to: goal
  goal: {kind: outcome}
  own: {kind: outcome}
"""
)


def frontier() -> Frontier:
    return Frontier(Ground(FLOW, 1000), {}, 1000)


def following(found: Frontier, state: State) -> list[State | int]:
    answered, ways = found.answered(state)
    led = [states for leaf, states in zip(answered.leaves, ways, strict=True) if leaf.ways]
    return list(dict.fromkeys(after for states in led for after in states))


def test_an_answer_that_a_later_refusal_reads_is_kept_and_another_is_not() -> None:
    found = frontier()
    after_lead = following(found, found.start)
    assert len(after_lead) == 3  # a; b; c, which leads elsewhere
    terms = [state for state in after_lead if isinstance(state, State) and state.left]
    assert [len(following(found, state)) for state in terms] == [1]


def test_what_nothing_reads_any_more_is_forgotten() -> None:
    found = frontier()
    ends = set()
    waiting: list[State] = [found.start]
    while waiting:
        for after in following(found, waiting.pop()):
            if isinstance(after, State) and FLOW.asks(Ground(FLOW, 1000).steps[after.step]):
                waiting.append(after)
            else:
                ends.add(after)
    assert {end if isinstance(end, int) else end.left for end in ends} == {REFUSED, ()}


def test_a_question_with_more_ways_to_answer_than_the_limit_is_too_large() -> None:
    ground = Ground(FLOW, 1000)
    start = Frontier(ground, {}, 1000).start
    assert len(Frontier(ground, {}, 3).answered(start)[1]) == 3
    with pytest.raises(TooLargeError):
        Frontier(ground, {}, 2).answered(start)
