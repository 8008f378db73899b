"""In line mode other answers can be tried, and taken back at once."""

from guide.engine.interview import Interview
from guide.views.passage import Passage, title
from guide.views.plain.walk import run
from tests.making import flow
from tests.views.plain.walking import unbroken, walked

FORK = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {a: 市民, b: 市}
    routes: [{when: {lead: a}, to: goal}, {to: term}]
  term: {kind: yes-no, ask: 長いですか, routes: [{when: {term: yes}, to: goal}, {to: own}]}
  goal: {kind: outcome, title: 終点}
  own: {kind: outcome, title: 自分の道}
"""
)


def test_a_possibility_is_tried_by_its_number_and_taken_back_by_the_same_key() -> None:
    ended, said = walked(FORK, "2", "2", "t", "1", "t", "q")
    assert ended.answers == {"lead": "b", "term": "no"}
    assert "いまはお試しです。" in said
    assert said.index("【終点】") < said.index("もとの答えに戻しました。") < said.rindex("【自分の道】")


def test_nothing_typed_tries_nothing() -> None:
    ended, said = walked(FORK, "2", "2", "t", "", "q")
    assert ended.trace.here == "own"
    assert "いまはお試しです。" not in said


def test_what_is_only_tried_has_no_code_and_who_leaves_meanwhile_keeps_their_own_answers() -> None:
    ended, said = walked(FORK, "2", "2", "t", "1", "q")
    assert ended.answers == {"lead": "b", "term": "no"}
    own, trial = said.split("いまはお試しです。")
    assert "続きの番号" in own
    assert "続きの番号" not in trial


def test_before_there_is_a_result_it_says_when_it_can_be_tried() -> None:
    _, said = walked(FORK, "t", "1", "q")
    assert "ためすのは、結果が出てからです。" in said


def test_where_nothing_leads_elsewhere_that_is_said() -> None:
    same = flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}")
    _, said = walked(same, "1", "t", "q")
    assert "答えを変えても、結果は変わりません。" in said


def test_after_beginning_again_there_is_nothing_to_take_back() -> None:
    ended, said = walked(FORK, "2", "2", "t", "1", "r", "1", "t", "q", "1")
    assert ended.answers == {}
    assert "もとの答えに戻しました。" not in said


def test_no_sheet_is_made_of_what_is_only_tried_and_the_way_back_is_told() -> None:
    made: list[Interview] = []
    said: list[str] = []

    def hand_out(interview: Interview) -> Passage:
        made.append(interview)
        return (title("紙ができました"),)

    lines = iter(["t", "1", "p", "t", "p", "q"])
    own = Interview(FORK, {"lead": "b", "term": "no"})
    run((), lambda _: FORK, own, lambda _: next(lines), said.append, hand_out=hand_out)
    assert made == [own]
    assert unbroken("".join(said)).count("お試しの間は、紙を作れません。") == 1
