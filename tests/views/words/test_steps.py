"""A question in words has all that a view needs to ask it."""

import json

import pytest

from guide.engine.interview import Interview
from guide.views.words.steps import asked, not_chosen
from tests.making import flow

FLOW = flow(
    """
stages: [{id: all, title: 全部}, {id: late, title: あと}]
steps:
  lead:
    kind: choice
    ask: 誰ですか
    help: 助け
    options: {citizens: {text: 市民, help: 私たち}, city: 市}
    to: fields
  fields: {kind: choices, options: {snow: 雪, none: ない}, exclusive: [none], to: few}
  few: {kind: choices, options: {a: あ, b: い, c: う}, most: 2, to: ready}
  ready: {kind: checklist, items: {people: 人}, to: size}
  size: {kind: number, unit: 人, to: plain}
  plain: {kind: number, to: day}
  day: {kind: date, to: must}
  must: {kind: text, optional: false, to: may}
  may: {kind: text, optional: true, to: read}
  read:
    kind: page
    stage: late
    title: '{lead}の題'
    blocks: [{heading: 頭, text: 文}]
    ticks: {record: 記録する}
    to: last
  last: {kind: page, to: end}
  end: {kind: outcome}
"""
)


def test_a_choice_comes_with_its_help_and_stage() -> None:
    told = asked(Interview(FLOW))
    assert (told.step, told.kind, told.stage, told.title, told.help) == (
        "lead",
        "choice",
        "全部",
        "誰ですか",
        "助け",
    )
    assert [(one.id, one.text, one.help) for one in told.choices] == [
        ("citizens", "市民", "私たち"),
        ("city", "市", ""),
    ]


def test_a_page_comes_with_its_blocks_and_its_title_filled_in() -> None:
    after = Interview(FLOW).answer("lead", "city")
    assert isinstance(after, Interview)
    told = asked(after, "read")
    assert (told.kind, told.stage, told.title) == ("page", "あと", "市の題")
    assert [line.text for line in told.blocks] == ["頭", "文"]


def test_options_that_stand_alone_are_named() -> None:
    assert asked(Interview(FLOW), "fields").exclusive == {"none"}
    assert asked(Interview(FLOW), "lead").exclusive == set()


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("lead", "一つ選んで"),
        ("fields", "すべて選んで"),
        ("few", "一つから二つまで"),
        ("ready", "一つずつ"),
        ("size", "単位: 人"),
        ("plain", "数を入れて"),
        ("day", "令和"),
        ("must", "短く書いて"),
        ("may", "書かなくても"),
        ("read", "印を付けて"),
        ("last", "次へ"),
    ],
)
def test_every_kind_says_how_to_answer(step: str, said: str) -> None:
    assert said in asked(Interview(FLOW), step).instruction


@pytest.mark.parametrize(
    ("kind", "limits", "told"),
    [
        ("choices", {}, "当てはまるものをすべて選んでください（一つ以上）。"),
        ("choices", {"exclusive": ["c"]}, "当てはまるものをすべて選んでください。"),
        ("choices", {"least": 2}, "当てはまるものをすべて選んでください（二つ以上）。"),
        ("choices", {"least": 0}, "当てはまるものをすべて選んでください。選ばなくても進めます。"),
        ("choices", {"least": 0, "most": 2}, "二つまで選べます。選ばなくても進めます。"),
        ("choices", {"most": 2}, "一つから二つまで選んでください。"),
        ("choices", {"least": 2, "most": 2}, "二つ選んでください。"),
        ("number", {"least": 0, "unit": "人"}, "数を入れてください（単位: 人）。"),
        ("number", {"least": 1, "unit": "人"}, "数を入れてください（単位: 人）。1人以上です。"),
        ("number", {"most": 9}, "数を入れてください。9以下です。"),
        (
            "number",
            {"least": 0, "most": 12000, "unit": "円"},
            "数を入れてください（単位: 円）。0円から12,000円までです。",
        ),
        ("date", {"least": "2026-04-01"}, "2026年4月1日以降です。"),
        ("date", {"most": "2026-04-01"}, "2026年4月1日以前です。"),
        (
            "date",
            {"least": "2026-04-01", "most": "2027-03-31"},
            "2026年4月1日から2027年3月31日までです。",
        ),
    ],
)
def test_what_would_be_refused_is_told_before(kind: str, limits: dict[str, object], told: str) -> None:
    options = {"options": {"a": "あ", "b": "い", "c": "う"}} if kind == "choices" else {}
    lead = {"kind": kind, "to": "end"} | options | limits
    made = flow(json.dumps({"steps": {"lead": lead, "end": {"kind": "outcome"}}}))
    instruction = asked(Interview(made)).instruction
    assert instruction.endswith(told) if kind == "date" else instruction == told


def test_what_was_answered_or_kept_is_there_to_begin_with() -> None:
    after = Interview(FLOW).answer("lead", "city")
    assert isinstance(after, Interview)
    assert asked(after, "lead").given == "city"
    assert asked(after.back()).given == "city"
    assert asked(Interview(FLOW)).given is None


def test_a_question_that_is_asked_again_says_why() -> None:
    refusing = flow(
        """
steps:
  have: {kind: number, to: need}
  need: {kind: number, help: 助け, refuse: [{when: {left: "< 0"}, say: "{have}までです。"}], to: end}
  end: {kind: outcome}
values:
  left: {difference: [have, need]}
"""
    )
    early = Interview(refusing).answer("need", 6)
    assert isinstance(early, Interview)
    late = early.answer("have", 5)
    assert isinstance(late, Interview)
    assert asked(late).help == "5までです。\n助け"
    assert (asked(late).given, asked(late, "have").help) == (6, "")


def test_who_has_not_chosen_is_told_how_and_of_the_option_for_who_is_unsure() -> None:
    made = flow(
        """
steps:
  lead: {kind: choice, options: {a: あ, open: {text: まだ決まっていない, unsure: true}}, to: agree}
  agree: {kind: yes-no, to: end}
  end: {kind: outcome}
"""
    )
    how = "まだ選んでいません。近いものの番号を押して、Enter を押してください。"
    assert not_chosen(Interview(made), "lead") == f"{how}迷うときは「まだ決まっていない」で大丈夫です。"
    assert not_chosen(Interview(made), "agree") == how
