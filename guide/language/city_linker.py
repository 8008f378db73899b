"""Linking city.yaml: from its document to the City that all flows of a folder share.

Never enters: anything of a flow.
"""

from guide.language.condition_syntax import Report
from guide.language.document import CityDoc
from guide.language.model import Article, Catalogue, City, Entry, Source, Term
from guide.language.names import Names
from guide.language.text_linker import TextReader


def link_city(doc: CityDoc, city_id: str, report: Report) -> City:
    """The City of a document."""
    catalogues = {name: catalogue.entries for name, catalogue in doc.catalogues.items()}
    read = TextReader(Names(), catalogues, doc.sources, next(iter(doc.sources), ""), report)
    return City(
        id=city_id,
        name=doc.city,
        sources={
            key: Source(key, it.title, it.publisher, it.date, read.text(it.note, ("sources", key, "note")))
            for key, it in doc.sources.items()
        },
        catalogues={
            name: Catalogue(
                name,
                catalogue.title,
                {
                    key: Entry(
                        key,
                        entry.name,
                        read.text(entry.summary, (*path, "summary")),
                        tuple(read.fact(fact, (*path, "facts", n)) for n, fact in enumerate(entry.facts)),
                        read.cites(entry.cite, path, required=True),
                    )
                    for key, entry in catalogue.entries.items()
                    for path in [("catalogues", name, "entries", key)]
                },
            )
            for name, catalogue in doc.catalogues.items()
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
    )
