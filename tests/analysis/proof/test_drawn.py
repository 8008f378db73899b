"""What the checker sees without answers: what follows what, and what stands ahead, also in a circle."""

from guide.analysis.proof.drawn import conditions, gathered, last_first, targets
from tests.making import flow

CIRCLE = """
steps:
  a: {kind: yes-no, routes: [{when: {a: yes}, to: b}, {to: end}]}
  b: {kind: yes-no, refuse: [{when: {a: no, b: yes}, say: x}], routes: [{when: {b: yes}, to: a}, {to: end}]}
  end: {kind: outcome}
"""


def test_each_step_stands_behind_those_it_leads_to_as_far_as_none_leads_back() -> None:
    assert last_first(1, {1: [2, 3], 2: [4], 3: [4], 4: [1]}.__getitem__) == [4, 2, 3, 1]


def test_what_stands_ahead_is_gathered_also_by_a_way_that_leads_back() -> None:
    guide = flow(CIRCLE)
    assert gathered(guide, {"a": 1, "b": 2, "end": 4}) == {"a": 7, "b": 7, "end": 4}


def test_a_step_leads_by_its_routes_and_an_outcome_nowhere() -> None:
    guide = flow(CIRCLE)
    assert targets(guide, "b") == ["a", "end"]
    assert targets(guide, "end") == []
    assert len(conditions(guide, "b")) == 2
    assert conditions(guide, "end") == []
