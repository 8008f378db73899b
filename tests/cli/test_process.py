"""The command as a process: closed pipes, full disks, closed streams, Ctrl+C, terminals of every kind."""

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from guide.cli import Exit

ROOT = Path(__file__).parents[2]


def process(arguments: Sequence[str | Path], **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "guide", *map(str, arguments)], cwd=ROOT, **options)


def test_a_reader_who_has_had_enough_is_no_failure() -> None:
    with process(["show", "shinjo/guideline"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.wait() == Exit.CONCLUDED
        assert run.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_once_and_in_words() -> None:
    with Path("/dev/full").open("wb") as full, process(["list"], stdout=full, stderr=subprocess.PIPE) as run:
        assert run.stderr is not None
        told = run.stderr.read().decode()
    assert run.returncode == Exit.BAD_INPUT
    assert told == "書き出せませんでした（空きがありません）。\n"


def test_ctrl_c_ends_a_walk_in_lines_with_its_terminal_as_it_was() -> None:
    ours, theirs = pty.openpty()
    # What a shell starts in the background ignores the signal, and so does all that this starts in turn.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    run = process(["run", "shinjo/guideline", "--plain"], stdin=theirs, stdout=theirs, stderr=theirs)
    signal.signal(signal.SIGINT, before)
    os.close(theirs)
    shown = b""
    while "番号> ".encode() not in shown:
        shown += os.read(ours, 4096)
    # A signal between the prompt and the read behind it is seen by Python only at the next one.
    while run.poll() is None:
        run.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            run.wait(1)
    assert run.returncode == Exit.MORE_ANSWERS
    shown += os.read(ours, 4096)
    assert "終わります" in shown.decode()
    assert "Traceback" not in shown.decode()
    os.close(ours)


@pytest.mark.parametrize("closed", [0, 1, 2])
def test_a_stream_that_was_closed_stops_nothing(closed: int) -> None:
    command = [sys.executable, "-m", "guide", "run", "shinjo/guideline", "--plain"]
    program = f"import os; os.close({closed}); os.execv({sys.executable!r}, {command!r})"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, input=b"1\n", check=False
    )
    assert run.returncode == Exit.MORE_ANSWERS, run.stderr.decode()
    assert b"Traceback" not in run.stderr + run.stdout
