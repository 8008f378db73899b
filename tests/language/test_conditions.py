"""A condition holds of values, and only of values, exactly as written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.language.conditions import (
    Among,
    Answered,
    AnswerOf,
    Condition,
    Count,
    Every,
    MarkOf,
    Name,
    Not,
    OutputOf,
    Predicate,
    Range,
    Some,
    Value,
    holds,
    names_in,
    satisfies,
)
from guide.language.conditions import (
    Test as OneTest,
)

A, B = AnswerOf("a"), AnswerOf("b")
A_YES, B_YES = OneTest(A, Among(frozenset({"yes"}))), OneTest(B, Among(frozenset({"yes"})))


@pytest.mark.parametrize(
    ("value", "predicate", "expected"),
    [
        ("yes", Among(frozenset({"yes", "no"})), True),
        ("unsure", Among(frozenset({"yes", "no"})), False),
        (5, Among(ranges=(Range(low=5),)), True),
        (5, Among(ranges=(Range(low=5, low_open=True),)), False),
        (Decimal("4.5"), Among(ranges=(Range(1, 5, high_open=True),)), True),
        (5, Among(ranges=(Range(1, 5, high_open=True),)), False),
        (5, Among(ranges=(Range(1, 5),)), True),
        ("2026-04-01", Among(ranges=(Range(low="2026-04-01"),)), True),
        ("2026-03-31", Among(ranges=(Range(low="2026-04-01"),)), False),
        (True, Among(ranges=(Range(0, 5),)), False),
        (("yes",), Among(frozenset({"yes"})), False),
        (("a", "b"), Count(frozenset({"a", "c"}), Range(1, 1)), True),
        (("a", "b"), Count(frozenset({"a", "b"}), Range(high=1)), False),
        ((), Count(frozenset({"a"}), Range(high=0)), True),
        ({"x": "yes", "y": "no"}, Count(frozenset({"x", "y"}), Range(1, 1), frozenset({"yes"})), True),
        ({"x": "yes", "y": "no"}, Count(frozenset({"x"}), Range(2), frozenset({"yes"})), False),
        ("yes", Count(frozenset({"yes"}), Range()), False),
        ("", Answered(), True),
        (None, Answered(), False),
        (None, Count(frozenset(), Range()), False),
    ],
)
def test_a_value_satisfies_what_it_is_asked(
    value: Value | None, predicate: Predicate, expected: bool
) -> None:
    assert satisfies(value, predicate) is expected


def test_conditions_join_as_they_read() -> None:
    values: dict[Name, Value] = {A: "yes", B: "no"}
    assert holds(A_YES, values.get)
    assert not holds(Every((A_YES, B_YES)), values.get)
    assert holds(Some((A_YES, B_YES)), values.get)
    assert holds(Not(B_YES), values.get)
    assert holds(Every(()), values.get)
    assert not holds(Some(()), values.get)


@given(
    st.recursive(st.sampled_from([A_YES, B_YES]), lambda it: it.map(Not) | st.lists(it).map(tuple).map(Every))
)
def test_not_turns_every_condition_around(condition: Condition) -> None:
    known: list[dict[Name, Value]] = [{}, {A: "yes"}, {A: "yes", B: "yes"}]
    for values in known:
        assert holds(Not(condition), values.get) is not holds(condition, values.get)


def test_names_are_told_in_order_of_writing_and_written_as_in_the_file() -> None:
    condition = Every((A_YES, Not(Some((B_YES, OneTest(MarkOf("c", "x"), Answered())))), A_YES))
    assert [str(name) for name in names_in(condition)] == ["a", "b", "c.x", "a"]
    assert str(OutputOf("t", "o")) == "t.o"
