"""Dates as people in Japan write them, read into ISO 8601.

Purpose: 2026-4-1, 2026/4/1, 20260401, 2026年4月1日, 令和8年4月1日, R8.4.1 and 令和元年五月一日 all name one
day each.

Invariant: the result is a day of the Gregorian calendar, or None. Nothing is guessed: 26/4/1 could be 平成
26年.

Must never enter: today's date, ranges of questions, sentences for people.

Decision: an era year counts on from the era's first year, whatever the day. Papers printed before a change
of era name days after its end (平成32年3月31日 stands in plans of 2015), and 令和元年4月1日 is written for
the fiscal year though 令和 began in May; both name one day without doubt. Eras begin with 明治6年 (1873),
when Japan took the Gregorian calendar: an earlier date in the old calendar is another day, so it is
refused.
"""

import datetime as dt
import re
from functools import cache

from guide.japanese.numerals import parse_number, plain_digits

_LONGEST = 30
BEFORE_FIRST_YEAR = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The western year before the first of each era."""

_ERAS = BEFORE_FIRST_YEAR | dict(zip("MTSHR", BEFORE_FIRST_YEAR.values(), strict=True))
FIRST_YEAR = 1000
"""No year before this is read: a western year has four digits."""

_GREGORIAN_SINCE = 1873
_LAST_ERA_YEAR = 99


@cache
def _date() -> re.Pattern[str]:
    number = "[0-9〇零一二三四五六七八九十百千]"
    return re.compile(
        r"(?P<whole_year>[0-9]{4})(?P<whole_month>[0-9]{2})(?P<whole_day>[0-9]{2})"
        rf"|(?P<era>明治|大正|昭和|平成|令和|[MTSHR])?(?P<year>元|{number}{{1,5}})"
        rf"(?:年(?P<month>{number}{{1,3}})月(?P<day>{number}{{1,3}})日"
        r"|(?P<mark>[-/.])(?P<plain_month>[0-9]{1,2})(?P=mark)(?P<plain_day>[0-9]{1,2}))",
    )


def parse_date(text: str) -> str | None:
    """Return the day that the text names as ISO text (2026-04-01); None for no date or a day that never was.

    Full-width digits, kanji numerals, 元年, the era letters M T S H R and spaces anywhere are accepted. A
    western year has four digits, a year of an era at most two; digits alone are all eight of a western date.
    """
    plain = plain_digits(text) if len(text) <= _LONGEST else None
    found = _date().fullmatch("".join(plain.split()).upper()) if plain else None
    if found is None:
        return None
    era, written = found["era"], found["whole_year"] or found["year"]
    year = 1 if written == "元" else _whole(written)
    if era:
        if not 1 <= year <= _LAST_ERA_YEAR:
            return None
        year += _ERAS[era]
    if year < (_GREGORIAN_SINCE if era else FIRST_YEAR):
        return None
    try:
        month = found["whole_month"] or found["month"] or found["plain_month"]
        day = found["whole_day"] or found["day"] or found["plain_day"]
        return dt.date(year, _whole(month), _whole(day)).isoformat()
    except ValueError:
        return None


def _whole(text: str) -> int:
    """Return the number of a part of a date, 0 if it is not one: no year, month or day is 0."""
    return int(parse_number(text) or 0)
