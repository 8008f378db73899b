"""A terminal that gives ① two cells is found out without waiting, and written for."""

import pytest

from guide.japanese.room import give_room
from guide.japanese.width import cell_width
from guide.views.tui.probe import ASKED, for_wide, is_wide
from tests.terminal import Terminal

SHINJO = ["-m", "guide", "run", "shinjo/guideline"]
LEFT_EARLY = 3


def test_the_cursor_tells_how_wide_the_mark_was() -> None:
    assert ASKED.endswith("①\x1b[6n")
    assert is_wide(2, 0)
    assert not is_wide(1, 0)
    assert not is_wide(2, 5)


def test_marks_take_the_cells_they_were_given_room_for() -> None:
    shown = give_room("①規約と※印、→次")
    wide = for_wide(shown)
    assert wide == "①規約と※印、→次"
    assert sum(2 if mark in "①※→" else cell_width(mark) for mark in wide) == cell_width(shown)


def test_frames_are_of_ascii_and_all_else_stays() -> None:
    assert for_wide("──│ 新庄市 αβ ABC\x1b[1;1H") == "--| 新庄市 αβ ABC\x1b[1;1H"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


def test_a_terminal_that_draws_marks_wide_is_told_of_what_helps_and_loses_no_key(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, environment=environment) as terminal:
        terminal.until_shown("スタート")
        assert "─" in terminal.text()
        # By itself: what is told goes with the next key.
        terminal.send(b"\x1b[1;3R")
        terminal.until_shown("半角（1けた）")
        terminal.send(b"12\x1b[1;3R3")
        terminal.until(lambda: terminal.text().count("(o) はい") == 3)
        assert "─" not in terminal.text()
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY
        assert terminal.mode() == terminal.first_mode


def test_a_terminal_that_draws_marks_narrow_is_left_as_it_is(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, environment=environment) as terminal:
        terminal.until_shown("スタート")
        terminal.send(b"\x1b[1;2R1\x1b[1;3R2")
        terminal.until(lambda: terminal.text().count("(o) はい") == 2)
        assert "けた" not in terminal.text()
        assert "─" in terminal.text()
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY


def test_nothing_of_the_probe_is_left_on_the_screen(environment: dict[str, str]) -> None:
    with Terminal(SHINJO, environment=environment) as terminal:
        terminal.until_shown("スタート")
        assert "①" not in terminal.text()
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY
