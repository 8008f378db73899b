"""A difference is shown by answers that both editions take, or it is not shown."""

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import Sort, compare, match
from guide.engine.follow import follow
from guide.language.model import Flow
from tests.making import flow

# The least answer to both questions is refused: one must be larger than the other by 3.
APART = """
values: {apart: {difference: [more, less]}}
steps:
  less: {kind: number, ask: 少ない方, least: 1, most: 9, to: more}
  more:
    kind: number
    ask: 多い方
    least: 1
    most: 9
    refuse: [{when: {apart: "< 3"}, say: 離れていません。}]
    routes: [{when: {more: "> 7"}, to: far}, {to: end}]
  far: {kind: outcome}
  end: {kind: outcome}
"""


def witnesses(old: Flow, new: Flow) -> list[tuple[str, str]]:
    compared = compare(old, new, match(old, new, {}))
    assert not compared.undecided
    told = [one for change in compared.changes if change.sort is Sort.TURNED for one in change.patterns]
    return [(follow(old, one.old).here, follow(new, one.new).here) for one in told]


def test_other_values_are_tried_where_an_edition_refuses() -> None:
    assert compile_flow(flow(APART)).narrowed == ("more",)
    assert witnesses(flow(APART), flow(APART.replace("> 7", "> 5"))) == [("end", "far")]


def test_values_are_those_of_a_renamed_question_too() -> None:
    new = APART.replace("less", "fewer").replace("> 7", "> 5")
    assert witnesses(flow(APART), flow(new)) == [("end", "far")]


def test_where_no_values_are_taken_it_stays_undecided() -> None:
    # More than 9 apart is never so: every answer is refused, and nothing shows the difference.
    hard = APART.replace('"< 3"}, say', '"[-8..8)"}, say').replace("離れて", "とても離れて")
    never = hard.replace("refuse: [", 'refuse: [{when: {apart: "[8..9]", less: "< 9"}, say: だめです。}, ')
    old, new = flow(never), flow(never.replace("> 7", "> 5"))
    compared = compare(old, new, match(old, new, {}))
    assert compared.undecided == ("",)
    assert compared.changes == ()
