"""Kills a walk at a random moment and compares what was on its screen with what the next run finds.

What is typed comes as fast as the program can take it; everything it wrote before it was killed counts as
having been seen. In the full screen only whole frames count, as a terminal shows them.

Invariant: what was seen is judged from the bytes of the terminal alone.
"""

import os
import pty
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Sequence
from fcntl import ioctl
from pathlib import Path
from random import Random
from termios import TIOCSWINSZ
from typing import Final, NamedTuple

import pyte

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.records import files
from guide.records.meeting import meet
from guide.records.saved import Saved
from guide.records.saver import read

ROOT: Final = Path(__file__).resolve().parents[1]
LONGEST_START: Final = 60.0
FRAME_ENDS: Final = b"\x1b[?2026l"
UNMODELLED: Final = (b"\x1b[?2026$p", b"\x1b[?2048$p", b"\x1b[>1u", b"\x1b[<u")


class Walk(NamedTuple):
    """What is typed, and the interviews there are on the way, each with how many parts it has taken."""

    typed: Sequence[bytes]
    states: Sequence[tuple[int, Interview]]


class Killed(NamedTuple):
    """How many parts of what was typed were seen to be taken, and how many of them were found again."""

    seen: int
    found: int


def walk(flow: Flow, *, full_screen: bool) -> Walk:
    """The first two checklists of Shinjo's guide, mark by mark."""
    typed: list[bytes] = []
    now = Interview(flow)
    states = [(0, now)]
    for step in ("start-check", "ready-check"):
        marks: dict[str, str] = {}
        items = list(flow.asking(step).domain.items)  # type: ignore[union-attr]
        for number, item in enumerate(items, 1):
            marks[item] = "yes"
            typed.append(b"%d" % number if full_screen else b"1\n")
            now = now.keep(step, dict(marks))
            states.append((len(typed), now))
        answered = now.answer(step, marks)
        assert isinstance(answered, Interview)
        now = answered
        if full_screen:  # in lines the last mark answers
            typed.append(b"\r")
        states.append((len(typed), now))
    return Walk(typed, states)


def kill(walked: Walk, folder: Path, dice: Random, *, full_screen: bool, longest: float) -> Killed:
    """Start a walk, type everything, kill it within `longest` seconds of its first question."""
    ours, theirs = pty.openpty()
    ioctl(theirs, TIOCSWINSZ, struct.pack("HHHH", 60, 100, 0, 0))
    left_out = {"KYODO_SAVE", "ACCESSIBLE", "COLUMNS", "LINES"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    command = [sys.executable, "-m", "guide", "run", "shinjo/guideline"]
    process = subprocess.Popen(
        command if full_screen else [*command, "--plain"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        start_new_session=True,
        env=environment | {"XDG_STATE_HOME": str(folder), "TERM": "xterm-256color"},
    )
    os.close(theirs)
    written = _until(ours, "三つのこと".encode(), time.monotonic() + LONGEST_START)
    # In the full screen, keys at full speed would all be taken before one frame is drawn.
    pause = longest / (len(walked.typed) + 1) if full_screen else 0
    moment = time.monotonic() + dice.uniform(0, longest)
    for part in walked.typed:
        if time.monotonic() < moment:
            os.write(ours, part)
            written += _during(ours, min(pause, max(moment - time.monotonic(), 0)))
    written += _during(ours, max(moment - time.monotonic(), 0))
    process.send_signal(signal.SIGKILL)
    process.wait()
    written += _during(ours, 0.05)
    os.close(ours)
    seen = _seen_frame(written, walked) if full_screen else max(written.count("番号> ".encode()) - 1, 0)
    return Killed(seen, _found(walked, folder))


def _until(terminal: int, words: bytes, deadline: float) -> bytes:
    written = b""
    while words not in written:
        assert time.monotonic() < deadline, written.decode(errors="replace")
        written += _during(terminal, 0.02)
    return written


def _during(terminal: int, seconds: float) -> bytes:
    """What is written to the terminal in this time; its questions are answered."""
    written, end = b"", time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and select.select([terminal], [], [], left)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # the other side is closed
            break
        if b"\x1b[?2026$p" in chunk:
            os.write(terminal, b"\x1b[?2026;2$y")
        written += chunk
    return written


def _seen_frame(written: bytes, walked: Walk) -> int:
    """The state that the last whole frame shows."""
    whole = written[: written.rfind(FRAME_ENDS) + len(FRAME_ENDS)] if FRAME_ENDS in written else b""
    for unknown in UNMODELLED:
        whole = whole.replace(unknown, b"")
    screen = pyte.Screen(100, 60)
    pyte.ByteStream(screen).feed(whole)
    shown = "".join("".join(screen.display).split())
    if not shown:
        return 0  # killed before the first frame was whole
    marked = shown.count("(o)はい")
    first = len(walked.states[0][1].flow.asking("start-check").domain.items)  # type: ignore[union-attr]
    if "四つのこと" in shown:
        return first + 1 + marked
    return marked if "三つのこと" in shown else len(walked.typed)


def _found(walked: Walk, folder: Path) -> int:
    """Which state the next run finds; -1 for one that never was."""
    listed = files.found(folder / "kyodo" / "saves")
    if not listed:
        return 0
    saved = read(listed[0])
    if not isinstance(saved, Saved):
        return 0
    interview = meet(saved, walked.states[0][1].flow).interview
    now = dict(interview.answers), dict(interview.kept)
    taken = [number for number, one in walked.states if (dict(one.answers), dict(one.kept)) == now]
    return taken[0] if taken else -1
