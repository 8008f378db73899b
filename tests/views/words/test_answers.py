"""Answers are told in words, with what is not used set apart, and what a change costs is told before."""

from typing import Any

from guide.engine.interview import Interview, begin
from guide.views.words.answers import answered, change_warning
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: end}, {to: ready}]
  ready: {kind: checklist, ask: 準備は, items: {a: あ, b: い, c: う}, to: one}
  one: {kind: checklist, items: {a: あ}, to: words}
  words: {kind: text, optional: true, to: read}
  read: {kind: page, title: 読む, ticks: {x: え, y: お}, to: last}
  last: {kind: page, title: 最後, to: end}
  end: {kind: outcome}
"""
)
ALL = {
    "lead": "citizens",
    "ready": {"a": "yes", "b": "no", "c": "yes"},
    "one": {"a": "unsure"},
    "words": "",
    "read": ["x"],
    "last": [],
}


def interview(**answers: Any) -> Interview:
    begun, refused = begin(FLOW, answers)
    assert not refused
    return begun


def told(begun: Interview) -> dict[str, tuple[str, str]]:
    return {row.step: (row.answer, row.note) for row in answered(begun)}


def test_every_kind_of_answer_is_told_in_a_line() -> None:
    assert {step: words for step, (words, _) in told(interview(**ALL)).items()} == {
        "lead": "市民",
        "ready": "1・3番は「はい」、2番は「いいえ」",
        "one": "「わからない」",
        "words": "（書いていません）",
        "read": "読みました（二つのうち一つに印）",
        "last": "読みました",
    }


def test_a_checklist_of_one_mark_is_told_shortly() -> None:
    same = interview(lead="citizens", ready={"a": "no", "b": "no", "c": "no"})
    assert told(same)["ready"][0] == "すべて「いいえ」"


def test_rows_carry_the_question_and_its_stage() -> None:
    first = answered(interview(lead="city"))[0]
    assert (first.question, first.stage, first.state) == ("誰ですか", "全部", "used")


def test_answers_that_are_not_used_and_those_from_before_going_back_are_told_as_such() -> None:
    assert told(interview(**ALL | {"lead": "city"}))["ready"][1] == "今の進み方では使いません"
    assert told(interview(lead="citizens").back()) == {
        "lead": ("市民", "前の答えです。そこまで進むと、また使います。")
    }


def test_a_checklist_that_is_half_filled_is_no_answer_yet() -> None:
    assert told(interview().keep("ready", {"a": "yes"})) == {}


def test_a_change_says_which_answers_become_unused_and_nothing_if_none_do() -> None:
    warning = change_warning(interview(**ALL), "lead", "city")
    assert "「準備は」" in warning
    assert warning.endswith("変えますか。")
    assert change_warning(interview(**ALL), "words", "新しい") == ""
    assert change_warning(interview(**ALL), "lead", "市長") == ""


DETOUR = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: need-city}, {to: need-citizens}]
  need-citizens: {kind: yes-no, ask: 市民が要るもの, to: term}
  need-city: {kind: yes-no, ask: 市が要るもの, to: term}
  term: {kind: yes-no, ask: 長いですか, to: end}
  end: {kind: outcome}
"""
)


def test_an_answer_that_comes_into_use_again_is_not_said_to_be_lost() -> None:
    begun, _ = begin(DETOUR, {"lead": "citizens", "need-citizens": "yes", "term": "no"})
    warning = change_warning(begun, "lead", "city")
    assert "「市民が要るもの」" in warning
    assert "長いですか" not in warning


def test_a_page_on_which_nothing_was_ticked_says_so() -> None:
    made = flow("steps: {read: {kind: page, ticks: {a: 用意する}, to: end}, end: {kind: outcome}}")
    (row,) = answered(Interview(made, {"read": ()}))
    assert row.answer == "読みました（印は付けていません）"
