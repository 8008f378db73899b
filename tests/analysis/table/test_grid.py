"""Rules as boxes of classes."""

import pytest

from guide.analysis.table.grid import grid
from guide.analysis.table.inputs import TooManyError
from tests.analysis.table.test_verdict import made


def test_a_condition_with_alternatives_over_inputs_is_several_boxes() -> None:
    guide = made("first", "{when: {not: {q: a, n: '< 5'}}, then: {o: koen}}")
    boxes = grid(guide, guide.tables["t"])
    assert boxes.boxes == ((0b110, 0b11), (0b111, 0b10))
    assert boxes.rules == (0, 0)
    assert boxes.witness(boxes.boxes[1]) == {"q": "a", "n": 5}


def test_a_rule_of_too_many_alternatives_is_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.analysis.table.grid.MOST_BOXES", 1)
    guide = made("first", "{when: {any-of: [{q: a}, {n: 5}]}, then: {o: koen}}")
    with pytest.raises(TooManyError):
        grid(guide, guide.tables["t"])
