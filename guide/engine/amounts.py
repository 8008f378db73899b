"""Exact amounts: decimal numbers in one canonical form, and in words.

Invariant: one amount has one form (5 and never 5.0 or 5E+0), and no digit is rounded away. The context is
this module's own, so that nothing the rest of a program sets can change a result.

Never enters: reading text (see `guide.japanese.numerals`), ranges of questions.
"""

from collections.abc import Iterable
from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from functools import reduce

from guide.language.model import LARGEST, MOST_DIGITS, Arithmetic

_DIGITS = 200

EXACT = Context(prec=_DIGITS, traps=[InvalidOperation])
"""Enough digits for the sum of any amounts that a flow or an answer can hold."""

_STRICT = Context(prec=_DIGITS, traps=[InvalidOperation, Inexact, Overflow])
"""As EXACT, for what may outgrow it."""

MOST_DECIMALS = 9
"""Decimals that an answer may have (see `guide.language.document`)."""

MOST_FACTORS: int = _DIGITS // (MOST_DIGITS + MOST_DECIMALS)
"""So many short numbers, multiplied, keep every digit (7); sums of them take no more room."""


def canonical(number: Decimal) -> int | Decimal:
    """The one form of a finite amount: an int if it is whole, else a Decimal without trailing zeros."""
    whole = number.to_integral_value(context=EXACT)
    return int(whole) if number == whole else number.normalize(EXACT)


def total(numbers: Iterable[int | Decimal]) -> int | Decimal:
    """The exact sum."""
    return canonical(reduce(EXACT.add, (Decimal(number) for number in numbers), Decimal(0)))


def calculated(how: Arithmetic, numbers: Iterable[int | Decimal]) -> int | Decimal | None:
    """The exact sum, difference or product; None where it has too many digits or is as large as LARGEST."""
    operation = {
        Arithmetic.SUM: _STRICT.add,
        Arithmetic.DIFFERENCE: _STRICT.subtract,
        Arithmetic.PRODUCT: _STRICT.multiply,
    }[how]
    try:
        result = reduce(operation, map(Decimal, numbers))
    except (Inexact, Overflow):
        return None
    return canonical(result) if result.copy_abs() < LARGEST else None


def is_short(number: int | Decimal) -> bool:
    """Whether a constant has no more digits, before and behind the point, than an answer can have."""
    decimal = Decimal(number)
    return decimal.copy_abs() < LARGEST and -int(decimal.as_tuple().exponent) <= MOST_DECIMALS


def in_words(number: int | Decimal, unit: str = "") -> str:
    """An amount as people write it: 1,234円, 5 people, never 1.2E+3."""
    gap = " " if unit[:1].isascii() and unit[:1].isalpha() else ""
    return f"{number:,d}{gap}{unit}" if isinstance(number, int) else f"{number:,f}{gap}{unit}"
