"""Words of the glossary in what is read: found, marked where they first stand, and listed for the screen.

A marked word carries a sign behind it, which is text: nothing depends on colour, and the sign says that the
word can be looked up. In line mode nothing is put into the sentences; the words are named below them.

Invariant: only the sign is added to a text. A term counts where it stands by itself, not inside a longer
word: 後援 is explained, 後援会 is something else.

Never enters: opening the glossary, layout.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.sentences.wordings import EASY, in_a_row, said
from guide.views.passage import Line, Passage, Role
from guide.views.words.steps import Asked, asked

SIGN = "*"
"""Stands behind a word that the glossary explains."""

LEGEND = "* の言葉は g で読めます。"
"""Stands with the instruction of a question that has marked words."""

MOST_NAMED = 6
"""Words named below a question in line mode at most; all are in the glossary."""

LEFT_ALONE = frozenset({Role.TITLE, Role.HEADING, Role.ENTRY, Role.CITE})
"""Lines of a passage in which no word is marked."""

Mark = Callable[[str], str]
"""Puts the sign behind each word of the glossary that it has not met before."""

_CAPITALS = str.maketrans(ascii_uppercase, ascii_lowercase)


class _Found(NamedTuple):
    """A word of the glossary in a text: from where to where."""

    start: int
    end: int


def _found(terms: Iterable[str], text: str) -> Iterator[_Found]:
    """Where terms stand by themselves, from the left, the longest first; cases of ASCII letters are alike.

    Plain searches: a pattern of all terms would take longer to make than everything else before the first
    question.
    """
    small = _small(text)
    stand = sorted((start, -len(term)) for term in terms if term in small for start in _starts(term, small))
    behind = 0
    for start, length in stand:
        if start >= behind:
            behind = start - length
            yield _Found(start, behind)


def _starts(term: str, text: str) -> Iterator[int]:
    """Where a term stands in a text and is no part of a longer word."""
    before, after = _kin(term[0]) or _HIRAGANA, _kin(term[-1]) or _HIRAGANA
    start = text.find(term)
    while start >= 0:
        end = start + len(term)
        longer = (start > 0 and _kin(text[start - 1]) == before) or (
            end < len(text) and _kin(text[end]) == after
        )
        if not longer:
            yield start
        start = text.find(term, start + 1)


def _small(word: str) -> str:
    """The word with its ASCII letters small."""
    return word.translate(_CAPITALS)


_HIRAGANA, _KATAKANA, _KANJI, _LATIN = "hiragana", "katakana", "kanji", "latin"


def _kin(character: str) -> str:
    """The characters that make longer words with this one; "" for signs."""
    if character == "々" or "一" <= character <= "鿿":
        return _KANJI
    if character == "ー" or "ァ" <= character <= "ヺ":
        return _KATAKANA
    if "ぁ" <= character <= "ゖ":
        return _HIRAGANA
    # Full-width letters and digits are alike to their plain forms.
    plain = chr(ord(character) - 0xFEE0) if "０" <= character <= "ｚ" else character
    return _LATIN if plain.isascii() and plain.isalnum() else ""


def _terms(flow: Flow) -> dict[str, str]:
    """The terms by the words that mean them, in small letters."""
    return {
        _small(word): term.id
        for term in flow.city.glossary.values()
        for word in _words(term.term)
        if len(word) > 1
    }


def _words(term: str) -> tuple[str, ...]:
    """What means a term: 補助・助成 explains 補助 and 助成, "Co-hosting (共催)" explains co-hosting."""
    english = term.split(" (", maxsplit=1)[0]
    return (term, english, *re.split("[・、]|と ?(?=[ァ-ヺ一-鿿])", english))


def marker(flow: Flow) -> Mark:
    """A fresh mark, which has met no word."""
    terms = _terms(flow)
    met: set[str] = set()

    def mark(text: str) -> str:
        pieces, behind = [], 0
        for start, end in _found(terms, text):
            term = terms[_small(text[start:end])]
            if term not in met:
                met.add(term)
                pieces += [text[behind:end], SIGN]
                behind = end
        return "".join([*pieces, text[behind:]])

    return mark


def marked(passage: Passage, mark: Mark) -> Passage:
    """A passage with the words of its paragraphs marked; titles and citations stay as they are."""
    return tuple(
        line if line.role in LEFT_ALONE else Line(line.role, mark(line.text), line.lead) for line in passage
    )


def question(asks: Asked, flow: Flow) -> Asked:
    """A question or page with its words marked, each where it is read first."""
    mark = marker(flow)
    told = LEGEND if met_in(flow, texts_of(asks)) else ""
    return replace(
        asks,
        instruction=in_a_row(flow.wording, asks.instruction, told),
        title=mark(asks.title),
        help=mark(asks.help),
        blocks=marked(asks.blocks, mark),
        choices=tuple(replace(one, text=mark(one.text), help=mark(one.help)) for one in asks.choices),
    )


def met_in(flow: Flow, texts: Iterable[str]) -> tuple[str, ...]:
    """The ids of the terms in these texts, in the order in which they are met."""
    terms = _terms(flow)
    found = (terms[_small(text[start:end])] for text in texts for start, end in _found(terms, text))
    return tuple(dict.fromkeys(found))


def texts_of(asks: Asked) -> tuple[str, ...]:
    """What a question or page says, in the order in which it is read."""
    choices = (text for choice in asks.choices for text in (choice.text, choice.help))
    return (asks.title, asks.help, *(line.text for line in asks.blocks), *choices)


def met_at(interview: Interview, step: str) -> tuple[str, ...]:
    """The ids of the terms that a step is marked with."""
    if interview.flow.asks(step):
        return met_in(interview.flow, texts_of(asked(interview, step)))
    # A result is never the first thing people wait for.
    from guide.views.words.result import result  # noqa: PLC0415

    return met_in(interview.flow, (line.text for line in result(interview, None)))


def called(flow: Flow, term: str) -> str:
    """What a term is called where it is listed: in easier Japanese with its reading behind kanji."""
    word = flow.city.glossary[term]
    read = flow.wording == EASY and any(_kin(letter) == _KANJI for letter in word.term)
    return f"{word.term}（{word.reading}）" if read and word.reading else word.term


def named(flow: Flow, texts: Iterable[str]) -> Passage:
    """The words of these texts that can be looked up, for line mode; nothing where there are none."""
    words = [called(flow, term) for term in met_in(flow, texts)]
    if not words:
        return ()
    some = said(flow.wording, "、").join(words[:MOST_NAMED])
    return (Line(Role.NOTE, said(flow.wording, "言葉の説明（g で読めます）: {words}", words=some)),)
