"""The keys at the foot fit, the most important ones always, and a click on one presses it."""

import pytest

from guide.engine.interview import Interview
from guide.japanese.width import cell_width
from guide.sentences.wordings import said
from guide.views.tui.choosing import begin
from guide.views.tui.hints import fit
from guide.views.tui.offered import RESULT, offered
from guide.views.tui.typed import Typing
from guide.views.words import keys
from guide.views.words.steps import asked
from tests.views.long import LONG
from tests.views.tui.stage import KINDS, app, cell_of, press, shinjo, text


def of(step: str) -> tuple[keys.Key, ...]:
    question = asked(Interview(LONG if step in LONG.steps else KINDS), step)
    return offered(question, begin(question))


@pytest.mark.parametrize("cells", [38, 74, 82, 114])
@pytest.mark.parametrize("wording", ["", "easy", "en"])
@pytest.mark.parametrize("wanted", [of("fields"), of("last-page"), of("long"), RESULT])
def test_the_keys_fit_and_those_one_cannot_do_without_are_there(
    wanted: tuple[keys.Key, ...], wording: str, cells: int
) -> None:
    rows = [row.text for row in fit(wanted, cells, 2, wording)]
    assert all(cell_width(row) <= cells for row in rows)
    for key in (keys.BACK, keys.WHY, keys.SOURCES, keys.GLOSSARY, keys.ANSWERS, keys.HELP, keys.QUIT):
        assert any(said(wording, key.word) in row for row in rows)


def test_the_key_that_switches_the_wording_is_shown_where_there_is_room() -> None:
    for wanted in (of("fields"), of("last-page"), RESULT):
        assert any("English" in row.text for row in fit(wanted, 74, 2))
        assert any("Language" in row.text for row in fit(wanted, 74, 2, "en"))
    day, wish = (asked(Interview(KINDS), step) for step in ("day", "wish"))
    assert keys.WORDING in offered(day, Typing())
    assert keys.WORDING not in offered(wish, Typing())


def test_a_key_is_shown_whole_or_not_at_all() -> None:
    assert [row.text for row in fit((keys.NEXT, keys.BACK, keys.WHY), 18, 1)] == ["Enter 次へ w なぜ"]


async def test_a_click_on_a_hint_presses_its_key() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=cell_of(kyodo, "w なぜ"))
        await pilot.pause()
        assert "なぜこの質問があるのか" in text(kyodo)
        await pilot.click(offset=cell_of(kyodo, "閉じる"))
        await press(pilot, "1 2 3")
        await pilot.click(offset=cell_of(kyodo, "次へ"))
        await pilot.pause()
        assert "ステップ1" in text(kyodo)
        await pilot.click(offset=(79, 23))
        assert "ステップ1" in text(kyodo)
