"""`follow(flow, answers)`: the one way from answers to where they lead.

Starting at the first step, take the value of each step and the first route whose condition holds, until a step has no
usable answer or an outcome is reached. Conditions see only answers on the path so far, so an answer off the path can
never change anything. Total: any mapping gives a trace; pure: the same mapping gives the same trace.

Never enters: a second way of evaluating anything, for explanations or otherwise.
"""

from collections.abc import Mapping
from types import MappingProxyType

from guide.engine.answers import Refusal, accept
from guide.engine.tables import run
from guide.engine.trace import Problem, Reason, Recommended, TableRun, Trace, Visit
from guide.language.conditions import AnswerOf, Lookup, Name, OutputOf, Scalar, Value, holds
from guide.language.model import Flow, Outcome, Recommend, RecommendEntry, Table


def follow(flow: Flow, answers: Mapping[str, object]) -> Trace:
    """Where the answers lead. Values that a question does not take count as not given and are told in `problems`."""
    values = Values(flow)
    visits: list[Visit] = []
    problems: list[Problem] = []
    here = flow.start
    while True:
        step = flow.steps[here]
        if isinstance(step, Outcome):
            return _end(flow, answers, values, visits, problems, asking=None, outcome=step)
        raw = answers.get(here)
        value = None if raw is None else accept(step, raw)
        if isinstance(value, Refusal):
            problems.append(Problem(here, value))
            value = None
        # A flow that was loaded has no way back to a step; one built by hand must not hang.
        if value is None or here in values.live:
            return _end(flow, answers, values, visits, problems, asking=here, outcome=None)
        values.give(here, value)
        tried: list[bool] = []
        for route in step.routes:
            tried.append(route.when is None or holds(route.when, values.of))
            if tried[-1]:
                break
        visits.append(Visit(here, value, tuple(tried)))
        here = step.routes[len(tried) - 1].to


class Values:
    """The values of names at one place of a walk: live answers, marks of their items, outputs of tables."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.live: dict[str, Value] = {}
        self._runs: dict[str, TableRun] = {}

    def give(self, step: str, value: Value) -> None:
        """The answer to a step is known from here on."""
        self.live[step] = value
        self._runs.clear()

    def of(self, name: Name) -> Value | None:
        """The value of a name, or None while it has none."""
        if isinstance(name, OutputOf):
            return self.table(name.table).outputs.get(name.output)
        value = self.live.get(name.question)
        if isinstance(name, AnswerOf):
            return value
        return value.get(name.item) if isinstance(value, Mapping) else None

    def table(self, table: str) -> TableRun:
        """The table evaluated here, once."""
        if table not in self._runs:
            self._runs[table] = run(self._flow.tables[table], self.of)
        return self._runs[table]

    def runs(self) -> dict[str, TableRun]:
        """Every table evaluated at this place."""
        return {table: self.table(table) for table in self._flow.tables}


def value_of(flow: Flow, trace: Trace) -> Lookup:
    """The values of names where a trace stopped."""
    values = Values(flow)
    values.live.update(trace.live)
    return values.of


def _end(
    flow: Flow,
    answers: Mapping[str, object],
    values: Values,
    visits: list[Visit],
    problems: list[Problem],
    *,
    asking: str | None,
    outcome: Outcome | None,
) -> Trace:
    recommendations = {
        catalogue: _ranked(flow, items, values) for catalogue, items in (outcome.recommend if outcome else {}).items()
    }
    tables = values.runs()
    conflicts = [run.table for run in tables.values() if run.conflict]
    problems += [Problem(table, Refusal("決め方の表に、たがいに合わない規則があります。")) for table in conflicts]
    return Trace(
        visits=tuple(visits),
        asking=asking,
        outcome=outcome,
        live=MappingProxyType(values.live),
        unused=tuple(key for key in answers if key in flow.steps and key not in values.live and key != asking),
        problems=tuple(problems),
        tables=tables,
        recommendations=recommendations,
    )


def _ranked(flow: Flow, items: tuple[Recommend, ...], values: Values) -> tuple[Recommended, ...]:
    reasons: dict[str, list[Reason]] = {}
    for item in items:
        if item.when is not None and not holds(item.when, values.of):
            continue
        if isinstance(item, RecommendEntry):
            found = [(item.entry, Reason(item.because, item.cite))]
        else:
            found = _from_table(flow.tables[item.table], item.output, values)
        for entry, reason in found:
            gathered = reasons.setdefault(entry, [])
            if reason.text and reason not in gathered:
                gathered.append(reason)
    return tuple(Recommended(entry, rank, tuple(found)) for rank, (entry, found) in enumerate(reasons.items(), 1))


def _from_table(table: Table, output: str, values: Values) -> list[tuple[str, Reason]]:
    """What the rules that made a table's result give in a column, each with the rule's reason, in their order."""
    done = values.table(table.id)
    column = [one.id for one in table.outputs].index(output)
    given = [(table.rules[index].then[column], table.rules[index]) for index in done.used]
    if given:
        return [(str(entry), Reason(rule.because, rule.cite)) for entry, rule in given]
    default: Scalar | None = table.outputs[column].default
    return [] if default is None else [(str(default), Reason((), ()))]
