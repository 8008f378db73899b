"""A reading is told the first time in what is read at once, always or never; nothing else changes."""

from types import ModuleType

import pytest
from msgspec import Struct

from guide.engine.wording import spoken
from guide.language import city, domains, model
from guide.language.model import Flow, Question
from guide.language.readings import _FIELDS, Readings, read_as
from guide.language.texts import Varied
from tests.making import CITY, flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    ask: ｛主催者｜しゅさいしゃ｝はだれですか。
    help: ｛主催者｜しゅさいしゃ｝は、行事を開く人です。
    why: ｛主催者｜しゅさいしゃ｝を知るためです。
    options: {own: ｛主催者｜しゅさいしゃ｝になる, city: ｛総括｜そうかつ｝は市がする}
    refuse: [{when: {lead: own}, say: ｛主催者｜しゅさいしゃ｝は市です。}]
    to: people
  people: {kind: number, refusal: ｛総括｜そうかつ｝の人数です。, to: read}
  read:
    kind: page
    blocks:
      - {when: {lead: own}, text: ｛総括｜そうかつ｝です。}
      - {text: [{when: {lead: own}, text: ｛公募｜こうぼ｝です。}, {text: ｛公募｜こうぼ｝しません。}]}
      - {text: ｛総括｜そうかつ｝と｛公募｜こうぼ｝です。}
      - {points: [｛総括｜そうかつ｝のまとめ]}
    to: end
  end: {kind: outcome}
""",
    city=CITY
    + """
glossary:
  a: {term: 総括, text: ｛総括｜そうかつ｝は、まとめです。｛総括｜そうかつ｝です。, cite: {page: 1}}
""",
)


def lead(one: Flow) -> Question:
    step = one.steps["lead"]
    assert isinstance(step, Question)
    return step


def told(one: Flow) -> list[str]:
    question = lead(one)
    options = model.options_of(question.domain)
    return [
        spoken(text) for text in (question.ask, question.help, question.why, *(it.text for it in options))
    ]


def test_a_loaded_flow_tells_a_reading_the_first_time_on_a_screen() -> None:
    assert told(FLOW) == [
        "主催者（しゅさいしゃ）はだれですか。",
        "主催者は、行事を開く人です。",
        "主催者（しゅさいしゃ）を知るためです。",
        "主催者になる",
        "総括（そうかつ）は市がする",
    ]
    assert spoken(lead(FLOW).refuse[0].say) == "主催者（しゅさいしゃ）は市です。"
    assert spoken(FLOW.city.glossary["a"].text) == "総括（そうかつ）は、まとめです。総括です。"


def test_what_may_not_be_shown_silences_nothing_behind_it() -> None:
    page = FLOW.steps["read"]
    assert isinstance(page, model.Page)
    first, varied, both, points = page.blocks
    assert spoken(first.text) == "総括（そうかつ）です。"
    [cases] = varied.text
    assert isinstance(cases, Varied)
    assert [spoken(words) for _, words in cases.cases] == ["公募（こうぼ）です。", "公募（こうぼ）しません。"]
    assert spoken(both.text) == "総括（そうかつ）と公募（こうぼ）です。"
    assert spoken(points.points[0]) == "総括のまとめ"


def test_always_and_never_are_what_they_say() -> None:
    always, never = (told(read_as(FLOW, how)) for how in (Readings.ALWAYS, Readings.NONE))
    assert all("主催者（しゅさいしゃ）" in words for words in always[:4])
    assert never[:3] == ["主催者はだれですか。", "主催者は、行事を開く人です。", "主催者を知るためです。"]
    assert never[3:] == ["主催者になる", "総括は市がする"]


@pytest.mark.parametrize("first", Readings)
@pytest.mark.parametrize("then", Readings)
def test_any_way_leads_to_any_other(first: Readings, then: Readings) -> None:
    assert read_as(read_as(FLOW, first), then) == read_as(FLOW, then)


def test_a_flow_that_is_already_so_stays_the_very_same() -> None:
    assert read_as(FLOW, Readings.FIRST) is FLOW


@pytest.mark.parametrize("room", [model, city, domains])
def test_every_text_of_the_model_is_known_to_be_one(room: ModuleType) -> None:
    missing = [
        f"{name}.{field}"
        for name, kind in vars(room).items()
        if isinstance(kind, type) and issubclass(kind, Struct)
        for field, annotation in getattr(kind, "__annotations__", {}).items()
        if "Text" in str(annotation).replace("FreeText", "") and field not in _FIELDS.get(kind, ())
    ]
    assert missing == []
