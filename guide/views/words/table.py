"""A decision table as people read it: what is asked, which rule says what, why, and where that stands.

Never enters: layout (see `guide.views.plain.table`), deciding.
"""

from typing import Any

from msgspec import Struct

from guide.engine.answers import as_json_value
from guide.engine.interview import Interview
from guide.engine.wording import name_in_words
from guide.japanese.clean import clean
from guide.language.conditions import Name, OutputOf, names_in
from guide.language.diagnostics import nearest
from guide.language.model import Aggregate, Flow, HitPolicy, Output, Rule, Table
from guide.views.words.conditions import called_in_table, worded
from guide.views.words.sources import citation, say

ANY = "-"
"""The cell of an input that a rule does not ask for."""

LEGEND = "「-」は、どの答えでもよいところです。"

_POLICIES = {
    HitPolicy.UNIQUE: "当てはまる規則は、いつも一つだけです。",
    HitPolicy.ANY: "当てはまる規則がいくつあっても、結果は同じです。",
    HitPolicy.FIRST: "上から見て、最初に当てはまる規則を使います。",
    HitPolicy.PRIORITY: "当てはまる規則のうち、結果の順番がいちばん先のものを使います。",
    HitPolicy.RULE_ORDER: "当てはまる規則をすべて、表の順に使います。",
    HitPolicy.OUTPUT_ORDER: "当てはまる規則をすべて、結果の順番に並べて使います。",
}
_AGGREGATES = {
    Aggregate.LIST: "当てはまる規則の結果を、すべて集めます。",
    Aggregate.COUNT: "当てはまる規則の数が、結果になります。",
    Aggregate.SUM: "当てはまる規則の数字を、足し合わせます。",
    Aggregate.MIN: "当てはまる規則の数字のうち、いちばん小さいものが結果になります。",
    Aggregate.MAX: "当てはまる規則の数字のうち、いちばん大きいものが結果になります。",
}


class Column(Struct, frozen=True):
    """A column: its heading, a cell for each rule, and whether these are conditions."""

    heading: str
    cells: tuple[str, ...]
    asks: bool = False


class TableWords(Struct, frozen=True):
    """A table in words. `notes` tell how it is read."""

    title: str
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    rules: int


def in_words(flow: Flow, table: Table) -> TableWords:
    """The table, its columns from left to right: conditions, results, reason, source."""
    rules = [worded(flow, rule.when) for rule in table.rules]
    columns = [
        Column(called_in_table(flow, name), tuple(rule.cells.get(name, ANY) for rule in rules), asks=True)
        for name in asked(table)
    ]
    columns.append(Column("ほかの条件", tuple(rule.together or ANY for rule in rules), asks=True))
    for output in table.outputs:
        given = tuple(result(flow, table, output, rule) for rule in table.rules)
        columns.append(Column(heading(flow, table, output), given))
    blank = Interview(flow)
    columns.append(Column("理由", tuple(say(blank, rule.because) for rule in table.rules)))
    columns.append(Column("出典", tuple(citation(flow, *rule.cite) for rule in table.rules)))
    told = tuple(column for column in columns if not set(column.cells) <= {"", ANY})
    notes = [policy(table), *otherwise(flow, table)]
    if any(ANY in column.cells for column in told):
        notes.append(LEGEND)
    return TableWords(table.title, tuple(notes), told, len(rules))


def no_table(flow: Flow, wanted: str) -> str:
    """What to say when the flow has no table of this name."""
    told = f"'{clean(wanted)}' という表は、この案内にありません。"
    near = nearest(wanted, flow.tables)
    if near:
        return f"{told}'{near}' のことですか。"
    known = "、".join(flow.tables)
    return f"{told}表の名前は {known} です。" if known else "この案内には、決め方の表がありません。"


def policy(table: Table) -> str:
    """How the result is made of the rules that hit, in a sentence."""
    if table.hit_policy is HitPolicy.COLLECT:
        return _AGGREGATES[table.aggregate]
    return _POLICIES[table.hit_policy]


def otherwise(flow: Flow, table: Table) -> list[str]:
    """What is the result when no rule hits, for each output that says so."""
    return [
        f"当てはまる規則がなければ、{heading(flow, table, output)}は"
        f"「{name_in_words(flow, OutputOf(table.id, output.id), output.default)}」です。"
        for output in table.outputs
        if output.default is not None
    ]


def asked(table: Table) -> list[Name]:
    """The inputs, and whatever else rules ask (in a table built by hand), in order."""
    tested = (name for rule in table.rules if rule.when is not None for name in names_in(rule.when))
    return list(dict.fromkeys((*table.inputs, *tested)))


def heading(flow: Flow, table: Table, output: Output) -> str:
    """What an output is called above its column."""
    catalogue = flow.city.catalogues.get(output.catalogue)
    if catalogue:
        return catalogue.title
    return "結果" if len(table.outputs) == 1 else f"結果（{output.id}）"


def result(flow: Flow, table: Table, output: Output, rule: Rule) -> str:
    """What a rule gives in an output."""
    value = rule.then[table.outputs.index(output)]
    return name_in_words(flow, OutputOf(table.id, output.id), value)


def as_json(flow: Flow, table: Table) -> dict[str, Any]:
    """The same as plain data, ids beside words; rules are counted from 1."""
    return {
        "flow": flow.id,
        "table": table.id,
        "title": table.title,
        "hit_policy": table.hit_policy.value,
        "aggregate": table.aggregate.value if table.hit_policy is HitPolicy.COLLECT else None,
        "inputs": [{"name": str(name), "text": called_in_table(flow, name)} for name in asked(table)],
        "outputs": [
            {
                "id": output.id,
                "text": heading(flow, table, output),
                "catalogue": output.catalogue or None,
                "default": None if output.default is None else as_json_value(output.default),
            }
            for output in table.outputs
        ],
        "rules": [_rule(flow, table, number, rule) for number, rule in enumerate(table.rules, 1)],
    }


def _rule(flow: Flow, table: Table, number: int, rule: Rule) -> dict[str, Any]:
    words = worded(flow, rule.when)
    return {
        "number": number,
        "when": {str(name): cell for name, cell in words.cells.items()},
        "together": words.together,
        "then": {
            output.id: {"value": as_json_value(value), "text": result(flow, table, output, rule)}
            for output, value in zip(table.outputs, rule.then, strict=True)
        },
        "because": say(Interview(flow), rule.because),
        "citation": citation(flow, *rule.cite),
    }
