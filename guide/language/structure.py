"""What must hold of a linked flow as a whole before anyone may walk it.

Every path ends (no way back to a step), a step reads only what can have been asked before it, no table
rests on itself, there is an outcome. Produces findings; the loader locates them.

Never enters: checks that only warn, examples, anything that walks answers (see `guide.analysis`).
"""

from collections.abc import Callable, Iterable, Iterator

from guide.language.conditions import MarkOf, Name, OutputOf, names_in
from guide.language.diagnostics import Finding, Path
from guide.language.model import Flow, Outcome, Step, Table
from guide.language.reading import Read, reads

TABLE_DEPTH = 32
"""How many tables may rest on one another in a row; the engine evaluates them inside one another."""


def findings(flow: Flow) -> Iterator[Finding]:
    """Everything that keeps a flow from being walked. All targets of its steps must exist."""
    for table in flow.tables.values():
        yield from _names_that_are_no_inputs(table)
    order, loop = in_order(flow)
    if not any(isinstance(step, Outcome) for step in flow.steps.values()):
        yield Finding("no-outcome", ("steps",), at_key=True)
    elif loop:
        yield Finding("loop", ("steps", loop[0]), {"steps": " → ".join(loop)}, at_key=True)
    tables, table_loop = ordered(flow.tables, lambda table: _tables_read(flow.tables[table]))
    if table_loop:
        facts = {"table": table_loop[0], "tables": " → ".join(table_loop)}
        yield Finding("table-reads-itself", ("tables", table_loop[0], "inputs"), facts)
        return
    yield from _too_deep(flow, tables)
    if not loop:
        yield from _read_too_early(flow, order, _questions_behind(flow, tables))


def targets(step: Step) -> tuple[str, ...]:
    """The steps a step may lead to, in the order of its routes, without repeats."""
    return () if isinstance(step, Outcome) else tuple(dict.fromkeys(route.to for route in step.routes))


def is_closed(flow: Flow) -> bool:
    """Whether the start and every target is a step of the flow."""
    return flow.start in flow.steps and all(
        target in flow.steps for step in flow.steps.values() for target in targets(step)
    )


def in_order(flow: Flow) -> tuple[list[str], list[str]]:
    """The steps reachable from the start, each before those it leads to; or a loop, if there is one."""
    return ordered([flow.start], lambda step: targets(flow.steps[step]))


def ordered(starts: Iterable[str], following: Callable[[str], Iterable[str]]) -> tuple[list[str], list[str]]:
    """All that can be reached, each before what follows it; or nothing, and a loop that stands in the way.

    Depth-first search (Tarjan 1972) with a stack of its own, so that a long chain needs no recursion.
    """
    finished: dict[str, bool] = {}
    order: list[str] = []
    for start in starts:
        stack = [] if start in finished else [(start, iter(following(start)))]
        finished.setdefault(start, False)
        while stack:
            current, rest = stack[-1]
            after = next(rest, None)
            if after is None:
                finished[current] = True
                order.append(current)
                stack.pop()
            elif after not in finished:
                finished[after] = False
                stack.append((after, iter(following(after))))
            elif not finished[after]:
                open_ones = [one for one, _ in stack]
                return [], [*open_ones[open_ones.index(after) :], after]
    return order[::-1], []


def read_by_table(table: Table) -> Iterator[Name]:
    """Every name a table's rules may read."""
    yield from table.inputs
    for rule in table.rules:
        if rule.when:
            yield from names_in(rule.when)


def questions_of(flow: Flow, name: Name) -> set[str]:
    """The questions a name rests on, through tables."""
    found: set[str] = set()
    seen: set[Name] = {name}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if isinstance(current, OutputOf):
            inner = set(read_by_table(flow.tables[current.table])) - seen
            seen |= inner
            waiting += inner
        else:
            found.add(current.question)
    return found


def _tables_read(table: Table) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.table for name in read_by_table(table) if isinstance(name, OutputOf)))


def _names_that_are_no_inputs(table: Table) -> Iterator[Finding]:
    questions = {str(name) for name in table.inputs}
    for index, rule in enumerate(table.rules):
        for name in dict.fromkeys(names_in(rule.when)) if rule.when else ():
            # A checklist as an input stands for its items too.
            if str(name) not in questions and not (isinstance(name, MarkOf) and name.question in questions):
                path: Path = ("tables", table.id, "rules", index, "when", str(name))
                yield Finding("not-an-input", path, {"name": str(name)}, at_key=True)


def _too_deep(flow: Flow, tables: list[str]) -> Iterator[Finding]:
    depth: dict[str, int] = {}
    for table in reversed(tables):
        depth[table] = 1 + max((depth[inner] for inner in _tables_read(flow.tables[table])), default=0)
        if depth[table] == TABLE_DEPTH + 1:
            facts = {"table": table, "limit": TABLE_DEPTH}
            yield Finding("tables-too-deep", ("tables", table, "inputs"), facts)


def _questions_behind(flow: Flow, tables: list[str]) -> dict[str, frozenset[str]]:
    """The questions that each table rests on, through other tables."""
    behind: dict[str, frozenset[str]] = {}
    for table in reversed(tables):
        names = set(read_by_table(flow.tables[table]))
        behind[table] = frozenset().union(*(_questions(name, behind) for name in names))
    return behind


def _questions(name: Name, behind: dict[str, frozenset[str]]) -> frozenset[str]:
    return behind[name.table] if isinstance(name, OutputOf) else frozenset({name.question})


def _read_too_early(flow: Flow, order: list[str], behind: dict[str, frozenset[str]]) -> Iterator[Finding]:
    # One bit for each step: what can have been passed before a step, as a number.
    before = dict.fromkeys(order, 0)
    bit = {step: 1 << index for index, step in enumerate(order)}
    for step in order:
        for following in targets(flow.steps[step]):
            before[following] |= before[step] | bit[step]
        known = before[step]
        for read in reads(flow, flow.steps[step]):
            if not _can_be_known(read, known, bit, behind, step):
                yield Finding("never-earlier", read.path, {"name": str(read.name)})


def _can_be_known(
    read: Read, known: int, bit: dict[str, int], behind: dict[str, frozenset[str]], step: str
) -> bool:
    return any(
        bit.get(question, 0) & known or (read.after_answer and question == step)
        for question in _questions(read.name, behind)
    )
