"""A list is chosen from by number, arrows and Enter, or a click, and closes without a choice."""

import pytest

from guide.views.passage import title
from guide.views.tui.lister import Lister
from guide.views.tui.listing import Item
from tests.views.tui.stage import app, cell_of, press, text

ITEMS = tuple(Item(f"項目{number}", ("説明",)) for number in range(1, 13))


async def chosen_by(keys: str, click: str = "") -> list[int | None]:
    kyodo = app()
    found: list[int | None] = []
    async with kyodo.run_test(size=(60, 20)) as pilot:
        _ = kyodo.push_screen(Lister().open("", (title("一覧"),), ITEMS, 0), found.append)
        await pilot.pause()
        await press(pilot, keys)
        if click:
            await pilot.click(offset=cell_of(kyodo, click))
            await pilot.pause()
    return found


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ("3", 2),
        ("down down enter", 2),
        ("up space", 0),
        ("down " * 20 + "enter", 11),
        ("escape", None),
        ("q", None),
    ],
)
async def test_a_list_is_chosen_from_by_keys(keys: str, index: int | None) -> None:
    assert await chosen_by(keys) == [index]


async def test_a_list_is_chosen_from_by_a_click() -> None:
    assert await chosen_by("", "項目2") == [1]


async def test_the_current_item_is_always_on_the_screen() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(60, 20)) as pilot:
        _ = kyodo.push_screen(Lister().open("", (title("一覧"),), ITEMS, 0))
        await press(pilot, "down " * 11)
        assert "> 12" in text(kyodo)
        await press(pilot, "up " * 11)
        assert "一覧" in text(kyodo)
