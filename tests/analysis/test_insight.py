"""Everything that is known, in one value; a flow is compiled once."""

from guide.analysis.insight import compiled, diagram_of, insight, insight_by_now
from guide.engine.interview import Interview
from guide.language.model import Flow
from tests.making import flow


def made(note: str = "") -> Flow:
    return flow(
        f"title: 見本{note}\n"
        """
steps:
  lead: {kind: choice, options: {a: あ, b: い}, routes: [{when: {lead: a}, to: goal}, {to: own}]}
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )


def test_at_a_question_it_tells_what_is_separated_and_at_an_outcome_what_decided() -> None:
    one = made()
    asking, ended = insight(Interview(one)), insight(Interview(one, {"lead": "a"}))
    assert asking.separated is not None
    assert (asking.forced, asking.what_if.alternatives) == (None, ())
    assert ended.forced is not None
    assert ended.separated is None
    assert [one.reaches for one in ended.what_if.alternatives] == [(("", "own"),)]


def test_nothing_is_known_before_the_flow_was_compiled() -> None:
    one = made("一")
    assert insight_by_now(Interview(one)) is None
    diagram = diagram_of(one)
    assert diagram_of(one) is diagram
    assert insight_by_now(Interview(one)) == insight(Interview(one))


def test_the_first_question_finds_everything_worked_out() -> None:
    diagram = diagram_of(made("三"))
    before = {name: set(vars(aspect)) for name, aspect in diagram.aspects.items()}, set(vars(diagram))
    for answers in ({}, {"lead": "a"}):
        insight(Interview(made("三"), answers))
    after = {name: set(vars(aspect)) for name, aspect in diagram.aspects.items()}, set(vars(diagram))
    assert before == after


def test_only_the_last_flows_are_remembered() -> None:
    first = made("二")
    diagram_of(first)
    for number in range(4):
        diagram_of(made(str(number)))
    assert compiled(first) is None
