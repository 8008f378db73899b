"""Answers of two editions are cut where either tells them apart, and marked where only one takes them."""

from typing import Any

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import match
from guide.analysis.diff.joint import JointClass, Part, parts
from tests.making import flow


def joint(old: str, new: str, step: str = "q", item: str = "") -> tuple[JointClass, ...]:
    flows = [
        flow(f"steps: {{q: {question}, a: {{kind: outcome}}, b: {{kind: outcome}}}}")
        for question in (old, new)
    ]
    found = parts(compile_flow(flows[0]), compile_flow(flows[1]), match(flows[0], flows[1], {}))
    return next(part.classes for part in found if (part.step, part.item) == (step, item))


def number(when: str, bounds: str = "least: 0, most: 9") -> str:
    return f'{{kind: number, ask: 数, {bounds}, routes: [{{when: {{q: "{when}"}}, to: a}}, {{to: b}}]}}'


def date(when: str, bounds: str = "least: 2026-04-01, most: 2026-04-30") -> str:
    return f'{{kind: date, ask: 日, {bounds}, routes: [{{when: {{q: "{when}"}}, to: a}}, {{to: b}}]}}'


def stretches(found: tuple[JointClass, ...]) -> list[tuple[Any, ...]]:
    return sorted((one.least, one.greatest, one.size, one.old, one.new) for one in found)


def test_numbers_are_cut_at_the_ends_of_both() -> None:
    assert stretches(joint(number(">= 3"), number(">= 5"))) == [
        (0, 2, 3, 0, 0),
        (3, 4, 2, 1, 0),
        (5, 9, 5, 1, 1),
    ]


def test_numbers_that_only_one_edition_takes_have_a_class_of_it_alone() -> None:
    found = joint(number(">= 3"), number(">= 3", "least: 2, most: 20"))
    assert (0, 1, 2, 0, None) in stretches(found)[:1] or (0, 1, 2, 0, None) in [
        (one.least, one.greatest, one.size, one.old, one.new) for one in found
    ]
    assert [(one.least, one.greatest, one.size) for one in found if one.old is None] == [(10, 20, 11)]


def test_numbers_with_decimals_are_counted_in_their_smallest_unit() -> None:
    bounds = ["least: 0, most: 5, decimals: 1", "least: 0, most: 6, decimals: 1"]
    found = joint(*[number(">= 3", one) for one in bounds])
    assert [(str(one.least), one.greatest, one.size) for one in found if one.old is None] == [("5.1", 6, 10)]


def test_numbers_with_more_decimals_are_another_question() -> None:
    old, new = number(">= 3"), number(">= 3", "least: 0, most: 9, decimals: 1")
    assert all(one.new is None for one in joint(old, new))


def test_without_bounds_a_class_counts_as_one() -> None:
    assert {one.size for one in joint(number(">= 3", "unit: 人"), number(">= 5", "unit: 人"))} >= {1}
    found = joint(number(">= 3", "least: 0"), number(">= 3", "unit: 人"))
    assert [one.size for one in found if one.old is None] == [1]


def test_days_are_cut_and_counted_too() -> None:
    found = joint(date("< 2026-04-10"), date("< 2026-04-10", "least: 2026-04-03, most: 2026-05-02"))
    assert ("2026-04-01", "2026-04-02", 2, 0, None) in [
        (one.least, one.greatest, one.size, one.old, one.new) for one in found
    ]
    assert ("2026-05-01", "2026-05-02", 2) in [
        (one.least, one.greatest, one.size) for one in found if one.old is None
    ]


def test_options_are_named_as_in_the_old_edition() -> None:
    asked = "{{kind: choice, ask: 色, options: {{{}}}, routes: [{{when: {{q: {}}}, to: a}}, {{to: b}}]}}"
    old = asked.format("red: 赤い色, blue: 青い色, green: 緑", "red")
    new = asked.format("rot: 赤い色, blue: 青い色, gold: 金", "rot")
    told = {(one.values, one.old is not None, one.new is not None) for one in joint(old, new)}
    assert told == {
        (("red",), True, True),
        (("blue",), True, True),
        (("green",), True, False),
        (("gold",), False, True),
    }


def test_a_question_that_asks_in_another_way_is_two() -> None:
    old = number(">= 3")
    new = "{kind: yes-no, ask: 数, routes: [{when: {q: yes}, to: a}, {to: b}]}"
    assert all(one.new is None for one in joint(old, new))
    assert all(one.old is None for one in joint(old, new, step="q "))


def test_free_texts_are_one_class() -> None:
    text = "{kind: text, ask: 文, to: a}"
    assert [(one.old, one.new, one.size) for one in joint(text, text)] == [(0, 0, 1)]
    gone = joint(text, number(">= 3"))
    assert [(one.old, one.new) for one in gone] == [(0, None)]


def test_items_are_cut_by_their_marks() -> None:
    routes = "[{{when: {{q.x: {}}}, to: a}}, {{to: b}}]"
    asked = f"{{{{kind: checklist, ask: 項目, items: {{{{x: 一, y: 二}}}}, routes: {routes}}}}}"
    found = joint(asked.format("yes"), asked.format("[yes, unsure]"), item="x")
    assert {one.values for one in found} == {("yes",), ("no",), ("unsure",)}


def test_classes_are_grouped_by_where_they_lead_in_either_edition() -> None:
    classes = (JointClass(0, 0, 1), JointClass(1, 0, 2), JointClass(1, 1, 3), JointClass(None, 1, 4))
    part = Part("q", "", 0, 0, classes)
    before, after = part.places(((1,), (0,)), is_new=False), part.places(((1,),), is_new=True)
    assert (before, after) == ((1, 0, 0, -1), (-1, -1, 0, 0))
    # By both editions, and by the old one alone: what no edition leads on is left out.
    assert part.grouped(before, after) == {
        (1, -1): ((0,), 1),
        (0, -1): ((1,), 2),
        (0, 0): ((2,), 3),
        (-1, 0): ((3,), 4),
    }
    assert part.grouped(before) == {(1,): ((0,), 1), (0,): ((1, 2), 5)}
