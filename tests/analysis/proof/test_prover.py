"""What is proven is what walking finds, and what is not proven is not claimed."""

import os
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.analysis.proof import Doubt, Proof, Unproven, doubt_of, from_bytes, prove, to_bytes
from guide.analysis.table import together
from guide.engine.follow import follow
from guide.language.model import LARGEST, Dates, Domain, Numbers, Question
from tests.laws.brute_force import chance, walks
from tests.laws.random_flows import seeded_flow
from tests.making import flow

SOME = int(os.environ.get("KYODO_EXAMPLES", "20"))
seeds = st.integers(0, 10**9)


@settings(max_examples=SOME)
@given(seeds)
def test_walks_are_as_long_and_end_where_the_proof_says_and_the_checker_accepts_it(seed: int) -> None:
    guide = seeded_flow(seed, most_steps=5)
    proof = prove(guide)
    if isinstance(proof, Unproven):
        assert proof.reason in {"arithmetic", "dead-end", "classes", "unshown"}
        return
    assert doubt_of(guide, from_bytes(to_bytes(proof)) or pytest.fail("not read")) is None
    for trace in walks(guide, chance(seed), 12):
        assert set(trace.path) <= proof.steps
        if trace.outcome:
            questions = sum(isinstance(guide.steps[step], Question) for step in trace.path)
            assert proof.fewest <= questions <= proof.most


def proven(text: str) -> Proof:
    found = prove(flow(text))
    assert isinstance(found, Proof), found
    return found


TWO = """
steps:
  first: {kind: choice, options: {a: A, b: B, c: C}, routes: [{when: {first: a}, to: end}, {to: second}]}
  second: {kind: yes-no, routes: [{when: {second: yes}, to: page}, {to: other}]}
  page: {kind: page, to: end}
  end: {kind: outcome}
  other: {kind: outcome}
"""


def test_ways_are_told_apart_by_what_decides_a_route_and_pages_are_no_questions() -> None:
    proof = proven(TWO)
    assert (proof.ways, proof.fewest, proof.most) == ("3", 1, 2)
    assert proof.classes == {"first": ("a", "b"), "second": ("yes", "no"), "page": ((),)}
    assert proof.reached == {"end": {"first": "a"}, "other": {"first": "b", "second": "no"}}
    assert proof.steps == {"first", "second", "page", "end", "other"}


def test_a_step_that_no_answers_lead_to_is_not_reached() -> None:
    proof = proven(
        """
        steps:
          first: {kind: yes-no, routes: [{when: {first: yes}, to: second}, {to: end}]}
          second: {kind: yes-no, routes: [{when: {first: no}, to: hidden}, {to: end}]}
          hidden: {kind: outcome}
          end: {kind: outcome}
        """
    )
    assert "hidden" not in proof.steps


def test_an_answer_that_is_refused_is_no_way() -> None:
    proof = proven(
        """
        steps:
          n:
            kind: number
            least: 0
            refuse: [{when: {n: "> 5"}, say: 多すぎます。}]
            routes: [{when: {n: "< 3"}, to: a}, {to: b}]
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    assert (proof.ways, proof.classes) == ("2", {"n": (0, 3, 6)})


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        (
            "arithmetic",
            """
            values: {more: {sum: [n, m]}}
            start: n
            steps:
              n: {kind: number, to: m}
              m: {kind: number, routes: [{when: {more: "> 2"}, to: a}, {to: a}]}
              a: {kind: outcome}
            """,
        ),
        (
            "dead-end",
            """
            steps:
              n: {kind: number, refuse: [{when: {n: "> 0"}, say: x}, {when: {n: "<= 0"}, say: x}], to: a}
              a: {kind: outcome}
            """,
        ),
    ],
)
def test_what_cannot_be_proven_is_told_with_its_place(reason: str, text: str) -> None:
    found = prove(flow(text))
    assert isinstance(found, Unproven)
    assert found.reason == reason
    assert found.place


@pytest.mark.parametrize("domain", [Numbers(Decimal(LARGEST), None, 0, ""), Dates(None, "0999-12-31")])
def test_a_question_that_takes_no_answer_is_no_way_to_an_end(domain: Domain) -> None:
    guide = flow("steps: {n: {kind: number, to: a}, a: {kind: outcome}}")
    nobody = replace(guide, steps={**guide.steps, "n": replace(guide.asking("n"), domain=domain)})
    assert prove(nobody) == Unproven("dead-end", "n")


def test_more_answers_of_one_question_than_are_told_apart_are_not_proven(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guide = flow(
        """
        steps:
          c:
            kind: checklist
            items: {a: A, b: B, c: C, d: D, e: E, f: F, g: G}
            routes: [{when: {c: {count: ">= 3", of: no}}, to: a}, {to: a}]
          a: {kind: outcome}
        """
    )
    assert isinstance(prove(guide), Proof)
    monkeypatch.setattr(together, "MOST_TOGETHER", 3)
    assert prove(guide) == Unproven("classes", "c")


def test_a_flow_of_too_many_states_is_not_followed_to_its_end() -> None:
    assert prove(flow(TWO), limit=3) == Unproven("states", "second")
    assert isinstance(prove(flow(TWO), limit=5), Proof)


CALCULATED = """
values: {more: {sum: [n, 1]}, apart: {difference: [m, n]}, both: {when: {apart: "< 0"}}}
start: n
steps:
  n: {kind: number, least: 0, most: 9, to: m}
  m:
    kind: number
    least: 0
    most: 9
    refuse: [{when: {both: yes}, say: 小さすぎます。}, {when: {m: 0}, say: 0より大きい数です。}]
    routes: [{when: {n: 9}, to: high}, {to: low}]
  high: {kind: outcome}
  low: {kind: outcome}
"""


def test_what_is_refused_for_a_calculation_counts_as_taken_and_is_named() -> None:
    proof = proven(CALCULATED)
    assert (proof.narrowed, proof.ways) == (("m",), "2")
    assert {step: follow(flow(CALCULATED), given).here for step, given in proof.reached.items()} == {
        "high": "high",
        "low": "low",
    }
    assert doubt_of(flow(CALCULATED), proof) is None
    unnamed = msgspec.structs.replace(proof, narrowed=())
    assert doubt_of(flow(CALCULATED), unnamed) == Doubt("narrowed", "m")


def test_an_outcome_that_calculated_refusals_may_keep_everyone_from_is_not_called_reached() -> None:
    never = CALCULATED.replace(
        "{when: {m: 0}", '{when: {apart: ">= 0", n: 9}, say: 大きすぎます。}, {when: {m: 0}'
    )
    assert prove(flow(never)) == Unproven("unshown", "high")


def test_what_a_calculated_refusal_may_prevent_is_not_told_as_a_fact() -> None:
    back = CALCULATED.replace("to: high}", "to: n}")
    assert prove(flow(back)) == Unproven("arithmetic", "apart")


def test_all_values_that_decide_where_steps_lead_are_named_at_once() -> None:
    two = CALCULATED.replace("{when: {n: 9}, to: high}", '{when: {sums: 3, apart: "> 2"}, to: high}').replace(
        "{more: {sum: [n, 1]}", "{sums: {sum: [n, m]}"
    )
    assert prove(flow(two)) == Unproven("arithmetic", "sums、apart")
