"""A pseudo-terminal that runs one command and tells when a text became visible.

The command believes it sits at a real terminal of the given size: it owns the controlling terminal and gets
the answers a modern emulator gives to the queries Textual sends. What it draws is replayed on a screen
model, because Textual writes cells with cursor jumps between them and a text on screen need not be
contiguous in the output.

Invariant: a moment is always the moment a chunk was *read*, never the moment it was interpreted, so the
cost of the screen model is not charged to the command. Nothing here knows what is measured; no figure is
computed here.
"""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

COLUMNS, ROWS = 80, 24
READ_SIZE = 65_536

KEYS: Mapping[str, bytes] = {
    "enter": b"\r",
    "escape": b"\x1b",
    "space": b" ",
    "tab": b"\t",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "backspace": b"\x7f",
    "ctrl+c": b"\x03",
    "ctrl+q": b"\x11",
}

# What the program may ask, and what a terminal with synchronised output and without in-band resize answers.
REPLIES: Sequence[tuple[bytes, bytes]] = (
    (b"\x1b[?2026$p", b"\x1b[?2026;2$y"),
    (b"\x1b[?2048$p", b"\x1b[?2048;0$y"),
    (b"\x1b[c", b"\x1b[?62;22c"),
)
CURSOR_QUERY = b"\x1b[6n"

# Sequences the screen model would print as text: private modes of CSI u, mode queries, and string sequences.
UNMODELLED = re.compile(
    rb"\x1b\[[<>=][\d;]*[A-Za-z]|\x1b\[\?[\d;]*\$p|\x1b\[[\d;]* q"
    rb"|\x1b[P_^][^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)
UNFINISHED = re.compile(rb"\x1b(?:[\[\]P_^][^\x07\x1b@-Z\\a-z~]*)?\Z")


def key_bytes(names: str) -> list[bytes]:
    """Translate `"1 down enter"` into what a keyboard sends; a name that is no key is sent as it stands."""
    return [KEYS.get(name, name.encode()) for name in names.split()]


def as_installed() -> dict[str, str]:
    """Return this environment, with modules of a checkout kept compiled, as an installed program has them.

    Walks are not saved, so that no run is offered what an earlier one left.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"KYODO_SAVE": "off"}


class TerminalTimeoutError(Exception):
    """The awaited text did not appear, or the command ended before it did; the message holds the screen."""


class Terminal:
    """One run of a command on a pseudo-terminal; use it as a context manager so that it is always ended."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = COLUMNS,
        rows: int = ROWS,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Start `command`; `started` is the moment just before exec, in `time.perf_counter` seconds."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._unread: deque[tuple[float, bytes]] = deque()
        self._unfinished = b""
        self._closed = False
        self._status: int | None = None
        self.last_output = 0.0

        wanted = as_installed() | {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
        for name in ("COLUMNS", "LINES"):  # they would override the size of the pseudo-terminal
            wanted.pop(name, None)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self._master)
                os.login_tty(slave)
                os.execvpe(command[0], list(command), wanted)  # noqa: S606 - the command under test, given as a list
            except OSError as error:
                sys.stderr.write(f"cannot start {command[0]}: {error}\r\n")
            finally:
                os._exit(127)
        os.close(slave)
        os.set_blocking(self._master, False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def send(self, data: bytes) -> float:
        """Type `data`; returns the moment just before."""
        moment = time.perf_counter()
        os.write(self._master, data)
        return moment

    def text(self) -> str:
        """Return what is visible now, one line per row."""
        buffer, columns = self._screen.buffer, range(self._screen.columns)
        return "\n".join(
            "".join(buffer[row][column].data for column in columns) for row in range(self._screen.lines)
        )

    def until(self, shown: Callable[[str], bool], timeout: float = 20.0) -> float:
        """Wait until the visible text satisfies `shown`; returns the moment the deciding output was read."""
        deadline = time.perf_counter() + timeout
        if shown(self.text()):
            return time.perf_counter()
        while time.perf_counter() < deadline:
            self._receive(0.02)
            while self._unread:
                moment = self._interpret()
                if shown(self.text()):
                    return moment
            if self._closed:
                break
        message = f"the awaited screen did not appear within {timeout:.0f} s\n{self.text()}"
        raise TerminalTimeoutError(message)

    def until_visible(self, marker: str, timeout: float = 20.0) -> float:
        """Wait until `marker` stands in one row of the screen; returns the moment its last part was read."""
        return self.until(lambda text: marker in text, timeout)

    def settle(self, quiet: float = 0.06, timeout: float = 3.0) -> float | None:
        """Wait for a change of text, then for `quiet` seconds of silence; returns when the text was complete.

        Complete means that no character changed from then on. None: no character changed within `timeout`.
        """
        before = final = self.text()
        complete = None
        deadline = time.perf_counter() + timeout
        while not self._closed and time.perf_counter() < deadline:
            if not self._receive(quiet) and complete is not None:
                break
            while self._unread:
                moment = self._interpret()
                text = self.text()
                if text != final:
                    final, complete = text, moment
        return None if final == before else complete

    def rest(self, quiet: float = 0.1) -> None:
        """Read until nothing was written for `quiet` seconds."""
        while self._receive(quiet) and not self._closed:
            pass
        while self._unread:
            self._interpret()

    def memory(self) -> int:
        """Return the resident memory of the command in bytes, as Linux counts it."""
        for line in Path(f"/proc/{self.pid}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        message = "the command has no resident memory; it has ended"
        raise ProcessLookupError(message)

    def wait(self, timeout: float = 20.0) -> float:
        """Wait for the command to end, reading what it still writes; returns when it was seen to be gone."""
        deadline = time.perf_counter() + timeout
        while time.perf_counter() < deadline:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._status = os.waitstatus_to_exitcode(status)
                return time.perf_counter()
            self._receive(0.001)
        message = f"the command did not end within {timeout:.0f} s\n{self.text()}"
        raise TerminalTimeoutError(message)

    @property
    def ended(self) -> bool:
        """Whether the command closed its side of the terminal, as far as was read."""
        return self._closed

    def close(self) -> None:
        """End the command, this one process only, and release the terminal."""
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        with contextlib.suppress(OSError):
            os.close(self._master)

    def _receive(self, timeout: float) -> bool:
        """Read and time-stamp all that is there and answer queries; interpreting is left for later."""
        arrived = False
        wait = timeout
        while not self._closed and select.select([self._master], [], [], wait)[0]:
            try:
                chunk = os.read(self._master, READ_SIZE)
            except BlockingIOError:
                break
            except OSError:  # EIO: the other side is closed
                chunk = b""
            if not chunk:
                self._closed = True
                break
            arrived = True
            self.last_output = time.perf_counter()
            self._unread.append((self.last_output, chunk))
            self._answer(chunk)
            wait = 0.0
        return arrived

    def _answer(self, chunk: bytes) -> None:
        for query, reply in REPLIES:
            if query in chunk:
                os.write(self._master, reply)
        if CURSOR_QUERY in chunk:
            while self._unread:
                self._interpret()
            cursor = self._screen.cursor
            os.write(self._master, b"\x1b[%d;%dR" % (cursor.y + 1, cursor.x + 1))

    def _interpret(self) -> float:
        moment, chunk = self._unread.popleft()
        data = self._unfinished + chunk
        tail = UNFINISHED.search(data)
        self._unfinished = data[tail.start() :] if tail else b""
        if tail:
            data = data[: tail.start()]
        self._stream.feed(UNMODELLED.sub(b"", data))
        return moment
