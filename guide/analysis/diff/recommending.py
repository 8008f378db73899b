"""Whether two editions recommend by the same rules: then they recommend the same in the same order.

Compared are the rules as they are written, so that nothing has to be worked out where nothing was edited.

Never enters: texts, what the rules give.
"""

from collections.abc import Hashable, Iterable

from guide.language.conditions import Name, OutputOf, names_in
from guide.language.derived import Derived, Truth
from guide.language.model import Flow, Outcome, RecommendEntry, Table
from guide.language.structure import derived_behind


def rules_of(flow: Flow, catalogue: str) -> dict[str, Hashable]:
    """The rules by which the entries of a catalogue are recommended, without their texts."""
    found: dict[str, Hashable] = {}
    read: list[Name] = []
    for step in flow.steps.values():
        items = step.recommend.get(catalogue, ()) if isinstance(step, Outcome) else ()
        told: list[Hashable] = []
        for item in items:
            name = item.entry if isinstance(item, RecommendEntry) else OutputOf(item.table, item.output)
            told.append((name, item.when))
            read += names_in(item.when) if item.when else ()
            read += [name] if isinstance(name, OutputOf) else []
        if items:
            found[f"step {step.id}"] = tuple(told)
    return found | behind(flow, read)


def behind(flow: Flow, names: Iterable[Name]) -> dict[str, Hashable]:
    """The tables and derived values on which names rest, as they are written, without their texts."""
    return {
        one: _of_table(flow.tables[one]) if one in flow.tables else _of_value(flow.values[one])
        for one in derived_behind(flow, names)
    }


def _of_value(value: Derived) -> Hashable:
    return value.when if isinstance(value, Truth) else (value.how, value.operands)


def _of_table(table: Table) -> Hashable:
    rules = tuple((rule.when, rule.then) for rule in table.rules)
    outputs = tuple((output.id, output.values, output.default) for output in table.outputs)
    return table.hit_policy, table.aggregate, outputs, rules
