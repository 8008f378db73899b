"""Derived values follow from answers, exactly, or have none."""

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from guide.engine.derive import derive
from guide.engine.follow import follow, value_of
from guide.engine.wording import fill
from guide.language.conditions import Name, ValueOf
from guide.language.model import Amount, Arithmetic, Flow, Outcome
from tests.making import flow

FLOW = flow(
    """
values:
  big: {when: {cost: ">= 100"}}
  total: {sum: [cost, grant, 0.5], unit: 円}
  rest: {difference: [cost, grant], unit: 円}
  triple: {product: [total, 3]}
  days: {difference: [until, since]}
  huge: {product: [cost, cost, cost]}
tables:
  level:
    hit-policy: first
    inputs: [total, big]
    outputs: {level: {values: [high, low]}}
    rules: [{when: {total: ">= 100", big: yes}, then: {level: high}}, {then: {level: low}}]
steps:
  cost: {kind: number, unit: 円, to: grant}
  grant: {kind: number, decimals: 2, to: since}
  since: {kind: date, to: until}
  until: {kind: date, routes: [{when: {rest: "< 0"}, to: short}, {to: end}]}
  short: {kind: outcome, summary: "{rest}"}
  end: {kind: outcome, summary: "{total}、{triple}、{days}、{big}、{level.level}、{huge}"}
"""
)
ANSWERS: dict[str, Any] = {"cost": 100, "grant": "0.25", "since": "2024-02-28", "until": "2024-03-01"}


def said(**changes: Any) -> str:
    trace = follow(FLOW, ANSWERS | changes)
    assert isinstance(trace.outcome, Outcome)
    return fill(trace.outcome.summary, FLOW, value_of(FLOW, trace))


def of(value: str, **answers: Any) -> object:
    return value_of(FLOW, follow(FLOW, answers))(ValueOf(value))


def amount(*operands: Name | int | Decimal, how: Arithmetic = Arithmetic.SUM) -> Amount:
    return Amount("v", "", how, operands, "")


def with_values(**values: Amount) -> Flow:
    return replace(FLOW, values={**FLOW.values, **values})


def test_values_can_be_echoed_tested_and_read_by_tables() -> None:
    assert said() == "100.75円、302.25、2日、はい、high、1,000,000"
    assert said(cost=99) == "99.75円、299.25、2日、いいえ、low、970,299"
    assert said(cost=0) == "-0.25円"


def test_an_amount_has_no_value_while_an_operand_has_none() -> None:
    assert of("total", cost=5) is None
    assert of("triple", cost=5) is None
    assert of("total", cost=5, grant=1) == Decimal("6.5")
    assert of("days", cost=5, grant=1, since="2024-02-28") is None
    assert (of("big"), of("big", cost=100)) == ("no", "yes")


def test_what_has_too_many_digits_has_no_value() -> None:
    assert said(cost=10**17).endswith("、（まだ決まっていません）")
    tiny = Decimal(1).scaleb(-150)
    several = Decimal("1.5").scaleb(-150)
    assert derive(amount(several, Decimal("1e17"), how=Arithmetic.PRODUCT), lambda _: None) is not None
    assert derive(amount(several, Decimal("1e100")), lambda _: None) is None
    assert derive(amount(tiny, tiny), lambda _: None) == Decimal(2).scaleb(-150)


@pytest.mark.parametrize("value", [None, "yes", "2024-02-30", True, ("a",)])
def test_what_is_no_number_makes_no_amount(value: Any) -> None:
    assert derive(FLOW.values["rest"], lambda _: value) is None


def test_no_operands_make_no_amount() -> None:
    assert derive(amount(), lambda _: 1) is None


def test_a_value_that_rests_on_itself_has_none() -> None:
    odd = with_values(triple=amount(ValueOf("triple"), 2))
    assert value_of(odd, follow(odd, {}))(ValueOf("triple")) is None


def test_a_long_chain_of_values_needs_no_recursion() -> None:
    chain = {f"v{n}": amount(ValueOf(f"v{n + 1}"), 1) for n in range(5_000)}
    deep = with_values(**chain, v5000=amount(1))
    assert value_of(deep, follow(deep, {}))(ValueOf("v0")) == 5_001
