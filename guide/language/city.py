"""What the flows of a city share: its documents, catalogues, glossary, articles, and their blocks.

Plain frozen dataclasses, as `model`, whose other half this is; the rest of the program imports both from
there.

Never enters: anything of one flow.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.language.conditions import Condition
from guide.language.texts import Text


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a text or rule rests: a source, a page or section in it, an item there."""

    source: str
    page: str = ""
    section: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A published document."""

    id: str
    title: str
    publisher: str
    date: str
    note: Text = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text on a page, an outcome, an article or an entry; shown when `when` holds."""

    heading: str = ""
    text: Text = ()
    points: tuple[Text, ...] = ()
    when: Condition | None = None
    cite: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that can be recommended: a form, a department, a measure."""

    id: str
    name: str
    summary: Text
    facts: tuple[Block, ...]
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The entries of one sort, in the order of the file."""

    id: str
    title: str
    entries: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary word."""

    id: str
    term: str
    reading: str
    text: Text
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Something to read at any time, beside the walk."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class City:
    """What a city's flows share."""

    id: str
    name: str
    sources: Mapping[str, Source]
    catalogues: Mapping[str, Catalogue]
    glossary: Mapping[str, Term]
    articles: Mapping[str, Article]
