"""The full screen opens only where it can be shown and nobody asked for lines."""

import os
import sys
from io import BytesIO, TextIOWrapper

import pytest

from guide.cli import Exit, main, walking


@pytest.mark.parametrize(
    ("environment", "size", "full"),
    [
        ({"TERM": "xterm"}, (80, 24), True),
        ({"TERM": "xterm", "ACCESSIBLE": "0"}, (80, 24), True),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, (80, 24), False),
        ({"TERM": "dumb"}, (80, 24), False),
        ({}, (80, 24), False),
        ({"TERM": "xterm"}, (0, 0), False),
    ],
)
def test_the_full_screen_opens_only_where_it_can_be_shown_and_is_wanted(
    environment: dict[str, str], size: tuple[int, int], full: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", environment)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size(size))
    for name in ("stdin", "stdout"):
        monkeypatch.setattr(sys, name, Terminal(BytesIO()))
    assert walking._full_screen() is full


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--kiosk", "--plain"], "--plain とは一緒に使えません"),
        (["run", "shinjo/guideline", "--kiosk"], "--plain とは一緒に使えません"),  # no terminal: only lines
        (["--idle", "60"], "--idle は、--kiosk と一緒に使います"),
        (["--kiosk", "--idle", "9"], "10から3600まで"),
        (["--kiosk", "--idle", "１２０"], "10から3600まで"),
        (["--kiosk", "--idle", "soon"], "10から3600まで"),
    ],
)
def test_a_kiosk_that_cannot_be_opened_says_why(
    typed: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(typed) == Exit.BAD_INPUT
    assert said in capsys.readouterr().err


class Terminal(TextIOWrapper):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1
