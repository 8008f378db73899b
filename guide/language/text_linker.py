"""Linking texts, blocks, conditions and citations: what city.yaml and flow files share.

Never enters: steps (see `linker`), tables (see `table_linker`), catalogues (see `city_linker`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from guide.language.city_document import FactDoc
from guide.language.condition_syntax import ConditionReader
from guide.language.conditions import Condition
from guide.language.diagnostics import Path
from guide.language.look_alikes import look_alike
from guide.language.model import Block, Citation
from guide.language.names import Names
from guide.language.reporter import Report
from guide.language.text_document import BlockDoc, CaseDoc, CiteDoc
from guide.language.texts import Echo, EntryName, Part, Placeholder, Reading, Stray, Text, Varied, pieces

_BRACE_HINT = "文字として出すときは {{ と }} のように二つ重ねます。"
_READING_HINT = "読みがなは ｛言葉｜ことば｝ と書きます。ほかの所では「 」や（ ）を使います。"
_UNIT = re.compile(r"(?:ページ|頁)$|^[pP]+[.．]|[pP]\.?$")
"""What people write around a page number; it is added when a citation is shown."""
_FULL_WIDTH = "｛｝"


class Named(Protocol):
    """A catalogue entry, linked or not."""

    @property
    def name(self) -> str:
        """What it is called."""


class TextReader(Struct, frozen=True):
    """Reads texts, blocks and citations. `source` is what a citation without a source means.

    Without `echoes`, texts are shown where no answer is at hand and so hold only words and readings.
    """

    names: Names
    catalogues: Mapping[str, Mapping[str, Named]]
    sources: Mapping[str, object]
    source: str
    report: Report
    partials: Mapping[str, tuple[Block, ...]]
    echoes: bool = True

    def text(self, written: str | tuple[CaseDoc, ...] | None, path: Path, *, required: bool = False) -> Text:
        """The parts of a text; nothing gives no parts. One that is `required` must always say something."""
        if not isinstance(written, tuple):
            return self._plain(written or "", path)
        last = len(written) - 1
        if required and written[last].when is not None:
            self.report("missing-last-text", (*path, last))
        for index in range(last):
            if written[index].when is None:
                self.report("dead-text", (*path, index + 1))
        return (Varied(tuple(self._case(case, (*path, index)) for index, case in enumerate(written))),)

    def _case(self, case: CaseDoc, path: Path) -> tuple[Condition | None, Text]:
        return self.condition(case.when, (*path, "when")), self._plain(case.text, (*path, "text"))

    def _plain(self, written: str, path: Path) -> Text:
        found = pieces(written)
        if found == [written]:
            return (written,)
        parts = [self._part(piece, path) for piece in found]
        stray = next((piece.brace for piece in found if isinstance(piece, Stray)), "")
        if stray:
            hint = _READING_HINT if stray in _FULL_WIDTH else _BRACE_HINT
            self.report("stray-brace", path, brace=stray, hint=hint)
        return tuple(part for part in parts if part is not None)

    def _part(self, piece: str | Reading | Placeholder | Stray, path: Path) -> Part | None:
        match piece:
            case Placeholder(written):
                return self._echo(written, path)
            case Stray():
                return None
            case _:
                return piece

    def _echo(self, written: str, path: Path) -> Part | None:
        catalogue, slash, entry = written.partition("/")
        if slash:
            if not self.is_entry(catalogue, entry, path):
                return None
            return EntryName(catalogue, entry) if self.echoes else self.catalogues[catalogue][entry].name
        if not self.echoes:
            self.report("echo-not-here", path, name=written)
            return None
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
        return None if data is None else ConditionReader(self.names, self._told).read(data, path)

    def _told(
        self, code: str, path: Path, *, at_key: bool = False, known: Iterable[str] = (), **facts: object
    ) -> None:
        """What is wrong with a condition; a name with a sign taken for another is no other name."""
        sign = look_alike(str(facts.get("written", ""))) if code == "unknown-name" else None
        meant = {"near": "", "hint": sign.meant} if sign else {}
        self.report(code, path, at_key=at_key, known=known, **facts, **meant)

    def cites(self, docs: tuple[CiteDoc, ...], path: Path, *, required: bool = False) -> tuple[Citation, ...]:
        """Citations; `required` reports when there is none. `path` is that of the thing that cites."""
        if not docs and required:
            self.report("missing-citation", path, at_key=True)
        return tuple(self._cite(doc, (*path, "cite", index)) for index, doc in enumerate(docs))

    def _cite(self, doc: CiteDoc, path: Path) -> Citation:
        if doc.source is not None and doc.source not in self.sources:
            self.report("unknown-source", (*path, "source"), written=doc.source, known=self.sources)
        if not doc.page and not doc.section:
            self.report("missing-key", path, key="page", at_key=True, hint="page か section を書きます。")
        if doc.page and _UNIT.search(doc.page):
            self.report("page-with-unit", (*path, "page"), written=doc.page)
        return Citation(doc.source or self.source, doc.page or "", doc.section or "", doc.item or "")

    def blocks(self, docs: tuple[BlockDoc, ...], path: Path) -> tuple[Block, ...]:
        """Blocks, each with at least a text or a point."""
        return tuple(self._block(doc, (*path, index)) for index, doc in enumerate(docs))

    def _block(self, doc: BlockDoc, path: Path) -> Block:
        if doc.use is not None:
            return Block(when=self.condition(doc.when, (*path, "when")), inside=self._partial(doc, path))
        return self._made(doc.heading, doc, path, doc.when)

    def fact(self, doc: FactDoc, path: Path) -> Block:
        """A catalogue entry's fact, as a block under its label."""
        return self._made(doc.label, doc, path)

    def _made(self, heading: str, doc: BlockDoc | FactDoc, path: Path, when: object = None) -> Block:
        if doc.text is None and not doc.points:
            self.report("missing-key", path, key="text", at_key=True, hint="text か points を書きます。")
        return Block(
            heading,
            self.text(doc.text, (*path, "text")),
            tuple(self.text(point, (*path, "points", index)) for index, point in enumerate(doc.points)),
            self.condition(when, (*path, "when")),
            self.cites(doc.cite, path),
        )

    def _partial(self, doc: BlockDoc, path: Path) -> tuple[Block, ...]:
        if doc.heading or doc.text is not None or doc.points or doc.cite:
            self.report("wrong-type", path, expected="use を書くときは、ほかに when だけを書けます。")
        written = doc.use or ""
        if written not in self.partials and not self.names.is_ghost(written):
            self.report("unknown-partial", (*path, "use"), written=written, known=self.partials)
        return self.partials.get(written, ())
