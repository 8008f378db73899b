"""A checklist is asked item by item, and no command loses a mark."""

import re

import pytest

from tests.making import flow
from tests.views.plain.walking import walked

CHECKLIST = flow(
    "steps: {ready: {kind: checklist, items: {a: いち, b: に, c: さん}, to: end}, end: {kind: outcome}}"
)


def test_a_checklist_is_asked_item_by_item() -> None:
    ended, said = walked(CHECKLIST, "1", "2", "わからない")
    assert ended.answers["ready"] == {"a": "yes", "b": "no", "c": "unsure"}
    assert said.index("1/3いち") < said.index("2/3に") < said.index("3/3さん")


def test_b_inside_a_checklist_goes_to_the_item_before_with_its_mark() -> None:
    ended, said = walked(CHECKLIST, "1", "b", "2", "1", "1")
    assert ended.answers["ready"] == {"a": "no", "b": "yes", "c": "yes"}
    assert "前の答え:はい。" in said


def test_enter_alone_repeats_a_mark() -> None:
    ended, _ = walked(CHECKLIST, "1", "2", "b", "", "3")
    assert ended.answers["ready"] == {"a": "yes", "b": "no", "c": "unsure"}


@pytest.mark.parametrize("command", ["w", "s", "g", "c", "?"])
def test_a_command_inside_a_checklist_keeps_what_was_marked(command: str) -> None:
    extra = ("",) if command == "g" else ()
    ended, said = walked(CHECKLIST, "1", "2", command, *extra, "1")
    assert ended.answers["ready"] == {"a": "yes", "b": "no", "c": "yes"}
    assert said.count("3/3さん") == 2


def test_what_was_marked_stays_when_the_person_leaves() -> None:
    ended, said = walked(CHECKLIST, "1", "2")
    assert ended.kept["ready"] == {"a": "yes", "b": "no"}
    assert said.endswith("終わります。")
    assert "前の答え:はい" in walked(ended)[1]


def test_y_changes_how_often_readings_are_told_and_goes_on_at_the_same_item() -> None:
    guide = flow(
        """
steps:
  check:
    kind: checklist
    ask: "｛献立｜こんだて｝を確かめます。"
    items: {a: 一つめ, b: "｛献立｜こんだて｝です"}
    to: end
  end: {kind: outcome, title: 終わり}
"""
    )
    ended, said = walked(guide, "1", "y", "ｙ", "2")
    first, always, none = re.split("読みがなを、いつも付けます。|読みがなを付けません。", said)
    assert [part.count("2/2献立です") for part in (first, always, none)] == [1, 0, 1]
    assert always.count("2/2献立（こんだて）です") == 1
    assert ended.answers == {"check": {"a": "yes", "b": "no"}}


TWO_CHECKLISTS = """
steps:
  first: {kind: checklist, ask: 献立を確かめます。, items: {a: 一つめ, b: 二つめ}, to: second}
  second: {kind: checklist, ask: 次を確かめます。, items: {c: 三つめ, d: 四つめ}, to: end}
  end: {kind: outcome, title: 終わり}
"""


def test_marks_of_a_change_stay_when_readings_are_told_otherwise() -> None:
    read = flow(TWO_CHECKLISTS.replace("献立を確かめます。", "'｛献立｜こんだて｝を確かめます。'"))
    ended, said = walked(read, "1", "1", "c", "1", "2", "y", "2", "q", "はい")
    assert "1/2一つめ" not in said.partition("読みがなを、いつも付けます。")[2]
    assert ended.answers == {"first": {"a": "no", "b": "no"}}


def test_another_checklist_begins_with_its_first_item_though_readings_were_asked_for_in_vain() -> None:
    unread = flow(TWO_CHECKLISTS)
    ended, _ = walked(unread, "1", "1", "1", "y", "c", "1", "2", "2", "q", "はい")
    assert ended.answers == {"first": {"a": "no", "b": "no"}}
