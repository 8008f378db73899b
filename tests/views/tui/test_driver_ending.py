"""The end of the command on a terminal: every way out gives the terminal back as it was."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal import ROOT, Terminal

SHINJO = ["-m", "guide", "run", "shinjo/guideline"]
FIRST_QUESTION = "スタート"
LEFT_EARLY, CRASHED, INTERRUPTED = 3, 70, 130


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """One cache for all, so that only the first start takes long."""
    return {"XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}


def test_after_ctrl_z_the_walk_goes_on_and_its_end_still_gives_the_first_mode_back(
    environment: dict[str, str],
) -> None:
    with Terminal(SHINJO, environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        os.kill(terminal.pid, signal.SIGTSTP)
        terminal.until_shown("[stopped]")
        assert terminal.mode() == terminal.first_mode
        terminal.send(b"fg\r")
        terminal.until(lambda: not terminal.in_lines)
        terminal.send(b"123\r")
        terminal.until_shown("済み")
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY
        assert terminal.mode() == terminal.first_mode


def test_ctrl_z_in_the_midst_of_writing_stops_the_walk_and_hangs_nothing(environment: dict[str, str]) -> None:
    program = f"""
import os, signal, sys
from textual.drivers._writer_thread import WriterThread
from guide import cli
write = WriterThread.write
def stopped_meanwhile(self, text):
    if "{FIRST_QUESTION}" in text:
        WriterThread.write = write
        with self._queue.mutex:  # as a signal may find it at any moment
            os.kill(os.getpid(), signal.SIGTSTP)
    write(self, text)
WriterThread.write = stopped_meanwhile
sys.exit(cli.main(["run", "shinjo/guideline"]))
"""
    with Terminal(["-c", program], environment=environment) as terminal:
        terminal.until_shown("[stopped]")
        terminal.send(b"fg\r")
        terminal.until(lambda: not terminal.in_lines)
        terminal.send(b"\x11")
        assert terminal.end() == LEFT_EARLY


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_the_open_screen_ends_the_walk_and_gives_the_terminal_back(
    number: signal.Signals, environment: dict[str, str]
) -> None:
    with Terminal(SHINJO, environment=environment) as terminal:
        terminal.until_shown(FIRST_QUESTION)
        os.kill(terminal.pid, number)
        assert terminal.end() == LEFT_EARLY
        assert terminal.mode() == terminal.first_mode
        assert "Traceback" not in terminal.text()


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A flow that takes for ever to read, so that the program is still starting."""
    os.mkfifo(tmp_path / "flow.yaml")
    return tmp_path / "flow.yaml"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_while_it_starts_ends_it_as_the_system_would_and_gives_the_terminal_back(
    number: signal.Signals, endless: Path
) -> None:
    with Terminal(["-m", "guide", "run", str(endless)]) as terminal:
        terminal.until(lambda: not terminal.in_lines)
        os.kill(terminal.pid, number)
        assert terminal.end() == -number
        assert terminal.mode() == terminal.first_mode


def test_ctrl_c_while_it_starts_ends_it_in_silence(endless: Path) -> None:
    with Terminal(["-m", "guide", "run", str(endless)]) as terminal:
        terminal.until(lambda: not terminal.in_lines)
        terminal.send(b"\x03")
        assert terminal.end() == -signal.SIGINT
        assert terminal.text().strip() in {"", "^C"}
        assert terminal.mode() == terminal.first_mode


def test_ctrl_c_before_the_command_is_even_there_ends_it_in_silence() -> None:
    interrupted = "import sys\nclass Finder:\n def find_spec(*_):\n  raise KeyboardInterrupt\n"
    program = (
        f"{interrupted}from guide.__main__ import main\nsys.meta_path.insert(0, Finder())\nsys.exit(main())"
    )
    with Terminal(["-c", program]) as terminal:
        assert terminal.end() == INTERRUPTED
        assert terminal.text().strip() == ""


def test_a_guide_that_cannot_be_opened_is_told_on_a_terminal_that_works(tmp_path: Path) -> None:
    with Terminal(["-m", "guide", "run", str(tmp_path / "none.yaml")]) as terminal:
        assert terminal.end() == 2
        assert "見つかりません" in terminal.text()
        assert terminal.mode() == terminal.first_mode


def test_a_mistake_of_ours_in_the_open_screen_gives_the_terminal_back(environment: dict[str, str]) -> None:
    program = """
import sys
from guide import cli
from guide.views.tui.app import Kyodo
def fail(_):
    raise ValueError("a mistake of ours")
Kyodo.on_ready = fail
cli.main(["run", "shinjo/guideline"])
"""
    with Terminal(["-c", program], typed=b"123\r", environment=environment) as terminal:
        terminal.end()
        assert "ValueError" in terminal.text()
        assert terminal.mode() == terminal.first_mode


def test_the_program_ends_where_the_terminal_is_gone_and_nobody_says_so(environment: dict[str, str]) -> None:
    ours, theirs = os.openpty()
    # In a session of its own this is not its controlling terminal, so the system sends it no signal.
    command = [sys.executable, *SHINJO]
    left = os.environ | environment | {"TERM": "xterm-256color"}
    with subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, env=left, start_new_session=True
    ) as process:
        os.close(theirs)
        shown = b""
        while FIRST_QUESTION.encode() not in shown:
            shown += os.read(ours, 65536)
        os.close(ours)
        try:
            assert process.wait(30) != CRASHED
        finally:
            process.kill()
