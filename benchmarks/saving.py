"""What saving costs: exec to the first question and Enter to the next question, with saving on and off.

Both sides are the same program, run in turn. With saving on, the folder holds interviews that others have
finished, as on a machine that is used; none of them is unfinished, since that would be offered first.
"""

import argparse
import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.comparison import DEFAULT_COMMAND, Disturbance, command_line, paired, quantile, report_pairs
from benchmarks.steps import Walker, report
from benchmarks.terminal import KEYS, Terminal
from guide import library
from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.saver import Saver

OFF = {"KYODO_SAVE": "off"}
PREPARE = "1 2 3 enter 1 2 3 4 enter"


def now() -> dt.datetime:
    """The time on the clocks of this place."""
    return dt.datetime.now().astimezone()


def finished() -> Interview:
    """An interview of Shinjo's guide that stands at its result."""
    path = library.find("shinjo/guideline")
    files = library.read(path) if isinstance(path, Path) else path
    flow = library.flow(files) if isinstance(files, library.Files) else None
    if not isinstance(flow, Flow):
        sys.exit("the guide of Shinjo is not here")
    return begin(flow, read_all_pages(flow, flow.examples[0].answers))[0]


def fill(folder: Path, interview: Interview, count: int) -> None:
    """Save an interview so many times."""
    for _ in range(count):
        saver = Saver(folder / "kyodo" / "saves", now)
        saver.save(interview)
        saver.close()


def first_question(command: list[str], environment: dict[str, str], marker: str) -> float:
    """Seconds from just before exec until the first question stands on the screen."""
    with Terminal(command, environment=environment) as terminal:
        return terminal.until_visible(marker) - terminal.started


def steps(command: list[str], on: dict[str, str], marker: str, screens: int) -> None:
    """Walk both in turn: what is changed by an answer is saved on one side."""
    with Terminal(command, environment=OFF) as without, Terminal(command, environment=on) as with_it:
        walkers = [
            Walker(name, terminal, "escape", 0.06) for name, terminal in (("off", without), ("on", with_it))
        ]
        for walker in walkers:
            walker.prepare(marker, PREPARE)
            for _ in range(2):
                walker.terminal.send(KEYS["escape"])
                walker.terminal.settle(0.06, timeout=1.5)
            for _ in range(10):
                walker.walk(2, timed=False)
            walker.screens = walker.stuck = 0
        before = {walker.name: walker.terminal.memory() for walker in walkers}
        while walkers[1].screens < screens:
            for walker in walkers:
                walker.walk(2, timed=True)
        report(walkers[0], walkers[1], before)


def one_answer(folder: Path, interview: Interview, count: int) -> None:
    """How long a screen waits for one answer to be handed to the disk."""
    saver = Saver(folder, now)
    waits = []
    for number in range(count):
        state = interview.keep("start-check", {"alone": "yes" if number % 2 else "no"})
        state.trace  # noqa: B018 - followed by the view in any case
        begun = time.perf_counter()
        saver.save(state)
        waits.append(time.perf_counter() - begun)
        time.sleep(0.01)
    saver.close()
    middle, high = statistics.median(waits) * 1000, quantile(waits, 0.95) * 1000
    print(f"one answer to the disk: median {middle:.2f} ms, 95th percentile {high:.2f} ms; {saver.trouble}")


def main() -> None:
    """Measure all three."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=25, help="pairs of starts")
    options.add_argument("--screens", type=int, default=200, help="screens to walk on each side")
    options.add_argument("--saved", type=int, default=20, help="interviews that lie in the folder")
    options.add_argument("--command", default=DEFAULT_COMMAND, help="the full-screen command")
    options.add_argument("--marker", default="スタート", help="text that is visible with the first question")
    chosen = options.parse_args()
    disturbance, command, interview = Disturbance(), command_line(chosen.command), finished()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        on = {"KYODO_SAVE": "on", "XDG_STATE_HOME": name}
        fill(folder, interview, chosen.saved)
        report_pairs(
            f"exec to first question, saving on ({chosen.saved} saved) against off",
            *paired(
                lambda: first_question(command, OFF, chosen.marker),
                lambda: first_question(command, on, chosen.marker),
                chosen.runs,
            ),
        )
        steps(command, on, chosen.marker, chosen.screens)
        one_answer(folder / "answers", interview, chosen.screens)
    print(disturbance)


if __name__ == "__main__":
    main()
