"""Questions are cut where a condition tells answers apart; every class has a witness its question takes."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from guide.analysis.diagram.cuts import Cut, asked_by_question, cut
from guide.analysis.diagram.meaning import conditions_of
from guide.engine.answers import accept
from guide.language.model import Numbers
from tests.laws.random_flows import seeded_flow
from tests.making import flow


def cut_of(question: str, *tests: str) -> Cut:
    routes = "".join(f"{{when: {{q: {test}}}, to: end}}, " for test in tests)
    found = flow(f"steps: {{q: {{{question}, routes: [{routes}{{to: end}}]}}, end: {{kind: outcome}}}}")
    return cut(found.asking("q"), asked_by_question(conditions_of(found)).get("q", []))


def ends(found: Cut) -> list[tuple[object, object, object]]:
    return [(one.least, one.greatest, one.size) for one in found.lead.classes]


def test_numbers_are_cut_at_the_ends_of_ranges_to_what_the_question_takes() -> None:
    found = cut_of("kind: number, least: 0, most: 9", "'[2..5)'", "7")
    assert ends(found) == [(0, 1, 2), (2, 4, 3), (5, 6, 2), (7, 7, 1), (8, 9, 2)]


def test_decimals_lie_between_whole_ends() -> None:
    found = cut_of("kind: number, least: 0, most: 2, decimals: 1", "'> 1'")
    assert ends(found) == [(0, 1, 11), (Decimal("1.1"), 2, 10)]


def test_ends_that_no_answer_can_have_cut_between_answers() -> None:
    assert ends(cut_of("kind: number, least: 0, most: 3", "'>= 1.5'", "2.5")) == [(0, 1, 2), (2, 3, 2)]


def test_ranges_that_tell_the_same_are_not_cut_apart() -> None:
    assert len(cut_of("kind: number, least: 0, most: 9", "['[1..5)', '[5..7]']").lead.classes) == 3


def test_numbers_without_bounds_have_no_size_and_a_witness_near_the_end_that_is_named() -> None:
    classes = cut_of("kind: number", "'>= 5'").lead.classes
    assert [(one.witness, one.size) for one in classes] == [(4, None), (5, None)]


def test_dates_are_cut_into_days() -> None:
    found = cut_of("kind: date, least: '2026-04-01', most: '2026-04-30'", "'> 2026-04-10'")
    assert ends(found) == [("2026-04-01", "2026-04-10", 10), ("2026-04-11", "2026-04-30", 20)]


def test_a_range_that_takes_no_answer_has_no_classes() -> None:
    asks = flow("steps: {q: {kind: number, to: end}, end: {kind: outcome}}").asking("q")
    nobody = replace(asks, domain=Numbers(Decimal(5), Decimal(4), 0, ""))
    assert cut(nobody, []).lead.classes == ()


def test_options_are_told_apart_only_where_a_condition_does() -> None:
    found = cut_of("kind: choice, options: {a: あ, b: い, c: う, d: え}", "[a, b]", "d")
    assert [one.values for one in found.lead.classes] == [("a", "b"), ("c",), ("d",)]
    assert [one.size for one in found.lead.classes] == [2, 1, 1]


def test_options_chosen_together_are_units_where_something_reads_them() -> None:
    found = cut_of("kind: choices, options: {a: あ, b: い, c: う}", "{includes: c}", "{any: [b, c]}")
    assert [unit.item for unit in found.units] == ["c", "b"]


def test_marks_are_told_apart_as_they_are_counted() -> None:
    found = cut_of("kind: checklist, items: {a: あ, b: い}", "{all: yes}")
    assert [[one.values for one in unit.classes] for unit in found.units] == [
        [("yes",), ("no", "unsure")]
    ] * 2


def test_an_item_that_is_named_alone_is_a_unit_and_the_others_are_free() -> None:
    found = flow(
        """
steps:
  q: {kind: checklist, items: {a: あ, b: い}, routes: [{when: {q.b: no}, to: end}, {to: end}]}
  end: {kind: outcome}
"""
    )
    units = cut(found.asking("q"), asked_by_question(conditions_of(found))["q"]).units
    assert [unit.item for unit in units] == ["b"]


def test_a_text_is_one_class() -> None:
    assert [one.size for one in cut_of("kind: text").lead.classes] == [None]


@pytest.mark.parametrize("seed", range(12))
def test_every_witness_is_taken_and_lies_in_its_class(seed: int) -> None:
    made = seeded_flow(seed)
    tests = asked_by_question(conditions_of(made))
    for question in made.questions():
        found = cut(question, tests.get(question.id, []))
        if not found.several:
            for index, one in enumerate(found.lead.classes):
                assert accept(question, one.witness) == one.witness
                assert found.lead.class_of(one.witness) == index
