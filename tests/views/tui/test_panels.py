"""A panel opened a hundred times is still one screen."""

from tests.views.tui.stage import app, press, shinjo, text


async def test_panels_are_built_once_and_used_again() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "w escape c escape")
        installed = dict(kyodo._installed_screens)
        await press(pilot, "w escape s escape question_mark escape c escape g 1 escape escape " * 3)
        assert dict(kyodo._installed_screens) == installed
        assert len(kyodo.screen_stack) == 1
        assert "三つのことを確かめましょう" in text(kyodo)


async def test_words_are_marked_in_what_is_open_and_g_explains_them_and_leads_back() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "1 2 3 enter 1 2 3 4 enter 1 enter enter s")
        sources = text(kyodo)
        assert "協働*" in sources
        await press(pilot, "g")
        assert text(kyodo).index("この画面の言葉") < text(kyodo).index("\n   読みもの")
        assert ">  1  市民\n         市内に住む人" in text(kyodo)
        await press(pilot, "4")
        assert "読み: きょうどう" in text(kyodo)
        await press(pilot, "escape")
        assert "用語と読みもの" in text(kyodo)
        await press(pilot, "escape")
        assert text(kyodo) == sources
        await press(pilot, "escape")
        assert kyodo.screen is kyodo.walk


async def test_a_word_is_not_marked_in_its_own_explanation_and_the_glossary_leads_to_no_other() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "g")
        listed = text(kyodo)
        assert "g 用語" not in listed
        await press(pilot, "g")
        assert text(kyodo) == listed
        await press(pilot, "1")
        assert "市民\n" in text(kyodo)
        assert "市民*" not in text(kyodo)


async def test_the_answers_and_what_could_be_tried_are_marked_too() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 60)) as pilot:
        await press(pilot, "1 2 3 enter 1 2 3 4 enter 1 enter enter 1 enter 1 enter 1 enter enter enter")
        for keys, words in (("c", "答えの一覧"), ("escape t", "どうなるか"), ("escape 1", "条件")):
            await press(pilot, keys)
            opened = text(kyodo)
            assert words in opened
            assert "*" in opened
            await press(pilot, "g")
            assert "この画面の言葉" in text(kyodo)
            await press(pilot, "escape")
            assert text(kyodo) == opened


async def test_a_question_of_our_own_needs_no_glossary() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 r")
        asked = text(kyodo)
        await press(pilot, "g")
        assert text(kyodo) == asked
