"""A terminal of the tests' own: a pseudo-terminal with a shell that knows job control, read as a screen.

Invariant: every wait is for something that happens, never for time to pass; the deadline only ends a test
that would hang.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import pyte

ROOT = Path(__file__).resolve().parents[1]
LONGEST_WAIT: Final = 60.0
LOCAL_FLAGS: Final = 3

# Runs one program in the foreground, as a shell does: a line typed after it was stopped brings it back.
SHELL: Final = """
import os, signal, sys
os.login_tty(0)
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
pid = os.fork()
if pid == 0:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.argv[2], sys.argv[2:])
os.write(int(sys.argv[1]), b"%d\\n" % pid)
while os.WIFSTOPPED(status := os.waitpid(pid, os.WUNTRACED)[1]):
    os.tcsetpgrp(0, os.getpgrp())
    print("[stopped]", flush=True)
    sys.stdin.readline()
    os.tcsetpgrp(0, pid)
    os.killpg(pid, signal.SIGCONT)
os.write(int(sys.argv[1]), b"%d\\n" % os.waitstatus_to_exitcode(status))
"""


class Terminal:
    """Runs one Python program; use it as a context manager, so that nothing is left running."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        typed: bytes = b"",
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        """Start Python with these arguments, on a terminal that `typed` was already typed at."""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._ours, self._theirs = pty.openpty()
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.first_mode: list[Any] = self.mode()
        self.send(typed)
        reports, report = os.pipe()
        self._reports = os.fdopen(reports)
        left_out = {"COLUMNS", "LINES", "ACCESSIBLE", "NO_COLOR"}
        inherited = {name: value for name, value in os.environ.items() if name not in left_out}
        self._shell = subprocess.Popen(
            [sys.executable, "-c", SHELL, str(report), sys.executable, *arguments],
            stdin=self._theirs,
            stdout=self._theirs,
            stderr=self._theirs,
            pass_fds=(report,),
            cwd=ROOT,
            env=inherited | {"TERM": "xterm-256color"} | dict(environment or {}),
        )
        os.close(report)
        self.pid = int(self._reports.readline())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self.code is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
        self._shell.wait(LONGEST_WAIT)
        self._reports.close()
        os.close(self._theirs)
        os.close(self._ours)

    code: int | None = None
    """The exit code of the program, negative for a signal; None until `end` was waited for."""

    def mode(self) -> list[Any]:
        """The mode of the terminal, as termios counts it."""
        return termios.tcgetattr(self._theirs)

    @property
    def in_lines(self) -> bool:
        """Whether the terminal collects lines and shows what is typed, as before any program changed that."""
        wanted = termios.ICANON | termios.ECHO
        return bool(self.mode()[LOCAL_FLAGS] & wanted == wanted)

    def send(self, data: bytes) -> None:
        """Type."""
        os.write(self._ours, data)

    def text(self) -> str:
        """What is visible."""
        return "\n".join(line.rstrip() for line in self._screen_lines())

    @property
    def around_cursor(self) -> tuple[str, str]:
        """What stands before the cursor in its row, and what from there on."""
        cursor = self._screen.cursor
        cells = [self._screen.buffer[cursor.y][at].data for at in range(self._screen.columns)]
        return "".join(cells[: cursor.x]), "".join(cells[cursor.x :])

    def colours(self) -> set[str]:
        """Every colour that is on the screen, in front or behind."""
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        cells = [self._screen.buffer[row][at] for row in rows for at in columns]
        return {colour for cell in cells for colour in (cell.fg, cell.bg)}

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller, as a person does with the mouse."""
        self._screen.resize(rows, columns)
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def until(self, come: Callable[[], bool]) -> None:
        """Wait until something has come about."""
        deadline = time.monotonic() + LONGEST_WAIT
        while not come():
            if time.monotonic() > deadline:
                raise AssertionError(f"what was waited for did not come about:\n{self.text()}")
            self._read()

    def until_shown(self, words: str) -> None:
        """Wait until these words are visible."""
        self.until(lambda: words in self.text())

    def end(self) -> int:
        """Wait for the end of the program; its exit code."""
        self.until(lambda: bool(select.select([self._reports], [], [], 0)[0]))
        self.code = int(self._reports.readline())
        while self._read():
            pass
        return self.code

    def _read(self) -> bool:
        if not select.select([self._ours], [], [], 0.01)[0]:
            return False
        self._stream.feed(os.read(self._ours, 65_536))
        return True

    def _screen_lines(self) -> list[str]:
        # Not `display`: it fails on the second cell of a wide character that was overwritten by half.
        columns = range(self._screen.columns)
        return [
            "".join(self._screen.buffer[row][at].data for at in columns) for row in range(self._screen.lines)
        ]
