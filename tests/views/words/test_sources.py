"""Where things stand in the documents is told for every screen."""

from typing import Any

from guide.engine.interview import Interview, begin
from guide.language.model import Citation
from guide.views.passage import Role
from guide.views.words.result import result
from guide.views.words.sources import block_lines, called, citation, cited, document, edition, sources
from guide.views.words.why import why
from tests.making import CITY, flow

FLOW = flow(
    """
edition: {date: 2026-04-01}
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {citizens: {text: 市民, cite: {page: 8}}, city: 市}
    to: goal
  goal:
    kind: outcome
    title: 終点
    recommend: {forms: [{entry: koen}]}
    blocks:
      - {heading: 頭, text: 文, points: [点], cite: {section: 奥付}}
      - {text: 隠れた文, when: {lead: city}}
""",
    city=CITY.replace("date: 2022年3月", "date: 2022年3月, note: 文書の説明"),
)


def told(**answers: Any) -> list[str]:
    return [line.text for line in sources(begin(FLOW, answers)[0])]


def test_a_citation_names_document_place_and_item() -> None:
    assert (
        citation(FLOW, Citation("plan", page="8", section="", item="後援")) == "「見本の指針」8ページ（後援）"
    )
    assert citation(FLOW, Citation("plan", page="", section="奥付", item="")) == "「見本の指針」「奥付」"


def test_the_same_place_is_cited_once_and_none_not_at_all() -> None:
    where = Citation("plan", page="8", section="", item="")
    assert [line.text for line in cited(FLOW, [where, where])] == ["「見本の指針」8ページ"]
    assert cited(FLOW, []) == ()


def test_a_question_tells_its_place_and_those_of_its_options() -> None:
    assert told()[:4] == ["この画面のもとになった文書", "誰ですか", "「見本の指針」1ページ", "市民"]


def test_a_result_tells_the_place_of_everything_it_recommends() -> None:
    words = told(lead="citizens")
    assert "終点" in words
    assert words[words.index("後援") + 1] == "「見本の指針」8ページ"


def test_what_is_recommended_has_the_same_number_in_the_result_its_reasons_and_its_sources() -> None:
    made = flow(
        """
steps:
  lead: {kind: yes-no, to: goal}
  goal:
    kind: outcome
    recommend: {forms: [{entry: koen}, {entry: hojo}], desks: [{entry: seisaku}, {entry: kankyo}]}
"""
    )
    interview = begin(made, {"lead": "yes"})[0]
    told = [
        {line.text: line.lead for line in passage if line.role is Role.ENTRY}
        for passage in (result(interview, None), why(interview, None), sources(interview))
    ]
    assert told[0] == told[1] == told[2]
    assert sorted(told[0].values()) == ["1", "2", "3", "4"]


def test_the_document_and_the_edition_are_told_with_their_dates() -> None:
    assert document(FLOW) == "見本市「見本の指針」（2022年3月）"
    assert edition(FLOW).startswith("2026年4月1日版（")
    assert "文書の説明" in told()


def test_blocks_are_told_where_they_hold_with_or_without_their_places() -> None:
    goal = FLOW.steps["goal"]
    interview, _ = begin(FLOW, {"lead": "citizens"})
    blocks = goal.blocks  # type: ignore[union-attr]
    assert [line.text for line in block_lines(interview, blocks)] == [
        "頭",
        "文",
        "点",
        "「見本の指針」「奥付」",
    ]
    assert [line.text for line in block_lines(interview, blocks, cite_each=False)] == ["頭", "文", "点"]
    assert "隠れた文" not in [line.text for line in block_lines(Interview(FLOW), blocks)]


WORDY = flow(
    """
partials:
  about: [{heading: 共通, text: '{lead}の話'}]
steps:
  lead: {kind: choice, name: 中心, ask: 誰ですか, options: {citizens: 市民, city: 市}, to: day}
  day: {kind: date, ask: いつですか, to: goal}
  goal:
    kind: outcome
    blocks:
      - {heading: 空, text: {when: {lead: city}, text: 市だけ}}
      - {heading: 点, points: [いつも, {when: {lead: city}, text: 市のとき}]}
      - {use: about, when: {lead: citizens}}
"""
)


def shown(lead: str) -> list[str]:
    interview, _ = begin(WORDY, {"lead": lead, "day": "2026-04-01"})
    assert interview.trace.outcome is not None
    return [line.text for line in block_lines(interview, interview.trace.outcome.blocks)]


def test_what_is_not_said_leaves_no_trace_and_a_partial_stands_in_its_place() -> None:
    assert shown("citizens") == ["点", "いつも", "共通", "市民の話"]
    assert shown("city") == ["空", "市だけ", "点", "いつも", "市のとき"]


def test_a_question_is_called_by_its_short_name_if_it_has_one() -> None:
    interview = Interview(WORDY)
    assert [called(interview, WORDY.asking(step)) for step in ("lead", "day")] == ["中心", "いつですか"]
    assert sources(interview)[1].text == "誰ですか"
