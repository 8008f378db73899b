"""Texts of a flow in words: echoes filled in, readings shown after the word unless they are silent.

Total: a value that its question does not take is shown as it is, since a half-filled or outdated answer must
not keep a person from reading the others.

Never enters: sentences of our own (the views have those), line breaking.
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import assert_never

from guide.engine.amounts import in_words
from guide.language.conditions import AnswerOf, Lookup, MarkOf, Name, OutputOf, Scalar, Value, ValueOf, holds
from guide.language.model import (
    MARK_WORDS,
    NO,
    YES,
    Amount,
    Dates,
    Derived,
    Flow,
    MarkEach,
    Numbers,
    OneOf,
    Option,
    SomeOf,
)
from guide.language.texts import Echo, EntryName, Part, Reading, Text, Varied
from guide.sentences.wordings import ENGLISH, said

NOTHING = "（まだ答えていません）"
"""What an echo of an unanswered question says."""

UNDECIDED = "（まだ決まっていません）"
"""What an echo of a table's output without a value says."""

NONE_CHOSEN = "なし"
"""What an empty list is called."""

LEFT_BLANK = "（書いていません）"
"""What an empty text is called."""


def mark_in_words(mark: str, wording: str) -> str:
    """What a mark is called in a wording; what is no mark is shown as it is."""
    return said(wording, MARK_WORDS[mark]) if mark in MARK_WORDS else mark


def spoken(text: Text) -> str:
    """A text that echoes nothing, in words."""
    return "".join(_fixed(part) for part in text)


def _fixed(part: Part) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Reading):
        return part.word if part.silent else f"{part.word}（{part.kana}）"
    return ""


def ways_said(text: Text) -> frozenset[str]:
    """What may be written for a text that echoes nothing: with readings, without, or as it is read out."""
    alone = "".join(part.word if isinstance(part, Reading) else _fixed(part) for part in text)
    return frozenset({spoken(text), alone, read_out(text)})


def read_out(text: Text) -> str:
    """A text that echoes nothing, as it is read out: readings in the place of their words."""
    return "".join(part.kana if isinstance(part, Reading) else _fixed(part) for part in text)


def fill(text: Text, flow: Flow, value_of: Lookup) -> str:
    """A text in words, chosen and filled in from the values of names; "" when no wording is for them."""
    words = []
    for part in text:
        if isinstance(part, Echo):
            words.append(name_in_words(flow, part.name, value_of(part.name)))
        elif isinstance(part, EntryName):
            words.append(flow.entry(part.catalogue, part.entry).name)
        elif isinstance(part, Varied):
            said = next((case for when, case in part.cases if when is None or holds(when, value_of)), ())
            words.append(fill(said, flow, value_of))
        else:
            words.append(_fixed(part))
    return "".join(words)


def name_in_words(flow: Flow, name: Name, value: Value | None) -> str:
    """The value of a name as people say it."""
    match name:
        case AnswerOf(question):
            return said(flow.wording, NOTHING) if value is None else answer_in_words(flow, question, value)
        case MarkOf():
            return said(flow.wording, NOTHING) if value is None else mark_in_words(str(value), flow.wording)
        case OutputOf(table, output):
            if value is None:
                return said(flow.wording, UNDECIDED)
            return _output_in_words(flow, table, output, value)
        case ValueOf(derived):
            if value is None:
                return said(flow.wording, UNDECIDED)
            return _derived_in_words(flow.values[derived], value, flow.wording)
        case _:
            assert_never(name)


def _derived_in_words(derived: Derived, value: Value, wording: str) -> str:
    if isinstance(derived, Amount) and isinstance(value, int | Decimal):
        return in_words(value, derived.unit)
    return mark_in_words(str(value), wording)


def _output_in_words(flow: Flow, table: str, output: str, value: Value) -> str:
    """Entries by their names; what is no entry (a count, say) as it is."""
    catalogue = flow.city.catalogues.get(flow.tables[table].output(output).catalogue)
    entries = catalogue.entries if catalogue else {}
    words = [
        entries[member].name
        if isinstance(member, str) and member in entries
        else _plainly(member, flow.wording)
        for member in (value if isinstance(value, tuple) else (value,))
    ]
    return _listed(words, flow.wording)


def _listed(words: Iterable[str], wording: str) -> str:
    told = tuple(words)
    comma = said(wording, "、")
    # In English a list of what has commas itself would read as one long list.
    between = "; " if wording == ENGLISH and any(comma in one for one in told) else comma
    return between.join(told) or said(wording, NONE_CHOSEN)


def answer_in_words(flow: Flow, step_id: str, value: Value) -> str:
    """An answer as people say it: the option's text, the marks by item, the number with its unit."""
    wording = flow.wording
    match flow.asking(step_id).domain, value:
        case OneOf(options), str():
            words = _option_in_words(options, value, wording)
        case SomeOf(options), tuple():
            words = _listed((_option_in_words(options, one, wording) for one in value), wording)
        case MarkEach(items), Mapping():
            marks = [
                said(wording, "{number}番 {mark}", number=number, mark=mark_in_words(value[item], wording))
                for number, item in enumerate(items, 1)
                if item in value
            ]
            words = said(wording, "、").join(marks) or said(wording, NOTHING)
        case Numbers(unit=unit), int() | Decimal():
            words = in_words(value, unit)
        case Dates(), str():
            words = date_in_words(value, wording)
        case _:
            words = _plainly(value, wording) or said(wording, LEFT_BLANK)
    return words


def _option_in_words(options: Mapping[str, Option], option: Scalar, wording: str) -> str:
    known = options.get(option) if isinstance(option, str) else None
    return spoken(known.text) if known else _plainly(option, wording)


def _plainly(value: Value, wording: str) -> str:
    if isinstance(value, bool):
        return mark_in_words(YES if value else NO, wording)
    return in_words(value) if isinstance(value, int | Decimal) else str(value)


def date_in_words(iso: str, wording: str = "") -> str:
    """An ISO date as people write it; any other text as it is."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
        return iso
    year, month, day = iso.split("-")
    named = said(wording, f"{int(month)}月")
    return said(wording, "{year}年{month}{day}日", year=int(year), month=named, day=int(day))
