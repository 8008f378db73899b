"""Whether something is possible in a walk: with answers that show it, or impossible for all answers."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.possible import Place, Unknown, first_possible, impossible, possible
from guide.engine.follow import follow, value_of
from guide.language import conditions
from guide.language.conditions import Among, Answered, AnswerOf, Not, ValueOf, holds
from guide.language.model import Outcome
from tests.laws.brute_force import chance, walks
from tests.laws.random_flows import seeded_flow
from tests.making import flow

SOME = int(os.environ.get("KYODO_EXAMPLES", "8"))


@settings(max_examples=SOME)
@given(st.integers(0, 10**9))
def test_answers_show_what_is_possible_and_no_walk_shows_what_is_not(seed: int) -> None:
    guide = seeded_flow(seed, most_steps=4)
    found = list(walks(guide, chance(seed), 8))
    rules = [rule.when for table in guide.tables.values() for rule in table.rules if rule.when][:3]
    for step in guide.steps.values():
        if not isinstance(step, Outcome):
            continue
        for when in rules:
            answers = possible(guide, Place(step.id), when)
            if answers is None:
                here = [trace for trace in found if trace.here == step.id]
                assert not any(holds(when, value_of(guide, trace)) for trace in here)
            elif not isinstance(answers, Unknown):
                trace = follow(guide, answers)
                assert trace.here == step.id
                assert holds(when, value_of(guide, trace))
        if rules and impossible(guide, {step.id: conditions.Some((*rules,))}):
            assert all(possible(guide, Place(step.id), when) is None for when in rules)


GUIDE = """
values: {twice: {sum: [n, n]}}
steps:
  q: {kind: choices, options: {a: A, b: B, c: C}, routes: [{when: {q: {includes: a}}, to: n}, {to: end}]}
  n: {kind: number, least: 0, most: 9, routes: [{when: {n: "> 5"}, to: far}, {to: end}]}
  far: {kind: checklist, items: {x: X, y: Y}, to: end}
  end: {kind: outcome}
"""


def is_(name: str, *values: str | int) -> conditions.Test:
    return conditions.Test(AnswerOf(name), Among(frozenset(values)))


def test_a_condition_is_asked_before_or_after_the_answer_of_a_step() -> None:
    guide = flow(GUIDE)
    assert possible(guide, Place("n", after_answer=True), is_("n", 7)) == {"q": ("a",), "n": 7}
    assert possible(guide, Place("far"), is_("n", 3)) is None
    assert possible(guide, Place("far"), None) == {"q": ("a",), "n": 6}


def test_what_nothing_reads_is_filled_in_so_that_the_answer_is_taken() -> None:
    guide = flow(GUIDE)
    assert possible(guide, Place("end"), is_("n", 9)) == {
        "q": ("a",),
        "n": 9,
        "far": {"x": "yes", "y": "yes"},
    }
    free = flow("steps: {q: {kind: choices, options: {a: A, b: B}, to: e}, e: {kind: outcome}}")
    assert possible(free, Place("e"), None) == {"q": ("a",)}


def test_arithmetic_that_is_only_narrowed_down_gives_no_claim() -> None:
    guide = flow(
        """
        values: {more: {sum: [n, m]}}
        start: n
        steps:
          n: {kind: number, least: 0, most: 9, to: m}
          m: {kind: number, least: 0, most: 9, to: end}
          end: {kind: outcome}
        """
    )
    seven = conditions.Test(ValueOf("more"), Among(frozenset({7})))
    assert possible(guide, Place("end"), seven) == Unknown()
    assert possible(guide, Place("end"), conditions.Test(ValueOf("more"), Among(frozenset({99})))) is None


def test_what_is_calculated_from_one_answer_is_known_exactly() -> None:
    guide = flow(GUIDE)
    for twice, answers in ((7, None), (14, {"q": ("a",), "n": 7})):
        asked = conditions.Test(ValueOf("twice"), Among(frozenset({twice})))
        assert possible(guide, Place("n", after_answer=True), asked) == answers


def test_a_flow_beyond_the_limit_gives_no_claim() -> None:
    assert possible(flow(GUIDE), Place("end"), None, limit=3) == Unknown()


@pytest.mark.parametrize("after", [True, False])
def test_an_outcome_has_no_answer_of_its_own(after: bool) -> None:
    assert possible(flow(GUIDE), Place("end", after_answer=after), is_("n", 1)) == {"q": ("a",), "n": 1}


def test_what_is_impossible_at_several_outcomes_is_told_at_once() -> None:
    guide = flow(
        GUIDE.replace("far: {kind: checklist, items: {x: X, y: Y}, to: end}", "far: {kind: outcome}")
    )
    few, many = (conditions.Test(AnswerOf("n"), Among(frozenset({one}))) for one in (1, 9))
    assert impossible(guide, {"far": few})
    assert impossible(guide, {"far": few, "end": many})
    assert not impossible(guide, {"far": many, "end": many})
    assert not impossible(guide, {"far": few}, limit=1)


def test_in_front_of_a_question_its_answer_is_not_known() -> None:
    guide, given = flow(GUIDE), conditions.Test(AnswerOf("n"), Answered())
    assert possible(guide, Place("n"), given) is None
    assert possible(guide, Place("n"), Not(given)) == {"q": ("a",)}
    assert possible(guide, Place("q"), conditions.Test(AnswerOf("q"), Answered())) is None


def test_of_several_conditions_those_are_shown_that_hold_where_none_before_them_does() -> None:
    guide = flow(GUIDE)
    asked = [is_("n", 7), is_("n", 7, 8), is_("n", 8), is_("n", 6)]
    assert first_possible(guide, Place("far"), asked) == {
        0: {"q": ("a",), "n": 7},
        1: {"q": ("a",), "n": 8},
        3: {"q": ("a",), "n": 6},
    }
    assert first_possible(guide, Place("far"), asked, limit=1) == {}
