"""How long it takes to tell officers all about every shipped flow: its ways, and what an edited copy changes.

Two copies of each are compared: one in which the first question with two ways on has them turned, so that
much changes, and one in which nothing is edited, for which that has to be proven.
"""

import argparse
import statistics
import time
from functools import partial

from benchmarks.turned import turned
from guide import library
from guide.analysis.diagram import OUTCOME, compile_flow
from guide.analysis.diff import compare, match
from guide.analysis.paths import Ways
from guide.language.model import Flow


def _shipped() -> list[Flow]:
    files = [library.read(path) for path in library.all_flows()]
    found = [library.flow(one) for one in files if isinstance(one, library.Files)]
    return [one for one in found if isinstance(one, Flow)]


def _ways(flow: Flow) -> str:
    diagram = compile_flow(flow)
    return f"{Ways(diagram, diagram.aspects[OUTCOME]).number:,} ways"


def _compared(flow: Flow, other: Flow) -> str:
    found = compare(flow, other, match(flow, other, {}))
    patterns = sum(len(change.patterns) for change in found.changes)
    return f"{len(found.changes)} changes in {patterns} patterns"


def main() -> None:
    """Measure each flow, and all together."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=3, help="rounds; the figure is the median")
    chosen = options.parse_args()
    total = 0.0
    for flow in _shipped():
        edited = turned(flow)
        sides = {
            "ways": partial(_ways, flow),
            "unedited": partial(_compared, flow, flow),
            "edited": partial(_compared, flow, edited),
        }
        print(flow.id)
        for name, side in sides.items():
            took = []
            for _ in range(chosen.runs):
                begun = time.process_time()
                told = side()
                took.append(time.process_time() - begun)
            total += statistics.median(took)
            print(f"  {name:9}{statistics.median(took):7.3f} s   {told}")
    print(f"all {total:.2f} s")


if __name__ == "__main__":
    main()
