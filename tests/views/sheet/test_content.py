"""Everything a person takes home stands on the sheet, once, in the order in which it is used."""

import pytest
from msgspec.structs import replace

from guide.engine.code import code_of
from guide.language.model import UNSURE
from guide.views.passage import Role, body
from guide.views.sheet import content
from guide.views.sheet.content import FITTING, Extras, readings, sheet
from tests.views.sheet.sheets import FLOW, made, told, walked


def headings(**changed: object) -> list[str]:
    return [section.heading for section in made(walked(**changed)).sections]


def lines(heading: str, **changed: object) -> list[tuple[str, str]]:
    sections = made(walked(**changed)).sections
    return [
        (line.lead, line.text) for section in sections if section.heading == heading for line in section.lines
    ]


def test_what_is_done_next_comes_before_what_is_looked_up() -> None:
    assert headings() == [
        "協働のかたち",
        "相談先",
        "これから準備すること",
        "準備できたこと",
        "次の一歩",
        "結果を決めた答え",
        "そのほかの答え",
        "ほかの答えなら",
        "ほかの協働のかたち",
        "この結果のもと",
    ]


def test_the_result_in_short_stands_above_all() -> None:
    shown = made()
    assert shown.title == "市と進めましょう"
    assert [(line.lead, line.text) for line in shown.short] == [
        ("協働のかたち", "後援"),
        ("相談先", "環境課"),
    ]
    assert shown.summary == "協働（きょうどう）を始められます。"


def test_a_sheet_of_a_counter_says_who_entered_the_answers_and_no_other_does() -> None:
    assert ("答え", "職員が入力") in [(line.lead, line.text) for line in made(by_staff=True).when]
    assert "職員が入力" not in told(made())


def test_points_that_were_not_ticked_are_boxes_to_tick() -> None:
    assert lines("これから準備すること")[0] == ("[ ]", "決算をまとめる")
    assert lines("準備できたこと")[0] == ("[x]", "記録をまとめる")


def test_every_answer_stands_on_it_and_pages_do_not() -> None:
    answers = [*lines("結果を決めた答え"), *lines("そのほかの答え")]
    assert ("中心", "市民") in answers
    assert ("何人ですか", "12人") in answers
    assert ("望み", "長く続けたい") in answers
    assert not [text for _, text in answers if "読みました" in text]


def test_a_checklist_is_told_item_by_item() -> None:
    assert ("・", "自分たちでできる：はい") in lines("そのほかの答え")
    assert ("・", "みんなが入れる：いいえ") in lines("そのほかの答え")


def test_a_mark_that_all_items_share_is_said_once() -> None:
    alike = lines("そのほかの答え", check={"own": UNSURE, "join": UNSURE})
    assert ("二つの確認", "すべて「わからない」") in alike
    assert ("・", "自分たちでできる") in alike


def test_no_entry_keeps_the_number_that_opens_it_on_a_screen() -> None:
    entries = [line for part in made().sections for line in part.lines if line.role is Role.ENTRY]
    assert [(line.lead, line.text) for line in entries] == [("", "後援"), ("", "環境課")]


def test_day_edition_document_code_and_notes_stand_on_it() -> None:
    words = told(made(notes=("次は会計の人と来る", "電話は夜")))
    for wanted in ("2026年11月26日", code_of(walked()), "次は会計の人と来る", "電話は夜"):
        assert wanted in words
    assert any(FLOW.digest[:8] in one for one in words)
    assert "見本市「見本の指針」（2022年3月）" in words


def test_answers_that_no_code_can_hold_leave_it_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "code_of", lambda _: None)
    assert [line.lead for line in made().when] == ["作った日"]


def test_an_unfinished_walk_tells_the_next_question_and_the_answers_so_far() -> None:
    begun = made(walked(people=None))
    assert begun.title == "ここまでの答え"
    assert "まだ結果は出ていません。" in begun.summary
    assert [section.heading for section in begun.sections] == ["次の質問", "答え"]
    assert "何人ですか" in told(begun)
    assert "市民" in told(begun)
    assert "12人" not in told(begun)


def test_answers_that_are_only_kept_do_not_stand_on_it() -> None:
    before = walked().back().back()
    assert before.kept["wish"] == "長く続けたい"
    words = told(made(before))
    assert "12人" in words
    assert "長く続けたい" not in words


def test_what_would_differ_can_be_left_out() -> None:
    without = sheet(walked(), None, Extras("2026-11-26"))
    assert "ほかの答えなら" not in [section.heading for section in without.sections]


def test_places_to_write_on_have_names_and_nothing_behind_them() -> None:
    labels = made().memo.lines
    assert labels
    assert all(label.lead and not label.text for label in labels)


def test_readings_are_found_wherever_the_flow_gives_one() -> None:
    assert readings(FLOW) == {("協働", "きょうどう")}


def test_an_entry_and_an_answer_come_with_all_that_is_said_of_them() -> None:
    by_heading = {section.heading: section for section in made().sections}
    (entry,) = by_heading["協働のかたち"].stretches
    assert [line.text for line in entry][:2] == ["後援", "名前が要るからです。"]
    answers = by_heading["そのほかの答え"].stretches
    assert [len(stretch) for stretch in answers] == [3, 1, 1]


def test_what_is_used_at_the_counter_is_kept_together_unless_it_is_long() -> None:
    by_heading = {section.heading: section for section in made().sections}
    assert by_heading["これから準備すること"].kept
    assert not by_heading["結果を決めた答え"].kept
    long = replace(by_heading["これから準備すること"], lines=(body("あ" * (FITTING + 1)),))
    assert not long.kept
