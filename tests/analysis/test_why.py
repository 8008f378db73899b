"""The answers that decided are those that a tried route or a winning rule looked at."""

from guide.analysis.why import deciding
from guide.engine.follow import follow
from tests.making import flow

FLOW = flow(
    """
tables:
  order:
    hit-policy: rule-order
    inputs: [term, kind]
    outputs: {form: {catalogue: forms}}
    rules:
      - {when: {term: short}, then: {form: koen}}
      - {when: {kind: big}, then: {form: hojo}}
      - {then: {form: itaku}}
steps:
  name: {kind: text, to: lead}
  lead:
    kind: choice
    options: {citizens: 市民, city: 市, both: 両方}
    routes: [{when: {lead: city}, to: own}, {to: term}]
  term: {kind: choice, options: {short: 短い, long: 長い}, to: kind}
  kind: {kind: choice, options: {small: 小さい, big: 大きい}, to: field}
  field: {kind: choice, options: {snow: 雪, health: 健康}, to: goal}
  goal:
    kind: outcome
    recommend:
      forms: [{from: order.form}]
      desks:
        - {entry: kankyo, when: {field: snow}}
        - {entry: seisaku}
  own: {kind: outcome}
"""
)
ANSWERS = {"name": "祭り", "lead": "citizens", "term": "short", "kind": "big", "field": "snow"}


def decided(**changes: str) -> tuple[str, ...]:
    return deciding(FLOW, follow(FLOW, ANSWERS | changes))


def test_an_answer_that_a_tried_route_tests_decided() -> None:
    assert decided(lead="city") == ("lead",)


def test_an_answer_behind_a_first_recommendation_decided_and_one_behind_the_second_did_not() -> None:
    assert decided() == ("lead", "term", "field")


def test_a_rule_without_a_condition_rests_on_no_answer() -> None:
    assert decided(term="long", kind="small", field="health") == ("lead",)


def test_a_later_rule_that_hits_first_tells_its_own_answer() -> None:
    assert decided(term="long", field="health") == ("lead", "kind")


def test_nothing_was_decided_before_the_first_answer() -> None:
    assert deciding(FLOW, follow(FLOW, {})) == ()


def test_an_outcome_that_recommends_nothing_from_a_catalogue_is_decided_by_routes_alone() -> None:
    empty = flow(
        """
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: end}, {to: end}]
  end: {kind: outcome, recommend: {forms: [{entry: koen, when: {lead: citizens}}]}}
"""
    )
    assert deciding(empty, follow(empty, {"lead": "city"})) == ("lead",)
