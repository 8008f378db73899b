"""How far walks go, counted over all answers at once."""

from guide.analysis.diagram import OUTCOME, compile_flow
from guide.analysis.diagram.extent import Extent
from tests.making import flow


def measured(text: str) -> Extent:
    found = compile_flow(flow(text)).extent
    assert found is not None
    return found


def test_questions_are_counted_and_pages_are_not() -> None:
    found = measured(
        """
steps:
  first: {kind: yes-no, routes: [{when: {first: yes}, to: read}, {to: end}]}
  read: {kind: page, ticks: {a: あ, b: い}, to: second}
  second: {kind: choice, options: {a: あ, b: い, c: う}, to: end}
  end: {kind: outcome}
"""
    )
    root = found.aspect.root
    assert found.questions[root] == (1, 2)
    assert found.answers[root] == 1 + 4 * 3
    assert found.ways[root] == 2


def test_steps_that_no_answer_leads_to_are_not_among_those_reached() -> None:
    found = measured(
        """
steps:
  first: {kind: yes-no, routes: [{when: {first: [yes, no]}, to: end}, {to: lost}]}
  lost: {kind: yes-no, to: end}
  end: {kind: outcome}
"""
    )
    assert found.steps == {"first", "end"}


def test_options_that_exclude_each_other_are_counted_as_they_may_be_chosen() -> None:
    several = "kind: choices, options: {a: あ, b: い, c: う, none: なし}, exclusive: [none]"
    for limits, answers in (
        ("least: 1", 8),
        ("least: 0", 9),
        ("least: 2", 4),
        ("most: 1", 4),
        ("most: 2", 7),
    ):
        for when in ("{}", "{first: {includes: b}}", "{first: {includes: none}}", "{first: {count: '>= 2'}}"):
            route = f"[{{when: {when}, to: end}}, {{to: other}}]" if when != "{}" else "[{to: end}]"
            found = measured(
                f"""
steps:
  first: {{{several}, {limits}, routes: {route}}}
  end: {{kind: outcome}}
  other: {{kind: outcome}}
"""
            )
            assert found.answers[found.aspect.root] == answers, (limits, when)


def test_a_walk_that_only_refusals_end_comes_to_no_outcome() -> None:
    found = measured(
        """
steps:
  form:
    kind: choice
    options: {koen: 後援, hojo: 補助}
    refuse: [{when: {form: [koen, hojo]}, say: 今は選べません。}]
    to: end
  end: {kind: outcome}
"""
    )
    assert found.questions[found.aspect.root] is None
    assert found.answers[found.aspect.root] == 0


def test_nothing_is_measured_of_what_was_left_out() -> None:
    made = flow("steps: {first: {kind: yes-no, to: end}, end: {kind: outcome}}")
    diagram = compile_flow(made, limit=1)
    assert diagram.left_out == (OUTCOME,)
    assert diagram.extent is None
