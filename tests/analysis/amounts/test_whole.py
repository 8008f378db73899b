"""Where a polynomial of whole numbers is as large as a bound, as trying every number finds it."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from guide.analysis.amounts.whole import at_least, at_most, common, joined, value

wholes = st.integers(-9, 9)
stretches = st.lists(st.tuples(wholes, wholes).filter(lambda one: one[0] <= one[1])).map(joined)


def members(found: tuple[tuple[int, int], ...]) -> list[int]:
    """All numbers in them; a stretch that touches the next would be one with it."""
    assert all(before[1] + 1 < after[0] for before, after in pairwise(found))
    return [one for begin, end in found for one in range(begin, end + 1)]


@given(st.lists(wholes, min_size=1, max_size=6), st.integers(-200, 200), st.integers(-20, 20), wholes)
@example([0, 0, 1], 4, -5, 5)  # a parabola, large at both ends
@example([-2, 3, 0, -1], 0, -5, 5)  # touches the bound
@example([6], 6, 0, 3)
@example([0, 0, 0], 0, 3, 3)
def test_a_polynomial_is_as_large_as_a_bound_where_trying_finds_it(
    polynomial: list[int], bound: int, low: int, wide: int
) -> None:
    everywhere = range(low, low + wide + 1)
    found = at_least(polynomial, bound, low, low + wide)
    assert members(found) == [one for one in everywhere if value(polynomial, one) >= bound]
    found = at_most(polynomial, bound, low, low + wide)
    assert members(found) == [one for one in everywhere if value(polynomial, one) <= bound]


def test_numbers_of_any_size_are_told_apart_to_the_last_one() -> None:
    most = 10**27
    assert at_least([-(10**20), 0, 1], 0, -most, most) == ((-most, -(10**10)), (10**10, most))
    assert at_least([-1, 3], 2 * 10**20, -most, most) == ((66666666666666666667, most),)
    assert at_least([0, 1], 5, 3, 2) == ()


@given(stretches, stretches)
def test_what_is_common_to_stretches_and_what_is_in_either_is_what_numbers_say(
    ones: tuple[tuple[int, int], ...], others: tuple[tuple[int, int], ...]
) -> None:
    both = {one for one in range(-9, 10) if one in members(ones) and one in members(others)}
    assert {one for begin, end in common(ones, others) for one in range(begin, end + 1)} == both
    assert set(members(joined((*ones, *others)))) == {*members(ones), *members(others)}
