"""Counter staff see what to read aloud, and a note that is theirs alone."""

import datetime as dt
import time
from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.records.desk import Case
from guide.records.record import Note
from guide.views.words.staff import beside, found, matched, stood, strip, waiting
from tests.making import flow
from tests.records.walks import guideline, record, walked

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
def in_japan(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clocks of this place are those of Japan."""
    with monkeypatch.context() as patched:
        patched.setenv("TZ", "Asia/Tokyo")
        time.tzset()
        yield
    time.tzset()


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
    noted = beside(five, "people", (Note("people", "八人", printed=True),))
    assert strip(noted) == "読み上げる文、職員へ、メモ は、a で開きます（下にもあります）。"


def test_at_a_result_each_note_is_told_with_its_place_and_whether_it_is_printed() -> None:
    notes = (
        Note("field", "雪かき", printed=True),
        Note("gone", "前の版の"),
        Note(walked(0).trace.here, "また来る"),
    )
    told = [(line.lead, line.text) for line in beside(walked(0), walked(0).trace.here, notes)]
    assert told[-4:] == [
        ("", "職員のメモ（読み上げません）"),
        ("分野", "雪かき（紙にも印刷します）"),
        ("今の案内にない質問", "前の版の（窓口だけで使います）"),
        ("結果", "また来る（窓口だけで使います）"),
    ]


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


@pytest.mark.usefixtures("in_japan")
def test_a_group_that_is_open_is_told_by_its_times_its_guide_and_its_notes() -> None:
    came = dt.datetime(2026, 11, 26, 10, 5, tzinfo=dt.timezone(dt.timedelta(hours=9)))
    case = Case("", Interview(guideline()), came, came.replace(minute=41), (Note("field", "雪かきの会"),))
    when, guide, note = waiting(case)
    assert when == "2026年11月26日 10:05 から 10:41 まで　途中"
    assert guide == "新庄市　市との協働の進め方をさがす"
    assert note == "メモ: 雪かきの会"
    case.interview, case.changed = walked(0), came.replace(day=27)
    assert waiting(case)[0] == "2026年11月26日 10:05 から 2026年11月27日 10:05 まで　結果"


@pytest.mark.usefixtures("in_japan")
def test_a_record_is_told_by_its_times_and_how_far_it_came() -> None:
    one = replace(record(walked(0)), begun="2026-11-26T01:05:00Z", changed="2026-11-26T01:41:00Z")
    assert stood(one)[0].startswith("2026年11月26日 10:05 から 10:41 まで　結果（")
    assert stood(replace(one, outcome="", changed=one.begun))[0] == "2026年11月26日 10:05　途中"
    assert stood(one)[1].endswith("（職員が入力）")
