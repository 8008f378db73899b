"""The rules by which answers lead on are the same whatever the texts say, and only then."""

import pytest

from guide.analysis.diff.leading import refusals_of, ways_of
from tests.making import flow

TEXT = """
values: {over: {difference: [price, part]}, big: {when: {price: "> 9"}}}
tables:
  fee:
    hit-policy: first
    inputs: [kind]
    outputs: {sum: {type: number}}
    rules: [{when: {kind: a}, then: {sum: 5}}, {then: {sum: 2}}]
steps:
  kind: {kind: choice, options: {a: あ, b: い}, routes: [{when: {fee.sum: 5}, to: list}, {to: some}]}
  list: {kind: checklist, items: {x: え, y: お}, to: some}
  some: {kind: choices, options: {v: か, w: き}, to: price}
  price: {kind: number, least: 0, most: 9, to: part}
  part: {kind: number, refuse: [{when: {over: "< 0"}, say: だめです。}], to: day}
  day: {kind: date, routes: [{when: {big: yes}, to: words}, {to: end}]}
  words: {kind: text, to: end}
  end: {kind: outcome}
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{a: あ", "{a: ああ"),
        ("say: だめです。", "say: いけません。"),
        ("hit-policy: first", "hit-policy: first, title: 料金".replace(", ", "\n    ")),
        ("{kind: outcome}", "{kind: outcome, summary: おわりです。}"),
        ("[price, part]}", "[price, part], unit: 円}"),
    ],
)
def test_texts_make_no_difference(before: str, after: str) -> None:
    assert before in TEXT
    assert ways_of(flow(TEXT.replace(before, after))) == ways_of(flow(TEXT))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("b: い}", "b: い, c: う}"),
        ("{x: え, y: お}", "{x: え}"),
        ("w: き}", "w: き}, most: 1"),
        ("most: 9", "most: 10"),
        ("{kind: date, ", "{kind: date, least: 2026-04-01, "),
        ("{kind: text, ", "{kind: text, longest: 9, "),
        ("{when: {fee.sum: 5}, to: list}", "{when: {fee.sum: 2}, to: list}"),
        ("{when: {kind: a}, then", "{when: {kind: b}, then"),
        ('{price: "> 9"}', '{price: "> 8"}'),
        ('{over: "< 0"}', '{over: "<= 0"}'),
        ("[price, part]", "[part, price]"),
        ("to: some}]", "to: price}]"),
    ],
)
def test_rules_make_a_difference(before: str, after: str) -> None:
    assert before in TEXT
    assert ways_of(flow(TEXT.replace(before, after))) != ways_of(flow(TEXT))


def test_the_rules_of_a_refusal_are_those_behind_its_values_too() -> None:
    old = flow(TEXT)
    assert refusals_of(old, "part") != refusals_of(
        flow(TEXT.replace("[price, part]", "[part, price]")), "part"
    )
    assert refusals_of(old, "part") == refusals_of(flow(TEXT.replace("だめ", "いや")), "part")
    assert refusals_of(old, "price") == refusals_of(old, "end") == refusals_of(old, "nothing")
