"""For every answer there is one among those tried that no test tells from it."""

from guide.analysis.proof.trials import signature, tried
from guide.language import conditions
from guide.language.conditions import AnswerOf, Count, MarkOf, Range
from tests.making import flow


def test_options_that_every_test_treats_alike_are_only_counted() -> None:
    guide = flow("steps: {q: {kind: choices, options: {a: A, b: B, c: C}, to: e}, e: {kind: outcome}}")
    named = conditions.Test(AnswerOf("q"), Count(frozenset({"a"}), Range(low=1)))
    found = list(tried(guide.asking("q"), [named]))
    assert sorted(map(len, (value for value in found if isinstance(value, tuple)))) == [1, 1, 2, 2, 3]


def test_a_checklist_is_tried_with_every_mark_of_a_named_item() -> None:
    guide = flow("steps: {q: {kind: checklist, items: {a: A, b: B}, to: e}, e: {kind: outcome}}")
    test = conditions.Test(MarkOf("q", "a"), conditions.Among(frozenset({"yes"})))
    assert len({signature([(guide, test)], "q", value) for value in tried(guide.asking("q"), [test])}) == 2
    assert signature([(guide, test)], "q", "no marks") == (False,)


def test_days_are_tried_at_and_beside_each_end_as_far_as_the_calendar_goes() -> None:
    guide = flow("steps: {q: {kind: date, least: 2026-04-01, to: e}, e: {kind: outcome}}")
    first = conditions.Test(AnswerOf("q"), conditions.Among(ranges=(Range("0001-01-01", "2026-05-01"),)))
    found = set(tried(guide.asking("q"), [first]))
    assert found == {"2026-04-01", "2026-04-02", "2026-04-30", "2026-05-01", "2026-05-02"}
