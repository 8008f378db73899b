"""Compare the views on all walks and count them: prints the table of docs/access.md.

Every example of every shipped guide, and every way to another outcome or another first entry of any
catalogue (of many, a hundred), in line mode and on the full screen. Takes some minutes; the tests take
samples of the same.
"""

import argparse
import asyncio
from collections import Counter
from collections.abc import Iterator

from guide.analysis.insight import diagram_of
from guide.language.model import Flow
from tests.parity.comparing import in_lines, on_screen
from tests.parity.walks import CASES, Case, last, shipped, ways
from tests.views.tui.stage import app

MOST = 100
"""Ways about one catalogue at most; of more, so many are taken evenly."""


def cases_of(flow: Flow) -> Iterator[Case]:
    """Give every walk through a guide."""
    yield from (case for case in CASES if case.flow.id == flow.id)
    for about in diagram_of(flow).aspects:
        found = tuple(ways(flow, about))
        yield from found[:: -(-len(found) // MOST)]


async def compared(flow: Flow) -> tuple[Counter[str], list[str]]:
    """Count the walks that are the same in each view, and tell what is missing in others."""
    counts: Counter[str] = Counter()
    faults: list[str] = []
    ends, paths = set(), set()
    kyodo = app(flow)
    async with kyodo.run_test(size=(100, 120)) as pilot:
        for case in cases_of(flow):
            for view, fault in (("lines", in_lines(case)), ("screen", on_screen(kyodo, case))):
                counts[view] += not fault
                faults += [f"{view}, {case}: {fault}"] if fault else []
            trace = last(case).trace
            ends.add(trace.here)
            paths.add(trace.path)
            counts["walks"] += 1
            await pilot.pause(0)
    counts["ends"], counts["paths"] = len(ends), len(paths)
    return counts, faults


def main() -> None:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    columns = ("walks", "paths", "ends", "lines", "screen")
    print(
        "| guide | walks | different paths | different ends | same in line mode | same on the full screen |"
    )
    print("|---|" + "--:|" * len(columns))
    all_faults: list[str] = []
    total: Counter[str] = Counter()
    for flow in shipped():
        counts, faults = asyncio.run(compared(flow))
        total += counts
        all_faults += faults
        print(f"| {flow.id} |" + "".join(f" {counts[column]:,} |" for column in columns), flush=True)
    print("| all |" + "".join(f" {total[column]:,} |" for column in columns))
    print("\n".join(all_faults))
    raise SystemExit(bool(all_faults))


if __name__ == "__main__":
    main()
