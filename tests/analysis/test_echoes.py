"""A text that tells a value which is not there for some answers is found, with answers that show it."""

import pytest

from guide.analysis import echoes
from guide.analysis.echoes import Echoes
from guide.analysis.ruling import Left
from guide.language.model import Flow
from tests.making import flow

ROUND = """
values: {half: {product: [cost, 0.5], unit: 円}}
start: aim
steps:
  aim:
    kind: choice
    options: {fix: 直す, use: 使う, both: 両方}
    routes: [{when: {aim: fix}, to: cost}, {to: event}]
  cost:
    kind: number
    routes: [{when: {aim: use}, to: event}, {when: {aim: fix}, to: fixed}, {to: done}]
  event: {kind: yes-no, routes: [{when: {aim: both}, to: cost}, {to: used}]}
  fixed: {kind: outcome, summary: "{cost}と{half}です。"}
  used: {kind: outcome, summary: "%s"}
  done: {kind: outcome, summary: "{event}と{cost}です。"}
"""


def found(guide: Flow) -> list[tuple[str, str, str]]:
    return [
        (one.code, "/".join(map(str, one.path)), str(one.facts["answers"]))
        for one in Echoes(guide).findings()
    ]


def test_where_every_way_asks_before_nothing_is_found() -> None:
    assert found(flow(ROUND % "使えます。")) == []


@pytest.mark.parametrize("name", ["cost", "half"])
def test_a_name_that_no_walk_to_a_text_knows_is_found_though_drawn_routes_lead_round(name: str) -> None:
    # Drawn routes lead from `cost` back to `event`, but no answers go that way.
    told = found(flow(ROUND % f"{{{name}}}です。"))
    assert told == [("no-value", "steps/used/summary", "aim: use、event: yes")]


def test_a_text_that_is_only_read_with_its_value_is_fine() -> None:
    when = '[{when: {cost: {answered: true}}, text: "{cost}"}, {text: 使えます。}]'
    assert (
        found(
            flow(
                (ROUND % "").replace('"{cost}と{half}です。"', "x").replace('summary: ""', f"summary: {when}")
            )
        )
        == []
    )


GAP = """
values: {total: {sum: [fees.price, 100]}, twice: {sum: [total, total]}}
tables:
  fees:
    hit-policy: unique
    inputs: [event]
    outputs: {price: {type: number}}
    rules: [{when: {event: a}, then: {price: 5}}, {when: {event: b}, then: {price: 7}}]
steps:
  place: {kind: choice, options: {x: 一, y: 二}, to: event}
  event: {kind: choice, options: {a: あ, b: い, c: う}, to: end}
  end: {kind: outcome, summary: "{twice}と{total}です。", blocks: [{text: "{fees.price}"}]}
"""


def test_a_gap_of_a_table_is_found_through_what_is_calculated_and_told_once() -> None:
    assert found(flow(GAP)) == [("table-gap", "tables/fees", "place: x、event: c")]
    assert found(flow(GAP.replace("{type: number}", "{type: number, default: 1}"))) == []
    filled = GAP.replace("hit-policy: unique", "hit-policy: first").replace(
        "price: 7}}]", "price: 7}}, {then: {price: 1}}]"
    )
    assert found(flow(filled)) == []


def test_rules_that_contradict_are_no_gap_unless_there_is_one_too() -> None:
    both = GAP.replace("{when: {event: b}", "{when: {event: [a, b]}")
    assert found(flow(both)) == [("table-gap", "tables/fees", "place: x、event: c")]
    closed = both.replace("{event: [a, b]}", "{event: [a, b, c]}")
    assert found(flow(closed)) == []


@pytest.mark.parametrize(
    ("columns", "whole"),
    [
        ("hit-policy: collect, aggregate: count", True),
        ("hit-policy: collect", True),
        ("hit-policy: collect, aggregate: sum", False),
    ],
)
def test_a_count_and_a_list_are_always_there(columns: str, whole: bool) -> None:
    lines = columns.replace(", ", "\n    ")
    text = GAP.replace("hit-policy: unique", lines).replace('"{twice}と{total}です。"', '"{fees.price}"')
    if whole:
        text = text.replace("values: {total: {sum: [fees.price, 100]}, twice: {sum: [total, total]}}", "")
    assert bool(found(flow(text))) is not whole


def test_a_default_that_is_no_number_counts_nothing() -> None:
    text = """
tables:
  t:
    hit-policy: collect
    aggregate: count
    inputs: [a]
    outputs: {o: {type: text, default: なし}}
    rules: [{when: {a: yes}, then: {o: ある}}]
steps:
  a: {kind: yes-no, to: end}
  end: {kind: outcome, summary: "{t.o}"}
"""
    assert found(flow(text)) == [("table-gap", "tables/t", "a: no")]


def test_what_a_refusal_says_is_looked_at_where_it_refuses() -> None:
    text = """
steps:
  a: {kind: yes-no, routes: [{when: {a: yes}, to: b}, {to: c}]}
  b: {kind: number, to: c}
  c: {kind: number, refuse: [{when: {c: 5}, say: "{b}と{c}です。"}], to: end}
  end: {kind: outcome}
"""
    assert found(flow(text)) == [("no-value", "steps/c/refuse/0/say", "a: no、c: 5")]


def test_an_item_is_there_where_its_question_was_asked() -> None:
    text = """
steps:
  a: {kind: yes-no, routes: [{when: {a: yes}, to: b}, {to: end}]}
  b: {kind: checklist, items: {x: え}, to: end}
  end: {kind: outcome, summary: "{b.x}"}
"""
    assert found(flow(text)) == [("no-value", "steps/end/summary", "a: no")]


def test_a_number_too_large_to_calculate_with_is_no_finding() -> None:
    text = """
values: {much: {product: [a, a]}}
steps:
  a: {kind: number, to: end}
  end: {kind: outcome, summary: "{much}"}
"""
    assert found(flow(text)) == []


def test_what_would_take_too_long_is_counted_and_not_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(echoes, "MOST_ASKED", 0)
    looking = Echoes(flow(ROUND % "{cost}"))
    assert ([*looking.findings()], looking.left) == ([], (Left("", "no-value", 2),))
