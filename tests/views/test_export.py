"""Nothing that was typed can run in a spreadsheet or break a row."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.records.record import Note
from guide.views.export import COLUMNS, as_csv, as_json, defused
from tests.records.walks import record, walked


@pytest.mark.parametrize("sign", list("=+-@\t\r\n＝＋－＠"))
def test_a_cell_that_would_be_a_formula_begins_with_an_apostrophe(sign: str) -> None:
    assert defused(f"{sign}SUM(A1)") == f"'{sign}SUM(A1)"
    assert defused(f"会{sign}") == f"会{sign}"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_note_stays_in_its_cell(text: str) -> None:
    (heading, row) = csv.reader(
        io.StringIO("".join(as_csv([record(notes=(Note("field", text),))])), newline="")
    )
    assert heading == list(COLUMNS.values())
    assert row[list(COLUMNS).index("notes")] == defused(text)


def test_a_row_is_told_in_words_and_times_of_this_place() -> None:
    (row,) = csv.DictReader(io.StringIO("".join(as_csv([record(walked(0))])), newline=""))
    assert row["職員が入力"] in {"はい", "いいえ"}
    assert row["案内"] == record(walked(0)).guide
    assert not row["始めた時"].endswith("Z")
    assert all(
        one.partition("：")[2] in {"いいえ", "わからない"} for one in _lines(row["「はい」でなかった項目"])
    )


def _lines(cell: str) -> list[str]:
    return [one for one in cell.split("\n") if one]


def test_the_pieces_of_json_are_one_list() -> None:
    assert json.loads("".join(as_json([]))) == []
    both = json.loads("".join(as_json([record(walked(0)), record(walked(1))])))
    assert [one["outcome"] for one in both] == [record(walked(0)).outcome, record(walked(1)).outcome]
