"""Counter staff see what to read aloud, and a note that is theirs alone."""

import pytest

from guide.engine.interview import Interview
from guide.views.words.staff import beside
from tests.making import flow

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
