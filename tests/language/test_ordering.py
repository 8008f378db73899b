"""Things stand in order whatever leads where, and gather what stands at those they lead to."""

from guide.language.ordering import gathered, ordered


def test_each_stands_before_what_follows_it() -> None:
    assert ordered("ab", {"a": "c", "b": "c", "c": ""}.__getitem__) == (["b", "a", "c"], [])


def test_what_leads_back_is_told_and_the_rest_is_in_order() -> None:
    assert ordered(["a"], {"a": "bc", "b": "a", "c": "b"}.__getitem__) == (["a", "c", "b"], ["a", "b", "a"])


def test_a_long_chain_needs_no_recursion() -> None:
    chain = {str(number): [str(number + 1)] for number in range(50_000)} | {"50000": []}
    assert len(ordered(["0"], chain.__getitem__)[0]) == 50_001


def test_what_stands_at_others_is_gathered_in_any_order_and_round_a_way_back() -> None:
    beside = {"a": "b", "b": "c", "c": "", "x": "ya", "y": "x"}
    for order in ("cbayx", "xyabc"):
        found = gathered(order, beside.__getitem__, dict(zip("abcxy", (1, 2, 4, 8, 16), strict=True)))
        assert found == {"a": 7, "b": 6, "c": 4, "x": 31, "y": 31}
