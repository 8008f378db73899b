"""What typesetting costs: the first question with it and without, the phrase breaker, and a resize.

The resize is one of the fullest screen of the shipped guides, beside that of a bare Textual application.

"Without" cuts every line at its last cell and knows neither rules nor phrases; see `kyodo_cut`.
"""

import argparse
import asyncio
import statistics
import subprocess
import sys
import time

from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.widgets import Static

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

ROUNDS = 3
"""Times that all widths are gone through, in turn with the bare application."""

SETTLED = 0.5
"""Seconds after which what is known of the screen has been added to it."""

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


class Bare(App[None]):
    """The least a Textual application can be: one text, as long as the fullest screen is high."""

    def compose(self) -> ComposeResult:
        """Compose the text."""
        yield Static("市民と市が、それぞれ持つ情報を提供し、交換します。\n" * 40)


async def resized(app: App[None]) -> list[float]:
    """Return the milliseconds of processor time of each resize, from the new size to what is written."""
    taken: list[float] = []

    def written(_: object, update: CompositorUpdate | None) -> None:
        if update is not None:
            update.render_segments(app.console)

    app._display = written  # type: ignore[method-assign,assignment]  # noqa: SLF001 - without a terminal it writes nothing
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause(SETTLED)
        for columns in WIDTHS:
            await pilot.pause()
            begun = time.process_time()
            await pilot.resize_terminal(columns, 40)
            await pilot.pause()
            taken.append((time.process_time() - begun) * 1000)
    return taken


ASKED = """
import sys, time
from guide.japanese.wrap import wrap
wrap("一行に入る文です。", 40)
before = "budoux" in sys.modules
begun = time.process_time()
wrap("一行に入らない文は、言葉の切れ目で次の行に変わります。", 20)
print(before, "budoux" in sys.modules, (time.process_time() - begun) * 1000)
"""


def phrase_breaker() -> str:
    """Say when a new process loads the phrase breaker, and what that takes."""
    told = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=HERE.parent, check=True, capture_output=True, text=True
    )
    fits, fits_not, taken = told.stdout.split()
    sort = {"False": "not loaded", "True": "loaded"}
    return (
        f"the phrase breaker: {sort[fits]} for a text that fits its line,"
        f" {sort[fits_not]} for the first that does not; loading and that text take {float(taken):.1f} ms"
    )


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
    print(phrase_breaker())
    typesetting.install()
    interview = fullest()
    passage = result(interview, None)
    print(f"fullest screen: {interview.flow.id}, {sum(len(line.text) for line in passage):,} characters")
    print(f"  laid out for the first time: {laid_out(passage, 74):.1f} ms of processor time")
    again = [laid_out(passage, cells) for cells in range(88, 32, -1)]
    print(f"  at each further width: median {statistics.median(again):.1f}, slowest {max(again):.1f} ms")
    ours, bare = [], []
    for _ in range(ROUNDS):
        ours += asyncio.run(resized(Kyodo((), lambda _: "", interview)))
        bare += asyncio.run(resized(Bare()))
    for name, taken in (
        ("resize, new size to what is written", ours),
        ("the same of one plain Static", bare),
    ):
        print(
            f"  {name}: fastest {min(taken):.1f}, median {statistics.median(taken):.1f},"
            f" 95th percentile {quantile(taken, 0.95):.1f} ms; a frame is {FRAME:.1f}"
        )
    print(f"  ratio of the medians {statistics.median(ours) / statistics.median(bare):.2f}")
    print(disturbance)


if __name__ == "__main__":
    main()
