"""What would have to differ is found, all of it, and never more than is true."""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.analysis.whatif import Change, alternatives, changed, end
from guide.engine.follow import follow
from guide.engine.interview import begin
from guide.language.conditions import Value
from guide.language.model import MARKS, Flow, MarkEach, OneOf, Question, SomeOf
from tests.laws.random_answers import whole_answers
from tests.laws.random_flows import flows
from tests.making import flow

CHECKS = flow(
    """
steps:
  ready:
    kind: checklist
    items: {one: 一, two: 二}
    routes: [{when: {ready: {all: yes}}, to: field}, {to: own}]
  field: {kind: choices, options: {snow: 雪, health: 健康, none: ない}, exclusive: [none], to: goal}
  goal:
    kind: outcome
    recommend:
      desks:
        - {entry: kankyo, when: {field: {includes: snow}}}
        - {entry: seisaku}
  own: {kind: outcome}
"""
)


def places(flow_: Flow, live: dict[str, Value]) -> Iterator[list[Change | None]]:
    """By the definition, not the search: each answer on the path, left alone or as any other it can be."""
    for step_id, value in live.items():
        step = flow_.steps[step_id]
        if not isinstance(step, Question):
            continue
        if isinstance(step.domain, OneOf):
            yield [None, *(Change(step_id, "", one) for one in step.domain.options if one != value)]
        elif isinstance(step.domain, SomeOf) and step.domain.least <= 1:
            yield [None, *(Change(step_id, "", (one,)) for one in step.domain.options if (one,) != value)]
        elif isinstance(step.domain, MarkEach) and isinstance(value, Mapping):
            for item, before in value.items():
                yield [None, *(Change(step_id, item, mark) for mark in MARKS if mark != before)]


def leads_elsewhere(flow_: Flow, answers: dict[str, Value], now: object) -> bool:
    trace = follow(flow_, answers)
    return end(trace) != now and trace.asking not in answers


def smallest_by_trying_all(flow_: Flow, answers: dict[str, Value]) -> set[frozenset[Change]]:
    now = follow(flow_, answers)
    sets = [
        frozenset(change for change in chosen if change) for chosen in product(*places(flow_, dict(now.live)))
    ]
    leading = [one for one in sets if leads_elsewhere(flow_, changed(answers, tuple(one)), end(now))]
    least = min(map(len, leading), default=0)
    return {one for one in leading if len(one) == least}


@given(st.data())
def test_all_smallest_sets_of_changes_are_found_and_nothing_else(data: st.DataObject) -> None:
    small = data.draw(flows(most_steps=3, most_tables=1))
    interview, _ = begin(small, data.draw(whole_answers(small)))
    answers = dict(interview.answers)
    found = alternatives(small, answers, budget=1_000_000)
    assert found.complete
    assert {frozenset(one.changes) for one in found.alternatives} == smallest_by_trying_all(small, answers)
    for one in found.alternatives:
        assert end(one.trace) == end(follow(small, changed(answers, one.changes)))


@given(st.data(), st.integers(0, 12))
def test_a_search_that_ran_out_says_so_and_tells_nothing_wrong(data: st.DataObject, budget: int) -> None:
    small = data.draw(flows(most_steps=3, most_tables=1))
    interview, _ = begin(small, data.draw(whole_answers(small)))
    whole = alternatives(small, interview.answers, budget=1_000_000)
    found = alternatives(small, interview.answers, budget=budget)
    assert [one.changes for one in found.alternatives] == [
        one.changes for one in whole.alternatives[: len(found.alternatives)]
    ]
    if found.complete:
        assert [one.changes for one in found.alternatives] == [one.changes for one in whole.alternatives]


def test_one_mark_that_is_missing_is_the_one_change_that_leads_on() -> None:
    found = alternatives(CHECKS, {"ready": {"one": "yes", "two": "unsure"}})
    assert [one.changes for one in found.alternatives] == [(Change("ready", "two", "yes"),)]
    assert found.alternatives[0].trace.asking == "field"


def test_two_marks_that_are_missing_must_change_together() -> None:
    found = alternatives(CHECKS, {"ready": {"one": "no", "two": "no"}})
    assert [{change.item for change in one.changes} for one in found.alternatives] == [{"one", "two"}]


def test_an_answer_that_changes_no_first_recommendation_is_no_other_end() -> None:
    answers: dict[str, Any] = {"ready": {"one": "yes", "two": "yes"}, "field": ("snow", "health")}
    changes = {one.changes[0] for one in alternatives(CHECKS, answers).alternatives}
    assert Change("field", "", ("health",)) in changes
    assert Change("field", "", ("snow",)) not in changes


def test_only_what_a_question_takes_is_said_to_lead_elsewhere() -> None:
    two = flow(
        """
steps:
  field: {kind: choices, options: {a: あ, b: い, c: う}, least: 2, to: end}
  end: {kind: outcome}
"""
    )
    assert alternatives(two, {"field": ("a", "b")}).alternatives == ()


@pytest.mark.parametrize(
    "question",
    ["kind: number", "kind: date", "kind: text", "kind: page"],
)
def test_numbers_dates_texts_and_pages_are_left_as_they_are(question: str) -> None:
    asked = flow(f"steps: {{first: {{{question}, to: end}}, end: {{kind: outcome}}}}")
    raw = {"kind: number": 5, "kind: date": "2026-04-01", "kind: text": "文", "kind: page": ()}[question]
    interview, _ = begin(asked, {"first": raw})
    found = alternatives(asked, interview.answers)
    assert found.alternatives == ()
    assert found.complete


def test_answers_off_the_path_are_not_changed() -> None:
    answers: dict[str, Any] = {"ready": {"one": "no", "two": "yes"}, "field": ("snow",)}
    found = alternatives(CHECKS, answers)
    assert {change.step for one in found.alternatives for change in one.changes} == {"ready"}


def test_a_change_that_does_not_go_with_the_other_answers_is_no_alternative() -> None:
    refusing = flow(
        """
steps:
  term: {kind: choice, options: {short: 短い, long: 長い}, to: form}
  form:
    kind: choice
    options: {koen: 後援, hojo: 補助}
    refuse: [{when: {form: koen, term: long}, say: 後援は短い間だけです。}]
    routes: [{when: {form: koen}, to: end}, {to: other}]
  end: {kind: outcome}
  other: {kind: outcome}
"""
    )
    short = alternatives(refusing, {"term": "short", "form": "koen"})
    assert [one.changes for one in short.alternatives] == [(Change("form", "", "hojo"),)]
    long = alternatives(refusing, {"term": "long", "form": "hojo"})
    assert [one.changes for one in long.alternatives] == [
        (Change("term", "", "short"), Change("form", "", "koen"))
    ]
