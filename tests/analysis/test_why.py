"""The answers that force a result are as few as possible, and a question is told by what it separates."""

from typing import Any

from guide.analysis.diagram import compile_flow
from guide.analysis.why import Answer, Forced, Separated, forcing, separated, smallest_hitting_set
from guide.engine.follow import follow
from tests.making import flow

FLOW = flow(
    """
tables:
  order:
    hit-policy: rule-order
    inputs: [term, kind]
    outputs: {form: {catalogue: forms}}
    rules:
      - {when: {term: short}, then: {form: koen}}
      - {when: {kind: big}, then: {form: hojo}}
      - {then: {form: itaku}}
steps:
  name: {kind: text, to: lead}
  lead:
    kind: choice
    options: {citizens: 市民, city: 市, both: {text: わからない, unsure: true}}
    routes: [{when: {lead: city}, to: own}, {to: term}]
  term: {kind: choice, options: {short: 短い, long: 長い}, to: kind}
  kind: {kind: choice, options: {small: 小さい, big: 大きい}, to: field}
  field: {kind: choice, options: {snow: 雪, health: 健康}, to: last}
  last: {kind: yes-no, to: goal}
  goal:
    kind: outcome
    recommend:
      forms: [{from: order.form}]
      desks:
        - {entry: kankyo, when: {field: snow}}
        - {entry: seisaku}
  own: {kind: outcome}
"""
)
DIAGRAM = compile_flow(FLOW)
ANSWERS = {
    "name": "祭り",
    "lead": "citizens",
    "term": "short",
    "kind": "big",
    "field": "snow",
    "last": "yes",
}


def forced(**changes: str) -> tuple[str, ...]:
    found = forcing(DIAGRAM, follow(FLOW, ANSWERS | changes))
    assert found.proven
    return tuple(one.step for one in found.answers)


def test_an_answer_that_leads_straight_to_an_outcome_forces_it_alone() -> None:
    assert forced(lead="city") == ("lead",)


def test_an_answer_that_makes_no_difference_is_not_among_them_though_a_rule_looked_at_it() -> None:
    assert forced() == ("lead", "term", "field")


def test_where_a_rule_needs_two_answers_both_are_told() -> None:
    assert forced(term="long") == ("lead", "term", "kind", "field")


def test_items_of_a_checklist_count_one_by_one() -> None:
    checks = flow(
        """
steps:
  ready:
    kind: checklist
    items: {one: 一, two: 二, three: 三}
    routes: [{when: {ready: {all: yes}}, to: goal}, {to: own}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )
    trace = follow(checks, {"ready": {"one": "yes", "two": "no", "three": "unsure"}})
    found = forcing(compile_flow(checks), trace)
    assert found == Forced((Answer("ready", "two"),), proven=True) or found == Forced(
        (Answer("ready", "three"),), proven=True
    )
    both = follow(checks, {"ready": dict.fromkeys(("one", "two", "three"), "yes")})
    assert len(forcing(compile_flow(checks), both).answers) == 3


def test_where_a_part_was_left_out_all_answers_together_are_told_and_not_as_proven() -> None:
    trace = follow(FLOW, ANSWERS)
    found = forcing(compile_flow(FLOW, limit=1), trace)
    assert found == Forced(tuple(Answer(step) for step in trace.live), proven=False)


def test_where_arithmetic_does_not_tell_all_answers_together_are_told() -> None:
    made = flow(
        """
values: {whole: {sum: [a, b]}}
steps:
  a: {kind: number, least: 0, most: 9, to: list}
  list: {kind: checklist, items: {one: 一}, to: b}
  b: {kind: number, least: 0, most: 9, routes: [{when: {whole: '>= 10'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    )
    found = forcing(compile_flow(made), follow(made, {"a": 9, "list": {"one": "yes"}, "b": 9}))
    assert found == Forced((Answer("a"), Answer("list", "one"), Answer("b")), proven=False)


def test_a_smallest_set_is_found_where_taking_the_best_next_is_not_enough() -> None:
    def some(*names: str) -> frozenset[Answer]:
        return frozenset(map(Answer, names))

    sets = [some("a", "x"), some("a", "y"), some("b", "x"), some("b", "y"), some("c", "x"), some("c", "y")]
    assert smallest_hitting_set(sets) == some("x", "y")
    assert smallest_hitting_set([]) == frozenset()


# Questions


def told(**answers: Any) -> Separated:
    return separated(DIAGRAM, follow(FLOW, answers))


def test_a_question_is_told_by_the_ends_that_some_answers_rule_out() -> None:
    at_lead = told(name="祭り")
    assert set(at_lead.ends[""]) == {"goal", "own"}
    assert at_lead.matters
    assert at_lead.unsure[""] == ("goal",)
    at_field = told(name="祭り", lead="citizens", term="short", kind="big")
    assert (at_field.ends[""], set(at_field.ends["desks"])) == ((), {"kankyo", "seisaku"})


def test_a_question_that_changes_nothing_is_told_so() -> None:
    last = told(name="祭り", lead="citizens", term="short", kind="big", field="snow")
    assert not last.matters
    assert not told().matters  # a text never leads anywhere


def test_a_question_that_only_matters_together_with_others_rules_nothing_out() -> None:
    made = flow(
        """
steps:
  a: {kind: yes-no, to: b}
  b:
    kind: yes-no
    routes: [{when: [{a: yes, b: yes}, {a: no, b: no}], to: same}, {to: other}]
  same: {kind: outcome}
  other: {kind: outcome}
"""
    )
    assert separated(compile_flow(made), follow(made, {})) == Separated({"": ()}, matters=True)


def test_of_what_was_left_out_nothing_is_said_not_to_matter() -> None:
    assert separated(compile_flow(FLOW, limit=1), follow(FLOW, {})) == Separated({}, matters=True)
