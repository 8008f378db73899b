"""The keyboard while the program starts: nothing typed is lost, and the terminal is always given back."""

import os
import pty
import select
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path
from typing import IO

import pytest

from guide.views.tui.typeahead import Keyboard, hold
from tests.terminal import Terminal

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Desk:
    """A terminal of which this test is both the person and the program."""

    def __init__(self) -> None:
        self.person, self.program = pty.openpty()

    def types(self, keys: bytes) -> None:
        os.write(self.person, keys)

    def shows(self, length: int) -> bytes:
        shown = b""
        while len(shown) < length:
            shown += os.read(self.person, length - len(shown))
        return shown

    def mode(self) -> object:
        return termios.tcgetattr(self.program)

    def leave(self) -> None:
        for side in (self.person, self.program):
            with suppress(OSError):
                os.close(side)


@pytest.fixture
def desk() -> Iterator[Desk]:
    desk = Desk()
    yield desk
    desk.leave()


@pytest.fixture
def keyboard(desk: Desk) -> Iterator[Keyboard]:
    keyboard = Keyboard(desk.program)
    yield keyboard
    keyboard.release()


# What is typed


def test_keys_typed_before_and_while_it_is_held_arrive_in_order_and_none_is_shown(
    desk: Desk, keyboard: Keyboard
) -> None:
    desk.types(b"12")
    assert desk.shows(2) == b"12"  # before anything of ours could run, the terminal showed it
    keyboard.hold()
    desk.types(b"3\x1b[B\r")
    assert keyboard.typed() == ["123", "\x1b[B", "\r"]
    assert keyboard.typed() == []
    os.write(desk.program, b"end")
    assert desk.shows(3) == b"end"


def test_backspace_is_a_key_and_eats_none_of_those_before_it(desk: Desk, keyboard: Keyboard) -> None:
    keyboard.hold()
    desk.types(b"1\x7f")
    assert "".join(keyboard.typed()) == "1\x7f"


def test_enter_from_before_it_was_held_is_the_same_enter(desk: Desk, keyboard: Keyboard) -> None:
    desk.types(b"1\r2\r")
    keyboard.hold()
    assert "".join(keyboard.typed()) == "1\r2\r"


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"\x1b", ["\x1b"]),
        (b"\x1b\x1b1", ["\x1b", "\x1b", "1"]),
        (b"a\x1bOPb", ["a", "\x1bOP", "b"]),
        (b"\x1b[1;5C2", ["\x1b[1;5C", "2"]),
        (b"\x1b[200~\xe9\x9b\xaa\x1b[201~", ["\x1b[200~", "雪", "\x1b[201~"]),
        ("協働".encode(), ["協働"]),
        (b"1\xff2", ["12"]),
        (b"\x001", ["1"]),
    ],
)
def test_bytes_are_taken_apart_into_keys(
    data: bytes, keys: list[str], desk: Desk, keyboard: Keyboard
) -> None:
    keyboard.hold()
    desk.types(data)
    assert keyboard.typed() == keys


def test_a_key_that_is_not_there_in_full_is_waited_for(
    desk: Desk, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard.hold()
    later = [b"[B\xe9", b"\x9b\xaa"]
    look = select.select

    def looking(read: list[int], write: list[int], other: list[int], wait: float) -> object:
        if wait and later:
            desk.types(later.pop(0))
        return look(read, write, other, wait)

    monkeypatch.setattr(select, "select", looking)
    desk.types(b"\x1b")
    assert keyboard.typed() == ["\x1b[B", "雪"]


def test_a_terminal_that_is_gone_has_nothing_more_to_say(
    desk: Desk, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard.hold()
    desk.types(b"1")
    monkeypatch.setattr(os, "read", lambda *_: b"")
    assert keyboard.typed() == []


# Giving it back


def test_the_first_mode_and_handlers_are_given_back_however_often_that_is_asked_for(
    desk: Desk, keyboard: Keyboard
) -> None:
    mode = desk.mode()
    handlers = [signal.getsignal(number) for number in (*ENDING, signal.SIGTSTP)]
    keyboard.hold()
    assert desk.mode() != mode
    assert [signal.getsignal(number) for number in (*ENDING, signal.SIGTSTP)] != handlers
    for _ in range(2):
        keyboard.release()
        assert desk.mode() == mode
        assert [signal.getsignal(number) for number in (*ENDING, signal.SIGTSTP)] == handlers


def test_a_handler_that_another_has_set_meanwhile_stays(keyboard: Keyboard) -> None:
    before = signal.getsignal(signal.SIGTERM)
    keyboard.hold()
    try:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        keyboard.release()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_signal_that_whoever_started_us_ignores_stays_ignored(keyboard: Keyboard) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        keyboard.hold()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_terminal_that_is_gone_needs_nothing_back(desk: Desk, keyboard: Keyboard) -> None:
    keyboard.hold()
    desk.leave()
    keyboard.release()


def test_another_process_leaves_the_mode_alone(
    desk: Desk, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard.hold()
    held = desk.mode()
    with monkeypatch.context() as forked:
        forked.setattr(os, "getpid", lambda: -1)
        keyboard.release()
    assert desk.mode() == held
    keyboard.release()


def test_a_signal_ends_the_program_after_the_mode_was_given_back(
    desk: Desk, keyboard: Keyboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    mode, before = desk.mode(), signal.getsignal(signal.SIGTERM)
    sent: list[tuple[int, object]] = []
    monkeypatch.setattr(os, "kill", lambda _, number: sent.append((number, desk.mode())))
    keyboard.hold()
    try:
        signal.raise_signal(signal.SIGTERM)
        assert sent == [(signal.SIGTERM, mode)]
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)


# Where nothing is held


@pytest.mark.parametrize("standard_input", [None, StringIO()])
def test_without_a_terminal_nothing_is_held(
    standard_input: StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "__stdin__", standard_input)
    assert hold() is None


def test_a_file_is_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "typed").write_text("1\n", encoding="utf-8")
    with (tmp_path / "typed").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "__stdin__", file)
        assert hold() is None


def test_a_terminal_that_is_not_ours_is_left_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    mode = desk.mode()
    terminal: IO[str] = os.fdopen(desk.program, closefd=False)
    with terminal:
        monkeypatch.setattr(sys, "__stdin__", terminal)
        assert hold() is None
    assert desk.mode() == mode


# In a shell

HELD = """
import sys
from guide.views.tui.typeahead import hold
keyboard = hold()
assert keyboard
print("held", flush=True)
typed = ""
while not typed.endswith("."):
    typed += "".join(keyboard.typed())
{rest}
"""


def test_a_program_that_ends_in_any_way_leaves_the_terminal_as_it_was() -> None:
    for rest, said in (("", ""), ("raise ValueError('oh')", "oh"), ("sys.exit('bye')", "bye")):
        with Terminal(["-c", HELD.format(rest=rest)]) as terminal:
            terminal.until_shown("held")
            assert not terminal.in_lines
            terminal.send(b"1.")
            terminal.end()
            assert terminal.mode() == terminal.first_mode
            assert said in terminal.text()


def test_ctrl_z_gives_the_terminal_back_until_the_program_is_wanted_again() -> None:
    with Terminal(["-c", HELD.format(rest="print(repr(typed), flush=True)")]) as terminal:
        terminal.until_shown("held")
        terminal.send(b"\x1a")
        terminal.until_shown("[stopped]")
        assert terminal.mode() == terminal.first_mode
        terminal.send(b"fg\r")
        terminal.until(lambda: not terminal.in_lines)
        terminal.send(b"1\r\x7f.")
        assert terminal.end() == 0
        assert r"'1\r\x7f.'" in terminal.text()
        assert terminal.mode() == terminal.first_mode
