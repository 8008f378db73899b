"""Raw answers to numbers and dates: what a question's range takes, and a sentence that says so otherwise.

Never enters: where the answer came from.
"""

from decimal import ROUND_FLOOR, Decimal

from guide.engine.amounts import EXACT, canonical, in_words
from guide.engine.refusal import Refusal
from guide.engine.wording import date_in_words, spoken
from guide.japanese.dates import parse_date
from guide.japanese.numerals import parse_number
from guide.language.conditions import Value
from guide.language.model import FIRST_DAY, LARGEST, MOST_DIGITS, Dates, Numbers
from guide.sentences.wordings import said

_EXAMPLE, _EXAMPLE_YEN = 5, 10_000
"""Numbers to show as an example, if the question takes them: five yen would be no budget."""

_YEN = frozenset({"円", "yen"})

# Numbers


def number(domain: Numbers, raw: object, wording: str) -> Value | Refusal:
    """The exact number, if it is in range and has no more decimals than are taken."""
    number = _read_number(raw, domain.unit)
    if number is not None and domain.refusal and not _in_range(domain, number):
        return Refusal(spoken(domain.refusal))
    too_large = number is not None and number.copy_abs() >= LARGEST
    if number is None or too_large or not _in_range(domain, number) or not _fits(domain, number):
        bounded = number is None or not too_large or not _in_range(domain, number)
        return Refusal(_accepted_numbers(domain, wording, bounded=bounded))
    return canonical(number)


def _read_number(raw: object, unit: str) -> Decimal | None:
    """The finite number of a raw answer, LARGEST for what is larger; None if it is none."""
    match raw:
        case bool():
            return None
        case str():
            number = parse_number(raw, (unit,))
        # Compared before it is converted: an int of a million digits takes seconds to become a Decimal.
        case int():
            number = Decimal(min(max(raw, -LARGEST), LARGEST))
        case Decimal():
            number = raw
        case float():
            number = Decimal(str(raw))
        case _:
            return None
    return number if number is not None and number.is_finite() else None


def _in_range(domain: Numbers, number: Decimal) -> bool:
    if domain.least is not None and number < domain.least:
        return False
    return domain.most is None or number <= domain.most


def _fits(domain: Numbers, number: Decimal) -> bool:
    return number == number.quantize(Decimal(1).scaleb(-domain.decimals, EXACT), ROUND_FLOOR, EXACT)


def _accepted_numbers(domain: Numbers, wording: str, *, bounded: bool) -> str:
    """What would be accepted, as in 「1人から5人までの整数で答えてください（例: 5人）。」.

    Not `bounded` is a number that is in the range of the question and yet too large for any answer.
    """
    least = None if domain.least is None else _number_words(domain, domain.least)
    most = None if domain.most is None else _number_words(domain, domain.most)
    whole, parts = "整数", "数（小数は{decimals}けたまで）"
    sort = said(wording, parts, decimals=domain.decimals) if domain.decimals else said(wording, whole)
    if not bounded:
        bounds = "{digits}けたまでの{sort}で答えてください（例: {example}）。"
        example = _example_number(domain)
        return said(wording, bounds, digits=MOST_DIGITS, sort=sort, example=example)
    bounds = _by_bounds(
        least,
        most,
        "{least}から{most}までの{sort}で答えてください（例: {example}）。",
        "{least}以上の{sort}で答えてください（例: {example}）。",
        "{most}以下の{sort}で答えてください（例: {example}）。",
        "{sort}で答えてください（例: {example}）。",
    )
    example = _example_number(domain)
    return said(wording, bounds, least=least, most=most, sort=sort, example=example)


def _by_bounds(least: str | None, most: str | None, *sentences: str) -> str:
    """The sentence for both bounds, for the lower, for the upper, or for none."""
    return sentences[(2 if least is None else 0) + (1 if most is None else 0)]


def _example_number(domain: Numbers) -> str:
    """The number that is taken and is nearest to a usual one."""
    usual, taken = _EXAMPLE_YEN if domain.unit in _YEN else _EXAMPLE, domain.taken()
    example = min(max(usual * 10**domain.decimals, taken.start), taken.stop - 1)
    return _number_words(domain, Decimal(example).scaleb(-domain.decimals, EXACT))


def _number_words(domain: Numbers, number: Decimal) -> str:
    return in_words(canonical(number), domain.unit)


# Dates


def date(domain: Dates, raw: object, wording: str) -> Value | Refusal:
    """The ISO date, if it is in range."""
    read = parse_date(raw) if isinstance(raw, str) else None
    if read is not None and (domain.least or read) <= read <= (domain.most or read):
        return read
    if read is not None and domain.refusal:
        return Refusal(spoken(domain.refusal))
    first = domain.least and max(domain.least, FIRST_DAY)
    least, most = (None if end is None else date_in_words(end, wording) for end in (first, domain.most))
    sentences = (
        "{least}から{most}までの日付で答えてください（例: {example}）。",
        "{least}以降の日付で答えてください（例: {example}）。",
        "{most}以前の日付で答えてください（例: {example}）。",
    )
    if read is None:  # no date at all, or one like February 30th
        sentences = (
            "カレンダーにある、{least}から{most}までの日付で答えてください（例: {example}）。",
            "カレンダーにある、{least}以降の日付で答えてください（例: {example}）。",
            "カレンダーにある、{most}以前の日付で答えてください（例: {example}）。",
        )
    bounds = _by_bounds(least, most, *sentences, "カレンダーにある日付で答えてください（例: {example}）。")
    example = least or most or said(wording, "2026年4月1日、令和8年4月1日")
    return Refusal(said(wording, bounds, least=least, most=most, example=example))
