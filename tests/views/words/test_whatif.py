"""What would have to differ is told as a clerk would say it."""

from typing import Any

from guide.analysis.whatif import alternatives
from guide.engine.interview import begin
from guide.language.model import Flow
from guide.views.words.whatif import MOST, what_would_differ
from tests.making import flow

FLOW = flow(
    """
stages: [{id: all, title: 全部}, {id: late, title: あと}]
steps:
  ready:
    kind: checklist
    items: {people: 人がいる}
    routes: [{when: {ready: {all: yes}}, to: lead}, {to: own}]
  lead:
    kind: choice
    stage: late
    ask: 誰ですか
    options: {citizens: 市民, city: 市, open: {text: まだ, unsure: true}}
    to: field
  field: {kind: choices, ask: 分野は, options: {snow: 雪, health: 健康}, to: goal}
  goal:
    kind: outcome
    title: 終点
    recommend:
      forms:
        - {entry: koen, when: {lead: citizens}}
        - {entry: hojo, when: {lead: city}}
        - {entry: itaku}
      desks:
        - {entry: kankyo, when: {field: {includes: snow}}}
        - {entry: seisaku}
  own: {kind: outcome, title: 自分の道}
"""
)


def told(flow_: Flow = FLOW, budget: int = 10_000, **answers: Any) -> list[str]:
    interview, refused = begin(flow_, answers)
    assert not refused
    return [
        line.text
        for line in what_would_differ(interview, alternatives(flow_, interview.answers, budget=budget))
    ]


def test_an_item_that_would_lead_on_is_named_with_where_it_leads() -> None:
    assert told(ready={"people": "no"})[1:] == ["「人がいる」が「はい」になれば、あとの質問へ進みます。"]


def test_another_end_comes_first_then_the_first_catalogue_then_the_next() -> None:
    lines = told(ready={"people": "yes"}, lead="citizens", field=["snow"])
    assert lines[1] == "「人がいる」が「いいえ」になれば、「自分の道」に変わります。"
    assert (
        lines[2]
        == "「誰ですか」の答えが「市」になれば、「協働のかたち」の一番目が「補助・助成」に変わります。"
    )
    assert lines[3] == "「分野は」の答えが「健康」になれば、「相談先」の一番目が「総合政策課」に変わります。"


def test_an_end_that_only_not_knowing_would_reach_is_not_told_beside_others() -> None:
    assert not any(
        "まだ" in line for line in told(ready={"people": "yes"}, lead="citizens", field=["snow"])[1:]
    )


def test_where_only_not_knowing_leads_elsewhere_it_is_told() -> None:
    only = flow(
        """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {a: あ, open: {text: まだ, unsure: true}}
    routes: [{when: {lead: a}, to: end}, {to: own}]
  end: {kind: outcome}
  own: {kind: outcome, title: 別の道}
"""
    )
    assert told(only, lead="a")[1:] == ["「誰ですか」の答えが「まだ」になれば、「別の道」に変わります。"]


def test_where_nothing_would_differ_nothing_is_told() -> None:
    same = flow("steps: {lead: {kind: choice, options: {a: あ, b: い}, to: end}, end: {kind: outcome}}")
    assert told(same, lead="a") == []


def test_more_than_can_be_taken_in_and_a_search_that_ran_out_say_that_there_is_more() -> None:
    many = flow(
        "steps: {lead: {kind: choice, options: {"
        + ", ".join(f"o{n}: 案{n}" for n in range(8))
        + "}, routes: ["
        + ", ".join(f"{{when: {{lead: o{n}}}, to: end{n}}}" for n in range(7))
        + ", {to: end7}]}, "
        + ", ".join(f"end{n}: {{kind: outcome}}" for n in range(8))
        + "}"
    )
    lines = told(many, lead="o0")
    assert len(lines) == 1 + MOST + 1
    assert lines[-1].startswith("ほかにもあります。")
    assert told(many, budget=2, lead="o0")[-1].startswith("ほかにもあります。")


def test_a_catalogue_that_would_be_empty_still_tells_a_change() -> None:
    empty = flow(
        """
steps:
  lead: {kind: choice, ask: 誰ですか, options: {a: あ, b: い}, to: end}
  end: {kind: outcome, recommend: {forms: [{entry: koen, when: {lead: a}}]}}
"""
    )
    assert told(empty, lead="a")[1:] == ["「誰ですか」の答えが「い」になれば、結果が変わります。"]
