"""What is said of all walks: nothing that a walk contradicts, and what an author would want to know."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis import reach as reaching
from guide.analysis.possible import Unknown, in_short
from guide.analysis.proof import prove
from guide.analysis.reach import Reach, reach
from guide.engine.tables import contradict
from guide.language.model import Flow
from tests.laws.brute_force import chance, walks
from tests.laws.random_flows import seeded_flow
from tests.making import flow

SOME = int(os.environ.get("KYODO_EXAMPLES", "8"))


def looked(guide: Flow) -> Reach:
    return reach(guide, prove(guide))


@settings(max_examples=SOME)
@given(st.integers(0, 10**9))
def test_no_walk_contradicts_what_is_said_of_all(seed: int) -> None:
    guide = seeded_flow(seed, most_steps=4)
    found = looked(guide).findings
    never = {code: {one.path for one in found if one.code == code} for code in {one.code for one in found}}
    for trace in walks(guide, chance(seed), 8):
        for step in trace.path:
            assert ("steps", step) not in never.get("never-reached", ())
        for visit in trace.visits:
            assert ("steps", visit.step, "routes", visit.taken) not in never.get("never-taken", ())
        for run in trace.tables.values():
            for rule in run.used:
                assert ("tables", run.table, "rules", rule) not in never.get("never-used", ())
    for one in found:
        if one.code == "rules-conflict":
            table = guide.tables[str(one.facts["table"])]
            assert contradict(table, [int(str(one.facts[key])) - 1 for key in ("one", "other")])


def codes(text: str) -> list[tuple[str, object]]:
    return [(one.code, one.path[-1]) for one in looked(flow(text)).findings if one.code != "no-example"]


TABLE = """
tables:
  t:
    hit-policy: {policy}
    inputs: [q]
    outputs: {{o: {{catalogue: forms}}}}
    rules:
      - {{when: {{q: a}}, then: {{o: koen}}}}
      - {{when: {{q: [a, b]}}, then: {{o: hojo}}}}
start: q
steps:
  q: {{kind: choice, options: {{a: A, b: B, c: C}}, routes: [{routes}]}}
  end: {{kind: outcome, recommend: {{forms: [{item}]}}}}
  other: {{kind: outcome}}
"""
ALL = "{to: end}"
NOT_C = "{when: {q: c}, to: other}, {to: end}"


@pytest.mark.parametrize(
    ("policy", "routes", "item", "expected"),
    [
        ("first", ALL, "{from: t.o}", [("table-gap", "t")]),
        ("first", NOT_C, "{from: t.o}", []),
        ("first", ALL, "{from: t.o, when: {q: [a, b]}}", []),
        ("first", ALL, "{from: t.o, when: {q: a}}", [("never-used", 1)]),
        ("unique", NOT_C, "{from: t.o}", [("rules-conflict", 1)]),
        ("any", NOT_C, "{from: t.o}", [("rules-conflict", 1)]),
        ("priority", NOT_C, "{from: t.o}", []),
        ("rule-order", ALL, "{from: t.o}", []),
        (
            "unique",
            "{when: {q: a}, to: other}, {to: end}",
            "{from: t.o}",
            [("never-used", 0), ("table-gap", "t")],
        ),
    ],
)
def test_tables_are_judged_by_the_answers_that_come_to_them(
    policy: str, routes: str, item: str, expected: list[tuple[str, object]]
) -> None:
    found = codes(TABLE.format(policy=policy, routes=routes, item=item))
    assert [one for one in found if one[0] != "unreachable-step"] == expected


def test_a_rule_below_one_that_always_hits_is_never_used() -> None:
    text = TABLE.format(policy="first", routes=ALL, item="{from: t.o}")
    text = text.replace("{when: {q: a}, then: {o: koen}}", "{then: {o: koen}}")
    assert ("never-used", 1) in codes(text)


def test_an_example_that_shows_a_contradiction_is_enough() -> None:
    text = TABLE.format(policy="unique", routes=NOT_C, item="{from: t.o}")
    text += "examples: [{name: 例, answers: {q: a}, outcome: end}]"
    assert [code for code, _ in codes(text)] == ["table-conflict"]


def test_what_would_take_too_long_is_counted_and_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "MOST_ASKED", 0)
    guide = flow(
        TABLE.format(policy="unique", routes="{when: {q: a}, to: other}, {to: end}", item="{from: t.o}")
    )
    found = looked(guide)
    assert found.findings
    assert {one.code for one in found.findings} == {"no-example"}
    assert found.left == 3
    monkeypatch.setattr(reaching, "MOST_ASKED", 9)
    monkeypatch.setattr(reaching, "possible", lambda *_: Unknown())
    assert looked(guide).left == 3


def test_a_table_that_another_one_reads_is_looked_at_too() -> None:
    assert codes(
        """
        tables:
          one:
            hit-policy: first
            inputs: [q]
            outputs: {o: {values: [x, y]}}
            rules: [{then: {o: x}}, {then: {o: y}}]
          two:
            hit-policy: rule-order
            inputs: [one.o]
            outputs: {o: {catalogue: forms}}
            rules: [{when: {one.o: x}, then: {o: koen}}, {when: {one.o: y}, then: {o: hojo}}]
        steps:
          q: {kind: yes-no, routes: [{when: {q: yes}, to: end}, {to: end}]}
          end: {kind: outcome, recommend: {forms: [{from: two.o}]}}
        """
    ) == [("never-used", 1), ("never-used", 1)]


def test_a_flow_without_a_proof_is_looked_at_as_far_as_it_goes() -> None:
    found = codes(
        """
        values: {more: {sum: [n, 1]}}
        tables:
          t:
            hit-policy: first
            inputs: [n]
            outputs: {o: {catalogue: forms}}
            rules: [{then: {o: koen}}, {when: {n: 5}, then: {o: hojo}}]
        steps:
          n: {kind: number, routes: [{when: {more: "> 2"}, to: end}, {to: end}]}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    assert found == [("never-used", 1)]


def test_answers_are_written_as_in_an_example() -> None:
    told = in_short({"q": "a", "c": {"x": "yes", "y": "no"}, "s": ("a", "b"), "page": (), "n": 5})
    assert told == "q: a、c: {x: yes, y: no}、s: [a, b]、n: 5"
