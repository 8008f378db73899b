"""Ranges are read as flow files write them, and what people write instead is told how to write."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guide.language.conditions import Range
from guide.language.names import Sort
from guide.language.ranges import empty, how_to_write, is_date, read_range


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (">= 5", Range(low=5)),
        ("> 5", Range(low=5, low_open=True)),
        ("<=5", Range(high=5)),
        (
            "< 0.5",
            Range(high=Decimal("0.5"), high_open=True),
        ),
        ("[1..5)", Range(1, 5, high_open=True)),
        ("( 1 .. 5 ]", Range(1, 5, low_open=True)),
        ("[1..]", Range(low=1)),
        ("[..5]", Range(high=5)),
        ("7", Range(7, 7)),
        (">= x", None),
        ("[x..5]", None),
        ("[1..x]", None),
        ("1..5", None),
        ("=> 5", None),
        ("５", None),
        (None, None),
        ([], None),
    ],
)
def test_ranges_are_read_as_written(written: object, expected: Range | None) -> None:
    assert read_range(written, Sort.NUMBER) == expected


def test_dates_are_days_that_exist() -> None:
    assert is_date("2024-02-29")
    assert not is_date("2026-02-29")
    assert not is_date("2026-4-1")
    assert read_range("[2026-04-01..2026-05-01)", Sort.DATE) == Range(
        "2026-04-01", "2026-05-01", high_open=True
    )
    assert read_range(20260401, Sort.DATE) is None


def test_a_range_is_empty_when_no_value_lies_in_it() -> None:
    assert empty(Range(5, 1))
    assert empty(Range(5, 5, low_open=True))
    assert not empty(Range(5, 5))
    assert not empty(Range(low=5))
    assert not empty(Range(high=5))


@pytest.mark.parametrize(
    ("written", "sort", "meant"),
    [
        ("=> 5", Sort.NUMBER, ">= 5"),
        ("≧ 20", Sort.NUMBER, ">= 20"),
        ("２０人以上", Sort.NUMBER, ">= 20"),
        ("10万円未満", Sort.NUMBER, "< 100000"),
        (">= 1,000", Sort.NUMBER, ">= 1000"),
        ("100000～30000000", Sort.NUMBER, "[100000..30000000]"),
        ("1から5まで", Sort.NUMBER, "[1..5]"),
        ("1..5", Sort.NUMBER, "[1..5]"),
        ("< 2016/04/01", Sort.DATE, "< 2016-04-01"),
        ("令和8年4月1日以後", Sort.DATE, ">= 2026-04-01"),
        ("2026/4/1〜2026/9/30", Sort.DATE, "[2026-04-01..2026-09-30]"),
    ],
)
def test_what_people_write_for_a_range_is_written_as_one(written: str, sort: Sort, meant: str) -> None:
    assert how_to_write(written, sort) == f'"{meant}" のことですか。'


@pytest.mark.parametrize(
    "written",
    [
        *("x", ">= x", "x以上", "[1..x]", "", "①以上"),
        # Larger or finer than any number a flow file may hold, and the wrong way round.
        *("12345678901234567890以上", "100京以上", "0.00000000001以上", "5から1"),
    ],
)
def test_what_means_no_range_gets_examples_of_its_sort(written: str) -> None:
    assert how_to_write(written, Sort.NUMBER).startswith('">= 5"')
    assert how_to_write(written, Sort.DATE).startswith('"< 2026-04-01"')


def test_a_day_that_never_was_is_not_made_into_another() -> None:
    assert "暦にある日" in how_to_write("[2026-04-01..2026-06-31]", Sort.DATE)


@given(st.text(st.sampled_from("[(])0123456789.,-/<>=≧以上未満からまで～円万年月日令和 x"), max_size=24))
@example("9" * 19 + "以上")
@example("5から1")
@example("令和9年4月1日から令和8年4月1日")
def test_whatever_is_suggested_can_be_read_and_holds_something(written: str) -> None:
    for sort in (Sort.NUMBER, Sort.DATE):
        said = how_to_write(written, sort)
        if "のことですか" in said:
            meant = read_range(said.split('"')[1], sort)
            assert meant is not None
            assert not empty(meant)
