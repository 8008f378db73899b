"""What must hold of a linked flow as a whole before anyone may walk it.

Every path ends (no way back to a step), a step reads only what can have been asked before it, no table rests on itself,
there is an outcome. Produces findings; the loader locates them.

Never enters: checks that only warn, examples, anything that walks answers (see `guide.analysis`).
"""

from collections.abc import Iterable, Iterator

from guide.language.conditions import Condition, MarkOf, Name, OutputOf, names_in
from guide.language.diagnostics import Finding, Path
from guide.language.model import Block, Flow, Outcome, Page, RecommendFrom, Step, Table
from guide.language.texts import Echo, Text


def findings(flow: Flow) -> Iterator[Finding]:
    """Everything that keeps a flow from being walked."""
    if not any(isinstance(step, Outcome) for step in flow.steps.values()):
        yield Finding("no-outcome", ("steps",))
    cyclic_tables = set(_tables_on_themselves(flow))
    for cyclic in cyclic_tables:
        yield Finding("table-reads-itself", ("tables", cyclic, "inputs"), {"table": cyclic})
    for table in flow.tables.values():
        yield from _names_that_are_no_inputs(table)
    order, loop = in_order(flow)
    if loop:
        yield Finding("loop", ("steps", loop[0]), {"steps": " → ".join(loop)})
    elif not cyclic_tables:
        yield from _read_too_early(flow, order)


def targets(step: Step) -> tuple[str, ...]:
    """The steps a step may lead to, in the order of its routes, without repeats."""
    return () if isinstance(step, Outcome) else tuple(dict.fromkeys(route.to for route in step.routes))


def in_order(flow: Flow) -> tuple[list[str], list[str]]:
    """The steps reachable from the start, each before those it leads to; and a loop, if the drawn graph has one.

    Depth-first search with an explicit stack (Tarjan 1972), so that a chain of 10,000 steps needs no recursion.
    """
    finished: dict[str, bool] = {}
    order: list[str] = []
    stack: list[tuple[str, Iterator[str]]] = [(flow.start, iter(targets(flow.steps[flow.start])))]
    finished[flow.start] = False
    while stack:
        current, rest = stack[-1]
        following = next(rest, None)
        if following is None:
            finished[current] = True
            order.append(current)
            stack.pop()
        elif following not in finished:
            finished[following] = False
            stack.append((following, iter(targets(flow.steps[following]))))
        elif not finished[following]:
            on_stack = [step for step, _ in stack]
            return [], [*on_stack[on_stack.index(following) :], following]
    return order[::-1], []


def _tables_on_themselves(flow: Flow) -> Iterator[str]:
    for table in flow.tables:
        seen: set[str] = set()
        waiting = [table]
        while waiting:
            for name in read_by_table(flow.tables[waiting.pop()]):
                if isinstance(name, OutputOf) and name.table not in seen:
                    seen.add(name.table)
                    waiting.append(name.table)
        if table in seen:
            yield table


def read_by_table(table: Table) -> Iterator[Name]:
    """Every name a table's rules may read."""
    yield from table.inputs
    for rule in table.rules:
        if rule.when:
            yield from names_in(rule.when)


def _names_that_are_no_inputs(table: Table) -> Iterator[Finding]:
    allowed = set(table.inputs)
    questions = {str(name) for name in allowed}
    for index, rule in enumerate(table.rules):
        for name in dict.fromkeys(names_in(rule.when)) if rule.when else ():
            # A checklist as an input stands for its items too.
            if name not in allowed and not (isinstance(name, MarkOf) and name.question in questions):
                path: Path = ("tables", table.id, "rules", index, "when", str(name))
                yield Finding("not-an-input", path, {"name": str(name)})


def _read_too_early(flow: Flow, order: list[str]) -> Iterator[Finding]:
    before: dict[str, int] = dict.fromkeys(flow.steps, 0)
    bit = {step: 1 << index for index, step in enumerate(flow.steps)}
    for step in order:
        for following in targets(flow.steps[step]):
            before[following] |= before[step] | bit[step]
    for step in order:
        for name, path, own in _reads(flow.steps[step]):
            known = before[step] | (bit[step] if own else 0)
            asked = [question for question in questions_of(flow, name) if bit[question] & known]
            if not asked:
                yield Finding("never-earlier", ("steps", step, *path), {"name": str(name)})


def questions_of(flow: Flow, name: Name) -> set[str]:
    """The questions a name rests on, through tables."""
    if not isinstance(name, OutputOf):
        return {name.question}
    found: set[str] = set()
    for inner in read_by_table(flow.tables[name.table]):
        found |= questions_of(flow, inner)
    return found


def _reads(step: Step) -> Iterator[tuple[Name, Path, bool]]:
    """The names a step reads, where, and whether its own answer may be among them."""
    if isinstance(step, Outcome):
        yield from _text_reads(step.title, ("title",))
        yield from _text_reads(step.summary, ("summary",))
        yield from _block_reads(step.blocks)
        for catalogue, items in step.recommend.items():
            for index, item in enumerate(items):
                path: Path = ("recommend", catalogue, index)
                yield from _condition_reads(item.when, (*path, "when"))
                if isinstance(item, RecommendFrom):
                    yield OutputOf(item.table, item.output), (*path, "from"), False
                else:
                    yield from _text_reads(item.because, (*path, "because"))
        return
    if isinstance(step, Page):
        yield from _text_reads(step.title, ("title",))
        yield from _block_reads(step.blocks)
    else:
        yield from _text_reads(step.ask, ("ask",))
        yield from _text_reads(step.help, ("help",))
    yield from _text_reads(step.why, ("why",))
    for index, route in enumerate(step.routes):
        for name, path, _ in _condition_reads(route.when, ("routes", index, "when")):
            yield name, path, True


def _condition_reads(condition: Condition | None, path: Path) -> Iterator[tuple[Name, Path, bool]]:
    for name in dict.fromkeys(names_in(condition)) if condition else ():
        yield name, (*path, str(name)), False


def _text_reads(text: Text, path: Path) -> Iterator[tuple[Name, Path, bool]]:
    for part in text:
        if isinstance(part, Echo):
            yield part.name, path, False


def _block_reads(blocks: Iterable[Block]) -> Iterator[tuple[Name, Path, bool]]:
    for index, block in enumerate(blocks):
        path: Path = ("blocks", index)
        yield from _condition_reads(block.when, (*path, "when"))
        yield from _text_reads(block.text, (*path, "text"))
        for number, point in enumerate(block.points):
            yield from _text_reads(point, (*path, "points", number))
