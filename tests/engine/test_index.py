"""An index finds the rules that hit, whatever they ask and however many they are."""

import os
import random
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.engine import column, index, split
from guide.engine.index import Index
from guide.language import conditions as data
from guide.language.conditions import (
    Among,
    Answered,
    AnswerOf,
    Condition,
    Count,
    Every,
    Lookup,
    MarkOf,
    Name,
    Not,
    OutputOf,
    Predicate,
    Range,
    Scalar,
    Some,
    Value,
    holds,
    satisfies,
)

PLACE, AMOUNT, DAY, WISHES, CHECKS = (AnswerOf(key) for key in ("place", "amount", "day", "wishes", "checks"))
MARK, LEVEL = MarkOf("checks", "a"), OutputOf("other", "level")

TEXTS = st.sampled_from(["a", "b", "c", ""])
NUMBERS = st.sampled_from([0, 1, 2, Decimal("1.5"), Decimal(2), 3])
DAYS = st.sampled_from(["2026-04-01", "2026-04-02", "2026-05-01"])
MARKS = st.sampled_from(["yes", "no", "unsure"])


def ranges(ends: st.SearchStrategy[Any]) -> st.SearchStrategy[Range]:
    return st.builds(Range, st.none() | ends, st.none() | ends, st.booleans(), st.booleans())


def sets(values: st.SearchStrategy[Any], *, ordered: bool) -> st.SearchStrategy[Among]:
    several = st.lists(ranges(values), max_size=2).map(tuple) if ordered else st.just(())
    return st.builds(Among, st.frozensets(values, max_size=3), several)


COUNTS = st.builds(
    Count, st.frozensets(TEXTS, max_size=3), ranges(st.integers(0, 3)), st.frozensets(MARKS, max_size=2)
)
ASKED: Mapping[Name, st.SearchStrategy[Any]] = {
    PLACE: sets(TEXTS, ordered=False),
    AMOUNT: sets(NUMBERS, ordered=True),
    DAY: sets(DAYS, ordered=True),
    WISHES: COUNTS,
    CHECKS: COUNTS,
    MARK: sets(MARKS, ordered=False),
    LEVEL: sets(st.sampled_from([True, False, 1, 0]), ordered=False),
}
GIVEN: Mapping[Name, st.SearchStrategy[Any]] = {
    PLACE: TEXTS | st.just("elsewhere"),
    AMOUNT: NUMBERS | st.sampled_from([-1, 9, Decimal("0.5"), Decimal("2.5"), True]),
    DAY: DAYS | st.sampled_from(["2020-01-01", "2026-04-15", "2030-01-01"]),
    WISHES: st.lists(TEXTS, max_size=3).map(tuple),
    CHECKS: st.dictionaries(TEXTS, MARKS, max_size=3),
    MARK: MARKS,
    LEVEL: st.sampled_from([True, False, 1, 0, 2]) | TEXTS,
}

TESTS = st.sampled_from(list(ASKED)).flatmap(
    lambda name: st.builds(data.Test, st.just(name), ASKED[name] | st.just(Answered()))
)
CONDITIONS = st.none() | st.recursive(
    TESTS,
    lambda part: (
        st.lists(part, max_size=4).map(lambda parts: Every(tuple(parts)))
        | st.lists(part, max_size=3).map(lambda parts: Some(tuple(parts)))
        | part.map(Not)
    ),
    max_leaves=8,
)
VALUES = st.fixed_dictionaries({}, optional=dict(GIVEN))


def hits(conditions: list[Condition | None], values: Mapping[Name, Value]) -> tuple[int, ...]:
    return tuple(rule for rule, one in enumerate(conditions) if one is None or holds(one, values.get))


def told(name: Name, value: Value) -> Lookup:
    return {name: value}.get


def finder(conditions: list[Condition | None]) -> Index[tuple[int, ...]]:
    return Index(conditions, lambda found: found)


def check_law(conditions: list[Condition | None], many: list[dict[Name, Any]]) -> None:
    made = finder(conditions)
    expected = [hits(conditions, values) for values in many]
    for _ in range(2):  # what was met before is not worked out again
        assert [made.find(values.get) for values in many] == expected


@given(st.lists(CONDITIONS, max_size=12), st.lists(VALUES, max_size=6))
def test_an_index_finds_exactly_the_rules_that_hold(
    conditions: list[Condition | None], many: list[dict[Name, Any]]
) -> None:
    check_law(conditions, many)


@given(st.lists(CONDITIONS | TESTS, min_size=2, max_size=12), st.lists(VALUES, max_size=6))
def test_splitting_leaves_out_no_rule_that_holds(
    conditions: list[Condition | None], many: list[dict[Name, Any]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LONG", 1)
        check_law(conditions, many)


@given(st.lists(CONDITIONS, max_size=12), st.lists(VALUES, max_size=6))
def test_forgetting_what_was_met_changes_nothing(
    conditions: list[Condition | None], many: list[dict[Name, Any]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "KEPT", 0)
        patch.setattr(column, "KEPT_BITS", 0)
        check_law(conditions, many)


def of_one_name(name: Name) -> st.SearchStrategy[tuple[list[Condition | None], list[dict[Name, Any]]]]:
    """Rules that ask one name, mostly for a set of values, and many values of it: none, odd ones too."""
    plain = st.builds(data.Test, st.just(name), ASKED[name])
    odd = plain | st.just(data.Test(name, Among(ranges=(Range(),)))) | st.just(data.Test(name, Answered()))
    both = st.tuples(plain, plain).map(Every)
    rules = st.lists(plain | plain | both | odd.map(Not) | odd | st.none(), min_size=3, max_size=8)
    values = st.lists(st.none() | GIVEN[name] | st.booleans(), min_size=6, max_size=12)
    return st.tuples(rules, values.map(lambda many: [{} if one is None else {name: one} for one in many]))


@settings(max_examples=int(os.environ.get("KYODO_EXAMPLES", "200")))
@given(st.one_of([of_one_name(name) for name in ASKED]), st.sampled_from([1, 4096]))
def test_values_that_are_alike_to_an_index_are_alike_to_its_rules(
    case: tuple[list[Condition | None], list[dict[Name, Any]]], long: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LONG", long)
        patch.setattr(split, "WORTH", 1)  # what tells few rules apart is split by, too
        check_law(*case)


def long_table(size: int, chance: random.Random) -> list[Condition | None]:
    """Rules of three inputs, one of each sort that splits."""

    def rule() -> Condition:
        place = data.Test(PLACE, Among(frozenset({f"p{chance.randrange(50)}"})))
        low = chance.randrange(1000)
        amount = data.Test(AMOUNT, Among(ranges=(Range(low, low + chance.randrange(1, 40), high_open=True),)))
        day = data.Test(DAY, Among(ranges=(Range(f"2026-{chance.randint(1, 12):02}-01"),)))
        return Every(tuple(chance.sample([place, amount, day], chance.randint(1, 3))))

    return [rule() for _ in range(size)]


def long_values(chance: random.Random) -> dict[Name, Scalar]:
    day = f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return {PLACE: f"p{chance.randrange(55)}", AMOUNT: chance.randrange(-10, 1050), DAY: day}


def test_a_long_table_is_decided_like_a_short_one_however_little_room_there_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "LONG", 50)
    chance = random.Random(1)  # noqa: S311 - no secret
    conditions = long_table(1_000, chance)
    many = [long_values(chance) for _ in range(60)]
    expected = [hits(conditions, values) for values in many]
    for room in (16, 0.3, 0):
        monkeypatch.setattr(index, "ROOM", room)
        made = finder(conditions)
        assert [made.find(values.get) for values in many] == expected, room


def test_of_a_long_table_only_the_rules_that_a_value_may_meet_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "LONG", 10)
    looked_at: list[Predicate] = []

    def watched(value: Value | None, predicate: Predicate) -> bool:
        looked_at.append(predicate)
        return satisfies(value, predicate)

    monkeypatch.setattr(column, "satisfies", watched)
    postal = [data.Test(PLACE, Among(frozenset({f"{code:07}"}))) for code in range(5_000)]
    made = finder(list(postal))
    assert made.find(told(PLACE, "0004321")) == (4321,)
    assert not looked_at
    assert made.find(told(PLACE, "9999999")) == ()
    assert not looked_at


def test_a_name_that_hardly_tells_rules_apart_does_not_split_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LONG", 10)
    same: list[Condition | None] = [data.Test(AMOUNT, Among(ranges=(Range(high=5),)))] * 40
    check_law(same, [{AMOUNT: 3}, {AMOUNT: 6}, {}])


def test_the_same_hits_give_the_same_result() -> None:
    made = Index([data.Test(PLACE, Among(frozenset({"a", "b"})))], lambda found: [*found])
    assert made.find(told(PLACE, "a")) is made.find(told(PLACE, "b"))
    assert made.find(told(PLACE, "a")) is not made.find(told(PLACE, "c"))


def test_results_beyond_what_is_kept_are_worked_out_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "KEPT", 3)
    worked_out: list[tuple[int, ...]] = []
    made = Index([data.Test(PLACE, Among(frozenset({place}))) for place in "ab"], worked_out.append)
    for place in "abab":
        made.find(told(PLACE, place))
    assert worked_out == [(0,), (1,), (0,), (1,)]


def test_a_rule_that_asks_twice_for_a_value_is_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LONG", 1)
    first, second = (data.Test(PLACE, Among(frozenset(places))) for places in (("a", "b"), ("b", "c")))
    others: list[Condition | None] = [data.Test(PLACE, Among(frozenset({place}))) for place in "abc"]
    check_law([Every((first, second)), *others], [{PLACE: "a"}, {PLACE: "b"}, {PLACE: "c"}])
