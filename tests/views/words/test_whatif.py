"""What would have to differ is told as a clerk would say it."""

from typing import Any

from guide.analysis.insight import insight
from guide.engine.interview import begin
from guide.language.model import Flow
from guide.views.words.whatif import MOST, possibilities, tried, what_would_differ
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


def told(flow_: Flow = FLOW, **answers: Any) -> list[str]:
    interview, refused = begin(flow_, answers)
    assert not refused
    return [line.text for line in what_would_differ(interview, insight(interview).what_if)]


def test_an_item_that_would_lead_on_is_named_with_where_it_leads() -> None:
    assert told(ready={"people": "no"})[1:] == [
        "「人がいる」が「はい」になれば、あとの質問へ進みます。その答えで、「終点」になることがあります。"
    ]


def test_another_end_comes_first_then_the_first_catalogue_then_the_next() -> None:
    lines = told(ready={"people": "yes"}, lead="citizens", field=["snow"])
    assert lines[1] == "「人がいる」が「いいえ」になれば、「自分の道」に変わります。"
    assert (
        lines[2]
        == "「誰ですか」の答えが「市」になれば、「協働のかたち」の一番目が「補助・助成」に変わります。"
    )
    assert lines[3] == "「分野は」の答えが「健康」になれば、「相談先」の一番目が「総合政策課」に変わります。"


def test_an_end_that_only_not_knowing_would_reach_is_told_last() -> None:
    lines = told(ready={"people": "yes"}, lead="citizens", field=["snow"])
    assert ["まだ" in line for line in lines[1:]] == [False, False, False, True]


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


def test_more_than_can_be_taken_in_says_that_there_is_more() -> None:
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


def test_ranges_and_several_answers_are_told_as_people_say_them() -> None:
    numbers = flow(
        """
steps:
  people:
    kind: number
    ask: 何人ですか
    unit: 人
    least: 1
    routes: [{when: {people: '>= 10'}, to: many}, {to: few}]
  many: {kind: outcome, title: 大きい}
  few: {kind: outcome, title: 小さい}
"""
    )
    assert told(numbers, people=3)[1:] == [
        "「何人ですか」の答えが「10人以上」になれば、「大きい」に変わります。"
    ]
    choice = flow(
        """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {a: あ, b: い, c: う, d: え, e: お}
    routes: [{when: {lead: a}, to: end}, {to: own}]
  end: {kind: outcome}
  own: {kind: outcome, title: 別の道}
"""
    )
    assert told(choice, lead="a")[1:] == [
        "「誰ですか」の答えが「い」か「う」か「え、ほか」になれば、「別の道」に変わります。"
    ]


def test_where_arithmetic_blurs_the_way_that_is_said() -> None:
    made = flow(
        """
values: {whole: {sum: [a, b]}}
steps:
  a: {kind: number, least: 0, most: 9, to: b}
  b: {kind: number, least: 0, most: 9, routes: [{when: {b: '>= 5', whole: '>= 10'}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    )
    assert told(made, a=1, b=1)[-1] == "計算で決まる所があるので、ちがう結果になることもあります。"


def test_a_possibility_can_be_tried_and_the_answers_of_before_are_kept_beside() -> None:
    interview, _ = begin(FLOW, {"ready": {"people": "no"}})
    (one, *_) = possibilities(interview, insight(interview).what_if)
    trial = tried(interview, one)
    assert trial.trace.asking == "lead"
    assert trial.kept["ready"] == {"people": "no"}


def test_an_entry_that_comes_first_only_after_new_questions_is_named() -> None:
    made = flow(
        """
steps:
  who: {kind: yes-no, ask: 市民ですか, to: more}
  more: {kind: yes-no, ask: もっとですか, routes: [{when: {who: no}, to: form}, {to: goal}]}
  form: {kind: yes-no, ask: お金ですか, to: goal}
  goal: {kind: outcome, recommend: {forms: [{entry: hojo, when: {form: yes}}, {entry: koen}]}}
"""
    )
    (line,) = told(made, who="yes", more="yes")[1:]
    assert line.startswith("「市民ですか」の答えが「いいえ」になれば、全部の質問へ進みます。")
    assert line.endswith("その答えで、「補助・助成」になることがあります。")
