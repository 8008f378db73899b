"""Few patterns are found, and that no fewer would do is claimed only where it is so."""

import os
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.analysis.diff import Ends, covering, fewest
from tests.analysis.diff.test_patterns import found

CIRCLE = "[{a: yes, b: {not: x}}, {b: x, c: no}, {a: {not: yes}, c: yes}]"


@pytest.mark.parametrize(
    ("new", "number"),
    [
        ("{a: [yes, unsure]}", 1),
        ("[{a: no}, {b: y}]", 2),
        ("[{a: no, b: x}, {b: y, c: yes}, {a: unsure, c: no}]", 3),
        # A circle: each pattern overlaps the next, and three of six hold all.
        (CIRCLE, 3),
    ],
)
def test_that_no_fewer_patterns_would_do_is_proven(new: str, number: int) -> None:
    never = "{not: {c: [yes, no]}}"
    result = found(never, new, Ends("bad", "good"))
    assert (len(result.found), result.complete, result.fewest) == (number, True, True)


def test_that_no_fewer_would_do_is_not_claimed_where_the_work_ran_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(covering, "WORK", 1)
    result = found("{not: {c: [yes, no]}}", "{a: no}", Ends("bad", "good"))
    assert (len(result.found), result.complete, result.fewest) == (1, True, True)
    result = found("{not: {c: [yes, no]}}", "[{a: no}, {b: y}]", Ends("bad", "good"))
    assert not result.fewest


def test_the_more_work_is_allowed_the_more_is_found_and_last_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    told = []
    for work in range(10, 600, 10):
        monkeypatch.setattr(covering, "WORK", work)
        result = found("{not: {c: [yes, no]}}", CIRCLE, Ends("bad", "good"))
        told.append((result.complete, len(result.found), result.fewest))
    assert list(dict.fromkeys(told)) == [
        (False, 1, False),
        (False, 2, False),
        (False, 3, False),
        (True, 4, False),
        (True, 3, False),
        (True, 3, True),
    ]


def test_fewer_are_looked_for_among_so_many_that_are_made_of_those_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fewest, "MOST_WIDE", 0)
    result = found("{not: {c: [yes, no]}}", CIRCLE, Ends("bad", "good"))
    assert (len(result.found), result.complete, result.fewest) == (4, True, False)


def test_fewer_are_not_looked_for_among_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fewest, "FEW", (99, 99))
    result = found("{not: {c: [yes, no]}}", CIRCLE, Ends("bad", "good"))
    assert (len(result.found), result.fewest) == (4, False)


def test_what_is_not_shown_to_be_fewest_is_not_claimed_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fewest, "POINTS", 0)
    new = "[{a: no, b: x}, {b: y, c: yes}, {a: unsure, c: no}]"
    result = found("{not: {c: [yes, no]}}", new, Ends("bad", "good"))
    assert (len(result.found), result.fewest) == (3, False)


SOME = int(os.environ.get("KYODO_EXAMPLES", "30"))


@settings(max_examples=SOME)
@given(
    st.sets(
        st.tuples(
            st.sampled_from(["yes", "no", "unsure"]),
            st.sampled_from(["x", "y", "z"]),
            st.sampled_from(["yes", "no"]),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_is_proven_to_be_fewest_is(points: set[tuple[str, str, str]]) -> None:
    when = ", ".join(f"{{a: {a}, b: {b}, c: {c}}}" for a, b, c in sorted(points))
    result = found("{not: {c: [yes, no]}}", f"[{when}]", Ends("bad", "good"))
    assert result.complete
    boxes = [set(product(*one)) for one in product(*map(parts_of, ("yes no unsure", "x y z", "yes no")))]
    inside = [box for box in boxes if box <= points]
    fewer = combinations(inside, len(result.found) - 1)
    if result.fewest:
        assert not any(set().union(*chosen) == points for chosen in fewer)


def parts_of(words: str) -> list[tuple[str, ...]]:
    values = words.split()
    return [one for size in range(1, len(values) + 1) for one in combinations(values, size)]
