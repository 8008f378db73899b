"""A rule is missed by just those answers to which the table gives something else without it."""

from functools import cache, partial
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.analysis.missed import missed
from guide.engine.tables import run
from guide.language.conditions import AnswerOf, Name, Value, holds
from guide.language.model import HitPolicy, Table
from tests.making import flow

POLICIES = ("unique", "any", "first", "priority", "rule-order", "output-order", "collect")
EXACT = {HitPolicy.FIRST, HitPolicy.RULE_ORDER}
ANSWERS = tuple(product("ab", "xy"))
WHENS = ("", "when: {q: a}, ", "when: {q: b}, ", "when: {r: x}, ", "when: {q: a, r: y}, ")
RULES = tuple(f"{{{when}then: {{o: {result}}}}}" for when in WHENS for result in ("one", "two", "three"))


@cache
def table(policy: str) -> Table:
    """A table with all rules that are drawn from."""
    made = flow(f"""
tables:
  t:
    hit-policy: {policy}
    inputs: [q, r]
    outputs: {{o: {{values: [two, one, three]}}}}
    rules: [{", ".join(RULES)}]
steps:
  q: {{kind: choice, options: {{a: A, b: B}}, to: r}}
  r: {{kind: choice, options: {{x: X, y: Y}}, to: end}}
  end: {{kind: outcome}}
""")
    return made.tables["t"]


def given_by(one: Table, answers: tuple[str, str]) -> tuple[bool, tuple[Value, ...] | Value | None]:
    """What comes out, each result of a list once."""
    found = run(one, partial(value_of, answers=answers))
    value = found.outputs["o"]
    return found.conflict, tuple(dict.fromkeys(value)) if isinstance(value, tuple) else value


def value_of(name: Name, answers: tuple[str, str]) -> Value | None:
    return dict(zip("qr", answers, strict=True)).get(name.question) if isinstance(name, AnswerOf) else None


@pytest.mark.parametrize("policy", POLICIES)
@given(drawn=st.lists(st.integers(0, len(RULES) - 1), min_size=2, max_size=7))
def test_where_a_rule_is_not_missed_the_table_gives_the_same_without_it(
    policy: str, drawn: list[int]
) -> None:
    rules = tuple(table(policy).rules[one] for one in drawn)
    made = replace(table(policy), rules=rules)
    for index in range(len(rules)):
        without = replace(made, rules=(*rules[:index], *rules[index + 1 :]))
        condition = missed(made, index)
        for answers in ANSWERS:
            told = holds(condition, partial(value_of, answers=answers))
            differs = given_by(made, answers) != given_by(without, answers)
            assert told >= differs
            if made.hit_policy in EXACT:
                assert told == differs
