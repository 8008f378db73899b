"""The full screen opens only where it can be shown and nobody asked for lines."""

import os
import sys
from io import BytesIO, TextIOWrapper

import pytest

from guide.cli import walking


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


class Terminal(TextIOWrapper):
    """Says that it is a terminal."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1
