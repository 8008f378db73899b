"""What is said of a table by itself is what the engine does with every combination of its inputs."""

import os
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.table import Verdict, examine, verdict
from guide.analysis.table.cover import volume
from guide.analysis.table.grid import Grid, grid
from guide.engine.tables import contradict, hitting, run
from guide.language.conditions import Lookup, MarkOf, Name, Value
from guide.language.model import Flow, Table
from tests.laws.random_flows import seeded_flow
from tests.making import flow

SOME = int(os.environ.get("KYODO_EXAMPLES", "30"))
seeds = st.integers(0, 10**9)

QUESTIONS = """
  q: {kind: choice, options: {a: A, b: B, c: C}, to: n}
  n: {kind: number, least: 0, most: 99, to: end}
  end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
"""


def made(policy: str, *rules: str, output: str = "catalogue: forms") -> Flow:
    lines = "\n".join(f"      - {rule}" for rule in rules)
    return flow(
        f"tables:\n  t:\n    hit-policy: {policy}\n    inputs: [q, n]\n    outputs: {{o: {{{output}}}}}\n"
        f"    rules:\n{lines}\nstart: q\nsteps:{QUESTIONS}"
    )


def told(guide: Flow) -> Verdict:
    found = examine(guide, guide.tables["t"])
    assert found is not None
    return found


def lookup(columns: Grid, values: tuple[Value, ...]) -> Lookup:
    known: dict[Name, Value] = dict(zip(columns.columns, values, strict=True))

    def value_of(name: Name) -> Value | None:
        if name in known or not isinstance(name, MarkOf):
            return known.get(name)
        whole = next((value for one, value in known.items() if str(one) == name.question), None)
        return whole.get(name.item) if isinstance(whole, dict) else None

    return value_of


def everything(guide: Flow, table: Table) -> Iterator[tuple[dict[str, Value], Lookup]]:
    columns = grid(guide, table)
    for values in product(*columns.classes):
        yield dict(zip(map(str, columns.columns), values, strict=True)), lookup(columns, values)


@settings(max_examples=SOME)
@given(seeds)
def test_a_verdict_is_what_the_engine_does_with_every_combination(seed: int) -> None:
    guide = seeded_flow(seed, most_steps=4)
    for table in guide.tables.values():
        found = examine(guide, table)
        if found is None or volume(grid(guide, table).space) > 200:
            continue
        hits: list[tuple[dict[str, Value], tuple[int, ...]]] = []
        used: set[int] = set()
        for values, value_of in everything(guide, table):
            ran = run(table, value_of)
            hits.append((values, hitting(table, value_of)))
            used |= set(ran.used or ran.hits)
        together = {pair for _, one in hits for pair in combinations(one, 2)}
        assert found.open == sum(not one for _, one in hits)
        assert found.clashing is not None
        assert set(found.clashing) == {pair for pair in together if contradict(table, pair)}
        assert len(found.clashing) == len(set(found.clashing))
        assert found.unused == tuple(sorted(set(range(len(table.rules))) - used))


def test_what_no_rule_takes_is_counted() -> None:
    guide = made(
        "unique",
        "{when: {q: [a, b], n: '< 5'}, then: {o: koen}}",
        "{when: {n: '>= 5'}, then: {o: hojo}}",
    )
    assert (told(guide).open, told(guide).clashing) == (1, ())


def test_rules_of_a_unique_table_must_not_hit_together() -> None:
    guide = made(
        "unique",
        "{when: {q: a}, then: {o: koen}}",
        "{when: {n: '[3..5]'}, then: {o: koen}}",
        "{then: {o: hojo}}",
    )
    assert told(guide).clashing == ((0, 1), (0, 2), (1, 2))


def test_rules_of_an_any_table_contradict_only_with_different_results() -> None:
    guide = made(
        "any", "{when: {q: a}, then: {o: koen}}", "{when: {n: 3}, then: {o: koen}}", "{then: {o: hojo}}"
    )
    assert told(guide).clashing == ((0, 2), (1, 2))


def test_a_rule_that_earlier_ones_cover_together_is_never_used() -> None:
    guide = made(
        "first",
        "{when: {n: '< 5'}, then: {o: koen}}",
        "{when: {n: '>= 5'}, then: {o: hojo}}",
        "{when: {q: a}, then: {o: itaku}}",
    )
    assert told(guide).unused == (2,)


def test_a_rule_of_lower_priority_counts_where_no_better_one_hits() -> None:
    guide = made("priority", "{then: {o: itaku}}", "{when: {q: a}, then: {o: koen}}")
    assert told(guide).unused == ()
    guide = made("priority", "{then: {o: koen}}", "{when: {q: a}, then: {o: itaku}}")
    assert told(guide).unused == (1,)


def test_a_rule_that_nothing_fits_is_never_used_whatever_the_policy() -> None:
    guide = made("rule-order", "{when: {all-of: [{q: a}, {q: b}]}, then: {o: koen}}", "{then: {o: hojo}}")
    assert told(guide).unused == (0,)


def test_what_would_take_more_than_the_budget_is_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.analysis.table.cover.TERMS", 0)
    guide = made(
        "first",
        "{when: {q: [a, b], n: '< 5'}, then: {o: koen}}",
        "{when: {q: [b, c], n: '< 7'}, then: {o: koen}}",
        "{when: {q: [a, b], n: '[3..9]'}, then: {o: koen}}",
        "{when: {q: [a, c], n: '[2..8]'}, then: {o: hojo}}",
    )
    exact = told(guide)
    found = examine(guide, guide.tables["t"], budget=2)
    assert found is not None
    assert (exact.open is not None, exact.unused) == (True, ())
    assert (found.open, found.unused) == (None, None)


def test_overlaps_are_looked_at_up_to_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    guide = made("unique", *["{then: {o: koen}}"] * 4)
    monkeypatch.setattr(verdict, "PAIRS", 6)
    assert len(told(guide).clashing or ()) == 6
    monkeypatch.setattr(verdict, "PAIRS", 5)
    assert told(guide).clashing is None


def test_rules_that_must_not_hit_together_are_told_pair_by_pair() -> None:
    guide = made(
        "any",
        "{when: {not: {q: a, n: 5}}, then: {o: koen}}",
        "{when: {q: [a, b]}, then: {o: hojo}}",
        "{when: {q: c}, then: {o: koen}}",
    )
    assert told(guide).clashing == ((0, 1),)


def test_a_table_with_an_input_of_too_many_combinations_has_no_verdict() -> None:
    numbers = range(13)
    options = ", ".join(f"o{number}: O" for number in numbers)
    rules = ", ".join(f"{{when: {{q: {{includes: o{number}}}}}, then: {{o: koen}}}}" for number in numbers)
    guide = flow(
        f"""
        tables:
          t:
            hit-policy: rule-order
            inputs: [q]
            outputs: {{o: {{catalogue: forms}}}}
            rules: [{rules}]
        steps:
          q: {{kind: choices, options: {{{options}}}, to: end}}
          end: {{kind: outcome, recommend: {{forms: [{{from: t.o}}]}}}}
        """
    )
    assert examine(guide, guide.tables["t"]) is None
