"""The values of names at one place of a walk: live answers, marks of their items, outputs of tables.

Tables are evaluated when they are read, once for each set of answers. A table that reads itself (only a flow
built by hand has one) finds no value there, so that evaluation always ends; a long chain of tables is worked
off without recursion.

Never enters: answers off the path.
"""

from collections.abc import Iterator, Mapping

from guide.engine.tables import run
from guide.engine.trace import TableRun
from guide.language.conditions import AnswerOf, Name, OutputOf, Value
from guide.language.model import Flow


class Values:
    """What names mean after some answers. `runs` are the tables read since the last answer."""

    def __init__(
        self, flow: Flow, live: Mapping[str, Value] | None = None, runs: Mapping[str, TableRun] | None = None
    ) -> None:
        self._flow = flow
        self.live = dict(live or {})
        self.runs = dict(runs or {})
        self._running: set[str] = set()

    def give(self, step: str, value: Value) -> None:
        """The answer to a step is known from here on."""
        self.live[step] = value
        self.runs = {}

    def of(self, name: Name) -> Value | None:
        """The value of a name, or None while it has none."""
        if isinstance(name, OutputOf):
            found = self.table(name.table)
            return None if found is None else found.outputs.get(name.output)
        value = self.live.get(name.question)
        if isinstance(name, AnswerOf):
            return value
        return value.get(name.item) if isinstance(value, Mapping) else None

    def table(self, table: str) -> TableRun | None:
        """The table evaluated here, once; None while it is being evaluated."""
        if table not in self.runs and table not in self._running:
            for current in self._unread(table):
                self._run(current)
        return self.runs.get(table)

    def _run(self, table: str) -> None:
        if table not in self.runs and table not in self._running:
            self._running.add(table)
            self.runs[table] = run(self._flow.tables[table], self.of)
            self._running.remove(table)

    def _unread(self, table: str) -> list[str]:
        """The table and the tables it rests on that were not read yet, inputs first (depth-first search)."""
        order: list[str] = []
        seen = {table}
        stack = [(table, self._inputs(table))]
        while stack:
            current, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                order.append(current)
                stack.pop()
            elif following not in seen and following not in self.runs:
                seen.add(following)
                stack.append((following, self._inputs(following)))
        return order

    def _inputs(self, table: str) -> Iterator[str]:
        return (name.table for name in self._flow.tables[table].inputs if isinstance(name, OutputOf))
