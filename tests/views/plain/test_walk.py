"""A walk in line mode: every kind of question, every command, wrong entries, and always a polite end."""

from collections.abc import Mapping
from typing import Any

import pytest

from guide.engine.interview import Interview, begin
from guide.engine.trace import Trace
from guide.language.model import Flow
from tests.making import CITY, flow
from tests.views.long import LONG
from tests.views.plain.walking import walked

KINDS = flow(
    """
steps:
  lead:
    kind: choice
    options: {citizens: {text: 市民, help: わたしたちです}, city: 市}
    help: 選びましょう
    to: fields
  fields:
    kind: choices
    options: {snow: 除雪, health: 健康, none: ない}
    exclusive: [none]
    least: 0
    to: ready
  ready: {kind: checklist, items: {people: 人がいる, money: お金がある}, to: big}
  big: {kind: yes-no, unsure: true, to: size}
  size: {kind: number, unit: 人, least: 1, to: day}
  day: {kind: date, to: words}
  words: {kind: text, optional: true, to: read}
  read: {kind: page, blocks: [{text: 読む文}], ticks: {record: 記録する, money: 計算する}, to: last}
  last: {kind: page, to: end}
  end: {kind: outcome, title: 終点, recommend: {forms: [{entry: koen}, {entry: hojo}]}}
"""
)
ALL = ("1", "1 2", "1", "2", "3", "5", "2026-04-01", "ことば", "1", "")
VALUES: dict[str, Any] = {
    "lead": "citizens",
    "fields": ("snow", "health"),
    "ready": {"people": "yes", "money": "no"},
    "big": "unsure",
    "size": 5,
    "day": "2026-04-01",
    "words": "ことば",
    "read": ("record",),
    "last": (),
}
FORK = flow(
    """
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: term}]
  term: {kind: choice, options: {short: 短い, long: 長い}, to: end}
  own: {kind: outcome, title: 市の道}
  end: {kind: outcome, title: 終点}
""",
    city=CITY
    + """
glossary: {kyodo: {term: 協働, reading: きょうどう, text: 力を合わせることです, cite: {page: 3}}}
articles: {what: {title: 協働って, blocks: [{text: 読みものの文}], cite: {page: 3}}}
""",
)


def at(step: str, flow_: Flow = KINDS) -> Interview:
    """The interview of KINDS in which everything before a step is answered."""
    before = list(VALUES)[: list(VALUES).index(step)]
    interview, refused = begin(flow_, {key: VALUES[key] for key in before})
    assert not refused
    return interview


def plainly(trace: Trace) -> dict[str, Any]:
    return {step: dict(value) if isinstance(value, Mapping) else value for step, value in trace.live.items()}


# Questions


def test_every_kind_of_question_is_answered_by_a_line() -> None:
    ended, said = walked(KINDS, *ALL)
    assert plainly(ended.trace) == VALUES
    assert "【終点】" in said


@pytest.mark.parametrize(
    ("step", "line", "value"),
    [
        ("lead", "２", "city"),
        ("lead", "市民", "citizens"),
        ("lead", " 1 ", "citizens"),
        ("fields", "２、１", ("snow", "health")),
        ("fields", "3.", ("none",)),
        ("fields", "", ()),
        ("fields", "0", ()),
        ("big", "はい", "yes"),
        ("size", "５人", 5),
        ("day", "令和8年4月1日", "2026-04-01"),
        ("words", "b", "b"),
        ("words", "", ""),
        ("read", "", ()),
        ("read", "1 2", ("record", "money")),
    ],
)
def test_a_line_is_read_as_people_type_it(step: str, line: str, value: object) -> None:
    ended, _ = walked(at(step), line)
    assert ended.answers[step] == value


@pytest.mark.parametrize(
    ("step", "line", "said"),
    [
        ("lead", "3", "1から2までの番号を一つ"),
        ("lead", "1 2", "番号を一つ"),
        ("lead", "", "番号を一つ"),
        ("lead", "99999999", "番号を一つ"),
        ("fields", "1 4", "空白で区切って"),
        ("fields", "1 3", "それだけで選びます"),
        ("ready", "4", "1から3までの番号を一つ"),
        ("size", "0", "1人以上"),
        ("day", "いつか", "日付で答えてください"),
        ("words", "長" * 1000, "文字まで"),
        ("read", "x", "1から2までの"),
        ("last", "1", "そのままEnterで進みます"),
    ],
)
def test_a_wrong_entry_says_what_to_type_and_loses_nothing(step: str, line: str, said: str) -> None:
    start = at(step)
    ended, told = walked(start, line)
    assert said in told
    assert ended.answers == start.answers
    assert told.count("番号を一つ打ってください") <= 1


def test_the_prompt_of_a_text_says_that_commands_take_a_slash_there() -> None:
    ended, said = walked(at("words"), "/w", "／ｂ")
    assert "/b" in said
    assert "なぜこの質問があるのか" in said
    assert ended.trace.asking == "day"


def test_a_page_without_ticks_asks_for_enter_alone() -> None:
    assert "Enterで次へ>" in walked(at("last"))[1]


# Checklists


def test_b_at_the_first_item_goes_to_the_question_before() -> None:
    assert walked(at("ready"), "b")[0].trace.asking == "fields"


# Commands


def test_b_goes_back_and_enter_gives_the_same_answer_again() -> None:
    ended, said = walked(FORK, "1", "b", "", "2")
    assert "前の答え:市民。" in said
    assert dict(ended.answers) == {"lead": "citizens", "term": "long"}


def test_a_text_that_was_given_can_be_kept_or_emptied() -> None:
    assert walked(at("words"), "文", "b", "")[0].answers["words"] == "文"
    assert walked(at("words"), "文", "b", "/0")[0].answers["words"] == ""


def test_several_that_were_chosen_can_be_kept_or_let_go() -> None:
    assert walked(at("fields"), "1", "b", "")[0].answers["fields"] == ("snow",)
    assert walked(at("fields"), "1", "b", "0")[0].answers["fields"] == ()


def test_b_at_the_first_question_says_that_it_is_the_first() -> None:
    assert "ここが最初です。" in walked(FORK, "b")[1]


def test_changing_an_answer_warns_of_what_becomes_unused_and_does_nothing_on_iie() -> None:
    ended, said = walked(FORK, "1", "1", "c", "1", "2", "2")
    assert "休みになります" in said
    assert ended.trace.outcome is not None
    assert ended.trace.outcome.id == "end"
    ended, _ = walked(FORK, "1", "1", "c", "1", "2", "はい")
    assert ended.trace.outcome is not None
    assert ended.trace.outcome.id == "own"
    assert ended.trace.unused == ("term",)


def test_changing_can_be_given_up_with_b_and_another_answer_be_changed_instead() -> None:
    ended, said = walked(FORK, "1", "1", "c", "1", "b", "c", "1", "c", "2", "2")
    assert "答えは変えていません。" in said
    assert dict(ended.answers) == {"lead": "citizens", "term": "long"}


def test_the_list_of_answers_leads_back_on_enter_and_says_when_it_is_empty() -> None:
    assert "まだ答えはありません。" in walked(FORK, "c")[1]
    ended, said = walked(FORK, "1", "b", "c", "")
    assert "前の答えです。そこまで進むと、また使います。" in said
    assert ended.trace.asking == "lead"


def test_r_starts_again_only_after_asking() -> None:
    assert walked(FORK, "1", "r", "9", "2")[0].answers == {"lead": "citizens"}
    ended, said = walked(FORK, "1", "r", "1")
    assert (ended.answers, ended.kept) == ({}, {})
    assert "やり直しますか" in said


def test_q_asks_before_answers_are_left_and_not_at_a_result() -> None:
    assert "終わりますか" in walked(FORK, "1", "q", "2", "1")[1]
    assert walked(FORK, "1", "q", "2", "1")[0].trace.outcome is not None
    assert "終わりますか" not in walked(FORK, "2", "q")[1]
    assert "終わりますか" not in walked(FORK, "q")[1]


def test_w_s_g_and_help_tell_and_then_say_the_question_again() -> None:
    _, said = walked(FORK, "w", "s", "g", "1 2", "？")
    for words in ("なぜこの質問があるのか", "もとになった文書", "読みものの文", "力を合わせること", "使い方"):
        assert words in said
    assert said.count("【lead】") == 5


# Results


def test_entries_of_a_result_open_by_number() -> None:
    _, said = walked(KINDS, *ALL, "２", "1 2", "9", "q")
    assert said.count("【補助・助成】") == 2
    assert said.count("【後援】") == 1
    assert said.count("1から2までの番号で、くわしく読めます。") == 2


def test_a_single_entry_and_none_are_spoken_of_as_such() -> None:
    one = flow("steps: {a: {kind: page, to: end}, end: {kind: outcome, recommend: {forms: [{entry: koen}]}}}")
    assert "1で、くわしく読めます。" in walked(one, "")[1]
    assert "くわしく読めます" not in walked(FORK, "2", "")[1]


def test_a_result_is_said_once_and_again_only_when_it_changed() -> None:
    assert walked(FORK, "2", "w", "s", "?", "x")[1].count("【市の道】") == 1
    assert walked(FORK, "2", "b", "2")[1].count("【市の道】") == 2


def test_an_answer_that_does_not_go_with_another_is_told_and_asked_for_again() -> None:
    refusing = flow(
        """
steps:
  have: {kind: number, to: need}
  need: {kind: number, refuse: [{when: {left: "< 0"}, say: "{have}までです。"}], to: end}
  end: {kind: outcome, title: 終点}
values:
  left: {difference: [have, need]}
"""
    )
    ended, said = walked(refusing, "5", "6", "4")
    assert "5までです。" in said
    assert dict(ended.answers) == {"have": 5, "need": 4}


def test_a_choice_of_a_long_list_is_found_and_then_chosen_by_its_number() -> None:
    ended, said = walked(LONG, "koukai", "198", "第5", "5 6", "q")
    assert ended.answers == {"long": "hall", "several": ("p5", "p6")}
    assert "198.公会堂(こうかいどう)の使い方" in said.replace("（", "(").replace("）", ")")
