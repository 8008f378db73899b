"""The JSON of a flow and of answers holds what programs need, ids beside words."""

import json
from typing import Any

from guide.engine.answers import read_all_pages
from guide.engine.code import Code, Restored, read_code, restore
from guide.engine.interview import begin
from guide.views.json import answer, cards, show
from guide.views.words.home import GuideCard
from tests.making import flow

FLOW = flow(
    """
tables:
  order:
    hit-policy: rule-order
    inputs: [lead]
    outputs: {form: {catalogue: forms}}
    rules:
      - {then: {form: hojo}, because: 合うからです, cite: {page: 8, item: 補助・助成}}
      - {then: {form: koen}}
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: fields}]
  fields: {kind: choices, options: {snow: 雪, none: ない}, exclusive: [none], to: ready}
  ready: {kind: checklist, items: {people: 人}, to: read}
  read: {kind: page, to: goal}
  goal: {kind: outcome, title: '終点（{lead}）', recommend: {forms: [{from: order.form}]}}
  own: {kind: outcome}
"""
)


def answered(raw: dict[str, Any]) -> dict[str, Any]:
    told = answer(*begin(FLOW, read_all_pages(FLOW, raw)))
    assert json.loads(json.dumps(told)) == told
    return told


def test_answers_that_reach_an_outcome_give_it_with_ranked_reasons_and_citations() -> None:
    told = answered({"lead": "citizens", "fields": ["snow"], "ready": {"people": "yes"}})
    assert list(told) == [
        "flow",
        "wording",
        "edition",
        "digest",
        "path",
        "asking",
        "outcome",
        "recommendations",
        "unused",
        "code",
        "problems",
    ]
    assert told["outcome"] == {"id": "goal", "title": "終点（市民）"}
    assert told["path"] == ["lead", "fields", "ready", "read", "goal"]
    first, second = told["recommendations"]["forms"]
    assert (first["id"], first["name"], first["rank"], second["rank"]) == ("hojo", "補助・助成", 1, 2)
    (reason,) = first["reasons"]
    assert reason["text"] == "合うからです"
    assert reason["citation"][0] == {
        "source": "plan",
        "page": "8",
        "item": "補助・助成",
        "text": "「見本の指針」8ページ（補助・助成）",
    }


def test_with_why_the_horizon_the_reasons_and_what_would_differ_are_added() -> None:
    interview, refused = begin(FLOW, {"lead": "citizens"})
    without, told = answer(interview, refused), answer(interview, refused, why=True)
    assert list(told)[len(without) :] == ["horizon", "why", "what_if"]
    assert {key: told[key] for key in without} == without


def test_answers_that_leave_something_open_name_what_is_asked() -> None:
    told = answered({"lead": "citizens"})
    assert (told["asking"], told["outcome"], told["recommendations"]) == ("fields", None, {})


def test_answers_off_the_path_are_named_and_pages_nobody_answered_are_not() -> None:
    assert answered({"lead": "city", "fields": ["snow"]})["unused"] == ["fields"]


def test_the_code_on_paper_brings_the_same_answers_back() -> None:
    told = answered({"lead": "citizens", "fields": ["snow"]})
    code = read_code(told["code"])
    assert isinstance(code, Code)
    back = restore(FLOW, code)
    assert isinstance(back, Restored)
    assert dict(back.interview.answers) == {"lead": "citizens", "fields": ("snow",)}


def test_answers_that_were_not_taken_are_told_once_with_the_reason() -> None:
    told = answered({"lead": "市長", "nope": 1})["problems"]
    assert [problem["question"] for problem in told] == ["lead", "nope"]
    assert "市民" in told[0]["message"]


def test_a_flow_shows_every_step_with_its_kind_options_and_targets() -> None:
    told = show(FLOW)
    assert json.loads(json.dumps(told)) == told
    steps = {step["id"]: step for step in told["steps"]}
    assert [steps[one]["kind"] for one in steps] == [
        "choice",
        "choices",
        "checklist",
        "page",
        "outcome",
        "outcome",
    ]
    assert steps["lead"]["options"] == [{"id": "citizens", "text": "市民"}, {"id": "city", "text": "市"}]
    assert steps["lead"]["to"] == ["own", "fields"]
    assert steps["fields"]["exclusive"] == ["none"]
    assert steps["ready"]["items"] == [{"id": "people", "text": "人"}]
    assert steps["goal"]["recommends"] == ["forms"]
    assert told["catalogues"]["forms"][0] == {"id": "koen", "name": "後援"}
    assert told["tables"] == [{"id": "order", "title": "order", "hit_policy": "rule-order", "rules": 2}]


def test_the_list_of_guides_tells_which_cannot_be_opened() -> None:
    (told,) = cards([GuideCard("a/b", "市", "題", "", "", "開けません")])
    assert (told["flow"], told["problem"]) == ("a/b", "開けません")
