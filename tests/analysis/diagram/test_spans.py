"""Arithmetic on spans: never narrower than the truth, and one number where one number is certain."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from guide.analysis.diagram.spans import NOTHING, Span, as_value, calculate, span
from guide.engine.amounts import calculated
from guide.language.conditions import Among, Range, satisfies
from guide.language.model import LARGEST, Arithmetic

ENDS: list[int | Decimal] = [-3, 0, Decimal("0.5"), 2]


@pytest.mark.parametrize("how", Arithmetic)
def test_every_result_lies_in_the_span(how: Arithmetic) -> None:
    for low, high, other, top in product(ENDS, repeat=4):
        if low > high or other > top:
            continue
        found = calculate(how, span(low, high), span(other, top))
        assert found is not None
        for one, two in product((low, high), (other, top)):
            result = calculated(how, [one, two])
            assert result is not None
            assert found.low <= Fraction(result) <= found.high


def test_a_date_is_its_day_and_a_word_is_nothing() -> None:
    second, first = span("2026-04-02", "2026-04-02"), span("2026-04-01", "2026-04-01")
    days = calculate(Arithmetic.DIFFERENCE, second, first)
    assert days == Span(Fraction(1), Fraction(1), 0)
    assert span("春", "春") is NOTHING
    assert calculate(Arithmetic.SUM, span(1, 1), NOTHING) is NOTHING


def test_a_result_that_may_be_too_large_may_be_nothing() -> None:
    large = LARGEST - 1
    assert as_value(calculate(Arithmetic.SUM, span(large, large), span(1, 1))) == {NOTHING}
    open_end = calculate(Arithmetic.SUM, span(0, large), span(1, 1))
    assert as_value(open_end) == {open_end, NOTHING}
    assert as_value(calculate(Arithmetic.SUM, span(-large, -large), span(-1, -1))) == {NOTHING}


def test_a_result_that_may_have_too_many_digits_may_be_nothing() -> None:
    found = span(0, 1, 120)
    found = calculate(Arithmetic.PRODUCT, found, found)
    assert as_value(found) == {found, NOTHING}


@pytest.mark.parametrize(
    ("within", "told"),
    [
        (Range(low=0), {True}),
        (Range(low=5), {True, False}),
        (Range(low=8), {False}),
        (Range(high=1), {False}),
        (Range(low=7), {True, False}),
        (Range(), {True}),
    ],
)
def test_a_set_holds_all_numbers_of_a_span_or_none_or_some(within: Range, told: set[bool]) -> None:
    some = span(3, 7)
    assert some is not None
    assert some.satisfies(Among(frozenset(), (within,))) == told


def test_one_number_is_told_exactly() -> None:
    one = span(Decimal("0.1"), Decimal("0.1"))
    assert one is not None
    among = Among(frozenset({Decimal("0.1")}))
    assert one.satisfies(among) == {satisfies(Decimal("0.1"), among)} == {True}
    wide = span(0, 1)
    assert wide is not None
    assert wide.satisfies(among) == {True, False}
