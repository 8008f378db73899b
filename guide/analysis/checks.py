"""What `kyodo check` finds in a flow that loads: examples that fail, and parts that nothing needs.

Findings name a path in the flow file; the loader locates them. Examples run through `follow`, as every walk
does.

Never enters: what keeps a flow from loading (see `guide.language.structure`).
"""

from collections.abc import Iterator

from guide.engine.answers import Refusal, accept, read_all_pages
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import origin
from guide.language.diagnostics import Finding, Path, nearest
from guide.language.model import Example, Flow, Outcome
from guide.language.reading import reads
from guide.language.structure import in_order, read_by

_FAILS = "example-fails"
_TWO = 2


def findings(flow: Flow) -> Iterator[Finding]:
    """Everything there is to say of a flow that loaded."""
    reached: set[str] = set()
    for index, example in enumerate(flow.examples):
        trace = follow(flow, read_all_pages(flow, example.answers))
        reached.add(trace.here)
        spoilt = [*_refused(flow, index, example), *_conflicts(index, example, trace)]
        yield from spoilt
        # Where the walk went without an answer or a table only follows from what was told of these.
        yield from (one for one in _differs(flow, index, example, trace) if not spoilt or one.code != _FAILS)
    yield from _unneeded(flow, reached)


def _refused(flow: Flow, index: int, example: Example) -> Iterator[Finding]:
    path: Path = ("examples", index, "answers")
    for question, raw in example.answers.items():
        facts = {"example": example.name, "question": question, "written": question}
        if not flow.asks(question):
            near = nearest(question, (step for step in flow.steps if flow.asks(step)))
            yield Finding("example-unknown-question", (*path, question), {**facts, "near": near}, at_key=True)
            continue
        value = accept(flow.asking(question), raw)
        if isinstance(value, Refusal):
            yield Finding("example-answer", (*path, question), {**facts, "refusal": value.sentence})


def _conflicts(index: int, example: Example, trace: Trace) -> Iterator[Finding]:
    """The tables that contradicted themselves, each once."""
    read = (*(visit.tables for visit in trace.visits), trace.tables)
    # Later answers may settle a table; that it contradicted itself on the way stays true.
    conflicts = {table: run.hits for tables in read for table, run in tables.items() if run.conflict}
    for table, hits in conflicts.items():
        rules = " と ".join(str(hit + 1) for hit in hits)
        both = "両方" if len(hits) == _TWO else "すべて"
        facts = {"example": example.name, "table": table, "rules": rules, "both": both}
        yield Finding("table-conflict", ("examples", index, "name"), facts)


def _differs(flow: Flow, index: int, example: Example, trace: Trace) -> Iterator[Finding]:
    path: Path = ("examples", index)
    if not example.outcome and not example.asking:
        yield Finding("example-says-nothing", path, {"example": example.name})
    for word, expected in (("outcome", example.outcome), ("asking", example.asking)):
        if expected and expected not in flow.steps:
            near = nearest(expected, flow.steps)
            yield Finding("unknown-step", (*path, word), {"written": expected, "near": near})
        elif expected and expected != _reached(trace, word):
            yield _fails(example, (*path, word), word, expected, _where(trace))
    for catalogue, ids in example.expected.items():
        if catalogue not in flow.city.catalogues:
            near = nearest(catalogue, flow.city.catalogues)
            yield Finding(
                "unknown-catalogue", (*path, catalogue), {"written": catalogue, "near": near}, at_key=True
            )
            continue
        actual = tuple(one.entry for one in trace.recommendations.get(catalogue, ()))
        if actual != ids:
            yield _fails(example, (*path, catalogue), catalogue, _listed(ids), _listed(actual))


def _reached(trace: Trace, word: str) -> str | None:
    if word == "asking":
        return trace.asking
    return trace.outcome.id if trace.outcome else None


def _where(trace: Trace) -> str:
    return f"結果 {trace.outcome.id}" if trace.outcome else f"質問 {trace.asking}"


def _listed(ids: tuple[str, ...]) -> str:
    return f"[{', '.join(ids)}]"


def _fails(example: Example, path: Path, what: str, expected: str, actual: str) -> Finding:
    facts = {"example": example.name, "what": what, "expected": expected, "actual": actual}
    return Finding(_FAILS, path, facts)


def _unneeded(flow: Flow, reached: set[str]) -> Iterator[Finding]:
    order, _ = in_order(flow)
    reachable = set(order)
    for step in flow.steps.values():
        if step.id not in reachable:
            yield Finding("unreachable-step", ("steps", step.id), {"step": step.id}, at_key=True)
        elif isinstance(step, Outcome) and step.id not in reached:
            yield Finding("no-example", ("steps", step.id), {"step": step.id}, at_key=True)
    used = _derived_used(flow)
    for table in flow.tables:
        if table not in used:
            yield Finding("unused-table", ("tables", table), {"table": table}, at_key=True)
    for value in flow.values:
        if value not in used:
            yield Finding("unused-value", ("values", value), {"value": value}, at_key=True)


def _derived_used(flow: Flow) -> set[str]:
    """The tables and derived values that a step reads, or one that is used."""
    waiting = [read.name for step in flow.steps.values() for read in reads(flow, step)]
    used: set[str] = set()
    while waiting:
        source, is_question = origin(waiting.pop())
        if not is_question and source not in used:
            used.add(source)
            waiting += read_by(flow, source)
    return used
