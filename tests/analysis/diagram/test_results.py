"""Tables in the diagram mean what they mean to the engine, policy by policy."""

from itertools import product

import pytest

from guide.analysis.diagram import OUTCOME, compile_flow, compile_rankings
from guide.engine.follow import follow
from guide.language.model import Aggregate, HitPolicy
from tests.making import flow

POLICIES = [(policy.value, "list") for policy in HitPolicy] + [("collect", how.value) for how in Aggregate]


@pytest.mark.parametrize("default", ["", ", default: 2"])
@pytest.mark.parametrize(("policy", "aggregate"), POLICIES)
def test_every_policy_is_told_as_the_engine_tells_it(policy: str, aggregate: str, default: str) -> None:
    lists = policy in {"rule-order", "output-order"} or (policy, aggregate) == ("collect", "list")
    how = f"aggregate: {aggregate}" if policy == "collect" else ""
    tests = (
        ["{any: [2]}", "{count: '>= 2'}", "{answered: true}"]
        if lists
        else ["'>= 3'", "2", "{answered: true}"]
    )
    routes = "".join(f"{{when: {{t.n: {test}}}, to: end{place}}}, " for place, test in enumerate(tests))
    made = flow(
        f"""
tables:
  t:
    hit-policy: {policy}
    {how}
    inputs: [a, b]
    outputs: {{n: {{values: [2, 1, 4]{default}}}}}
    rules:
      - {{when: {{a: yes}}, then: {{n: 1}}}}
      - {{when: {{b: yes}}, then: {{n: 2}}}}
      - {{when: {{a: yes, b: no}}, then: {{n: 1}}}}
      - {{when: {{b: unsure}}, then: {{n: 4}}}}
steps:
  a: {{kind: yes-no, to: b}}
  b: {{kind: yes-no, unsure: true, routes: [{routes}{{to: end3}}]}}
  end0: {{kind: outcome}}
  end1: {{kind: outcome}}
  end2: {{kind: outcome}}
  end3: {{kind: outcome}}
"""
    )
    diagram = compile_flow(made)
    aspect = diagram.aspects[OUTCOME]
    for a, b in product(("yes", "no"), ("yes", "no", "unsure")):
        trace = follow(made, {"a": a, "b": b})
        assert aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)]) == (trace.here,)


@pytest.mark.parametrize("policy", [policy.value for policy in HitPolicy])
def test_the_entry_that_a_table_names_first_is_the_one_recommended_first(policy: str) -> None:
    made = flow(
        f"""
tables:
  t:
    hit-policy: {policy}
    inputs: [a, b]
    outputs: {{form: {{catalogue: forms, default: itaku}}}}
    rules:
      - {{when: {{a: yes}}, then: {{form: hojo}}}}
      - {{when: {{b: yes}}, then: {{form: koen}}}}
steps:
  a: {{kind: yes-no, to: b}}
  b: {{kind: yes-no, to: end}}
  end: {{kind: outcome, recommend: {{forms: [{{from: t.form}}]}}}}
"""
    )
    diagram = compile_flow(made)
    aspect = diagram.aspects["forms"]
    for a, b in product(("yes", "no"), repeat=2):
        trace = follow(made, {"a": a, "b": b})
        ranked = trace.recommendations["forms"]
        told = aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)])
        assert told == (ranked[0].entry if ranked else None,)


@pytest.mark.parametrize("default", [", default: itaku", ""])
@pytest.mark.parametrize("policy", ["rule-order", "output-order"])
def test_a_list_ranks_the_entries_of_the_rules_that_hit_and_else_only_a_default(
    policy: str, default: str
) -> None:
    made = flow(
        f"""
tables:
  t:
    hit-policy: {policy}
    inputs: [a, b]
    outputs: {{form: {{catalogue: forms{default}}}}}
    rules:
      - {{when: {{a: yes}}, then: {{form: hojo}}}}
      - {{when: {{b: yes}}, then: {{form: koen}}}}
steps:
  a: {{kind: yes-no, to: b}}
  b: {{kind: yes-no, to: end}}
  end: {{kind: outcome, recommend: {{forms: [{{from: t.form}}]}}}}
"""
    )
    diagram = compile_rankings(made, ["forms"])
    aspect = diagram.aspects["forms"]
    for a, b in product(("yes", "no"), repeat=2):
        trace = follow(made, {"a": a, "b": b})
        ranked = " ".join(one.entry for one in trace.recommendations["forms"])
        assert aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)]) == (ranked,)


def test_a_result_that_is_no_number_makes_no_sum() -> None:
    made = flow(
        """
tables:
  t:
    hit-policy: collect
    aggregate: sum
    inputs: [a]
    outputs: {n: {type: number}}
    rules: [{when: {a: yes}, then: {n: 1}}, {then: {n: 2}}]
steps:
  a: {kind: yes-no, routes: [{when: {t.n: 3}, to: end}, {to: other}]}
  end: {kind: outcome}
  other: {kind: outcome}
"""
    )
    aspect = compile_flow(made).aspects[OUTCOME]
    assert set(aspect.ends) == {"end", "other"}
