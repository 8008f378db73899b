"""What a decision table leaves open and where its rules overlap: ours, pair by pair in plain Python, and z3.

The tables are made by cutting a space of whole numbers into boxes, one cut at a time, so that as made they
have no gap and no overlap. Then one rule is deleted, or a tenth of the rules is moved at one edge. All sides
are given the same boxes, and where they answer the same they are compared: the pairs that overlap, and
whether anything is open. Tables full of wildcards are analysed within the budget of states that
`guide.analysis.table` has.

z3 is wanted only here: `pip install z3-solver`. Without it its column is empty.
"""

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from importlib import import_module
from itertools import islice
from typing import Any, TypeVar

from benchmarks.comparison import Disturbance
from guide.analysis.table.cover import Cover, volume
from guide.analysis.table.grid import Grid, grid
from guide.analysis.table.levels import Budget, Levels, OverBudgetError
from guide.analysis.table.overlap import Box, meetings, pairs
from guide.analysis.table.verdict import BUDGET
from guide.language.conditions import Among, AnswerOf, Every, Range, Test
from guide.language.model import Aggregate, City, Flow, HitPolicy, Numbers, Output, Question, Rule, Table

WIDTH = 1_000_000
"""Whole numbers from 0 that each input can be, the last not included."""

NARROW = 3
"""Columns of a table of wildcards in which each rule asks something; else one rule would take all."""

_T = TypeVar("_T")
Cell = tuple[int, int]
Cells = tuple[Cell, ...]
"""The first and the last number that a rule takes of each input."""


def cut(rules: int, columns: int, chance: random.Random) -> list[Cells]:
    """A space in so many boxes without gap or overlap."""
    boxes: list[Cells] = [((0, WIDTH - 1),) * columns]
    while len(boxes) < rules:
        place, column = chance.randrange(len(boxes)), chance.randrange(columns)
        box = boxes[place]
        low, high = box[column]
        if low < high:
            middle = chance.randrange(low, high)
            boxes[place] = (*box[:column], (low, middle), *box[column + 1 :])
            boxes.append((*box[:column], (middle + 1, high), *box[column + 1 :]))
    chance.shuffle(boxes)
    return boxes


def moved(boxes: Sequence[Cells], chance: random.Random) -> list[Cells]:
    """The boxes with a tenth of them longer or shorter at one end of one input."""
    found = list(boxes)
    for place in chance.sample(range(len(boxes)), len(boxes) // 10):
        box = found[place]
        column = chance.randrange(len(box))
        low, high = box[column]
        end = min(WIDTH - 1, max(low, high + chance.choice((-1, 1)) * chance.randrange(1, WIDTH // 50)))
        found[place] = (*box[:column], (low, end), *box[column + 1 :])
    return found


def as_flow(boxes: Sequence[Cells]) -> tuple[Flow, Table]:
    """The boxes as a unique table of ours, in a flow that asks its inputs."""
    names = [AnswerOf(f"q{column}") for column in range(len(boxes[0]))]
    rules = []
    for box in boxes:
        tests = (
            Test(name, Among(ranges=(Range(low, high),)))
            for name, (low, high) in zip(names, box, strict=True)
            if (low, high) != (0, WIDTH - 1)
        )
        rules.append(Rule(Every(tuple(tests)), ("yes",), (), ()))
    outputs = (Output("o", given=("yes",)),)
    table = Table("t", "t", HitPolicy.UNIQUE, Aggregate.LIST, tuple(names), outputs, tuple(rules))
    domain = Numbers(Decimal(0), Decimal(WIDTH - 1), 0, "")
    steps = {
        name.question: Question(name.question, "number", "", (), (), (), domain, (), ()) for name in names
    }
    city = City("c", "c", {}, {}, {}, {})
    return Flow("f", "f", (), city, "", "", (), "", (), "q0", steps, {"t": table}), table


# The sides


def timed(title: str, work: Callable[[], _T]) -> _T:
    """The result of the work, its processor time printed."""
    begun = time.process_time()
    found = work()
    print(f"    {title:44}{1000 * (time.process_time() - begun):>10,.0f} ms")
    return found


def pair_by_pair(boxes: Sequence[Cells]) -> set[tuple[int, int]]:
    """The pairs of boxes that overlap, each pair looked at, column by column for those that are left."""
    lows, highs = ([[cell[end] for cell in column] for column in zip(*boxes, strict=True)] for end in (0, 1))
    found: set[tuple[int, int]] = set()
    for one, box in enumerate(boxes):
        left: Sequence[int] = range(one + 1, len(boxes))
        for (low, high), low_of, high_of in zip(box, lows, highs, strict=True):
            left = [other for other in left if low_of[other] <= high and low <= high_of[other]]
        found.update((one, other) for other in left)
    return found


class Z3:
    """The table as z3 is asked about it."""

    def __init__(self, z3: Any, boxes: Sequence[Cells]) -> None:  # noqa: ANN401 - z3 has no types
        self._z3 = z3
        self._inputs = [z3.Int(f"q{column}") for column in range(len(boxes[0]))]
        self._bounds = [z3.And(one >= 0, one < WIDTH) for one in self._inputs]
        self._rules = [
            z3.And(
                *(z3.And(low <= one, one <= high) for one, (low, high) in zip(self._inputs, box, strict=True))
            )
            for box in boxes
        ]

    def has_gap(self) -> bool:
        """Whether z3 finds values that no rule takes."""
        return self._can(self._z3.Not(self._z3.Or(*self._rules)))

    def has_overlap(self) -> bool:
        """Whether z3 finds values that two rules take."""
        return self._can(self._z3.AtLeast(*self._rules, 2))

    def _can(self, wanted: Any) -> bool:  # noqa: ANN401
        solver = self._z3.Solver()
        solver.add(*self._bounds, wanted)
        return bool(solver.check() == self._z3.sat)


def z3_or_none() -> Any | None:  # noqa: ANN401
    """The module, if it is installed."""
    try:
        return import_module("z3")
    except ImportError:
        return None


# Measuring


def agree(ours: object, others: object) -> None:
    """End this program if two sides do not come to the same."""
    if ours != others:
        sys.exit("the sides disagree")


def compare(title: str, boxes: Sequence[Cells], z3: Any | None) -> None:  # noqa: ANN401
    """All sides on one table."""
    print(f"  {title}")
    flow, table = as_flow(boxes)
    made: Grid = timed("ours: the rules as boxes of classes", lambda: grid(flow, table))
    met = timed("ours: all that overlap", lambda: meetings(made.boxes))
    cover = timed(
        "ours: how much is open, exactly", lambda: Cover(made.space, made.boxes, met, Budget(BUDGET))
    )
    gaps = timed(
        "ours: the first gap, as answers",
        lambda: [made.witness(gap) for gap in islice(cover.gaps(Budget(BUDGET)), 1)],
    )
    overlapping = set(pairs(met))
    by_pairs = timed("pair by pair in Python: all that overlap", lambda: pair_by_pair(boxes))
    agree({(made.rules[a], made.rules[b]) for a, b in overlapping}, by_pairs)
    if z3:
        asked = timed("z3: read the rules", lambda: Z3(z3, boxes))
        agree(timed("z3: one overlap, or that there is none", asked.has_overlap), bool(by_pairs))
        agree(timed("z3: one gap, or that there is none", asked.has_gap), bool(cover.open))
    share = cover.open / volume(made.space)
    print(f"    {len(by_pairs):,} pairs overlap; {share:.2e} of the classes is open; {len(gaps)} gap shown")


def wildcards(rules: int, columns: int, options: int, share: float, chance: random.Random) -> None:
    """A table in which most cells take everything."""
    space: Box = ((1 << options) - 1,) * columns
    boxes: list[Box] = []
    while len(boxes) < rules:
        box = tuple(whole if chance.random() < share else 1 << chance.randrange(options) for whole in space)
        if sum(cell != whole for cell, whole in zip(box, space, strict=True)) >= NARROW:
            boxes.append(box)
    print(f"  {rules:,} rules, {columns} columns of {options} options, {share:.0%} of the cells take all")
    met = timed("ours: all that overlap", lambda: meetings(boxes))
    budget = Budget(BUDGET)

    def share_open() -> str:
        try:
            return f"{Cover(space, boxes, met, budget).open / volume(space):.3%} is open"
        except OverBudgetError:
            return f"more than {BUDGET:,} states, so no share is told"

    told = timed("ours: how much is open, exactly", share_open)
    gaps = timed("ours: three gaps", lambda: list(islice(Levels(space, boxes).gaps(Budget(BUDGET)), 3)))
    print(f"    {told}; {len(gaps)} gaps shown; {BUDGET - budget.left:,} states met")


def main() -> None:
    """Measure what the options ask for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sizes", type=int, nargs="+", default=(1_500, 10_000), help="rules of the tables")
    options.add_argument("--columns", type=int, default=7, help="inputs of the tables")
    options.add_argument("--no-z3", action="store_true", help="leave z3 out even where it is installed")
    chosen = options.parse_args()
    z3 = None if chosen.no_z3 else z3_or_none()
    disturbance = Disturbance()
    for size in chosen.sizes:
        chance = random.Random(size)  # noqa: S311 - rules are no secret
        boxes = cut(size, chosen.columns, chance)
        print(f"{size:,} rules of {chosen.columns} columns")
        compare("as made: no gap, no overlap", boxes, z3)
        compare("one rule deleted", boxes[1:], z3)
        compare("a tenth of the rules moved at one edge", moved(boxes, chance), z3)
    print("full of wildcards")
    chance = random.Random(7)  # noqa: S311
    for shape in ((300, 7, 6, 0.5), (1_000, 7, 8, 0.5), (100, 15, 4, 0.7), (1_000, 12, 5, 0.6)):
        wildcards(*shape, chance)
    print(disturbance)


if __name__ == "__main__":
    main()
