"""Both editions are walked at once, in whatever order they ask."""

import pytest

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import Ends, match, walking
from guide.analysis.diff.joint import parts
from guide.analysis.diff.walking import TooManyError, Walked, Walker
from guide.language.model import Flow
from tests.making import flow

FIRST = """
steps:
  a: {kind: yes-no, ask: あ, to: b}
  b: {kind: yes-no, ask: い, routes: [{when: {a: yes, b: yes}, to: good}, {to: bad}]}
  good: {kind: outcome}
  bad: {kind: outcome}
"""
TURNED = """
start: b
steps:
  b: {kind: yes-no, ask: い, to: a}
  a: {kind: yes-no, ask: あ, routes: [{when: {a: yes, b: yes}, to: good}, {to: bad}]}
  good: {kind: outcome}
  bad: {kind: outcome}
"""


def walk(old: Flow, new: Flow) -> Walked:
    diagrams = compile_flow(old), compile_flow(new)
    joint = parts(*diagrams, match(old, new, {}))
    return Walker(joint, diagrams[0].aspects[""], diagrams[1].aspects[""], {}).walk()


def test_the_same_questions_in_another_order_end_alike() -> None:
    counts = walk(flow(FIRST), flow(TURNED)).counts()
    assert counts == {Ends("good", "good"): 1, Ends("bad", "bad"): 3}


def test_a_question_that_only_one_edition_asks_multiplies_the_answers() -> None:
    shorter = flow(
        "steps: {a: {kind: yes-no, ask: あ, to: good}, good: {kind: outcome}, bad: {kind: outcome}}"
    )
    assert walk(flow(FIRST), shorter).counts() == {Ends("good", "good"): 1, Ends("bad", "good"): 3}


def test_an_answer_that_one_edition_does_not_take_stands_alone() -> None:
    unsure = flow(TURNED.replace("b: {kind: yes-no,", "b: {kind: yes-no, unsure: true,"))
    counts = walk(flow(FIRST), unsure).counts()
    assert counts[Ends(None, "bad", in_old=False)] == 2
    assert sum(counts.values()) == 6
    back = walk(unsure, flow(FIRST)).counts()
    assert back[Ends("bad", None, in_new=False)] == 2


def test_what_follows_an_answer_that_only_one_edition_takes_is_asked_of_it_alone() -> None:
    unsure = flow(FIRST.replace("a: {kind: yes-no,", "a: {kind: yes-no, unsure: true,"))
    assert walk(flow(FIRST), unsure).counts()[Ends(None, "bad", in_old=False)] == 2


def test_ends_that_need_arithmetic_may_be_either() -> None:
    asked = """
    values: {left: {difference: [m, n]}}
    start: m
    steps:
      m: {kind: number, ask: 別の数, least: 0, most: 9, to: n}
      n: {kind: number, ask: 数, least: 0, most: 9, routes: [{when: {left: ">= 3"}, to: a}, {to: b}]}
      a: {kind: outcome}
      b: {kind: outcome}
    """
    walked = walk(flow(asked), flow(asked))
    assert not walked.exact
    assert set(walked.counts()) == {Ends(one, other) for one in "ab" for other in "ab"}


def test_beyond_the_limit_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "LIMIT", 2)
    with pytest.raises(TooManyError):
        walk(flow(FIRST), flow(TURNED))


def test_what_neither_edition_takes_is_no_answer() -> None:
    asked = """
    steps:
      q:
        kind: choices
        ask: いくつか
        options: {x: 一, y: 二}
        routes: [{when: {q: {includes: x}}, to: a}, {when: {q: {includes: y}}, to: b}, {to: b}]
      a: {kind: outcome}
      b: {kind: outcome}
    """
    assert walk(flow(asked), flow(asked)).counts() == {Ends("a", "a"): 2, Ends("b", "b"): 1}
    none = flow(asked.replace("ask: いくつか", "ask: いくつか\n        least: 0"))
    assert walk(flow(asked), none).counts()[Ends(None, "b", in_old=False)] == 1
    other = flow(asked.replace("{includes: y}}, to: b", "{includes: y}}, to: a"))
    assert walk(flow(asked), other).counts() == {Ends("a", "a"): 2, Ends("b", "a"): 1}


def test_what_neither_takes_is_no_answer_where_one_edition_asks_it_earlier() -> None:
    routes = "[{when: [{q: {includes: x}, p: yes}, {q: {includes: y}, p: no}], to: a}, {to: b}]"
    asked = f"""
    steps:
      q: {{kind: choices, ask: いくつか, options: {{x: 一, y: 二}}, to: r}}
      r: {{kind: yes-no, ask: あ, to: p}}
      p: {{kind: yes-no, ask: い, routes: {routes}}}
      a: {{kind: outcome}}
      b: {{kind: outcome}}
    """
    turned = f"""
    start: p
    steps:
      p: {{kind: yes-no, ask: い, to: q}}
      q: {{kind: choices, ask: いくつか, options: {{x: 一, y: 二}}, routes: {routes}}}
      a: {{kind: outcome}}
      b: {{kind: outcome}}
    """
    # One, the other or both; the old edition asks あ meanwhile, the new one never.
    assert walk(flow(asked), flow(turned)).counts() == {Ends("a", "a"): 4 * 2, Ends("b", "b"): 2 * 2}


def test_what_neither_takes_is_no_answer_where_ways_part_before_the_one_asks_it() -> None:
    asked = """
    steps:
      q: {kind: choice, ask: く, options: {a: あ, b: い}, to: p}
      p: {kind: choice, ask: ぴ, options: {x: 一, y: 二}, to: m}
      m: {kind: number, ask: 別の数, least: 0, most: 9, to: n}
      n: {kind: number, ask: 数, least: 0, most: 9, to: good}
      good: {kind: outcome}
    """
    parted = """
    values: {left: {difference: [m, n]}}
    start: p
    steps:
      q: {kind: choice, ask: く, options: {a: あ, c: う}, to: bad}
      p: {kind: choice, ask: ぴ, options: {x: 一, y: 二, z: 三}, to: m}
      m: {kind: number, ask: 別の数, least: 0, most: 9, to: n}
      n: {kind: number, ask: 数, least: 0, most: 9, routes: [{when: {left: ">= 3"}, to: q}, {to: bad}]}
      bad: {kind: outcome}
    """
    # い and 三 together: the old edition does not take the one, the new one not the other where it asks く.
    assert set(walk(flow(asked), flow(parted)).counts()) == {
        Ends("good", "bad"),
        Ends(None, "bad", in_old=False),
        Ends("good", None, in_new=False),
    }
