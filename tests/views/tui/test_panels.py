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
