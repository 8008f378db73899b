"""Counter staff see what to read aloud, and a note that is theirs alone."""

import pytest

from guide.engine.interview import Interview
from guide.records.record import Note
from guide.views.words.staff import beside, found, matched, strip
from tests.making import flow
from tests.records.walks import record, walked

FLOW = """
steps:
  people:
    kind: number
    ask: 何人ですか。
    aloud: 何人で活動しますか。人数を教えてください。
    staff: 分からないときは、おおよそでよいと伝えます。
    to: lead
  lead: {kind: yes-no, ask: "{people}の中に代表者はいますか。", to: read}
  read: {kind: page, title: 読みましょう, staff: "{people}で読みます。", to: goal}
  goal: {kind: outcome, title: 終わり, staff: 印刷した紙を渡します。}
"""


def told(interview: Interview, step: str) -> list[str]:
    return [line.text for line in beside(interview, step)]


@pytest.fixture
def five() -> Interview:
    interview = Interview(flow(FLOW)).answer("people", 5)
    assert isinstance(interview, Interview)
    return interview


def test_what_is_read_aloud_stands_before_the_note(five: Interview) -> None:
    assert told(five, "people") == [
        "読み上げる文",
        "何人で活動しますか。人数を教えてください。",
        "職員へ（読み上げません）",
        "分からないときは、おおよそでよいと伝えます。",
    ]


def test_without_words_of_its_own_the_question_is_read_as_it_is_asked(five: Interview) -> None:
    assert told(five, "lead") == ["読み上げる文", "5の中に代表者はいますか。"]


def test_pages_and_outcomes_have_notes_and_notes_may_echo_answers(five: Interview) -> None:
    assert told(five, "read")[-1] == "5で読みます。"
    assert told(five, "goal") == ["職員へ（読み上げません）", "印刷した紙を渡します。"]


def test_a_line_names_what_there_is_beside_a_step(five: Interview) -> None:
    noted = beside(five, "people", Note("people", "八人", printed=True))
    assert strip(noted) == "読み上げる文、職員へ、メモ は、a で開きます（下にもあります）。"


def test_how_many_were_found_is_told_and_how_many_of_them_are_shown() -> None:
    assert found("雪", 3, 3) == "「雪」の入った記録が、3件あります。"
    assert found("雪", 42, 30) == "「雪」の入った記録が、42件あります。新しい順に30件だけ出しています。"


def test_where_each_word_stands_is_told_however_it_was_typed() -> None:
    one = record(walked(0), notes=(Note("field", "ゆきかきの会"),))
    assert matched(one, "ユキカキ どこにもない") == ("「ユキカキ」は、メモにあります。",)
    assert matched(one, "2026年１１月") == ("「2026年１１月」は、日付にあります。",)
    assert matched(one, one.firsts[0].name)[0].startswith(f"「{one.firsts[0].name}」は、勧めたもの")
    assert matched(one, one.title) == (f"「{one.title}」は、結果にあります。",)
    assert matched(one, "") == ()
