"""Linking a flow: from a document of the right shape to a Flow in which every name is known.

Works through everything and reports every problem it meets; a part that cannot be linked is left out or
replaced by something harmless, since a flow with errors is never handed out. Subflows are put in their places
first; then come domains and heads of tables (they give the names), then all that uses names.

Never enters: reading files, checks of the linked flow as a whole (see `structure`).
"""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from guide.language.city_document import CityDoc
from guide.language.data import bare
from guide.language.document import ExampleDoc, FlowDoc, SubflowDoc
from guide.language.model import Block, City, Example, Flow, Stage
from guide.language.names import Names
from guide.language.partial_linker import link_partials
from guide.language.reporter import Reporter
from guide.language.step_linker import StretchLinker
from guide.language.stretches import Home, Origins, Stretch, Subflow
from guide.language.subflows import Spreader


class FlowLinker:
    """Links one flow document against its city and the subflows `shared` there.

    `ghosts` are names of parts that are left out.
    """

    def __init__(
        self,
        doc: FlowDoc,
        city: City,
        ghosts: frozenset[str],
        report: Reporter,
        shared: Mapping[str, Subflow],
    ) -> None:
        self._doc = doc
        self._city = city
        self._report = report
        self._shared = shared
        self._partials: dict[str, tuple[Block, ...]] = dict(city.partials)
        subflows = dict(shared)
        home = Home(doc.source, {**city.sets, **doc.sets}, self._partials, subflows)
        _add(subflows, doc.subflows, home, report)
        self._own = Stretch(doc, home, report, set(ghosts))
        self._spreader = Spreader([stage.id for stage in doc.stages], ghosts)

    @property
    def origins(self) -> Origins:
        """Where everything of the flow was written."""
        return Origins(self._own, self._spreader.parts)

    def link(self, flow_id: str, digest: str, wording: str = "") -> Flow:
        """The Flow, complete only if nothing was reported; words of our own (はい, 日) are in the wording."""
        doc, placed = self._doc, self._spreader.steps
        self._check_ids()
        self._spreader.spread(self._own)
        known = Names()
        linkers = {one: StretchLinker(one, known, self._city, wording) for one in self._spreader.stretches}
        own = linkers[self._own]
        # Domains before all that reads names: their own texts echo nothing.
        for one in placed.values():
            linkers[one.stretch].domain(one)
        for linker in linkers.values():
            linker.heads()
        link_partials(doc.partials, own.texts, self._partials)
        words = replace(own.texts, echoes=False)
        return Flow(
            id=flow_id,
            title=doc.title,
            summary=words.text(doc.summary, ("summary",)),
            city=self._city,
            source=doc.source,
            date=own.domains.date(doc.edition.date, ("edition", "date")),
            note=words.text(doc.edition.note, ("edition", "note")),
            digest=digest,
            stages=tuple(Stage(stage.id, stage.title, stage.aside) for stage in doc.stages),
            start=own.target(doc.start, ("start",)),
            steps={part: linkers[one.stretch].step(one) for part, one in placed.items()},
            tables={part: table for linker in linkers.values() for part, table in linker.tables().items()},
            examples=tuple(_example(example) for example in doc.examples),
            values={part: value for linker in linkers.values() for part, value in linker.values().items()},
        )

    def _check_ids(self) -> None:
        doc = self._doc
        self._check_taken("partials", doc.partials, "文章（city.yaml）", self._city.partials)
        self._check_taken("sets", doc.sets, "集まり（city.yaml）", self._city.sets)
        self._check_taken("subflows", doc.subflows, "くり返す質問（city.yaml）", self._shared)
        seen: set[str] = set()
        for index, stage in enumerate(doc.stages):
            if stage.id in seen:
                self._report("stage-twice", ("stages", index, "id"), stage=stage.id)
            seen.add(stage.id)
        if doc.source not in self._city.sources:
            self._report("unknown-source", ("source",), written=doc.source, known=self._city.sources)

    def _check_taken(self, section: str, ids: Iterable[str], other: str, taken: Iterable[str]) -> None:
        for key in sorted(set(ids).intersection(taken)):
            self._report("name-taken", (section, key), name=key, other=other, at_key=True)


def shared_subflows(doc: CityDoc, city: City, report: Reporter) -> dict[str, Subflow]:
    """The subflows of city.yaml; a citation in them without a source means the first one."""
    subflows: dict[str, Subflow] = {}
    home = Home(next(iter(city.sources)), city.sets, city.partials, subflows)
    return _add(subflows, doc.subflows, home, report)


def _add(
    subflows: dict[str, Subflow], docs: Mapping[str, SubflowDoc], home: Home, report: Reporter
) -> dict[str, Subflow]:
    subflows |= {key: Subflow(doc, home, report.below(("subflows", key))) for key, doc in docs.items()}
    return subflows


def _example(doc: ExampleDoc) -> Example:
    return Example(doc.name, bare(doc.answers), doc.outcome, doc.asking, doc.__pydantic_extra__)
