"""What answers have in common is told as a clerk would say it."""

from decimal import Decimal
from typing import Any

from guide.views.words.given import Given, in_common, whole
from tests.making import flow

ASKED = flow(
    """
    start: list
    steps:
      list: {kind: checklist, name: 確認, ask: 確認, items: {a: 名簿, b: 会則, c: 会計}, to: some}
      some: {kind: choices, name: 分野, ask: 分野, options: {x: 雪, y: 健康, z: 環境}, to: one}
      one: {kind: choice, name: 場所, ask: 場所, options: {p: 公園, r: 道}, to: n}
      n: {kind: number, name: 人数, ask: 人数, unit: 人, decimals: 1, to: d}
      d: {kind: date, name: 日, ask: 日, to: page}
      page: {kind: page, name: 読みもの, ticks: {t: 読んだ}, to: end}
      end: {kind: outcome}
    """
)


def told(*given: Given) -> list[str]:
    return list(in_common(ASKED, given))


def marks(**items: str) -> list[Given]:
    return [Given("list", item, tuple(values.split())) for item, values in items.items()]


def test_items_that_share_a_mark_are_told_together() -> None:
    assert told(*marks(a="yes", b="yes", c="yes")) == ["確認：すべて「はい」"]
    assert told(*marks(a="yes", b="yes")) == ["確認：二つの項目が「はい」"]
    assert told(*marks(a="no unsure", b="yes", c="yes")) == [
        "確認：「名簿」が「いいえ」「わからない」のどれか、ほかの項目は「はい」"
    ]
    assert told(*marks(b="no")) == ["確認：「会則」が「いいえ」"]
    assert told(*marks(a="yes", b="no")) == ["確認：「名簿」が「はい」、「会則」が「いいえ」"]


def test_what_is_chosen_is_told_before_what_is_not() -> None:
    assert told(Given("some", "x", (True,)), Given("some", "y", (False,)), Given("some", "z", (False,))) == [
        "分野：「雪」を選ぶ、ほかは選ばない"
    ]
    assert told(Given("some", "x", (False,)), Given("some", "y", (False,))) == [
        "分野：「雪」「健康」を選ばない"
    ]
    assert told(Given("some", "x", (True,)), Given("some", "y", (False,))) == [
        "分野：「雪」を選ぶ、「健康」を選ばない"
    ]


def test_options_are_told_in_the_order_of_the_question() -> None:
    assert told(Given("one", "", ("r", "p"))) == ["場所：「公園」「道」のどれか"]
    assert told(Given("one", "", ("r", "gone"))) == ["場所：「道」「gone」のどれか"]


def test_numbers_and_days_are_told_as_stretches() -> None:
    assert told(Given("n", stretches=((1, 3), (5, 5)))) == ["人数：1人から3人まで、5人"]
    assert told(Given("n", stretches=((Decimal("0.5"), 1),))) == ["人数：0.5人から1人まで"]
    assert told(Given("n", stretches=((16, 17), (1, 3), (Decimal("3.1"), Decimal("3.5"))))) == [
        "人数：1人から3.5人まで、16人から17人まで"
    ]
    touching = (("2026-05-01", "2026-05-31"), ("2026-04-01", "2026-04-30"))
    assert told(Given("d", stretches=touching)) == ["日：2026年4月1日から2026年5月31日まで"]
    days = told(Given("d", stretches=(("2026-04-01", "2026-04-30"),)))
    assert days == ["日：2026年4月1日から2026年4月30日まで"]


def test_answers_in_full_stand_in_one_line() -> None:
    answers: dict[str, Any] = {
        "list": {"a": "yes", "b": "yes", "c": "yes"},
        "some": ("x", "y"),
        "n": 3,
        "page": (),
    }
    assert whole(ASKED, answers) == "確認はすべてはい、分野は雪、健康、人数は3人"
    mixed = {"list": {"a": "yes", "b": "no", "c": "yes"}}
    assert whole(ASKED, mixed) == "確認は1番 はい、2番 いいえ、3番 はい"
