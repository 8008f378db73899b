"""Among the answers tried for amounts, every answer has one that no test tells from it."""

from decimal import Decimal
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from guide.analysis.amounts.alone import Figures
from guide.analysis.proof import Doubt, curves, doubt_of, prove
from guide.analysis.proof.certificate import Proof
from guide.analysis.proof.curves import alone, halved
from guide.analysis.proof.trials import TooManyError, signature, tried
from guide.engine.answers import Refusal, accept
from guide.language import conditions
from guide.language.conditions import Among, Answered, AnswerOf, MarkOf, Predicate, Range, ValueOf
from guide.language.model import Arithmetic, Flow, Numbers
from tests.analysis.amounts.made import DOMAINS, guide_of, guides, predicates
from tests.making import flow

N = AnswerOf("n")
HALF = conditions.Test(N, Among(ranges=(Range(low=4),)))


@settings(max_examples=60)
@given(guides(), predicates())
def test_every_answer_has_one_among_those_tried_that_no_test_tells_from_it(
    guide: Flow, predicate: Predicate
) -> None:
    tests = [conditions.Test(ValueOf(name), predicate) for name in guide.values if alone(guide, name)]
    asking = guide.asking("n")
    asked = [(guide, test) for test in tests]
    known = {signature(asked, "n", one) for one in halved(asking, asked)}
    if not tests or not all(alone(guide, str(test.name)).question for test in tests):  # type: ignore[union-attr]
        return
    numbers = [sign * 10**power + more for sign in (-1, 1) for power in range(18) for more in (-1, 0, 1)]
    raw: list[Any] = [*range(-30, 30), *numbers, "1000-01-01", "2026-05-05", "9999-12-31"]
    for value in (accept(asking, one) for one in raw):
        if not isinstance(value, Refusal):
            assert signature(asked, "n", value) in known


@given(guides())
def test_both_ways_know_the_same_amounts_of_one_answer(guide: Flow) -> None:
    figures = Figures(guide)
    for name in guide.values:
        one, other = alone(guide, name), figures.of(name)
        assert (one is None) is (other is None)
        if one and other:
            assert (one.question, one.factors) == (other.step, other.factors)


@pytest.mark.parametrize(
    "operands",
    [
        (),
        (N, AnswerOf("d")),
        (AnswerOf("c"), 1),
        (MarkOf("c", "x"), 1),
        (N, Decimal("0.0000000001")),
        (ValueOf("v"), 1),
        (N,) * 8,
    ],
)
def test_other_amounts_are_not_of_one_answer(operands: tuple[Any, ...]) -> None:
    assert alone(guide_of(DOMAINS[1], {"v": (Arithmetic.PRODUCT, operands)}), "v") is None


def test_a_question_with_more_decimals_than_a_file_can_ask_for_has_none() -> None:
    assert alone(guide_of(Numbers(None, None, 12, ""), {"v": (Arithmetic.SUM, (N, 1))}), "v") is None


def test_where_no_amount_is_tested_nothing_is_halved() -> None:
    guide = guide_of(DOMAINS[0], {"v": (Arithmetic.SUM, (N, 1))})
    assert list(halved(guide.asking("n"), [(guide, HALF)])) == []


def test_a_question_that_takes_no_answer_has_nothing_to_try() -> None:
    guide = guide_of(DOMAINS[4], {"v": (Arithmetic.SUM, (N, 1))})
    test = conditions.Test(ValueOf("v"), Among(frozenset({3})))
    assert list(halved(guide.asking("n"), [(guide, test)])) == []


def test_where_bounds_do_not_tell_for_too_many_stretches_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(curves, "MOST_HALVED", 5)
    guide = guide_of(DOMAINS[0], {"v": (Arithmetic.SUM, (N, 1))})
    test = conditions.Test(ValueOf("v"), Among(frozenset({3})))
    with pytest.raises(TooManyError):
        list(halved(guide.asking("n"), [(guide, test)]))


def test_a_curve_that_touches_a_bound_is_looked_at_where_it_touches() -> None:
    guide = guide_of(
        DOMAINS[1],
        {"w": (Arithmetic.DIFFERENCE, (N, 10**8)), "v": (Arithmetic.PRODUCT, (ValueOf("w"), ValueOf("w")))},
    )
    test = conditions.Test(ValueOf("v"), Among(frozenset({0})))
    found = [*halved(guide.asking("n"), [(guide, test)])]
    assert 10**8 in found
    assert len(found) < 1000


TAXED = """
values: {tax: {product: [cost, 0.1]}, total: {sum: [cost, tax]}, all: {when: {total: '> 50000'}}}
start: cost
steps:
  cost:
    kind: number
    least: 0
    most: 99999999
    refuse: [{when: {tax: '>= 100000'}, say: 高すぎます。}]
    to: sure
  sure: {kind: yes-no, routes: [{when: {all: yes}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""


def test_what_one_answer_decides_by_calculation_is_proven_and_accepted() -> None:
    guide = flow(TAXED)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert proof.narrowed == ()
    assert doubt_of(guide, proof) is None
    # Up to 45,454 it is little, up to 999,999 much, and from there on refused.
    assert proof.classes["cost"] == (0, 45455, 1000000)
    assert proof.ways == "2"


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_proof_that_leaves_out_answers_that_a_calculation_tells_apart_is_not_accepted(gone: int) -> None:
    guide = flow(TAXED)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    told = [*proof.classes["cost"]]
    assert len(told) == 3
    del told[gone]
    made = replace(proof, classes={**proof.classes, "cost": tuple(told)})
    assert doubt_of(guide, made) == Doubt("classes", "cost")


def test_a_proof_must_not_leave_out_a_refusal_that_one_answer_decides() -> None:
    guide = flow(TAXED)
    proof = prove(guide)
    assert isinstance(proof, Proof)
    made = replace(proof, narrowed=("cost",))
    assert doubt_of(guide, made) == Doubt("narrowed", "cost")


def test_what_is_made_of_constants_is_known_before_anyone_answers() -> None:
    guide = flow(
        """
        values: {whole: {sum: [2, 3]}}
        steps:
          q: {kind: yes-no, routes: [{when: {whole: '> 4', q: yes}, to: a}, {to: b}]}
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert doubt_of(guide, proof) is None


def test_answered_is_asked_of_an_amount_too() -> None:
    guide = guide_of(DOMAINS[1], {"v": (Arithmetic.PRODUCT, (N, 1000))})
    test = conditions.Test(ValueOf("v"), Answered())
    everything = chain(tried(guide.asking("n"), [test]), halved(guide.asking("n"), [(guide, test)]))
    assert {signature([(guide, test)], "n", one) for one in everything} == {(True,), (False,)}


def test_a_test_that_never_holds_is_proven_to_make_no_difference() -> None:
    guide = flow(TAXED.replace("'> 50000'", "'> 500000000'"))
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert proof.steps == {"cost", "sure", "little"}
    assert doubt_of(guide, proof) is None
