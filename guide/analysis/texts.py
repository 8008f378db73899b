"""The text gate of `kyodo check`: which texts of a flow a citizen would find hard to read, and why.

Every text is judged by what it is for: a question, a reason or a help must be sentences; titles, names and
options are as printed and are only kept short. Findings are warnings, each at its text with one suggestion.

Invariant: what is in 「」 and what the city calls its own things is never judged; the rules are the same for
every flow.

Never enters: what is hard in Japanese by itself (`guide.japanese.prose`, `joyo`, `hard_words`), locating.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import Struct

from guide.japanese.first_kanji import unread_word
from guide.japanese.hard_words import officialese_in, terms_in
from guide.japanese.joyo import beyond_joyo, hard_kanji
from guide.japanese.prose import (
    double_negative,
    ends_as_sentence,
    era_year_alone,
    halves,
    impolite,
    is_remark,
    kanji_chain,
    length,
    sentences,
    unclear_sign,
    unquoted,
)
from guide.japanese.room import give_room
from guide.japanese.wrap import wrap
from guide.language.city import City
from guide.language.diagnostics import Finding
from guide.language.texts import Placeholder, Reading, pieces
from guide.language.written import Written
from guide.sentences.wordings import EASY, ENGLISH, ORDINARY

LONGEST_SENTENCE = 50
"""Characters of a sentence; guides for plain Japanese by national and city governments say 40 to 60."""

LONGEST_CHAIN = 7
"""Kanji in a row, such as 地域協働推進課."""

SENTENCES = frozenset({"ask", "why", "summary", "because", "refusal"})
"""Kinds that must be sentences."""

PROSE = SENTENCES | {"help", "text", "point", "note"}
"""Kinds in which there may be sentences."""

PRINTED = frozenset({"name", "source", "title"})
"""Kinds that say what something is called where it was published."""

_READ_ELSEWHERE = frozenset({"term", "city"})
"""Keys of texts whose reading is told beside them, or known to everyone who lives there; what documents are
called is cited as it is printed."""

_JAPANESE = re.compile("[ぁ-ゖァ-ヺ一-鿿々〆][ぁ-ゖァ-ヺー一-鿿々〆・]*")
_IN_BRACKETS = re.compile(r"\([^()]*\)")

_ECHOED = "〇〇〇〇"
"""Stands for what a text echoes: an answer or a name of usual length."""

COLUMNS = (40, 60, 80)
_MARGINS = 6
"""Cells that are not text: the margins, and a number or mark before it."""

_ROWS = {
    "title": (3, 2, 2),
    "name": (3, 2, 2),
    "option": (3, 2, 2),
    "ask": (3, 2, 2),
    "text": (10, 6, 5),
    "point": (10, 6, 5),
}
_OTHER_ROWS = (6, 4, 3)
"""Rows a text may take at each of COLUMNS, by kind: a question and its choices stand on one screen."""


def _in_english(rows: tuple[int, ...]) -> tuple[int, ...]:
    """The same words take a third more room in English."""
    return tuple(limit + -(-limit // 3) for limit in rows)


_ENGLISH_ROWS = {kind: _in_english(rows) for kind, rows in _ROWS.items()}
_OTHER_ENGLISH_ROWS = _in_english(_OTHER_ROWS)


class Known(Struct, frozen=True):
    """What the people of a city know or can look up: names of its things, kanji in its name, terms."""

    names: re.Pattern[str]
    kanji: frozenset[str]
    terms: str


def known_in(city: City) -> Known:
    """What a city's file calls its things and explains."""
    entries = (entry.name for one in city.catalogues.values() for entry in one.entries.values())
    sources = (name for one in city.sources.values() for name in (one.title, one.publisher))
    terms = tuple(term.term for term in city.glossary.values())
    articles = (article.title for article in city.articles.values())
    names = {city.name, *entries, *sources, *terms, *articles} - {""}
    longest_first = sorted(names, key=len, reverse=True)
    return Known(
        re.compile("|".join(map(re.escape, longest_first))),
        frozenset(city.name),
        "\n".join(terms),
    )


def findings(texts: Iterable[Written], known: Known, wording: str = ORDINARY) -> Iterator[Finding]:
    """What is hard to read in the texts of one file; of English only what no language can do without."""
    told: set[str] = set()
    judged = _judged(known, wording)
    for text in texts:
        if text.kind == "source":
            continue
        key = (text.kind, text.text, _is_read_elsewhere(text))
        found = judged.get(key)
        if found is None:
            said, rules = _said(text.text), _rules_of(wording, text.kind)
            found = judged[key] = tuple([one for rule in rules for one in rule(text, said, known)])
        for code, facts in found:
            if code == "undefined-word":
                if facts["written"] in told:
                    continue
                told.add(str(facts["written"]))
            yield Finding(code, text.path, facts)


Facts = dict[str, object]
_Rule = Callable[[Written, str, Known], Iterator[tuple[str, Facts]]]
"""A rule gets the text, its words without readings, and what is known; it yields codes with their facts."""


@cache
def _judged(_: Known, __: str) -> dict[tuple[str, str, bool], tuple[tuple[str, Facts], ...]]:
    """What was found in a wording, by kind, text and `_is_read_elsewhere`: a city's flows share its texts."""
    return {}


def _is_read_elsewhere(text: Written) -> bool:
    """Whether a text's reading is told beside it or known, or it is cited as it is printed."""
    return text.path[-1] in _READ_ELSEWHERE or (text.path[0] == "sources" and text.kind != "note")


@cache
def _rules_of(wording: str, kind: str) -> tuple[_Rule, ...]:
    if wording == ENGLISH:
        return _IN_ENGLISH
    rules: tuple[_Rule, ...] = (_signs, _kanji, _fit)
    if kind not in PRINTED:
        rules = (*rules, _terms, _years, _chains)
    if kind in PROSE:
        rules = (*rules, _sentences)
    return (*rules, _readings) if wording == EASY else rules


def _said(written: str) -> str:
    """A text without its readings, with something in the place of its echoes."""
    found = pieces(written)
    return written if found == [written] else "".join(map(_piece, found))


def _piece(piece: object) -> str:
    match piece:
        case Reading(word):
            return word
        case Placeholder():
            return _ECHOED
        case _:
            return str(piece)


def _sentences(text: Written, said: str, _: Known) -> Iterator[tuple[str, Facts]]:
    for sentence in sentences(said):
        characters = length(sentence)
        if characters > LONGEST_SENTENCE:
            half = halves(sentence)
            cut = {"hint": f"「{half}」で切って、二つの文にします。"} if half else {}
            yield "long-sentence", {"length": characters, "limit": LONGEST_SENTENCE, **cut}
        whole = ends_as_sentence(sentence)
        if (whole or text.kind in SENTENCES) and not is_remark(sentence):
            ending = impolite(sentence)
            if ending:
                instead = f"「{ending.instead}」にします。" if ending.instead else ""
                yield "not-polite", {"written": ending.written, "hint": instead}
        twice = double_negative(_set_solid(sentence))
        if twice:
            yield "double-negative", {"written": twice.written, "instead": twice.instead}
    office = officialese_in(_set_solid(unquoted(said)))
    if office:
        yield "office-word", {"written": office[0], "instead": office[1]}


def _set_solid(text: str) -> str:
    """A text without the spaces that easier Japanese has between the pieces of a sentence."""
    return text.replace(" ", "")


def _terms(_: Written, said: str, known: Known) -> Iterator[tuple[str, Facts]]:
    for word, instead in terms_in(unquoted(said)):
        plain = word.replace("・", "")
        if not _explained(plain, known.terms) and f"{word}（" not in said:
            hint = f"city.yaml の glossary に書くか、「{instead}」などと言いかえます。" if instead else ""
            yield "undefined-word", {"written": word, "hint": hint}


@cache
def _explained(word: str, terms: str) -> bool:
    """Whether a term is about the word: 補助・助成 explains 補助金, 指定管理者制度 explains 指定管理者."""
    parts = (part for part in re.split(r"[\n・、（）]", terms) if len(part) > 1)
    return word in terms.replace("・", "") or any(part in word for part in parts)


def _years(_: Written, said: str, __: Known) -> Iterator[tuple[str, Facts]]:
    alone = era_year_alone(said)
    if alone:
        yield "era-alone", {"written": alone.written, "instead": alone.instead}


def _chains(_: Written, said: str, known: Known) -> Iterator[tuple[str, Facts]]:
    chain = kanji_chain(said, LONGEST_CHAIN, known.names)
    if chain:
        yield "kanji-chain", {"written": chain, "length": len(chain)}


def _kanji(text: Written, said: str, known: Known) -> Iterator[tuple[str, Facts]]:
    if text.kind in PRINTED or not beyond_joyo(said):
        return
    unread = "".join("、" if isinstance(piece, Reading) else _piece(piece) for piece in pieces(text.text))
    for kanji, word in hard_kanji(known.names.sub("、", unquoted(unread))):
        if kanji not in known.kanji:
            yield "beyond-joyo", {"written": kanji, "word": word}


def _readings(text: Written, _: str, __: Known) -> Iterator[tuple[str, Facts]]:
    if _is_read_elsewhere(text):
        return
    told = "".join("、" if isinstance(piece, Reading) else _piece(piece) for piece in pieces(text.text))
    word = unread_word(unquoted(told))
    if word:
        yield "no-reading", {"written": word}


def _signs(_: Written, said: str, __: Known) -> Iterator[tuple[str, Facts]]:
    sign = unclear_sign(said)
    if sign:
        instead = f"「{sign.instead}」などの言葉で書きます。" if sign.instead else ""
        yield "unclear-sign", {"written": sign.written, "hint": instead}


def _japanese(_: Written, said: str, __: Known) -> Iterator[tuple[str, Facts]]:
    bare, before = unquoted(said.replace(_ECHOED, "")), ""
    while bare != before:
        bare, before = _IN_BRACKETS.sub("", bare), bare
    left = _JAPANESE.search(bare)
    if left:
        yield "japanese-left", {"written": left[0]}


def _fit(text: Written, said: str, _: Known) -> Iterator[tuple[str, Facts]]:
    return _in_rows(said, _ROWS.get(text.kind, _OTHER_ROWS))


def _fit_in_english(text: Written, said: str, _: Known) -> Iterator[tuple[str, Facts]]:
    return _in_rows(said, _ENGLISH_ROWS.get(text.kind, _OTHER_ENGLISH_ROWS))


def _in_rows(said: str, limits: Iterable[int]) -> Iterator[tuple[str, Facts]]:
    for columns, limit in zip(COLUMNS, limits, strict=True):
        cells = columns - _MARGINS
        if 2 * len(said) <= (limit - 1) * cells and "\n" not in said:
            continue  # far from the limit, whatever its characters
        lines = len(wrap(give_room(said.strip()), cells))
        if lines > limit:
            yield "does-not-fit", {"columns": columns, "lines": lines, "limit": limit}
            return


_IN_ENGLISH: tuple[_Rule, ...] = (_signs, _japanese, _fit_in_english)
"""Clear signs, names alone in Japanese, and room on the screen."""
