"""A list shows numbers, what stands under an item, and the names of groups."""

from guide.views.passage import title
from guide.views.tui.listing import Item, draw_list

ITEMS = (
    Item("協働ってなに？", group="読みもの"),
    Item("だれと？"),
    Item("共催", ("読み: きょうさい",), group="用語"),
)


def test_items_are_numbered_and_the_current_one_is_pointed_at() -> None:
    rows = [row.text.strip() for row in draw_list((title("一覧"),), ITEMS, 1, 60, 40).rows if row.text]
    assert rows[:2] == ["一覧", "読みもの"]
    assert "1  協働ってなに？" in rows
    assert "> 2  だれと？" in rows
    assert "読み: きょうさい" in rows


def test_where_the_height_is_short_no_blank_rows_part_the_items() -> None:
    assert len(draw_list((), ITEMS, 0, 60, 5).rows) < len(draw_list((), ITEMS, 0, 60, 40).rows)


def test_an_empty_list_has_nothing_current() -> None:
    assert draw_list((title("一覧"),), (), 0, 60, 40).cursor is None
