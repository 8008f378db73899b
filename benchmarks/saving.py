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
DRAWING = 0.005
"""Seconds from a key to its frame, at the least (see `steps`)."""


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
        differences(*(walker.latencies for walker in walkers))


def differences(without: list[float], with_it: list[float]) -> None:
    """What a step takes longer with saving than the same step beside it without, and how sure that is."""
    apart = sorted((b - a) * 1000 for a, b in zip(without, with_it, strict=False))
    half = 0.98 * len(apart) ** 0.5  # the ranks that hold the median of all such steps in 95 of 100 runs
    low = apart[max(round(len(apart) / 2 - half), 0)]
    high = apart[min(round(len(apart) / 2 + half), len(apart) - 1)]
    middle = statistics.median(apart)
    print(f"the same step with saving: {middle:+.2f} ms (median; from {low:+.2f} to {high:+.2f})")


def one_answer(folder: Path, interview: Interview, count: int) -> None:
    """How long one answer holds up the full screen and the lines.

    The full screen hands the answer over, draws for some milliseconds, and asks before it shows the frame
    whether all is written; lines have nothing to do meanwhile.
    """
    saver = Saver(folder, now)
    waits: dict[str, list[float]] = {"handed over": [], "before the frame": [], "in lines": []}
    for number in range(2 * count):
        state = interview.keep("start-check", {"alone": "yes" if number % 4 < 2 else "no"})  # noqa: PLR2004
        state = state.keep("ready-check", {"people": "yes" if number % 2 else "no"})
        state.trace  # noqa: B018 - followed by the view in any case
        begun = time.perf_counter()
        if number % 2:
            saver.save(state)
            waits["in lines"].append(time.perf_counter() - begun)
        else:
            saver.hand_over(state)
            waits["handed over"].append(time.perf_counter() - begun)
            draw_for(DRAWING)
            begun = time.perf_counter()
            saver.written()
            waits["before the frame"].append(time.perf_counter() - begun)
        time.sleep(0.01)
    saver.close()
    for name, of_one in waits.items():
        middle, high = statistics.median(of_one) * 1000, quantile(of_one, 0.95) * 1000
        print(f"one answer, {name}: median {middle:.3f} ms, 95th percentile {high:.3f} ms")
    print(saver.trouble or f"{2 * count} answers written")


def draw_for(seconds: float) -> None:
    """Keep the processor busy as a screen that is being drawn does, looking at its loop now and then."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for _ in range(2000):
            pass
        time.sleep(0)


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
