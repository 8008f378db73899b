"""The start page says in two lines what this is and opens a guide by number, Enter or a click."""

import re

from guide.views.tui.app import Kyodo
from guide.views.words.home import ABOUT, PRODUCT
from tests.views.tui.stage import app, cards, cell_of, load_card, press, text


async def test_it_says_in_two_lines_what_this_is_and_lists_every_guide() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)):
        assert all(line in text(kyodo) for line in ABOUT)
        assert "1  新庄市 ・ 市との協働の進め方をさがす" in text(kyodo)
        assert "3  見本市 ・ こわれた案内" in text(kyodo)


async def test_a_guide_opens_by_arrow_and_enter_and_by_a_click() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down down up enter")
        assert "始めますか" in text(kyodo)
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=cell_of(kyodo, "見本市 ・ 見本"))
        await pilot.pause()
        assert "始めますか" in text(kyodo)


async def test_enter_typed_behind_the_number_of_a_guide_is_not_taken_for_an_answer() -> None:
    for number, first in (("1", "自分たちだけで進める"), ("2", "始めますか")):
        kyodo = app()
        async with kyodo.run_test(size=(80, 24)) as pilot:
            await press(pilot, f"{number} enter")
            assert first in text(kyodo)
            asked = text(kyodo)
            await press(pilot, "enter")
            assert text(kyodo) != asked  # a second Enter is told what is missing


async def test_help_opens_and_a_number_without_a_guide_does_nothing() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "question_mark")
        assert "使い方" in text(kyodo)
        await press(pilot, "escape 9 x z")
        assert "どの案内を開きますか" in text(kyodo)


async def test_without_guides_it_says_so() -> None:
    kyodo = Kyodo((), load_card)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter down 1")
        assert "案内が見つかりません" in text(kyodo)


async def test_paging_takes_the_current_guide_along_so_that_enter_opens_what_is_seen() -> None:
    many = [*cards(), *cards(), *cards(), *cards(), *cards(), *cards()]
    kyodo = Kyodo(many, load_card)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await pilot.press("pagedown")
        shown = text(kyodo)
        assert sum(line.lstrip().startswith("> ") for line in shown.splitlines()) == 1
        assert not re.search(r">  ?1 ", shown)
        await press(pilot, "pageup")
        assert re.search(r">  ?1 ", text(kyodo))
        assert PRODUCT in text(kyodo)
