"""Every answer has its own number below the bound, and the number gives it back."""

import itertools
import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from guide.engine.answers import accept
from guide.engine.rank import WRITTEN, Taker, digits, join, value_at
from guide.language.conditions import Value
from guide.language.model import Asking
from tests.making import flow


def asked(**step: Any) -> Asking:
    data = {"steps": {"q": step | {"to": "end"}, "end": {"kind": "outcome"}}}
    return flow(json.dumps(data, ensure_ascii=False)).asking("q")


OPTIONS = {"a": "甲", "b": "乙", "c": "丙", "d": "丁"}


def subsets(options: Iterable[str], sizes: range) -> list[list[str]]:
    return [list(one) for size in sizes for one in itertools.combinations(options, size)]


FINITE: dict[str, tuple[Asking, list[Any]]] = {
    "choice": (asked(kind="choice", options=OPTIONS), list(OPTIONS)),
    "choices": (asked(kind="choices", options=OPTIONS, least=0), subsets(OPTIONS, range(5))),
    "choices with bounds": (
        asked(kind="choices", options=OPTIONS, exclusive=["b"], most=2),
        [["b"], *subsets("acd", range(1, 3))],
    ),
    "checklist": (
        asked(kind="checklist", items={"a": "甲", "b": "乙"}),
        [{"a": one, "b": two} for one in ("yes", "no", "unsure") for two in ("yes", "no", "unsure")],
    ),
    "number": (asked(kind="number", least=-2, most=3), list(range(-2, 4))),
    "tenths": (
        asked(kind="number", least=0, most=1, decimals=1),
        [Decimal(tenth).scaleb(-1) for tenth in range(11)],
    ),
    "date": (
        asked(kind="date", least="2026-02-27", most="2026-03-02"),
        ["2026-02-27", "2026-02-28", "2026-03-01", "2026-03-02"],
    ),
}


def value(step: Asking, raw: object) -> Value:
    """The canonical value of a raw answer."""
    taken = accept(step, raw)
    assert not hasattr(taken, "sentence"), taken
    return taken


def again(step: Asking, given: Value) -> Value:
    taker = Taker(join([digits(step.domain, given)]))
    assert taker.begin()
    back = value_at(step.domain, taker)
    assert not taker.begin()
    return value(step, back)


@pytest.mark.parametrize("kind", FINITE)
def test_all_answers_of_a_question_have_all_numbers_below_the_bound(kind: str) -> None:
    step, raws = FINITE[kind]
    answers = [value(step, raw) for raw in raws]
    numbers = [digits(step.domain, answer) for answer in answers]
    assert sorted(numbers) == [[(number, len(answers))] for number in range(len(answers))]
    assert [again(step, answer) for answer in answers] == answers


@pytest.mark.parametrize("number", [0, 1, 9, 10, 99, 100, 12345, 10**18 - 1])
@pytest.mark.parametrize("bounds", [{}, {"least": -3}, {"most": 10**18}, {"least": 0.5, "decimals": 1}])
def test_amounts_without_bounds_come_back_in_either_direction(number: int, bounds: dict[str, Any]) -> None:
    step = asked(kind="number", **bounds)
    wanted = [number, -number] if "least" not in bounds else [max(number, 1)]
    for one in wanted:
        assert again(step, value(step, one)) == one


@pytest.mark.parametrize("day", ["1000-01-01", "2019-12-31", "2020-01-01", "2026-04-01", "9999-12-31"])
@pytest.mark.parametrize("bounds", [{}, {"least": "1000-01-01"}, {"most": "9999-12-31"}])
def test_days_without_bounds_come_back(day: str, bounds: dict[str, str]) -> None:
    step = asked(kind="date", **bounds)
    assert again(step, day) == day


def test_a_text_is_never_told() -> None:
    step = asked(kind="text")
    assert digits(step.domain, "新庄花子") == [(0, 1)]
    assert again(step, "新庄花子") == WRITTEN


def test_a_number_beyond_the_calendar_is_no_day() -> None:
    step = asked(kind="date")
    taker = Taker(join([[(30, 32), (5, 10**29)]]))
    assert taker.begin()
    with pytest.raises(OverflowError):
        value_at(step.domain, taker)


def test_walks_of_any_length_have_different_numbers_and_no_walk_is_zero() -> None:
    seen = {join([])}
    for length in range(1, 5):
        for walk in itertools.product(range(3), repeat=length):
            seen.add(join([[(one, 3)] for one in walk]))
    assert seen == set(range(1 + 3 + 9 + 27 + 81))
