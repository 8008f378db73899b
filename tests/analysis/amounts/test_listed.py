"""What a table gives is among the numbers that are listed, whatever is answered."""

import pytest
from msgspec.structs import replace

from guide.analysis.amounts import listed as room
from guide.analysis.amounts.listed import listed
from guide.engine.values import Values
from guide.language.conditions import OutputOf, ValueOf
from guide.language.model import Amount
from tests.laws.brute_force import chance, every_answer
from tests.laws.random_flows import seeded_flow
from tests.making import flow

GUIDE = """
values: {{v: {{sum: [{operands}]}}, w: {{product: [v, u.o]}}, x: {{sum: [v, w]}}}}
tables:
  t:
    hit-policy: {policy}
    inputs: [n]
    outputs: {{o: {output}}}
    rules: [{{when: {{n: '> 3'}}, then: {{o: 5}}}}, {{when: {{n: '> 5'}}, then: {{o: 2}}}}]
  u:
    hit-policy: first
    inputs: [n]
    outputs: {{o: {{type: number}}}}
    rules: [{{when: {{n: 1}}, then: {{o: 3}}}}, {{when: {{n: 2}}, then: {{o: 3}}}}]
start: n
steps:
  n: {{kind: number, to: end}}
  end: {{kind: outcome}}
"""


def of(value: str, policy: str = "first", output: str = "{type: number}", operands: str = "t.o, n") -> object:
    found = listed(flow(GUIDE.format(policy=policy, output=output, operands=operands)), value)
    return None if found is None else {str(one.name): one.numbers for one in found}


@pytest.mark.parametrize(
    ("policy", "output", "expected"),
    [
        ("first", "{type: number}", (5, 2)),
        ("first", "{type: number, default: 0}", (5, 2, 0)),
        ("collect\n    aggregate: min", "{type: number}", (5, 2)),
        ("collect\n    aggregate: sum", "{type: number}", (0, 5, 2, 7)),
        ("collect\n    aggregate: count", "{type: number, default: 9}", (0, 1, 2, 9)),
    ],
)
def test_an_output_is_one_of_few_numbers(policy: str, output: str, expected: tuple[int, ...]) -> None:
    assert of("v", policy, output) == {"t.o": expected}


def test_outputs_are_found_by_way_of_other_amounts_once_each() -> None:
    assert of("x") == {"t.o": (5, 2), "u.o": (3,)}
    assert of("v", operands="n, 1") == {}


def test_more_combinations_than_are_listed_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_LISTED", 3)
    assert of("v") is not None
    assert of("v", "collect\n    aggregate: sum") is None
    assert of("v", "first", "{type: number, default: 7}", "t.o, u.o, n") is not None
    assert of("v", "collect\n    aggregate: count", "{type: number, default: 9}") is None


def test_what_may_be_no_number_is_not_listed() -> None:
    assert of("v", "first", "{type: number, default: 1000000000000000000}") is None
    guide = flow(
        """
        values: {v: {sum: [n, 1]}}
        tables:
          t:
            hit-policy: rule-order
            inputs: [n]
            outputs: {o: {type: number}}
            rules: [{then: {o: 1}}]
        steps:
          n: {kind: number, to: end}
          end: {kind: outcome}
        """
    )
    amount = guide.values["v"]
    assert isinstance(amount, Amount)
    guide = replace(
        guide, values={"v": Amount("v", "", amount.how, (OutputOf("t", "o"), ValueOf("v"), 1), "")}
    )
    assert listed(guide, "v") is None


def test_no_walk_finds_another_number() -> None:
    told = 0
    for seed in range(30):
        guide = seeded_flow(seed, most_steps=4)
        found = [one for value in guide.values for one in listed(guide, value) or ()]
        dice = chance(seed)
        taken = {step: every_answer(guide.asking(step)) for step in guide.steps if guide.asks(step)}
        for _ in range(20 if found else 0):
            values = Values(guide, {step: dice.choice(all_) for step, all_ in taken.items() if all_})
            told += sum(values.of(one.name) in one.numbers for one in found)
            assert all(values.of(one.name) in {None, *one.numbers} for one in found)
    assert told > 50
