"""What is still possible always contains the truth, and is no wider where everything was compiled."""

from typing import Any

from msgspec.structs import replace

from guide.analysis.diagram import compile_flow
from guide.analysis.horizon import Horizon, horizon
from guide.engine.follow import follow
from guide.language.model import Route
from tests.making import flow

FLOW = flow(
    """
steps:
  lead: {kind: choice, options: {a: あ, b: い}, routes: [{when: {lead: a}, to: read}, {to: own}]}
  read: {kind: page, to: term}
  term: {kind: yes-no, routes: [{when: {term: yes}, to: form}, {to: goal}]}
  form: {kind: yes-no, to: goal}
  goal: {kind: outcome, recommend: {forms: [{entry: koen, when: {term: no}}, {entry: hojo}]}}
  own: {kind: outcome}
"""
)


def seen(limit: int = 10_000, **answers: Any) -> Horizon:
    return horizon(compile_flow(FLOW, limit), follow(FLOW, answers))


def test_questions_outcomes_and_first_entries_are_told_from_where_a_person_stands() -> None:
    assert seen() == Horizon(1, 3, ("goal", "own"), {"forms": ("koen", "hojo")}, exact=True, pages=(0, 1))
    assert seen(lead="a", read=()) == Horizon(1, 2, ("goal",), {"forms": ("koen", "hojo")}, exact=True)
    assert seen(lead="a", read=(), term="yes") == Horizon(1, 1, ("goal",), {"forms": ("hojo",)}, exact=True)


def test_at_an_outcome_nothing_is_left() -> None:
    assert seen(lead="b") == Horizon(0, 0, ("own",), {"forms": ()}, exact=True)


def test_where_everything_was_too_large_the_drawn_routes_tell_more_widely() -> None:
    assert seen(1) == Horizon(1, 3, ("goal", "own"), {}, exact=False, pages=(0, 1))
    assert seen(1, lead="a") == Horizon(1, 2, ("goal",), {}, exact=False, pages=(1, 1))
    assert seen(1, lead="b") == Horizon(0, 0, ("own",), {}, exact=False)


def test_drawn_routes_that_lead_to_no_outcome_promise_none() -> None:
    """Only a flow built by hand has such routes: the loader refuses a loop without a way out."""
    term = FLOW.asking("term")
    circle = replace(FLOW, steps={**FLOW.steps, "term": replace(term, routes=(Route(None, "read"),))})
    assert horizon(compile_flow(circle, 1), follow(circle, {"lead": "a"})) == Horizon(
        0, 1, (), {}, exact=False, pages=(0, 1)
    )


def test_a_walk_that_only_a_refusal_can_follow_has_no_questions_to_an_outcome() -> None:
    made = flow(
        """
steps:
  form:
    kind: choice
    options: {koen: 後援, hojo: 補助}
    refuse: [{when: {form: [koen, hojo]}, say: 今は選べません。}]
    to: end
  end: {kind: outcome}
"""
    )
    assert horizon(compile_flow(made), follow(made, {})) == Horizon(0, 0, (), {}, exact=True)


def test_a_horizon_is_exact_where_nothing_calculated_lies_ahead() -> None:
    made = flow(
        """
values: {over: {difference: [cost, saved]}}
steps:
  who: {kind: yes-no, routes: [{when: {who: no}, to: ask}, {to: cost}]}
  cost: {kind: number, least: 0, most: 9, to: saved}
  saved: {kind: number, least: 0, most: 9, refuse: [{when: {over: "< 0"}, say: 多い}], to: ask}
  ask: {kind: yes-no, to: goal}
  goal: {kind: outcome}
"""
    )
    diagram = compile_flow(made)

    def is_exact(**answers: Any) -> bool:
        return horizon(diagram, follow(made, answers)).exact

    assert not is_exact()
    assert not is_exact(who="yes", cost=5)  # what was answered may leave fewer answers now
    assert is_exact(who="no")
    assert is_exact(who="yes", cost=5, saved=3)
