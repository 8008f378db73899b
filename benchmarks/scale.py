"""How checking a flow grows with its steps, and with the number of ways to answer it.

Flows of two kinds are generated. Long ones, as the benchmark of loading has them: each step asks, and leads
on by its own answer and by one five questions back. Wide ones: so many questions of ten options that there
are 10 to the power of their number ways to answer, and a table that reads them in threes. Each part of
`kyodo check` is timed by itself, in processor time, and set against the step count; checking the written
proof a second time is told apart.
"""

import argparse
import gc
import time
from collections.abc import Callable
from typing import TypeVar

from benchmarks.comparison import Disturbance
from benchmarks.generated import CITY, flow
from guide.analysis.proof import Proof, doubt_of, prove
from guide.analysis.reach import reach
from guide.language.loader import load

_T = TypeVar("_T")

HEAD = """\
format: 1
title: 広い案内
summary: 広い案内です。
source: plan
edition: {date: 2026-11-22}
stages: [{id: all, title: 全部}]
start: q-0
"""
WIDE_CITY = """\
city: 見本市
sources: {plan: {title: 指針, publisher: 見本市, date: 2022年3月}}
catalogues:
  forms: {title: かたち, entries: {koen: {name: 後援, cite: {page: 1}}, hojo: {name: 補助, cite: {page: 1}}}}
"""


def wide(questions: int) -> str:
    """A flow of so many questions of ten options, and a table that reads them in threes."""
    options = ", ".join(f"o{number}: 選択{number}" for number in range(10))
    rules = "".join(
        f"      - {{when: {{q-{at}: [o1, o2], q-{at + 1}: {{not: o3}}, q-{at + 2}: [o4, o5, o6]}},"
        f" then: {{form: {'koen' if at % 2 else 'hojo'}}}, cite: {{page: 1}}}}\n"
        for at in range(questions - 2)
    )
    steps = "".join(
        f"  q-{number}: {{kind: choice, stage: all, ask: 質問{number}ですか。, options: {{{options}}},"
        f" cite: {{page: 1}}, to: {f'q-{number + 1}' if number + 1 < questions else 'end'}}}\n"
        for number in range(questions)
    )
    inputs = ", ".join(f"q-{number}" for number in range(questions))
    return (
        f"{HEAD}tables:\n  t:\n    title: 表\n    hit-policy: first\n    inputs: [{inputs}]\n"
        f"    outputs: {{form: {{catalogue: forms}}}}\n    rules:\n{rules}"
        f"      - {{then: {{form: koen}}, cite: {{page: 1}}}}\n"
        f"steps:\n{steps}"
        "  end: {kind: outcome, stage: all, title: 終わり, summary: 終わりです。, cite: {page: 1},"
        " recommend: {forms: [{from: t.form}]}}\n"
    )


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Seconds of processor time, and what the work gave."""
    gc.collect()
    gc.disable()
    begun = time.process_time()
    found = work()
    took = time.process_time() - begun
    gc.enable()
    return took, found


def measure(title: str, text: str, city: str) -> float:
    """Print the parts of checking one flow; gives their sum, in seconds."""
    content = text.encode()
    loading, loaded = timed(lambda: load("city/flow", ("flow.yaml", content), ("city.yaml", city.encode())))
    if loaded.flow is None:
        raise SystemExit("the generated flow does not load")
    made = loaded.flow
    proving, proof = timed(lambda: prove(made))
    looking, found = timed(lambda: reach(made, proof))
    told = f"not proven ({proof.reason})" if not isinstance(proof, Proof) else f"{len(proof.states):,} states"
    left = sum(one.number for one in found.left)
    print(
        f"  {title:24} load {loading:6.2f} s   proof {proving:6.2f} s   all walks {looking:6.2f} s"
        f"   together {loading + proving + looking:6.2f} s   {told}, {left} claims left open",
        flush=True,
    )
    if isinstance(proof, Proof):
        checking, doubt = timed(lambda: doubt_of(made, proof))
        if doubt:
            raise SystemExit(f"the proof is not accepted: {doubt}")
        print(f"  {'':24} the proof checked a second time {checking:6.2f} s")
    return loading + proving + looking


def main() -> None:
    """Measure what the options ask for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--steps", type=int, nargs="*", default=(100, 1_000, 10_000), help="steps of long flows"
    )
    options.add_argument(
        "--powers", type=int, nargs="*", default=(6, 12, 18, 30), help="questions of wide flows"
    )
    chosen = options.parse_args()
    disturbance = Disturbance()
    before: tuple[int, float] | None = None
    for steps in chosen.steps:
        took = measure(f"{steps:,} steps", flow(steps), CITY)
        if before:
            times = f"{took / before[1]:.1f} times as long"
            print(f"  {'':24} {times} for {steps / before[0]:.0f} times the steps")
        before = (steps, took)
    for power in chosen.powers:
        measure(f"10 to the power of {power}", wide(power), WIDE_CITY)
    print(disturbance)


if __name__ == "__main__":
    main()
