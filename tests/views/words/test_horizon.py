"""What can still come is told by name, and counted where there is too much of it."""

import pytest

from guide.analysis.horizon import Horizon
from guide.engine.interview import Interview
from guide.views.words.horizon import decided, first_of, named, still_possible
from tests.making import flow

FLOW = flow(
    """
steps:
  lead: {kind: yes-no, routes: [{when: {lead: yes}, to: goal}, {to: own}]}
  goal: {kind: outcome, title: 終点, recommend: {forms: [{entry: koen}]}}
  own: {kind: outcome, title: 自分の道}
"""
)


def test_several_outcomes_are_listed_and_one_is_told_as_certain() -> None:
    seen = Horizon(1, 2, ("goal", "own"), {}, exact=True)
    told = [line.text for line in still_possible(Interview(FLOW), seen)]
    assert told[1:] == [
        "あと1〜2問に答えると、結果が出ます。",
        "このあとの答えしだいで、次のどちらかになります。",
        "「終点」",
        "「自分の道」",
    ]
    certain = Horizon(0, 0, ("goal",), {}, exact=True)
    assert [line.text for line in still_possible(Interview(FLOW), certain)][1:] == [
        "このあとどう答えても、結果は「終点」です。"
    ]


@pytest.mark.parametrize(
    ("questions", "pages", "sentence"),
    [
        ((3, 3), (2, 2), "質問はあと3問です。説明は2ページです。"),
        ((0, 2), (0, 1), "質問はあと0〜2問です。説明は多くて1ページです。"),
        ((0, 0), (1, 1), "あと説明を1ページ読むと、結果が出ます。"),
    ],
)
def test_pages_to_read_are_told_with_the_questions(
    questions: tuple[int, int], pages: tuple[int, int], sentence: str
) -> None:
    seen = Horizon(*questions, ("goal",), {}, exact=True, pages=pages)
    assert still_possible(Interview(FLOW), seen)[1].text == sentence


def test_names_are_told_in_the_order_of_the_file() -> None:
    assert named(FLOW, "", ("own", "goal")) == ["「終点」", "「自分の道」"]


def test_a_title_that_is_not_whole_yet_is_told_with_a_gap() -> None:
    made = flow(
        """
steps:
  lead: {kind: choice, options: {a: あ, b: い}, to: goal}
  goal: {kind: outcome, title: "{lead}で始める"}
"""
    )
    assert named(made, "", ("goal",)) == ["「〜で始める」"]


def test_what_decides_between_all_that_is_possible_differs_from_what_leaves_something_out() -> None:
    seen = Horizon(1, 2, ("goal", "own"), {"forms": ("koen", "hojo")}, exact=True)
    every = decided(FLOW, {"": ("goal", "own"), "forms": ("koen", "hojo"), "desks": ()}, seen)
    assert [line.text for line in every] == [
        "二つの結果のうち、どちらになるかに関わります。",
        "二つの「協働のかたち」から、おすすめを選びます。",
    ]
    some = decided(FLOW, {"": ("own",), "forms": ("koen",)}, seen)
    assert [line.text for line in some] == [
        "結果が「自分の道」になるかに関わります。",
        "「協働のかたち」のおすすめが、「後援」になるかに関わります。",
    ]


def test_of_many_names_the_rest_is_counted() -> None:
    assert first_of(FLOW, [f"「{number}」" for number in range(8)]).endswith("「2」、ほか五つ")
    assert first_of(FLOW, [f"「{number}」" for number in range(14)]).endswith("「2」、ほか11")
