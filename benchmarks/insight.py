"""How long why, what-if and the questions left take, on every screen of random walks through every guide.

The baseline, in the same run, is `follow`: what every screen costs anyway. A frame is 16.7 ms. Processor time
of this thread, so that a busy machine does not blur it.

    python -m benchmarks.insight [--walks N]
"""

import argparse
import random
from collections.abc import Callable
from functools import partial
from statistics import median
from time import thread_time

from guide import library
from guide.analysis.diagram import compile_flow
from guide.analysis.insight import diagram_of, insight
from guide.engine.follow import follow
from guide.engine.interview import Interview
from guide.language.model import Flow
from tests.laws.brute_force import every_answer

FRAME = 1000 / 60


def milliseconds(work: Callable[[], object]) -> float:
    """Processor time of one call."""
    start = thread_time()
    work()
    return (thread_time() - start) * 1000


def screens(flow: Flow, dice: random.Random) -> list[Interview]:
    """The interview at each screen of one random walk."""
    interview = Interview(flow)
    found = [interview]
    while interview.asking is not None:
        step = interview.asking
        after = interview.answer(step.id, dice.choice(every_answer(step)))
        if not isinstance(after, Interview):
            break
        interview = after
        found.append(interview)
    return found


def main() -> None:
    """Print a line for each guide."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=30)
    walks = parser.parse_args().walks
    print("guide                    compile   follow   insight  (median, most)   ratio   of a frame")
    for path in library.all_flows():
        files = library.read(path)
        flow = library.flow(files) if isinstance(files, library.Files) else ()
        if isinstance(flow, tuple):
            continue
        compiling = min(milliseconds(partial(compile_flow, flow)) for _ in range(3))
        diagram_of(flow)
        insight(Interview(flow))
        told, baseline = [], []
        for seed in range(walks):
            for interview in screens(flow, random.Random(seed)):  # noqa: S311 - walks, not secrets
                baseline.append(milliseconds(partial(follow, flow, interview.answers)))
                told.append(milliseconds(partial(insight, interview)))
        ratio = median(told) / max(median(baseline), 1e-6)
        print(
            f"{flow.id:24} {compiling:6.0f}  {median(baseline):7.2f}  {median(told):8.2f}  {max(told):8.2f}"
            f"      {ratio:8.1f}   {max(told) / FRAME:8.2f}"
        )


if __name__ == "__main__":
    main()
