"""Conditions mean what they mean to `follow` (see tests/laws); here what arithmetic tells."""

from guide.analysis.diagram import OUTCOME, compile_flow, extent
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
    found = extent(diagram)
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
    found = extent(diagram)
    assert found is not None
    assert found.questions[found.aspect.root] == (2, 3)
    assert set(diagram.aspects["desks"].ends) == {"kankyo", None}
