"""Progress tells the stages as this walk has met them, and never more than is so."""

from typing import Any

import pytest

from guide.analysis.horizon import Horizon
from guide.analysis.insight import insight
from guide.engine.interview import Interview
from guide.views.words.progress import progress, still_left
from tests.making import flow

FLOW = flow(
    """
stages: [{id: one, title: 一}, {id: side, title: 横, aside: true}, {id: two, title: 二}, {id: end, title: 終}]
steps:
  lead:
    kind: choice
    stage: one
    options: {on: 先へ, jump: 飛ぶ, side: 横へ}
    routes: [{when: {lead: side}, to: aside}, {when: {lead: jump}, to: goal}, {to: more}]
  more: {kind: page, stage: two, to: goal}
  aside: {kind: outcome, stage: side}
  goal: {kind: outcome, stage: end}
"""
)


def told(lead: str | None = None, *, read: bool = False) -> tuple[list[tuple[str, str]], str]:
    interview = Interview(FLOW, {**({"lead": lead} if lead else {}), **({"more": ()} if read else {})})
    seen = progress(interview)
    return [(mark.title, mark.words) for mark in seen.stages], seen.sentence


def test_at_the_start_everything_is_ahead_and_asides_are_not_shown() -> None:
    assert told()[0] == [("一", "いま"), ("二", "これから"), ("終", "これから")]
    assert "二つ" in told()[1]


def test_on_the_way_what_was_passed_is_done() -> None:
    assert told("on")[0] == [("一", "済み"), ("二", "いま"), ("終", "これから")]


def test_at_the_end_what_was_passed_by_is_told_as_such() -> None:
    assert told("jump")[0] == [("一", "済み"), ("二", "通らない"), ("終", "いま")]
    assert "終に着きました。" in told("on", read=True)[1]


def test_an_aside_is_shown_once_the_walk_is_in_it() -> None:
    assert told("side")[0] == [("一", "済み"), ("横", "いま"), ("二", "通らない"), ("終", "通らない")]


def test_the_last_stage_is_told_as_the_last() -> None:
    last = flow("steps: {lead: {kind: page, to: end}, end: {kind: outcome}}")
    assert "最後の段階" in progress(Interview(last)).sentence


def left(**answers: Any) -> str:
    interview = Interview(FLOW, answers)
    return progress(interview, insight(interview).horizon).left


def test_the_questions_that_are_left_are_told_once_they_are_known() -> None:
    assert (left(), left(lead="on"), left(lead="jump")) == ("あと1問と0〜1ページ", "あと1ページ", "")
    interview = Interview(FLOW)
    sentence = progress(interview, insight(interview).horizon).sentence
    assert sentence == "いま「一」です。あと1問と0〜1ページ。"


@pytest.mark.parametrize(
    ("fewest", "most", "pages", "words"),
    [
        (2, 4, (0, 0), "あと2〜4問"),
        (0, 2, (1, 1), "あと0〜2問と1ページ"),
        (3, 3, (0, 2), "あと3問と0〜2ページ"),
        (0, 0, (2, 2), "あと2ページ"),
        (0, 0, (0, 0), ""),
    ],
)
def test_fewest_and_most_are_told_in_a_few_words(
    fewest: int, most: int, pages: tuple[int, int], words: str
) -> None:
    assert still_left(Horizon(fewest, most, (), {}, exact=True, pages=pages)) == words
