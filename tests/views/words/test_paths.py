"""Ways are listed in words, as many as are wanted, with the exact number of all."""

from guide.analysis.diagram import Diagram, compile_flow
from guide.analysis.paths import Ways
from guide.views.words.paths import Row, head, nothing_about, rows
from tests.analysis.test_paths import REFUSED
from tests.making import flow

TEXT = """
steps:
  n:
    kind: number
    ask: 何人ですか。
    least: 1
    most: 9
    refuse: [{when: {n: 9}, say: 8人までです。}]
    routes: [{when: {n: ">= 5"}, to: many}, {to: few}]
  many: {kind: outcome, title: 大勢, recommend: {desks: [{entry: kankyo, when: {n: 5}}]}}
  few: {kind: outcome, title: 少し, recommend: {desks: [{entry: seisaku}]}}
"""


def ways(about: str = "", text: str = TEXT) -> Ways:
    diagram = compile_flow(flow(text))
    return Ways(diagram, diagram.aspects[about])


def test_each_way_tells_its_end_what_decides_how_many_and_one_of_them() -> None:
    assert list(rows(ways(), "", 10)) == [
        Row(1, "少し", ("何人ですか。：1から4まで",), 4, "何人ですか。は1"),
        Row(2, "大勢", ("何人ですか。：5から8まで",), 4, "何人ですか。は5"),
        Row(3, "（答え直し）", ("何人ですか。：9",), 1, "何人ですか。は9"),
    ]


def test_ways_to_an_entry_tell_where_there_is_none() -> None:
    assert {row.end for row in rows(ways("desks"), "desks", 10)} == {
        "総合政策課",
        "環境課",
        "（なし）",
        "（答え直し）",
    }


def test_the_head_tells_the_exact_number_and_what_is_left_out() -> None:
    assert head(ways(), "", 10) == "「見本」で結果が決まるまでの道すじは、3通りです。"
    told = head(ways("desks"), "desks", 2)
    assert told.startswith("「見本」で相談先の一番目が決まるまでの道すじは、4通りです。")
    assert "はじめの2通りだけを出します" in told
    assert len(list(rows(ways("desks"), "desks", 2))) == 2


def test_where_arithmetic_is_narrowed_down_the_head_says_so() -> None:
    rough = """
    values: {left: {difference: [m, n]}}
    start: m
    steps:
      m: {kind: number, ask: 別の数, least: 0, most: 9, to: n}
      n: {kind: number, ask: 数, least: 0, most: 9, routes: [{when: {left: ">= 3"}, to: a}, {to: b}]}
      a: {kind: outcome}
      b: {kind: outcome}
    """
    assert "広めに見ている" in head(ways(text=rough), "", 10)


def test_what_cannot_be_listed_is_said() -> None:
    diagram = compile_flow(flow(TEXT))
    assert (
        nothing_about(diagram, "forms")
        == "'forms' が決まる道すじはありません。--about に書けるのは desks です。"
    )
    bare = Diagram(diagram.flow, (), {}, ("forms",))
    assert nothing_about(bare, "forms") == "この案内は大きすぎて、道すじを全部は調べられません。"
    assert nothing_about(bare, "x") == "'x' が決まる道すじはありません。"


def test_a_way_whose_answers_are_all_refused_has_no_example() -> None:
    never = flow(REFUSED.replace('"< 3"}, say', '"< 2"}, say: だめ}, {when: {apart: "[2..8)"}, say'))
    diagram = compile_flow(never)
    found = Ways(diagram, diagram.aspects[""])
    examples = [row.example for row in rows(found, "", 9)]
    assert "（計算する値で断られ、例が見つかりません）" in examples
    assert "答えの数は多めです。" in head(found, "", 9)
