"""Functions are equal exactly if they are the same number."""

import pytest

from guide.analysis.diagram.functions import TOO_MANY, Functions, TooLargeError

# Group 0 has the levels 0 (not answered, a, b) and group 1 the levels 1 (not answered, answered) and 2.


def functions(limit: int = 1000) -> Functions:
    return Functions((3, 2, 2), (0, 1, 1), limit)


def test_a_function_written_in_two_ways_is_one_number() -> None:
    made = functions()
    one = made.node(0, (made.FALSE, made.TRUE, made.FALSE))
    other = made.node(1, (made.FALSE, made.TRUE))
    assert made.both(one, other) == made.both(other, one)
    assert made.opposite(made.both(one, other)) == made.any_of(made.opposite(one), made.opposite(other))
    assert made.any_of(one, made.opposite(one)) == made.TRUE


def test_a_node_that_asks_in_vain_is_left_out() -> None:
    made = functions()
    assert made.node(0, (made.TRUE, made.TRUE, made.TRUE)) == made.TRUE


def test_what_may_hold_or_not_leaves_both_ways_open_and_no_more() -> None:
    made = functions()
    a, b, c = map(made.constant, "abc")
    assert made.values[made.choose(made.BOTH, a, b)] == {"a", "b"}
    assert made.both(made.BOTH, made.FALSE) == made.FALSE
    assert made.opposite(made.BOTH) == made.BOTH
    asks = made.node(0, (a, b, c))
    assert [made.values[one] for one in made.children[made.either(asks, a)]] == [
        {"a"},
        {"a", "b"},
        {"a", "c"},
    ]


def test_an_answer_leaves_what_depends_on_the_rest() -> None:
    made = functions()
    inner = made.node(2, (made.FALSE, made.TRUE))
    asks = made.both(made.node(0, (made.FALSE, made.TRUE, made.TRUE)), made.node(1, (made.FALSE, inner)))
    assert made.given(asks, 0, 0) == made.FALSE
    assert made.given(asks, 0, 1) == made.node(1, (made.FALSE, inner))
    # Also where levels are not answered in their order.
    assert made.given(asks, 1, 1) == made.node(0, (made.FALSE, inner, inner))
    alone = made.node(0, (made.FALSE, made.TRUE, made.TRUE))
    assert made.given(alone, 1, 1) == alone


def test_a_group_that_is_not_answered_takes_its_levels_with_it() -> None:
    made = functions()
    inner = made.node(2, (made.FALSE, made.TRUE))
    asks = made.node(0, (made.FALSE, made.node(1, (made.TRUE, inner)), made.FALSE))
    assert made.without(asks, 0b10) == made.node(0, (made.FALSE, made.TRUE, made.FALSE))
    assert made.without(asks, ~0) == made.FALSE


def test_values_of_two_functions_are_joined_everywhere() -> None:
    made = functions()
    one = made.node(0, tuple(made.constant(number) for number in (0, 1, 2)))
    joined = made.combine(one, one, lambda a, b: (a, b))
    assert [made.values[child] for child in made.children[joined]] == [{(0, 0)}, {(1, 1)}, {(2, 2)}]


def test_what_two_functions_share_below_different_answers_is_joined_once() -> None:
    made = functions()
    asks = made.node(1, (made.constant(1), made.constant(2)))
    one = made.node(0, (asks, asks, made.constant(5)))
    met: list[tuple[object, object]] = []

    def added(left: object, right: object) -> int:
        met.append((left, right))
        return int(str(left)) + int(str(right))

    joined = made.combine(one, asks, added)
    doubled = made.node(1, (made.constant(2), made.constant(4)))
    more = made.node(1, (made.constant(6), made.constant(7)))
    assert joined == made.node(0, (doubled, doubled, more))
    assert sorted(map(str, met)) == ["(1, 1)", "(2, 2)", "(5, 1)", "(5, 2)"]


def test_more_than_the_limit_is_refused() -> None:
    small = functions(limit=1)
    small.constant("a")
    assert small.constant("a") == small.constant("a")
    with pytest.raises(TooLargeError):
        small.constant("b")


def test_a_function_of_very_many_levels_is_refused_before_recursion_fails() -> None:
    made = Functions((2,) * (TOO_MANY + 1), range(TOO_MANY + 1), 10_000)
    found = made.TRUE
    for level in range(TOO_MANY, 1, -1):
        found = made.node(level, (made.FALSE, found))
    with pytest.raises(TooLargeError):
        made.node(1, (made.FALSE, found))
