"""A sheet knows which rows belong to what, and where the cursor stands."""

from guide.views.tui.rows import Row, Span
from guide.views.tui.sheet import Block, Sheet, stack

HEAD = [Row((Span("問い"),))]
BLOCKS = [
    Block((Row((Span("一"),)), Row((Span("一の説明"),))), "first"),
    Block((Row((Span("二"), Span("はい", target="yes"))),), "second", before=(Row((Span("群"),)),)),
]


def test_things_to_choose_stand_under_the_head_with_their_rows_noted() -> None:
    sheet = stack(HEAD, BLOCKS, 1, airy=False)
    assert [row.text for row in sheet.rows] == ["問い", "", "一", "一の説明", "", "群", "二はい"]
    assert sheet.places == ((2, 4), (6, 7))


def test_where_there_is_room_a_blank_row_parts_them() -> None:
    assert [row.text for row in stack(HEAD, BLOCKS, 0, airy=True).rows].count("") == 2


def test_only_the_current_one_is_banded_and_the_cursor_is_on_its_first_row() -> None:
    sheet = stack(HEAD, BLOCKS, 0, airy=False)
    assert [row.band for row in sheet.rows] == [False, False, True, True, False, False, False]
    assert sheet.cursor == (2, 0)


def test_a_row_means_its_thing_unless_a_span_means_more() -> None:
    last = stack(HEAD, BLOCKS, 0, airy=False).rows[-1]
    assert (last.target_at(0), last.target_at(2)) == ("second", "yes")


def test_a_sheet_to_read_has_no_cursor() -> None:
    assert Sheet(tuple(HEAD)).cursor is None
    assert stack(HEAD, [], None, airy=True).cursor is None
