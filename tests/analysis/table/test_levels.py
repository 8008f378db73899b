"""Column by column, every open combination is counted and found once, within a budget."""

import pytest
from hypothesis import given

from guide.analysis.table.cover import volume
from guide.analysis.table.levels import Budget, Levels, OverBudgetError
from tests.analysis.table.boxes import Boxes, boxes


@given(boxes())
def test_every_open_combination_lies_in_one_gap(made: Boxes) -> None:
    levels = Levels(made.space, made.boxes)
    gaps = list(levels.gaps(Budget(10**6)))
    assert levels.open(Budget(10**6)) == len(made.open()) == sum(map(volume, gaps))
    assert not made.open(*gaps)


def test_without_boxes_everything_is_one_gap_and_boxes_side_by_side_leave_none() -> None:
    none = Levels((0b11, 0b111), [])
    assert none.open(Budget(0)) == 6
    assert list(none.gaps(Budget(0))) == [(0b11, 0b111)]
    single = Levels((0b11, 0b11), [(one, other) for one in (1, 2) for other in (1, 2)])
    assert single.open(Budget(99)) == 0
    assert list(single.gaps(Budget(99))) == []


def test_a_search_ends_with_its_budget_and_keeps_what_it_found() -> None:
    boxes = [(0b0001, 0b1111), (0b0010, 0b1111), (0b0100, 0b1111), (0b1000, 0b0111)]
    levels = Levels((0b1111, 0b1111), boxes)
    with pytest.raises(OverBudgetError):
        list(levels.gaps(Budget(1)))
    assert list(levels.gaps(Budget(2))) == [(0b1000, 0b1000)]
    spent = Budget(3)
    with pytest.raises(OverBudgetError):
        spent.spend(4)
    assert spent.left == 0
