"""Ranges of numbers and dates as flow files write them, and what a mistaken one may have meant.

Invariant: what `how_to_write` suggests is read by `read_range` as a range that holds something.

Never enters: where a range is used.
"""

import re
from datetime import date
from decimal import Decimal

from guide.japanese.dates import parse_date
from guide.japanese.numerals import parse_number, plain_digits
from guide.language.conditions import Range, Scalar
from guide.language.domains import MOST_DIGITS
from guide.language.names import Sort

_COMPARISON = re.compile(r"(>=|<=|>|<)\s*(\S+)")
_INTERVAL = re.compile(r"([\[(])\s*([^\s.]*(?:\.\d+)?)\s*\.\.\s*([^\s\])]*)\s*([\])])")

_NUMBER = re.compile(rf"[-+]?\d{{1,{MOST_DIGITS}}}(\.\d{{1,9}})?", re.ASCII)

_SIGNS = {"≧": ">=", "≥": ">=", "=>": ">=", "≦": "<=", "≤": "<=", "=<": "<="}
_AFTER = {
    "以上": ">=",
    "以後": ">=",
    "以降": ">=",
    "から": ">=",
    "以下": "<=",
    "以前": "<=",
    "まで": "<=",
    "未満": "<",
    "より前": "<",
    "より大きい": ">",
    "より後": ">",
}
"""What people write for a comparison: a sign before its end, or a word after it."""

_WRITTEN = re.compile("|".join(map(re.escape, _SIGNS)))
_WORDED = re.compile(rf"(.+?)({'|'.join(_AFTER)})")
_BETWEEN = re.compile(r"[\[(]?(.+?)\s*(?:\.\.|~|〜|から)\s*(.+?)(?:まで|以下)?[\])]?")
_UNITS = ("円", "人", "名", "日", "年", "件", "回", "歳", "世帯")


def read_range(value: object, sort: Sort) -> Range | None:
    """A number, date, comparison or interval as a Range (a value is one too); None if it is none of them."""
    if not isinstance(value, str):
        end = read_end(value, sort)
        return None if end is None else Range(end, end)
    comparison = _COMPARISON.fullmatch(value.strip())
    if comparison:
        end = read_end(comparison[2], sort)
        if end is None:
            return None
        is_open = len(comparison[1]) == 1
        return (
            Range(low=end, low_open=is_open) if ">" in comparison[1] else Range(high=end, high_open=is_open)
        )
    interval = _INTERVAL.fullmatch(value.strip())
    if interval:
        low, high = read_end(interval[2], sort), read_end(interval[3], sort)
        if (low is None and interval[2]) or (high is None and interval[3]):
            return None
        return Range(low, high, low_open=interval[1] == "(", high_open=interval[4] == ")")
    end = read_end(value, sort)
    return None if end is None else Range(end, end)


def read_end(value: object, sort: Sort) -> Scalar | None:
    """One end of a range: a number, or an ISO date as text."""
    if sort is Sort.DATE:
        return value if isinstance(value, str) and is_date(value) else None
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return value
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        number = Decimal(value)
        return int(number) if number == number.to_integral_value() else number
    return None


def is_date(text: str) -> bool:
    """Whether the text is a date that exists, written YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def empty(interval: Range) -> bool:
    """Whether no value lies in the interval."""
    low, high = interval.low, interval.high
    if low is None or high is None:
        return False
    return low > high or (low == high and (interval.low_open or interval.high_open))  # type: ignore[operator]


def how_to_write(written: str, sort: Sort) -> str:
    """What the author may have meant, as a range that holds something, or examples of ranges of this sort."""
    meant = _meant(written, sort)
    suggested = read_range(meant, sort)
    if suggested is not None and not empty(suggested):
        return f'"{meant}" のことですか。'
    if sort is Sort.DATE:
        return '"< 2026-04-01" や "[2026-04-01..2026-09-30]" のように、暦にある日を書きます。'
    return '">= 5" や "[1..5)" のように書きます。'


def _meant(written: str, sort: Sort) -> str:
    plain = plain_digits(written[:80]) or ""
    plain = _WRITTEN.sub(lambda sign: _SIGNS[sign[0]], plain).strip()
    if comparison := re.fullmatch(r"(>=|<=|>|<)(.+)", plain):
        return _compared(comparison[1], comparison[2], sort)
    if between := _BETWEEN.fullmatch(plain):
        low, high = _end(between[1], sort), _end(between[2], sort)
        return f"[{low}..{high}]" if low and high else ""
    if worded := _WORDED.fullmatch(plain):
        return _compared(_AFTER[worded[2]], worded[1], sort)
    return ""


def _compared(sign: str, end: str, sort: Sort) -> str:
    meant = _end(end, sort)
    return f"{sign} {meant}" if meant else ""


def _end(written: str, sort: Sort) -> str:
    """One end of a range as a flow file has it, from one as people write it; "" if it is none."""
    if sort is Sort.DATE:
        return parse_date(written.strip()) or ""
    number = parse_number(written.strip(), _UNITS)
    return f"{number:f}" if number is not None else ""
