"""Linking decision tables: what their columns can hold, what their rules read and give.

Never enters: evaluation, questions.
"""

from collections.abc import Mapping
from decimal import Decimal

from guide.language.conditions import Name, Scalar
from guide.language.diagnostics import Path
from guide.language.document import OutputDoc, RuleDoc, TableDoc
from guide.language.model import Aggregate, Catalogue, HitPolicy, Output, Rule, Table
from guide.language.names import Names
from guide.language.reporter import Report
from guide.language.text_linker import TextReader

_OF_NUMBERS = frozenset({Aggregate.SUM, Aggregate.MIN, Aggregate.MAX})

_BY_VALUE = frozenset({HitPolicy.PRIORITY, HitPolicy.OUTPUT_ORDER})


class TableLinker:
    """Links the tables of one flow in two passes: rules read outputs of other tables, so heads come first."""

    def __init__(
        self, names: Names, catalogues: Mapping[str, Catalogue], texts: TextReader, report: Report
    ) -> None:
        self._names = names
        self._catalogues = catalogues
        self._texts = texts
        self._report = report

    def head(self, key: str, doc: TableDoc) -> Table:
        """The table without inputs and rules."""
        path: Path = ("tables", key)
        outputs = tuple(
            self._output(name, output, doc, (*path, "outputs", name)) for name, output in doc.outputs.items()
        )
        hit, aggregate = HitPolicy(doc.hit_policy), Aggregate(doc.aggregate or "list")
        if doc.aggregate and hit is not HitPolicy.COLLECT:
            sentence = "aggregate は、hit-policy が collect の表だけに書けます。"
            self._report("wrong-type", (*path, "aggregate"), expected=sentence)
        elif aggregate in _OF_NUMBERS and not all(output.numeric for output in outputs):
            sentence = f"aggregate: {aggregate} は、出力が数の表だけに書けます。"
            self._report("wrong-type", (*path, "aggregate"), expected=sentence)
        if hit in _BY_VALUE and not any(output.values for output in outputs):
            sentence = f"hit-policy: {hit} には、順番の決まる出力（catalogue か values）が要ります。"
            self._report("wrong-type", (*path, "hit-policy"), expected=sentence)
        return Table(self._names.ids[key], doc.title, hit, aggregate, (), outputs, ())

    def table(self, key: str, doc: TableDoc) -> Table:
        """The whole table; all heads are known by now."""
        path: Path = ("tables", key)
        head = self._names.tables[self._names.ids[key]]
        return Table(
            head.id,
            doc.title,
            head.hit_policy,
            head.aggregate,
            self._inputs(doc, (*path, "inputs")),
            head.outputs,
            tuple(self._rule(head, rule, (*path, "rules", index)) for index, rule in enumerate(doc.rules)),
        )

    def _inputs(self, doc: TableDoc, path: Path) -> tuple[Name, ...]:
        found = [(written, self._names.find(written)) for written in doc.inputs]
        for index, (written, name) in enumerate(found):
            if name is None and not self._names.is_ghost(written):
                known = self._names.written()
                self._report("unknown-name", (*path, index), written=written, known=known)
        return tuple(name for _, name in found if name is not None)

    def _output(self, key: str, doc: OutputDoc, table: TableDoc, path: Path) -> Output:
        if sum(kind is not None for kind in (doc.catalogue, doc.values, doc.type)) != 1:
            self._report(
                "wrong-type", path, expected="catalogue、values、type のどれか一つを書きます。", at_key=True
            )
        values: tuple[Scalar, ...] = doc.values or ()
        if doc.catalogue is not None:
            catalogue = self._catalogues.get(doc.catalogue)
            if catalogue is None:
                known = self._catalogues
                self._report("unknown-catalogue", (*path, "catalogue"), written=doc.catalogue, known=known)
            values = tuple(catalogue.entries) if catalogue else ()
        given = [rule.then[key] for rule in table.rules if key in rule.then]
        given += [] if doc.default is None else [doc.default]
        numeric = doc.type == "number" or (bool(values) and not any(isinstance(one, str) for one in values))
        output = Output(key, doc.catalogue or "", values, doc.default, tuple(dict.fromkeys(given)), numeric)
        if doc.default is not None:
            self._check(output, doc.default, (*path, "default"))
        return output

    def _rule(self, table: Table, doc: RuleDoc, path: Path) -> Rule:
        return Rule(
            self._texts.condition(doc.when, (*path, "when")),
            self._then(table, doc.then, (*path, "then")),
            self._texts.text(doc.because, (*path, "because")),
            self._texts.cites(doc.cite, path, required=True),
        )

    def _then(self, table: Table, written: Mapping[str, Scalar], path: Path) -> tuple[Scalar, ...]:
        known = [output.id for output in table.outputs]
        for key in written:
            if key not in known:
                self._report(
                    "unknown-output", (*path, key), written=key, table=table.id, known=known, at_key=True
                )
        for output in table.outputs:
            if output.id in written:
                self._check(output, written[output.id], (*path, output.id))
            else:
                self._report("missing-key", path, key=output.id, at_key=True)
        return tuple(written[key] for key in known if key in written)

    def _check(self, output: Output, value: Scalar, path: Path) -> None:
        """Report a value that the column cannot hold."""
        if output.catalogue:
            known = self._catalogues.get(output.catalogue)
            if known and value not in known.entries:
                catalogue, entries = output.catalogue, known.entries
                self._report("unknown-entry", path, written=str(value), catalogue=catalogue, known=entries)
        elif output.values:
            if value not in output.values:
                names = [str(one) for one in output.values]
                self._report("unknown-value", path, name=output.id, written=str(value), known=names)
        elif output.numeric is not isinstance(value, int | Decimal):
            expected = (
                "ここには数を書きます。" if output.numeric else "ここには文を書きます。数は引用符で囲みます。"
            )
            self._report("wrong-type", path, expected=expected)
