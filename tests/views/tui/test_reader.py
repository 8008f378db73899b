"""A passage is read by arrows, pages and Space, and closing it changes nothing beneath."""

import pytest

from guide.views.passage import body, title
from guide.views.tui.reader import Reader
from tests.views.tui.stage import app, cell_of, press, shinjo, text

PASSAGE = (title("題"), *(body(f"{number}行目です。") for number in range(1, 60)))


async def test_it_is_read_to_the_end_and_back() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(60, 20)) as pilot:
        _ = kyodo.push_screen(Reader().open("", PASSAGE))
        await pilot.pause()
        assert "下に続きがあります" in text(kyodo)
        await press(pilot, "down")
        assert "題\n" not in text(kyodo)
        assert "上と下に続きがあります" in text(kyodo)
        await press(pilot, "space space space space")
        assert "59行目です。" in text(kyodo)
        assert "上にも続きがあります" in text(kyodo)
        await press(pilot, "home pagedown pageup up")
        assert "題" in text(kyodo)
        await press(pilot, "end")
        assert "59行目です。" in text(kyodo)


@pytest.mark.parametrize("key", ["escape", "enter", "left", "q"])
async def test_closing_it_leaves_what_was_beneath_as_it_was(key: str) -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(60, 20)) as pilot:
        await press(pilot, "1 2 2 pagedown")
        before = text(kyodo)
        await press(pilot, f"w down {key}")
        assert text(kyodo) == before


async def test_a_key_that_the_help_tells_of_can_be_clicked_and_does_the_same_below() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "c")
        answers = text(kyodo)
        await press(pilot, "escape question_mark")
        await pilot.click(offset=cell_of(kyodo, "答えの一覧を開きます"))
        await pilot.pause()
        assert text(kyodo) == answers
        await press(pilot, "escape question_mark")
        await pilot.click(offset=cell_of(kyodo, "質問に一つずつ"))
        await pilot.pause()
        assert "使い方" in text(kyodo)
        await pilot.click(offset=cell_of(kyodo, "選ぶところを動かします"))
        await pilot.pause()
        assert kyodo.screen is kyodo.walk
