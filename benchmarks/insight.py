"""How long why, what-if and the questions left take, on every screen of random walks through every guide.

The baseline, in the same run, is `follow`: what every screen costs anyway. A frame is 16.7 ms. Processor time
of this thread, so that a busy machine does not blur it (it still makes it longer: two programs share a core's
caches). Everything is measured as a person meets it: the first question right after compiling, each of the
others once, garbage collected when it is, but not what was there before the flow was compiled, which the
full screen holds out of it too.

    python -m benchmarks.insight [--walks N] [--ways N]
"""

import argparse
import gc
import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from statistics import median
from time import thread_time

from guide import library
from guide.analysis.diagram import compile_flow
from guide.analysis.insight import diagram_of, insight
from guide.analysis.paths import Ways, witness
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


def results(flow: Flow, most: int) -> Iterator[Interview]:
    """The interview at the end of so many ways to each thing that the flow tells."""
    diagram = compile_flow(flow)
    for aspect in diagram.aspects.values():
        for way in islice(Ways(diagram, aspect), most):
            answers = witness(diagram, way)
            if answers is not None:
                yield Interview(flow, answers)


def main() -> None:
    """Print a line for each guide."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--walks", type=int, default=30, help="random walks, every screen of each")
    parser.add_argument("--ways", type=int, default=100, help="results besides, for each thing a guide tells")
    chosen = parser.parse_args()
    print("guide                    compile   first   follow   insight  (median, most)   ratio   of a frame")
    for path in library.all_flows():
        files = library.read(path)
        flow = library.flow(files) if isinstance(files, library.Files) else ()
        if isinstance(flow, tuple):
            continue
        measured = [one for seed in range(chosen.walks) for one in screens(flow, random.Random(seed))]  # noqa: S311 - walks, not secrets
        measured += results(flow, chosen.ways)
        gc.collect()
        gc.freeze()
        compiling = milliseconds(partial(diagram_of, flow))
        first = milliseconds(partial(insight, measured[0]))
        told, baseline = [], []
        for interview in measured:
            baseline.append(milliseconds(partial(follow, flow, interview.answers)))
            told.append(milliseconds(partial(insight, interview)))
        ratio = median(told) / max(median(baseline), 1e-6)
        print(
            f"{flow.id:24} {compiling:6.0f}  {first:6.2f}  {median(baseline):7.2f}  {median(told):8.2f}"
            f"  {max(told):8.2f}      {ratio:8.1f}   {max(told) / FRAME:8.2f}"
        )


if __name__ == "__main__":
    main()
