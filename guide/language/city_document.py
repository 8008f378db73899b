"""The document model of city.yaml: what the flows of a city share.

Frozen, unknown keys refused, as `document`, whose other half this is.

Never enters: anything of one flow.
"""

from pydantic import Field

from guide.language.document import SubflowsDoc
from guide.language.fields import Id, ShownDoc, TextDoc
from guide.language.text_document import BlockDoc, CitesDoc, Doc, PartialsDoc, SetsDoc


class FactDoc(Doc):
    """One labelled fact of a catalogue entry."""

    label: ShownDoc = Field(description="見出し")
    text: TextDoc | None = None
    points: tuple[TextDoc, ...] = ()
    cite: CitesDoc = ()


class EntryDoc(Doc):
    """A thing that can be recommended."""

    name: TextDoc = Field(description="名前")
    summary: TextDoc | None = Field(None, description="一文の説明")
    facts: tuple[FactDoc, ...] = ()
    cite: CitesDoc = ()


class CatalogueDoc(Doc):
    """The entries of one sort."""

    title: TextDoc = Field(description="結果に出す見出し")
    entries: dict[Id, EntryDoc]


class SourceDoc(Doc):
    """A published document."""

    title: TextDoc
    publisher: TextDoc
    date: TextDoc
    note: TextDoc | None = None


class TermDoc(Doc):
    """A glossary word."""

    term: TextDoc
    reading: ShownDoc = ""
    text: TextDoc
    cite: CitesDoc = ()


class ArticleDoc(Doc):
    """Something to read beside the walk."""

    title: TextDoc
    blocks: tuple[BlockDoc, ...] = Field(min_length=1)
    cite: CitesDoc = ()


class CityDoc(Doc):
    """city.yaml: what a city's flows share."""

    city: TextDoc = Field(description="市の名前")
    sources: dict[Id, SourceDoc] = Field(min_length=1, description="もとの文書")
    catalogues: dict[Id, CatalogueDoc] = Field(
        default_factory=dict, description="部署、かたちなど、勧めるものの一覧"
    )
    glossary: dict[Id, TermDoc] = Field(default_factory=dict, description="用語")
    articles: dict[Id, ArticleDoc] = Field(default_factory=dict, description="いつでも開ける読みもの")
    partials: PartialsDoc = Field(default_factory=dict, description="何度も使う文章")
    sets: SetsDoc = Field(default_factory=dict, description="何度も使う値の集まり")
    subflows: SubflowsDoc = Field(default_factory=dict, description="何度も使う質問のまとまり")
