"""What a new edition does otherwise: for whom, from where to where, and in which order it asks."""

import pytest

from guide.analysis.diff import Compared, Sort, compare, match, walking
from guide.engine.follow import follow
from guide.language.model import Flow
from tests.making import flow

TEXT = """
start: a
steps:
  a: {kind: choice, ask: あ, options: {x: 一つ目, y: 二つ目}, routes: [{when: {a: x}, to: b}, {to: end}]}
  b: {kind: yes-no, ask: い, to: end}
  end:
    kind: outcome
    recommend:
      desks: [{entry: kankyo, when: {a: x}}, {entry: seisaku}]
      forms: [{entry: koen, when: {a: y}}]
"""


def edited(*changes: tuple[str, str]) -> Flow:
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return flow(text)


def chain(order: str) -> Flow:
    """Questions one behind the other."""
    following = dict(zip(order, [f"q{one}" for one in order[1:]] + ["end"], strict=True))
    asked = [f"q{one}: {{kind: yes-no, ask: 問い{one}, to: {following[one]}}}" for one in sorted(order)]
    return flow(f"start: q{order[0]}\nsteps: {{{', '.join(asked)}, end: {{kind: outcome}}}}")


def compared(new: Flow, old: Flow | None = None) -> Compared:
    old = old or flow(TEXT)
    return compare(old, new, match(old, new, {}))


def test_nothing_changes_where_nothing_does() -> None:
    found = compared(flow(TEXT))
    assert (found.changes, found.moved, found.recast, found.left_out, found.exact) == ((), (), (), (), True)
    assert (found.answers, found.only_old, found.only_new) == (3, 0, 0)


def test_another_desk_is_told_with_those_who_are_sent_there() -> None:
    (change,) = compared(edited(("entry: kankyo, when: {a: x}", "entry: kankyo, when: {a: y}"))).changes
    assert (change.sort, change.aspect, change.answers) == (Sort.TURNED, "desks", 3)
    assert {(ends.old, ends.new): number for ends, number in change.turns} == {
        ("kankyo", "seisaku"): 2,
        ("seisaku", "kankyo"): 1,
    }
    (shown,) = change.patterns
    assert shown.literals == ()
    assert follow(flow(TEXT), shown.old).recommendations["desks"][0].entry == "kankyo"


def test_new_and_gone_answers_are_told_apart() -> None:
    more = edited(("y: 二つ目}", "y: 二つ目, z: 三つ目}"))
    (new,) = compared(more).changes
    assert (new.sort, new.answers, [ends.new for ends, _ in new.turns]) == (Sort.NEW, 1, ["end"])
    assert new.patterns[0].new == {"a": "z"}
    (gone,) = compared(flow(TEXT), more).changes
    assert (gone.sort, gone.answers, gone.patterns[0].old) == (Sort.GONE, 1, {"a": "z"})


def test_witnesses_are_named_as_in_their_edition() -> None:
    new = edited(
        ("x: 一つ目", "one: 一つ目"),
        ("{a: x}, to: b", "{a: one}, to: b"),
        ("kankyo, when: {a: x}", "seisaku, when: {a: one}"),
    )
    found = [one for one in compared(new).changes if one.aspect == "desks"]
    assert found[0].patterns[0].new["a"] == "one"
    assert found[0].patterns[0].old["a"] == "x"


def test_a_question_that_changed_places_is_told_and_not_those_around_it() -> None:
    old, new = chain("1234"), chain("4123")
    found = compared(new, old)
    assert (found.moved, found.changes, found.answers) == (("q4",), (), 16)


def test_a_question_of_another_kind_is_named() -> None:
    new = edited(("b: {kind: yes-no", "b: {kind: number"))
    assert compared(new).recast == ("b",)


def test_what_is_too_large_is_named_and_nothing_claimed_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "LIMIT", 0)
    found = compared(flow(TEXT))
    assert found.left_out == ("", "desks", "forms")
    assert found.changes == ()


def test_a_catalogue_that_only_one_edition_recommends_from_is_left_out() -> None:
    new = edited(("      forms: [{entry: koen, when: {a: y}}]\n", ""))
    assert compared(new).left_out == ("forms",)


ARITHMETIC = """
values: {twice: {sum: [n, n]}, left: {difference: [twice, n]}}
steps:
  n: {kind: number, ask: 数, least: 0, most: 9, routes: [{when: {left: ">= 3"}, to: a}, {to: b}]}
  a: {kind: outcome, recommend: {forms: [{entry: koen, when: {left: ">= 5"}}]}}
  b: {kind: outcome}
"""


def test_where_arithmetic_is_narrowed_down_only_what_a_witness_shows_is_told() -> None:
    same = compared(flow(ARITHMETIC), flow(ARITHMETIC))
    assert (same.exact, same.changes) == (False, ())
    turned = flow(ARITHMETIC.replace("to: a}, {to: b}", "to: b}, {to: a}"))
    found = compared(turned, flow(ARITHMETIC))
    assert {one.aspect for one in found.changes} <= {"", "forms"}
    for change in found.changes:
        for shown in change.patterns:
            ends = follow(flow(ARITHMETIC), shown.old), follow(turned, shown.new)
            assert ends[0].here != ends[1].here or ends[0].recommendations != ends[1].recommendations
