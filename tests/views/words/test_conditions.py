"""A condition reads as a person would say it."""

import pytest
from msgspec.structs import replace

from guide.language.conditions import AnswerOf, Every, MarkOf, Name, OutputOf, ValueOf
from guide.language.derived import Truth
from guide.language.model import Flow
from guide.views.words.conditions import called_in_table, worded
from tests.making import flow

QUESTIONS = """
steps:
  lead: {kind: choice, ask: 中心, options: {us: 市民, both: いっしょ, city: 市}, to: yen}
  yen: {kind: number, ask: 費用, unit: 円, to: day}
  day: {kind: date, ask: 日, to: wish}
  wish: {kind: choices, ask: 希望, options: {money: 費用, name: 後援の名前, place: 場所}, to: check}
  check: {kind: checklist, ask: 確認, items: {a: 公共性, b: 計画}, to: end}
  end: {kind: outcome}
"""
INPUTS = "[lead, yen, day, wish, check, check.a, other.o]"
OTHER = (
    "other: {hit-policy: rule-order, inputs: [lead], outputs: {o: {catalogue: forms}},"
    " rules: [{then: {o: itaku}}, {then: {o: koen}}]}"
)


def ruled(when: str) -> Flow:
    rule = f"{{when: {when}, then: {{o: a}}}}"
    return flow(
        f"tables: {{{OTHER}, t: {{hit-policy: first, inputs: {INPUTS},"
        f" outputs: {{o: {{values: [a]}}}}, rules: [{rule}]}}}}{QUESTIONS}"
    )


def cells(when: str) -> list[str]:
    made = ruled(when)
    return list(worded(made, made.tables["t"].rules[0].when).cells.values())


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("{lead: us}", "市民"),
        ("{lead: [city, us]}", "「市民」「市」のどれか"),
        ("{lead: {not: us}}", "「市民」ではない"),
        ("{lead: {not: [us, city]}}", "「市民」「市」のどれでもない"),
        ("{lead: {answered: true}}", "答えがある"),
        ("{lead: {answered: false}}", "答えがない"),
        ("{yen: 5000}", "5,000円"),
        ("{yen: '>= 5000'}", "5,000円以上"),
        ("{yen: '> 5000'}", "5,000円超"),
        ("{yen: '<= 5000'}", "5,000円以下"),
        ("{yen: '[1000..5000)'}", "1,000円以上5,000円未満"),
        ("{yen: ['< 10', '> 20']}", "「10円未満」「20円超」のどれか"),
        ("{day: '>= 2026-04-01'}", "2026年4月1日以後"),
        ("{day: '< 2026-04-01'}", "2026年4月1日より前"),
        ("{day: '(2026-04-01..2026-05-01]'}", "2026年4月1日より後、2026年5月1日以前"),
        ("{wish: {includes: money}}", "「費用」を選ぶ"),
        ("{wish: {any: [name, money]}}", "「費用」「後援の名前」のどれか"),
        ("{wish: {all: [money, name]}}", "「費用」「後援の名前」のすべて"),
        ("{wish: {none: [money, name]}}", "「費用」「後援の名前」のどれも選ばない"),
        ("{wish: {none: money}}", "「費用」を選ばない"),
        ("{wish: {count: '>= 2'}}", "2つ以上"),
        ("{wish: {count: 2}}", "2つ"),
        ("{wish: {count: '(0..3)'}}", "0つ超3つ未満"),
        ("{check: {all: yes}}", "すべて「はい」"),
        ("{check: {any: [no, unsure]}}", "どれかが「いいえ」か「わからない」"),
        ("{check: {none: no}}", "どれも「いいえ」ではない"),
        ("{check: {count: '<= 1'}}", "「はい」が1つ以下"),
        ("{check.a: yes}", "はい"),
        ("{other.o: {includes: itaku}}", "「委託」を選ぶ"),
        ("{wish: {includes: money, none: name}}", None),
        ("[{lead: us}, {lead: city}]", "市民、または、市"),
        ("{not: {wish: {includes: money}}}", "（「費用」を選ぶ）ではない"),
    ],
)
def test_a_test_of_one_name_is_said_without_the_name(when: str, said: str | None) -> None:
    assert cells(when) == ["「費用」を選ぶ、かつ、「後援の名前」を選ばない" if said is None else said]


def test_each_name_has_its_own_words() -> None:
    made = ruled("{lead: us, yen: '> 5', check.a: no}")
    assert worded(made, made.tables["t"].rules[0].when).cells == {
        AnswerOf("lead"): "市民",
        AnswerOf("yen"): "5円超",
        MarkOf("check", "a"): "いいえ",
    }


def test_what_joins_several_names_is_said_with_the_names() -> None:
    made = ruled("{not: {any-of: [{lead: us}, {yen: '> 5', lead: city}]}}")
    told = worded(made, made.tables["t"].rules[0].when)
    assert told.cells == {}
    assert told.together == (
        "（（「中心」が市民、または、（「費用」が5円超、かつ、「中心」が市）））ではない"
    )


def test_no_condition_has_no_words() -> None:
    assert worded(ruled("{lead: us}"), None).together == ""
    assert worded(ruled("{lead: us}"), Every(())).cells == {}


def test_several_tests_of_one_name_in_a_part_are_joined() -> None:
    assert cells("{not: {wish: {includes: money, none: name}}}") == [
        "（「費用」を選ぶ、かつ、「後援の名前」を選ばない）ではない"
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (AnswerOf("lead"), "中心"),
        (ValueOf("small"), "小さい活動"),
        (MarkOf("check", "a"), "公共性"),
        (OutputOf("other", "o"), "other"),
    ],
)
def test_a_column_is_called_as_what_it_asks(name: Name, said: str) -> None:
    made = replace(ruled("{lead: us}"), values={"small": Truth("small", "小さい活動", Every(()))})
    assert called_in_table(made, name) == said


def test_of_a_table_with_several_outputs_the_output_is_named_too() -> None:
    made = ruled("{lead: us}")
    other = made.tables["other"]
    two = replace(other, outputs=(*other.outputs, replace(other.outputs[0], id="p")))
    told = called_in_table(replace(made, tables={"other": two}), OutputOf("other", "p"))
    assert told == "other（p）"
