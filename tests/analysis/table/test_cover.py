"""What boxes leave open is counted exactly, whichever way it is counted, and gaps are gaps."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.analysis.table import cover
from guide.analysis.table.cover import Cover, volume, within
from guide.analysis.table.levels import Budget, OverBudgetError
from guide.analysis.table.overlap import meetings
from tests.analysis.table.boxes import Boxes, boxes

PLENTY = 10**6


def covering(made: Boxes, budget: int = PLENTY) -> Cover:
    return Cover(made.space, made.boxes, meetings(made.boxes), Budget(budget))


@given(boxes(), st.sampled_from([0, 1, 8]))
def test_the_open_combinations_are_counted_and_all_found_as_gaps(made: Boxes, terms: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cover, "TERMS", terms)
        covered = covering(made)
    gaps = list(covered.gaps(Budget(PLENTY)))
    assert covered.open == len(made.open()) == sum(map(volume, gaps))
    assert not made.open(*gaps)


@given(boxes())
def test_a_gap_could_not_be_larger(made: Boxes) -> None:
    for gap in islice(covering(made).gaps(Budget(PLENTY)), 1):
        inside = made.inside(gap)
        assert inside <= made.open()
        for column, whole in enumerate(made.space):
            wider = (*gap[:column], whole, *gap[column + 1 :])
            outside = {point[column] for point in made.inside(wider) - inside}
            for one in outside:
                larger = (*gap[:column], gap[column] | 1 << one, *gap[column + 1 :])
                assert made.inside(larger) - made.open()


def test_of_boxes_only_what_lies_in_the_region_is_left() -> None:
    assert within([(0b11, 0b01), (0b10, 0b10)], (0b01, 0b11)) == [(0b01, 0b01)]


def test_a_count_that_would_take_more_than_the_budget_is_no_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "TERMS", 0)
    made = Boxes((3, 3), ((0b011, 0b011), (0b110, 0b110)))
    assert covering(made, 4).open == len(made.open())
    with pytest.raises(OverBudgetError):
        covering(made, 1)


def test_boxes_of_which_two_and_two_meet_but_not_three_are_counted() -> None:
    made = Boxes((4,), ((0b011,), (0b110,), (0b101,)))
    assert covering(made).open == 1


def test_a_gap_at_either_end_of_a_long_column_is_found() -> None:
    for place in (0, 17, 63, 99):
        whole = (1 << 100) - 1
        boxes = tuple(box for box in ((whole >> (place + 1) << (place + 1),), ((1 << place) - 1,)) if box[0])
        made = Boxes((100,), boxes)
        assert list(covering(made).gaps(Budget(PLENTY))) == [(1 << place,)]
