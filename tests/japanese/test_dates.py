"""Dates as people type them. Invariant tested: a day of the calendar or nothing."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.dates import parse_date


@pytest.mark.parametrize(
    "typed",
    [
        "2026-4-1",
        "2026-04-01",
        "2026/4/1",
        "2026.4.1",
        "20260401",
        "２０２６０４０１",
        "2026年4月1日",
        "令和8年4月1日",
        "R8.4.1",
        "r8/4/1",
        "２０２６年４月１日",
        "Ｒ８．４．１",
        "令和八年四月一日",
        "二〇二六年四月一日",
        "㋿8年4月1日",
        " 2026 年 4 月 1 日 ",
    ],
)
def test_every_way_of_writing_a_day_gives_the_same_day(typed: str) -> None:
    assert parse_date(typed) == "2026-04-01"


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("昭和64年1月7日", "1989-01-07"),
        ("大正15年12月24日", "1926-12-24"),
        ("明治45年7月29日", "1912-07-29"),
        ("明治6年1月1日", "1873-01-01"),
        ("H元.1.8", "1989-01-08"),
        ("S20.8.15", "1945-08-15"),
        ("2024-2-29", "2024-02-29"),
    ],
)
def test_era_years_are_read(typed: str, day: str) -> None:
    assert parse_date(typed) == day


def test_a_day_named_past_the_end_of_an_era_or_before_its_first_day_is_still_that_day() -> None:
    assert parse_date("平成32年3月31日") == "2020-03-31"
    assert parse_date("令和元年4月1日") == "2019-04-01"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "2026",
        "2026-2-29",
        "20260229",
        "2026401",
        "R080401",
        "00010101",
        "2026-13-1",
        "2026-0-1",
        "2026-4-31",
        "26/4/1",
        "4月1日",
        "元年1月1日",
        "2026-4/1",
        "令和0年1月1日",
        "令和100年1月1日",
        "明治5年12月3日",
        "⑧年4月1日",
        "R8.4",
        "2026年4月1日ごろ",
        "十千年1月1日",
        "10000-1-1",
        "2026-4-1" + " " * 40,
        "令和8年4月",
        "2026--4-1",
        "\ud800",
    ],
)
def test_what_names_no_single_day_is_refused(typed: str) -> None:
    assert parse_date(typed) is None


@given(st.dates(min_value=dt.date(1000, 1, 1)))
def test_every_day_is_read_back_from_its_spellings(day: dt.date) -> None:
    for spelling in (f"{day.year}-{day.month}-{day.day}", f"{day.year}年{day.month}月{day.day}日"):
        assert parse_date(spelling) == day.isoformat()


@given(st.text(max_size=14) | st.text(st.sampled_from("元十令和R年月日/.-129〇"), max_size=14))
def test_any_text_gives_an_iso_day_or_none(text: str) -> None:
    day = parse_date(text)
    assert day is None or dt.date.fromisoformat(day).isoformat() == day
