"""Linking the steps, tables and derived values of one stretch of a flow.

Works in the words of the stretch; what it gives has the ids of the flow. Domains and heads of tables first
(they give the names), then all that uses names.

Never enters: what is said once for a whole flow (see `linker`).
"""

from guide.language.condition_syntax import ConditionReader
from guide.language.conditions import Condition, OutputOf
from guide.language.derived_linker import DerivedLinker, vocabulary_of
from guide.language.diagnostics import Path
from guide.language.document import AnyAskingDoc, AnyQuestionDoc, OutcomeDoc, PageDoc, RecommendDoc
from guide.language.domain_linker import DomainLinker
from guide.language.model import (
    City,
    Derived,
    Outcome,
    Page,
    Question,
    Recommend,
    RecommendEntry,
    RecommendFrom,
    Refuse,
    Route,
    SomeOf,
    Step,
    Table,
)
from guide.language.names import Names
from guide.language.stretches import Placed, Stretch
from guide.language.table_linker import TableLinker
from guide.language.text_linker import TextReader


class StretchLinker:
    """Links one stretch. What its names can be is kept in `known`, with that of all other stretches."""

    def __init__(self, stretch: Stretch, known: Names, city: City, wording: str) -> None:
        report, home = stretch.report, stretch.home
        catalogues = {key: catalogue.entries for key, catalogue in city.catalogues.items()}
        names = Names(stretch.ids, known.domains, known.tables, known.derived, stretch.ghosts, home.sets)
        self._stretch = stretch
        self._report = report
        self._names = names
        self._ticks: dict[str, SomeOf] = {}
        self.texts = TextReader(names, catalogues, city.sources, home.source, report, home.partials)
        self.domains = DomainLinker(self.texts, report, wording)
        self._derived = DerivedLinker(names, self.texts, report, wording)
        self._tables = TableLinker(names, city.catalogues, self.texts, report)

    def domain(self, placed: Placed) -> None:
        """Make known what may be answered to a question, or ticked on a page."""
        match placed.doc:
            case OutcomeDoc():
                return
            case PageDoc() as doc:
                domain = self._ticks[placed.key] = self.domains.ticks(doc, placed.path)
                self._names.domains[placed.id] = domain
            case doc:
                self._names.domains[placed.id] = self.domains.domain(doc, placed.path)

    def heads(self) -> None:
        """Make known what the tables and derived values can be."""
        names, doc = self._names, self._stretch.doc
        names.tables |= {names.ids[key]: self._tables.head(key, table) for key, table in doc.tables.items()}
        names.derived |= {names.ids[key]: vocabulary_of(value) for key, value in doc.values.items()}

    def tables(self) -> dict[str, Table]:
        """The tables, by id."""
        docs = self._stretch.doc.tables
        return {self._names.ids[key]: self._tables.table(key, doc) for key, doc in docs.items()}

    def values(self) -> dict[str, Derived]:
        """The derived values, by id."""
        docs = self._stretch.doc.values
        return {self._names.ids[key]: self._derived.derived(key, doc) for key, doc in docs.items()}

    def step(self, placed: Placed) -> Step:
        """The step; the domains and tables of the whole flow are known."""
        match placed.doc:
            case OutcomeDoc() as doc:
                return self._outcome(doc, placed)
            case PageDoc() as doc:
                return self._page(doc, placed)
            case doc:
                return self._question(doc, placed)

    def _question(self, doc: AnyQuestionDoc, placed: Placed) -> Question:
        path, text = placed.path, self.texts.text
        return Question(
            id=placed.id,
            kind=doc.kind,
            stage=placed.stage,
            ask=text(doc.ask, (*path, "ask"), required=True),
            help=text(doc.help, (*path, "help")),
            why=text(doc.why, (*path, "why")),
            domain=self._names.domains[placed.id],
            routes=self._routes(doc, path),
            cite=self.texts.cites(doc.cite, path, required=True),
            name=doc.name,
            aloud=text(doc.aloud, (*path, "aloud")),
            staff=text(doc.staff, (*path, "staff")),
            refuse=self._refuse(doc, (*path, "refuse")),
            changeable=doc.changeable,
        )

    def _refuse(self, doc: AnyQuestionDoc, path: Path) -> tuple[Refuse, ...]:
        conditions = ConditionReader(self._names, self._report)
        return tuple(
            Refuse(
                conditions.read(one.when, (*path, index, "when")),
                self.texts.text(one.say, (*path, index, "say"), required=True),
            )
            for index, one in enumerate(doc.refuse)
        )

    def _page(self, doc: PageDoc, placed: Placed) -> Page:
        path = placed.path
        return Page(
            id=placed.id,
            stage=placed.stage,
            title=self.texts.text(doc.title, (*path, "title"), required=True),
            why=self.texts.text(doc.why, (*path, "why")),
            blocks=self.texts.blocks(doc.blocks, (*path, "blocks")),
            domain=self._ticks[placed.key],
            routes=self._routes(doc, path),
            cite=self.texts.cites(doc.cite, path, required=True),
            name=doc.name,
            aloud=self.texts.text(doc.aloud, (*path, "aloud")),
            staff=self.texts.text(doc.staff, (*path, "staff")),
        )

    def _outcome(self, doc: OutcomeDoc, placed: Placed) -> Outcome:
        path = placed.path
        return Outcome(
            id=placed.id,
            stage=placed.stage,
            title=self.texts.text(doc.title, (*path, "title"), required=True),
            summary=self.texts.text(doc.summary, (*path, "summary"), required=True),
            recommend={
                name: self._recommend(name, items, (*path, "recommend", name))
                for name, items in doc.recommend.items()
            },
            blocks=self.texts.blocks(doc.blocks, (*path, "blocks")),
            cite=self.texts.cites(doc.cite, path, required=True),
            staff=self.texts.text(doc.staff, (*path, "staff")),
        )

    def _routes(self, doc: AnyAskingDoc, path: Path) -> tuple[Route, ...]:
        if doc.to is not None and doc.routes:
            self._report("wrong-type", (*path, "to"), expected="to と routes は、どちらか一つだけ書きます。")
        if doc.to is not None:
            return (Route(None, self.target(doc.to, (*path, "to"))),)
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
            when = self.texts.condition(route.when, (*at, "when"))
            routes.append(Route(when, self.target(route.to, (*at, "to"))))
        return tuple(routes)

    def target(self, written: str, path: Path) -> str:
        """The id of the step that a route leads to."""
        stretch = self._stretch
        if not stretch.leads(written):
            self._report("unknown-step", path, written=written, known=stretch.targets())
        return stretch.target(written)

    def _recommend(self, catalogue: str, docs: tuple[RecommendDoc, ...], path: Path) -> tuple[Recommend, ...]:
        if catalogue not in self.texts.catalogues:
            known = self.texts.catalogues
            self._report("unknown-catalogue", path, written=catalogue, known=known, at_key=True)
            return ()
        found = [self._recommend_one(catalogue, doc, (*path, index)) for index, doc in enumerate(docs)]
        return tuple(item for item in found if item is not None)

    def _recommend_one(self, catalogue: str, doc: RecommendDoc, path: Path) -> Recommend | None:
        when = self.texts.condition(doc.when, (*path, "when"))
        if doc.entry is not None and doc.from_ is None:
            self.texts.is_entry(catalogue, doc.entry, (*path, "entry"))
            because = self.texts.text(doc.because, (*path, "because"))
            return RecommendEntry(doc.entry, when, because, self.texts.cites(doc.cite, path, required=True))
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
