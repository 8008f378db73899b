"""The fewest changes that lead to an end, and every set of so many."""

import pytest

from guide.analysis import nearest
from guide.analysis.diagram import OUTCOME, compile_flow
from guide.analysis.nearest import Search, given
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
    return Search(diagram.aspects[OUTCOME], given(diagram, follow(made, answers).live), pinned)


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
    assert (found.cost(goal), found.way(goal), found.one_way(goal)) == (None, None, None)


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
