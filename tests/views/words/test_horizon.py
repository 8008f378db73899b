"""What can still come is told by name, and counted where there is too much of it."""

from guide.analysis.horizon import Horizon
from guide.engine.interview import Interview
from guide.views.words.horizon import by_aspect, in_a_row, named, still_possible
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
        "あと1〜2問で、結果に着きます。",
        "着くことのある結果は2つです。",
        "「終点」",
        "「自分の道」",
    ]
    certain = Horizon(0, 0, ("goal",), {}, exact=True)
    assert [line.text for line in still_possible(Interview(FLOW), certain)][1:] == [
        "どう答えても、結果は「終点」です。"
    ]


def test_names_are_told_in_the_order_of_the_file_and_a_single_one_as_whether() -> None:
    assert named(FLOW, "", ("own", "goal")) == ["「終点」", "「自分の道」"]
    told = [line.text for line in by_aspect(FLOW, {"": ("own", "goal"), "forms": ("koen",), "desks": ()})]
    assert told == ["結果：「終点」「自分の道」", "協働のかたちの一番目：「後援」かどうか"]


def test_of_many_names_the_rest_is_counted() -> None:
    assert in_a_row(FLOW, [f"「{number}」" for number in range(8)]).endswith("「5」、ほか2つ")
