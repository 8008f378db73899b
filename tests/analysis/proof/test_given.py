"""What tables may give is put into amounts one by one, and both ways to a proof know the same of it."""

import pytest
from msgspec.structs import replace

from guide.analysis.amounts import listed as room
from guide.analysis.amounts.listed import listed
from guide.analysis.proof import Doubt, Proof, Unproven, doubt_of, prove
from guide.analysis.proof import given as own
from guide.analysis.proof.given import given, with_given
from guide.engine.values import Values
from guide.language.conditions import OutputOf, ValueOf
from guide.language.model import Amount
from tests.laws.random_flows import COUNTING, seeded_flow
from tests.making import flow

SHARED = """
values:
  share: {product: [cost, rates.rate]}
  left: {difference: [cost, share]}
  fee: {sum: [more.o, more.o]}
tables:
  rates:
    hit-policy: %s
    inputs: [who]
    outputs: {rate: {type: number%s}}
    rules: [{when: {who: city}, then: {rate: 0.5}}, {when: {who: npo}, then: {rate: 0.8}}]
  more:
    hit-policy: first
    inputs: [left]
    outputs: {o: {type: number}}
    rules: [{when: {left: '> 20'}, then: {o: 3}}, {then: {o: 1}}]
start: who
steps:
  who: {kind: choice, options: {city: 市, npo: 団体, other: 人}, to: cost}
  cost:
    kind: number
    least: 0
    most: 60
    refuse: [{when: {share: '[11..12]'}, say: だめです。}]
    to: sure
  sure: {kind: yes-no, routes: [{when: {left: '> 6', sure: yes}, to: a}, {when: {fee: 6}, to: b}, {to: c}]}
  a: {kind: outcome}
  b: {kind: outcome}
  c: {kind: outcome}
"""
POLICIES = ["first", "any", "collect\n    aggregate: sum", "collect\n    aggregate: count"]


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("default", ["", ", default: 0.3"])
def test_a_proof_is_made_of_what_a_table_and_one_answer_make(policy: str, default: str) -> None:
    guide = flow(SHARED % (policy, default))
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert proof.narrowed == ()
    assert doubt_of(guide, proof) is None
    told = proof.classes["cost"]
    for gone in range(len(told)):
        without = replace(proof, classes={**proof.classes, "cost": (*told[:gone], *told[gone + 1 :])})
        assert doubt_of(guide, without) == Doubt("classes", "cost")


def test_what_tables_give_is_put_in_place_of_their_outputs() -> None:
    guide = flow(SHARED % ("first", ""))
    rate = OutputOf("rates", "rate")
    rates = [one.then[0] for one in guide.tables["rates"].rules]
    assert set(given(guide, "left") or ()) == {((rate, one),) for one in rates}
    made = with_given(guide, ((rate, 2),))
    assert Values(made, {"cost": 7}).of(ValueOf("share")) == 14
    assert with_given(guide, ()) is guide


def test_where_tables_give_too_much_or_no_numbers_there_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    summed = flow(SHARED % (POLICIES[2], ""))
    assert isinstance(prove(summed), Proof)
    for where, name in ((room, "MOST_LISTED"), (own, "MOST_GIVEN")):
        monkeypatch.setattr(where, name, 3)
    assert prove(summed) == Unproven("arithmetic", "left")
    assert given(summed, "share") is None
    monkeypatch.undo()
    monkeypatch.setattr(own, "MOST_GIVEN", 1)
    assert given(flow(SHARED % ("first", "")), "left") is None
    monkeypatch.undo()
    assert given(flow(SHARED % ("first", ", default: 1000000000000000000")), "left") is None
    guide = flow(SHARED % ("first", ""))
    text = replace(guide.tables["rates"], rules=(replace(guide.tables["rates"].rules[0], then=("x",)),))
    assert given(replace(guide, tables={**guide.tables, "rates": text}), "left") is None


def test_an_amount_that_rests_on_itself_is_not_put_in() -> None:
    guide = flow(SHARED % ("first", ""))
    share = guide.values["share"]
    assert isinstance(share, Amount)
    made = replace(share, operands=(*share.operands, ValueOf("left")))
    assert given(replace(guide, values={**guide.values, "share": made}), "left") is None


def test_both_ways_know_the_same_amounts() -> None:
    assert room.MOST_LISTED == own.MOST_GIVEN
    told = 0
    for seed in range(40):
        guide = seeded_flow(seed, most_steps=4, kinds=COUNTING)
        for value, amount in guide.values.items():
            if isinstance(amount, Amount):
                others, put = listed(guide, value), given(guide, value)
                told += bool(put and others)
                if put is not None:
                    assert others is not None
                    assert {name for one in put for name, _ in one} == {one.name for one in others}
    assert told > 2
