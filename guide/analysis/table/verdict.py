"""What can be said of a decision table by itself: gaps, contradictions, rules that never count.

All of it by the hit policy: rules of a first-hit table may overlap, and one that earlier rules cover is
never used; rules of a unique table must not overlap; lists need no rule. Exact, or left out and named: a
wrong "complete" would be worse than none. What can be asked in a walk is not looked at here, so a gap may be
one that nobody can come to.

Never enters: wording, walks.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from guide.analysis.table.cover import Cover, volume, within
from guide.analysis.table.grid import Grid, grid
from guide.analysis.table.levels import Budget, Levels, OverBudgetError
from guide.analysis.table.overlap import Box, meetings, pairs
from guide.analysis.table.together import TooManyError
from guide.engine.column import rows_of
from guide.engine.tables import by_priority, contradict
from guide.language.conditions import Value
from guide.language.model import Flow, HitPolicy, Table

BUDGET = 300_000
"""States (see `levels`) that the analysis of one table may meet: a second or two."""

PAIRS = 1_000_000
"""Pairs of overlapping boxes that are looked at."""

WITNESSES = 3
"""Gaps and contradictions that are shown."""

Witness = dict[str, Value]
"""Values of the inputs, by name."""


class Conflict(Struct, frozen=True):
    """Two rules, counted from 0, that the policy does not allow to hit together, and where they do."""

    rules: tuple[int, int]
    witness: Witness


class Verdict(Struct, frozen=True):
    """What was found. What would have taken more than the budget is None.

    `combinations` are those of the classes of all inputs, `open` those that no rule takes; `gaps` shows a
    few of them. `overlaps` counts pairs of rules that can hit together, `conflicting` those of them that the
    policy forbids (both are at least so many where they are more than PAIRS); `conflicts` shows a few.
    `unused` are the rules that never make a result.
    """

    combinations: int
    open: int | None
    gaps: tuple[Witness, ...]
    overlaps: int
    conflicting: int
    conflicts: tuple[Conflict, ...]
    unused: tuple[int, ...] | None


def clashing(flow: Flow, table: Table) -> list[tuple[int, int]] | None:
    """The rules that can hit together and must not, pair by pair; None where that was not found out."""
    try:
        made = grid(flow, table)
    except TooManyError:
        return None
    met = list(islice(pairs(meetings(made.boxes)), PAIRS + 1))
    if len(met) > PAIRS:
        return None
    rules = dict.fromkeys((made.rules[one], made.rules[other]) for one, other in met)
    return [(one, other) for one, other in rules if one != other and contradict(table, (one, other))]


def examine(flow: Flow, table: Table, budget: int = BUDGET) -> Verdict | None:
    """The verdict on a table; None where an input has more classes than are looked at."""
    try:
        made = grid(flow, table)
    except TooManyError:
        return None
    met = meetings(made.boxes)
    left, gaps = _open(made, met, budget)
    overlapping = {
        (made.rules[one], made.rules[other]): (one, other)
        for one, other in islice(pairs(met), PAIRS)
        if made.rules[one] != made.rules[other]
    }
    forbidden = {rules: boxes for rules, boxes in overlapping.items() if contradict(table, rules)}
    return Verdict(
        combinations=volume(made.space),
        open=left,
        gaps=gaps,
        overlaps=len(overlapping),
        conflicting=len(forbidden),
        conflicts=tuple(islice(_conflicts(made, forbidden), WITNESSES)),
        unused=_unused(table, made, met, budget),
    )


def _open(made: Grid, met: Sequence[int], budget: int) -> tuple[int | None, tuple[Witness, ...]]:
    """How many combinations are open, and a few gaps: of what is too large to count those soon found."""
    try:
        cover = Cover(made.space, made.boxes, met, Budget(budget))
    except OverBudgetError:
        return None, tuple(map(made.witness, _found(made, Budget(budget))))
    return cover.open, tuple(map(made.witness, islice(cover.gaps(Budget(budget)), WITNESSES)))


def _found(made: Grid, budget: Budget) -> Iterator[Box]:
    try:
        yield from islice(Levels(made.space, made.boxes).gaps(budget), WITNESSES)
    except OverBudgetError:
        return


def _conflicts(made: Grid, forbidden: dict[tuple[int, int], tuple[int, int]]) -> Iterator[Conflict]:
    for rules, (one, other) in forbidden.items():
        common = tuple(map(int.__and__, made.boxes[one], made.boxes[other]))
        yield Conflict(rules, made.witness(common))


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
