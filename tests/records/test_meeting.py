"""A saved interview meets the edition there is now: what it takes is carried over, the rest is named."""

import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.meeting import Meeting, meet
from guide.records.record import Kept
from guide.records.saved import Saved, Told, decode, encode, saved_of
from tests.laws.random_answers import some_answers
from tests.laws.random_flows import flows
from tests.making import flow
from tests.records.walks import BEGUN

BESIDE = Kept("a", by_staff=False, begun=BEGUN, changed=BEGUN, day="2026-11-26")
TEXT = """
steps:
  fields: {kind: choices, ask: 分野はどれですか。, options: {snow: 除雪, health: 健康}, to: ready}
  ready: {kind: checklist, items: {people: 人, money: お金}, to: days}
  days: {kind: number, to: end}
  end: {kind: outcome, recommend: {forms: [{entry: koen}, {entry: hojo, when: {fields: {any: [snow]}}}]}}
"""
FLOW = flow(TEXT)
READY = {"people": "yes", "money": "no"}
WHOLE: dict[str, Any] = {"fields": ["snow"], "ready": READY, "days": 3}


def saved(start: Flow = FLOW, kept: dict[str, Any] | None = None, **answers: Any) -> Saved:
    interview, _ = begin(start, answers)
    read = decode(encode(saved_of(Interview(start, interview.answers, kept or {}), BESIDE)))
    assert isinstance(read, Saved)
    return read


def met(one: Saved, old: str = "", new: str = "") -> Meeting:
    return meet(one, flow(TEXT.replace(old, new)))


def test_in_the_same_edition_all_is_as_it_was() -> None:
    meeting = met(saved(**WHOLE, kept={"ready": {"people": "no"}}))
    assert not meeting.changed
    assert meeting.same_edition
    assert meeting.same_result
    assert meeting.interview == Interview(FLOW, begin(FLOW, WHOLE)[0].answers, {"ready": {"people": "no"}})


def test_an_edition_with_other_words_carries_everything_over() -> None:
    meeting = met(saved(**WHOLE), "除雪", "雪かき")
    assert meeting.changed
    assert not meeting.same_edition
    assert (meeting.gone, meeting.refused, meeting.newly_asked, meeting.same_result) == ((), (), "", True)


def test_a_question_that_is_no_more_is_named_as_it_was_asked() -> None:
    newer = flow("steps: {days: {kind: number, to: end}, end: {kind: outcome}}")
    meeting = meet(saved(**WHOLE), newer)
    assert meeting.gone == (
        Told("fields", "分野はどれですか。", "除雪"),
        Told("ready", "ready", "1番 はい、2番 いいえ"),
    )
    assert not meeting.same_result


def test_an_answer_that_is_not_taken_any_more_is_named_with_the_reason() -> None:
    newer = flow(TEXT.replace("snow: 除雪", "sport: 運動").replace("snow", "sport"))
    ((told, why),) = meet(saved(**WHOLE), newer).refused
    assert told.answer == "除雪"
    assert "選べません" in why


def test_a_new_question_before_a_result_that_was_reached_is_named() -> None:
    meeting = met(saved(**WHOLE), "to: days}", "to: town}\n  town: {kind: yes-no, to: days}")
    assert meeting.newly_asked == "town"
    assert not meeting.same_result
    assert dict(meeting.interview.answers) == dict(begin(FLOW, WHOLE)[0].answers)


def test_other_rules_make_another_result_of_the_same_answers() -> None:
    meeting = met(saved(**WHOLE), "[{entry: koen}, {entry: hojo", "[{entry: itaku}, {entry: hojo")
    assert (meeting.gone, meeting.refused) == ((), ())
    assert not meeting.same_result


def test_an_interview_before_a_result_goes_on_where_it_stands() -> None:
    meeting = met(saved(fields=["snow"]), "除雪", "雪かき")
    assert (meeting.newly_asked, meeting.same_result) == ("", True)
    assert meeting.interview.trace.here == "ready"


@pytest.mark.parametrize(
    ("kept", "offered"),
    [
        ({"ready": {"people": "yes", "gone": "yes", "money": "gone"}}, {"ready": {"people": "yes"}}),
        ({"ready": {"gone": "yes"}}, {}),
        ({"fields": ["snow"], "gone": "yes", "days": "何日"}, {"fields": ("snow",)}),
        ({"fields": {"snow": "yes"}}, {}),
    ],
)
def test_of_what_was_kept_only_what_its_question_offers_comes_back(
    kept: dict[str, Any], offered: dict[str, Any]
) -> None:
    assert dict(met(saved(kept=kept)).interview.kept) == offered


@settings(max_examples=int(os.environ.get("KYODO_EXAMPLES", "10")))
@given(flows().flatmap(lambda drawn: st.tuples(st.just(drawn), some_answers(drawn))))
def test_every_walk_comes_back_as_it_was_and_any_edition_takes_what_it_can(
    case: tuple[Flow, dict[str, Any]],
) -> None:
    drawn, given_answers = case
    interview, _ = begin(drawn, given_answers)
    back = decode(encode(saved_of(interview, BESIDE)))
    assert isinstance(back, Saved)
    assert meet(back, drawn).interview == interview
    meeting = meet(back, FLOW)
    assert len(meeting.gone) + len(meeting.refused) + len(meeting.interview.answers) == len(back.answers)
    assert meeting.interview.trace.path[0] == FLOW.start
