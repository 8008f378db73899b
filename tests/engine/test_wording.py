"""Answers and texts come out as people say them."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from guide.engine.follow import follow, value_of
from guide.engine.wording import answer_in_words, date_in_words, fill, name_in_words, spoken
from guide.language.conditions import AnswerOf, MarkOf, OutputOf, Value
from guide.language.model import Outcome
from guide.language.texts import Echo, Reading
from tests.making import flow

FLOW = flow(
    """
tables:
  t:
    hit-policy: rule-order
    inputs: [lead]
    outputs: {form: {catalogue: forms}, level: {values: [1200, high]}}
    rules:
      - {when: {lead: citizens}, then: {form: hojo, level: 1200}}
      - {when: {lead: citizens}, then: {form: koen, level: high}}
  how-many:
    hit-policy: collect
    aggregate: count
    inputs: [lead]
    outputs: {form: {catalogue: forms}}
    rules: [{when: {lead: citizens}, then: {form: hojo}}]
  one:
    hit-policy: first
    inputs: [lead]
    outputs: {form: {catalogue: forms}}
    rules: [{when: {lead: citizens}, then: {form: hojo}}]
steps:
  lead: {kind: choice, options: {citizens: ｛市民｜しみん｝, city: 市}, to: fields}
  fields: {kind: choices, options: {snow: 除雪, health: 健康}, least: 0, to: check}
  check: {kind: checklist, items: {alone: 一つ目, effect: 二つ目}, to: cost}
  cost: {kind: number, unit: 円, decimals: 1, to: day}
  day: {kind: date, to: note}
  note: {kind: text, to: end}
  end:
    kind: outcome
    title: "{lead}が{fields}を{check.alone}、{cost}、{day}、{note}"
    summary: "{t.form}と{t.level}、{how-many.form}件、{one.form}、{desks/kankyo}へ。{{}}"
"""
)
ANSWERS: dict[str, object] = {
    "lead": "citizens",
    "fields": ["health", "snow"],
    "check": {"alone": "yes", "effect": "unsure"},
    "cost": "12,345.5円",
    "day": "令和8年4月1日",
    "note": "雪の日",
}


def said(answers: dict[str, object]) -> tuple[str, str]:
    end = FLOW.steps["end"]
    assert isinstance(end, Outcome)
    lookup = value_of(FLOW, follow(FLOW, answers))
    return fill(end.title, FLOW, lookup), fill(end.summary, FLOW, lookup)


def test_a_text_echoes_answers_outputs_and_names_in_words() -> None:
    title, summary = said(ANSWERS)
    assert title == "市民（しみん）が除雪、健康をはい、12,345.5円、2026年4月1日、雪の日"
    assert summary == "補助・助成、後援と1,200、high、1件、補助・助成、環境課へ。{}"


def test_what_is_not_known_yet_is_said_to_be_open() -> None:
    title, summary = said({})
    assert title.startswith("（まだ答えていません）が（まだ答えていません）を（まだ答えていません）")
    assert summary == "なしとなし、0件、（まだ決まっていません）、環境課へ。{}"


def test_nothing_chosen_and_nothing_written_have_words_too() -> None:
    title, _ = said(ANSWERS | {"fields": [], "note": ""})
    assert "がなしを" in title
    assert title.endswith("（書いていません）")


def test_a_reading_follows_its_word() -> None:
    assert spoken(("三つの", Reading("主催者", "しゅさいしゃ"))) == "三つの主催者（しゅさいしゃ）"


@pytest.mark.parametrize(
    ("step", "value", "words"),
    [
        ("lead", "city", "市"),
        ("fields", ("snow",), "除雪"),
        ("check", {"alone": "no", "effect": "yes"}, "1番 いいえ、2番 はい"),
        ("cost", 1234, "1,234円"),
        ("cost", Decimal("0.5"), "0.5円"),
        ("day", "2026-12-01", "2026年12月1日"),
        ("note", "除雪", "除雪"),
    ],
)
def test_an_answer_reads_as_people_say_it(step: str, value: Value, words: str) -> None:
    assert answer_in_words(FLOW, step, value) == words


def test_english_options_that_have_commas_themselves_are_told_apart_by_semicolons() -> None:
    wanted = "{kind: choices, options: {a: Advice, b: 'Help with money, room and so on'}, least: 0, to: end}"
    english = replace(flow(f"steps: {{need: {wanted}, end: {{kind: outcome}}}}"), wording="en")
    assert answer_in_words(english, "need", ("a", "b")) == "Advice; Help with money, room and so on"
    assert answer_in_words(replace(FLOW, wording="en"), "fields", ("snow", "health")) == "除雪, 健康"


@pytest.mark.parametrize(
    ("step", "value", "words"),
    [
        ("check", {"effect": "no"}, "2番 いいえ"),
        ("check", {}, "（まだ答えていません）"),
        ("check", {"alone": "perhaps", "gone": "yes"}, "1番 perhaps"),
        ("lead", "nobody", "nobody"),
        ("lead", True, "はい"),
        ("fields", ("gone", 5, False), "gone、5、いいえ"),
        ("cost", "many", "many"),
        ("day", "soon", "soon"),
    ],
)
def test_a_half_filled_or_outdated_answer_is_shown_as_it_is(step: str, value: Value, words: str) -> None:
    assert answer_in_words(FLOW, step, value) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        (MarkOf("check", "alone"), "unsure", "わからない"),
        (MarkOf("check", "alone"), "perhaps", "perhaps"),
        (AnswerOf("cost"), 3, "3円"),
        (OutputOf("t", "form"), ("koen", "gone"), "後援、gone"),
        (OutputOf("t", "level"), True, "はい"),
        (OutputOf("t", "level"), (), "なし"),
    ],
)
def test_a_name_reads_as_people_say_it(name: AnswerOf | MarkOf | OutputOf, value: Value, words: str) -> None:
    assert name_in_words(FLOW, name, value) == words


def test_a_date_is_written_with_year_month_and_day() -> None:
    assert date_in_words("2026-04-01") == "2026年4月1日"
    assert date_in_words("2026年度") == "2026年度"


def test_a_wording_is_chosen_by_the_answers_or_none_is() -> None:
    varied = flow(
        """
steps:
  lead: {kind: choice, options: {citizens: 市民, city: 市}, to: end}
  end:
    kind: outcome
    title: [{when: {lead: city}, text: '{lead}へ'}, {text: みなさんへ}]
    summary: 要約
    blocks: [{text: {when: {lead: city}, text: 市の話}}]
"""
    )
    end = varied.steps["end"]
    assert isinstance(end, Outcome)

    def heard(**answers: str) -> tuple[str, str]:
        lookup = value_of(varied, follow(varied, answers))
        return fill(end.title, varied, lookup), fill(end.blocks[0].text, varied, lookup)

    assert heard(lead="city") == ("市へ", "市の話")
    assert heard(lead="citizens") == ("みなさんへ", "")
    assert heard() == ("みなさんへ", "")


def test_an_echo_says_nothing_where_nothing_can_be_echoed() -> None:
    assert spoken(("はい", Echo(AnswerOf("lead")))) == "はい"
