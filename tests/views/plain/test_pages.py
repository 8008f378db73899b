"""What commands print holds what people look for in it."""

from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.views.passage import Passage
from guide.views.plain.pages import about, answer_page, card, flow_page, list_page
from guide.views.words.home import GuideCard
from tests.making import flow

FLOW = flow(
    """
summary: |
  一行目です。
  二行目です。
steps:
  lead: {kind: choice, options: {citizens: 市民, city: 市}, to: read}
  read: {kind: page, title: 読むページ, to: end}
  end: {kind: outcome, title: 終点, recommend: {forms: [{entry: koen}]}}
"""
)
GUIDE = GuideCard("mihon/flow", "見本市", "案内", "一行目です。\n二行目です。\n", "版")
BROKEN = GuideCard("mihon/no", "見本市", "壊れた案内", "", "", "開けません。")


def words(passage: Passage) -> list[str]:
    return [f"{line.lead} {line.text}".strip() for line in passage]


def test_it_is_told_in_two_lines_what_this_is() -> None:
    assert len(about()) == 3


def test_a_guide_is_listed_with_its_city_its_summary_line_by_line_and_its_id() -> None:
    assert words(card(GUIDE, "1")) == ["1 見本市 案内", "一行目です。", "二行目です。", "mihon/flow 版"]


def test_a_guide_that_cannot_be_opened_says_why_instead() -> None:
    assert "開けません。" in words(card(BROKEN, "2"))


def test_the_list_numbers_its_guides_and_says_when_there_are_none() -> None:
    assert [line for line in words(list_page([GUIDE, BROKEN])) if line[0].isdigit()] == [
        "1 見本市 案内",
        "2 見本市 壊れた案内",
    ]
    assert "案内が見つかりません。" in words(list_page([]))


def test_answers_that_lead_on_show_the_question_by_the_names_a_file_uses() -> None:
    assert words(answer_page(Interview(FLOW)))[1:] == ["lead", "lead", "・ citizens: 市民", "・ city: 市"]


def test_answers_that_lead_to_the_end_show_the_result() -> None:
    interview, _ = begin(FLOW, read_all_pages(FLOW, {"lead": "city"}))
    assert words(answer_page(interview))[0] == "終点"


def test_a_flow_shows_its_questions_pages_outcomes_and_catalogues_with_their_ids() -> None:
    told = words(flow_page(FLOW))
    assert told[1:3] == ["一行目です。", "二行目です。"]
    for line in (
        "lead (choice) lead",
        "・ city: 市",
        "read (page) 読むページ",
        "・ end: 終点",
        "・ koen: 後援",
    ):
        assert line in told
