"""Any file gives the parts of a sheet or a sentence; nothing in it is run, followed or believed."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.views.sheet.formats import LAYOUTS, written
from guide.views.sheet.reading import (
    LARGEST,
    LARGEST_TEXT,
    NOT_A_SHEET,
    NOT_TEXT,
    TOO_LARGE,
    Taken,
    take_apart,
)
from tests.views.sheet.sheets import made

SLOW = 5.0
"""Seconds of one processor that no file may take; an ordinary sheet takes some thousandths."""


def parts(format_: str, old: str = "", new: str = "") -> Taken:
    taken = take_apart(written(made(), format_).decode().replace(old, new).encode())
    assert isinstance(taken, Taken)
    return taken


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", NOT_A_SHEET),
        (b"\xff\xfe\x00", NOT_TEXT),
        (b"%PDF-" + b"a" * LARGEST, TOO_LARGE),
        (b"a" * (LARGEST_TEXT + 1), TOO_LARGE),
        (b"<!DOCTYPE html><title>x</title>", NOT_A_SHEET),
        (b'<!DOCTYPE html><meta name="kyodo-sheet" content="{}">', NOT_A_SHEET),
        (b'<!DOCTYPE html><meta name="kyodo-sheet">', NOT_A_SHEET),
        (b"<!-- kyodo-sheet\n", NOT_A_SHEET),
        (b"%PDF-1.7\nnothing", NOT_A_SHEET),
        (b"%PDF-", NOT_A_SHEET),
    ],
)
def test_what_is_no_sheet_is_told_in_words(content: bytes, said: str) -> None:
    assert take_apart(content) == said


@given(st.binary())
def test_any_bytes_are_read_without_a_fault(content: bytes) -> None:
    assert isinstance(take_apart(content), str | Taken)


@given(st.text(alphabet="<>!-/ \"'=amet kyodshl[]{}:,&;"))
def test_any_markup_is_read_without_a_fault(markup: str) -> None:
    assert isinstance(take_apart(f"<!DOCTYPE html>{markup}".encode()), str | Taken)


def test_words_that_are_not_seen_are_no_words() -> None:
    for hidden in (
        "<style>p {}</style>",
        "<!-- 別の言葉 -->",
        "<!--> 見える言葉 -->",
        "<title>別の題</title>",
    ):
        taken = parts("html", "</body>", f"{hidden}</body>")
        assert taken.blocks == parts("html").blocks
        assert taken.looks != parts("html").looks


def test_a_browser_may_write_the_same_signs_otherwise() -> None:
    assert parts("html", "&#x27;", "'") == parts("html")


def test_where_a_browser_saved_a_page_from_is_no_part_of_it() -> None:
    saved = b"<!-- saved from url=(0014)about:internet -->\n" + written(made(), "html")
    assert take_apart(saved) == parts("html")


@pytest.mark.parametrize("format_", LAYOUTS)
def test_line_ends_of_another_system_change_nothing(format_: str) -> None:
    assert parts(format_, "\n", "\r\n").blocks == parts(format_).blocks


def test_words_written_behind_the_seal_count_too() -> None:
    content = written(made(), "md").decode() + "\nもう一行\n"
    taken = take_apart(content.encode())
    assert isinstance(taken, Taken)
    assert "もう一行" in taken.blocks


@pytest.mark.parametrize(
    "piece",
    ["<", "<a ", "<!--", "<!---->", "<!", "<![", "</", "<?", "&", "&#", "<p a='", "<style>", "\n", "x\n"],
)
def test_a_file_made_to_be_slow_is_read_in_no_time(piece: str) -> None:
    sealed = written(made(), "html").decode()
    for page in (f"<!DOCTYPE html>{piece * 20_000}", f"{piece * 20_000}{sealed}", sealed + piece * 20_000):
        began = time.process_time()
        take_apart(page.encode())
        assert time.process_time() - began < SLOW


def test_a_byte_order_mark_is_no_word() -> None:
    taken = take_apart(b"\xef\xbb\xbf" + written(made(), "html"))
    assert taken == parts("html")
