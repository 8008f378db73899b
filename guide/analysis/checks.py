"""What `kyodo check` finds in a flow that loads: examples that fail, and parts that nothing needs.

Findings name a path in the flow file; the loader locates them. Examples run through `follow`, as every walk
does.

Never enters: what keeps a flow from loading (see `guide.language.structure`).
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guide.engine.answers import Refusal, accept, read_all_pages
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.diagnostics import Finding, Path, nearest
from guide.language.model import Example, Flow, Outcome
from guide.language.reading import reads
from guide.language.structure import derived_behind, in_order

_FAILS = "example-fails"
_TWO = 2


def walks_of_examples(flow: Flow) -> list[Trace]:
    """The walks of the examples, in their order."""
    return [follow(flow, read_all_pages(flow, one.answers)) for one in flow.examples]


def findings(flow: Flow, walks: Sequence[Trace] | None = None) -> Iterator[Finding]:
    """Everything there is to say of a flow that loaded; `walks` are those of its examples, if known."""
    reached: set[str] = set()
    known = walks_of_examples(flow) if walks is None else walks
    for index, (example, trace) in enumerate(zip(flow.examples, known, strict=True)):
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
    unknown = [*_unknown(flow, example, path)]
    yield from unknown
    for one in differences(example, trace):
        at = (*path, one.what)
        if at not in [finding.path for finding in unknown]:
            facts = {"what": one.what, "expected": one.expected, "actual": one.actual}
            yield Finding(_FAILS, at, {"example": example.name, **facts})


def _unknown(flow: Flow, example: Example, path: Path) -> Iterator[Finding]:
    """The steps and catalogues of which an example claims something, and which are not there."""
    for word, expected in (("outcome", example.outcome), ("asking", example.asking)):
        if expected and expected not in flow.steps:
            near = nearest(expected, flow.steps)
            yield Finding("unknown-step", (*path, word), {"written": expected, "near": near})
    known = flow.city.catalogues
    for written in [catalogue for catalogue in example.expected if catalogue not in known]:
        facts = {"written": written, "near": nearest(written, known)}
        yield Finding("unknown-catalogue", (*path, written), facts, at_key=True)


class Difference(Struct, frozen=True):
    """What an example claims of one key of it, and what comes out, as its author would write both."""

    what: str
    expected: str
    actual: str


def differences(example: Example, trace: Trace) -> Iterator[Difference]:
    """Where an example and the walk of its answers differ; nowhere if it holds."""
    outcome = trace.outcome.id if trace.outcome else None
    here = f"結果 {outcome}" if trace.outcome else f"質問 {trace.asking}"
    if example.outcome and example.outcome != outcome:
        yield Difference("outcome", example.outcome, here)
    if example.asking and example.asking != trace.asking:
        yield Difference("asking", example.asking, here)
    for catalogue, ids in example.expected.items():
        if trace.entries(catalogue) != ids:
            yield Difference(catalogue, _listed(ids), _listed(trace.entries(catalogue)))


def _listed(ids: tuple[str, ...]) -> str:
    return f"[{', '.join(ids)}]"


def _unneeded(flow: Flow, reached: set[str]) -> Iterator[Finding]:
    order, _ = in_order(flow)
    reachable = set(order)
    for step in flow.steps.values():
        if step.id not in reachable:
            yield Finding("unreachable-step", ("steps", step.id), {"step": step.id}, at_key=True)
        elif isinstance(step, Outcome) and step.id not in reached:
            yield Finding("no-example", ("steps", step.id), {"step": step.id}, at_key=True)
    used = derived_behind(flow, (read.name for step in flow.steps.values() for read in reads(flow, step)))
    for table in flow.tables:
        if table not in used:
            yield Finding("unused-table", ("tables", table), {"table": table}, at_key=True)
    for value in flow.values:
        if value not in used:
            yield Finding("unused-value", ("values", value), {"value": value}, at_key=True)
