"""Raw answers to values: what a question takes, and a sentence for people when it does not.

`accept` is the only way a value enters an interview. A raw answer is what a view or a file gives: text, a
number, a list, a mapping. Canonical values are plain and immutable (see `guide.language.conditions.Value`):
the option id, the tuple of option ids in the order of the file, the marks by item, a number, an ISO date, a
text. A canonical value is accepted as it is, so that saved answers can be read again.

Every refusal says what would be accepted, mostly with an example, and never what was wrong with the person.

Never enters: where the answer came from, what follows from it.
"""

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from types import MappingProxyType
from typing import assert_never

from msgspec import Struct

from guide.engine.amounts import EXACT, LARGEST, canonical, in_words
from guide.engine.wording import MARK_WORDS, date_in_words, mark_in_words, spoken
from guide.japanese.clean import clean
from guide.japanese.dates import parse_date
from guide.japanese.numerals import parse_number
from guide.language.conditions import Value
from guide.language.model import (
    MARKS,
    Asking,
    Dates,
    Domain,
    Flow,
    FreeText,
    MarkEach,
    Numbers,
    OneOf,
    Option,
    Page,
    SomeOf,
)
from guide.sentences.wordings import said

_MARK_NAMES = {word: mark for mark, word in MARK_WORDS.items()}
_MOST_LISTED = 12
"""More options than this are not all read out in a sentence."""

_QUOTED = 40
"""Characters of someone's words that stand in a sentence."""

_EXAMPLE, _EXAMPLE_YEN = 5, 10_000
"""Numbers to show as an example, if the question takes them: five yen would be no budget."""

_DIGITS = len(str(LARGEST)) - 1
"""Digits a number may have."""

_LONGEST_OPTION = 1000
"""Characters beyond which a text is not looked for among the words of options."""


class Refusal(Struct, frozen=True):
    """Why an answer was not taken, in one or two sentences, and the checklist items still to answer."""

    sentence: str
    missing: tuple[str, ...] = ()


def accept(step: Asking, raw: object, wording: str = "") -> Value | Refusal:
    """The canonical value of a raw answer to a step, or why it is none. Total: any object may come.

    A refusal is said in the wording.
    """
    domain: Domain = step.domain
    match domain:
        case OneOf(options):
            value = _one(options, raw, wording)
        case SomeOf():
            value = _some(domain, raw, wording)
        case MarkEach(items):
            value = _marks(items, raw, wording)
        case Numbers():
            value = _number(domain, raw, wording)
        case Dates():
            value = _date(domain, raw, wording)
        case FreeText():
            value = _text(domain, raw, wording)
        case _:
            assert_never(domain)
    return value


def read_all_pages(flow: Flow, answers: Mapping[str, object]) -> dict[str, object]:
    """The answers, and every other page as read with nothing ticked: for walks in which nobody reads.

    Pages off the path change nothing, so all of them may be marked.
    """
    unread: dict[str, object] = {step.id: () for step in flow.steps.values() if isinstance(step, Page)}
    return unread | dict(answers)


def quoted(written: object, wording: str = "") -> str:
    """Words of a person or a file, safe and short enough to stand in a sentence."""
    if not isinstance(written, str):
        return said(wording, "（文字ではないもの）")
    # Cut before cleaning, so that a million characters cost nothing; what is cut off is cut off afterwards
    # too.
    words = clean(written[: 4 * _QUOTED]).replace("\n", " ")
    cut = len(words) > _QUOTED or len(written) > 4 * _QUOTED
    return said(wording, "「{words}」", words=f"{words[:_QUOTED]}…" if cut else words)


# Options


def _one(options: Mapping[str, Option], raw: object, wording: str) -> Value | Refusal:
    chosen = _option(options, ("yes" if raw else "no") if isinstance(raw, bool) else raw)
    if chosen is not None:
        return chosen
    return Refusal(
        said(wording, "次の中から一つ選んでください{options}。", options=_listed(options, wording))
    )


def _option(options: Mapping[str, Option], raw: object) -> str | None:
    """The option meant by its id or, since refusals name them so, by its words."""
    if not isinstance(raw, str):
        return None
    if raw in options:
        return raw
    words = clean(raw).strip() if len(raw) <= _LONGEST_OPTION else ""
    named = [option.id for option in options.values() if words and spoken(option.text) == words]
    return named[0] if len(named) == 1 else None


def _some(domain: SomeOf, raw: object, wording: str) -> Value | Refusal:
    written = [raw] if isinstance(raw, str) else raw
    if not isinstance(written, list | tuple):
        sentence = "次の中から選んでください{options}。"
        return Refusal(said(wording, sentence, options=_listed(domain.options, wording)))
    if written and not domain.options:
        return Refusal(said(wording, "ここには選ぶものがありません。そのまま次へ進めます。"))
    chosen = set()
    for one in written:
        option = _option(domain.options, one)
        if option is None:
            sentence = "{written}は選べません。次の中から選んでください{options}。"
            facts = {"written": quoted(one, wording), "options": _listed(domain.options, wording)}
            return Refusal(said(wording, sentence, **facts))
        chosen.add(option)
    return _together(domain, tuple(option for option in domain.options if option in chosen), wording)


def _together(domain: SomeOf, value: tuple[str, ...], wording: str) -> Value | Refusal:
    """The options, if they may be chosen together."""
    alone = next((option for option in value if option in domain.exclusive), None)
    if alone is not None and len(value) > 1:
        words = quoted(spoken(domain.options[alone].text), wording)
        sentence = "{option}は、それだけで選びます。ほかの選択を外すか、{option}を外してください。"
        return Refusal(said(wording, sentence, option=words))
    too_many = domain.most is not None and len(value) > domain.most
    if domain.refusal and (too_many or len(value) < domain.least):
        return Refusal(spoken(domain.refusal))
    if len(value) < domain.least:
        return Refusal(said(wording, "{least}つ以上選んでください。", least=domain.least))
    if too_many:
        sentence = "選べるのは{most}つまでです。今は{chosen}つ選んでいます。"
        return Refusal(said(wording, sentence, most=domain.most, chosen=len(value)))
    return value


def _listed(options: Mapping[str, Option], wording: str) -> str:
    """The options read out, in brackets."""
    texts = [spoken(option.text) for option in options.values()]
    if len(texts) > _MOST_LISTED:
        more = said(wording, "ほか{count}件", count=len(texts) - _MOST_LISTED)
        texts = [*texts[:_MOST_LISTED], more]
    return said(wording, "（{words}）", words=" / ".join(texts))


# Checklists


def _marks(items: Mapping[str, Option], raw: object, wording: str) -> Value | Refusal:
    if not isinstance(raw, Mapping):
        return _unmarked(items, tuple(items), wording)
    unknown = next((key for key in raw if key not in items), None)
    if unknown is not None:
        sentence = "{written}という項目はありません。項目は{count}つです。"
        return Refusal(said(wording, sentence, written=quoted(unknown, wording), count=len(items)))
    marks = {key: _mark(raw[key], wording) for key in items if key in raw}
    missing = tuple(key for key in items if marks.get(key) is None)
    if missing:
        return _unmarked(items, missing, wording)
    return MappingProxyType({key: str(marks[key]) for key in items})


def _unmarked(items: Mapping[str, Option], missing: tuple[str, ...], wording: str) -> Refusal:
    if len(missing) == len(items):
        sentence = "項目ごとに、はい・いいえ・わからない のどれかを選んでください。"
        return Refusal(said(wording, sentence), missing)
    places = [said(wording, "{number}番", number=at) for at, key in enumerate(items, 1) if key in missing]
    sentence = "{numbers}がまだです。はい・いいえ・わからない のどれかを選んでください。"
    return Refusal(said(wording, sentence, numbers=said(wording, "、").join(places)), missing)


def _mark(raw: object, wording: str) -> str | None:
    if isinstance(raw, bool):
        return "yes" if raw else "no"
    if not isinstance(raw, str):
        return None
    return raw if raw in MARKS else _MARK_NAMES.get(raw) or _worded_mark(raw, wording)


def _worded_mark(raw: str, wording: str) -> str | None:
    return next((mark for mark in MARKS if mark_in_words(mark, wording) == raw), None)


# Numbers


def _number(domain: Numbers, raw: object, wording: str) -> Value | Refusal:
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
    return number == _to_scale(domain, number, ROUND_FLOOR)


def _to_scale(domain: Numbers, number: Decimal, rounding: str) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-domain.decimals, EXACT), rounding, EXACT)


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
        return said(wording, bounds, digits=_DIGITS, sort=sort, example=example)
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
    """A number that would be accepted, if there is one."""
    example = Decimal(_EXAMPLE_YEN if domain.unit == "円" else _EXAMPLE)
    if domain.least is not None and example < domain.least:
        example = _to_scale(domain, domain.least, ROUND_CEILING)
    if domain.most is not None and example > domain.most:
        example = _to_scale(domain, domain.most, ROUND_FLOOR)
    return _number_words(domain, example)


def _number_words(domain: Numbers, number: Decimal) -> str:
    return in_words(canonical(number), domain.unit)


# Dates and texts


def _date(domain: Dates, raw: object, wording: str) -> Value | Refusal:
    read = parse_date(raw) if isinstance(raw, str) else None
    if read is not None and (domain.least or read) <= read <= (domain.most or read):
        return read
    if read is not None and domain.refusal:
        return Refusal(spoken(domain.refusal))
    least, most = (
        None if end is None else date_in_words(end, wording) for end in (domain.least, domain.most)
    )
    bounds = _by_bounds(
        least,
        most,
        "{least}から{most}までの日付で答えてください（例: {example}）。",
        "{least}以降の日付で答えてください（例: {example}）。",
        "{most}以前の日付で答えてください（例: {example}）。",
        "カレンダーにある日付で答えてください（例: {example}）。",
    )
    example = least or most or said(wording, "2026年4月1日、令和8年4月1日")
    return Refusal(said(wording, bounds, least=least, most=most, example=example))


def _text(domain: FreeText, raw: object, wording: str) -> Value | Refusal:
    if not isinstance(raw, str):
        return Refusal(said(wording, "文字で答えてください。"))
    text = clean(raw).strip()
    if not text and not domain.optional:
        return Refusal(said(wording, "何か書いてください。短くてもかまいません。"))
    if len(text) > domain.longest:
        sentence = "{longest:,}文字までで書いてください。今は{written:,}文字です。"
        return Refusal(said(wording, sentence, longest=domain.longest, written=len(text)))
    return text
