"""Texts of a flow in words: echoes filled in, readings shown after the word.

Never enters: sentences of our own (the views have those), line breaking.
"""

from collections.abc import Mapping
from decimal import Decimal

from guide.language.conditions import AnswerOf, Lookup, MarkOf, Name, OutputOf, Value
from guide.language.model import NO, UNSURE, YES, Dates, Flow, MarkEach, Numbers, OneOf, SomeOf
from guide.language.texts import Echo, EntryName, Part, Reading, Text

MARK_WORDS: Mapping[str, str] = {YES: "はい", NO: "いいえ", UNSURE: "わからない"}
"""What the marks of a checklist are called."""

NOTHING = "（まだ答えていません）"
"""What an echo of an unanswered question says."""


def spoken(text: Text) -> str:
    """A text that echoes nothing, in words."""
    return "".join(_fixed(part) for part in text)


def _fixed(part: Part) -> str:
    if isinstance(part, str):
        return part
    return f"{part.word}（{part.kana}）" if isinstance(part, Reading) else ""


def fill(text: Text, flow: Flow, value_of: Lookup) -> str:
    """A text in words, with every echo filled in from the values of names."""
    words = []
    for part in text:
        if isinstance(part, Echo):
            words.append(name_in_words(flow, part.name, value_of(part.name)))
        elif isinstance(part, EntryName):
            words.append(flow.entry(part.catalogue, part.entry).name)
        else:
            words.append(_fixed(part))
    return "".join(words)


def name_in_words(flow: Flow, name: Name, value: Value | None) -> str:
    """The value of a name as people say it."""
    if value is None:
        return NOTHING
    match name:
        case AnswerOf(question):
            return answer_in_words(flow, question, value)
        case MarkOf():
            return MARK_WORDS.get(str(value), str(value))
        case OutputOf(table, output):
            catalogue = flow.tables[table].output(output).catalogue
            members = value if isinstance(value, tuple) else (value,)
            if catalogue:
                return "、".join(flow.entry(catalogue, str(member)).name for member in members)
            return "、".join(f"{member:,}" if isinstance(member, int | Decimal) else str(member) for member in members)


def answer_in_words(flow: Flow, step_id: str, value: Value) -> str:
    """An answer as people say it: the option's text, the marks by item, the number with its unit."""
    domain = flow.asking(step_id).domain
    if isinstance(domain, OneOf):
        return spoken(domain.options[str(value)].text)
    if isinstance(domain, SomeOf) and isinstance(value, tuple):
        return "、".join(spoken(domain.options[str(option)].text) for option in value) or "なし"
    if isinstance(domain, MarkEach) and isinstance(value, Mapping):
        return "、".join(f"{number} {MARK_WORDS[value[item]]}" for number, item in enumerate(domain.items, 1))
    if isinstance(domain, Numbers) and isinstance(value, int | Decimal):
        return f"{value:,f}{domain.unit}" if isinstance(value, Decimal) else f"{value:,}{domain.unit}"
    if isinstance(domain, Dates):
        return date_in_words(str(value))
    return str(value)


def date_in_words(iso: str) -> str:
    """An ISO date as people write it."""
    year, month, day = iso.split("-")
    return f"{int(year)}年{int(month)}月{int(day)}日"
