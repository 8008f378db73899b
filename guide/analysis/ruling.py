"""Tables over all walks: rules that are never used or make no difference, gaps, contradictions.

A gap is one of a recommendation here: where a text tells what a table does not give, see `echoes`.

Over the answers that can come to where a table is read. What some known walk shows needs no more (an example
of the file, a way that the proof found); for the rest it is asked whether it is possible at all (see
`possible`). Where that would take too much, the table by itself may answer (see `table`): what cannot be in
any combination of its inputs cannot be in a walk. What is then still open is named in `Left`, and nothing is
claimed of it.

Never enters: wording, what a flow's author may have meant.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, islice
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.possible import Place, Unknown, first_possible, in_short, possible
from guide.analysis.table import Verdict, examine
from guide.analysis.tables_read import tables_read
from guide.analysis.twins import (
    ALWAYS,
    BY_RANK,
    Twins,
    in_rank,
    makes_a_difference,
    may_make_a_difference,
    twins_of,
    used_alone,
)
from guide.engine.tables import contradict
from guide.engine.trace import TableRun, Trace
from guide.engine.values import Values
from guide.language.conditions import Condition, Every, Not, OutputOf, Some, Value, origin
from guide.language.diagnostics import Finding, Path
from guide.language.model import Flow, HitPolicy, Table
from guide.language.ordering import ordered
from guide.language.reading import reads
from guide.language.structure import questions_of, read_by, targets

MOST_ASKED = 200
"""Questions of what is possible that are asked of a flow, fewer of a large one."""

MOST_STEPS = 100_000
"""Steps that are looked at for all of them together."""

MOST_PAIRS = 200
"""Pairs of rules that are asked about together."""

_SINGLE = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.PRIORITY})


class Left(Struct, frozen=True):
    """What was not found out: the code of the finding it would be, and how many claims that is.

    `table` is the table it is about; of a code of texts none, of one of refusals the question.
    """

    table: str
    code: str
    number: int


class Ruling:
    """One look at the tables of a flow; `examples` and `walks` are walks that are known."""

    def __init__(self, flow: Flow, examples: Iterable[Trace], walks: Iterable[Trace]) -> None:
        self._flow = flow
        self._asked = min(MOST_ASKED, MOST_STEPS // len(flow.steps))
        self._left: dict[tuple[str, str], int] = {}
        self._read_at = tables_read(flow)
        self._examples = _runs(examples)
        self._walks = _runs(walks)
        read = [one for step in flow.steps.values() for one in reads(flow, step)]
        self._told = {
            one.name.table for one in read if one.path[-1] == "from" and isinstance(one.name, OutputOf)
        }
        self._counted = {
            one.name.table for one in read if one.path[-1] != "from" and isinstance(one.name, OutputOf)
        }
        derived = (name for one in (*flow.tables, *flow.values) for name in read_by(flow, one))
        self._counted |= {name.table for name in derived if isinstance(name, OutputOf)}

    @property
    def left(self) -> tuple[Left, ...]:
        """What was not found out."""
        return tuple(Left(*about, number) for about, number in self._left.items())

    def findings(self) -> Iterator[Finding]:
        """Everything there is to say of each table that is read somewhere."""
        for table in self._flow.tables.values():
            if table.id in self._read_at:
                places = [reading.place for reading in self._read_at[table.id]]
                by_itself = _ByItself(self._flow, table, places)
                yield from self._rules(table, by_itself)
                if table.hit_policy in _SINGLE:
                    yield from self._gap(table, by_itself)
                    # An example tells of its own contradictions.
                    if not any(run.conflict for run, _ in self._examples.get(table.id, ())):
                        yield from self._conflicts(table, by_itself.may_clash())

    # Rules

    def _rules(self, table: Table, by_itself: "_ByItself") -> Iterator[Finding]:
        known = [*self._examples.get(table.id, ()), *self._walks.get(table.id, ())]
        known += self._first_runs(table, _used(known))
        walks = _used(known)
        told, counted = table.id in self._told, table.id in self._counted
        everyone = [twins_of(table, index, told=told, counted=counted) for index in range(len(table.rules))]
        used = {
            one.rule: walks.get(one.rule) or self._answers(table, used_alone(table, one)) for one in everyone
        }
        doubtful = [
            one
            for one in everyone
            if one.same
            and isinstance(used[one.rule], Mapping)
            and not any(makes_a_difference(table, one, run.hits) for run, _ in known if one.rule in run.hits)
        ]
        matter = self._first_answers(table, [may_make_a_difference(table, one) for one in doubtful])
        idle = {one.rule: one for index, one in enumerate(doubtful) if index not in matter}
        for index, answers in used.items():
            path: Path = ("tables", table.id, "rules", index)
            if isinstance(answers, Mapping):
                if index in idle:
                    yield from self._no_difference(table, idle[index], path, answers)
            elif answers is None or by_itself.never_uses(index):
                yield Finding("never-used", path, {"table": table.id, "rule": index + 1})
            else:
                self._leave(table, "never-used")

    def _first_runs(self, table: Table, known: Mapping[int, Mapping[str, Value]]) -> "list[_Run]":
        """Walks that use rules which no known walk uses, as far as asking for all of them at once finds."""
        if len(known) == len(table.rules):
            return []
        wanted = [one for one in in_rank(table) if table.hit_policy in BY_RANK or one not in known]
        found = self._first_answers(table, [table.rules[one].when or ALWAYS for one in wanted])
        runs = ((Values(self._flow, answers).table(table.id), answers) for answers in found.values())
        return [(run, answers) for run, answers in runs if run]

    def _no_difference(
        self, table: Table, twins: Twins, path: Path, used: Mapping[str, Value]
    ) -> Iterator[Finding]:
        """A rule that makes the result for some answers, and without which it would be the same."""
        otherwise = self._answers(table, may_make_a_difference(table, twins))
        if otherwise is None:
            facts = {
                "table": table.id,
                "rule": twins.rule + 1,
                "answers": in_short(used, self._inputs(table)),
            }
            yield Finding("never-matters", path, facts)
        elif isinstance(otherwise, Unknown):
            self._leave(table, "never-matters")

    # Gaps and contradictions

    def _gap(self, table: Table, by_itself: "_ByItself") -> Iterator[Finding]:
        without = [rule.when for rule in table.rules if rule.when is not None]
        if len(without) < len(table.rules) or all(output.default is not None for output in table.outputs):
            return
        answers = self._answers(table, Not(Some(tuple(without))), recommending=True)
        if isinstance(answers, Mapping):
            told = {"table": table.id, "answers": in_short(answers, self._inputs(table))}
            yield Finding("table-gap", ("tables", table.id), told, at_key=True)
        elif isinstance(answers, Unknown) and not by_itself.is_complete:
            self._leave(table, "table-gap")

    def _conflicts(self, table: Table, may_clash: Iterable[tuple[int, int]]) -> Iterator[Finding]:
        waiting = iter(may_clash)
        while pairs := list(islice(waiting, MOST_PAIRS)):
            while pairs:
                answers = self._answers(table, Some(tuple(_both(table, *pair) for pair in pairs)))
                if isinstance(answers, Unknown):
                    self._leave(table, "rules-conflict", len(pairs))
                if not isinstance(answers, Mapping):
                    break
                run = Values(self._flow, answers).table(table.id)
                hits = set(run.hits if run else ())
                one, other = next(pair for pair in pairs if hits.issuperset(pair))
                short = in_short(answers, self._inputs(table))
                told = {"table": table.id, "one": one + 1, "other": other + 1, "answers": short}
                yield Finding("rules-conflict", ("tables", table.id, "rules", other), told)
                # These answers tell of all rules that hit.
                pairs = [pair for pair in pairs if not hits.issuperset(pair)]

    # Asking

    def _answers(
        self, table: Table, condition: Condition | None, *, recommending: bool = False
    ) -> Mapping[str, Value] | Unknown | None:
        """Answers with which the condition holds where a table is read; None if there are none."""
        unknown = False
        for reading in self._read_at[table.id]:
            if recommending and not reading.recommends:
                continue
            if not self._asked:
                return Unknown()
            self._asked -= 1
            parts = tuple(part for part in (reading.when, condition) if part is not None)
            found = possible(self._flow, reading.place, Every(parts))
            if isinstance(found, Mapping):
                return found
            unknown = unknown or isinstance(found, Unknown)
        return Unknown() if unknown else None

    def _first_answers(self, table: Table, conditions: Sequence[Condition]) -> dict[int, Mapping[str, Value]]:
        """For conditions by their index answers with which it is the first to hold where a table is read.

        Of those that are not found nothing is known; one alone is not looked for.
        """
        found: dict[int, Mapping[str, Value]] = {}
        for reading in self._read_at[table.id]:
            if len(conditions) - len(found) > 1 and self._asked:
                self._asked -= 1
                gate = ALWAYS if reading.when is None else reading.when
                more = first_possible(self._flow, reading.place, [Every((gate, one)) for one in conditions])
                found = more | found
        return found

    def _inputs(self, table: Table) -> set[str]:
        """The questions that decide which rules hit."""
        return {question for name in table.inputs for question in questions_of(self._flow, name)}

    def _leave(self, table: Table, code: str, number: int = 1) -> None:
        self._left[table.id, code] = self._left.get((table.id, code), 0) + number


class _ByItself:
    """What a table by itself tells of all walks, looked at only where it is asked.

    It takes every input to have a value. So it tells something only if no walk comes to the table without
    having answered all that its rules read.
    """

    def __init__(self, flow: Flow, table: Table, places: Iterable[Place]) -> None:
        self._flow = flow
        self._table = table
        self._places = tuple(dict.fromkeys(places))

    @cached_property
    def _tells(self) -> bool:
        sources = dict.fromkeys(origin(name) for name in read_by(self._flow, self._table.id))
        return all(
            is_question and not any(_comes_without(self._flow, place, source) for place in self._places)
            for source, is_question in sources
        )

    @cached_property
    def _verdict(self) -> Verdict | None:
        return examine(self._flow, self._table) if self._tells else None

    @property
    def is_complete(self) -> bool:
        """Whether some rule takes each combination of inputs."""
        return self._verdict is not None and self._verdict.open == 0

    def never_uses(self, rule: int) -> bool:
        """Whether no combination of inputs makes this rule the result."""
        return self._verdict is not None and rule in (self._verdict.unused or ())

    def may_clash(self) -> Iterable[tuple[int, int]]:
        """Pairs of rules that must not hit together, without those that cannot, where that is known."""
        if self._verdict is not None and self._verdict.clashing is not None:
            return self._verdict.clashing
        pairs = combinations(range(len(self._table.rules)), 2)
        return (pair for pair in pairs if contradict(self._table, pair))


def _comes_without(flow: Flow, place: Place, question: str) -> bool:
    """Whether drawn routes lead to a place and pass by the question."""
    if place.step == question:
        return not place.after_answer
    return place.step in ordered([flow.start], lambda step: _passing_by(flow, step, question))[0]


def _passing_by(flow: Flow, step: str, question: str) -> tuple[str, ...]:
    return () if step == question else targets(flow.steps[step])


def _both(table: Table, one: int, other: int) -> Condition:
    parts = (table.rules[one].when, table.rules[other].when)
    return Every(tuple(when for when in parts if when is not None))


_Run: TypeAlias = tuple[TableRun, Mapping[str, Value]]
"""A table as it was evaluated in a walk, and the answers of that walk."""


def _used(known: Iterable[_Run]) -> dict[int, Mapping[str, Value]]:
    """The rules that known walks use, each with the answers of the first."""
    walks: dict[int, Mapping[str, Value]] = {}
    for run, live in known:
        for rule in run.used or run.hits:
            walks.setdefault(rule, live)
    return walks


def _runs(walks: Iterable[Trace]) -> dict[str, list[_Run]]:
    found: dict[str, list[_Run]] = {}
    for trace in walks:
        for tables in (*(visit.tables for visit in trace.visits), trace.tables):
            for table, run in tables.items():
                found.setdefault(table, []).append((run, trace.live))
    return found
