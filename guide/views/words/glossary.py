"""The words and the readings of a city, to open from any screen."""

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from guide.engine.interview import Interview
from guide.engine.wording import spoken
from guide.japanese.numerals import search_key
from guide.language.city import Term
from guide.language.model import Flow
from guide.sentences.wordings import ENGLISH, said
from guide.views.passage import Line, Passage, Role, body, title
from guide.views.words.marking import called
from guide.views.words.sources import block_lines, cited

KINDS = {"here": "この画面の言葉", "article": "読みもの", "term": "用語"}
"""The sorts of items, in the order of the list: terms of what is being read, articles, all other terms."""


class Item(Struct, frozen=True):
    """Something to open: `kind` is a key of KINDS."""

    kind: str
    id: str
    title: str


def items(flow: Flow, here: Sequence[str] = ()) -> tuple[Item, ...]:
    """The terms that are met `here`, the articles in the order of the file, the other terms in order."""
    city = flow.city
    met = [Item("here", one, called(flow, one)) for one in here]
    articles = [Item("article", one.id, one.title) for one in city.articles.values()]
    order = _as_written if flow.wording == ENGLISH else _as_read
    terms = [one.id for one in sorted(city.glossary.values(), key=order) if one.id not in here]
    return (*met, *articles, *(Item("term", one, called(flow, one)) for one in terms))


def told(flow: Flow, item: Item) -> tuple[str, ...]:
    """What a list tells of an item: of a word that is met here, what it means."""
    return (spoken(flow.city.glossary[item.id].text),) if item.kind == "here" else ()


def open_item(flow: Flow, item: Item) -> Passage:
    """What an item says."""
    if item.kind == "article":
        article = flow.city.articles[item.id]
        return (
            title(article.title),
            *block_lines(Interview(flow), article.blocks),
            *cited(flow, article.cite),
        )
    term = flow.city.glossary[item.id]
    lines: list[Line] = [title(term.term)]
    if term.reading:
        lines.append(Line(Role.NOTE, said(flow.wording, "読み: {reading}", reading=term.reading)))
    return (*lines, body(spoken(term.text)), *cited(flow, term.cite))


def _as_written(term: Term) -> tuple[str, str]:
    """As an English dictionary orders."""
    return term.term.casefold(), term.term


def _as_read(term: Term) -> tuple[str, str]:
    """As dictionaries order: the plain kana first (じ as し), then the reading itself."""
    kana = search_key(term.reading or term.term)
    plain = "".join(one for one in unicodedata.normalize("NFD", kana) if not unicodedata.combining(one))
    return plain, kana
