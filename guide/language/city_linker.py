"""Linking city.yaml: from its document to the City that all flows of a folder share.

Never enters: anything of a flow.
"""

from guide.language.city_document import CatalogueDoc, CityDoc, EntryDoc
from guide.language.diagnostics import Path
from guide.language.model import Article, Block, Catalogue, City, Entry, Source, Term
from guide.language.names import Names
from guide.language.partial_linker import link_partials
from guide.language.reporter import Report
from guide.language.text_linker import TextReader


def link_city(doc: CityDoc, city_id: str, ghosts: frozenset[str], report: Report) -> City:
    """The City of a document without the parts named in `ghosts`; complete only if nothing was reported."""
    entries = {key: catalogue.entries for key, catalogue in doc.catalogues.items()}
    # A citation without a source means the first one.
    partials: dict[str, tuple[Block, ...]] = {}
    first, names = next(iter(doc.sources)), Names(ghosts=ghosts)
    read = TextReader(names, entries, doc.sources, first, report, partials, echoes=False)
    link_partials(doc.partials, read, partials)
    return City(
        id=city_id,
        name=doc.city,
        sources={
            key: Source(key, it.title, it.publisher, it.date, read.text(it.note, ("sources", key, "note")))
            for key, it in doc.sources.items()
        },
        catalogues={
            key: _catalogue(read, key, it, ("catalogues", key)) for key, it in doc.catalogues.items()
        },
        glossary={
            key: Term(
                key,
                it.term,
                it.reading,
                read.text(it.text, ("glossary", key, "text")),
                read.cites(it.cite, ("glossary", key), required=True),
            )
            for key, it in doc.glossary.items()
        },
        articles={
            key: Article(
                key,
                it.title,
                read.blocks(it.blocks, ("articles", key, "blocks")),
                read.cites(it.cite, ("articles", key), required=True),
            )
            for key, it in doc.articles.items()
        },
        partials=partials,
        sets=doc.sets,
    )


def _catalogue(read: TextReader, key: str, doc: CatalogueDoc, path: Path) -> Catalogue:
    entries = {
        name: _entry(read, name, entry, (*path, "entries", name)) for name, entry in doc.entries.items()
    }
    return Catalogue(key, doc.title, entries)


def _entry(read: TextReader, key: str, doc: EntryDoc, path: Path) -> Entry:
    return Entry(
        key,
        doc.name,
        read.text(doc.summary, (*path, "summary")),
        tuple(read.fact(fact, (*path, "facts", index)) for index, fact in enumerate(doc.facts)),
        read.cites(doc.cite, path, required=True),
    )
