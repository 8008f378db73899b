"""Programs get horizon, why and what-if with ids, and the sentence that people read."""

import json
from typing import Any

from guide.engine.interview import begin
from guide.views.json_insight import told
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {a: 市民, b: 市, open: {text: まだ, unsure: true}}
    routes: [{when: {lead: b}, to: own}, {to: ready}]
  ready: {kind: checklist, items: {people: 人がいる}, to: cost}
  cost:
    kind: number
    decimals: 1
    least: 0
    routes: [{when: {cost: '> 2.5', ready.people: yes}, to: goal}, {to: own}]
  goal: {kind: outcome, title: 終点, recommend: {forms: [{entry: koen}]}}
  own: {kind: outcome}
"""
)


def at(**answers: Any) -> dict[str, Any]:
    interview, refused = begin(FLOW, answers)
    assert not refused
    data = told(interview)
    assert json.loads(json.dumps(data)) == data
    return data


def test_at_a_question_the_horizon_and_what_is_separated_are_told() -> None:
    data = at()
    assert data["horizon"] == {
        "fewest": 1,
        "most": 3,
        "pages": {"fewest": 0, "most": 0},
        "outcomes": [{"id": "goal", "title": "終点"}, {"id": "own", "title": "own"}],
        "firsts": {"forms": [{"id": "koen", "name": "後援"}]},
        "exact": True,
    }
    assert data["why"]["separates"]["outcome"] == [{"id": "goal", "title": "終点"}]
    assert data["why"]["matters"] is True
    assert [one["id"] for one in data["why"]["unsure"]["outcome"]] == ["own", "goal"]
    assert data["what_if"] == {"alternatives": [], "complete": True, "proven": True}


def test_at_an_outcome_the_answers_that_force_it_and_the_changes_that_lead_elsewhere_are_told() -> None:
    data = at(lead="a", ready={"people": "yes"}, cost=3)
    assert data["why"] == {
        "answers": [{"question": "lead"}, {"question": "ready", "item": "people"}, {"question": "cost"}],
        "proven": True,
    }
    by_question = {one["changes"][0]["question"]: one for one in data["what_if"]["alternatives"]}
    assert by_question["lead"]["changes"] == [{"question": "lead", "value": "b", "any_of": ["b"]}]
    assert by_question["lead"]["leads_to"] == [{"catalogue": None, "id": "own", "title": "own"}]
    assert by_question["lead"]["text"] == "「誰ですか」を「市」に変えると、結果は「own」になります。"
    assert by_question["ready"]["changes"][0]["item"] == "people"
    assert by_question["cost"]["changes"] == [{"question": "cost", "value": 0, "least": 0, "greatest": "2.5"}]


def test_options_that_would_have_to_be_chosen_are_a_list() -> None:
    made = flow(
        """
steps:
  field:
    kind: choices
    options: {a: あ, b: い}
    routes: [{when: {field: {includes: b}}, to: goal}, {to: own}]
  goal: {kind: outcome}
  own: {kind: outcome}
"""
    )
    (one,) = told(begin(made, {"field": ["a"]})[0])["what_if"]["alternatives"]
    assert one["changes"] == [{"question": "field", "value": ["a", "b"]}]
