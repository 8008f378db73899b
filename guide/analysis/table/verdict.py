"""What can be said of a decision table by itself: gaps, contradictions, rules that never count.

All of it by the hit policy: rules of a first-hit table may overlap, and one that earlier rules cover is
never used; rules of a unique table must not overlap; lists need no rule. Exact, or left out and named: a
wrong "complete" would be worse than none. What can be asked in a walk is not looked at here, so a gap may be
one that nobody can come to.

Never enters: wording, walks, answers that show it (see `guide.analysis.ruling`).
"""

from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from guide.analysis.table.cover import Cover, within
from guide.analysis.table.grid import Grid, grid
from guide.analysis.table.levels import Budget, OverBudgetError
from guide.analysis.table.overlap import meetings, pairs
from guide.analysis.table.together import TooManyError
from guide.engine.column import rows_of
from guide.engine.tables import by_priority, contradict
from guide.language.model import Flow, HitPolicy, Table

BUDGET = 300_000
"""States (see `levels`) that one question about a table may meet: a second or two."""

PAIRS = 1_000_000
"""Pairs of overlapping boxes that are looked at."""


class Verdict:
    """What is known of a table, each found out when it is asked for; None is what would take too much."""

    def __init__(self, table: Table, made: Grid, budget: int) -> None:
        self._table = table
        self._made = made
        self._budget = budget
        self._met = meetings(made.boxes)

    @cached_property
    def open(self) -> int | None:
        """How many combinations of the classes of all inputs no rule takes."""
        try:
            return Cover(self._made.space, self._made.boxes, self._met, Budget(self._budget)).open
        except OverBudgetError:
            return None

    @cached_property
    def clashing(self) -> tuple[tuple[int, int], ...] | None:
        """The rules, counted from 0, that can hit together and must not, pair by pair."""
        met = list(islice(pairs(self._met), PAIRS + 1))
        if len(met) > PAIRS:
            return None
        of = self._made.rules
        rules = dict.fromkeys((of[one], of[other]) for one, other in met if of[one] != of[other])
        return tuple(pair for pair in rules if contradict(self._table, pair))

    @cached_property
    def unused(self) -> tuple[int, ...] | None:
        """The rules that never make a result."""
        return _unused(self._table, self._made, self._met, self._budget)


def examine(flow: Flow, table: Table, budget: int = BUDGET) -> Verdict | None:
    """The verdict on a table; None where an input has more classes than are looked at."""
    try:
        return Verdict(table, grid(flow, table), budget)
    except TooManyError:
        return None


def _unused(table: Table, made: Grid, met: Sequence[int], budget: int) -> tuple[int, ...] | None:
    """The rules that nothing fits and, where one rule makes the result, those that better ones cover."""
    boxes_of: dict[int, list[int]] = {rule: [] for rule in range(len(table.rules))}
    for box, rule in enumerate(made.rules):
        boxes_of[rule].append(box)
    if table.hit_policy not in {HitPolicy.FIRST, HitPolicy.PRIORITY}:
        return tuple(rule for rule, boxes in boxes_of.items() if not boxes)
    order = (
        by_priority(table, range(len(table.rules)))
        if table.hit_policy is HitPolicy.PRIORITY
        else range(len(table.rules))
    )
    place = {rule: index for index, rule in enumerate(order)}
    spending = Budget(budget)
    try:
        return tuple(
            rule
            for rule, boxes in boxes_of.items()
            if all(_covered(made, met, box, place, spending) for box in boxes)
        )
    except OverBudgetError:
        return None


def _covered(made: Grid, met: Sequence[int], box: int, place: dict[int, int], budget: Budget) -> bool:
    """Whether the boxes of better rules cover a box."""
    region = made.boxes[box]
    mine = place[made.rules[box]]
    better = [made.boxes[other] for other in rows_of(met[box]) if place[made.rules[other]] < mine]
    inside = within(better, region)
    return bool(inside) and not Cover(region, inside, meetings(inside), budget).open
