"""What one edition reads and the other does not makes no answers come or go that did not."""

import pytest

from guide.analysis.diff import Compared, Sort, compare, match
from guide.language.model import Flow
from tests import making
from tests.making import flow

TEXT = """
steps:
  q:
    kind: choices
    least: 1
    options: {x: 一つ目, y: 二つ目, z: 三つ目}
    routes: [{when: {q: {any: [x]}}, to: end}, {to: other}]
  end: {kind: outcome}
  other: {kind: outcome}
"""


def edited(*changes: tuple[str, str]) -> Flow:
    return making.edited(TEXT, *changes)


def compared(new: Flow, old: Flow | None = None) -> Compared:
    old = old or flow(TEXT)
    return compare(old, new, match(old, new, {}))


def test_nothing_chosen_is_no_answer_that_went_when_the_new_edition_reads_more_options() -> None:
    fewer = edited(("x: 一つ目, y: 二つ目, z: 三つ目", "x: 一つ目, y: 二つ目"))
    more = edited(
        ("x: 一つ目, y: 二つ目, z: 三つ目", "x: 一つ目, y: 二つ目"),
        ("to: end}, {to: other}", "to: end}, {when: {not: {q: {any: [y]}}}, to: end}, {to: other}"),
    )
    for old, new in ((fewer, more), (more, fewer)):
        found = compared(new, old)
        assert (found.answers, found.only_old, found.only_new, found.changes) == (3, 0, 0, ())


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (("least: 1", "least: 2"), 3, 0),
        (("least: 1", "most: 2"), 1, 0),
        (("least: 1", "exclusive: [y]"), 3, 0),
        (("least: 1", "least: 0"), 0, 1),
    ],
)
def test_answers_that_are_not_taken_any_more_are_told_though_nothing_reads_them(
    change: tuple[str, str], gone: int, come: int
) -> None:
    found = compared(edited(change))
    assert (found.only_old, found.only_new) == (gone, come)
    told = {one.sort: one.answers for one in found.changes}
    assert told == {sort: number for sort, number in ((Sort.GONE, gone), (Sort.NEW, come)) if number}


def test_an_option_that_went_is_not_taken_for_another_that_came() -> None:
    swapped = compared(edited(("y: 二つ目", "w: まったく別の話です")))
    told = {one.sort: one.answers for one in swapped.changes}
    assert told == {Sort.GONE: 1, Sort.NEW: 1}  # by itself; with another the answer is what is left of it


def test_options_of_questions_that_come_or_go_stay_as_they_are() -> None:
    asked = ("to: end}, {to: other}", "to: more}, {to: other}")
    more = "\n  more: {kind: choices, options: {a: 一, b: 二}, to: end}\n  end: {kind: outcome}"
    found = compared(edited(asked, ("\n  end: {kind: outcome}", more)))
    assert (found.only_old, found.only_new, found.changes) == (0, 0, ())
