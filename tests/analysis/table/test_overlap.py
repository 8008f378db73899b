"""Boxes that meet: the same pairs as looking at each pair finds, however columns are cut."""

from itertools import combinations

from hypothesis import given

from guide.analysis.table.overlap import groups, meetings, pairs
from tests.analysis.table.boxes import Boxes, boxes


@given(boxes())
def test_the_boxes_that_meet_are_those_with_a_combination_in_common(made: Boxes) -> None:
    met = meetings(made.boxes)
    expected = {
        (one, other)
        for one, other in combinations(range(len(made.boxes)), 2)
        if made.inside(made.boxes[one]) & made.inside(made.boxes[other])
    }
    assert set(pairs(met)) == expected
    assert all(met[other] >> one & 1 for one, other in expected)
    assert not any(bits >> row & 1 for row, bits in enumerate(met))


@given(boxes())
def test_boxes_hang_together_when_a_chain_of_meetings_joins_them(made: Boxes) -> None:
    met = meetings(made.boxes)
    found = groups(met)
    assert sorted(row for group in found for row in group) == list(range(len(made.boxes)))
    group_of = {row: number for number, group in enumerate(found) for row in group}
    assert all(group_of[one] == group_of[other] for one, other in pairs(met))
    for group in found:
        reached = {group[0]}
        for _ in group:
            reached |= {other for row in reached for other in group if met[row] >> other & 1}
        assert reached == set(group)


def test_a_column_of_many_options_is_joined_by_class() -> None:
    narrow = [(1 << option,) for option in range(40)]
    all_but = ((1 << 40) - 1 ^ 0b101,)
    assert set(pairs(meetings([*narrow, all_but]))) == {
        (option, 40) for option in range(40) if option not in {0, 2}
    }
