"""A column tells which rules take a value (that it means what `holds` means is a law in `test_index`)."""

from decimal import Decimal

import pytest

from guide.engine import column
from guide.engine.column import Column, among_of, bits_of, rows_of
from guide.language import conditions as data
from guide.language.conditions import (
    Among,
    Answered,
    AnswerOf,
    Condition,
    Count,
    Every,
    Predicate,
    Range,
    Value,
)
from guide.language.conditions import satisfies as really

N = AnswerOf("n")


def among(*values: str | int, low: int | None = None, high: int | None = None) -> data.Test:
    ranges = () if low is None and high is None else (Range(low, high, high_open=True),)
    return data.Test(N, Among(frozenset(values), ranges))


def taken(tests: list[Condition | None], value: Value | None) -> list[int]:
    return rows_of(Column(N, tests).taking(value))


def test_a_rule_that_asks_nothing_takes_every_value_and_none() -> None:
    assert taken([None, among("a")], None) == [0]
    assert taken([None, among("a")], "a") == [0, 1]


def test_a_value_on_the_end_of_a_range_is_not_like_those_beside_it() -> None:
    tests: list[Condition | None] = [among(low=1, high=5), among(low=5), among(5)]
    assert [taken(tests, value) for value in (4, Decimal("4.9"), 5, 6)] == [[0], [0], [1, 2], [1]]


def test_marks_and_values_of_several_sorts_are_looked_at_as_they_are() -> None:
    marked = data.Test(N, Count(frozenset("ab"), Range(1), frozenset({"yes"})))
    assert [taken([marked], {"a": mark}) for mark in ("yes", "no")] == [[0], []]
    mixed: list[Condition | None] = [among("a", 1), among(2)]
    assert [taken(mixed, value) for value in ("a", 1, 2, "b")] == [[0], [0], [1], []]


def test_what_was_forgotten_is_worked_out_again_and_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(column, "KEPT_BITS", 1)
    made = Column(N, [among("a"), among("b")])
    for _ in range(2):
        assert [rows_of(made.taking(value)) for value in ("a", "b", "c")] == [[0], [1], []]
    assert len(made._kept) == 1


def test_values_that_no_rule_tells_apart_are_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[Value | None] = []

    def watched(value: Value | None, predicate: Predicate) -> bool:
        looked_at.append(value)
        return really(value, predicate)

    monkeypatch.setattr(column, "satisfies", watched)
    numbers = Column(N, [among(low=1, high=5)])
    for value in (2, 3, Decimal("4.5"), 2):
        numbers.taking(value)
    texts = Column(N, [among("a")])
    for word in ("b", "c", "d"):
        texts.taking(word)
    assert looked_at == [2, "b"]


def test_rows_and_bits_are_two_ways_to_say_the_same() -> None:
    for rows in ([], [0], [7, 8], [3, 64, 999]):
        assert rows_of(bits_of(rows, 1000)) == rows


def test_the_set_of_a_test_is_found_among_its_parts() -> None:
    asked = data.Test(N, Answered())
    assert among_of(among("a")) == Among(frozenset({"a"}))
    assert among_of(Every((asked, among("a")))) == Among(frozenset({"a"}))
    assert among_of(asked) is None
