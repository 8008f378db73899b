"""Whether two editions recommend by the same rules: then they recommend the same in the same order.

Compared are the rules as they are written, so that nothing has to be worked out where nothing was edited.

Never enters: texts, what the rules give.
"""

from collections.abc import Hashable

from guide.language.conditions import OutputOf, names_in, origin
from guide.language.derived import Truth
from guide.language.model import Flow, Outcome, RecommendEntry, Table
from guide.language.structure import read_by


def rules_of(flow: Flow, catalogue: str) -> dict[str, Hashable]:
    """The rules by which the entries of a catalogue are recommended, without their texts."""
    found: dict[str, Hashable] = {}
    waiting: list[str] = []
    for step in flow.steps.values():
        items = step.recommend.get(catalogue, ()) if isinstance(step, Outcome) else ()
        told: list[Hashable] = []
        for item in items:
            name = item.entry if isinstance(item, RecommendEntry) else OutputOf(item.table, item.output)
            told.append((name, item.when))
            names = [
                *(names_in(item.when) if item.when else ()),
                *([name] if isinstance(name, OutputOf) else ()),
            ]
            waiting += [source for source, is_question in map(origin, names) if not is_question]
        if items:
            found[f"step {step.id}"] = tuple(told)
    while waiting:
        one = waiting.pop()
        if one not in found:
            table = flow.tables.get(one)
            value = None if table else flow.values[one]
            found[one] = _of_table(table) if table else value.when if isinstance(value, Truth) else value
            waiting += [source for source, is_question in map(origin, read_by(flow, one)) if not is_question]
    return found


def _of_table(table: Table) -> Hashable:
    rules = tuple((rule.when, rule.then) for rule in table.rules)
    outputs = tuple((output.id, output.values, output.default) for output in table.outputs)
    return table.hit_policy, table.aggregate, outputs, rules
