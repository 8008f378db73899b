"""What is said of all walks: nothing that a walk contradicts, and what an author would want to know."""

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.analysis.possible import in_short
from guide.analysis.proof import prove
from guide.analysis.reach import Reach, reach
from guide.engine.follow import follow
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
        for path in never.get("never-matters", ()):
            assert follow(without(guide, *path[1::2]), trace.live).recommendations == trace.recommendations
    for one in found:
        if one.code == "rules-conflict":
            table = guide.tables[str(one.facts["table"])]
            assert contradict(table, [int(str(one.facts[key])) - 1 for key in ("one", "other")])


def without(guide: Flow, table: object, rule: object) -> Flow:
    """The flow without one rule."""
    made = guide.tables[str(table)]
    rules = tuple(one for index, one in enumerate(made.rules) if index != rule)
    return replace(guide, tables={**guide.tables, made.id: replace(made, rules=rules)})


def codes(text: str) -> list[tuple[str, object]]:
    told = [(one.code, one.path[-1]) for one in looked(flow(text)).findings]
    return [one for one in told if one[0] not in {"no-example", "same-options", "no-difference"}]


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


def test_a_route_is_never_taken_whatever_else_is_remembered_where_it_leads_from() -> None:
    # At `c` what `b` was is remembered for `d`, but the routes of `c` do not read it.
    found = codes(
        """
        steps:
          a: {kind: yes-no, to: b}
          b: {kind: yes-no, to: c}
          c:
            kind: yes-no
            routes: [{when: {all-of: [{a: yes}, {a: no}]}, to: e}, {when: {a: yes, c: yes}, to: e}, {to: d}]
          d: {kind: yes-no, routes: [{when: {b: yes, d: yes}, to: e}, {to: f}]}
          e: {kind: outcome}
          f: {kind: outcome}
        """
    )
    assert found == [("never-taken", 0)]


def test_answers_are_written_as_in_an_example() -> None:
    told = in_short({"q": "a", "c": {"x": "yes", "y": "no"}, "s": ("a", "b"), "page": (), "n": 5})
    assert told == "q: a、c: {x: yes, y: no}、s: [a, b]、n: 5"
