"""What makes no difference: exchanged in any walk, everything else is the same."""

import os
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.checks import walks_of_examples
from guide.analysis.matters import idle
from guide.analysis.proof import Proof, prove
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.diagnostics import Finding
from guide.language.model import MARKS, Flow
from tests.laws.brute_force import chance, every_answer, walks
from tests.laws.random_flows import seeded_flow
from tests.making import flow

SOME = int(os.environ.get("KYODO_EXAMPLES", "40"))


def found(guide: Flow) -> list[Finding]:
    proof = prove(guide)
    reached = proof.reached.values() if isinstance(proof, Proof) else ()
    known = (*walks_of_examples(guide), *(follow(guide, answers) for answers in reached))
    return list(idle(guide, proof, known))


def exchanged(guide: Flow, one: Finding, value: Value) -> Iterator[Value]:
    """The answers that are said to be as good as this one."""
    step, part = guide.asking(str(one.path[1])), str(one.facts.get("item", ""))
    match one.code:
        case "changes-nothing" | "no-difference":
            yield from every_answer(step)
        case "same-options":
            options = str(one.facts["options"]).split("、")
            yield from options if value in options else ()
        case "idle-item":
            assert isinstance(value, Mapping)
            yield from ({**value, part: mark} for mark in MARKS)
        case _:
            assert isinstance(value, tuple)
            other = accept(step, [it for it in (*value, part) if it != part or part not in value])
            yield from () if isinstance(other, Refusal) else (other,)


def shown(trace: Trace) -> object:
    """What is seen of a walk: where it goes, what it recommends and why."""
    return trace.path, [visit.taken for visit in trace.visits], trace.recommendations


@settings(max_examples=SOME)
@given(st.integers(0, 10**9))
def test_whatever_is_exchanged_the_walk_is_the_same(seed: int) -> None:
    guide = seeded_flow(seed, most_steps=4)
    findings = found(guide)
    for trace in walks(guide, chance(seed), 6) if findings else ():
        for one in findings:
            step = str(one.path[1])
            if step in trace.live:
                for value in exchanged(guide, one, trace.live[step]):
                    again = follow(guide, {**trace.live, step: value})
                    assert [*again.live] == [*trace.live]
                    if one.code in {"idle-item", "same-options", "idle-option"}:
                        assert shown(again) == shown(trace)
                    assert again.path == trace.path
                    assert again.recommendations == trace.recommendations


GUIDE = """
start: first
steps:
  first: {{kind: choice, options: {{a: A, b: B, c: C}}, routes: [{first}]}}
  second: {{kind: {second}, to: end}}
  end: {{kind: outcome, summary: {summary}, recommend: {{forms: [{recommend}]}}}}
  other: {{kind: outcome}}
examples: [{{name: a, answers: {{first: a}}, asking: second}}]
"""
TO_SECOND = "{when: {first: c}, to: other}, {to: second}"


def told(
    first: str = TO_SECOND,
    second: str = "'yes-no'",
    summary: str = "結果です。",
    recommend: str = "{entry: koen, when: {second: yes}}",
) -> list[tuple[str, str]]:
    guide = flow(GUIDE.format(first=first, second=second, summary=summary, recommend=recommend))
    return [
        (one.code, str(one.facts.get("options") or one.facts.get("item") or one.facts["step"]))
        for one in found(guide)
    ]


def test_options_that_no_condition_and_no_text_tells_apart_are_the_same() -> None:
    assert told() == [("same-options", "a、b")]
    assert told(summary="'{first}です。'") == []
    assert told(summary="[{when: {first: a}, text: あ。}, {text: い。}]") == []
    assert told(recommend="{entry: koen, when: {second: yes, first: a}}, {entry: hojo}") == []


def test_options_that_routes_tell_apart_to_no_effect_are_the_same() -> None:
    ways = "{when: {first: a}, to: second}, {when: {first: c}, to: other}, {to: second}"
    assert told(first=ways) == [("same-options", "a、b")]


def test_a_question_whose_answers_all_lead_on_alike_makes_no_difference() -> None:
    ways = "{when: {first: a}, to: second}, {to: second}"
    assert told(first=ways) == [("no-difference", "first")]
    assert told(first=ways, summary="'{first}です。'") == []


def test_an_answer_that_nothing_reads_changes_nothing_unless_it_is_written_freely() -> None:
    assert ("changes-nothing", "second") in told(recommend="{entry: koen}")
    assert ("changes-nothing", "second") not in told(second="text", recommend="{entry: koen}")


@pytest.mark.parametrize(
    ("summary", "recommend", "expected"),
    [
        ("結果です。", "{entry: koen, when: {second.x: yes}}", [("idle-item", "y")]),
        ("'{second.y}です。'", "{entry: koen, when: {second.x: yes}}", []),
        ("結果です。", "{entry: koen, when: {second: {all: yes}}}", []),
    ],
)
def test_items_that_nothing_reads_make_no_difference(
    summary: str, recommend: str, expected: list[tuple[str, str]]
) -> None:
    found_ = told(second="checklist, items: {x: X, y: Y}", summary=summary, recommend=recommend)
    assert found_ == [("same-options", "a、b"), *expected]


def test_options_of_several_that_nothing_reads_make_no_difference_but_those_that_stand_alone_do() -> None:
    found_ = told(
        second="choices, options: {x: X, y: Y, none: なし}, exclusive: [none]",
        recommend="{entry: koen, when: {second: {includes: x}}}",
    )
    assert found_ == [("same-options", "a、b"), ("idle-option", "y")]


def test_answers_that_are_refused_in_their_own_words_are_not_the_same() -> None:
    text = GUIDE.format(first=TO_SECOND, second="yes-no", summary="結果", recommend="{entry: koen}")
    refuse = "refuse: [{when: {first: a}, say: いいえ。}, {when: {first: b}, say: だめ。}], routes: [{when"
    assert [one.code for one in found(flow(text.replace("routes: [{when", refuse)))] == ["changes-nothing"]


def test_the_walk_that_is_told_ends_behind_the_question_or_at_it_where_the_answer_is_refused() -> None:
    text = GUIDE.format(first=TO_SECOND, second="yes-no", summary="結果", recommend="{entry: koen}")
    (same, _) = found(flow(text))
    assert (same.facts["answers"], same.facts["behind"]) == ("first: a", "second")
    both = "refuse: [{when: {first: [a, b]}, say: いいえ。}], routes: [{when"
    (same, _) = found(
        flow(
            text.replace("routes: [{when", both)
            .replace("answers: {first: a}", "answers: {}")
            .replace("asking: second", "asking: first")
        )
    )
    assert (same.facts["answers"], same.facts["behind"]) == ("first: a", "first")


def test_of_a_long_walk_only_its_end_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.analysis.matters.MOST_TOLD", 1)
    text = GUIDE.format(
        first=TO_SECOND,
        second="choice, options: {x: X, y: Y, z: Z}",
        summary="結果",
        recommend="{entry: koen, when: {second: x}}",
    )
    assert [(one.facts["answers"], one.facts["behind"]) for one in found(flow(text))] == [
        ("first: a", "second"),
        ("…、second: y", "end"),
    ]


def test_without_a_proof_only_what_conditions_tell_apart_is_looked_at() -> None:
    ways = "{when: {more: '> 3'}, to: other}, {when: {first: a}, to: second}, {to: second}"
    text = GUIDE.format(
        first=TO_SECOND.replace("{to: second}", "{to: m}"),
        second="'yes-no'",
        summary="結果です。",
        recommend="{entry: koen, when: {second: yes}}",
    )
    text = text.replace(
        "steps:",
        "values: {more: {sum: [n, m]}}\nsteps:\n  m: {kind: number, to: n}\n"
        f"  n: {{kind: number, routes: [{ways}]}}",
    )
    assert [(one.code, one.facts["options"]) for one in found(flow(text))] == []


def test_what_nobody_is_asked_is_not_judged() -> None:
    text = GUIDE.format(first="{to: end}", second="'yes-no'", summary="結果", recommend="{entry: koen}")
    assert [
        one.code
        for one in found(flow(text.replace("{first: a}, asking: second", "{first: a}, outcome: end")))
    ] == [
        "changes-nothing",
        "changes-nothing",
    ]


def test_yes_and_unsure_may_be_the_same() -> None:
    assert told(second="'yes-no', unsure: true", recommend="{entry: koen, when: {second: no}}") == [
        ("same-options", "a、b"),
        ("same-options", "yes、unsure"),
    ]
