"""Numbers and search keys in the many ways people in Japan write them.

Purpose: `parse_number` reads １，２３４円, 十万 and 3万5千; `search_key` makes spellings of one word alike.

Invariant: what is returned is a value or a key. It never replaces the text it was read from: compatibility
normalising (NFKC) would turn ① into 1 in a name.

Must never enter: ranges and limits of questions, sentences for people, floating point.
"""

import re
import unicodedata
from collections.abc import Iterable
from decimal import Context, Decimal
from functools import cache

_LONGEST = 40
"""More characters than any amount has; it bounds the work that a typed text can cause."""

_EXACT = Context(prec=200)
"""Enough digits for any text within the limit, so that no digit is rounded."""

_KANJI_DIGITS = str.maketrans("〇零一二三四五六七八九壱弐参", "00123456789123")
_SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12, "京": 10**16}
_HIRAGANA_OF = {code: code - 0x60 for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)}


def plain_digits(text: str) -> str | None:
    """Return the text with full-width forms made plain, for parsing only.

    None if it holds a sign that only looks like a digit, such as ① or ²: what it meant cannot be known.
    """
    if any(unicodedata.category(character) == "No" for character in text):
        return None
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()


def search_key(text: str) -> str:
    """Return a key under which spellings of one word meet: width, case, kana and spaces do not count."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    # Once more after the spaces are gone: a voiced mark standing alone (゛) holds a space in its NFKC form.
    joined = unicodedata.normalize("NFKC", "".join(folded.split()))
    return joined.translate(_HIRAGANA_OF)


_DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_UNITS = "[十拾百千万萬億兆京]"


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"([+-]?)\s*({_DIGITS}|.*{_UNITS}.*)")


@cache
def _token() -> re.Pattern[str]:
    return re.compile(rf"{_DIGITS}|{_UNITS}")


def _amount(text: str) -> Decimal | None:
    """Return the value of a numeral with units, such as 3万5千; None if its parts do not descend."""
    total = section = Decimal(0)
    digits: Decimal | None = None
    # Each part must be smaller than the unit before it: 3万5千 and 千五百, but not 3万5億 or 百5百.
    large: Decimal | int = Decimal("Infinity")
    small: Decimal | int = Decimal("Infinity")
    end = 0
    for found in _token().finditer(text):
        if found.start() != end:
            return None
        end = found.end()
        unit = found[0]
        if unit in _SMALL:
            part = _EXACT.multiply(Decimal(1) if digits is None else digits, Decimal(_SMALL[unit]))
            if part >= small:
                return None
            section, small, digits = _EXACT.add(section, part), _SMALL[unit], None
        elif unit in _LARGE:
            section = _EXACT.multiply(_EXACT.add(section, digits or Decimal(0)), Decimal(_LARGE[unit]))
            if not section or section >= large:
                return None
            total, section, digits = _EXACT.add(total, section), Decimal(0), None
            large, small = _LARGE[unit], Decimal("Infinity")
        else:
            digits = Decimal(unit.replace(",", ""))
            if digits >= min(small, large):
                return None
    section = _EXACT.add(section, digits or Decimal(0))
    return _EXACT.add(total, section) if end == len(text) and section < large else None


def parse_number(text: str, units: Iterable[str] = ()) -> Decimal | None:
    """Return the number that the text says, or None if it says none or more than one reading is possible.

    Read are ASCII and full-width digits with grouping commas, a decimal point and a sign, and kanji
    numerals (二十三, 3万5千, 二〇二六). A badly grouped 1,23 is refused: it may be a slip of the finger.

    Args:
        text: what a person typed.
        units: what may follow the number and is ignored, such as 円 or 人; with 円 also a leading ¥.
    """
    plain = plain_digits(text) if len(text) <= _LONGEST else None
    if plain is None:
        return None
    units = sorted((unicodedata.normalize("NFKC", unit) for unit in units), key=len, reverse=True)
    if "円" in units:
        plain = plain.removeprefix("¥").lstrip()
    for unit in units:
        if unit and plain.endswith(unit):
            plain = plain.removesuffix(unit).rstrip()
            break
    found = _number().fullmatch(plain.translate(_KANJI_DIGITS))
    if found is None:
        return None
    amount = _amount(found[2])
    if amount is None:
        return None
    if amount == (whole := amount.to_integral_value()):
        amount = whole  # 1.5万 is 15000, not 15000.0
    # Adding zero makes -0 an ordinary zero.
    return _EXACT.add(amount.copy_negate() if found[1] == "-" else amount, Decimal(0))
