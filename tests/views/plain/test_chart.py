"""A chart shows numbers as lengths and stays within its width."""

from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.width import cell_width
from guide.views.plain.chart import chart

ROWS = st.lists(st.tuples(st.text("協働の課abc", min_size=1, max_size=60), st.none() | st.integers(0, 10**6)))


def test_the_longest_bar_is_the_greatest_number_and_none_of_nothing() -> None:
    assert chart([("後援", 10), ("委託", 5), ("共催", 0)], 20, "少数") == [
        "後援 10 ############",
        "委託  5 ######",
        "共催  0",
    ]


def test_what_is_too_small_to_be_told_has_words_and_no_bar() -> None:
    assert chart([("後援", 9), ("委託", None)], 20, "少数")[1] == "委託 少数"


def test_nothing_makes_no_lines() -> None:
    assert chart([], 40, "少数") == []


@given(ROWS, st.integers(20, 120))
def test_no_line_is_wider_than_the_terminal(rows: list[tuple[str, int | None]], width: int) -> None:
    lines = chart(rows, width, "少数")
    assert all(cell_width(line) <= width for line in lines)
    assert len(lines) >= len(rows)
