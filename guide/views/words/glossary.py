"""The words and the readings of a city, to open from any screen."""

import unicodedata

from msgspec import Struct

from guide.engine.interview import Interview
from guide.engine.wording import spoken
from guide.japanese.numerals import search_key
from guide.language.model import Flow
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, title
from guide.views.words.sources import block_lines, cited

KINDS = {"article": "読みもの", "term": "用語"}
"""The two sorts of items, in the order of the list."""


class Item(Struct, frozen=True):
    """Something to open: `kind` is a key of KINDS."""

    kind: str
    id: str
    title: str


def items(flow: Flow) -> tuple[Item, ...]:
    """The articles in the order of the file, then the words by their reading."""
    city = flow.city
    articles = [Item("article", one.id, one.title) for one in city.articles.values()]
    terms = sorted(city.glossary.values(), key=lambda term: _in_kana_order(term.reading or term.term))
    return (*articles, *(Item("term", one.id, one.term) for one in terms))


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


def _in_kana_order(reading: str) -> tuple[str, str]:
    """As dictionaries order: the plain kana first (じ as し), then the reading itself."""
    kana = search_key(reading)
    plain = "".join(one for one in unicodedata.normalize("NFD", kana) if not unicodedata.combining(one))
    return plain, kana
