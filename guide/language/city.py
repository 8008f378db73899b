"""What the flows of a city share: its documents, catalogues, glossary, articles, and their blocks.

Plain frozen structs, as `model`, whose other half this is; the rest of the program imports both from
there.

Never enters: anything of one flow.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from guide.language.conditions import Condition, Scalar
from guide.language.texts import Text


class Citation(Struct, frozen=True):
    """Where a text or rule rests: a source, a page or section in it, an item there."""

    source: str
    page: str = ""
    section: str = ""
    item: str = ""


class Source(Struct, frozen=True):
    """A published document."""

    id: str
    title: str
    publisher: str
    date: str
    note: Text = ()


class Block(Struct, frozen=True):
    """A stretch of text on a page, an outcome, an article or an entry; shown when `when` holds.

    One that stands for a partial has nothing of its own and the partial's blocks `inside`.
    """

    heading: str = ""
    text: Text = ()
    points: tuple[Text, ...] = ()
    when: Condition | None = None
    cite: tuple[Citation, ...] = ()
    inside: "tuple[Block, ...]" = ()


class Entry(Struct, frozen=True):
    """A thing that can be recommended: a form, a department, a measure."""

    id: str
    name: str
    summary: Text
    facts: tuple[Block, ...]
    cite: tuple[Citation, ...]


class Catalogue(Struct, frozen=True):
    """The entries of one sort, in the order of the file."""

    id: str
    title: str
    entries: Mapping[str, Entry]


class Term(Struct, frozen=True):
    """A glossary word."""

    id: str
    term: str
    reading: str
    text: Text
    cite: tuple[Citation, ...]


class Article(Struct, frozen=True):
    """Something to read at any time, beside the walk."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    cite: tuple[Citation, ...]


class City(Struct, frozen=True):
    """What a city's flows share."""

    id: str
    name: str
    sources: Mapping[str, Source]
    catalogues: Mapping[str, Catalogue]
    glossary: Mapping[str, Term]
    articles: Mapping[str, Article]
    partials: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    sets: Mapping[str, tuple[Scalar, ...]] = field(default_factory=dict)
