"""Linking texts, blocks, conditions and citations: what city.yaml and flow files share.

Never enters: steps (see `linker`), tables (see `table_linker`), catalogues (see `city_linker`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.language.condition_syntax import ConditionReader
from guide.language.conditions import Condition
from guide.language.diagnostics import Path
from guide.language.document import BlockDoc, CiteDoc, FactDoc
from guide.language.model import Block, Citation
from guide.language.names import Names
from guide.language.reporter import Report
from guide.language.texts import Echo, EntryName, Part, Placeholder, Stray, Text, pieces

_STRAY_HINTS = {
    "{": "文字として出すときは {{ と }} のように二つ重ねます。",
    "｛": "読みがなは ｛言葉｜ことば｝ と書きます。ほかの所では「 」や（ ）を使います。",
}
_FULL_WIDTH = "｛｝"


@dataclass(frozen=True, slots=True)
class TextReader:
    """Reads texts, blocks and citations. `source` is what a citation without a source means."""

    names: Names
    catalogues: Mapping[str, Mapping[str, object]]
    sources: Mapping[str, object]
    source: str
    report: Report

    def text(self, written: str | None, path: Path) -> Text:
        """The parts of a text; nothing gives no parts."""
        found = pieces(written or "")
        stray = next((piece for piece in found if isinstance(piece, Stray)), None)
        if stray:
            hint = _STRAY_HINTS["｛" if stray.brace in _FULL_WIDTH else "{"]
            self.report("stray-brace", path, brace=stray.brace, hint=hint)
            return ()
        return tuple(part for piece in found if (part := self._part(piece, path)) is not None)

    def without_answers(self, written: str | None, path: Path) -> Text:
        """A text that stands where no answer can be filled in: an option, a catalogue, a title before the walk."""
        text = self.text(written, path)
        for part in text:
            if isinstance(part, Echo):
                self.report("echo-not-here", path, name=str(part.name))
        return text

    def _part(self, piece: Part | Placeholder | Stray, path: Path) -> Part | None:
        return self._echo(piece.written, path) if isinstance(piece, Placeholder) else piece

    def _echo(self, written: str, path: Path) -> Part | None:
        catalogue, slash, entry = written.partition("/")
        if slash:
            return EntryName(catalogue, entry) if self.is_entry(catalogue, entry, path) else None
        name = self.names.find(written)
        if name is None and not self.names.is_ghost(written):
            self.report("unknown-name", path, written=written, known=self.names.written())
        return Echo(name) if name else None

    def is_entry(self, catalogue: str, entry: str, path: Path) -> bool:
        """Whether a catalogue has an entry; reports when it does not."""
        if catalogue not in self.catalogues:
            self.report("unknown-catalogue", path, written=catalogue, known=self.catalogues)
            return False
        if entry not in self.catalogues[catalogue]:
            self.report(
                "unknown-entry", path, written=entry, catalogue=catalogue, known=self.catalogues[catalogue]
            )
            return False
        return True

    def condition(self, data: object, path: Path) -> Condition | None:
        """A condition, or None when none is written."""
        return None if data is None else ConditionReader(self.names, self.report).read(data, path)

    def cites(self, docs: tuple[CiteDoc, ...], path: Path, *, required: bool = False) -> tuple[Citation, ...]:
        """Citations; `required` reports when there is none. `path` is that of the thing that cites."""
        if not docs and required:
            self.report("missing-citation", path, at_key=True)
        return tuple(self._cite(doc, (*path, "cite", index)) for index, doc in enumerate(docs))

    def _cite(self, doc: CiteDoc, path: Path) -> Citation:
        if doc.source is not None and doc.source not in self.sources:
            self.report("unknown-source", (*path, "source"), written=doc.source, known=self.sources)
        if not doc.page and not doc.section:
            self.report("missing-key", path, key="page", at_key=True)
        return Citation(doc.source or self.source, doc.page or "", doc.section or "", doc.item or "")

    def blocks(self, docs: tuple[BlockDoc, ...], path: Path) -> tuple[Block, ...]:
        """Blocks, each with at least a text or a point."""
        return tuple(self._block(doc, (*path, index)) for index, doc in enumerate(docs))

    def _block(self, doc: BlockDoc, path: Path) -> Block:
        return Block(
            doc.heading,
            self._body(doc, path),
            tuple(self.text(point, (*path, "points", index)) for index, point in enumerate(doc.points)),
            self.condition(doc.when, (*path, "when")),
            self.cites(doc.cite, path),
        )

    def fact(self, doc: FactDoc, path: Path) -> Block:
        """A catalogue entry's fact, as a block under its label."""
        block = BlockDoc(heading=doc.label, text=doc.text, points=doc.points, cite=doc.cite)
        return self._block(block, path)

    def _body(self, doc: BlockDoc, path: Path) -> Text:
        if doc.text is None and not doc.points:
            self.report("missing-key", path, key="text", at_key=True)
        return self.text(doc.text, (*path, "text"))
