"""The values of names at one place of a walk: live answers, marks of their items, and what follows from them.

Tables and derived values are evaluated when they are read, once for each set of answers. One that rests on
itself (only a flow built by hand has one) finds no value there, so that evaluation always ends; a long chain
is worked off without recursion.

Never enters: answers off the path.
"""

from collections.abc import Mapping

from guide.engine.derive import derive
from guide.engine.tables import run
from guide.engine.trace import TableRun
from guide.language.conditions import AnswerOf, Name, OutputOf, Value, ValueOf, origin
from guide.language.derived import read_by_value
from guide.language.model import Flow
from guide.language.ordering import ordered


class Values:
    """What names mean after some answers. `runs` are the tables read since the last answer."""

    def __init__(
        self, flow: Flow, live: Mapping[str, Value] | None = None, runs: Mapping[str, TableRun] | None = None
    ) -> None:
        self._flow = flow
        self.live = dict(live or {})
        self.runs = dict(runs or {})
        self._derived: dict[str, Value | None] = {}
        self._running: set[str] = set()

    def give(self, step: str, value: Value) -> None:
        """The answer to a step is known from here on."""
        self.live[step] = value
        self.runs = {}
        self._derived = {}

    def of(self, name: Name) -> Value | None:
        """The value of a name, or None while it has none."""
        if isinstance(name, AnswerOf):
            return self.live.get(name.question)
        if isinstance(name, OutputOf):
            found = self.table(name.table)
            return None if found is None else found.outputs.get(name.output)
        if isinstance(name, ValueOf):
            self._find(name.value)
            return self._derived.get(name.value)
        value = self.live.get(name.question)
        return value.get(name.item) if isinstance(value, Mapping) else None

    def table(self, table: str) -> TableRun | None:
        """The table evaluated here, once; None while it is being evaluated."""
        self._find(table)
        return self.runs.get(table)

    def _find(self, wanted: str) -> None:
        """Evaluate a table or derived value, what it rests on first."""
        if not self._is_done(wanted):
            for current in self._unread(wanted):
                self._evaluate(current)

    def _is_done(self, one: str) -> bool:
        return one in self.runs or one in self._derived or one in self._running

    def _evaluate(self, one: str) -> None:
        if self._is_done(one):
            return
        self._running.add(one)
        if one in self._flow.tables:
            self.runs[one] = run(self._flow.tables[one], self.of)
        else:
            self._derived[one] = derive(self._flow.values[one], self.of)
        self._running.remove(one)

    def _unread(self, wanted: str) -> list[str]:
        """What is wanted and all it rests on that is not evaluated yet, inputs first."""
        return ordered([wanted], self._unread_inputs)[0][::-1]

    def _unread_inputs(self, one: str) -> list[str]:
        table = self._flow.tables.get(one)
        names = read_by_value(self._flow.values[one]) if table is None else table.inputs
        sources = (source for source, is_question in map(origin, names) if not is_question)
        return [source for source in sources if not self._is_done(source)]
