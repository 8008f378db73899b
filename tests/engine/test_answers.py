"""Every question takes what people write and says, when it cannot, what it would take."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.engine.answers import Refusal, accept, quoted, read_all_pages
from guide.japanese.clean import clean
from tests.making import flow

MANY = ", ".join(f"o{number}: 選択{number}" for number in range(30))
FLOW = flow(
    f"""
steps:
  sure: {{kind: yes-no, unsure: true, to: lead}}
  lead: {{kind: choice, options: {{citizens: ｛市民｜しみん｝, city: 市, town: 市}}, to: many}}
  many: {{kind: choice, options: {{{MANY}}}, to: naming}}
  naming: {{kind: choice, options: {{a: "{{desks/kankyo}}と", b: B}}, to: fields}}
  fields:
    kind: choices
    options: {{snow: 除雪, health: 健康, sea: 海, none: なし}}
    exclusive: [none]
    most: 2
    to: some
  some: {{kind: choices, options: {{a: A, b: B, c: C}}, least: 2, to: check}}
  check: {{kind: checklist, items: {{alone: 一つ目, effect: 二つ目, join: 三つ目}}, to: people}}
  people: {{kind: number, unit: 人, least: 1, most: 500, to: cost}}
  cost: {{kind: number, unit: 円, decimals: 2, to: day}}
  day: {{kind: date, least: 2026-04-01, most: 2027-03-31, to: when}}
  when: {{kind: date, to: note}}
  note: {{kind: text, longest: 1500, to: must}}
  must: {{kind: text, optional: false, to: page}}
  page: {{kind: page, ticks: {{record: 記録, money: 決算}}, to: plain}}
  plain: {{kind: page, to: end}}
  end: {{kind: outcome}}
"""
)


def given_to(step: str, raw: object) -> object:
    """The value that is taken, or the sentence of the refusal."""
    value = accept(FLOW.asking(step), raw)
    return value.sentence if isinstance(value, Refusal) else value


@pytest.mark.parametrize(
    ("step", "raw", "value"),
    [
        ("sure", "yes", "yes"),
        ("sure", True, "yes"),
        ("sure", False, "no"),
        ("sure", "わからない", "unsure"),
        ("lead", "city", "city"),
        ("lead", " 市民（しみん） ", "citizens"),
        ("lead", "市民", "citizens"),
        ("lead", "しみん", "citizens"),
        ("fields", ["health", "snow", "health"], ("snow", "health")),
        ("fields", ("snow",), ("snow",)),
        ("fields", "none", ("none",)),
        ("fields", ["除雪"], ("snow",)),
        ("page", [], ()),
        ("page", ["money"], ("money",)),
        ("plain", [], ()),
        ("people", 12, 12),
        ("people", "１２人", 12),
        ("people", "二十三人", 23),
        ("people", 3.0, 3),
        ("people", Decimal("500.00"), 500),
        ("cost", "1,234.50円", Decimal("1234.5")),
        ("cost", "3万5千円", 35000),
        ("cost", -0.25, Decimal("-0.25")),
        ("day", "令和8年4月1日", "2026-04-01"),
        ("day", "2027/3/31", "2027-03-31"),
        ("when", "H30.5.1", "2018-05-01"),
        ("note", "  雪\x1b[31mの日\r\n二日目 ", "雪の日\n二日目"),
        ("note", "", ""),
        ("must", "5", "5"),
    ],
)
def test_what_people_write_is_taken_in_its_canonical_form(step: str, raw: object, value: object) -> None:
    taken = given_to(step, raw)
    assert taken == value
    assert type(taken) is type(value)


def test_the_marks_of_a_checklist_are_taken_in_the_order_of_the_file() -> None:
    marks = given_to("check", {"join": False, "effect": "わからない", "alone": "yes"})
    assert isinstance(marks, Mapping)
    assert list(marks.items()) == [("alone", "yes"), ("effect", "unsure"), ("join", "no")]
    with pytest.raises(TypeError):
        marks["alone"] = "no"  # type: ignore[index]


@pytest.mark.parametrize(
    ("step", "raw", "sentence"),
    [
        ("sure", "maybe", "次の中から一つ選んでください（はい / いいえ / わからない）。"),
        ("lead", True, "次の中から一つ選んでください（市民（しみん） / 市 / 市）。"),
        ("lead", ["city"], "次の中から一つ選んでください（市民（しみん） / 市 / 市）。"),
        ("naming", "c", "次の中から一つ選んでください（環境課と / B）。"),
        ("fields", 5, "次の中から選んでください（除雪 / 健康 / 海 / なし）。"),
        (
            "fields",
            ["snow", "rain"],
            "「rain」は選べません。次の中から選んでください（除雪 / 健康 / 海 / なし）。",
        ),
        (
            "fields",
            [None],
            "（文字ではないもの）は選べません。次の中から選んでください（除雪 / 健康 / 海 / なし）。",
        ),
        (
            "fields",
            ["none", "snow"],
            "「なし」は、それだけで選びます。ほかの選択を外すか、「なし」を外してください。",
        ),
        ("fields", [], "一つ以上選んでください。"),
        ("fields", ["snow", "health", "sea"], "選べるのは二つまでです。今は三つです。"),
        ("some", ["a"], "二つ以上選んでください。"),
        ("plain", ["a"], "ここには選ぶものがありません。そのまま次へ進めます。"),
        ("check", "yes", "項目ごとに、はい・いいえ・わからない のどれかを選んでください。"),
        ("check", {}, "項目ごとに、はい・いいえ・わからない のどれかを選んでください。"),
        (
            "check",
            {"effect": "yes"},
            "1番、3番がまだです。はい・いいえ・わからない のどれかを選んでください。",
        ),
        (
            "check",
            {"alone": "yes", "effect": "perhaps", "join": 1},
            "2番、3番がまだです。はい・いいえ・わからない のどれかを選んでください。",
        ),
        ("check", {"lone": "yes"}, "「lone」という項目はありません。項目は三つです。"),
        ("people", "たくさん", "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", 0, "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", 501, "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", "2.5人", "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", True, "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", "9" * 30, "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", "①", "1人から500人までの整数で答えてください（例: 5人）。"),
        ("people", "1,23", "1人から500人までの整数で答えてください（例: 5人）。"),
        ("cost", "0.125円", "数（小数は2けたまで）で答えてください（例: 10,000円）。"),
        ("cost", 10**18, "18けたまでの数（小数は2けたまで）で答えてください（例: 10,000円）。"),
        ("cost", f"-{'9' * 30}", "18けたまでの数（小数は2けたまで）で答えてください（例: 10,000円）。"),
        (
            "day",
            "2026-03-31",
            "2026年4月1日から2027年3月31日までの日付で答えてください（例: 2026年4月1日）。",
        ),
        (
            "day",
            "2027-04-01",
            "2026年4月1日から2027年3月31日までの日付で答えてください（例: 2026年4月1日）。",
        ),
        ("when", "2026-02-30", "カレンダーにある日付で答えてください（例: 2026年4月1日、令和8年4月1日）。"),
        ("when", 20260401, "カレンダーにある日付で答えてください（例: 2026年4月1日、令和8年4月1日）。"),
        ("note", 5, "文字で答えてください。"),
        ("note", "あ" * 1501, "1,500文字までで書いてください。今は1,501文字です。"),
        ("must", " \u200b ", "何か書いてください。短くてもかまいません。"),
    ],
)
def test_a_refusal_says_what_would_be_taken(step: str, raw: object, sentence: str) -> None:
    assert given_to(step, raw) == sentence


def test_a_refused_checklist_names_the_items_still_to_answer() -> None:
    refused = accept(FLOW.asking("check"), {"effect": "yes"})
    assert isinstance(refused, Refusal)
    assert refused.missing == ("alone", "join")
    refused = accept(FLOW.asking("check"), [])
    assert isinstance(refused, Refusal)
    assert refused.missing == ("alone", "effect", "join")


def test_a_long_list_of_options_is_not_read_out_to_its_end() -> None:
    sentence = given_to("many", "gone")
    assert isinstance(sentence, str)
    assert sentence.endswith("選択10 / 選択11 / ほか18件）。")


def bounded(**bounds: object) -> Any:
    written = ", ".join(f"{key}: {value}" for key, value in bounds.items())
    return flow(f"steps: {{q: {{{written}, to: end}}, end: {{kind: outcome}}}}").asking("q")


@pytest.mark.parametrize(
    ("bounds", "raw", "sentence"),
    [
        ({"kind": "number", "least": 10}, 3, "10以上の整数で答えてください（例: 10）。"),
        ({"kind": "number", "most": 3}, 9, "3以下の整数で答えてください（例: 3）。"),
        ({"kind": "number", "least": 7.5, "most": 9}, 1, "7.5から9までの整数で答えてください（例: 8）。"),
        ({"kind": "number", "most": 2.5}, 9, "2.5以下の整数で答えてください（例: 2）。"),
        ({"kind": "number"}, "?", "整数で答えてください（例: 5）。"),
        ({"kind": "number", "least": 0}, -(10**20), "0以上の整数で答えてください（例: 5）。"),
        ({"kind": "number", "least": 0}, 10**20, "18けたまでの整数で答えてください（例: 5）。"),
        (
            {"kind": "number", "unit": "円", "most": 900},
            901,
            "900円以下の整数で答えてください（例: 900円）。",
        ),
        (
            {"kind": "date", "least": "2026-04-01"},
            "?",
            "カレンダーにある、2026年4月1日以降の日付で答えてください（例: 2026年4月1日）。",
        ),
        (
            {"kind": "date", "least": "0900-01-01", "most": "2026-04-01"},
            "2027-04-01",
            "1000年1月1日から2026年4月1日までの日付で答えてください（例: 1000年1月1日）。",
        ),
        (
            {"kind": "date", "most": "2026-04-01"},
            "2026年2月30日",
            "カレンダーにある、2026年4月1日以前の日付で答えてください（例: 2026年4月1日）。",
        ),
    ],
)
def test_the_example_in_a_refusal_is_taken(bounds: dict[str, object], raw: object, sentence: str) -> None:
    step = bounded(**bounds)
    refused = accept(step, raw)
    assert refused == Refusal(sentence)
    example = re.search("例: (.*)）", sentence)
    assert example is not None
    assert not isinstance(accept(step, example[1]), Refusal)


@pytest.mark.parametrize("bounds", [{"least": "2026-04-01"}, {"most": "2026-04-01"}])
def test_the_bound_itself_is_inside(bounds: dict[str, object]) -> None:
    assert accept(bounded(kind="date", **bounds), "2026-04-01") == "2026-04-01"


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.binary()
    | st.text(st.characters(), max_size=30)
    | st.text("はいいいえ0123456789一二十万年月日/-.,円人", max_size=12)
    | st.sampled_from(["yes", "no", "unsure", "snow", "none", "a", "citizens", "2026-04-01"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.tuples(inner)
        | st.dictionaries(
            st.sampled_from(["alone", "effect", "join", "gone"]) | st.integers(), inner, max_size=4
        )
        | st.frozensets(st.text(max_size=3))
    ),
    max_leaves=6,
)


@given(raw=JUNK, step=st.sampled_from([step.id for step in FLOW.steps.values() if step.id != "end"]))
def test_any_object_is_taken_or_refused_and_what_was_taken_is_taken_again(raw: object, step: str) -> None:
    value = accept(FLOW.asking(step), raw)
    if isinstance(value, Refusal):
        assert value.sentence.endswith("。")
        assert clean(value.sentence) == value.sentence
        assert "\n" not in value.sentence
    else:
        assert accept(FLOW.asking(step), value) == value


class Odd:
    """An object like nothing a file or a person gives."""

    __slots__ = ()


@pytest.mark.parametrize(
    "raw",
    [
        10**5000,
        -(10**5000),
        float("nan"),
        float("-inf"),
        Decimal("sNaN"),
        Decimal("1E+999999999"),
        Decimal("-1E+999999999"),
        Decimal("1E-999999999"),
        Decimal("0." + "3" * 5000),
        "9" * 1_000_000,
        "雪" * 1_000_000,
        "\x1b[" * 500_000,
        "\ud800",
        ["\udfff" * 1_000_000],
        ["snow"] * 100_000 + ["x"],
        {10**5000: "yes"},
        {"\ud800" * 1_000_000: "yes"},
        {None: None},
        {"alone": [[[]]], "effect": {}, "join": Odd()},
        b"yes",
        object,
        Odd(),
    ],
    ids=lambda raw: type(raw).__name__,
)
def test_what_no_one_would_answer_is_refused_in_a_short_sentence(raw: object) -> None:
    for step in ("sure", "lead", "many", "fields", "check", "people", "day", "must"):
        value = accept(FLOW.asking(step), raw)
        assert isinstance(value, Refusal), step
        assert len(value.sentence) < 200
        value.sentence.encode()


def test_a_number_too_small_to_see_is_not_taken_for_none() -> None:
    assert isinstance(accept(FLOW.asking("cost"), Decimal("1E-999999999")), Refusal)


def test_someones_words_stand_in_a_sentence_cut_and_cleaned() -> None:
    assert quoted("laed") == "「laed」"
    assert quoted("a\x1b[31m\nb") == "「a b」"
    assert quoted("あ" * 41) == f"「{'あ' * 40}…」"
    assert quoted("\u200b" * 161) == "「…」"
    assert quoted(10**5000) == "（文字ではないもの）"


def test_pages_are_read_for_walks_without_a_reader_unless_something_was_ticked() -> None:
    answers = MappingProxyType({"page": ["money"], "sure": "yes"})
    assert read_all_pages(FLOW, answers) == {"plain": (), "page": ["money"], "sure": "yes"}
