"""Refusals of what was calculated: counted as taken, and whether there are answers that are taken."""

import pytest

from guide.analysis.diagram import compile_flow, narrowed
from guide.analysis.diagram.narrowed import accepting, always_takes, values_in
from guide.engine.follow import follow
from guide.language.model import Flow
from tests.making import edited, flow

DAYS = """
values: {days: {difference: [last, first]}, span: {sum: [days, 1]}}
steps:
  who: {kind: yes-no, routes: [{when: {who: no}, to: away}, {to: first}]}
  first: {kind: date, least: 2026-07-01, most: 2026-07-31, to: last}
  last:
    kind: date
    least: 2026-07-01
    most: 2026-07-31
    refuse: [{when: {days: "< 0"}, say: だめです。}]
    to: end
  end: {kind: outcome}
  away: {kind: outcome}
"""


def made(*changes: tuple[str, str]) -> Flow:
    return edited(DAYS, *changes)


def test_where_an_accepted_answer_leads_is_exact_though_some_are_refused() -> None:
    diagram = compile_flow(made())
    assert (diagram.exact, diagram.narrowed, diagram.strained) == (True, ("last",), ())
    outcome = diagram.aspects[""]
    assert set(outcome.told(outcome.reach[outcome.root])) == {"end", "away"}


def test_a_refusal_that_single_answers_settle_narrows_nothing() -> None:
    never = made(('{days: "< 0"}', '{days: "> 100"}'))
    assert (compile_flow(never).narrowed, compile_flow(never).exact) == ((), True)


@pytest.mark.parametrize(
    "when",
    [
        '{days: "< 0"}, say: だめです。}, {when: {days: ">= 0"}',  # refuses all there is
        '{span: "> 30"}, say: だめです。}, {when: {days: "<= 29"}',
    ],
)
def test_a_question_that_may_refuse_everything_is_strained(when: str) -> None:
    diagram = compile_flow(made(('{days: "< 0"}', when)))
    assert (diagram.strained, diagram.exact) == (("last",), False)


def test_two_refusals_that_look_at_the_same_question_are_strained() -> None:
    both = made(
        ("    to: end\n", "    to: rest\n"),
        (
            "  end: {kind",
            "  rest: {kind: date, refuse: [{when: {more: '< 0'}, say: だめです。}], to: end}\n  end: {kind",
        ),
        ("span:", "more: {difference: [rest, last]}, span:"),
    )
    assert compile_flow(both).strained == ("last", "rest")


def test_a_refusal_that_looks_at_items_is_not_looked_into() -> None:
    items = made(
        ('{days: "< 0"}', '{days: "< 0", list.a: yes}'),
        ("to: first}]}", "to: list}]}\n  list: {kind: checklist, items: {a: あ}, to: first}"),
    )
    assert compile_flow(items).strained == ("last",)


def test_answers_that_are_refused_give_way_to_others_of_their_classes() -> None:
    guide = made()
    diagram = compile_flow(guide)
    boxes = {unit.step: unit.classes[0] for unit in diagram.units}
    given = accepting(guide, {"who": "yes", "first": "2026-07-31", "last": "2026-07-01"}, boxes)
    assert given is not None
    assert follow(guide, given).here == "end"
    assert accepting(guide, {"who": "yes", "first": "2026-07-02"}, boxes) == {
        "who": "yes",
        "first": "2026-07-02",
    }
    assert accepting(guide, {"who": "?"}, boxes) is None


def test_some_answer_is_always_taken_or_it_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    assert always_takes(made(), "last")  # the last day there is
    assert not always_takes(made(('{days: "< 0"}', '{days: "> -5"}')), "last")
    monkeypatch.setattr(narrowed, "MOST_NODES", 3)
    assert not always_takes(made(), "last")


def test_numbers_that_must_meet_are_tried_together() -> None:
    apart = compile_flow(
        flow("""
steps:
  a: {kind: number, least: 0, most: 9, to: b}
  b: {kind: number, least: 4, most: 20, to: c}
  c: {kind: text, to: end}
  end: {kind: outcome}
""")
    )
    boxes = {unit.step: unit.classes[0] for unit in apart.units}
    tried = [*values_in(boxes)]
    assert {"a": 4, "b": 4, "c": "文"} in tried
    assert {"a": 9, "b": 20, "c": "文"} in tried
