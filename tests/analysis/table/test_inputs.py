"""What an input can be, class by class: a value lies in one of them, and its witness is an answer."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.table.grid import grid
from guide.analysis.table.inputs import witnesses
from guide.engine.answers import accept
from guide.language import conditions
from guide.language.conditions import AnswerOf, satisfies
from tests.analysis.table.test_verdict import SOME, made, seeds
from tests.laws.random_answers import answers_to
from tests.laws.random_flows import seeded_flow
from tests.making import flow


def asked_in(condition: Any) -> list[conditions.Test]:
    if isinstance(condition, conditions.Test):
        return [condition]
    parts = condition.parts if hasattr(condition, "parts") else (condition.part,)
    return [test for part in parts for test in asked_in(part)]


@settings(max_examples=SOME)
@given(seeds, st.data())
def test_each_answer_is_told_by_a_witness_that_its_question_takes_too(seed: int, data: st.DataObject) -> None:
    guide = seeded_flow(seed, most_steps=4)
    for table in guide.tables.values():
        tests = [test for rule in table.rules if rule.when for test in asked_in(rule.when)]
        for name in {test.name for test in tests}:
            if not isinstance(name, AnswerOf):
                continue
            mine = [test for test in tests if test.name == name]
            step = guide.asking(name.question)
            classes = witnesses(guide, name, mine)
            assert all(accept(step, value) == value for value in classes)
            satisfied = {satisfied_by(value, mine) for value in classes}
            assert satisfied_by(accept(step, data.draw(answers_to(step))), mine) in satisfied


def satisfied_by(value: Any, tests: list[conditions.Test]) -> tuple[bool, ...]:
    return tuple(satisfies(value, test.predicate) for test in tests)


def test_numbers_are_cut_where_a_range_begins_or_ends() -> None:
    guide = made(
        "first", "{when: {n: '[3..5)'}, then: {o: koen}}", "{when: {n: [7, '> 90']}, then: {o: koen}}"
    )
    assert grid(guide, guide.tables["t"]).classes == ((0, 3, 5, 7, 8, 91),)


def test_dates_are_cut_by_the_day() -> None:
    guide = flow(
        """
        tables:
          t:
            hit-policy: first
            inputs: [d]
            outputs: {o: {catalogue: forms}}
            rules:
              - {when: {d: "<= 2026-03-31"}, then: {o: koen}}
              - {when: {d: "2026-04-01"}, then: {o: hojo}}
        steps:
          d: {kind: date, most: 2026-12-31, to: end}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    assert grid(guide, guide.tables["t"]).classes == (("2026-03-31", "2026-04-01", "2026-04-02"),)


def test_a_day_before_all_that_may_be_answered_is_no_witness() -> None:
    guide = flow(
        """
        tables:
          t:
            hit-policy: first
            inputs: [d, n]
            outputs: {o: {catalogue: forms}}
            rules: [{when: {d: "> 0001-01-01", n: {answered: true}}, then: {o: koen}}]
        steps:
          d: {kind: date, to: n}
          n: {kind: date, most: 1999-12-31, to: end}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    assert grid(guide, guide.tables["t"]).classes == (("2026-04-01",), ("1999-12-31",))


def test_the_outputs_of_other_tables_are_cut_as_what_they_give() -> None:
    guide = flow(
        """
        tables:
          one:
            hit-policy: first
            inputs: [q]
            outputs: {o: {type: number}}
            rules: [{then: {o: 5}}, {then: {o: 2}}]
          some:
            hit-policy: rule-order
            inputs: [q]
            outputs: {o: {values: [high, low]}}
            rules: [{then: {o: high}}, {then: {o: low}}]
          count:
            hit-policy: collect
            aggregate: count
            inputs: [q]
            outputs: {o: {values: [high]}}
            rules: [{then: {o: high}}]
          t:
            hit-policy: first
            inputs: [one.o, some.o, count.o, sum, yes]
            outputs: {o: {catalogue: forms}}
            rules:
              - when: {one.o: 2, some.o: {includes: low}, count.o: ">= 1", sum: "> 1.5", yes: yes}
                then: {o: koen}
        values:
          sum: {sum: [q, 1]}
          yes: {when: {q: 3}}
        steps:
          q: {kind: number, least: 0, to: end}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    least = Decimal("1.500000001")
    columns = ((2, 5), ((), ("low",)), (Decimal("0.999999999"), 1), (Decimal("1.5"), least), ("yes", "no"))
    assert grid(guide, guide.tables["t"]).classes == columns


def test_single_numbers_and_checklists_are_cut() -> None:
    guide = flow(
        """
        tables:
          t:
            hit-policy: first
            inputs: [n, c]
            outputs: {o: {catalogue: forms}}
            rules:
              - {when: {n: 7, c.a: yes}, then: {o: koen}}
              - {when: {c: {any: [no]}}, then: {o: hojo}}
        steps:
          n: {kind: number, to: c}
          c: {kind: checklist, items: {a: A, b: B}, to: end}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    numbers, checklists = grid(guide, guide.tables["t"]).classes
    assert numbers == (6, 7, 8)
    assert len(checklists) == 4


def test_a_number_that_is_named_is_a_class_of_its_own() -> None:
    guide = flow("steps: {n: {kind: number, least: 0, to: end}, end: {kind: outcome}}")
    named = conditions.Test(AnswerOf("n"), conditions.Among(frozenset({3})))
    assert witnesses(guide, AnswerOf("n"), [named]) == (0, 3, 4)
