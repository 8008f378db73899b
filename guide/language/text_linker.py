"""Linking texts, blocks, conditions and citations: what city.yaml and flow files share.

Never enters: steps and tables (see `linker`), catalogues (see `city_linker`).
"""

from collections.abc import Mapping

from guide.language.condition_syntax import ConditionReader, Report
from guide.language.conditions import Condition
from guide.language.diagnostics import Path, nearest
from guide.language.document import BlockDoc, CiteDoc, FactDoc
from guide.language.model import Block, Citation
from guide.language.names import Names
from guide.language.texts import Echo, EntryName, Part, Placeholder, Stray, Text, pieces


class TextReader:
    """Reads texts, blocks and citations: what city.yaml and flows share."""

    def __init__(
        self,
        names: Names,
        catalogues: Mapping[str, Mapping[str, object]],
        sources: Mapping[str, object],
        source: str,
        report: Report,
    ) -> None:
        self._names = names
        self._catalogues = catalogues
        self._sources = sources
        self._source = source
        self._report = report
        self._conditions = ConditionReader(names, report)

    def text(self, written: str | None, path: Path) -> Text:
        """The parts of a text; nothing gives no parts."""
        return tuple(part for piece in pieces(written or "") for part in self._part(piece, path))

    def _part(self, piece: object, path: Path) -> tuple[Part, ...]:
        if isinstance(piece, Placeholder):
            return self._echo(piece.written, path)
        if isinstance(piece, Stray):
            self._report("stray-brace", path, brace=piece.brace)
            return ()
        return (piece,)  # type: ignore[return-value]  # what is left is a str or a Reading

    def _echo(self, written: str, path: Path) -> tuple[Part, ...]:
        catalogue, slash, entry = written.partition("/")
        if slash:
            if self.is_entry(catalogue, entry, path):
                return (EntryName(catalogue, entry),)
            return ()
        name = self._names.find(written)
        if name is None:
            if not self._names.is_ghost(written):
                self._report("unknown-name", path, written=written, near=nearest(written, self._names.written()))
            return ()
        return (Echo(name),)

    def is_entry(self, catalogue: str, entry: str, path: Path) -> bool:
        """Whether a catalogue has an entry; reports when it does not."""
        if catalogue not in self._catalogues:
            self._report("unknown-catalogue", path, written=catalogue, near=nearest(catalogue, self._catalogues))
            return False
        if entry not in self._catalogues[catalogue]:
            near = nearest(entry, self._catalogues[catalogue])
            self._report("unknown-entry", path, written=entry, catalogue=catalogue, near=near)
            return False
        return True

    def condition(self, data: object, path: Path) -> Condition | None:
        """A condition, or None when none is written."""
        return None if data is None else self._conditions.read(data, path)

    def cites(self, docs: tuple[CiteDoc, ...], path: Path, *, required: bool = False) -> tuple[Citation, ...]:
        """Citations; `required` reports when there is none. `path` is that of the thing that cites."""
        if not docs and required:
            self._report("missing-citation", path, at_key=True)
        return tuple(self._cite(doc, (*path, "cite", index)) for index, doc in enumerate(docs))

    def _cite(self, doc: CiteDoc, path: Path) -> Citation:
        source = doc.source or self._source
        if source not in self._sources:
            self._report("unknown-source", (*path, "source"), written=source, near=nearest(source, self._sources))
        if doc.page is None and doc.section is None:
            self._report("missing-key", path, key="page")
        return Citation(source, str(doc.page or ""), doc.section or "", doc.item or "")

    def blocks(self, docs: tuple[BlockDoc, ...], path: Path) -> tuple[Block, ...]:
        """Blocks, each with at least a text or a point."""
        return tuple(self._block(doc, (*path, index)) for index, doc in enumerate(docs))

    def _block(self, doc: BlockDoc, path: Path) -> Block:
        if doc.text is None and not doc.points:
            self._report("missing-key", path, key="text")
        return Block(
            doc.heading,
            self.text(doc.text, (*path, "text")),
            tuple(self.text(point, (*path, "points", index)) for index, point in enumerate(doc.points)),
            self.condition(doc.when, (*path, "when")),
            self.cites(doc.cite, path),
        )

    def fact(self, doc: FactDoc, path: Path) -> Block:
        """A catalogue entry's fact, as a block under its label."""
        return self._block(BlockDoc(heading=doc.label, text=doc.text, points=doc.points, cite=doc.cite), path)
