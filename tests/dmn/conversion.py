"""DMN decision tables and test cases, said in the flow language.

Each input of a DMN model becomes a question, its decision table a table of ours, and each test case a set of
answers that are walked to the outcome. Names and values that are no ids in our language ("Approved/Declined",
"High") are written as ids; outputs keep the values they have.

Never here: a meaning of a hit policy (that is what the cases test).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from guide.engine.follow import follow, value_of
from guide.language.conditions import OutputOf
from guide.language.model import Flow
from tests.making import flow

TCK = Path(__file__).parent / "tck"

Model: TypeAlias = Mapping[str, Any]
"""One file of the kit."""


@dataclass(frozen=True)
class Case:
    """One test of a model."""

    name: str
    model: Model
    inputs: Mapping[str, Any]
    expected: Any


def cases() -> list[Case]:
    """Every test case of the kit."""
    found = []
    for path in sorted(TCK.glob("*.json")):
        model = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
        found += [
            Case(f"{model['name']}-{test['id']}", model, test["inputs"], test["expected"])
            for test in model["tests"]
        ]
    return found


def decide(case: Case) -> Any:
    """What our engine decides, in the form in which the kit states its expectation."""
    made = converted(case.model)
    trace = follow(made, {_id(name): _answer(value) for name, value in case.inputs.items()})
    assert trace.outcome is not None, trace
    table = case.model["tables"][0]
    lookup = value_of(made, trace)
    columns = {output["name"]: lookup(OutputOf("t", _column(output))) for output in table["outputs"]}
    if None in columns:
        # A single output without a name: its value is the result.
        value = columns[None]
        return list(value) if isinstance(value, tuple) else value
    lists = [value for value in columns.values() if isinstance(value, tuple)]
    if not lists:
        return columns
    assert len(lists) == len(columns)
    return [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]


def converted(model: Model) -> Flow:
    """The flow that asks a model's inputs and decides its table."""
    (table,) = model["tables"]
    steps: dict[str, Any] = {}
    ids = [_id(one["expression"]) for one in table["inputs"]]
    for column, following in zip(table["inputs"], [*ids[1:], "end"], strict=True):
        steps[_id(column["expression"])] = _question(column) | {"to": following}
    steps["end"] = {"kind": "outcome"}
    policy = {"hit-policy": table["hit_policy"].lower().replace(" ", "-")}
    if table["aggregation"]:
        policy["aggregate"] = table["aggregation"].lower()
    outputs = {
        _column(output): _output(output, table, index) for index, output in enumerate(table["outputs"])
    }
    rules = [_rule(ids, list(outputs), rule) for rule in table["rules"]]
    data = {"tables": {"t": {**policy, "inputs": ids, "outputs": outputs, "rules": rules}}, "steps": steps}
    return flow(json.dumps(data, default=float))


def _question(column: Mapping[str, Any]) -> dict[str, Any]:
    match column["type"]:
        case "number":
            return {"kind": "number"}
        case "boolean":
            return {"kind": "yes-no"}
        case _:
            return {"kind": "choice", "options": {_id(value): value for value in column["allowed_values"]}}


def _rule(inputs: list[str], outputs: list[str], rule: Mapping[str, Any]) -> dict[str, Any]:
    tests = {name: _test(cell) for name, cell in zip(inputs, rule["cells"], strict=True) if "one_of" in cell}
    then = {"then": dict(zip(outputs, rule["outputs"], strict=True))}
    return then | ({"when": tests} if tests else {})


def _answer(value: Any) -> Any:
    return _id(value) if isinstance(value, str) else value


def _test(cell: Mapping[str, Any]) -> list[Any]:
    return [_alternative(one["op"], one["value"]) for one in cell["one_of"]]


def _alternative(sign: str, value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _id(value)
    return value if sign == "==" else f"{sign} {value}"


def _output(output: Mapping[str, Any], table: Mapping[str, Any], index: int) -> dict[str, Any]:
    given = [rule["outputs"][index] for rule in table["rules"]]
    listed = output["output_values_in_priority_order"]
    column = {"values": listed} if listed else {"type": "text" if isinstance(given[0], str) else "number"}
    return column | ({"default": output["default"]} if output["has_default"] else {})


def _column(output: Mapping[str, Any]) -> str:
    return _id(output["name"] or "result")


def _id(name: str) -> str:
    return re.sub("[^a-z0-9]+", "-", name.lower())
