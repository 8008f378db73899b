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


def test_items_of_three_rows_and_more_are_parted_whatever_the_height() -> None:
    long = (Item("一つめ", ("二行めです。", "三行めです。")), Item("二つめ"))
    rows = [row.text.strip() for row in draw_list((), long, 0, 60, 3).rows]
    assert rows == ["> 1  一つめ", "二行めです。", "三行めです。", "", "2  二つめ"]


def test_a_list_that_folds_tells_of_the_current_item_only_where_not_all_fits() -> None:
    told = [Item(f"{number}つめ", (f"{number}の説明です。",)) for number in range(1, 5)]

    def explained(current: int, height: int) -> list[str]:
        rows = draw_list((), tuple(told), current, 60, height, folds=True).rows
        return [row.text.strip() for row in rows if "説明" in row.text]

    assert explained(2, 6) == ["3の説明です。"]
    assert len(explained(2, 20)) == 4


def test_a_group_has_one_blank_row_above_it_in_a_close_list_and_in_an_airy_one() -> None:
    for height in (5, 40):
        rows = [row.text for row in draw_list((), ITEMS, 0, 60, height).rows]
        place = rows.index("用語")
        assert (rows[place - 1], rows[place - 2]) == ("", rows[place - 2])
        assert rows[place - 2]


def test_an_empty_list_has_nothing_current() -> None:
    assert draw_list((title("一覧"),), (), 0, 60, 40).cursor is None
