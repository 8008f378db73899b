"""How many decisions a second: our tables beside the Rust engine zen, for 40 to 100,000 rules.

The same rules and the same inputs for both, in one run: four inputs (two of options, two of numbers with
ranges), first hit. Every input was made to meet some rule, and no two are the same. Ours is measured from
the values of names to a TableRun, that is, with the trace: all rules that hit, those that made the result.
"""

import json
import random
from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from guide.language.conditions import Among, AnswerOf, Every, Name, Range, Scalar, Test
from guide.language.model import Aggregate, HitPolicy, Output, Rule, Table

SIZES = (40, 1_000, 10_000, 100_000)
PLACES = [f"place-{number}" for number in range(200)]
KINDS = [f"kind-{number}" for number in range(12)]
MOST_YEN, MOST_PEOPLE = 1_000_000, 500
BLANK = 0.03
"""Share of the cells that ask nothing."""

INPUTS = ("place", "kind", "yen", "people")
NAMES: tuple[Name, ...] = tuple(AnswerOf(one) for one in INPUTS)


class Row(Struct, frozen=True):
    """A rule: the options or the range (low ≤ value < high) that each input must meet; None is any."""

    place: tuple[str, ...] | None
    kind: tuple[str, ...] | None
    yen: tuple[int, int] | None
    people: tuple[int, int] | None
    result: str


def rows(size: int, chance: random.Random) -> list[Row]:
    """Rules of a table."""

    def cell(made: Any) -> Any:  # noqa: ANN401 - a cell of any kind
        return None if chance.random() < BLANK else made

    def stretch(most: int, steps: int) -> tuple[int, int]:
        low = chance.randrange(steps)
        return low * most // steps, (low + chance.randint(1, 3)) * most // steps

    return [
        Row(
            cell(tuple(sorted(chance.sample(PLACES, chance.randint(1, 2))))),
            cell(tuple(sorted(chance.sample(KINDS, chance.randint(1, 2))))),
            cell(stretch(MOST_YEN, 100)),
            cell(stretch(MOST_PEOPLE, 10)),
            f"result-{chance.randrange(20)}",
        )
        for _ in range(size)
    ]


def inputs(made: Sequence[Row], count: int, chance: random.Random) -> list[dict[str, Scalar]]:
    """Different values of the inputs, each of which meets some rule."""
    found: dict[tuple[Scalar, ...], dict[str, Scalar]] = {}
    while len(found) < count:
        row = chance.choice(made)
        one: dict[str, Scalar] = {
            "place": chance.choice(row.place or PLACES),
            "kind": chance.choice(row.kind or KINDS),
            "yen": chance.randrange(*(row.yen or (0, MOST_YEN))),
            "people": chance.randrange(*(row.people or (0, MOST_PEOPLE))),
        }
        found[tuple(one.values())] = one
    return list(found.values())


def our_table(made: Sequence[Row]) -> Table:
    """The rules as a table of ours."""
    return Table(
        "t",
        "t",
        HitPolicy.FIRST,
        Aggregate.LIST,
        NAMES,
        (Output("o"),),
        tuple(Rule(_condition(row), (row.result,), (), ()) for row in made),
    )


def _condition(row: Row) -> Every:
    tests: list[Test] = []
    for name, input_id in zip(NAMES, INPUTS, strict=True):
        cell = getattr(row, input_id)
        if cell is None:
            continue
        asks_number = input_id in {"yen", "people"}
        among = Among(ranges=(Range(*cell, high_open=True),)) if asks_number else Among(frozenset(cell))
        tests.append(Test(name, among))
    return Every(tuple(tests))


def zen_decision(made: Sequence[Row]) -> Any | None:  # noqa: ANN401 - zen has no types
    """The rules as a decision of zen; None where it is not installed."""
    try:
        import zen  # type: ignore[import-not-found]  # noqa: PLC0415 - only this benchmark needs it
    except ImportError:
        return None
    columns = [{"id": one, "name": one, "field": one} for one in INPUTS]
    rules = [
        {"_id": str(number), "o": json.dumps(row.result)}
        | {one: _zen_cell(getattr(row, one)) for one in INPUTS}
        for number, row in enumerate(made)
    ]
    table = {
        "hitPolicy": "first",
        "inputs": columns,
        "outputs": [{"id": "o", "name": "o", "field": "o"}],
        "rules": rules,
    }
    content = {
        "contentType": "application/vnd.gorules.decision",
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in"},
            {"id": "t", "type": "decisionTableNode", "name": "t", "content": table},
            {"id": "out", "type": "outputNode", "name": "out"},
        ],
        "edges": [
            {"id": "1", "sourceId": "in", "targetId": "t", "type": "edge"},
            {"id": "2", "sourceId": "t", "targetId": "out", "type": "edge"},
        ],
    }
    return zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(content)))


def _zen_cell(cell: tuple[Any, ...] | None) -> str:
    if cell is None:
        return ""
    return ", ".join(map(json.dumps, cell)) if isinstance(cell[0], str) else f"[{cell[0]}..{cell[1]})"
