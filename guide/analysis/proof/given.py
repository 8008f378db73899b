"""Amounts that read tables as the checker sees them: with what the tables may give put in, one by one.

A table gives one of few numbers. Put in place of its output, each of them makes of the amount one of a single
answer (see `curves`). What holds with every one of them holds whatever the table gives.

Never enters: which rules of a table hit, `guide.analysis.amounts`.
"""

from decimal import Decimal
from itertools import product
from math import prod
from typing import TypeAlias

from msgspec.structs import replace

from guide.analysis.proof.curves import Alone, alone
from guide.engine.amounts import is_short, total
from guide.language.conditions import OutputOf, ValueOf
from guide.language.model import Aggregate, Amount, Flow, HitPolicy, Table

MOST_GIVEN = 32
"""Combinations of numbers that are put in for one amount."""

_Number: TypeAlias = int | Decimal

Given: TypeAlias = tuple[tuple[OutputOf, _Number], ...]
"""Outputs of tables with a number that is put in for each."""


def given(flow: Flow, value: str) -> dict[Given, Alone] | None:
    """The amount as it rests on one answer with each combination that tables may give.

    Without tables there is one, of nothing given. None where it does not rest on one answer even so, or where
    tables may give too much.
    """
    numbers: dict[OutputOf, set[_Number]] = {}
    for name in _outputs(flow, value, frozenset()):
        found = _numbers(flow.tables[name.table], name.output)
        if found is None or not all(map(is_short, found)):
            return None
        numbers[name] = found
    if prod(map(len, numbers.values())) > MOST_GIVEN:
        return None
    told: dict[Given, Alone] = {}
    for chosen in product(*map(sorted, numbers.values())):
        put = tuple(zip(numbers, chosen, strict=True))
        of = alone(with_given(flow, put), value)
        if of is None:
            return None
        told[put] = of
    return told or None


def with_given(flow: Flow, put: Given) -> Flow:
    """The flow whose amounts have these numbers in place of what tables give."""
    if not put:
        return flow
    constant = dict[object, _Number](put)
    values = {
        name: replace(one, operands=tuple(constant.get(operand, operand) for operand in one.operands))
        if isinstance(one, Amount)
        else one
        for name, one in flow.values.items()
    }
    return replace(flow, values=values)


def _outputs(flow: Flow, value: str, within: frozenset[str]) -> set[OutputOf]:
    amount = flow.values[value]
    if value in within or not isinstance(amount, Amount):
        return set()
    found = {one for one in amount.operands if isinstance(one, OutputOf)}
    inner = [one.value for one in amount.operands if isinstance(one, ValueOf)]
    return found.union(*(_outputs(flow, one, within | {value}) for one in inner))


def _numbers(table: Table, output: str) -> set[_Number] | None:
    """What an output may be; None where it may be no number, or far too many."""
    place = [one.id for one in table.outputs].index(output)
    otherwise = table.outputs[place].default
    collects = table.hit_policy is HitPolicy.COLLECT
    results = [rule.then[place] for rule in table.rules]
    if collects and table.aggregate is Aggregate.COUNT:
        results = list(range(len(table.rules) + 1))
    results += [] if otherwise is None else [otherwise]
    found = {one for one in results if isinstance(one, int | Decimal) and not isinstance(one, bool)}
    if table.gives_list or not found.issuperset(results):
        return None
    if collects and table.aggregate is Aggregate.SUM:
        sums: set[_Number] = {0}
        for one in results:
            sums |= {total((before, one)) for before in sums if isinstance(one, int | Decimal)}
            if len(sums) > MOST_GIVEN:
                return None
        return sums
    return found
