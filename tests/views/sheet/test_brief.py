"""What is only read is told in brief: nothing twice, and nothing left out that speaks for something."""

from msgspec.structs import replace

from guide.engine.interview import Interview, begin
from guide.views.passage import Line, Passage, Role, heading, point
from guide.views.sheet import brief
from guide.views.words.whatif import MORE_TO_TRY
from tests.making import CITY, flow

GUIDE = flow(
    """
steps:
  lead: {kind: choice, ask: 誰が中心ですか, name: 中心, options: {citizens: 市民, city: 市}, to: end}
  end:
    kind: outcome
    recommend:
      forms:
        - {entry: koen, because: 何でも合います。}
        - {entry: hojo, because: 何でも合います。}
        - {entry: hojo, when: {lead: citizens}, because: 市民が進めるからです。}
        - {entry: itaku, because: 何でも合います。}
      desks: [{entry: kankyo, because: 環境のことだからです。}, {entry: seisaku}]
""",
    city=CITY.replace("{name: 委託,", "{name: 委託, summary: 市の仕事を受けもちます。,"),
)


def told() -> list[tuple[str, str]]:
    interview, _ = begin(GUIDE, {"lead": "citizens"})
    return [(line.lead, line.text) for line in brief.others(interview)]


def test_each_of_the_others_has_its_reasons_and_what_is_said_of_all_is_said_once() -> None:
    assert told() == [
        ("", "ほかの協働のかたち"),
        ("どれにも", "何でも合います。"),
        ("補助・助成", "市民が進めるからです。"),
        ("委託", "市の仕事を受けもちます。"),
        ("出典:", "「見本の指針」8ページ、10ページ、1ページ"),
        ("", "ほかの相談先"),
        ("・", "総合政策課"),
        ("出典:", "「見本の指針」2ページ、1ページ"),
    ]


def test_sentences_one_after_another_are_set_apart_in_english() -> None:
    twice = flow(
        """
steps:
  lead: {kind: choice, ask: Who leads?, name: Lead, options: {citizens: We, city: The city}, to: end}
  end:
    kind: outcome
    recommend:
      forms:
        - {entry: koen, because: It fits.}
        - {entry: hojo, because: It fits.}
        - {entry: hojo, because: It is near.}
        - {entry: itaku, because: It fits.}
        - {entry: itaku, because: It is near.}
""",
        city=CITY,
    )
    for wording, together in (("en", "It fits. It is near."), ("easy", "It fits.It is near.")):
        interview, _ = begin(replace(twice, wording=wording), {"lead": "citizens"})
        assert together in [line.text for line in brief.others(interview)]


def test_without_a_recommendation_there_is_nothing() -> None:
    assert list(brief.others(Interview(GUIDE))) == []


def differing(*more: Line) -> Passage:
    points = [point(f"{number}") for number in range(1, 6)]
    return tuple(brief.differing((heading("ほかの答えなら"), *points, *more), ""))


def test_the_nearest_other_ends_are_told_and_that_there_are_more() -> None:
    unproven = Line(Role.NOTE, "計算で決まります。")
    shown = [line.text for line in differing(Line(Role.NOTE, MORE_TO_TRY), unproven)]
    assert shown == ["ほかの答えなら", "1", "2", "3", "ほかの例もあります。", "計算で決まります。"]
    assert [line.text for line in differing()][-1] == "ほかの例もあります。"
    few = (heading("ほかの答えなら"), point("1"))
    assert tuple(brief.differing(few, "")) == few
    assert tuple(brief.differing((), "")) == ()
