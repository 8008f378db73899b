"""For which answers a test of an amount holds, as the engine finds it answer by answer."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from guide.analysis.amounts.alone import Figure, Figures
from guide.engine.values import Values
from guide.language.conditions import (
    Among,
    AnswerOf,
    Count,
    MarkOf,
    OutputOf,
    Predicate,
    Range,
    ValueOf,
    satisfies,
)
from guide.language.model import Arithmetic, Flow, Numbers
from tests.analysis.amounts.made import DOMAINS, guide_of, guides, predicates

SUM, PRODUCT = Arithmetic.SUM, Arithmetic.PRODUCT
N = AnswerOf("n")


def tried(figures: Figures, found: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """Steps of the scale at its ends, near the middle of things, and at and beside all that was found."""
    scale = figures.scale("n")
    ends = {scale.low, scale.high, *(end for stretch in found for end in stretch)}
    near = {end + more for end in ends for more in (-1, 0, 1)} | {*range(-30, 30)} | {*range(739700, 739720)}
    far = {sign * 10**power for sign in (-1, 1) for power in range(1, 19)}
    return (one for one in near | far if scale.low <= one <= scale.high)


@settings(max_examples=60)
@given(guides(), predicates())
def test_a_test_holds_for_the_answers_for_which_the_engine_says_so(guide: Flow, predicate: Predicate) -> None:
    figures = Figures(guide)
    name = [*guide.values][-1]
    figure = figures.of(name)
    if figure is None:
        return
    where = figures.where(figure, predicate)
    if not figure.step:
        value = Values(guide).of(ValueOf(name))
        assert bool(where) is satisfies(value, predicate)
        return
    for step in tried(figures, where):
        value = Values(guide, {"n": figures.scale("n").written(step)}).of(ValueOf(name))
        assert any(begin <= step <= end for begin, end in where) is satisfies(value, predicate), step


def figure_of(*operands: Any, how: Arithmetic = SUM, **more: Any) -> Figure | None:
    guide = guide_of(DOMAINS[1], {"v": (how, operands), **more})
    return Figures(guide).of("v")


@pytest.mark.parametrize(
    ("operands", "more"),
    [
        ((), {}),
        ((N, AnswerOf("d")), {}),  # two answers
        ((AnswerOf("c"), 1), {}),  # no number
        ((MarkOf("c", "x"), 1), {}),
        ((OutputOf("t", "o"), N), {}),
        ((N, Decimal("0.0000000001")), {}),  # more digits than an answer has
        ((N, 10**18), {}),
        ((N, ValueOf("w")), {"w": (SUM, (ValueOf("v"), 1))}),  # rests on itself
    ],
)
def test_what_is_not_made_of_one_answer_has_no_figure(
    operands: tuple[Any, ...], more: dict[str, Any]
) -> None:
    assert figure_of(*operands, **more) is None


def test_so_many_factors_that_a_digit_might_be_lost_have_no_figure() -> None:
    seven = figure_of(*[N] * 7, how=PRODUCT)
    assert seven is not None
    assert seven.factors == 7
    assert figure_of(*[N] * 8, how=PRODUCT) is None
    assert figure_of(*[N] * 50) is not None  # a sum of many needs no more room
    assert figure_of(ValueOf("w"), N, how=PRODUCT, w=(PRODUCT, (N,) * 7)) is None


def test_a_question_with_more_decimals_than_a_file_can_ask_for_has_no_figure() -> None:
    guide = guide_of(Numbers(None, None, 12, ""), {"v": (SUM, (N, 1))})
    assert Figures(guide).of("v") is None


def test_nothing_is_counted_in_a_number() -> None:
    figures = Figures(guide_of(DOMAINS[0], {"v": (SUM, (N, 1))}))
    figure = figures.of("v")
    assert figure is not None
    assert figures.where(figure, Count(frozenset("x"), Range(0))) == ()


def test_a_number_is_no_text() -> None:
    figures = Figures(guide_of(DOMAINS[0], {"v": (SUM, (N, 1))}))
    figure = figures.of("v")
    assert figure is not None
    assert figures.where(figure, Among(frozenset({"x"}))) == ()
