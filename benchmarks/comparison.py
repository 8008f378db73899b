"""Figures of paired runs: quantiles, ratios, and how much the machine itself disturbed them.

Ratios are taken within a pair, one run of each side directly after the other, and the median of those is
reported: absolute times differ from machine to machine, the ratio of neighbours hardly does. Nothing here
judges a figure.
"""

import shlex
import shutil
import statistics
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASELINE_START = (sys.executable, str(HERE / "baseline_start.py"))
BASELINE_STEP = (sys.executable, str(HERE / "baseline_step.py"))
DEFAULT_COMMAND = "kyodo run shinjo/guideline"


def command_line(text: str) -> list[str]:
    """Split a command line; a program beside this interpreter goes first, so both sides share it.

    In a checkout where `kyodo` is not installed, this interpreter runs the package instead.
    """
    first, *rest = shlex.split(text)
    beside = Path(sys.executable).with_name(first)
    found = str(beside) if beside.exists() else shutil.which(first)
    if found is None and first == "kyodo":
        return [sys.executable, "-m", "guide", *rest]
    if found is None:
        sys.exit(f"no such command: {first}")
    return [found, *rest]


def quantile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered) + 0.5) - 1))]


def paired(
    first: Callable[[], float], second: Callable[[], float], runs: int
) -> tuple[list[float], list[float]]:
    """Run both sides in turn, `runs` times each, after one discarded run of each that warms the caches."""
    first()
    second()
    pairs = [(first(), second()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def report_pairs(title: str, baseline: Sequence[float], measured: Sequence[float]) -> None:
    """Print the median ratio of the pairs and its middle half; milliseconds are for orientation."""
    ratios = [b / a for a, b in zip(baseline, measured, strict=True)]
    low, middle, high = quantile(ratios, 0.25), statistics.median(ratios), quantile(ratios, 0.75)
    print(f"{title}: ratio {middle:.2f} (middle half {low:.2f} to {high:.2f}, {len(ratios)} pairs)")
    print(
        f"  median {statistics.median(measured) * 1000:.0f} ms"
        f" against {statistics.median(baseline) * 1000:.0f} ms;"
        f" fastest {min(measured) * 1000:.0f} against {min(baseline) * 1000:.0f}"
    )


class Disturbance:
    """How much processor time the host took away from this machine; above a few percent, run again."""

    def __init__(self) -> None:
        """Begin to count."""
        self._stolen, self._all = self._counters()

    def __str__(self) -> str:
        """Tell the share since the beginning in words."""
        stolen, everything = self._counters()
        if everything == self._all:
            return "time taken by the host: not known here"
        return f"time taken by the host: {100 * (stolen - self._stolen) / (everything - self._all):.1f} %"

    @staticmethod
    def _counters() -> tuple[int, int]:
        """Return stolen and used processor time in ticks since the machine started; zeros where unknown."""
        try:
            fields = [
                int(field)
                for field in Path("/proc/stat").read_text(encoding="ascii").split("\n")[0].split()[1:9]
            ]
        except (OSError, ValueError):
            return 0, 0
        user, nice, system, _idle, _wait, interrupt, soft_interrupt, stolen = fields
        return stolen, user + nice + system + interrupt + soft_interrupt + stolen


def describe(command: Sequence[str]) -> str:
    """Return the command as one would type it, without the folder it lies in."""
    return shlex.join([Path(command[0]).name, *command[1:]])
