"""All that a question takes, counted, and nothing else."""

from decimal import Decimal
from fractions import Fraction

import pytest

from guide.analysis.amounts.scale import scale_of
from guide.engine.answers import Refusal, accept
from tests.making import flow


@pytest.mark.parametrize(
    "kind",
    [
        "kind: number",
        "kind: number, decimals: 2",
        "kind: number, least: 0.5, most: 3.7",
        "kind: number, least: -1.25, most: 3.75, decimals: 1",
        "kind: date",
        "kind: date, least: 2026-04-01, most: 2027-03-31",
    ],
)
def test_the_ends_are_answers_that_are_taken_and_the_steps_beside_are_not(kind: str) -> None:
    asking = flow(f"steps: {{q: {{{kind}, to: end}}, end: {{kind: outcome}}}}").asking("q")
    scale = scale_of(asking.domain)  # type: ignore[arg-type]
    for end in (scale.low, scale.high):
        assert accept(asking, scale.written(end)) == scale.written(end)
    for step in (scale.low - 1, scale.high + 1):
        try:
            beside = scale.written(step)
        except (OverflowError, ValueError):  # behind the last day of the calendar
            continue
        assert isinstance(accept(asking, beside), Refusal)


def test_a_step_is_the_last_decimal_place_that_is_taken() -> None:
    asking = flow("steps: {q: {kind: number, decimals: 1, to: end}, end: {kind: outcome}}").asking("q")
    scale = scale_of(asking.domain)  # type: ignore[arg-type]
    assert (scale.unit, scale.written(15)) == (Fraction(1, 10), Decimal("1.5"))
