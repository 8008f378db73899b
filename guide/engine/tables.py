"""Decision tables: which rules hit, and what the hit policy makes of them.

Meanings follow DMN 1.3 (chapter 8.2, "Hit policy" and "Default output values"): unique and any expect one
result, first takes the first rule that hits, priority the result that stands first in the output values,
rule order and output order give all in that order, collect gives all or their count, sum, least or greatest.
Without a hit the result is the default; where there is none, lists are empty, a count is 0, everything else
has no value. A contradiction (two rules of a unique table, two results of an any table) is a fact of the
run, not an exception: the result is then none.

DMN leaves aggregates of several outputs open; here each output is aggregated by itself.

Never enters: where the values of names come from.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from types import MappingProxyType
from typing import assert_never

from guide.engine.amounts import total
from guide.engine.index import Index
from guide.engine.trace import TableRun
from guide.language.conditions import Lookup, Scalar, Value, holds
from guide.language.model import Aggregate, HitPolicy, Output, Table

_INDEX = "index"

SHORT = 4
"""Rules that are looked at one by one as fast as by an index."""


def run(table: Table, value_of: Lookup) -> TableRun:
    """Evaluate a table against the values of names. Total and pure; equal runs may be one and the same."""
    if len(table.rules) <= SHORT:
        return decided(table, hitting(table, value_of))
    index: Index[TableRun] | None = table.__dict__.get(_INDEX)
    if index is None:
        index = Index([rule.when for rule in table.rules], partial(decided, table))
        table.__dict__[_INDEX] = index
    return index.find(value_of)


def hitting(table: Table, value_of: Lookup) -> tuple[int, ...]:
    """The rules that hit, each looked at: what hitting means, and what an index must agree with."""
    return tuple(
        index for index, rule in enumerate(table.rules) if rule.when is None or holds(rule.when, value_of)
    )


def decided(table: Table, hits: tuple[int, ...]) -> TableRun:
    """What the hit policy makes of the rules that hit."""
    if not hits:
        outputs = {output.id: _default(table, output) for output in table.outputs}
        return TableRun(table.id, (), (), MappingProxyType(outputs))
    if contradict(table, hits):
        nothing = dict.fromkeys(output.id for output in table.outputs)
        return TableRun(table.id, hits, (), MappingProxyType(nothing), conflict=True)
    used = _used(table, hits)
    outputs = {
        output.id: _result(table, [table.rules[index].then[column] for index in used])
        for column, output in enumerate(table.outputs)
    }
    return TableRun(table.id, hits, used, MappingProxyType(outputs))


def contradict(table: Table, hits: Sequence[int]) -> bool:
    """Whether the table's policy does not allow these rules to hit together."""
    if table.hit_policy is HitPolicy.UNIQUE:
        return len(hits) > 1
    return table.hit_policy is HitPolicy.ANY and len({table.rules[index].then for index in hits}) > 1


def by_priority(table: Table, hits: Sequence[int]) -> tuple[int, ...]:
    """The rules by the priority of their results: the order of the output values, output by output.

    Ties are in the order of the rules. An output without listed values has no order of its own and decides
    nothing.
    """
    ranks = [{value: rank for rank, value in enumerate(output.values)} for output in table.outputs]

    def priority(index: int) -> tuple[int, ...]:
        # A result that is not among the values (in a table built by hand) comes after those that are.
        return tuple(
            rank.get(value, len(rank)) for rank, value in zip(ranks, table.rules[index].then, strict=True)
        )

    return tuple(sorted(hits, key=priority))


def _used(table: Table, hits: tuple[int, ...]) -> tuple[int, ...]:
    """Of the rules that hit, those that make the result, in its order."""
    match table.hit_policy:
        case HitPolicy.UNIQUE | HitPolicy.FIRST:
            return hits[:1]
        case HitPolicy.PRIORITY:
            return by_priority(table, hits)[:1]
        case HitPolicy.OUTPUT_ORDER:
            return by_priority(table, hits)
        case HitPolicy.ANY | HitPolicy.RULE_ORDER | HitPolicy.COLLECT:
            return hits
        case _:
            assert_never(table.hit_policy)


def _result(table: Table, values: Sequence[Scalar]) -> Value | None:
    if table.gives_list:
        return tuple(values)
    return aggregate(table.aggregate, values) if table.hit_policy is HitPolicy.COLLECT else values[0]


def _default(table: Table, output: Output) -> Value | None:
    if table.gives_list:
        return () if output.default is None else (output.default,)
    if table.hit_policy is not HitPolicy.COLLECT:
        return output.default
    # An aggregate is a number or nothing, whatever the column holds.
    return _number(output.default) if output.default is not None else aggregate(table.aggregate, ())


def aggregate(how: Aggregate, values: Sequence[Scalar]) -> int | Decimal | None:
    """Count, sum, least or greatest of the results; of nothing, or of what is no number, only the count."""
    if how is Aggregate.COUNT:
        return len(values)
    numbers = [number for value in values if (number := _number(value)) is not None]
    if not numbers or len(numbers) < len(values):
        return None
    match how:
        case Aggregate.MIN:
            return min(numbers)
        case Aggregate.MAX:
            return max(numbers)
        case Aggregate.SUM:
            return total(numbers)
        case Aggregate.LIST:
            return None
        case _:
            assert_never(how)


def _number(value: Scalar) -> int | Decimal | None:
    return None if isinstance(value, str | bool) else value
