"""Rules as boxes of classes."""

import pytest

from guide.analysis.table.grid import grid
from guide.analysis.table.together import TooManyError
from tests.analysis.table.test_verdict import made
from tests.making import flow


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


def test_a_mark_is_found_in_a_column_of_the_whole_checklist() -> None:
    guide = flow(
        """
        tables:
          t:
            hit-policy: first
            inputs: [c]
            outputs: {o: {catalogue: forms}}
            rules: [{when: {c.a: yes}, then: {o: koen}}, {when: {c: {all: no}}, then: {o: hojo}}]
        steps:
          c: {kind: checklist, items: {a: A, b: B}, to: end}
          end: {kind: outcome, recommend: {forms: [{from: t.o}]}}
        """
    )
    found = grid(guide, guide.tables["t"])
    assert [found.witness(box) for box in found.boxes] == [
        {"c": {"a": "yes", "b": "yes"}},
        {"c": {"a": "no", "b": "no"}},
    ]
