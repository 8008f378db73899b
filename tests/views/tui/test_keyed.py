"""Every size is drawn, and too small a one says so; whatever key comes, the program stays."""

import pytest

from guide.views.tui import labels
from tests.views.tui.stage import app, lines, press, shinjo, text


@pytest.mark.parametrize("size", [(1, 1), (10, 3), (23, 24), (80, 7)])
async def test_too_small_a_terminal_says_so_and_nothing_is_lost(size: tuple[int, int]) -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=size) as pilot:
        assert len(lines(kyodo)) == size[1]
        await press(pilot, "1 2")
        if size[0] > 20:
            assert labels.TOO_SMALL[:8] in text(kyodo)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert text(kyodo).count("(o) はい") == 2


@pytest.mark.parametrize("size", [(24, 8), (40, 13), (49, 21), (50, 22), (103, 22), (104, 22), (200, 60)])
async def test_every_other_size_shows_the_question_and_the_keys(size: tuple[int, int]) -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=size):
        assert "やりたい活動" in text(kyodo)
        assert "Enter 次へ" in text(kyodo)


async def test_a_very_wide_terminal_is_used_in_its_middle() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(220, 40)):
        assert all(line.startswith(" " * 40) for line in lines(kyodo) if line.strip())


async def test_resizing_while_answering_keeps_every_mark() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(120, 40)) as pilot:
        await press(pilot, "1 2 2 3 3 3")
        for size in ((40, 24), (10, 3), (80, 24), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
        await pilot.pause()
        marked = [line for line in lines(kyodo) if "(o)" in line]
        assert [line[line.index("(o)") + 4 :].split()[0] for line in marked] == [
            "はい",
            "いいえ",
            "わからない",
        ]


async def test_keys_that_mean_nothing_do_nothing() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        before = text(kyodo)
        await press(pilot, "9 0 x n f9 f12 tab shift+tab ctrl+a insert backspace right ctrl+p ctrl+backslash")
        assert text(kyodo) == before
