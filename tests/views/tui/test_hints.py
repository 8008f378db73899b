"""The keys at the foot fit, the most important ones always, and a click on one presses it."""

import pytest
from textual import events

from guide.engine.interview import Interview
from guide.engine.interview import begin as begin_interview
from guide.japanese.width import cell_width
from guide.sentences.wordings import said
from guide.views.tui import labels
from guide.views.tui.choosing import begin
from guide.views.tui.commands import command, command_of
from guide.views.tui.hints import fit
from guide.views.tui.offered import RESULT, offered
from guide.views.tui.theme import DARK
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


async def test_the_arrows_of_the_hints_go_up_on_the_left_and_down_on_the_right() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        column, row = cell_of(kyodo, "上下 動く")
        for place, current in ((column + 2, 2), (column + 5, 3), (column, 2)):
            await pilot.click(offset=(place, row))
            await pilot.pause()
            assert f"> {current}" in text(kyodo)


EVERY_KEY = {
    name: key for room in (keys, labels) for name, key in vars(room).items() if isinstance(key, keys.Key)
}


@pytest.mark.parametrize(
    "key", [key for key in EVERY_KEY.values() if key is not keys.CHOOSE], ids=lambda key: key.word
)
def test_a_click_on_any_key_means_what_the_key_means_and_no_key_needs_another_held_down(
    key: keys.Key,
) -> None:
    character = key.shown if len(key.shown) == 1 else {"space": " "}.get(key.key)
    meant = command(events.Key(key.key, character))
    assert meant is not None
    assert command_of(key) == meant
    assert "+" not in key.key
    assert key.shown == key.shown.lower() or len(key.shown) > 1


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param({"agree": "yes"}, id="question"),
        pytest.param({"agree": "yes", "fields": ["snow"]}, id="number"),
        pytest.param({"agree": "yes", "fields": ["snow"], "people": 5, "day": "2026-04-01"}, id="text"),
        pytest.param(
            {"agree": "yes", "fields": ["snow"], "people": 5, "day": "2026-04-01", "wish": "x"}, id="page"
        ),
        pytest.param(
            {
                "agree": "yes",
                "fields": ["snow"],
                "people": 5,
                "day": "2026-04-01",
                "wish": "x",
                "read": [],
                "last-page": [],
            },
            id="result",
        ),
    ],
)
async def test_every_key_at_the_foot_does_the_same_by_a_click(answers: dict[str, object]) -> None:
    begun, refused = begin_interview(KINDS, answers)
    assert not refused
    kyodo = app(begun)
    async with kyodo.run_test(size=(120, 40)) as pilot:

        async def again() -> str:
            while kyodo.screen is not kyodo.walk:
                await kyodo.pop_screen()
            kyodo.theme = DARK
            kyodo.walk.open(begun)
            await pilot.pause()
            return text(kyodo)

        before = await again()
        offered_here = kyodo.walk.keys()
        for key in offered_here:
            if key in {keys.WORDING, labels.WORDING_TYPED}:  # this guide has but one
                continue
            # A click on the key of all numbers marks what is current, as Space does.
            await press(pilot, {keys.CHOOSE: "space", labels.SCROLL: "up"}.get(key, key.key))
            by_key = text(kyodo)
            assert await again() == before
            shown = f"{key.shown} {key.word}"
            assert shown in before
            await pilot.click(offset=cell_of(kyodo, shown, within=37))
            await pilot.pause()
            assert (key, text(kyodo)) == (key, by_key)
            await again()
