"""Changes that examples notice, changes that none notices, and the example that would."""

from typing import Any

import pytest

from guide.analysis import mutation
from guide.analysis.mutation import ELSEWHERE, LEFT_OUT, OPPOSITE, Score, mutants, score
from guide.analysis.possible import Unknown
from guide.analysis.table import together
from guide.engine.follow import follow
from guide.language.model import Flow
from tests.making import flow

GUIDE = """
tables:
  t:
    hit-policy: rule-order
    inputs: [q]
    outputs: {{o: {{catalogue: forms}}}}
    rules:
      - {{when: {{q: a}}, then: {{o: koen}}}}
      - {{when: {{q: [a, b]}}, then: {{o: hojo}}}}
start: q
steps:
  q: {{kind: choice, options: {{a: A, b: B, c: C}}, routes: [{{when: {{q: c}}, to: other}}, {{to: end}}]}}
  end: {{kind: outcome, recommend: {{forms: [{{from: t.o}}]}}}}
  other: {{kind: outcome}}
examples: [{examples}]
"""
A = "{name: a, answers: {q: a}, outcome: end, forms: [koen, hojo]}"
B = "{name: b, answers: {q: b}, outcome: end, forms: [hojo]}"
C = "{name: c, answers: {q: c}, outcome: other}"


def guide(*examples: str) -> Flow:
    return flow(GUIDE.format(examples=", ".join(examples)))


def unnoticed(score_: Score) -> dict[tuple[Any, ...], Any]:
    return {(one.how, *one.path): one.answers for one in score_.unnoticed}


def test_examples_of_every_case_notice_every_change() -> None:
    assert score(guide(A, B, C)) == Score(7, ())


def test_without_examples_nothing_is_noticed_and_an_example_is_found_for_each_change() -> None:
    made = guide()
    found = score(made)
    assert len(found.unnoticed) == found.changes == 7
    changed = {(one.how, *one.path): one.flow for one in mutants(made)}
    for how, answers in unnoticed(found).items():
        assert answers is not None
        before, after = follow(made, answers), follow(changed[how], answers)
        assert (before.here, before.recommendations) != (after.here, after.recommendations)


def test_the_missing_example_is_one_that_notices() -> None:
    found = unnoticed(score(guide(A, C)))
    assert found == {}
    found = unnoticed(score(guide(B, C)))
    assert found == {(LEFT_OUT, "tables", "t", "rules", 0): {"q": "a"}}
    found = unnoticed(score(guide(A, B)))
    assert found == {(ELSEWHERE, "steps", "q", "routes", 0): {"q": "c"}}


def test_an_example_that_fails_already_notices_nothing() -> None:
    wrong = C.replace("outcome: other", "outcome: end")
    assert unnoticed(score(guide(A, B, wrong))) == unnoticed(score(guide(A, B)))


def test_a_rule_whose_result_another_gives_as_well_makes_no_difference() -> None:
    made = flow(GUIDE.format(examples=A).replace("{q: [a, b]}, then: {o: hojo}", "{q: [a]}, then: {o: koen}"))
    found = score(made)
    assert found.idle == tuple((LEFT_OUT, ("tables", "t", "rules", rule)) for rule in (0, 1))
    assert LEFT_OUT not in [one.how for one in found.unnoticed]


def test_where_it_is_not_certain_that_a_rule_is_never_missed_it_is_not_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = flow(GUIDE.format(examples=A).replace("{q: [a, b]}, then: {o: hojo}", "{q: [a]}, then: {o: koen}"))
    monkeypatch.setattr(mutation, "possible", lambda *_: Unknown())
    found = score(made)
    assert found.idle == ()
    assert [one.answers for one in found.unnoticed if one.how == LEFT_OUT] == [None, None]


@pytest.mark.parametrize("most", [1, 1000])
def test_refusals_and_conditions_of_recommendations_are_turned_and_later_questions_answered(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "MOST_TOGETHER", most)
    made = flow(
        """
        steps:
          n:
            kind: number
            least: 0
            refuse: [{when: {n: "> 5"}, say: 多すぎます。}]
            to: many
          many:
            kind: choices
            options: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, k: K}
            to: page
          page: {kind: page, to: c}
          c: {kind: yes-no, to: end}
          end:
            kind: outcome
            recommend: {forms: [{entry: koen, when: {c: no, many: {count: ">= 1"}}}, {entry: hojo}]}
        """
    )
    found = unnoticed(score(made))
    assert found[OPPOSITE, "steps", "end", "recommend", "forms", 0, "when"]["c"] == "no"
    assert found[OPPOSITE, "steps", "n", "refuse", 0, "when"]["n"] == 0
    assert found[ELSEWHERE, "steps", "n", "routes", 0] is not None


def test_a_table_of_one_rule_is_not_left_without_any() -> None:
    made = flow(
        """
        tables:
          t: {hit-policy: first, inputs: [q], outputs: {o: {catalogue: forms}}, rules: [{then: {o: koen}}]}
        steps: {q: {kind: yes-no, to: end}, end: {kind: outcome, recommend: {forms: [{from: t.o}]}}}
        """
    )
    assert score(made) == Score(0, ())


def test_a_flow_of_one_outcome_has_nowhere_else_to_lead() -> None:
    made = flow("steps: {q: {kind: yes-no, to: end}, end: {kind: outcome}}")
    assert score(made) == Score(0, ())


def test_the_only_rule_of_a_table_is_turned_and_not_left_out() -> None:
    made = flow(
        """
        tables:
          t:
            hit-policy: first
            inputs: [q]
            outputs: {o: {catalogue: forms}}
            rules: [{when: {q: yes}, then: {o: koen}}]
        steps:
          q: {kind: yes-no, to: end}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    assert [(one.how, one.path) for one in mutants(made)] == [(OPPOSITE, ("tables", "t", "rules", 0, "when"))]


def test_other_answers_to_questions_behind_are_tried() -> None:
    made = flow(
        """
        tables:
          t:
            hit-policy: rule-order
            inputs: [a]
            outputs: {o: {catalogue: forms}}
            rules: [{when: {a: no}, then: {o: koen}}, {then: {o: hojo}}]
        steps:
          a: {kind: yes-no, routes: [{when: {a: yes}, to: b}, {to: b}]}
          b: {kind: yes-no, routes: [{when: {b: no}, to: c}, {to: end}]}
          c: {kind: yes-no, to: other}
          end: {kind: outcome}
          other: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    found = unnoticed(score(made))
    assert found[ELSEWHERE, "steps", "b", "routes", 1]["b"] == "yes"
