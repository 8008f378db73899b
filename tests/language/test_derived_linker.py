"""Derived values are linked to names that fit, and every misuse is told at its place."""

import pytest

from guide.language.conditions import AnswerOf, ValueOf
from guide.language.model import Amount, Arithmetic, Derived, Truth
from tests.language.small import loaded, told


def values(written: str) -> tuple[str, str]:
    return ("steps:\n", f"values: {{v: {{sum: [size]}}, one: {written}}}\nsteps:\n")


def value(written: str) -> Derived:
    flow = loaded(values(written)).flow
    assert flow is not None
    return flow.values["one"]


def test_a_value_is_a_truth_or_an_amount() -> None:
    truth = value("{name: 大きい, when: {size: '>= 5'}}")
    assert isinstance(truth, Truth)
    assert truth.name == "大きい"
    total = Amount("one", "", Arithmetic.SUM, (AnswerOf("size"), ValueOf("v"), 5), "円")
    assert value("{sum: [size, v, 5], unit: 円}") == total


def test_the_difference_of_two_dates_is_in_days() -> None:
    days = value("{difference: [day, day]}")
    assert isinstance(days, Amount)
    assert days.unit == "日"
    weeks = value("{difference: [day, day], unit: 日間}")
    assert isinstance(weeks, Amount)
    assert weeks.unit == "日間"


ONE_WAY = "wrong-type: when、sum、difference、product のどれか一つを書きます。"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{}", ONE_WAY),
        ("{sum: [5], product: [5]}", ONE_WAY),
        ("{when: {size: 5}, sum: [5]}", ONE_WAY),
        ("{when: {size: 5}, unit: 円}", "wrong-type: unit は、計算する値だけに書けます。"),
        ("{difference: [size]}", "wrong-type: difference には、二つ書きます。"),
        ("{difference: [size, 1, 2]}", "wrong-type: difference には、二つ書きます。"),
        ("{sum: []}", "wrong-type: ここには少なくとも 1 つ書きます。"),
        ("{sum: [day, 5]}", "bad-operand: 'day' は、計算に使えません。"),
        ("{difference: [day, 5]}", "bad-operand: 'day' は、計算に使えません。"),
        ("{sum: [fields]}", "bad-operand: 'fields' は、計算に使えません。"),
        ("{sum: [order.form]}", "bad-operand: 'order.form' は、計算に使えません。"),
        ("{sum: [words]}", "bad-operand: 'words' は、計算に使えません。"),
        ("{sum: [seze]}", "unknown-name: 'seze' という質問、表の出力、計算する値はありません。"),
        ("{when: {v: many}}", "bad-range: 'many' は範囲として読めません。"),
        ("{sum: [one]}", "rests-on-itself: 'one' は、自分の結果を使って決まることになります（one → one）。"),
    ],
)
def test_a_misuse_is_told(written: str, message: str) -> None:
    assert told(values(written)) == [message]


def test_the_sum_of_two_dates_is_none() -> None:
    assert told(values("{sum: [day, day]}")) == ["bad-operand: 'day' は、計算に使えません。"] * 2


def test_what_belongs_to_a_broken_part_is_not_told_of() -> None:
    broken = ("unit: 人", "least: x")
    assert [one.partition(":")[0] for one in told(broken, values("{sum: [size]}"))] == ["wrong-type"]
    (only,) = told(values("{sum: 5}"), ("title: 協働を始めます", "title: '{one}'"))
    assert only.startswith("wrong-type")


def test_a_name_is_given_once() -> None:
    for key, other in (("size", "ステップ"), ("order", "表")):
        found = told(("steps:\n", f"values: {{{key}: {{when: {{lead: city}}}}}}\nsteps:\n"))
        assert f"name-taken: '{key}' と同じ名前の{other}があります。" in found
    (reserved,) = told(("steps:\n", "values: {not: {when: {lead: city}}}\nsteps:\n"))
    assert reserved.startswith("bad-id")


def test_an_amount_needs_all_its_answers_and_a_truth_one() -> None:
    sums = "sum: {sum: [size, 1]}, both: {product: [days, sum]}, days: {difference: [day, day]}"
    change = ("steps:\n", f"values: {{{sums}, any: {{when: {{big: yes, lead: city}}}}}}\nsteps:\n")
    assert told(change, ("title: 読んでください", "title: '{sum}、{both}、{any}'")) == []
    early = told(change, ("ask: いつですか。", "ask: '{any}、{sum}、{both}'"))
    assert early == ["never-earlier: 'both' は、このステップより前に聞かれません。"]
    constant = ("steps:\n", "values: {five: {sum: [2, 3]}}\nsteps:\n")
    assert told(constant, ("ask: だれが中心になりますか。", "ask: '{five}'")) == []
