"""Whoever edits a flow stays at the same question, and is told what is wrong with the file."""

from guide.engine.interview import Interview, begin
from guide.language.diagnostics import Diagnostic, make
from guide.language.model import Flow
from guide.views.watching import MOST, fresh
from tests.making import flow

TEXT = """
steps:
  a: {kind: yes-no, ask: 一, to: b}
  b: {kind: choice, ask: 二, options: {x: あ, y: い}, to: c}
  c: {kind: checklist, ask: 三, items: {i: う, j: え}, to: end}
  end: {kind: outcome}
"""


def walked(asked: Flow) -> Interview:
    interview, refused = begin(asked, {"a": "yes", "b": "y"})
    assert not refused
    return interview.keep("c", {"i": "yes", "j": "no"})


def problems(number: int) -> list[Diagnostic]:
    return [make("empty-file", "f.yaml", (line, 1, 1), (), "", {}) for line in range(1, number + 1)]


def test_the_walk_goes_on_at_the_same_question_with_what_it_says_now() -> None:
    now = fresh(walked(flow(TEXT)), flow(TEXT.replace("三", "三つ目")), ())
    assert now.interview.trace.asking == "c"
    assert now.interview.answers == {"a": "yes", "b": "y"}
    assert now.interview.kept["c"] == {"i": "yes", "j": "no"}
    assert [line.text for line in now.told] == ["直した内容で続けます。", "問題はありません。"]


def test_marks_of_half_a_checklist_stay_as_far_as_its_items_do() -> None:
    half = begin(flow(TEXT), {"a": "yes", "b": "y"})[0].keep("c", {"i": "yes", "j": "no"})
    added = fresh(half, flow(TEXT.replace("j: え", "k: お, l: か")), ())
    assert added.interview.kept == {"c": {"i": "yes"}}


def test_an_answer_that_is_no_longer_taken_is_asked_again() -> None:
    now = fresh(walked(flow(TEXT)), flow(TEXT.replace("y: い", "z: い")), ())
    assert now.interview.trace.asking == "b"
    assert now.interview.answers == {"a": "yes"}


def test_a_file_that_does_not_load_changes_nothing_but_what_is_told() -> None:
    before = walked(flow(TEXT))
    now = fresh(before, None, problems(1))
    assert now.interview is before
    assert now.told[0].text == "エラーがあるので、前の内容のままです。"
    assert "f.yaml の1行目" in now.told[1].text


def test_no_more_problems_are_told_than_fit() -> None:
    told = fresh(walked(flow(TEXT)), None, problems(MOST + 3)).told
    assert len(told) == MOST + 2
    assert told[-1].text == "ほかに3件あります。kyodo check で全部読めます。"
