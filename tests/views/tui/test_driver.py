"""The command on a terminal, from its first moment: keys typed early, bytes that are no keys, saving."""

from pathlib import Path

import pytest

from guide import library
from guide.views.tui.driver import key_events
from tests.terminal import ROOT, Terminal

SHINJO = ["-m", "guide", "run", "shinjo/guideline"]
TO_RESULT = b"123\r1234\r1\r\r1\r1\r1\r\r\r"
FIRST_QUESTION, RESULT = "スタート", "後援"
LEFT_EARLY, CRASHED = 3, 70


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One cache for all, so that only the first start takes long."""
    return {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


def test_typed_keys_are_what_textual_would_make_of_them() -> None:
    keys = key_events(["12", "\x1b[B", "\x1b", "\r", "\x1b[200~", "雪"])
    assert [event.key for event in keys][:5] == ["1", "2", "down", "escape", "enter"]
    assert keys[-1].character == "雪"


# Keys typed early


def test_a_whole_walk_typed_before_the_program_started_leads_to_the_result(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, typed=TO_RESULT, environment=environment) as terminal:
        terminal.until_shown(RESULT)
        terminal.send(b"\x11")
        assert terminal.end() == 0
        assert terminal.mode() == terminal.first_mode


def test_keys_typed_while_the_program_starts_lead_from_the_start_page_into_a_guide(
    environment: dict[str, str],
) -> None:
    number = [library.id_of(path) for path in library.all_flows()].index("shinjo/guideline") + 1
    with Terminal(["-m", "guide"], environment=environment) as terminal:
        terminal.until(lambda: not terminal.in_lines)
        terminal.send(b"%d1\x1b[B2\r" % number)
        terminal.until_shown("3番がまだです")
        assert terminal.text().count("(o) はい") == 2
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY


def test_keys_typed_once_it_is_up_arrive_as_ever_and_one_too_many_for_a_closed_screen_does_nothing(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, typed=b"1", environment=environment) as terminal:
        terminal.until_shown("(o) はい")
        terminal.send(b"2")
        terminal.until(lambda: terminal.text().count("(o) はい") == 2)
        terminal.send(b"q")
        terminal.until_shown("終わりますか")
        terminal.send(b"1\r")
        assert terminal.end() == LEFT_EARLY
        assert terminal.mode() == terminal.first_mode


# Bytes that are no keys

NO_KEYS = (b"\xff", b"\x82\xa0", b"\x1b[M \xb0\xb0", b"\x1b[48;900;900;0;0t")


@pytest.mark.parametrize("way", [SHINJO, [*SHINJO, "--kiosk"]])
def test_bytes_that_are_no_keys_end_nothing_and_the_walk_goes_on(
    way: list[str], environment: dict[str, str]
) -> None:
    with Terminal(way, environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        for unknown, key in zip(NO_KEYS, (b"1", b"2", b"3", b""), strict=True):
            terminal.send(unknown)
            terminal.send(key)
        terminal.until(lambda: terminal.text().count("(o) はい") == len("123"))
        terminal.send(b"\r")
        terminal.until_shown("済み")


def test_a_paste_without_an_end_holds_no_key_up(environment: dict[str, str]) -> None:
    with Terminal([*SHINJO, "--kiosk"], environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        terminal.send(b"\x1b[200~")
        terminal.send(b"1")
        terminal.until_shown("(o) はい")
        terminal.send(b"2")
        terminal.until(lambda: terminal.text().count("(o) はい") == 2)


def test_a_file_that_is_being_edited_is_walked_as_safely(
    environment: dict[str, str],
) -> None:
    path = next(path for path in library.all_flows() if library.id_of(path) == "shinjo/guideline")
    with Terminal(["-m", "guide", "run", str(path), "--watch"], environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        terminal.send(b"\xff\x82\xa0")
        terminal.send(b"1")
        terminal.until_shown("(o) はい")
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY


@pytest.mark.parametrize("way", [[], ["--kiosk"]])
def test_a_mistake_of_ours_in_reading_the_keyboard_ends_with_its_own_exit_code(
    way: list[str], environment: dict[str, str]
) -> None:
    program = f"""
import sys
from guide import cli
from guide.views.tui.incoming import Incoming
def fail(*_):
    raise ValueError("a mistake of ours")
Incoming.feed = fail
sys.exit(cli.main(["run", "shinjo/guideline", *{way}]))
"""
    with Terminal(["-c", program], environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        terminal.send(b"1")
        assert terminal.end() == CRASHED
        assert "Traceback" not in terminal.text()
        assert terminal.mode() == terminal.first_mode


def test_keys_pass_although_no_first_screen_ever_comes(environment: dict[str, str]) -> None:
    program = """
from guide import cli
from guide.views.tui import app, driver
app.Kyodo.call_after_refresh = lambda *_: False
driver.LATEST_OPENING = 0.1
cli.main(["run", "shinjo/guideline"])
"""
    with Terminal(["-c", program], typed=TO_RESULT, environment=environment) as terminal:
        terminal.until_shown(RESULT)
        terminal.send(b"\x11")
        assert terminal.end() == 0


# Where nothing is held


def test_line_mode_and_headless_commands_leave_the_terminal_as_it_is(environment: dict[str, str]) -> None:
    for arguments in (["run", "shinjo/guideline", "--plain"], ["list"]):
        program = f"""
import sys
from guide import cli
code = cli.main({arguments})
assert "guide.views.tui.typeahead" not in sys.modules
sys.exit(code)
"""
        with Terminal(["-c", program], typed=b"q\r1\r", environment=environment) as terminal:
            terminal.end()
            assert terminal.mode() == terminal.first_mode
            assert "Error" not in terminal.text()


def test_answers_may_be_typed_at_the_terminal_before_the_screen_opens(environment: dict[str, str]) -> None:
    with Terminal([*SHINJO, "--answers", "-"], typed=b"{}\r\x04", environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY


# Saving


def test_a_disk_that_fails_is_told_on_the_screen_that_follows_the_answer(
    environment: dict[str, str], tmp_path: Path
) -> None:
    no_folder = tmp_path / "kyodo"
    no_folder.write_bytes(b"")
    saving = environment | {"KYODO_SAVE": "on", "XDG_STATE_HOME": str(tmp_path)}
    with Terminal(SHINJO, typed=b"1", environment=saving) as terminal:
        terminal.until_shown("保存できません")
        assert "(o) はい" in terminal.text()
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY
        assert "kyodo resume" in terminal.text()


def test_no_screen_is_shown_before_the_answer_it_follows_from_is_saved(
    environment: dict[str, str], tmp_path: Path
) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text(
        """
import sys, time
from guide.records import files, saver
saver.PATIENCE = 60
put = files.put
def slowly(*arguments):
    time.sleep(1)
    return put(*arguments)
files.put = slowly
sys.argv = ["kyodo", "run", "shinjo/guideline"]
from guide.__main__ import main
main()
""",
        encoding="utf-8",
    )
    state = environment | {"KYODO_SAVE": "on", "XDG_STATE_HOME": str(tmp_path), "PYTHONPATH": str(ROOT)}
    with Terminal([str(slow)], environment=state) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        terminal.send(b"1")
        terminal.until_shown("(o) はい")
        assert list((tmp_path / "kyodo" / "saves").iterdir())
