"""Amounts that read tables: what a table gives is one of few numbers, and these can be listed one by one.

With each of them given, an amount rests on one answer at most (see `alone`).

Never enters: what follows from the numbers, conditions.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

from msgspec import Struct

from guide.engine.amounts import is_short, total
from guide.language.conditions import Name, OutputOf, ValueOf
from guide.language.model import Aggregate, Amount, Flow, HitPolicy, Table

MOST_LISTED = 32
"""Combinations of numbers that are listed for one amount."""


class Listed(Struct, frozen=True):
    """A table's output, and all the numbers that it can be, or more."""

    name: OutputOf
    numbers: tuple[int | Decimal, ...]


def listed(flow: Flow, value: str) -> tuple[Listed, ...] | None:
    """The outputs that an amount is made of; None where they are too many, or may be no numbers."""
    found = []
    for name in dict.fromkeys(_outputs(flow, value, {value})):
        numbers = _of_output(flow.tables[name.table], name.output)
        if numbers is None or not all(map(is_short, numbers)):
            return None
        found.append(Listed(name, numbers))
    return tuple(found) if prod(len(one.numbers) for one in found) <= MOST_LISTED else None


def _outputs(flow: Flow, value: str, within: set[str]) -> Iterator[OutputOf]:
    """The outputs that an amount reads, also by way of other amounts."""
    derived = flow.values[value]
    operands: Sequence[Name | int | Decimal] = derived.operands if isinstance(derived, Amount) else ()
    for operand in operands:
        if isinstance(operand, OutputOf):
            yield operand
        elif isinstance(operand, ValueOf) and operand.value not in within:
            yield from _outputs(flow, operand.value, {*within, operand.value})


def _of_output(table: Table, output: str) -> tuple[int | Decimal, ...] | None:
    """All numbers that an output can be, or more; None where it may be none, or there are too many."""
    column = [one.id for one in table.outputs].index(output)
    default = table.outputs[column].default
    then = [rule.then[column] for rule in table.rules]
    if table.hit_policy is HitPolicy.COLLECT and table.aggregate is Aggregate.COUNT:
        then = [*range(len(then) + 1)]
    given = [*then, *(() if default is None else (default,))]
    numbers = [one for one in given if isinstance(one, int | Decimal) and not isinstance(one, bool)]
    if table.gives_list or len(numbers) < len(given):
        return None
    if table.hit_policy is HitPolicy.COLLECT and table.aggregate is Aggregate.SUM:
        return _sums(numbers)
    return tuple(dict.fromkeys(numbers))


def _sums(numbers: Sequence[int | Decimal]) -> tuple[int | Decimal, ...] | None:
    """What some of the numbers make together; None where that is too much."""
    found: dict[int | Decimal, None] = {0: None}
    for number in numbers:
        found |= {total((one, number)): None for one in list(found)}
        if len(found) > MOST_LISTED:
            return None
    return tuple(found)
