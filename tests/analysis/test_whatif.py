"""What would have to differ is found, all of it, and never more than is true (see also tests/laws)."""

from typing import Any

import pytest

from guide.analysis.diagram import compile_flow
from guide.analysis.whatif import Alternative, Change, WhatIf, alternatives, changed
from guide.engine.follow import follow
from guide.engine.interview import begin
from guide.language.model import Flow
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


def what_if(made: Flow, answers: dict[str, Any]) -> WhatIf:
    interview, refused = begin(made, answers)
    assert not refused
    return alternatives(compile_flow(made), interview.answers, interview.trace)


def changes(found: WhatIf) -> list[tuple[Change, ...]]:
    return [one.changes for one in found.alternatives]


def leads(made: Flow, one: Alternative) -> str:
    return follow(made, one.answers).here


def test_one_mark_that_is_missing_is_the_one_change_that_leads_on() -> None:
    found = what_if(CHECKS, {"ready": {"one": "yes", "two": "unsure"}})
    assert changes(found)[0] == (Change("ready", "two", "yes", ("yes",)),)
    assert leads(CHECKS, found.alternatives[0]) == "field"
    assert found.alternatives[0].reaches[0] == ("", "goal")


def test_two_marks_that_are_missing_must_change_together() -> None:
    found = what_if(CHECKS, {"ready": {"one": "no", "two": "no"}})
    assert [{change.item for change in one.changes} for one in found.alternatives] == [{"one", "two"}]


def test_nothing_would_have_to_differ_before_there_is_a_result() -> None:
    assert what_if(CHECKS, {}) == WhatIf()


def test_options_are_changed_as_little_as_the_other_end_needs() -> None:
    found = what_if(CHECKS, {"ready": {"one": "yes", "two": "yes"}, "field": ["snow", "health"]})
    by_end = {end: one.changes for one in found.alternatives for end in one.reaches}
    assert by_end["desks", "seisaku"] == (Change("field", "", ("health",)),)
    assert by_end["", "own"][0].step == "ready"


def test_several_answers_of_which_any_would_do_are_told_with_a_definite_one_first() -> None:
    made = flow(
        """
steps:
  lead:
    kind: choice
    options: {a: あ, unsure: {text: わからない, unsure: true}, b: い, c: う}
    routes: [{when: {lead: a}, to: goal}, {to: own}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )
    assert changes(what_if(made, {"lead": "a"})) == [(Change("lead", "", "b", ("b", "c")),)]


@pytest.mark.parametrize(
    ("question", "raw", "change"),
    [
        ("kind: number, least: 0", 3, Change("q", "", 10, (), 10, None)),
        ("kind: number, most: 99", 3, Change("q", "", 10, (), 10, 99)),
        ("kind: number", 30, Change("q", "", 9, (), None, 9)),
    ],
)
def test_of_numbers_the_range_that_would_do_is_told(question: str, raw: int, change: Change) -> None:
    made = flow(
        f"""
steps:
  q: {{{question}, routes: [{{when: {{q: '>= 10'}}, to: much}}, {{to: little}}]}}
  much: {{kind: outcome}}
  little: {{kind: outcome}}
"""
    )
    assert changes(what_if(made, {"q": raw})) == [(change,)]


def test_of_dates_the_range_that_would_do_is_told() -> None:
    made = flow(
        """
steps:
  q: {kind: date, routes: [{when: {q: '< 2026-04-01'}, to: early}, {to: late}]}
  early: {kind: outcome}
  late: {kind: outcome}
"""
    )
    assert changes(what_if(made, {"q": "2026-05-01"})) == [
        (Change("q", "", "2026-03-31", (), None, "2026-03-31"),)
    ]


def test_what_a_person_cannot_change_is_left_as_it_is() -> None:
    made = flow(
        """
steps:
  who: {kind: choice, options: {a: あ, b: い}, changeable: false, to: ready}
  ready:
    kind: checklist
    items: {one: {text: 一, changeable: false}, two: 二}
    routes: [{when: {ready: {all: yes}, who: a}, to: goal}, {when: {who: a}, to: own}, {to: other}]
  goal: {kind: outcome}
  own: {kind: outcome}
  other: {kind: outcome}
"""
    )
    fixed = {"who": "a", "ready": {"one": "no", "two": "no"}}
    assert what_if(made, fixed).alternatives == ()
    free = {"who": "a", "ready": {"one": "yes", "two": "no"}}
    assert changes(what_if(made, free)) == [(Change("ready", "two", "yes", ("yes",)),)]


def test_ticks_of_a_page_are_left_as_they_are() -> None:
    made = flow(
        """
steps:
  read: {kind: page, ticks: {a: あ}, routes: [{when: {read: {includes: a}}, to: goal}, {to: own}]}
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )
    assert what_if(made, {"read": []}).alternatives == ()


@pytest.mark.parametrize(
    ("question", "before", "after"),
    [
        # An option that nothing reads gives way to one that must stand alone.
        ("options: {x: え, none: ない}, exclusive: [none]", ["x"], ("none",)),
        # Or helps out where the question wants more than the other end needs.
        ("options: {none: ない, x: え, y: お}, least: 2", ["none", "x"], ("x", "y")),
        # Or stands alone where nothing else may be left.
        ("options: {none: ない, y: お}, exclusive: [y], most: 1", ["none"], ("y",)),
    ],
)
def test_options_that_nothing_reads_make_room_or_fill_up(
    question: str, before: list[str], after: tuple[str, ...]
) -> None:
    made = flow(
        f"""
steps:
  q: {{kind: choices, {question}, routes: [{{when: {{q: {{includes: none}}}}, to: goal}}, {{to: own}}]}}
  goal: {{kind: outcome}}
  own: {{kind: outcome}}
"""
    )
    found = what_if(made, {"q": before})
    assert [one.answers["q"] for one in found.alternatives] == [after]
    assert leads(made, found.alternatives[0]) != follow(made, {"q": before}).here


def test_answers_off_the_path_count_again_when_the_path_comes_back() -> None:
    answers: dict[str, Any] = {"ready": {"one": "yes", "two": "no"}, "field": ("health",)}
    diagram = compile_flow(CHECKS)
    found = alternatives(diagram, answers, follow(CHECKS, answers))
    by_end = {end: len(one.changes) for one in found.alternatives for end in one.reaches}
    assert by_end == {("", "goal"): 1, ("desks", "seisaku"): 1, ("desks", "kankyo"): 2}


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
    assert changes(what_if(refusing, {"term": "short", "form": "koen"})) == [
        (Change("form", "", "hojo", ("hojo",)),)
    ]
    assert [
        {change.step: change.value for change in one}
        for one in changes(what_if(refusing, {"term": "long", "form": "hojo"}))
    ] == [{"term": "short", "form": "koen"}]


def test_changes_are_made_where_they_belong() -> None:
    answers: dict[str, Any] = {"ready": {"one": "no", "two": "no"}, "field": ("snow",)}
    made = changed(answers, (Change("ready", "two", "yes"), Change("field", "", ("health",))))
    assert made == {"ready": {"one": "no", "two": "yes"}, "field": ("health",)}


FUNDS = """
values: {over: {difference: [cost, saved]}}
steps:
  cost: {kind: number, least: 0, most: 1000, to: saved}
  saved:
    kind: number
    least: 0
    most: 1000
    changeable: false
    refuse: [{when: {over: "< 0"}, say: 多すぎます。}]
    routes: [{when: {cost: "< 100"}, to: small}, {to: large}]
  small: {kind: outcome}
  large: {kind: outcome}
"""


def test_changes_are_answers_that_are_not_refused_for_what_is_calculated() -> None:
    made = flow(FUNDS)
    found = what_if(made, {"cost": 500, "saved": 99})
    assert (found.proven, found.turned_away, len(found.alternatives)) == (True, False, 1)
    assert found.alternatives[0].answers == {"cost": 99, "saved": 99}
    assert found.alternatives[0].changes[0].value == 99
    assert follow(made, found.alternatives[0].answers).here == "small"


def test_changes_that_are_all_refused_are_left_out_and_not_passed_over() -> None:
    found = what_if(flow(FUNDS), {"cost": 500, "saved": 300})
    assert (found.turned_away, found.alternatives) == (True, ())
