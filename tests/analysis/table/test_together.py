"""Parts that are answered together: as many classes as tests can tell, however many parts there are."""

from typing import Any

from guide.analysis.table.inputs import witnesses
from guide.engine.answers import accept
from guide.language import conditions
from guide.language.conditions import AnswerOf, MarkOf, satisfies
from tests.making import flow


def test_of_many_items_that_are_only_counted_there_are_as_many_classes_as_counts() -> None:
    items = ", ".join(f"i{number}: I" for number in range(30))
    guide = flow(f"steps: {{c: {{kind: checklist, items: {{{items}}}, to: end}}, end: {{kind: outcome}}}}")
    every = frozenset(f"i{number}" for number in range(30))
    tests = [
        conditions.Test(AnswerOf("c"), conditions.Count(every, conditions.Range(20), frozenset({"yes"}))),
        conditions.Test(AnswerOf("c"), conditions.Count(every, conditions.Range(None, 3), frozenset({"no"}))),
        conditions.Test(MarkOf("c", "i7"), conditions.Among(frozenset({"unsure"}))),
    ]
    found = witnesses(guide, AnswerOf("c"), tests)
    assert len({satisfied_by_marks(value, tests) for value in found}) == len(found) == 8
    assert all(accept(guide.asking("c"), value) == value for value in found)


def satisfied_by_marks(value: Any, tests: list[conditions.Test]) -> tuple[bool, ...]:
    return tuple(
        satisfies(value[test.name.item] if isinstance(test.name, MarkOf) else value, test.predicate)
        for test in tests
    )


def test_of_options_chosen_together_what_the_question_does_not_take_is_no_class() -> None:
    options = ", ".join(f"o{number}: O" for number in range(20))
    guide = flow(
        f"""
        steps:
          s:
            kind: choices
            options: {{{options}, none: なし, unsure: 不明}}
            exclusive: [none, unsure]
            least: 2
            most: 4
            to: end
          end: {{kind: outcome}}
        """
    )
    every = frozenset({*(f"o{number}" for number in range(20)), "none"})
    tests = [
        conditions.Test(AnswerOf("s"), conditions.Count(every, conditions.Range(1))),
        conditions.Test(AnswerOf("s"), conditions.Count(every, conditions.Range(5))),
        conditions.Test(AnswerOf("s"), conditions.Count(frozenset({"none"}), conditions.Range(1))),
    ]
    # An exclusive option is one, and two are asked for: it cannot be chosen.
    assert witnesses(guide, AnswerOf("s"), tests) == (("o18", "o19"),)
