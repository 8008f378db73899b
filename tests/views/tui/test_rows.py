"""Text is laid out in rows that fit, hang behind their lead and break where Japanese may break."""

import pytest

from guide.japanese.width import cell_width
from guide.views.passage import Line, Passage, Role, body, cite, heading, point, title
from guide.views.tui.rows import Row, Span, hang, set_passage, spread
from guide.views.words import keys

LONG = "指針は、かたちごとに短期か長期かの傾向を示しています。年数は決めていません。"
PASSAGE: Passage = (
    title("題"),
    body(LONG),
    heading("見出し"),
    Line(Role.ENTRY, "後援", "1"),
    point(LONG),
    Line(Role.LABEL, LONG, "内容"),
    Line(Role.LABEL, LONG, "期間の傾向"),
    Line(Role.LABEL, LONG),
    Line(Role.LABEL, LONG, "窓口での言い方（例）"),
    cite("「協働の指針」8ページ"),
    Line(Role.NOTE, LONG),
)


def shown(rows: list[Row]) -> list[str]:
    return [row.text for row in rows]


def test_every_further_row_stands_behind_the_lead() -> None:
    rows = shown(hang(LONG, 40, "> 1  "))
    assert rows[0].startswith("> 1  指針は")
    assert all(row.startswith("     ") for row in rows[1:])
    assert len(rows) > 1


def test_a_last_row_of_a_lost_character_is_filled_from_the_row_before() -> None:
    rows = shown(hang("あ" * 21, 40))
    assert [cell_width(row) for row in rows] != [40, 2]
    assert sum(map(cell_width, rows)) == 42


def test_an_ambiguous_mark_gets_the_room_its_glyph_takes() -> None:
    assert shown(hang("①規約", 40)) == ["① 規約"]


def test_a_lead_that_leaves_no_room_is_left_out() -> None:
    assert all(cell_width(row) <= 4 for row in shown(hang("規約と名簿", 4, "  12  ")))


@pytest.mark.parametrize("cells", [*range(2, 60), 88, 114])
def test_no_row_is_wider_than_asked(cells: int) -> None:
    for passage in (PASSAGE, keys.usage()):
        assert max(cell_width(row) for row in shown(set_passage(passage, cells))) <= cells


def test_nothing_of_a_passage_is_lost_however_narrow() -> None:
    for cells in (10, 40, 88):
        letters = "".join("".join(shown(set_passage(PASSAGE, cells))).split())
        assert letters.count("年数は決めていません") == sum(LONG in line.text for line in PASSAGE)


def test_facts_are_lined_up_behind_their_labels() -> None:
    rows = shown(set_passage(PASSAGE[5:8], 60))
    starts = [
        row.index("指針は") + cell_width(row[: row.index("指針は")]) - row.index("指針は")
        for row in rows
        if "指針は" in row
    ]
    assert len(set(starts)) == 1


def test_a_label_too_wide_to_be_lined_up_stands_above_its_text() -> None:
    wide = Line(Role.LABEL, "短い文", "窓口での言い方（この案内の例）")
    assert shown(set_passage((PASSAGE[5], wide), 60))[-2:] == [
        "窓口での言い方（この案内の例）",
        "      短い文",
    ]


def test_a_heading_has_a_rule_behind_it_up_to_the_edge() -> None:
    row = set_passage((heading("見出し"),), 40)[0]
    assert cell_width(row.text) == 40
    assert row.text.endswith("──")


def test_the_facts_a_passage_opens_with_stand_on_a_ground_of_their_own_and_no_others() -> None:
    fact = Line(Role.LABEL, "後援", "かたち")
    rows = set_passage((title("結果"), fact, fact, heading("かたち"), fact), 60)
    assert [row.text.split()[0] for row in rows if row.band] == ["かたち", "かたち"]
    assert [row.band for row in rows].index(True) == 2
    for between in (heading("かたち"), body("説明です。")):
        assert not any(row.band for row in set_passage((title("結果"), between, fact), 60))


def test_a_click_on_an_entry_means_what_its_number_means_and_nothing_elsewhere() -> None:
    rows = set_passage(PASSAGE, 60, {"1": "the entry"})
    meant = {row.text.strip(): row.target_at(4) for row in rows if row.target_at(4) is not None}
    assert meant == {"1  後援": "the entry"}


def test_a_click_means_the_span_under_it_before_the_row() -> None:
    row = Row((Span("はい", target="yes"), Span("  "), Span("いいえ", target="no")), target="row")
    assert [row.target_at(column) for column in (0, 3, 4, 6, 11, 12)] == [
        "yes",
        "yes",
        "row",
        "no",
        "no",
        "row",
    ]


def test_spans_go_on_in_a_new_row_where_the_width_ends() -> None:
    rows = list(spread([Span("はい"), Span("いいえ"), Span("わからない")], 2, 16, indent=2))
    assert [row.text for row in rows] == ["  はい  いいえ", "  わからない"]
