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
        values: {more: {sum: [n, m]}}
        tables:
          t:
            hit-policy: first
            inputs: [n]
            outputs: {o: {catalogue: forms}}
            rules: [{then: {o: koen}}, {when: {n: 5}, then: {o: hojo}}]
        steps:
          m: {kind: number, to: n}
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


def test_of_too_many_answers_those_that_decide_are_written_first_and_none_is_cut() -> None:
    many = {f"question-{number}": "a-long-answer" for number in range(9)}
    told = in_short(many, {"question-7"})
    assert told.startswith("question-7: a-long-answer、question-0: a-long-answer、")
    assert told.endswith(": a-long-answer、…")
    assert in_short({"q": "あ" * 100}) == "…"


def test_a_question_that_may_refuse_all_for_what_is_calculated_is_left_open() -> None:
    apart = """
        values: {apart: {difference: [more, less]}}
        steps:
          less: {kind: number, least: 1, most: 9, to: more}
          more: {kind: number, least: 1, most: 9, refuse: [{when: {apart: "< 0"}, say: だめ}], to: end}
          end: {kind: outcome}
        """
    assert looked(flow(apart)).left == ()  # 9 is never less than the other
    left = looked(flow(apart.replace("most: 9, refuse", "most: 8, refuse"))).left
    assert [(one.table, one.code) for one in left] == [("more", "refuses-all")]
    days = apart.replace("number, least: 1, most: 9", "date, least: 2026-04-01, most: 2026-04-30")
    assert looked(flow(days)).left == ()


def test_what_a_calculated_refusal_reads_makes_a_difference() -> None:
    found = codes(
        """
        values: {apart: {difference: [more, less]}}
        steps:
          less: {kind: number, least: 1, most: 9, routes: [{when: {less: 5}, to: more}, {to: more}]}
          more: {kind: number, least: 1, most: 9, refuse: [{when: {apart: "< 0"}, say: だめ}], to: end}
          end: {kind: outcome}
        """
    )
    assert ("no-difference", "less") not in found
