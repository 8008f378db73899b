"""Raw answers to values: what a question takes, and a sentence for people when it does not.

`accept` is the only way a value enters an interview. A raw answer is what a view or a file gives: text, a number, a
list, a mapping. Canonical values are plain and immutable (see `guide.language.conditions.Value`): the option id, the
tuple of option ids in the order of the file, the marks by item, a number, an ISO date, a text.

Never enters: where the answer came from, what follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from guide.engine.wording import date_in_words, spoken
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


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an answer was not taken, in one or two Japanese sentences, and the items it is about."""

    sentence: str
    missing: tuple[str, ...] = ()


def accept(step: Asking, raw: object) -> Value | Refusal:
    """The canonical value of a raw answer to a step, or why it is none. Total: any object may come."""
    domain: Domain = step.domain
    match domain:
        case OneOf(options):
            return _one(options, raw)
        case SomeOf():
            return _some(domain, raw)
        case MarkEach(items):
            return _marks(items, raw)
        case Numbers():
            return _number(domain, raw)
        case Dates():
            return _date(domain, raw)
        case FreeText():
            return _text(domain, raw)


def _one(options: Mapping[str, Option], raw: object) -> Value | Refusal:
    if isinstance(raw, str) and raw in options:
        return raw
    if isinstance(raw, bool):
        return _one(options, "yes" if raw else "no")
    return Refusal(f"この中から一つ選んでください: {_listed(options)}")


def _some(domain: SomeOf, raw: object) -> Value | Refusal:
    chosen = [raw] if isinstance(raw, str) else raw
    if not isinstance(chosen, list | tuple) or not all(isinstance(one, str) for one in chosen):
        return Refusal(f"この中から選んでください: {_listed(domain.options)}")
    unknown = [one for one in chosen if one not in domain.options]
    if unknown:
        return Refusal(f"「{clean(unknown[0])[:40]}」は選べません。この中から選んでください: {_listed(domain.options)}")
    value = tuple(option for option in domain.options if option in chosen)
    alone = [option for option in value if option in domain.exclusive]
    if alone and len(value) > 1:
        return Refusal(f"「{spoken(domain.options[alone[0]].text)}」は、ほかと一緒に選べません。どちらかにしてください。")
    if len(value) < domain.least:
        return Refusal("一つ以上選んでください。" if domain.least == 1 else f"{domain.least}つ以上選んでください。")
    if domain.most is not None and len(value) > domain.most:
        return Refusal(f"選べるのは{domain.most}つまでです。")
    return value


def _marks(items: Mapping[str, Option], raw: object) -> Value | Refusal:
    if not isinstance(raw, Mapping):
        return Refusal("項目ごとに、はい・いいえ・わからない のどれかで答えてください。", tuple(items))
    named = {str(key): _mark(value) for key, value in raw.items()}
    unknown = [key for key in named if key not in items]
    if unknown:
        return Refusal(f"「{clean(unknown[0])[:40]}」という項目はありません。")
    wrong = tuple(key for key, mark in named.items() if mark is None)
    if wrong:
        return Refusal("項目ごとに、はい・いいえ・わからない のどれかで答えてください。", wrong)
    missing = tuple(key for key in items if key not in named)
    if missing:
        numbers = "、".join(str(number) for number, key in enumerate(items, 1) if key in missing)
        return Refusal(f"{numbers}番がまだです。はい・いいえ・わからない のどれかを選んでください。", missing)
    return MappingProxyType({key: str(named[key]) for key in items})


def _mark(value: object) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) and value in MARKS else None


def _number(domain: Numbers, raw: object) -> Value | Refusal:
    number = _read_number(raw, domain.unit)
    example = _number_text(domain.least if domain.least is not None else Decimal(5), domain)
    if number is None:
        return Refusal(f"数で答えてください（例: {example}）。")
    scale = Decimal(1).scaleb(-domain.decimals)
    try:
        fits = number == number.quantize(scale)
    except InvalidOperation:
        return Refusal(f"数が大きすぎます。数で答えてください（例: {example}）。")
    if not fits:
        places = "整数" if domain.decimals == 0 else f"小数点の下 {domain.decimals} けたまで"
        return Refusal(f"{places}で答えてください（例: {example}）。")
    if domain.least is not None and number < domain.least:
        return Refusal(f"{_number_text(domain.least, domain)}以上の数で答えてください。")
    if domain.most is not None and number > domain.most:
        return Refusal(f"{_number_text(domain.most, domain)}以下の数で答えてください。")
    return int(number) if number == number.to_integral_value() else number.normalize()


def _read_number(raw: object, unit: str) -> Decimal | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | Decimal):
        number = Decimal(raw)
    elif isinstance(raw, float):
        number = Decimal(str(raw))
    elif isinstance(raw, str):
        parsed = parse_number(raw, (unit,))
        if parsed is None:
            return None
        number = parsed
    else:
        return None
    return number if number.is_finite() else None


def _number_text(number: Decimal, domain: Numbers) -> str:
    return f"{number:,f}{domain.unit}"


def _date(domain: Dates, raw: object) -> Value | Refusal:
    read = parse_date(raw) if isinstance(raw, str) else None
    if read is None:
        return Refusal("日付で答えてください（例: 2026年4月1日、令和8年4月1日）。")
    if domain.least is not None and read < domain.least:
        return Refusal(f"{date_in_words(domain.least)}以降の日付で答えてください。")
    if domain.most is not None and read > domain.most:
        return Refusal(f"{date_in_words(domain.most)}以前の日付で答えてください。")
    return read


def _text(domain: FreeText, raw: object) -> Value | Refusal:
    if not isinstance(raw, str):
        return Refusal("文字で答えてください。")
    text = clean(raw).strip()
    if not text and not domain.optional:
        return Refusal("何か書いてください。")
    if len(text) > domain.longest:
        return Refusal(f"{domain.longest}文字までで書いてください（今は{len(text)}文字です）。")
    return text


def _listed(options: Mapping[str, Option]) -> str:
    return " / ".join(spoken(option.text) for option in options.values())


def read_all_pages(flow: Flow, answers: Mapping[str, object]) -> dict[str, object]:
    """The answers with every page read that is not among them, no point ticked: for walks in which nobody reads.

    Pages off the path change nothing, so all of them may be marked.
    """
    unread: dict[str, object] = {step.id: () for step in flow.steps.values() if isinstance(step, Page)}
    return unread | dict(answers)
