"""In a place open to anybody, nobody gets out and nothing stays of anybody."""

import asyncio
import os
import signal
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from guide.cli import Exit
from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.views.tui import kiosk as module
from guide.views.tui import labels
from guide.views.tui.app import Kyodo
from guide.views.tui.home import Home
from guide.views.tui.kiosk import Kiosk
from tests.terminal import Terminal
from tests.views.tui.stage import cards, load_card, press, shinjo, text

ANSWERED = "1 1 2 3 enter 1 2"
ESCAPES = (
    "q ctrl+c ctrl+q ctrl+z ctrl+p ctrl+backslash ctrl+d ctrl+r ctrl+s ctrl+o ctrl+l ctrl+x ctrl+w ctrl+t "
    "f1 f2 f4 f5 f10 f11 f12 escape left colon slash exclamation_mark p n l tab shift+tab alt+f4"
)


def kiosk(*, idle: float = 60.0, walk: bool = False) -> Kiosk:
    if walk:
        return Kiosk((), load_card, Interview(shinjo()), idle=idle)
    return Kiosk(cards(), load_card, idle=idle)


async def until(app: Kyodo, words: str) -> None:
    for _ in range(200):
        if words in text(app):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(text(app))


def written(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


async def test_the_next_person_finds_the_first_colours_again() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        first = app.theme
        await press(pilot, "v 1 1")
        assert app.theme != first
        app.wipe()
        await wiped(app, pilot)
        assert app.theme == first


async def wiped(app: Kiosk, pilot: Pilot[None]) -> None:
    """Nothing is held anywhere, and walking in again begins at the first question with nothing marked."""
    await pilot.pause()
    assert len(app.screen_stack) == 1
    await press(pilot, "1")
    assert app.interview is not None
    assert not app.interview.answers
    assert not app.interview.kept


async def test_no_key_ends_it_from_the_start_page_or_from_a_walk() -> None:
    for keys in ("", "1 ", f"{ANSWERED} ", f"{ANSWERED} c ", f"{ANSWERED} g ", f"{ANSWERED} question_mark "):
        app = kiosk()
        async with app.run_test(size=(80, 24)) as pilot:
            await press(pilot, keys + ESCAPES)
            assert app.is_running
            assert app.return_code in (None, 0)
            assert not app._exit


async def test_the_start_page_offers_no_way_out() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)):
        assert labels.LEAVE.word not in text(app).splitlines()[-2:]
        assert "終わる" not in text(app)


async def test_who_has_finished_can_wipe_the_answers_at_once() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, f"{ANSWERED} q")
        assert labels.CONFIRM_QUIT[0] in text(app)
        await press(pilot, "1")
        await wiped(app, pilot)


async def test_q_without_answers_leads_back_to_the_start_page() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 q")
        assert app.screen is app.home


async def held(app: Kyodo, pilot: Pilot[None], key: str) -> None:
    """Press a key many times before anything can follow from the first."""
    for _ in range(60):
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await pilot.pause()


async def test_q_that_is_held_wipes_once_and_then_does_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    wipe, begin = Kiosk.wipe, Home.begin

    def wiping(app: Kiosk) -> None:
        done.append("wipe")
        wipe(app)

    def beginning(home: Home) -> None:
        done.append("begin")
        begin(home)

    monkeypatch.setattr(Kiosk, "wipe", wiping)
    monkeypatch.setattr(Home, "begin", beginning)
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await held(app, pilot, "q")
        await press(pilot, "x z")
        assert done == ["begin"]
        await press(pilot, "1")
        await held(app, pilot, "q")
        assert app.screen is app.home
        assert done == ["begin", "wipe", "begin"]


@pytest.mark.parametrize("before", ["", "1", ANSWERED, f"{ANSWERED} c", f"{ANSWERED} q"])
async def test_no_key_that_is_held_ends_it(before: str) -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("escape", "enter", "q", "1", "c", "g", "p", "r", "t", "question_mark"):
            app.wipe()
            await press(pilot, before)
            await held(app, pilot, "?" if key == "question_mark" else key)
            assert app.is_running
            assert len(app.screen_stack) <= len(("home", "walk", "over it", "words over that"))


@pytest.mark.parametrize("walk", [False, True])
@pytest.mark.parametrize("opened", ["", " c", " g", " q"])
async def test_after_a_warning_everything_is_wiped(
    opened: str, walk: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "GRACE", 0.2)
    app = kiosk(walk=walk)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, (ANSWERED[2:] if walk else ANSWERED) + opened)
        app._ask()  # as when the time has passed; typing itself may take longer than a short one
        await until(app, labels.STILL_THERE)
        for _ in range(500):
            if len(app.screen_stack) == 1 and not app._walks:
                break
            await asyncio.sleep(0.02)
        if walk:
            assert app.interview == Interview(shinjo())
        else:
            await wiped(app, pilot)


async def test_the_seconds_that_are_left_are_counted_down_and_begin_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "GRACE", 2000.0)
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ANSWERED)
        for _ in range(2):
            app._ask()
            await until(app, "このまま1999秒たつと")
            await pilot.press("3")
            await pilot.pause()


async def test_it_offers_what_there_is_and_says_what_becomes_of_the_answers() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ANSWERED)
        assert "q おわる（すべて消えます）" in text(app)
        assert "r はじめからやり直す" in text(app)
        assert "印刷" not in text(app)
        await press(pilot, "question_mark")
        app.screen.paper.scroll(100)  # type: ignore[attr-defined]
        await pilot.pause()
        assert "番号を職員に見せて" in text(app)
        assert "--plain" not in text(app)


async def test_who_wants_paper_is_told_to_show_the_code_to_staff() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 p")
        assert "まだ紙にするものがありません" in text(app)
        await press(pilot, "escape 1 2 3 enter p")
        assert "紙がほしい方は、この番号を職員に見せてください。" in text(app)
        assert app.interview is not None
        assert str(code_of(app.interview)) in text(app)


async def test_any_key_or_touch_stays_and_does_nothing_else() -> None:
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, ANSWERED)
        before = app.interview
        app._ask()
        await until(app, labels.STILL_THERE)
        await pilot.press("3")
        await pilot.pause()
        assert app.interview == before
        assert app.screen is app.walk
        app._ask()
        await until(app, labels.STILL_THERE)
        await pilot.click(offset=(10, 10))
        await pilot.pause()
        assert app.interview == before
        assert app.screen is app.walk


async def test_the_warning_comes_by_itself_when_nobody_does_anything() -> None:
    app = kiosk(idle=0.3)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1")
        await until(app, labels.STILL_THERE)


async def test_a_start_page_that_nobody_touched_asks_nobody() -> None:
    app = kiosk(idle=0.1)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        await asyncio.sleep(0.4)
        assert labels.STILL_THERE not in text(app)


async def test_a_whole_walk_writes_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    app = kiosk()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(
            pilot, "1 1 2 3 enter 1 2 3 4 enter 1 enter enter 1 enter 1 enter 1 enter enter enter p escape"
        )
        await press(pilot, "q 1")
        await wiped(app, pilot)
    assert written(tmp_path) == []


def test_no_signal_of_a_keyboard_ends_the_process_but_its_keeper_does(
    tmp_path: Path,
) -> None:
    folders = {name: str(tmp_path) for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")}
    arguments = ["-m", "guide", "--kiosk", "--idle", "3600"]
    with Terminal(arguments, environment=folders) as terminal:
        terminal.until_shown("どの案内を開きますか")
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGTSTP):
            os.kill(terminal.pid, number)
        terminal.send(b"\x03\x1c\x1a\x11\x10q\x1b[20~")
        terminal.send(b"1")
        terminal.until_shown("次へ")
        terminal.send(b"\x03\x1c\x1a\x11q\x04")
        terminal.until_shown("どの案内を開きますか")
        os.kill(terminal.pid, signal.SIGTERM)
        assert terminal.end() == Exit.CONCLUDED
        assert terminal.in_lines
    assert written(tmp_path) == []


async def test_readings_are_for_the_next_person_as_for_everyone() -> None:
    for walk in (False, True):
        app = kiosk(walk=walk)
        async with app.run_test(size=(80, 24)) as pilot:
            begun = "1 enter" if walk else "1 1"
            await press(pilot, f"{begun} y y")
            assert "読みがなを付けません。" in text(app)
            app.wipe()
            await press(pilot, f"{begun} y")
            assert "読みがなを、いつも付けます。" in text(app)
