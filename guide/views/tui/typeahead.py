"""Keep what is typed while the program starts: hold the keyboard before anything slow is imported.

A terminal left in its line mode turns Enter into a line feed (which Textual takes for Ctrl+J), lets
Backspace eat earlier keys and echoes what is typed onto the screen. `hold` ends line mode at once, so that
typed bytes wait in the kernel, and remembers the mode to return to. `PatientDriver` (in `driver`)
takes over from there.

Invariant: whatever ends the program, the terminal gets its first mode back, except after SIGKILL. Must
never enter: an import outside the standard library, Textual above all; this module runs before everything
else.
"""

from __future__ import annotations

import atexit
import os
import re
import select
import signal
import sys
import termios
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

READ_SIZE: Final = 4096
COMPLETION_DELAY: Final = 0.02
"""Seconds to wait for the rest of a key whose first bytes are there; a terminal sends a key in one go."""

INPUT_FLAGS, LOCAL_FLAGS, CONTROL_CHARACTERS = 0, 3, 6
LINE_MODE_INPUT: Final = termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR
LINE_MODE_LOCAL: Final = termios.ECHO | termios.ICANON | termios.IEXTEN

ENDING_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

KEY: Final = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[@-~]|\x1b|[^\x1b]+")
UNFINISHED_KEY: Final = re.compile(rb"\x1b(?:O|\[[0-?]*[ -/]*)?\Z|[\xc2-\xf4][\x80-\xbf]*\Z")


class Keyboard:
    """The held keyboard of this process."""

    def __init__(self, descriptor: int) -> None:
        """Take the present mode of the terminal as the one to give back; raises termios.error."""
        self._descriptor = descriptor
        self._process = os.getpid()
        self._signals: dict[signal.Signals, Callable[[int, FrameType | None], Any] | int | None] = {}
        self.mode: Final[list[Any]] = termios.tcgetattr(descriptor)
        """The terminal's mode before it was held, as termios counts it."""

    def hold(self) -> None:
        """End line mode without losing a byte, and make sure that every way out returns to it."""
        self._end_line_mode()
        atexit.register(self.release)
        for number in (*ENDING_SIGNALS, signal.SIGTSTP):
            if signal.getsignal(number) is not signal.SIG_IGN:
                handler = self._stop if number is signal.SIGTSTP else self._end
                self._signals[number] = signal.signal(number, handler)

    def typed(self) -> list[str]:
        """Take what was typed so far, one entry a key or a run of plain characters; never waits for a person.

        Escape followed by anything but `[` or `O` is the Escape key and then that: the bytes do not tell how
        much time lay between, and Alt with a character means nothing here. A line feed is an Enter from line
        mode, a NUL a Ctrl+D from it.
        """
        data = b""
        wait = 0.0
        while len(data) < READ_SIZE * 4 and select.select([self._descriptor], [], [], wait)[0]:
            chunk = os.read(self._descriptor, READ_SIZE)
            if not chunk:
                break
            data += chunk
            wait = COMPLETION_DELAY if UNFINISHED_KEY.search(data) else 0.0
        text = data.decode(errors="ignore").replace("\0", "").replace("\n", "\r")
        return KEY.findall(text)

    def release(self) -> None:
        """Return to the first mode and the first signal handlers. Safe to call again."""
        atexit.unregister(self.release)
        for number, handler in self._signals.items():
            # The full screen puts handlers of its own in the place of ours, and those must stay.
            if signal.getsignal(number) in (self._stop, self._end):
                signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        self._signals.clear()
        self._restore_mode()

    def _end_line_mode(self) -> None:
        mode = list(self.mode)
        mode[INPUT_FLAGS] &= ~LINE_MODE_INPUT
        # ISIG stays: Ctrl+C must end a program that hangs while it starts.
        mode[LOCAL_FLAGS] &= ~LINE_MODE_LOCAL
        mode[CONTROL_CHARACTERS] = list(mode[CONTROL_CHARACTERS])
        mode[CONTROL_CHARACTERS][termios.VMIN] = 1
        mode[CONTROL_CHARACTERS][termios.VTIME] = 0
        # TCSAFLUSH would drop what is typed already.
        termios.tcsetattr(self._descriptor, termios.TCSANOW, mode)

    def _restore_mode(self) -> None:
        if os.getpid() != self._process:  # a fork inherits the atexit entry, but not the terminal
            return
        try:
            termios.tcsetattr(self._descriptor, termios.TCSANOW, self.mode)
        except (termios.error, OSError):
            return  # the terminal is gone; there is nothing left to restore

    def _end(self, number: int, _frame: FrameType | None) -> None:
        """End as the signal would have ended the program, so that the shell sees the same, but tidily."""
        self.release()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        """Stop with the terminal in its first mode; hold it again when the person comes back."""
        self._restore_mode()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)  # returns after SIGCONT
        signal.signal(number, self._stop)
        if _in_foreground(self._descriptor):
            self._end_line_mode()


def hold() -> Keyboard | None:
    """Hold the keyboard if standard input is a terminal and ours to use; otherwise do nothing: None."""
    try:
        descriptor = sys.__stdin__.fileno() if sys.__stdin__ else -1
        if not (os.isatty(descriptor) and _in_foreground(descriptor)):
            return None
        keyboard = Keyboard(descriptor)
        keyboard.hold()
    except (OSError, ValueError, termios.error):
        return None
    return keyboard


def _in_foreground(descriptor: int) -> bool:
    """Tell whether changing the mode is ours to do; in the background it would stop the program (SIGTTOU)."""
    return os.tcgetpgrp(descriptor) == os.getpgrp()
