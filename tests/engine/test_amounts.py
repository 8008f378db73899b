"""Amounts are exact, have one form and read as people write them."""

from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from guide.engine.amounts import MOST_FACTORS, calculated, canonical, in_words, is_short, total
from guide.language.model import LARGEST, Arithmetic

AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False, places=9, min_value=-(10**17), max_value=10**17)


def test_a_whole_amount_is_an_int_and_a_part_has_no_trailing_zeros() -> None:
    assert repr(canonical(Decimal("5.00"))) == "5"
    assert repr(canonical(Decimal("1E+3"))) == "1000"
    assert repr(canonical(Decimal("-0.50"))) == "Decimal('-0.5')"
    assert repr(canonical(Decimal("-0"))) == "0"


@given(AMOUNTS)
def test_the_canonical_form_is_the_same_amount_and_canonical_again(amount: Decimal) -> None:
    form = canonical(amount)
    assert form == amount
    assert repr(canonical(Decimal(form))) == repr(form)


def test_a_sum_loses_no_digit_whatever_the_program_around_it_has_set() -> None:
    with localcontext() as context:
        context.prec = 3
        assert total([Decimal("1234567.25"), 10**30, Decimal("0.75")]) == 10**30 + 1234568


def test_the_sum_of_nothing_is_zero() -> None:
    assert total([]) == 0


def test_an_amount_is_written_with_commas_and_its_unit() -> None:
    assert in_words(1234567, "円") == "1,234,567円"
    assert in_words(Decimal("1234.5")) == "1,234.5"
    assert in_words(Decimal("1E+3"), "人") == "1,000人"


def test_an_amount_is_calculated_from_left_to_right_and_stays_below_the_largest() -> None:
    assert calculated(Arithmetic.DIFFERENCE, [5, 2, Decimal("0.5")]) == Decimal("2.5")
    assert calculated(Arithmetic.PRODUCT, [2, Decimal("0.5")]) == 1
    assert calculated(Arithmetic.SUM, [LARGEST - 1]) == LARGEST - 1
    assert calculated(Arithmetic.SUM, [LARGEST - 1, 1]) is None
    assert calculated(Arithmetic.PRODUCT, [Decimal("1e-150"), Decimal("1.5"), Decimal("1e17")]) is not None
    assert calculated(Arithmetic.PRODUCT, [Decimal("0." + "3" * 150)] * 2) is None


def test_so_many_factors_of_the_longest_answers_keep_every_digit() -> None:
    longest = LARGEST - Decimal("0.000000001")
    assert is_short(longest)
    assert calculated(Arithmetic.PRODUCT, [longest] * MOST_FACTORS + [0]) == 0
    assert calculated(Arithmetic.PRODUCT, [longest] * (MOST_FACTORS + 1) + [0]) is None
    assert not is_short(LARGEST)
    assert not is_short(Decimal("0.0000000001"))
