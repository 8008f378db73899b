"""A wording replaces texts and nothing else, and what is no text of the file is told at its place."""

import pytest

from guide.language.model import MarkEach, OneOf, Outcome, Page, Question
from guide.language.overlay import Overlay, places
from guide.language.reporter import Reporter
from guide.language.shown import Each, Parts, Words
from guide.language.source import Source
from guide.language.texts import Varied
from tests.language.small import loaded
from tests.language.worded import worded

CASES = (
    "ask: 何人ですか。",
    "ask: [{when: {lead: city}, text: '市の{lead}は何人ですか。'}, {text: 何人ですか。}]",
)


def codes(flow: str = "", city: str = "") -> list[str]:
    return [f"{one.file}:{one.line}: {one.code}" for one in worded(flow, city).diagnostics]


def test_what_is_written_is_said_and_what_is_left_out_falls_back() -> None:
    flow = worded("title: Go\nsteps: {lead: {ask: 'Who?', options: {city: The city}}, day: null}").flow
    assert flow is not None
    lead = flow.steps["lead"]
    assert isinstance(lead, Question)
    assert isinstance(lead.domain, OneOf)
    assert flow.title == "Go"
    assert (lead.ask, lead.domain.options["city"].text) == (("Who?",), ("The city",))
    assert lead.domain.options["citizens"].text == ("市民",)
    assert flow.summary == ("質問に答えます。",)


def test_an_option_may_be_written_as_its_text_or_with_its_parts() -> None:
    flow = worded("steps: {ready: {items: {people: {text: People}, money: Money}}}").flow
    assert flow is not None
    domain = flow.asking("ready").domain
    assert isinstance(domain, MarkEach)
    assert [item.text for item in domain.items.values()] == [("People",), ("Money",)]


def test_members_of_a_list_are_said_by_their_place() -> None:
    flow = worded("steps: {read: {blocks: [{points: [One]}]}, end: {blocks: [{}]}}").flow
    assert flow is not None
    read, end = flow.steps["read"], flow.steps["end"]
    assert isinstance(read, Page)
    assert isinstance(end, Outcome)
    assert (read.blocks[0].text, read.blocks[0].points) == (("文",), (("One",),))
    assert end.blocks[0].text == ("次の一歩",)


@pytest.mark.parametrize(
    "written", ["['Of {lead}?', null]", "[null, How many?]", "['Of {lead}?', 'And {lead}?']"]
)
def test_the_cases_of_a_text_keep_their_conditions(written: str) -> None:
    base = loaded(CASES)
    assert base.flow is not None
    flow = worded(f"steps: {{size: {{ask: {written}}}}}", base=base).flow
    assert flow is not None
    before, after = base.flow.steps["size"], flow.steps["size"]
    assert isinstance(before, Question)
    assert isinstance(after, Question)
    assert before.ask != after.ask
    assert isinstance(before.ask[0], Varied)
    assert isinstance(after.ask[0], Varied)
    assert [when for when, _ in after.ask[0].cases] == [when for when, _ in before.ask[0].cases]


@pytest.mark.parametrize(
    "case", ["[{when: {lead: city}, text: 市のとき}]", "{when: {lead: city}, text: 市のとき}"]
)
def test_a_text_of_one_case_may_be_said_as_one_text(case: str) -> None:
    base = loaded(("text: 次の一歩", f"text: {case}"))
    flow = worded("steps: {end: {blocks: [{text: When the city leads}]}}", base=base).flow
    assert flow is not None
    end = flow.steps["end"]
    assert isinstance(end, Outcome)
    assert isinstance(end.blocks[0].text[0], Varied)
    assert end.blocks[0].text[0].cases[0][1] == ("When the city leads",)


@pytest.mark.parametrize(
    "written",
    [
        "steps: {size: {ask: How many?}}",
        "steps: {size: {ask: [How many?]}}",
        "steps: {size: {ask: [{text: How many?}, null]}}",
        "steps: {size: {ask: ['', null]}}",
        "steps: {size: {ask: [5, null]}}",
    ],
)
def test_cases_that_do_not_fit_are_told(written: str) -> None:
    told = worded(written, base=loaded(CASES))
    assert told.flow is None
    assert len(told.diagnostics) == 1


def test_words_of_our_own_are_said_in_the_wording_too() -> None:
    flow = worded("title: Go").flow
    assert flow is not None
    domain = flow.asking("big").domain
    assert isinstance(domain, OneOf)
    assert [option.text for option in domain.options.values()] == [("Yes",), ("No",), ("Not sure",)]


def test_what_is_wrong_with_either_file_is_told_there() -> None:
    assert codes("titel: Go", "city: {a: b}") == [
        "city.en.yaml:1: wrong-type",
        "flow.en.yaml:1: unknown-text",
    ]
    assert codes("steps: {none: {ask: Who?}}") == ["flow.en.yaml:1: unknown-text"]
    assert codes("5") == ["flow.en.yaml:1: wrong-type"]
    assert codes("title: [Go") == ["flow.en.yaml:1: yaml-syntax"]


def test_names_of_entries_may_be_used_anywhere_and_other_echoes_where_the_text_has_them() -> None:
    assert codes("steps: {end: {summary: 'Ask for {forms/hojo}.'}}") == []
    assert codes("steps: {end: {summary: 'Ask for {forms/none}.'}}") == ["flow.en.yaml:1: unknown-entry"]
    assert codes("steps: {end: {summary: 'It is {size}.'}}") == ["flow.en.yaml:1: unknown-echo"]


def test_a_part_that_stands_empty_in_the_file_is_no_text_of_it() -> None:
    where = Source("words.yaml", data={"help": "Help"})
    shape = Parts({"help": Words(), "points": Each(Words())})
    base = {"help": None, "points": ["点"]}
    assert Overlay(Reporter(where)).lay(base, where.data, shape) == base
    assert [one.code for one in where.problems] == ["unknown-text"]
    assert list(places(base, None, shape)) == [("点", None)]
