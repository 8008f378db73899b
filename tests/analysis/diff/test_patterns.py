"""Patterns are as few and as wide as they can be, and hold exactly what makes the difference."""

import pytest

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import Ends, match, patterns
from guide.analysis.diff.joint import parts
from guide.analysis.diff.patterns import Patterns
from guide.analysis.diff.walking import Walker
from guide.language.model import Flow
from tests.making import flow

TEXT = """
steps:
  a: {kind: yes-no, unsure: true, ask: あ, to: b}
  b: {kind: choice, ask: い, options: {x: 一, y: 二, z: 三}, to: c}
  c: {kind: yes-no, ask: う, routes: [{when: WHEN, to: good}, {to: bad}]}
  good: {kind: outcome}
  bad: {kind: outcome}
"""


def asked(when: str) -> Flow:
    return flow(TEXT.replace("WHEN", when))


def found(old: str, new: str, ends: Ends) -> Patterns:
    return compared(asked(old), asked(new), ends)


def compared(old: Flow, new: Flow, *ends: Ends) -> Patterns:
    flows = old, new
    diagrams = compile_flow(flows[0]), compile_flow(flows[1])
    joint = parts(*diagrams, match(*flows, {}))
    walked = Walker(joint, diagrams[0].aspects[""], diagrams[1].aspects[""], {}).walk()
    return patterns.patterns(walked, joint, frozenset(ends))


def told(result: Patterns) -> list[dict[str, list[object]]]:
    return [
        {one.part.step: [value for it in one.classes for value in it.values] for one in pattern.literals}
        for pattern in result.found
    ]


def test_what_makes_no_difference_is_not_in_a_pattern() -> None:
    result = found("{a: yes}", "{a: [yes, unsure]}", Ends("bad", "good"))
    assert told(result) == [{"a": ["unsure"]}]
    (pattern,) = result.found
    assert (pattern.answers, pattern.share, result.share, result.complete) == (6, 1 / 3, 1 / 3, True)


@pytest.mark.parametrize("option", ["x", "y"])
def test_an_answer_that_is_not_taken_makes_no_pattern_narrower(option: str) -> None:
    text = """
    steps:
      q: {kind: choices, ask: いくつか, options: {x: 一, y: 二}, to: r}
      r:
        kind: yes-no
        ask: あ
        routes:
          - {when: WHEN, to: good}
          - {when: {q: {includes: x}}, to: bad}
          - {when: {q: {includes: y}}, to: so}
          - {to: good}
      good: {kind: outcome}
      bad: {kind: outcome}
      so: {kind: outcome}
    """
    new = f"[{{not: {{q: {{includes: {option}}}}}}}, {{r: yes}}]"
    flows = flow(text.replace("WHEN", "{not: {r: [yes, no]}}")), flow(text.replace("WHEN", new))
    # Nobody may choose neither, so whoever did not choose the one chose the other.
    result = compared(*flows, Ends("bad", "good"), Ends("so", "good"))
    literals = [[(one.part.step, one.part.item) for one in pattern.literals] for pattern in result.found]
    assert sorted(literals) == [[("q", option)], [("r", "")]]


def test_two_that_overlap_are_both_told_and_no_third() -> None:
    result = found("[{a: yes, b: x}]", "[{a: yes, b: x}, {a: no}, {b: y}]", Ends("bad", "good"))
    assert {tuple(one) for one in map(dict.keys, told(result))} == {("a",), ("b",)}
    assert len(result.found) == 2


def test_a_pattern_that_the_others_hold_between_them_is_dropped() -> None:
    never = "{not: {c: [yes, no]}}"
    result = found(never, "[{c: yes, a: yes}, {c: no, b: x}]", Ends("bad", "good"))
    assert sorted(map(sorted, map(dict.items, told(result)))) == [
        [("a", ["yes"]), ("c", ["yes"])],
        [("b", ["x"]), ("c", ["no"])],
    ]


def test_a_pattern_is_as_wide_as_it_goes() -> None:
    result = found("{a: yes, b: x, c: yes}", "{a: [yes, unsure]}", Ends("bad", "good"))
    assert {"a": ["yes", "unsure"], "b": ["y", "z"]} in told(result)
    assert {"a": ["unsure"]} in told(result)


def test_a_witness_answers_every_part_that_is_asked() -> None:
    (pattern,) = found("{a: yes}", "{a: [yes, unsure]}", Ends("bad", "good")).found
    assert {part.step: one.values[:1] for part, one in pattern.witness.items()} == {
        "a": ("unsure",),
        "b": ("x",),
        "c": ("yes",),
    }


def test_no_more_patterns_are_told_than_the_limit() -> None:
    before, patterns.MOST = patterns.MOST, 1
    try:
        result = found(
            "{c: yes, a: yes, b: x}", "[{a: no, b: x, c: yes}, {a: yes, b: y, c: no}]", Ends("bad", "good")
        )
    finally:
        patterns.MOST = before
    assert (len(result.found), result.complete) == (1, False)
