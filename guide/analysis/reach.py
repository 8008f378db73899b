"""What no walk comes to: steps, routes, rules; and what walks come to that should not be.

Over the answers that can really be given, not over a table by itself. What some walk shows (an example of
the file, a way that the proof found) needs no more; for the rest it is asked whether it is possible at all
(see `possible`), and what was found impossible is told. A claim that would take too long is not made: `left`
counts those.

Never enters: wording, what a flow's author may have meant.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from guide.analysis.again import loops
from guide.analysis.checks import findings
from guide.analysis.possible import Place, Unknown, in_short, possible
from guide.analysis.proof import Proof, Unproven
from guide.analysis.table import examine
from guide.engine.answers import read_all_pages
from guide.engine.follow import follow
from guide.engine.tables import by_priority
from guide.engine.trace import TableRun, Trace
from guide.engine.values import Values
from guide.language.conditions import Condition, Every, Name, Not, Some, Value, holds, names_in, origin
from guide.language.diagnostics import Finding
from guide.language.model import Flow, FreeText, HitPolicy, Outcome, RecommendFrom, Table
from guide.language.reading import reads
from guide.language.structure import in_order, questions_of, read_by

MOST_ASKED = 200
"""Questions of what is possible that are asked of a flow, fewer of a large one."""

MOST_STEPS = 100_000
"""Steps that are looked at for all of them together."""

_NEEDING = frozenset({"from", "title", "summary", "ask", "help", "why"})
"""Where the file names an output that must have a value."""

_SINGLE = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY, HitPolicy.FIRST, HitPolicy.PRIORITY})


class Reach(Struct, frozen=True):
    """What was found, and how many claims were left open."""

    findings: tuple[Finding, ...]
    left: int = 0


def reach(flow: Flow, proof: Proof | Unproven) -> Reach:
    """Everything there is to say of a flow that loaded: of its examples and parts, and of all its walks."""
    again = [*loops(flow)]
    if again:  # of walks that do not end nothing more is said
        return Reach((*findings(flow), *again))
    looking = _Looking(flow, proof)
    found = [*looking.findings(), *_unread(flow)]
    nowhere = {one.path for one in found if one.code == "never-reached"}
    # No example could be written for what no answers lead to.
    told = (one for one in findings(flow) if one.code != "no-example" or one.path not in nowhere)
    return Reach((*told, *found), looking.left)


def _unread(flow: Flow) -> Iterator[Finding]:
    """The questions whose answers nothing reads; what is written freely may be meant to be read by people."""
    names = {read.name for step in flow.steps.values() for read in reads(flow, step)}
    read = {question for name in names for question in questions_of(flow, name)}
    for question in flow.questions():
        if question.id not in read and not isinstance(question.domain, FreeText):
            yield Finding("changes-nothing", ("steps", question.id), {"step": question.id}, at_key=True)


class _Reading(Struct, frozen=True):
    """A place where a table is read, the condition under which it is, and whether a value is needed there.

    A route or a text of several wordings may do without one; a recommendation and a text that echoes may not.
    """

    place: Place
    when: Condition | None
    needed: bool


class _Looking:
    """One look at a flow."""

    def __init__(self, flow: Flow, proof: Proof | Unproven) -> None:
        self._flow = flow
        self._proof = proof
        self._asked = min(MOST_ASKED, MOST_STEPS // len(flow.steps))
        self.left = 0
        self._read_at = _readings(flow)

    def findings(self) -> Iterator[Finding]:
        """Steps and routes by the proof, tables by walks and by asking."""
        if isinstance(self._proof, Proof):
            yield from self._steps_and_routes(self._proof)
        flow, proof = self._flow, self._proof
        examples = _runs(follow(flow, read_all_pages(flow, one.answers)) for one in flow.examples)
        reached = proof.reached.values() if isinstance(proof, Proof) else ()
        runs = _runs(follow(flow, answers) for answers in reached)
        for table in flow.tables.values():
            if table.id in self._read_at:
                yield from self._rules(table, [*examples.get(table.id, ()), *runs.get(table.id, ())])
            if table.id in self._read_at and table.hit_policy in _SINGLE:
                yield from self._gap(table)
                if not any(run.conflict for run in examples.get(table.id, ())):  # an example tells of it
                    yield from self._conflicts(table)

    def _steps_and_routes(self, proof: Proof) -> Iterator[Finding]:
        order, _ = in_order(self._flow)
        taken, reached = _routes_taken(self._flow, proof), proof.steps
        for step in order:
            if step not in reached:
                yield Finding("never-reached", ("steps", step), {"step": step}, at_key=True)
        for step in order:
            asked = self._flow.steps[step]
            for index, route in enumerate(() if isinstance(asked, Outcome) else asked.routes):
                # Where nobody comes at all, the step that is never reached tells of it.
                if {step, route.to} <= reached and (step, index) not in taken:
                    yield Finding("never-taken", ("steps", step, "routes", index), {"to": route.to})

    # Tables

    def _rules(self, table: Table, runs: Sequence[TableRun]) -> Iterator[Finding]:
        readings = self._read_at[table.id]
        used = {rule for run in runs for rule in (run.used or run.hits)}
        for index in range(len(table.rules)):
            if index not in used and self._answers(readings, _used_alone(table, index)) is None:
                path = ("tables", table.id, "rules", index)
                yield Finding("never-used", path, {"table": table.id, "rule": index + 1})

    def _gap(self, table: Table) -> Iterator[Finding]:
        without = [rule.when for rule in table.rules if rule.when is not None]
        if len(without) < len(table.rules) or all(output.default is not None for output in table.outputs):
            return
        needing = [reading for reading in self._read_at[table.id] if reading.needed]
        answers = self._answers(needing, Not(Some(tuple(without))))
        if isinstance(answers, Mapping):
            told = {"table": table.id, "answers": in_short(answers)}
            yield Finding("table-gap", ("tables", table.id), told, at_key=True)

    def _conflicts(self, table: Table) -> Iterator[Finding]:
        verdict = examine(self._flow, table)
        for conflict in verdict.conflicts if verdict else ():
            one, other = (table.rules[rule].when for rule in conflict.rules)
            answers = self._answers(
                self._read_at[table.id], Every(tuple(when for when in (one, other) if when is not None))
            )
            if isinstance(answers, Mapping):
                first, second = conflict.rules
                told = {
                    "table": table.id,
                    "one": first + 1,
                    "other": second + 1,
                    "answers": in_short(answers),
                }
                yield Finding("rules-conflict", ("tables", table.id, "rules", second), told)

    def _answers(
        self, readings: Iterable[_Reading], condition: Condition | None
    ) -> Mapping[str, Value] | Unknown | None:
        """Answers with which the condition holds where a table is read; None if there are none."""
        unknown = False
        for reading in readings:
            if not self._asked:
                self.left += 1
                return Unknown()
            self._asked -= 1
            parts = tuple(part for part in (reading.when, condition) if part is not None)
            found = possible(self._flow, reading.place, Every(parts))
            if isinstance(found, Mapping):
                return found
            unknown = unknown or isinstance(found, Unknown)
        self.left += unknown
        return Unknown() if unknown else None


def _used_alone(table: Table, index: int) -> Condition | None:
    """When a rule makes the result, or is one of those that do."""
    if table.hit_policy not in {HitPolicy.FIRST, HitPolicy.PRIORITY}:
        return table.rules[index].when
    everyone = range(len(table.rules))
    order = by_priority(table, everyone) if table.hit_policy is HitPolicy.PRIORITY else tuple(everyone)
    better = [table.rules[rule].when for rule in order[: order.index(index)]]
    if None in better:
        return Some(())
    mine = table.rules[index].when
    not_better = Not(Some(tuple(when for when in better if when is not None)))
    return Every((not_better,) if mine is None else (mine, not_better))


def _runs(walks: Iterable[Trace]) -> dict[str, list[TableRun]]:
    found: dict[str, list[TableRun]] = {}
    for trace in walks:
        for tables in (*(visit.tables for visit in trace.visits), trace.tables):
            for table, run in tables.items():
                found.setdefault(table, []).append(run)
    return found


def _readings(flow: Flow) -> dict[str, list[_Reading]]:
    """Where each table is read, by a step or by what a step reads."""
    found: dict[str, dict[_Reading, None]] = {}
    for step in flow.steps.values():
        for read in reads(flow, step):
            place, when = Place(step.id, read.after_answer), _gate(step, read.path)
            for table in tables_behind(flow, read.name):
                needed = read.path[-1] in _NEEDING and origin(read.name)[0] == table
                found.setdefault(table, {})[_Reading(place, when, needed)] = None
    return {table: list(places) for table, places in found.items()}


def _gate(step: object, path: Sequence[str | int]) -> Condition | None:
    """The condition of a recommendation that gives a table's output; None elsewhere."""
    if isinstance(step, Outcome) and path[-1] == "from":
        item = step.recommend[str(path[-3])][int(path[-2])]
        return item.when if isinstance(item, RecommendFrom) else None
    return None


def tables_behind(flow: Flow, name: Name) -> Iterator[str]:
    """The tables on which a name rests."""
    waiting, met = [name], set[str]()
    while waiting:
        source, is_question = origin(waiting.pop())
        if not is_question and source not in met:
            met.add(source)
            waiting += read_by(flow, source)
            if source in flow.tables:
                yield source


def _routes_taken(flow: Flow, proof: Proof) -> set[tuple[str, int]]:
    """The routes that some answer takes, in some state of the proof."""
    taken: set[tuple[str, int]] = set()
    led = {
        (state.step, proof.states[after].step) for state in proof.states for after in state.next if after >= 0
    }
    read: dict[str, tuple[str, ...]] = {}
    left: dict[str, set[int]] = {}
    for step in proof.steps:
        routes = getattr(flow.steps[step], "routes", ())
        if len({route.to for route in routes}) == len(routes):
            taken.update((step, index) for index, route in enumerate(routes) if (step, route.to) in led)
        else:  # which of them leads to one target is only told by trying them
            read[step] = _questions_read(flow, step)
            left[step] = set(range(len(routes)))
    untried: dict[tuple[object, ...], set[int]] = {}
    for state in proof.states:
        if not left.get(state.step):
            continue
        known = tuple([(one, state.known[one]) for one in read[state.step] if state.known.get(one, -1) >= 0])
        waiting = untried.setdefault((state.step, known), set(range(len(state.next))))
        if not waiting:
            continue
        live = {one: proof.classes[one][value] for one, value in known}
        for place in [place for place in waiting if state.next[place] >= 0]:
            waiting.discard(place)
            index = _route_taken(flow, state.step, {**live, state.step: proof.classes[state.step][place]})
            taken.add((state.step, index))
            left[state.step].discard(index)
    return taken


def _route_taken(flow: Flow, step: str, live: Mapping[str, Value]) -> int:
    value_of = Values(flow, live).of
    routes = enumerate(flow.asking(step).routes)
    return next(at for at, route in routes if route.when is None or holds(route.when, value_of))


def _questions_read(flow: Flow, step: str) -> tuple[str, ...]:
    conditions = [route.when for route in flow.asking(step).routes if route.when is not None]
    names = {name for condition in conditions for name in names_in(condition)}
    return tuple({question: None for name in names for question in questions_of(flow, name)})
