"""What would have to differ is told as a clerk would say it."""

from typing import Any

import pytest

from guide.analysis.insight import insight
from guide.engine.interview import begin
from guide.language.model import Flow
from guide.views.words.whatif import (
    MOST,
    NOTHING_FOUND,
    NOTHING_TO_TRY,
    TRY_LATER,
    nothing_to_try,
    possibilities,
    tried,
    what_would_differ,
)
from tests.analysis.test_whatif import FUNDS
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
        "「人がいる」を「はい」に変えると、「あと」の質問に進み、結果は「終点」になることがあります。"
    ]


def test_another_end_comes_first_then_the_first_catalogue_then_the_next() -> None:
    lines = told(ready={"people": "yes"}, lead="citizens", field=["snow"])
    assert lines[1] == "「人がいる」を「いいえ」に変えると、結果は「自分の道」になります。"
    assert lines[2:4] == [
        "「誰ですか」を「市」に変えると、「協働のかたち」のおすすめが、「補助・助成」になります。",
        "「分野は」を「健康」に変えると、「相談先」のおすすめが、「総合政策課」になります。",
    ]


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
    assert told(only, lead="a")[1:] == ["「誰ですか」を「まだ」に変えると、結果は「別の道」になります。"]


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
    assert lines[-1].startswith("ほかの例もあります。")


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
        "「何人ですか」を「10人以上」に変えると、結果は「大きい」になります。"
    ]
    assert told(numbers, people=30)[1:] == [
        "「何人ですか」を「1人から9人まで」に変えると、結果は「小さい」になります。"
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
        "「誰ですか」を、たとえば「い」か「う」か「え」に変えると、結果は「別の道」になります。"
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
    assert told(made, a=1, b=1)[-1].startswith("計算で決まる所があるので、")


def test_where_the_program_stops_calculating_is_told_as_no_end() -> None:
    text = """
values: {tax: {product: [cost, 0.1]}, total: {sum: [cost, tax]}}
steps:
  cost: {kind: number, routes: [{when: {total: "%s"}, to: much}, {to: little}]}
  much: {kind: outcome}
  little: {kind: outcome}
"""
    up = told(flow(text % ">= 55"), cost=3)[-1]
    assert up == "「cost」を「50以上」に変えると、結果は「much」になります。"
    down = told(flow(text % "<= 55"), cost=60)[-1]
    assert down == "「cost」を「50以下」に変えると、結果は「much」になります。"


def test_changes_that_are_refused_for_a_calculation_are_not_passed_over() -> None:
    made = flow(
        FUNDS.replace("{to: large}", '{when: {saved: "< 50"}, to: middle}, {to: large}')
        + "  middle: {kind: outcome}\n"
    )
    changeable = flow(FUNDS.replace("    changeable: false\n", ""))
    assert (
        told(changeable, cost=500, saved=99)[-1]
        == "「cost」を「0から99まで」に変えると、結果は「small」になります。"
    )
    assert told(made, cost=500, saved=300) == []
    both = FUNDS.replace(
        "cost: {kind: number,", "cost: {kind: number, routes: [{when: {cost: 7}, to: other}, {to: saved}],"
    ).replace("most: 1000, to: saved}", "most: 1000}")
    alone = flow(both + "  other: {kind: outcome}\n")
    assert told(alone, cost=500, saved=300)[-1] == "答えをいくつか変えると、ほかの結果になることもあります。"


def test_that_nothing_changes_the_result_is_said_only_where_it_is_known() -> None:
    for made, given, known in (
        (flow(FUNDS), {"cost": 500, "saved": 300}, False),
        (CHECKS, {}, None),
        (ONE, {"a": "yes"}, True),
    ):
        interview, _ = begin(made, given)
        said = {False: NOTHING_FOUND, None: TRY_LATER, True: NOTHING_TO_TRY}[known]
        assert nothing_to_try(interview, insight(interview).what_if) == said
    interview, _ = begin(ONE, {"a": "yes"})
    assert nothing_to_try(interview, None) == NOTHING_FOUND


ONE = flow("steps: {a: {kind: yes-no, to: end}, end: {kind: outcome}}")
CHECKS = flow(
    """
steps:
  ready:
    kind: checklist
    name: 三つの確認
    items: {people: 人がいる, money: お金がある, place: 場所がある}
    routes:
      - {when: {ready: {all: yes}}, to: goal}
      - {when: {ready.people: yes, ready.money: yes, ready.place: no}, to: outside}
      - {to: own}
  goal: {kind: outcome, title: 終点}
  outside: {kind: outcome, title: 外でする}
  own: {kind: outcome, title: 自分の道}
"""
)


def test_items_that_would_all_have_to_be_marked_alike_are_told_together() -> None:
    ready = {"people": "no", "money": "no", "place": "no"}
    assert told(CHECKS, ready=ready)[1:] == [
        "「人がいる」と「お金がある」を「はい」に変えると、結果は「外でする」になります。",
        "「三つの確認」を、すべて「はい」に変えると、結果は「終点」になります。",
    ]


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
    assert line.startswith("「市民ですか」を「いいえ」に変えると、「全部」の質問に進み、")
    assert line.endswith("協働のかたちは「補助・助成」になることがあります。")


@pytest.mark.parametrize(
    ("routes", "given", "other"),
    [
        ("{day: '>= 2026-04-01'}", "2026-03-01", "2026年4月1日か、その後の日"),
        ("{day: '< 2026-04-01'}", "2026-04-01", "2026年3月31日か、その前の日"),
        ("{day: 2026-04-01}", "2026-03-01", "2026年4月1日"),
    ],
)
def test_days_that_would_do_are_told_by_their_first_or_last(routes: str, given: str, other: str) -> None:
    days = flow(
        f"""
steps:
  day:
    kind: date
    ask: いつですか
    routes: [{{when: {routes}, to: some}}, {{to: others}}]
  some: {{kind: outcome, title: ある}}
  others: {{kind: outcome, title: ない}}
"""
    )
    (line, *_) = told(days, day=given)[1:]
    assert f"「いつですか」を「{other}」に変えると" in line


def test_the_most_that_would_do_is_told_where_there_is_no_least() -> None:
    below = flow(
        """
steps:
  left:
    kind: number
    ask: いくら残りますか
    unit: 円
    routes: [{when: {left: '<= -1'}, to: short}, {to: enough}]
  short: {kind: outcome, title: 足りない}
  enough: {kind: outcome, title: 足りる}
"""
    )
    assert "「-1円以下」" in told(below, left=5)[1]
