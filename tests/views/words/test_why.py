"""Why a question is asked and why a result came out can be read at any time."""

from typing import Any

from guide.analysis.insight import insight
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
    interview = begin(FLOW, answers)[0]
    return [line.text for line in why(interview, insight(interview))]


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
    decided = words.index("結果を決めた答え")
    apart = words.index("結果に関係しなかった答え")
    assert decided < words.index("誰ですか：市民") < apart < words.index("期間は：短い")
    assert "合うからです" in words


def test_a_flow_that_cannot_go_on_has_nothing_to_tell() -> None:
    assert why(Interview(FLOW), None) != ()


def test_as_long_as_nothing_is_known_the_rest_is_told() -> None:
    answers: dict[str, Any] = {"lead": "citizens", "term": "short", "read": ()}
    words = [line.text for line in why(Interview(FLOW, answers), None)]
    assert "結果を決めた答え" not in words
    assert "合うからです" in words


def test_a_question_tells_what_its_answers_decide_and_what_can_still_come() -> None:
    words = told()
    assert "二つの結果のうち、どちらになるかに関わります。" in words
    assert "質問はあと1〜2問です。説明は多くて1ページです。" in words
    assert "このあとの答えしだいで、次のどちらかになります。" in words


def test_a_question_that_decides_nothing_says_so() -> None:
    words = told(lead="citizens")
    assert "どう答えても、結果は変わりません。結果に付く説明に使います。" in words
    assert "このあとどう答えても、結果は「終点」です。" in words


OTHERS = flow(
    """
steps:
  a: {kind: yes-no, ask: 甲, unsure: true, to: b}
  b: {kind: yes-no, ask: 乙, routes: [{when: [{a: yes, b: yes}, {a: no, b: no}], to: same}, {to: other}]}
  same: {kind: outcome, title: 同じ}
  other: {kind: outcome, title: 別}
"""
)


def test_a_question_that_counts_only_with_another_says_so_and_one_with_unsure_tells_what_stays_open() -> None:
    first = [line.text for line in why(Interview(OTHERS), insight(Interview(OTHERS)))]
    assert first[first.index("「わからない」を選んでも大丈夫です。次の結果になります。") + 1] == "「別」"
    both = flow("""
steps:
  a: {kind: yes-no, ask: 甲, to: b}
  b: {kind: yes-no, ask: 乙, routes: [{when: [{a: yes, b: yes}, {a: no, b: no}], to: same}, {to: other}]}
  same: {kind: outcome}
  other: {kind: outcome}
""")
    words = [line.text for line in why(Interview(both), insight(Interview(both)))]
    assert "ほかの質問の答えといっしょに、結果を決めます。" in words


CHECKS = flow(
    """
steps:
  ready:
    kind: checklist
    items: {people: 人がいる, money: お金がある, place: 場所がある}
    routes: [{when: {ready.people: no}, to: own}, {when: {ready: {all: yes}}, to: goal}, {to: own}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
)


def ready(people: str, money: str, place: str) -> list[str]:
    interview = begin(CHECKS, {"ready": {"people": people, "money": money, "place": place}})[0]
    return [line.text for line in why(interview, insight(interview))]


def test_of_a_checklist_the_items_that_decided_are_named_or_all_in_one_line() -> None:
    assert "人がいる：いいえ" in ready("no", "yes", "yes")
    assert "ready：すべて「はい」" in ready("yes", "yes", "yes")


def test_a_result_that_no_answer_can_change_says_so() -> None:
    same = flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}")
    interview = Interview(same, {"lead": "yes"})
    words = [line.text for line in why(interview, insight(interview))]
    assert "どう答えても、この結果になります。" in words


def test_where_arithmetic_blurs_the_reason_it_is_not_called_the_shortest() -> None:
    made = flow("""
values: {whole: {sum: [a, b]}}
start: b
steps:
  b: {kind: number, least: 0, most: 9, to: a}
  a: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 10'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
""")
    interview = Interview(made, {"b": 9, "a": 9})
    words = [line.text for line in why(interview, insight(interview))]
    assert "もっと少ない答えで、同じ結果に決まるかもしれません。" in words
