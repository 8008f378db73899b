"""Decision tables: which rules hit, and what the hit policy makes of them.

Meanings follow DMN 1.3, section 8.2.11: unique and any expect one result, first takes the first rule that hits,
priority the result that stands first in the output values, rule order and output order give all in that order, collect
gives all or their count, sum, least or greatest. A contradiction (two rules of a unique table, two results of an any
table) is a fact of the run, not an exception: the result is then none.

Never enters: where the values of names come from.
"""

from collections.abc import Sequence

from guide.engine.trace import TableRun
from guide.language.conditions import Lookup, Scalar, Value, holds
from guide.language.model import Aggregate, HitPolicy, Table


def run(table: Table, value_of: Lookup) -> TableRun:
    """Evaluate a table against the values of names. Total and pure."""
    hits = tuple(
        index for index, rule in enumerate(table.rules) if rule.when is None or holds(rule.when, value_of)
    )
    if not hits:
        return TableRun(table.id, (), (), _without_hit(table))
    results = [table.rules[index].then for index in hits]
    match table.hit_policy:
        case HitPolicy.UNIQUE:
            return _single(table, hits, hits[:1], conflict=len(hits) > 1)
        case HitPolicy.ANY:
            return _single(table, hits, hits, conflict=len(set(results)) > 1)
        case HitPolicy.FIRST:
            return _single(table, hits, hits[:1])
        case HitPolicy.PRIORITY:
            return _single(table, hits, by_priority(table, hits)[:1])
        case HitPolicy.RULE_ORDER:
            return _all(table, hits, hits)
        case HitPolicy.OUTPUT_ORDER:
            return _all(table, hits, by_priority(table, hits))
        case HitPolicy.COLLECT:
            return _all(table, hits, hits) if table.aggregate is Aggregate.LIST else _aggregated(table, hits)


def by_priority(table: Table, hits: Sequence[int]) -> tuple[int, ...]:
    """The rules by the priority of their results: the order of the output values, output by output; ties by rule."""
    ranks = [{value: rank for rank, value in enumerate(output.values)} for output in table.outputs]

    def priority(index: int) -> tuple[int, ...]:
        then = table.rules[index].then
        # An output without listed values has no order of its own and decides nothing.
        return tuple(rank.get(value, 0) for rank, value in zip(ranks, then, strict=True))

    return tuple(sorted(hits, key=priority))


def _without_hit(table: Table) -> dict[str, Value | None]:
    if table.gives_list:
        return {
            output.id: () if output.default is None else (output.default,) for output in table.outputs
        }
    if table.hit_policy is HitPolicy.COLLECT and table.aggregate is Aggregate.COUNT:
        return {output.id: 0 if output.default is None else output.default for output in table.outputs}
    return {output.id: output.default for output in table.outputs}


def _single(table: Table, hits: tuple[int, ...], used: tuple[int, ...], *, conflict: bool = False) -> TableRun:
    if conflict:
        return TableRun(table.id, hits, (), dict.fromkeys((output.id for output in table.outputs)), conflict=True)
    then = table.rules[used[0]].then
    outputs: dict[str, Value | None] = {output.id: value for output, value in zip(table.outputs, then, strict=True)}
    return TableRun(table.id, hits, used, outputs)


def _all(table: Table, hits: tuple[int, ...], used: tuple[int, ...]) -> TableRun:
    outputs: dict[str, Value | None] = {
        output.id: tuple(table.rules[index].then[column] for index in used)
        for column, output in enumerate(table.outputs)
    }
    return TableRun(table.id, hits, used, outputs)


def _aggregated(table: Table, hits: tuple[int, ...]) -> TableRun:
    outputs: dict[str, Value | None] = {
        output.id: aggregate(table.aggregate, [table.rules[index].then[column] for index in hits])
        for column, output in enumerate(table.outputs)
    }
    return TableRun(table.id, hits, hits, outputs)


def aggregate(how: Aggregate, values: Sequence[Scalar]) -> Scalar | None:
    """Count, sum, least or greatest of the results. A sum of what is no number, and nothing's least, is none."""
    if how is Aggregate.COUNT:
        return len(values)
    numbers = [value for value in values if not isinstance(value, str | bool)]
    if len(numbers) != len(values) or not numbers:
        return None
    match how:
        case Aggregate.MIN:
            return min(numbers)
        case Aggregate.MAX:
            return max(numbers)
        case _:
            return sum(numbers[1:], numbers[0])
