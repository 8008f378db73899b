"""The fewest changes that lead to an end, and every set of so many."""

import pytest

from guide.analysis import nearest
from guide.analysis.diagram import OUTCOME, compile_flow
from guide.analysis.nearest import Search, given, open_ends
from guide.engine.follow import follow
from guide.language.model import Flow
from tests.making import flow

CHECKS = flow(
    """
steps:
  ready:
    kind: checklist
    items: {one: 一, two: 二, three: 三}
    routes: [{when: {ready: {count: '>= 2', of: yes}}, to: goal}, {to: own}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
)


def search(made: Flow, answers: dict[str, object], pinned: frozenset[int] = frozenset()) -> Search:
    diagram = compile_flow(made)
    aspect = diagram.aspects[OUTCOME]
    return Search(aspect, given(diagram, follow(made, answers).live), pinned, (1 << len(aspect.ends)) - 1)


def end(made: Flow, outcome: str) -> int:
    return compile_flow(made).aspects[OUTCOME].ends.index(outcome)


def test_every_smallest_set_is_found() -> None:
    found = search(CHECKS, {"ready": {"one": "no", "two": "no", "three": "no"}})
    way = found.way(end(CHECKS, "goal"))
    assert way is not None
    assert (way.size, len(way.sets), way.complete) == (2, 3, True)
    assert found.cost(end(CHECKS, "own")) == 0
    assert found.one_way(end(CHECKS, "goal")) in way.sets


def test_more_sets_than_are_told_are_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nearest, "MOST_SETS", 2)
    way = search(CHECKS, {"ready": {"one": "no", "two": "no", "three": "no"}}).way(end(CHECKS, "goal"))
    assert way is not None
    assert (len(way.sets), way.complete) == (2, False)


def test_an_end_that_needs_an_answer_that_must_stay_is_not_reached() -> None:
    diagram = compile_flow(CHECKS)
    everything = frozenset(range(len(diagram.units)))
    found = search(CHECKS, {"ready": {"one": "no", "two": "no", "three": "no"}}, everything)
    goal = end(CHECKS, "goal")
    assert (found.cost(goal), found.way(goal)) == (None, None)


def test_ends_are_open_that_answers_lead_to_which_need_not_stay() -> None:
    diagram = compile_flow(CHECKS)
    aspect = diagram.aspects[OUTCOME]
    start = given(diagram, follow(CHECKS, {"ready": {"one": "yes", "two": "yes", "three": "no"}}).live)
    units = [place for place, unit in enumerate(diagram.units) if unit.item]
    assert aspect.told(open_ends(aspect, start, frozenset())) == aspect.ends
    assert aspect.told(open_ends(aspect, start, frozenset(units[:1]))) == aspect.ends
    assert aspect.told(open_ends(aspect, start, frozenset(units[:2]))) == ("goal",)


def test_options_that_the_question_does_not_take_together_give_way_even_if_nothing_depends_on_them() -> None:
    made = flow(
        """
steps:
  field:
    kind: choices
    options: {a: あ, b: い, c: う}
    most: 2
    routes: [{when: {field: {includes: c}}, to: goal}, {when: {field: {any: [a, b]}}, to: own}, {to: goal}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )
    way = search(made, {"field": ("a", "b")}).way(end(made, "goal"))
    assert way is not None
    assert (way.size, [len(one) for one in way.sets]) == (1, [2])


def test_options_of_one_question_are_one_change_with_as_few_more_or_less_as_possible() -> None:
    made = flow(
        """
steps:
  field:
    kind: choices
    options: {a: あ, b: い, c: う}
    routes: [{when: {field: {count: '>= 2'}}, to: goal}, {to: own}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )
    way = search(made, {"field": ("a",)}).way(end(made, "goal"))
    assert way is not None
    assert (way.size, [len(one) for one in way.sets]) == (1, [1])
