"""Raw answers to values: what a question takes, and a sentence for people when it does not.

`accept` is the only way a value enters an interview. A raw answer is what a view or a file gives: text, a
number, a list, a mapping. Canonical values are plain and immutable (see `guide.language.conditions.Value`):
the option id, the tuple of option ids in the order of the file, the marks by item, a number, an ISO date, a
text. A canonical value is accepted as it is and as JSON holds it, so that saved answers can be read again.

Never enters: where the answer came from, what follows from it.
"""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeAlias, assert_never

from guide.engine import amount_answers
from guide.engine.refusal import Refusal, quoted
from guide.engine.wording import mark_in_words, spoken, ways_said
from guide.japanese.clean import clean
from guide.language.conditions import Value
from guide.language.model import (
    MARK_WORDS,
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
from guide.sentences.wordings import said, things

__all__ = ["JsonValue", "Refusal", "accept", "as_json_value", "quoted", "read_all_pages"]

JsonValue: TypeAlias = str | int | list[str] | dict[str, str]
"""A value as JSON holds it; an amount with decimals is text, so that no digit is rounded."""

_MARK_NAMES = {word: mark for mark, word in MARK_WORDS.items()}
_MOST_LISTED = 12
"""More options than this are not all read out in a sentence."""

_LONGEST_OPTION = 1000
"""Characters beyond which a text is not looked for among the words of options."""


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
            value = amount_answers.number(domain, raw, wording)
        case Dates():
            value = amount_answers.date(domain, raw, wording)
        case FreeText():
            value = _text(domain, raw, wording)
        case _:
            assert_never(domain)
    return value


def as_json_value(value: Value) -> JsonValue:
    """A canonical value for JSON; `accept` reads it back."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, tuple):
        return [str(one) for one in value]
    return f"{value:f}" if isinstance(value, Decimal) else value


def read_all_pages(flow: Flow, answers: Mapping[str, object]) -> dict[str, object]:
    """The answers, and every other page as read with nothing ticked: for walks in which nobody reads.

    Pages off the path change nothing, so all of them may be marked.
    """
    unread: dict[str, object] = {step.id: () for step in flow.steps.values() if isinstance(step, Page)}
    return unread | dict(answers)


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
    named = [option.id for option in options.values() if words and words in ways_said(option.text)]
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
        return Refusal(said(wording, "{least}以上選んでください。", least=things(wording, domain.least)))
    if too_many:
        sentence = "選べるのは{most}までです。今は{chosen}です。"
        return Refusal(
            said(
                wording, sentence, most=things(wording, domain.most or 0), chosen=things(wording, len(value))
            )
        )
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
        sentence = "{written}という項目はありません。項目は{count}です。"
        return Refusal(
            said(wording, sentence, written=quoted(unknown, wording), count=things(wording, len(items)))
        )
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


# Texts


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
