"""Linking a flow: from a document of the right shape to a Flow in which every name is known.

Works through everything and reports every problem it meets; a part that cannot be linked is left out or
replaced by something harmless, since a flow with errors is never handed out. Order: domains and heads of
tables first (they give the names), then all that uses names.

Never enters: reading files, checks of the linked flow as a whole (see `structure`).
"""

from collections.abc import Iterable

from msgspec.structs import replace

from guide.language.condition_syntax import RESERVED, ConditionReader
from guide.language.conditions import Condition, OutputOf
from guide.language.data import bare
from guide.language.derived_linker import DerivedLinker, vocabulary_of
from guide.language.diagnostics import Path
from guide.language.document import (
    AnyAskingDoc,
    AnyQuestionDoc,
    AnyStepDoc,
    ExampleDoc,
    FlowDoc,
    OutcomeDoc,
    PageDoc,
    RecommendDoc,
)
from guide.language.domain_linker import DomainLinker
from guide.language.model import (
    City,
    Example,
    Flow,
    Outcome,
    Page,
    Question,
    Recommend,
    RecommendEntry,
    RecommendFrom,
    Refuse,
    Route,
    SomeOf,
    Stage,
    Step,
)
from guide.language.names import Names
from guide.language.partial_linker import link_partials
from guide.language.reporter import Report
from guide.language.table_linker import TableLinker
from guide.language.text_linker import TextReader


class FlowLinker:
    """Links one flow document against its city. `ghosts` are ids of steps and tables that are left out.

    Words of our own (はい, 日) are said in the wording.
    """

    def __init__(
        self, doc: FlowDoc, city: City, ghosts: frozenset[str], report: Report, wording: str = ""
    ) -> None:
        self._doc = doc
        self._city = city
        self._ghosts = ghosts
        self._report = report
        self._ticks: dict[str, SomeOf] = {}
        self._stages = tuple(Stage(stage.id, stage.title, stage.aside) for stage in doc.stages)
        self._names = Names(sets={**city.sets, **doc.sets}, ghosts=ghosts)
        self._partials = dict(city.partials)
        catalogues = {key: catalogue.entries for key, catalogue in city.catalogues.items()}
        self._texts = TextReader(self._names, catalogues, city.sources, doc.source, report, self._partials)
        self._domains = DomainLinker(self._texts, report, wording)
        self._derived = DerivedLinker(self._names, self._texts, report, wording)
        self._tables = TableLinker(self._names, city.catalogues, self._texts, report)

    def link(self, flow_id: str, digest: str) -> Flow:
        """The Flow; complete only if nothing was reported."""
        doc, words = self._doc, replace(self._texts, echoes=False)
        self._check_ids()
        self._ticks = {
            key: self._domains.ticks(step, ("steps", key))
            for key, step in doc.steps.items()
            if isinstance(step, PageDoc)
        }
        # Domains before all that reads names: their own texts echo nothing.
        self._names.domains = self._ticks | {
            key: self._domains.domain(step, ("steps", key))
            for key, step in doc.steps.items()
            if not isinstance(step, PageDoc | OutcomeDoc)
        }
        self._names.tables = {key: self._tables.head(key, table) for key, table in doc.tables.items()}
        self._names.derived = {key: vocabulary_of(value) for key, value in doc.values.items()}
        link_partials(doc.partials, self._texts, self._partials)
        return Flow(
            id=flow_id,
            title=doc.title,
            summary=words.text(doc.summary, ("summary",)),
            city=self._city,
            source=doc.source,
            date=self._domains.date(doc.edition.date, ("edition", "date")),
            note=words.text(doc.edition.note, ("edition", "note")),
            digest=digest,
            stages=self._stages,
            start=self._target(doc.start, ("start",)),
            steps={key: self._step(key, step, ("steps", key)) for key, step in doc.steps.items()},
            tables={key: self._tables.table(key, table) for key, table in doc.tables.items()},
            examples=tuple(_example(example) for example in doc.examples),
            values={key: self._derived.derived(key, value) for key, value in doc.values.items()},
        )

    def _check_ids(self) -> None:
        doc = self._doc
        for section, ids in (("steps", doc.steps), ("tables", doc.tables), ("values", doc.values)):
            for key in RESERVED.intersection(ids):
                self._report("bad-id", (section, key), written=key, at_key=True)
        self._check_taken("tables", doc.tables, "ステップ", doc.steps)
        self._check_taken("values", doc.values, "ステップ", doc.steps)
        self._check_taken("values", doc.values, "表", doc.tables)
        self._check_taken("partials", doc.partials, "文章（city.yaml）", self._city.partials)
        self._check_taken("sets", doc.sets, "集まり（city.yaml）", self._city.sets)
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

    def _step(self, key: str, doc: AnyStepDoc, path: Path) -> Step:
        stages = [stage.id for stage in self._stages]
        if doc.stage not in stages:
            self._report("unknown-stage", (*path, "stage"), written=doc.stage, known=stages)
        if isinstance(doc, OutcomeDoc):
            return self._outcome(key, doc, path)
        if isinstance(doc, PageDoc):
            return self._page(key, doc, path)
        text = self._texts.text
        return Question(
            id=key,
            kind=doc.kind,
            stage=doc.stage,
            ask=text(doc.ask, (*path, "ask"), required=True),
            help=text(doc.help, (*path, "help")),
            why=text(doc.why, (*path, "why")),
            domain=self._names.domains[key],
            routes=self._routes(doc, path),
            cite=self._texts.cites(doc.cite, path, required=True),
            name=doc.name,
            refuse=self._refuse(doc, (*path, "refuse")),
        )

    def _refuse(self, doc: AnyQuestionDoc, path: Path) -> tuple[Refuse, ...]:
        conditions = ConditionReader(self._names, self._report)
        return tuple(
            Refuse(
                conditions.read(one.when, (*path, index, "when")),
                self._texts.text(one.say, (*path, index, "say"), required=True),
            )
            for index, one in enumerate(doc.refuse)
        )

    def _page(self, key: str, doc: PageDoc, path: Path) -> Page:
        return Page(
            id=key,
            stage=doc.stage,
            title=self._texts.text(doc.title, (*path, "title"), required=True),
            why=self._texts.text(doc.why, (*path, "why")),
            blocks=self._texts.blocks(doc.blocks, (*path, "blocks")),
            domain=self._ticks[key],
            routes=self._routes(doc, path),
            cite=self._texts.cites(doc.cite, path, required=True),
            name=doc.name,
        )

    def _outcome(self, key: str, doc: OutcomeDoc, path: Path) -> Outcome:
        return Outcome(
            id=key,
            stage=doc.stage,
            title=self._texts.text(doc.title, (*path, "title"), required=True),
            summary=self._texts.text(doc.summary, (*path, "summary"), required=True),
            recommend={
                name: self._recommend(name, items, (*path, "recommend", name))
                for name, items in doc.recommend.items()
            },
            blocks=self._texts.blocks(doc.blocks, (*path, "blocks")),
            cite=self._texts.cites(doc.cite, path, required=True),
        )

    def _routes(self, doc: AnyAskingDoc, path: Path) -> tuple[Route, ...]:
        if doc.to is not None and doc.routes:
            self._report("wrong-type", (*path, "to"), expected="to と routes は、どちらか一つだけ書きます。")
        if doc.to is not None:
            return (Route(None, self._target(doc.to, (*path, "to"))),)
        if not doc.routes:
            self._report("missing-key", path, key="to", at_key=True, hint="to か routes に行き先を書きます。")
        last = len(doc.routes) - 1
        routes = []
        for index, route in enumerate(doc.routes):
            at: Path = (*path, "routes", index)
            if index == last and route.when is not None:
                self._report("missing-last-route", at)
            if index < last and route.when is None:
                self._report("dead-route", (*path, "routes", index + 1))
            when = self._texts.condition(route.when, (*at, "when"))
            routes.append(Route(when, self._target(route.to, (*at, "to"))))
        return tuple(routes)

    def _target(self, written: str, path: Path) -> str:
        if written not in self._doc.steps and written not in self._ghosts:
            self._report("unknown-step", path, written=written, known=self._doc.steps)
        return written

    def _recommend(self, catalogue: str, docs: tuple[RecommendDoc, ...], path: Path) -> tuple[Recommend, ...]:
        if catalogue not in self._city.catalogues:
            known = self._city.catalogues
            self._report("unknown-catalogue", path, written=catalogue, known=known, at_key=True)
            return ()
        found = [self._recommend_one(catalogue, doc, (*path, index)) for index, doc in enumerate(docs)]
        return tuple(item for item in found if item is not None)

    def _recommend_one(self, catalogue: str, doc: RecommendDoc, path: Path) -> Recommend | None:
        when = self._texts.condition(doc.when, (*path, "when"))
        if doc.entry is not None and doc.from_ is None:
            self._texts.is_entry(catalogue, doc.entry, (*path, "entry"))
            because = self._texts.text(doc.because, (*path, "because"))
            return RecommendEntry(doc.entry, when, because, self._texts.cites(doc.cite, path, required=True))
        if doc.from_ is None or doc.entry is not None:
            self._report("wrong-type", path, expected="entry と from のどちらか一つを書きます。")
            return None
        if doc.because is not None or doc.cite:
            sentence = "from を使うときは、because と cite を表の規則のほうに書きます。"
            self._report("wrong-type", path, expected=sentence)
        return self._recommend_from(catalogue, doc.from_, when, (*path, "from"))

    def _recommend_from(
        self, catalogue: str, written: str, when: Condition | None, path: Path
    ) -> RecommendFrom | None:
        name = self._names.find(written)
        if isinstance(name, OutputOf):
            if self._names.tables[name.table].output(name.output).catalogue == catalogue:
                return RecommendFrom(name.table, name.output, when)
            self._report("wrong-type", path, expected=f"ここには、一覧 {catalogue} から選ぶ出力を書きます。")
        elif not self._names.is_ghost(written):
            outputs = (one for one in self._names.written() if "." in one)
            self._report("unknown-name", path, written=written, known=outputs)
        return None


def _example(doc: ExampleDoc) -> Example:
    return Example(doc.name, bare(doc.answers), doc.outcome, doc.asking, doc.__pydantic_extra__)
