"""Steps in the order of a walk, and what lies ahead of each, ways back included."""

from guide.analysis.diagram.ground import Ground
from tests.making import flow


def test_steps_come_before_those_they_lead_to_and_lost_ones_last() -> None:
    ground = Ground(
        flow(
            """
start: first
steps:
  lost: {kind: yes-no, to: last}
  last: {kind: outcome}
  second: {kind: yes-no, to: last}
  first: {kind: yes-no, routes: [{when: {first: yes}, to: last}, {to: second}]}
"""
        ),
        1000,
    )
    assert ground.steps == ["first", "second", "last", "lost"]
    ahead = {step: ground.ahead[number] for step, number in ground.number.items()}
    assert ahead == {"first": 0b110, "second": 0b100, "last": 0, "lost": 0b100}


EDITION = """
tables:
  desk:
    hit-policy: first
    inputs: [p]
    outputs: {desk: {values: [a, b]}}
    rules: [{when: {p: yes}, then: {desk: a}}, {then: {desk: b}}]
steps:
  p: {kind: yes-no, routes: [{when: {p: yes}, to: q}, {to: end}]}
  q: {kind: yes-no, routes: [{when: {desk.desk: a}, to: end}, {to: other}]}
  end: {kind: outcome}
  other: {kind: outcome}
"""


BEFORE = Ground(flow(EDITION), 1000)


def like_before(text: str) -> Ground:
    return Ground(flow(text), 1000, like=BEFORE)


def test_an_edition_takes_over_the_order_and_what_conditions_mean_where_both_are_the_same() -> None:
    turned = EDITION.replace("a}, to: end}, {to: other}", "a}, to: other}, {to: end}")
    ground = like_before(turned)
    assert Ground(flow(turned), 1000).steps != BEFORE.steps
    assert ground.steps == BEFORE.steps
    assert ground.meaning is BEFORE.meaning


def test_where_a_table_says_otherwise_its_conditions_are_worked_out_anew() -> None:
    ground = like_before(EDITION.replace("desk: a}}, {then", "desk: b}}, {then"))
    assert ground.functions is BEFORE.functions
    assert ground.route(1) != BEFORE.route(1)


def test_where_an_answer_is_cut_otherwise_or_ways_lead_back_nothing_is_taken_over() -> None:
    unsure = like_before(EDITION.replace("p: {kind: yes-no,", "p: {kind: yes-no, unsure: true,"))
    back = like_before(EDITION.replace("to: other}]", "to: p}]"))
    assert unsure.functions is not BEFORE.functions
    assert back.steps == ["p", "q", "end", "other"]
