"""How long Enter takes to show the next question, and what walking costs in memory.

The app under test and the bare app are both running; they are walked in turn, a few questions forward and
back again, so that what disturbs one disturbs the other. A step ends when the text of the screen is
complete, not when its first part appears; repaints that change no character do not count.
"""

import argparse
import statistics
import sys
from dataclasses import dataclass, field

from benchmarks.comparison import (
    BASELINE_STEP,
    DEFAULT_COMMAND,
    Disturbance,
    command_line,
    describe,
    quantile,
)
from benchmarks.terminal import KEYS, Terminal, key_bytes

MEBIBYTE = 1024 * 1024


@dataclass
class Walker:
    """One running app and what was measured with it."""

    name: str
    terminal: Terminal
    back: str
    quiet: float
    latencies: list[float] = field(default_factory=list)
    stuck: int = 0
    screens: int = 0

    def prepare(self, marker: str, keys: str) -> None:
        """Wait for the first question, then press `keys`, each after the one before took effect."""
        self.terminal.until_visible(marker)
        self.terminal.rest(0.3)
        for key in key_bytes(keys):
            self.terminal.send(key)
            if self.terminal.settle(self.quiet, timeout=1.0) is None:
                sys.exit(
                    f"{self.name}: the key {key!r} changed nothing on this screen\n{self.terminal.text()}"
                )

    def walk(self, depth: int, *, timed: bool) -> None:
        """Go `depth` questions forward with Enter, noting how long each took, and the same number back."""
        for key in [KEYS["enter"]] * depth + [KEYS[self.back]] * depth:
            pressed = self.terminal.send(key)
            complete = self.terminal.settle(self.quiet, timeout=1.5)
            self.screens += 1
            if complete is None:
                self.stuck += 1
            elif timed and key == KEYS["enter"]:
                self.latencies.append(complete - pressed)


def report(baseline: Walker, measured: Walker, before: dict[str, int]) -> None:
    """Print ratios of median and 95th percentile, and the growth of resident memory."""
    for title, figure in (
        ("median", statistics.median),
        ("95th percentile", lambda values: quantile(values, 0.95)),
    ):
        a, b = figure(baseline.latencies), figure(measured.latencies)
        print(
            f"Enter to next question, {title}: ratio {b / a:.2f}"
            f" ({b * 1000:.1f} ms against {a * 1000:.1f} ms)"
        )
    for walker in (baseline, measured):
        now = walker.terminal.memory()
        growth = (now - before[walker.name]) / MEBIBYTE
        print(
            f"{walker.name}: memory {growth:+.1f} MiB over {walker.screens} screens,"
            f" now {now / MEBIBYTE:.0f} MiB;"
            f" {len(walker.latencies)} steps timed, {walker.stuck} without effect"
        )


def main() -> None:
    """Walk both apps in turn until the wished number of screens was shown."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=500, help="screens to show in each app after warming up")
    options.add_argument("--command", default=DEFAULT_COMMAND, help="the full-screen command")
    options.add_argument("--marker", default="スタート", help="text that is visible with the first question")
    options.add_argument(
        "--prepare", default="1 2 3 enter 1 2 3 4 enter", help="keys that answer the questions to be walked"
    )
    options.add_argument("--depth", type=int, default=2, help="how many screens --prepare went forward")
    options.add_argument(
        "--back", default="escape", choices=("escape", "left"), help="the key that goes back"
    )
    options.add_argument("--quiet", type=float, default=0.06, help="seconds of silence that end a step")
    options.add_argument("--show", action="store_true", help="print the screen the preparation led to")
    chosen = options.parse_args()

    command = command_line(chosen.command)
    print(describe(command), f"prepared with: {chosen.prepare}")
    disturbance = Disturbance()
    with Terminal(BASELINE_STEP) as bare, Terminal(command) as app:
        baseline = Walker("bare app", bare, chosen.back, chosen.quiet)
        measured = Walker("app", app, chosen.back, chosen.quiet)
        baseline.prepare("わからない", " ".join(["enter"] * chosen.depth))
        measured.prepare(chosen.marker, chosen.prepare)
        if chosen.show:
            print(app.text())
        for walker in (baseline, measured):
            for _ in range(chosen.depth):
                walker.terminal.send(KEYS[chosen.back])
                walker.terminal.settle(chosen.quiet, timeout=1.5)
            for _ in range(max(1, 20 // chosen.depth)):  # caches of styles and layouts fill up; not growth
                walker.walk(chosen.depth, timed=False)
            walker.screens = walker.stuck = 0
        before = {walker.name: walker.terminal.memory() for walker in (baseline, measured)}
        while measured.screens < chosen.runs:
            for walker in (baseline, measured):
                walker.walk(chosen.depth, timed=True)
        report(baseline, measured, before)
        print(disturbance)
        if measured.stuck or baseline.stuck:
            sys.exit(
                "steps without effect: check --prepare, --depth and --back; the figures above are no use"
            )


if __name__ == "__main__":
    main()
