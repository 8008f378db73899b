"""Where two editions go on alike is told from the ends upwards, and where answers end from there."""

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import Ends, match
from guide.analysis.diff.joint import parts
from guide.analysis.diff.walking import Walked, Walker
from guide.language.model import Flow
from tests.making import flow

TEXT = """
steps:
  a: {kind: yes-no, ask: あ, routes: [{when: {a: yes}, to: b}, {to: c}]}
  b: {kind: choice, ask: い, options: {x: 一, y: 二, z: 三}, routes: [{when: {b: WHEN}, to: good}, {to: bad}]}
  c: {kind: number, ask: う, least: 0, most: 9, routes: [{when: {c: ">= 3"}, to: good}, {to: bad}]}
  good: {kind: outcome}
  bad: {kind: outcome}
"""


def walked(old: Flow, new: Flow) -> Walked:
    diagrams = compile_flow(old), compile_flow(new)
    joint = parts(*diagrams, match(old, new, {}))
    return Walker(joint, diagrams[0].aspects[""], diagrams[1].aspects[""], {}).walk()


def edition(when: str) -> Flow:
    return flow(TEXT.replace("WHEN", when))


def test_two_editions_that_are_the_same_are_not_walked() -> None:
    found = walked(edition("x"), edition("x"))
    assert found.ways == ((0, ()),)
    assert found.counts() == {Ends("good", "good"): 1 + 7, Ends("bad", "bad"): 2 + 3}


def test_what_no_edit_touches_is_told_apart_from_what_one_does() -> None:
    found = walked(edition("x"), edition("[x, y]"))
    # Behind いいえ, and at each end.
    assert sorted(map(dict, found.alike.values()), key=str) == [
        {"bad": 1},
        {"bad": 3, "good": 7},
        {"good": 1},
    ]
    assert found.counts()[Ends("bad", "good")] == 1


def test_a_question_of_another_name_or_with_other_values_is_not_the_same() -> None:
    shorter = flow(TEXT.replace("WHEN", "x").replace("most: 9", "most: 8"))
    found = walked(edition("x"), shorter)
    assert found.counts()[Ends("good", None, in_new=False)] == 1
    assert all(ends.get("good", 0) < 7 for ends in found.alike.values())
