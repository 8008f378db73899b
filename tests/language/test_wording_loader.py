"""A flow in a wording is the same flow with other texts, and what is missing is counted."""

import pytest

from guide.language.source import read
from tests.language.small import loaded
from tests.language.worded import worded


def test_a_flow_in_a_wording_is_the_same_edition_of_the_same_flow() -> None:
    base, flow = loaded().flow, worded("title: Go").flow
    assert base is not None
    assert flow is not None
    assert (flow.id, flow.digest, flow.edition, flow.wording) == (base.id, base.digest, base.edition, "en")
    assert base.wording == ""
    assert list(flow.steps) == list(base.steps)


def test_nothing_written_at_all_is_the_flow_in_its_own_words() -> None:
    base, told = loaded().flow, worded()
    assert told.flow is not None
    assert base is not None
    assert (told.flow.title, told.flow.city.name) == (base.title, base.city.name)
    assert [(count.file, count.worded) for count in told.counts] == [("flow.en.yaml", 0), ("city.en.yaml", 0)]


@pytest.mark.parametrize(
    ("written", "wrong"),
    [("{forms/hojo}", ()), ("{forms/none}", ("unknown-entry",)), ("{", ("stray-brace",))],
)
def test_a_text_that_names_more_is_looked_at_before_anyone_reads_it(
    written: str, wrong: tuple[str, ...]
) -> None:
    told = worded(f"steps: {{end: {{summary: 'Ask for {written}.'}}}}")
    assert tuple(one.code for one in told.diagnostics) == wrong
    assert (told.flow is None) is bool(wrong)


def test_a_text_where_none_may_stand_is_told_even_if_an_empty_one_stood_there() -> None:
    truth = "values: {sure: {when: {big: yes}, unit: ''}}\nsteps:\n"
    told = worded("values: {sure: {unit: yen}}", base=loaded(("steps:\n", truth)))
    assert [one.code for one in told.diagnostics] == ["wrong-type"]
    assert told.flow is None


def test_every_text_that_is_still_missing_is_counted() -> None:
    flow, city = worded("title: Go\nsteps: {read: {blocks: [{points: [One]}]}}", "city: Mihon").counts
    assert (flow.worded, city.worded) == (2, 1)
    # Title, summary, stage, table; seven asks; the page; options, items, a unit, a tick; the end.
    assert flow.texts == 4 + 7 + 3 + (2 + 3 + 2 + 1 + 1) + 3
    assert city.texts == 1 + 3 + 1 + 2


def test_a_file_with_problems_counts_nothing_and_gives_no_flow() -> None:
    told = worded("titel: Go")
    assert told.flow is None
    assert told.counts[0].worded == 0


def test_a_wording_of_a_flow_with_problems_cannot_be_judged() -> None:
    for wrong in ("format: [", "format: 1\nstages: 5", "format: 1\nwhat: 5"):
        told = worded("titel: Go", base=loaded(("format: 1", wrong)))
        assert (told.flow, told.diagnostics, told.counts) == (None, (), ())
    assert worded("title: [Go", base=loaded(("format: 1", "format: 2"))).diagnostics


def test_a_file_of_comments_alone_is_told_to_be_empty() -> None:
    assert [one.code for one in worded("# nothing yet").diagnostics] == ["empty-file"]
    assert read("x", b"").problems
