"""Where no paper is made, the code leads to it."""

from guide.engine.code import code_of
from guide.engine.interview import Interview, begin
from guide.views.words.paper import no_sheet
from tests.making import flow

GUIDE = flow(
    """
steps:
  lead: {kind: choice, options: {citizens: 市民, city: 市}, to: wish}
  wish: {kind: text, optional: true, longest: 400, to: end}
  end: {kind: outcome}
"""
)


def told(interview: Interview) -> list[str]:
    return [line.text for line in no_sheet(interview)]


def at(**answers: object) -> Interview:
    return begin(GUIDE, answers)[0]


def test_the_code_is_shown_to_staff() -> None:
    interview = at(lead="citizens")
    shown = told(interview)
    assert shown[1] == "紙がほしい方は、この番号を職員に見せてください。"
    assert code_of(interview) in shown
    assert "文字で書いた答えは、番号に入っていません。" not in shown


def test_what_the_code_does_not_hold_is_told() -> None:
    assert told(at(lead="citizens", wish="長く"))[-1] == "文字で書いた答えは、番号に入っていません。"


def test_before_the_first_answer_there_is_nothing_for_paper() -> None:
    assert told(at())[1] == "質問に一つ答えると、紙にできます。"


def test_where_no_code_holds_the_answers_staff_are_asked() -> None:
    items = ", ".join(f"i{number}: 項目{number}" for number in range(60))
    big = flow(f"steps: {{all: {{kind: checklist, items: {{{items}}}, to: end}}, end: {{kind: outcome}}}}")
    marks = {f"i{number}": ("yes", "no", "unsure")[number % 3] for number in range(60)}
    assert told(begin(big, {"all": marks})[0])[-1] == "窓口の職員に伝えてください。"
