"""A split leaves the rules that may hit (that it leaves out no other is a law in `test_index`)."""

from guide.engine.split import best_split
from guide.language import conditions as data
from guide.language.conditions import Among, AnswerOf, Condition, Range

PLACE, YEN = AnswerOf("place"), AnswerOf("yen")


def place(number: int) -> Condition:
    return data.Test(PLACE, Among(frozenset({f"p{number}"})))


def yen(low: int, high: int) -> Condition:
    return data.Test(YEN, Among(ranges=(Range(low, high),)))


def test_it_is_split_by_the_name_that_leaves_the_fewest_rules() -> None:
    places = [place(rule % 50) for rule in range(100)]
    amounts = [yen(rule // 50 * 100, rule // 50 * 100 + 99) for rule in range(100)]
    split = best_split(range(100), {YEN: amounts, PLACE: places})
    assert split is not None
    assert split.name == PLACE
    assert split.rules(split.key("p7")) == [7, 57]


def test_a_value_that_no_rule_asks_for_leaves_the_rules_that_ask_nothing() -> None:
    split = best_split(range(4), {PLACE: [place(1), place(2), None, place(3)]})
    assert split is not None
    assert [split.rules(split.key(value)) for value in ("p9", None, 5, ("p1",))] == [[2]] * 4
    assert split.rules(split.key("p1")) == [0, 2]


def test_of_numbers_each_stretch_has_the_rules_that_reach_into_it() -> None:
    split = best_split(range(1_000), {YEN: [yen(10 * rule, 10 * rule + 9) for rule in range(1_000)]})
    assert split is not None
    left = split.rules(split.key(5_005))
    assert 500 in left
    assert len(left) < 100


def test_where_rules_ask_the_same_a_split_is_worth_nothing() -> None:
    assert best_split(range(50), {YEN: [yen(0, 9)] * 50, PLACE: [None] * 50}) is None
    assert best_split(range(50), {}) is None
