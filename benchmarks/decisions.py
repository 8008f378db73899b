"""How many decisions a second: our tables beside the Rust engine zen, for 40 to 100,000 rules.

The same rules and inputs for both, in one run: four inputs (two of options, two of numbers with ranges),
first hit. Every set of inputs meets some rule, no two are the same. Ours are timed in three ways: with the
trace made new for every decision (all rules that hit, those that made the result, each output), with equal
traces shared, as the program does, and rule by rule without an index. Times are processor time, which a busy
machine disturbs less and which does not charge zen for waiting for its own threads.
"""

import argparse
import json
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from itertools import cycle, islice
from typing import Any

from msgspec import Struct, field

from benchmarks.comparison import Disturbance
from guide.engine import index
from guide.engine.tables import hitting, run
from guide.language.conditions import Among, AnswerOf, Every, Lookup, Name, Range, Scalar, Test
from guide.language.model import Aggregate, HitPolicy, Output, Rule, Table

SIZES = (40, 1_000, 10_000, 100_000)
PLACES = [f"place-{number}" for number in range(1_741)]  # as many as Japan has municipalities
KINDS = [f"kind-{number}" for number in range(12)]
MOST_YEN, MOST_PEOPLE = 1_000_000, 500
BLANK = 0.01
"""Share of the cells that ask nothing."""

BATCH = 50
"""Decisions between two looks at the clock."""

INPUTS = ("place", "kind", "yen", "people")
NAMES: tuple[Name, ...] = tuple(AnswerOf(one) for one in INPUTS)


class Row(Struct, frozen=True):
    """A rule: the options or the range (low ≤ value < high) that each input must meet; None is any."""

    place: tuple[str, ...] | None
    kind: tuple[str, ...] | None
    yen: tuple[int, int] | None
    people: tuple[int, int] | None
    result: str


def rows(size: int, chance: random.Random) -> list[Row]:
    """Rules of a table."""

    def cell(made: Any) -> Any:  # noqa: ANN401 - a cell of any kind
        return None if chance.random() < BLANK else made

    def stretch(most: int, steps: int) -> tuple[int, int]:
        low = chance.randrange(steps)
        return low * most // steps, (low + chance.randint(1, 3)) * most // steps

    return [
        Row(
            cell(tuple(sorted(chance.sample(PLACES, chance.randint(1, 2))))),
            cell(tuple(sorted(chance.sample(KINDS, chance.randint(1, 2))))),
            cell(stretch(MOST_YEN, 100)),
            cell(stretch(MOST_PEOPLE, 10)),
            f"result-{chance.randrange(20)}",
        )
        for _ in range(size)
    ]


def inputs(made: Sequence[Row], count: int, chance: random.Random) -> list[dict[str, Scalar]]:
    """Different values of the inputs, each of which meets some rule."""
    found: dict[tuple[Scalar, ...], dict[str, Scalar]] = {}
    while len(found) < count:
        row = chance.choice(made)
        one: dict[str, Scalar] = {
            "place": chance.choice(row.place or PLACES),
            "kind": chance.choice(row.kind or KINDS),
            "yen": chance.randrange(*(row.yen or (0, MOST_YEN))),
            "people": chance.randrange(*(row.people or (0, MOST_PEOPLE))),
        }
        found[tuple(one.values())] = one
    return list(found.values())


def our_table(made: Sequence[Row]) -> Table:
    """The rules as a table of ours."""
    return Table(
        "t",
        "t",
        HitPolicy.FIRST,
        Aggregate.LIST,
        NAMES,
        (Output("o"),),
        tuple(Rule(_condition(row), (row.result,), (), ()) for row in made),
    )


def _condition(row: Row) -> Every:
    tests: list[Test] = []
    for name, input_id in zip(NAMES, INPUTS, strict=True):
        cell = getattr(row, input_id)
        if cell is None:
            continue
        asks_number = input_id in {"yen", "people"}
        among = (
            Among(ranges=(Range(cell[0], cell[1], high_open=True),))
            if asks_number
            else Among(frozenset(cell))
        )
        tests.append(Test(name, among))
    return Every(tuple(tests))


def zen_decision(made: Sequence[Row]) -> Any | None:  # noqa: ANN401 - zen has no types
    """The rules as a decision of zen; None where it is not installed."""
    try:
        zen: Any = import_module("zen")
    except ImportError:
        return None
    columns = [{"id": one, "name": one, "field": one} for one in INPUTS]
    rules = [
        {"_id": str(number), "o": json.dumps(row.result)}
        | {one: _zen_cell(getattr(row, one)) for one in INPUTS}
        for number, row in enumerate(made)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": columns,
        "outputs": [{"id": "o", "name": "o", "field": "o"}],
        "rules": rules,
    }
    content = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "t", "type": "decisionTableNode", "name": "t", "content": table},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "t", "type": "edge"},
            {"id": "2", "sourceId": "t", "targetId": "out", "type": "edge"},
        ],
    }
    return zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(content)))


def _zen_cell(cell: tuple[Any, ...] | None) -> str:
    if cell is None:
        return ""
    return ", ".join(map(json.dumps, cell)) if isinstance(cell[0], str) else f"[{cell[0]}..{cell[1]})"


class Side(Struct):
    """One of those that are compared: how it decides, on what, and seconds a decision in each round."""

    title: str
    decide: Callable[[Any], object]
    over: Iterator[Any]
    shared: bool = True
    took: list[float] = field(default_factory=list)

    def measure(self, seconds: float) -> None:
        """One round of at least so many seconds."""
        count, spent = 0, 0.0
        while spent < seconds:
            spent += self.decide_often(BATCH)
            count += BATCH
        self.took.append(spent / count)

    def decide_often(self, count: int) -> float:
        """Seconds of so many decisions."""
        kept = index.KEPT
        index.KEPT = kept if self.shared else 0
        begun = time.process_time()
        for one in islice(self.over, count):
            self.decide(one)
        spent = time.process_time() - begun
        index.KEPT = kept
        return spent


def prepared(size: int, asked: int) -> list[Side]:
    """All sides on a table of `size` rules, warmed up and found to agree."""
    chance = random.Random(size)  # noqa: S311 - rules are no secret
    made = rows(size, chance)
    given = inputs(made, asked, chance)
    table, zen = our_table(made), zen_decision(made)
    lookups = [_lookup(one) for one in given]
    begun = time.process_time()
    run(table, lookups[0])
    first = time.process_time()
    hits = statistics.mean(len(run(table, lookup).hits) for lookup in lookups)
    met = time.process_time()
    agree(table, zen, given, lookups)
    print(
        f"{size:>7,} rules, {hits:.1f} hits a decision; the first decision, with making the index, took"
        f" {1000 * (first - begun):.1f} ms, inputs met first {1e6 * (met - first) / asked:.0f} µs"
    )
    unshared = our_table(made)
    sides = [
        Side("trace new", lambda lookup: run(unshared, lookup), cycle(lookups), shared=False),
        Side("trace shared", lambda lookup: run(table, lookup), cycle(lookups)),
        Side("rule by rule", lambda lookup: hitting(table, lookup), cycle(lookups)),
    ]
    sides += [] if zen is None else [Side("zen", zen.evaluate, cycle(given))]
    for side in sides[:2]:
        side.decide_often(asked)
    return sides


def _lookup(given: dict[str, Scalar]) -> Lookup:
    values: dict[Name, Scalar] = {AnswerOf(key): given[key] for key in INPUTS}
    return values.get


def agree(table: Table, zen: Any | None, given: Sequence[Any], lookups: Sequence[Lookup]) -> None:  # noqa: ANN401
    """End this program if the sides do not come to the same."""
    for one, lookup in islice(zip(given, lookups, strict=True), 20):
        ours = run(table, lookup)
        if ours.hits != hitting(table, lookup) or (zen and zen.evaluate(one)["result"] != ours.outputs):
            sys.exit(f"the engines disagree about {one}")


def report(measured: dict[int, list[Side]]) -> None:
    """Print decisions a second, and the ratios: to zen, and to the shortest table, round by round."""
    shortest = measured[min(measured)]
    for size, sides in measured.items():
        print(f"{size:,} rules")
        for side, short in zip(sides, shortest, strict=True):
            told = f"  {side.title:13}{1 / statistics.median(side.took):>11,.0f} a second"
            told += f"   {_ratio(side.took, short.took)} times as long as with {min(measured)}"
            if sides[-1].title == "zen" and side is not sides[-1]:
                told += f"   {_ratio(sides[-1].took, side.took)} times as fast as zen"
            print(told)


def _ratio(these: Sequence[float], those: Sequence[float]) -> str:
    ratio = statistics.median(one / other for one, other in zip(these, those, strict=True))
    return f"{ratio:,.2f}" if ratio < 10 else f"{ratio:,.0f}"  # noqa: PLR2004 - two or more digits


def main() -> None:
    """Measure what the options ask for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="rules of the tables")
    options.add_argument("--inputs", type=int, default=200, help="different sets of inputs")
    options.add_argument("--runs", type=int, default=9, help="rounds; every side is timed once in each")
    options.add_argument("--seconds", type=float, default=0.1, help="seconds of a side in a round")
    chosen = options.parse_args()
    disturbance = Disturbance()
    measured = {size: prepared(size, chosen.inputs) for size in chosen.sizes}
    for _ in range(chosen.runs):
        for sides in measured.values():
            for side in sides:
                side.measure(chosen.seconds)
    report(measured)
    print(disturbance)


if __name__ == "__main__":
    main()
