"""What typesetting costs: the first question with it and without, and a resize of the fullest screen.

"Without" cuts every line at its last cell and knows neither rules nor phrases; see `kyodo_cut`.
"""

import argparse
import asyncio
import statistics
import sys
import time

from benchmarks.comparison import HERE, Disturbance, paired, quantile, report_pairs
from benchmarks.start import first_visible
from guide import library
from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.views.passage import Passage
from guide.views.tui import typesetting
from guide.views.tui.app import Kyodo
from guide.views.tui.rows import set_passage
from guide.views.words.result import result

FRAME = 1000 / 60
"""Milliseconds between two pictures of a screen."""

WIDTHS = [*range(120, 40, -3), *range(40, 121, 2)]
"""A window that is drawn narrow and wide again."""


def fullest() -> Interview:
    """The example of a shipped flow whose result has the most to read."""
    read = map(library.read, library.all_flows())
    flows = [library.flow(files) for files in read if not isinstance(files, library.Unreadable)]
    ends = [
        begin(flow, read_all_pages(flow, example.answers))[0]
        for flow in flows
        if isinstance(flow, Flow)
        for example in flow.examples
    ]
    return max(ends, key=lambda one: sum(len(line.text) for line in result(one, None)))


def laid_out(passage: Passage, cells: int) -> float:
    """Return the milliseconds of processor time that laying out takes."""
    begun = time.process_time()
    set_passage(passage, cells)
    return (time.process_time() - begun) * 1000


async def resized(interview: Interview) -> list[float]:
    """Return the milliseconds of processor time of each resize, from the new size to the drawn screen."""
    app = Kyodo((), lambda _: "", interview)
    taken = []
    async with app.run_test(size=(100, 40)) as pilot:
        for columns in WIDTHS:
            await pilot.pause()
            begun = time.process_time()
            await pilot.resize_terminal(columns, 40)
            await pilot.pause()
            app.screen._compositor.render_strips()  # noqa: SLF001 - what the driver would be given
            taken.append((time.process_time() - begun) * 1000)
    return taken


def main() -> None:
    """Measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=25, help="pairs of starts")
    chosen = options.parse_args()
    disturbance = Disturbance()
    command = [sys.executable, str(HERE / "kyodo_cut.py")]
    run = ["run", "shinjo/guideline"]
    report_pairs(
        "exec to first question, with typesetting against without",
        *paired(
            lambda: first_visible([*command, "off", *run], "スタート"),
            lambda: first_visible([*command, "on", *run], "スタート"),
            chosen.runs,
        ),
    )
    typesetting.install()
    interview = fullest()
    passage = result(interview, None)
    print(f"fullest screen: {interview.flow.id}, {sum(len(line.text) for line in passage):,} characters")
    print(f"  laid out for the first time: {laid_out(passage, 74):.1f} ms of processor time")
    again = [laid_out(passage, cells) for cells in range(88, 32, -1)]
    print(f"  at each further width: median {statistics.median(again):.1f}, slowest {max(again):.1f} ms")
    taken = asyncio.run(resized(interview))
    print(
        f"  whole resize, new size to drawn screen: median {statistics.median(taken):.1f},"
        f" 95th percentile {quantile(taken, 0.95):.1f} ms; a frame is {FRAME:.1f}"
    )
    print(disturbance)


if __name__ == "__main__":
    main()
