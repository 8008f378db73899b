"""Passages become lines that fit, hang behind their leads and need neither colour nor boxes."""

import os
import sys
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.clean import clean
from guide.japanese.width import cell_width
from guide.views.passage import Line, Role, body, cite, heading, point, title
from guide.views.plain.layout import NARROWEST, UNKNOWN, WIDEST, columns, laid_out, lines

CLEANED = st.text(max_size=40).map(clean)


def test_titles_headings_and_entries_are_set_apart_by_marks_and_an_empty_line() -> None:
    passage = (
        title("題"),
        body("文"),
        heading("見出し"),
        point("点"),
        Line(Role.ENTRY, "名前", "1"),
        cite("本"),
    )
    assert lines(passage, 40) == ["【題】", "文", "", "〔見出し〕", "・点", "", "1. 名前", "  （出典: 本）"]


def test_a_text_hangs_behind_its_lead() -> None:
    assert laid_out(point("長い文です。続きます。", "12."), 16) == ["12. 長い文です。", "    続きます。"]


def test_a_fact_stands_behind_its_label_and_further_lines_of_it_are_indented() -> None:
    assert laid_out(Line(Role.LABEL, "文", "伝えること"), 40) == ["伝えること: 文"]
    assert laid_out(Line(Role.LABEL, "続き"), 40) == ["  続き"]


@given(st.lists(st.builds(Line, st.sampled_from(Role), CLEANED, CLEANED), max_size=6), st.integers(10, 72))
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(passage: list[Line], width: int) -> None:
    told = lines(tuple(passage), width)
    assert all(cell_width(row) <= width or len(row.strip()) == 1 for row in told)
    shown = "".join("".join(told).split())
    for line in passage:
        for word in "".join(line.text.split())[:3]:
            assert word in shown
        if line.role in {Role.LABEL, Role.POINT}:
            assert all(letter in shown for letter in "".join(line.lead.split()))


def test_a_label_wider_than_the_screen_stands_above_its_text() -> None:
    label = "What to say at the desk (an example of this guide)"
    assert laid_out(Line(Role.LABEL, "Hello.", label), 40) == [
        "What to say at the desk (an example of",
        "  this guide):",
        "  Hello.",
    ]


@pytest.mark.parametrize(
    ("told", "wide"),
    [
        ("72", 72),
        ("40", 40),
        ("500", WIDEST),
        ("3", NARROWEST),
        ("0", UNKNOWN),
        ("x", UNKNOWN),
        ("", UNKNOWN),
        ("９", UNKNOWN),
    ],
)
def test_the_width_is_what_columns_says_within_what_can_be_read(
    told: str, wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", told)
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO()))
    assert columns() == wide


def test_the_width_is_that_of_the_terminal_if_nothing_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((55, 20)))
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    assert columns() == 55
