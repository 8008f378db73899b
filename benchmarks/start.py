"""How long a person waits: exec to the first question, and exec to exit of the headless command.

Both are compared, pair by pair, with the least a program of their kind can be: a bare Textual app, and a
Python that imports pydantic and yaml and ends.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence

from benchmarks.comparison import (
    BASELINE_START,
    DEFAULT_COMMAND,
    HERE,
    Disturbance,
    command_line,
    describe,
    paired,
    report_pairs,
)
from benchmarks.terminal import Terminal, as_installed

IMPORTS = (sys.executable, "-c", "import pydantic, yaml")


def first_visible(command: Sequence[str], marker: str) -> float:
    """Return the seconds from just before exec until `marker` stands on the screen."""
    with Terminal(command) as terminal:
        return terminal.until_visible(marker) - terminal.started


def exec_to_exit(command: Sequence[str]) -> float:
    """Return the seconds one run of `command` takes without a terminal; ends this program if it fails."""
    begun = time.perf_counter()
    finished = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False, env=as_installed()
    )
    seconds = time.perf_counter() - begun
    if finished.returncode != 0:
        said = finished.stderr.decode(errors="replace")
        sys.exit(f"{describe(command)} ended with {finished.returncode}\n{said}")
    return seconds


def main() -> None:
    """Measure both."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=25, help="pairs of runs")
    options.add_argument("--command", default=DEFAULT_COMMAND, help="the full-screen command")
    options.add_argument("--marker", default="スタート", help="text that is visible with the first question")
    options.add_argument("--headless", default="kyodo answer shinjo/guideline", help="the headless command")
    options.add_argument(
        "--answers",
        metavar="FILE",
        default=str(HERE / "answers.yaml"),
        help="what the headless command is given",
    )
    chosen = options.parse_args()

    disturbance = Disturbance()
    screen = command_line(chosen.command)
    print(describe(screen), f"→ {chosen.marker}")
    report_pairs(
        "exec to first question, against a bare Textual app",
        *paired(
            lambda: first_visible(BASELINE_START, "スタート"),
            lambda: first_visible(screen, chosen.marker),
            chosen.runs,
        ),
    )
    headless = [*command_line(chosen.headless), "--answers", chosen.answers]
    print(chosen.headless)
    report_pairs(
        "exec to exit, against python -c 'import pydantic, yaml'",
        *paired(lambda: exec_to_exit(IMPORTS), lambda: exec_to_exit(headless), chosen.runs),
    )
    print(disturbance)


if __name__ == "__main__":
    main()
