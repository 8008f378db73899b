"""Lists of ways can be read by other programs, and run nothing in them."""

import csv as standard
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.clean import clean
from guide.views.listing import as_json, csv, markdown
from guide.views.words.paths import HEADS, Row

TEXTS = st.text(max_size=20).map(clean)
ROWS = st.lists(
    st.builds(Row, st.integers(1, 9), TEXTS, st.lists(TEXTS, max_size=3).map(tuple), st.integers(0), TEXTS)
)


@given(ROWS)
def test_csv_holds_every_row_and_no_formula(rows: list[Row]) -> None:
    read = list(standard.reader(io.StringIO("\n".join(csv(rows)) + "\n", newline="")))
    assert read[0] == list(HEADS)
    assert len(read) == len(rows) + 1
    for cells, row in zip(read[1:], rows, strict=True):
        assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells)
        assert cells[1].removeprefix("'") == row.end.removeprefix("'")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", '=HYPERLINK("x")'])
def test_a_formula_is_text(cell: str) -> None:
    assert list(csv([Row(1, cell, (), 1, "")]))[1].split(",")[1].strip('"').startswith("'")


@given(TEXTS, ROWS)
def test_a_table_in_markdown_has_one_line_for_each_row(head: str, rows: list[Row]) -> None:
    lines = list(markdown(head, rows))
    assert len(lines) == 4 + len(rows)
    for line in lines[4:]:
        bare = line.replace("\\\\", "").replace("\\|", "").replace("\\<", "").replace("\\>", "")
        assert bare.count("|") == len(HEADS) + 1
        assert "<" not in bare.replace("<br>", "")


@given(TEXTS, ROWS, st.booleans())
def test_json_holds_every_row(head: str, rows: list[Row], ascii_only: bool) -> None:
    data = json.loads("\n".join(as_json(head, len(rows), rows, ascii_only=ascii_only)))
    assert (data["about"], data["number"]) == (head, len(rows))
    assert [(one["end"], tuple(one["deciding"])) for one in data["ways"]] == [
        (row.end, row.deciding) for row in rows
    ]
