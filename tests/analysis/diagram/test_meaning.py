"""Conditions mean what they mean to `follow` (see tests/laws); here what arithmetic tells."""

import pytest
from msgspec.structs import replace

from guide.analysis.diagram import OUTCOME, compile_flow
from guide.engine.follow import follow
from guide.language import conditions as data
from guide.language.conditions import (
    Among,
    Answered,
    AnswerOf,
    Condition,
    Count,
    MarkOf,
    Name,
    Not,
    Range,
    ValueOf,
)
from guide.language.model import Amount, Arithmetic
from tests.making import flow


def test_arithmetic_that_is_not_settled_leaves_both_ways_open() -> None:
    made = flow(
        """
values: {whole: {sum: [a, b]}}
steps:
  a: {kind: number, least: 0, most: 9, to: b}
  b: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 10'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    )
    diagram = compile_flow(made)
    assert not diagram.exact
    found = diagram.extent
    assert found is not None
    assert set(found.aspect.told(found.aspect.concluding)) == {"little", "much"}


def test_arithmetic_that_is_settled_by_bounds_stays_exact() -> None:
    made = flow(
        """
values: {whole: {sum: [a, 5]}}
steps:
  a: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 20'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    )
    diagram = compile_flow(made)
    assert diagram.exact
    assert diagram.aspects[OUTCOME].ends == ("little",)


def test_a_condition_that_nothing_can_settle_leaves_the_rest_exact() -> None:
    made = flow(
        """
values: {days: {difference: [late, early]}}
steps:
  early: {kind: date, to: late}
  late: {kind: date, routes: [{when: {days: '>= 30'}, to: form}, {to: soon}]}
  form: {kind: yes-no, to: goal}
  goal: {kind: outcome, recommend: {forms: [{entry: koen, when: {form: yes}}, {entry: hojo}]}}
  soon: {kind: outcome, recommend: {desks: [{entry: kankyo}]}}
"""
    )
    diagram = compile_flow(made)
    found = diagram.extent
    assert found is not None
    assert found.questions[found.aspect.root] == (2, 3)
    assert set(diagram.aspects["desks"].ends) == {"kankyo", None}


BY_HAND = flow(
    """
values: {sure: {when: {lead: a}}}
steps:
  lead: {kind: choice, options: {a: あ, b: い}, to: list}
  list: {kind: checklist, items: {one: 一}, routes: [{when: {sure: yes}, to: held}, {to: failed}]}
  held: {kind: outcome}
  failed: {kind: outcome}
"""
)
WHOLE = ValueOf("whole")


@pytest.mark.parametrize(
    ("condition", "operands"),
    [
        (data.Test(AnswerOf("lead"), Count(frozenset("a"), Range(1))), ()),
        (Not(data.Test(AnswerOf("lead"), Count(frozenset("a"), Range(0)))), ()),
        (data.Test(MarkOf("list", "gone"), Answered()), ()),
        (Not(data.Test(WHOLE, Among(ranges=(Range(0),)))), ()),
        (data.Test(WHOLE, Answered()), (1, MarkOf("list", "one"))),
        (Not(data.Test(WHOLE, Answered())), (ValueOf("sure"),)),
    ],
)
def test_what_only_a_flow_built_by_hand_can_ask_means_what_it_means_to_a_walk(
    condition: Condition, operands: tuple[Name | int, ...]
) -> None:
    asking = BY_HAND.asking("list")
    first = replace(asking.routes[0], when=condition)
    made = replace(
        BY_HAND,
        values={**BY_HAND.values, "whole": Amount("whole", "", Arithmetic.SUM, operands, "")},
        steps={**BY_HAND.steps, "list": replace(asking, routes=(first, *asking.routes[1:]))},
    )
    diagram = compile_flow(made)
    aspect = diagram.aspects[OUTCOME]
    for lead in "ab":
        trace = follow(made, {"lead": lead, "list": {"one": "yes"}})
        assert aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)]) == (trace.here,)


def test_two_outcomes_name_the_first_entry_of_one_table() -> None:
    made = flow(
        """
tables:
  t:
    hit-policy: first
    inputs: [q]
    outputs: {form: {catalogue: forms}}
    rules: [{when: {q: a}, then: {form: koen}}, {then: {form: hojo}}]
steps:
  q: {kind: choice, options: {a: あ, b: い, c: う}, routes: [{when: {q: c}, to: other}, {to: end}]}
  end: {kind: outcome, recommend: {forms: [{from: t.form}]}}
  other: {kind: outcome, recommend: {forms: [{from: t.form}]}}
"""
    )
    diagram = compile_flow(made)
    aspect = diagram.aspects["forms"]
    for answer, entry in (("a", "koen"), ("b", "hojo"), ("c", "hojo")):
        trace = follow(made, {"q": answer})
        assert aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)]) == (entry,)
