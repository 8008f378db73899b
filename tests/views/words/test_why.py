"""Why a question is asked and why a result came out can be read at any time."""

from typing import Any

from guide.engine.interview import Interview, begin
from guide.views.words.why import why
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    why: 道を分けるため
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: term}]
  term: {kind: choice, ask: 期間は, options: {short: 短い, long: 長い}, to: read}
  read: {kind: page, title: 読む, to: goal}
  goal: {kind: outcome, title: 終点, recommend: {forms: [{entry: koen, because: 合うからです}]}}
  own: {kind: outcome}
"""
)


def told(**answers: Any) -> list[str]:
    return [line.text for line in why(begin(FLOW, answers)[0])]


def test_a_question_tells_what_it_is_asked_for() -> None:
    assert told()[:3] == ["なぜこの質問があるのか", "誰ですか", "道を分けるため"]


def test_a_question_without_a_reason_rests_on_the_document_and_lists_the_answers_so_far() -> None:
    words = told(lead="citizens")
    assert "もとの文書に、この順番で書かれています。" in words
    assert "誰ですか：市民" in words


def test_a_page_is_spoken_of_as_a_page() -> None:
    assert told(lead="citizens", term="short")[0] == "なぜこのページがあるのか"


def test_a_result_tells_what_decided_and_what_did_not_matter() -> None:
    words = told(lead="citizens", term="short", read=[])
    decided, apart = words.index("結果を決めた答え"), words.index("結果に関わらなかった答え")
    assert decided < words.index("誰ですか：市民") < apart < words.index("期間は：短い")
    assert "合うからです" in words


def test_a_flow_that_cannot_go_on_has_nothing_to_tell() -> None:
    assert why(Interview(FLOW)) != ()
