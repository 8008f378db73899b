"""Renamed parts are found by likeness or asked about; nothing is silently taken for new."""

from guide.analysis.diff import Doubt, Renamed, match
from guide.language.model import Flow
from tests.making import CITY, flow

TEXT = """
start: place
steps:
  place:
    kind: choice
    ask: 花だんを作りたいのは、どこですか。
    options: {park: 公園の中, road: 道のわき}
    routes: [{when: {place: park}, to: people}, {to: end}]
  people: {kind: number, ask: いっしょに手入れする人は、何人いますか。, to: end}
  end: {kind: outcome, title: 相談する, recommend: {desks: [{entry: kankyo}]}}
"""
OLD = flow(TEXT)


def edited(*changes: tuple[str, str], city: str = CITY) -> Flow:
    text = TEXT
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return flow(text, city=city)


def test_what_has_the_same_name_is_the_same_whatever_it_says() -> None:
    found = match(OLD, edited(("いっしょに手入れする人は、何人いますか。", "予算はいくらですか。")), {})
    assert (found.renamed, found.doubts, found.step("people")) == ((), (), "people")


def test_a_question_with_another_name_and_the_same_words_is_found() -> None:
    found = match(OLD, edited(("people", "members")), {})
    assert found.renamed == (Renamed("people", "members"),)
    assert (found.step("members"), found.doubts) == ("people", ())


def test_a_question_with_other_words_in_the_same_place_is_asked_about() -> None:
    new = edited(("people", "members"), ("いっしょに手入れする人は、何人いますか。", "仲間の数は。"))
    assert match(OLD, new, {}).doubts == (Doubt("people", ("members",)),)
    assert match(OLD, new, {"people": "members"}).step("members") == "people"
    gone = match(OLD, new, {"people": ""})
    assert (gone.doubts, gone.renamed, gone.step("members")) == ((), (), "members")


def test_two_that_are_alike_are_asked_about() -> None:
    twice = edited(
        (
            "  people: {",
            "  more: {kind: number, ask: いっしょに手入れする人は、何人いますか？, to: end}\n  members: {",
        ),
        ("to: people", "to: members"),
        ("{to: end}]", "{to: more}]"),
    )
    (doubt,) = match(OLD, twice, {}).doubts
    assert doubt.old == "people"
    assert set(doubt.candidates) == {"members", "more"}


def test_a_question_of_another_kind_is_another_question() -> None:
    found = match(
        OLD, edited(("people: {kind: number", "members: {kind: text"), ("to: people", "to: members")), {}
    )
    assert (found.renamed, found.doubts) == ((), ())


def test_renamed_options_and_entries_are_found_by_their_words() -> None:
    city = CITY.replace("kankyo:", "midori:")
    found = match(OLD, edited(("park", "garden"), ("kankyo", "midori"), city=city), {})
    assert found.renamed == (Renamed("place.park", "place.garden"), Renamed("desks/kankyo", "desks/midori"))
    assert found.option("place", "garden") == "park"
    assert found.entry("desks", "midori") == "kankyo"
    assert found.entry("desks", "seisaku") == "seisaku"


def test_what_the_officer_says_of_options_and_entries_is_followed() -> None:
    new = edited(("park: 公園の中", "garden: 学校の庭"), ("place: park", "place: garden"))
    assert match(OLD, new, {"place.park": "place.garden"}).option("place", "garden") == "park"
    assert match(OLD, new, {"place.park": "place.nowhere"}).renamed == ()


def test_a_catalogue_or_an_outcome_in_place_of_a_question_matches_nothing() -> None:
    shelves = CITY.replace("  desks:", "  offices:")
    new = flow(
        "steps: {place: {kind: outcome, title: 終わり, recommend: {offices: [{entry: kankyo}]}}}",
        city=shelves,
    )
    assert match(OLD, new, {}).renamed == ()


def test_texts_in_several_wordings_are_compared_in_all() -> None:
    worded = 'ask: [{when: {place: park}, text: "公園の人は何人ですか。"}, {text: 何人ですか。}]'
    both = [
        edited(("ask: いっしょに手入れする人は、何人いますか。", worded), ("people", name))
        for name in ("people", "members")
    ]
    assert match(both[0], both[1], {}).renamed == (Renamed("people", "members"),)
