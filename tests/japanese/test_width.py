"""Cells of a text. Invariant tested: the measure is the one that Rich draws with."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from guide.japanese.clean import clean
from guide.japanese.width import cell_width, pad, truncate, widths_up_to

MIXED = st.text(st.sampled_from("あ漢ｱA1 、（①\u3000が\u309a𠮷e\u0301…"), max_size=20)
WITHOUT_A_MEANING = {"Cn", "Cc", "Cs"}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("協働", 4),
        ("ｱｲ", 2),
        ("①", 1),
        ("㉑㈱", 4),
        ("か\u309a", 2),
        ("Ａ１", 4),
        ("𠮷", 2),
        ("葛\U000e0100", 2),
        ("a\nb", 2),
        ("é", 1),
        ("→…※", 3),
    ],
)
def test_wide_characters_take_two_cells_and_combining_ones_none(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_every_assigned_character_is_as_wide_as_rich_draws_it() -> None:
    # No character is excepted: where Unicode's data and Rich's table part, `width` follows the table.
    # Characters that this Python's Unicode data does not know yet are left out.
    every = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in WITHOUT_A_MEANING
    ]
    ends = widths_up_to("".join(every))
    differing = [
        f"U+{ord(character):04X}"
        for character, start, end in zip(every, ends, ends[1:], strict=False)
        if end - start != cell_len(character)
    ]
    assert differing == []


@given(st.text(max_size=40))
def test_a_cleaned_text_is_as_wide_as_rich_draws_it(text: str) -> None:
    known = "".join(character for character in clean(text) if unicodedata.category(character) != "Cn")
    assert cell_width(known) == cell_len(known)


@given(MIXED)
def test_widths_up_to_each_offset_are_those_of_the_parts(text: str) -> None:
    assert widths_up_to(text) == [cell_width(text[:end]) for end in range(len(text) + 1)]


@given(MIXED, st.integers(0, 40))
def test_padding_fills_the_cells_and_keeps_the_text(text: str, cells: int) -> None:
    padded = pad(text, cells)
    assert padded.startswith(text)
    assert cell_width(padded) == max(cells, cell_width(text))
    assert padded[len(text) :].strip(" ") == ""


@given(MIXED, st.integers(0, 40))
def test_a_truncated_text_fits_and_is_cut_as_late_as_possible(text: str, cells: int) -> None:
    cut = truncate(text, cells)
    assert cell_width(cut) <= cells
    if cell_width(text) <= cells:
        assert cut == text
    else:
        kept = cut.removesuffix("…")
        assert text.startswith(kept)
        assert cells == 0 or cut.endswith("…")
        assert cells < 1 or cell_width(kept) >= cells - 2


def test_truncating_never_splits_a_wide_character_nor_parts_a_mark_from_its_letter() -> None:
    assert truncate("協働の指針", 6) == "協働…"
    assert truncate("か\u309aあい", 3) == "か\u309a…"
    assert truncate("協働", 3, mark="..") == ".."
    assert truncate("協働", 1, mark="..") == ""
    assert truncate("ab", 0) == ""
    assert truncate("ab", -1) == ""
