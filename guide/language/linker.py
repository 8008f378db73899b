"""Linking: from documents of the right shape to a City and a Flow in which every name is known.

Works through everything and reports every problem it meets; a part that cannot be linked is replaced by something
harmless of the same type, since a flow with errors is never handed out. Order: domains and tables first (they give the
names), then all that uses names.

Never enters: reading files, checks of the linked flow as a whole (see `structure`).
"""

from collections.abc import Mapping
from decimal import Decimal

from guide.language.condition_syntax import RESERVED, Report, is_date
from guide.language.conditions import Condition, Name, OutputOf, Scalar
from guide.language.data import bare
from guide.language.diagnostics import Path, nearest
from guide.language.document import (
    AskingDoc,
    ChecklistDoc,
    ChoiceDoc,
    ChoicesDoc,
    DateDoc,
    FlowDoc,
    FreeTextDoc,
    NumberDoc,
    OptionDoc,
    OutcomeDoc,
    OutputDoc,
    PageDoc,
    QuestionDoc,
    RecommendDoc,
    StepDoc,
    TableDoc,
    YesNoDoc,
)
from guide.language.model import (
    NO,
    UNSURE,
    YES,
    Aggregate,
    City,
    Dates,
    Domain,
    Example,
    Flow,
    FreeText,
    HitPolicy,
    MarkEach,
    Numbers,
    OneOf,
    Option,
    Outcome,
    Output,
    Page,
    Question,
    Recommend,
    RecommendEntry,
    RecommendFrom,
    Route,
    Rule,
    SomeOf,
    Stage,
    Step,
    Table,
)
from guide.language.names import Names
from guide.language.text_linker import TextReader


YES_NO_LABELS = {YES: "はい", NO: "いいえ", UNSURE: "わからない"}
"""What yes, no and unsure are called on every screen."""


class FlowLinker:
    """Links one flow document against its city."""

    def __init__(self, doc: FlowDoc, city: City, ghosts: frozenset[str], report: Report) -> None:
        self._doc = doc
        self._city = city
        self._report = report
        self._ghosts = ghosts
        if doc.source not in city.sources:
            report("unknown-source", ("source",), written=doc.source, near=nearest(doc.source, city.sources))
        self._names = Names(ghosts=ghosts)
        catalogues = {key: catalogue.entries for key, catalogue in city.catalogues.items()}
        self._texts = TextReader(self._names, catalogues, city.sources, doc.source, report)

    def link(self, flow_id: str, digest: str) -> Flow:
        """The Flow; complete only if nothing was reported."""
        self._forbid_reserved()
        domains: dict[str, Domain] = {}
        for key, step in self._doc.steps.items():
            if isinstance(step, AskingDoc):
                domains[key] = self._domain(step, ("steps", key))
        self._names.domains = domains
        # Rules read names of other tables' outputs, so all outputs are known before any rule is linked.
        self._names.tables = {key: self._table_head(key, table) for key, table in self._doc.tables.items()}
        tables = {key: self._table(key, table) for key, table in self._doc.tables.items()}
        return Flow(
            id=flow_id,
            title=self._doc.title,
            summary=self._texts.text(self._doc.summary, ("summary",)),
            city=self._city,
            source=self._doc.source,
            date=self._date(self._doc.edition.date, ("edition", "date")),
            note=self._texts.text(self._doc.edition.note, ("edition", "note")),
            digest=digest,
            stages=tuple(Stage(stage.id, stage.title, stage.aside) for stage in self._doc.stages),
            start=self._step_name(self._doc.start, ("start",)),
            steps={key: self._step(key, step, domains) for key, step in self._doc.steps.items()},
            tables=tables,
            examples=tuple(
                Example(it.name, bare(it.answers), it.outcome, it.asking, it.__pydantic_extra__ or {})
                for it in self._doc.examples
            ),
        )

    def _forbid_reserved(self) -> None:
        for section, ids in (("steps", self._doc.steps), ("tables", self._doc.tables)):
            for key in ids:
                if key in RESERVED:
                    self._report("bad-id", (section, key), written=key, at_key=True)

    # Domains

    def _domain(self, doc: AskingDoc, path: Path) -> Domain:
        match doc:
            case YesNoDoc():
                labels = dict(YES_NO_LABELS) if doc.unsure else {YES: "はい", NO: "いいえ"}
                return OneOf({key: Option(key, (label,), (), key == UNSURE, ()) for key, label in labels.items()})
            case ChoiceDoc():
                return OneOf(self._options(doc.options, (*path, "options")))
            case ChoicesDoc():
                for index, key in enumerate(doc.exclusive):
                    if key not in doc.options:
                        near = nearest(key, doc.options)
                        self._report("unknown-option", (*path, "exclusive", index), written=key, near=near)
                options = self._options(doc.options, (*path, "options"))
                return SomeOf(options, frozenset(doc.exclusive), doc.least, doc.most)
            case ChecklistDoc():
                return MarkEach(self._options(doc.items, (*path, "items")))
            case NumberDoc():
                if doc.least is not None and doc.most is not None and doc.least > doc.most:
                    self._report("empty-range", (*path, "least"), written=f"{doc.least}〜{doc.most}")
                return Numbers(doc.least, doc.most, doc.decimals, doc.unit)
            case DateDoc():
                least, most = (self._end(doc.least, (*path, "least")), self._end(doc.most, (*path, "most")))
                if least and most and least > most:
                    self._report("empty-range", (*path, "least"), written=f"{least}〜{most}")
                return Dates(least, most)
            case FreeTextDoc():
                return FreeText(doc.longest, doc.optional)
            case PageDoc():
                return SomeOf(self._options(doc.ticks, (*path, "ticks")), least=0)
        raise AssertionError(doc)  # pragma: no cover - the union above is closed

    def _options(self, docs: Mapping[str, OptionDoc], path: Path) -> dict[str, Option]:
        return {
            key: Option(
                key,
                self._texts.text(doc.text, (*path, key, "text")),
                self._texts.text(doc.help, (*path, key, "help")),
                doc.unsure,
                self._texts.cites(doc.cite, (*path, key)),
            )
            for key, doc in docs.items()
        }

    def _end(self, written: str | None, path: Path) -> str | None:
        return None if written is None else self._date(written, path)

    def _date(self, written: str, path: Path) -> str:
        if not is_date(written):
            self._report("not-a-date", path, written=written)
        return written

    # Tables

    def _table_head(self, key: str, doc: TableDoc) -> Table:
        outputs = tuple(
            self._output(name, output, ("tables", key, "outputs", name)) for name, output in doc.outputs.items()
        )
        hit, aggregate = HitPolicy(doc.hit_policy), Aggregate(doc.aggregate or "list")
        if doc.aggregate and hit is not HitPolicy.COLLECT:
            self._report("wrong-type", ("tables", key, "aggregate"), expected="aggregate は collect の表だけに書けます。")
        return Table(key, doc.title, hit, aggregate, (), outputs, ())

    def _output(self, key: str, doc: OutputDoc, path: Path) -> Output:
        if (doc.catalogue is not None) + (doc.values is not None) + (doc.type is not None) != 1:
            self._report("wrong-type", path, expected="catalogue、values、type のどれか一つを書きます。")
        if doc.catalogue is not None:
            if doc.catalogue not in self._city.catalogues:
                near = nearest(doc.catalogue, self._city.catalogues)
                self._report("unknown-catalogue", (*path, "catalogue"), written=doc.catalogue, near=near)
                return Output(key, doc.catalogue)
            entries = tuple(self._city.catalogues[doc.catalogue].entries)
            return Output(key, doc.catalogue, entries, doc.default)
        return Output(key, "", doc.values or (), doc.default)

    def _table(self, key: str, doc: TableDoc) -> Table:
        path: Path = ("tables", key)
        head = self._names.tables[key]
        inputs: list[Name] = []
        for index, written in enumerate(doc.inputs):
            name = self._names.find(written)
            if name is not None:
                inputs.append(name)
            elif not self._names.is_ghost(written):
                near = nearest(written, self._names.written())
                self._report("unknown-name", (*path, "inputs", index), written=written, near=near)
        rules = []
        for index, rule in enumerate(doc.rules):
            at: Path = (*path, "rules", index)
            when = self._texts.condition(rule.when, (*at, "when"))
            because = self._texts.text(rule.because, (*at, "because"))
            cite = self._texts.cites(rule.cite, at, required=True)
            rules.append(Rule(when, self._then(head, rule.then, (*at, "then")), because, cite))
        return Table(key, doc.title, head.hit_policy, head.aggregate, tuple(inputs), head.outputs, tuple(rules))

    def _then(self, table: Table, written: Mapping[str, Scalar], path: Path) -> tuple[Scalar, ...]:
        known = [output.id for output in table.outputs]
        for key in written:
            if key not in known:
                near = nearest(key, known)
                self._report("unknown-output", (*path, key), written=key, table=table.id, near=near, at_key=True)
        values: list[Scalar] = []
        for output in table.outputs:
            if output.id not in written:
                self._report("missing-key", path, key=output.id)
                continue
            value = written[output.id]
            if output.values and value not in output.values:
                self._unknown_result(output, value, (*path, output.id))
            elif not isinstance(value, str | int | Decimal):
                self._report("wrong-type", (*path, output.id), expected="文字か数を一つ書きます。")
            values.append(value)
        return tuple(values)

    def _unknown_result(self, output: Output, value: object, path: Path) -> None:
        near = nearest(str(value), [str(one) for one in output.values])
        if output.catalogue:
            self._report("unknown-entry", path, written=value, catalogue=output.catalogue, near=near)
        else:
            self._report("unknown-value", path, name=output.id, written=value, near=near)

    # Steps

    def _step(self, key: str, doc: StepDoc, domains: Mapping[str, Domain]) -> Step:
        path: Path = ("steps", key)
        stages = [stage.id for stage in self._doc.stages]
        if doc.stage not in stages:
            self._report("unknown-stage", (*path, "stage"), written=doc.stage, near=nearest(doc.stage, stages))
        cite = self._texts.cites(doc.cite, path, required=True)
        text = self._texts.text
        if isinstance(doc, OutcomeDoc):
            return Outcome(
                key,
                doc.stage,
                text(doc.title, (*path, "title")),
                text(doc.summary, (*path, "summary")),
                {name: self._recommend(name, items, (*path, "recommend", name)) for name, items in doc.recommend.items()},
                self._texts.blocks(doc.blocks, (*path, "blocks")),
                cite,
            )
        if isinstance(doc, PageDoc):
            blocks = self._texts.blocks(doc.blocks, (*path, "blocks"))
            domain = domains[key]
            title, why = text(doc.title, (*path, "title")), text(doc.why, (*path, "why"))
            if not isinstance(domain, SomeOf):  # pragma: no cover - a page's domain is its ticks
                raise TypeError(key)
            return Page(key, doc.stage, title, why, blocks, domain, self._routes(doc, path), cite)
        if not isinstance(doc, QuestionDoc):  # pragma: no cover - the union of steps is closed
            raise TypeError(key)
        return Question(
            key,
            str(getattr(doc, "kind", "")),
            doc.stage,
            text(doc.ask, (*path, "ask")),
            text(doc.help, (*path, "help")),
            text(doc.why, (*path, "why")),
            domains[key],
            self._routes(doc, path),
            cite,
        )

    def _routes(self, doc: AskingDoc, path: Path) -> tuple[Route, ...]:
        if doc.to is not None and doc.routes:
            self._report("wrong-type", (*path, "to"), expected="to と routes は、どちらか一つだけ書きます。")
        if doc.to is not None:
            return (Route(None, self._step_name(doc.to, (*path, "to"))),)
        if not doc.routes:
            self._report("missing-key", path, key="to", at_key=True)
        routes = []
        last = len(doc.routes) - 1
        for index, route in enumerate(doc.routes):
            at: Path = (*path, "routes", index)
            if index == last and route.when is not None:
                self._report("missing-last-route", at)
            if index < last and route.when is None:
                self._report("dead-route", (*path, "routes", index + 1))
            when = self._texts.condition(route.when, (*at, "when"))
            routes.append(Route(when, self._step_name(route.to, (*at, "to"))))
        return tuple(routes)

    def _step_name(self, written: str, path: Path) -> str:
        if written not in self._doc.steps and written not in self._ghosts:
            self._report("unknown-step", path, written=written, near=nearest(written, self._doc.steps))
        return written

    def _recommend(self, catalogue: str, docs: tuple[RecommendDoc, ...], path: Path) -> tuple[Recommend, ...]:
        if catalogue not in self._city.catalogues:
            near = nearest(catalogue, self._city.catalogues)
            self._report("unknown-catalogue", path, written=catalogue, near=near, at_key=True)
            return ()
        found = [self._recommend_one(catalogue, doc, (*path, index)) for index, doc in enumerate(docs)]
        return tuple(item for item in found if item is not None)

    def _recommend_one(self, catalogue: str, doc: RecommendDoc, path: Path) -> Recommend | None:
        when = self._texts.condition(doc.when, (*path, "when"))
        if (doc.entry is None) == (doc.from_ is None):
            self._report("wrong-type", path, expected="entry と from のどちらか一つを書きます。")
            return None
        if doc.entry is not None:
            self._texts.is_entry(catalogue, doc.entry, (*path, "entry"))
            because = self._texts.text(doc.because, (*path, "because"))
            return RecommendEntry(doc.entry, when, because, self._texts.cites(doc.cite, path, required=True))
        return self._recommend_from(catalogue, str(doc.from_), when, (*path, "from"))

    def _recommend_from(
        self, catalogue: str, written: str, when: Condition | None, path: Path
    ) -> RecommendFrom | None:
        name = self._names.find(written)
        if isinstance(name, OutputOf):
            if self._names.tables[name.table].output(name.output).catalogue == catalogue:
                return RecommendFrom(name.table, name.output, when)
            self._report("wrong-type", path, expected=f"一覧 {catalogue} の出力を書きます。")
        elif not self._names.is_ghost(written):
            near = nearest(written, (one for one in self._names.written() if "." in one))
            self._report("unknown-name", path, written=written, near=near)
        return None
