"""What a new edition does otherwise: for whom, from where to where, and in which order it asks."""

import pytest

from guide.analysis.diff import Compared, Sort, compare, match, walking
from guide.engine.follow import follow
from guide.language.model import Flow
from tests import making
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
    return making.edited(TEXT, *changes)


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
values: {left: {difference: [m, n]}}
start: m
steps:
  m: {kind: number, ask: 別の数, least: 0, most: 9, to: n}
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


CALCULATED = """
start: who
values: {over: {difference: [cost, saved]}}
tables:
  order:
    hit-policy: rule-order
    inputs: [cost]
    outputs: {form: {catalogue: forms}}
    rules: [{when: {cost: ">= 100"}, then: {form: hojo}}, {then: {form: itaku}}]
steps:
  who: {kind: yes-no, ask: だれですか。, unsure: true, routes: [{when: {who: no}, to: away}, {to: cost}]}
  cost: {kind: number, ask: いくらですか。, least: 0, most: 1000, to: saved}
  saved:
    kind: number
    ask: いくらありますか。
    least: 0
    most: 1000
    refuse: [{when: {over: "< 0"}, say: 多すぎます。}]
    to: end
  end: {kind: outcome, recommend: {forms: [{from: order.form}]}}
  away: {kind: outcome}
"""


def calculated(*changes: tuple[str, str]) -> Compared:
    return compared(making.edited(CALCULATED, *changes), flow(CALCULATED))


def test_a_rule_changed_beside_a_calculated_refusal_is_told() -> None:
    found = calculated(('{cost: ">= 100"}', '{cost: ">= 200"}'))
    assert (found.exact, found.undecided, found.refusals, found.proves_the_same) == (False, (), (), False)
    (first,) = [one for one in found.changes if one.sort is Sort.TURNED]
    assert first.aspect == "forms"
    (shown,) = first.patterns
    for old, form in ((CALCULATED, "hojo"), (CALCULATED.replace(">= 100", ">= 200"), "itaku")):
        assert follow(flow(old), shown.old).recommendations["forms"][0].entry == form
    # Only where the edit is: none goes from a refusal to a result, or back.
    assert {(ends.old, ends.new) for ends, _ in first.turns} == {("hojo", "itaku")}


def test_a_route_changed_before_a_calculated_refusal_is_told() -> None:
    found = calculated(("{who: no}", "{who: [no, unsure]}"))
    assert {(ends.old, ends.new) for one in found.changes for ends, _ in one.turns} >= {("end", "away")}
    assert not found.undecided


def test_an_edition_with_a_calculated_refusal_is_the_same_as_itself() -> None:
    found = calculated()
    assert (found.proves_the_same, found.exact) == (True, False)


def test_a_calculated_refusal_that_is_written_otherwise_is_named() -> None:
    for change in (('"< 0"', '"<= 0"'), ("difference", "sum"), ('{over: "< 0"}', '{saved: "< 0"}')):
        found = calculated(change)
        assert (found.refusals, found.changes, found.proves_the_same) == (("saved",), (), False)


def test_a_witness_is_made_of_answers_that_no_edition_refuses() -> None:
    old = CALCULATED.replace("[cost, saved]", "[saved, cost]").replace(
        "cost: {kind: number, ask: いくらですか。, least: 0",
        "cost: {kind: number, ask: いくらですか。, least: 5",
    )
    new = old.replace("cost: {", "price: {").replace("to: cost}", "to: price}").replace("[cost]", "[price]")
    new = new.replace("saved, cost", "saved, price").replace('cost: ">= 100"', 'price: ">= 200"')
    for one in compared(flow(new), flow(old)).changes:
        for shown in one.patterns:
            assert follow(flow(old), shown.old).here == "end"
            assert follow(flow(new), shown.new).here == "end"


def test_what_no_witness_shows_is_undecided_and_never_called_the_same() -> None:
    route = ("    to: end\n", "    routes: [{when: {over: '> 500'}, to: away}, {to: end}]\n")
    old = flow(CALCULATED.replace(*route))
    new = flow(CALCULATED.replace(*route).replace("'> 500'", "'> 500.5'").replace("だれ", "どなた"))
    found = compared(new, old)
    assert found.undecided == ("", "forms")
    assert (found.changes, found.proves_the_same) == ((), False)
    reworded = flow(CALCULATED.replace(*route).replace("だれ", "どなた"))
    assert compared(reworded, old).proves_the_same


def test_other_questions_on_the_way_are_no_less_a_change_of_what_is_recommended() -> None:
    old = """
start: a
steps:
  a: {kind: yes-no, ask: あ, routes: [{when: {a: no}, to: end}, {to: b}]}
  b: {kind: yes-no, ask: い, to: end}
  end: {kind: outcome, recommend: {forms: [{entry: koen}, {entry: hojo, when: {b: yes}}]}}
"""
    found = compared(flow(old.replace("{a: no}", "{not: {a: [no, yes]}}")), flow(old))
    assert [one.sort for one in found.changes] == [Sort.REORDERED]


SKIPPED = """
start: a
steps:
  a: {kind: yes-no, ask: あ, routes: [{when: {a: no}, to: end}, {to: b}]}
  b: {kind: yes-no, ask: い, to: c}
  c: {kind: yes-no, ask: う, routes: [{when: {c: no}, to: other}, {to: end}]}
  other: {kind: outcome}
  end: {kind: outcome}
"""


def test_a_question_that_some_are_not_asked_any_more_is_told_though_nothing_else_changes() -> None:
    shorter = flow(SKIPPED.replace("{to: b}", "{to: c}").replace("  b:", "  rest:"))
    found = compare(flow(SKIPPED), shorter, match(flow(SKIPPED), shorter, {"b": ""}))
    assert (found.changes, found.asked) == ((), (("b", False),))
    longer = flow(SKIPPED.replace("{when: {a: no}, to: end}", "{when: {a: no}, to: b}"))
    assert ("b", True) in compared(longer, flow(SKIPPED)).asked
    assert compared(flow(SKIPPED), flow(SKIPPED)).asked == ()


def test_a_question_that_is_asked_only_by_those_who_end_elsewhere_is_no_more_to_tell() -> None:
    new = flow(
        SKIPPED.replace("{when: {a: no}, to: end}", "{when: {a: no}, to: b}").replace(
            "{to: end}]}\n  other", "{to: more}]}\n  more: {kind: outcome}\n  other"
        )
    )
    found = compared(new, flow(SKIPPED))
    assert (bool(found.changes), found.asked) == (True, ())
