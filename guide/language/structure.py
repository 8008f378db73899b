"""What must hold of a linked flow as a whole before anyone may walk it.

A step reads only what can have been asked before it, no table or derived value rests on itself, there is an
outcome. Produces findings; the loader locates them.

Drawn routes may lead back to a step: whether any answers walk them is decided with the answers (see
`guide.analysis.again`).

Never enters: checks that only warn, examples, anything that walks answers (see `guide.analysis`).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import TypeAlias

from guide.language.conditions import MarkOf, Name, names_in, origin
from guide.language.derived import Amount, read_by_value
from guide.language.diagnostics import Finding, Path
from guide.language.model import Flow, Outcome, Step, Table
from guide.language.ordering import gathered, ordered
from guide.language.reading import reads

DEPTH = 32
"""How many tables and derived values may rest on one another in a row."""

_Needs: TypeAlias = frozenset[frozenset[str]]
"""Sets of questions: one of each must have been asked before something can be known."""


def findings(flow: Flow) -> Iterator[Finding]:
    """Everything that keeps a flow from being walked. All targets of its steps must exist."""
    for table in flow.tables.values():
        yield from _names_that_are_no_inputs(table)
    if not any(isinstance(step, Outcome) for step in flow.steps.values()):
        yield Finding("no-outcome", ("steps",), at_key=True)
    layers, circle = ordered((*flow.tables, *flow.values), lambda one: _rests_on(flow, one))
    if circle:
        facts = {"name": circle[0], "names": " → ".join(circle)}
        yield Finding("rests-on-itself", _place(flow, circle[0]), facts, at_key=True)
        return
    yield from _too_deep(flow, layers)
    yield from _refusals_that_look_elsewhere(flow)
    yield from _read_too_early(flow, _all_needs(flow, layers))


def targets(step: Step) -> tuple[str, ...]:
    """The steps a step may lead to, in the order of its routes, without repeats."""
    return () if isinstance(step, Outcome) else tuple(dict.fromkeys(route.to for route in step.routes))


def is_closed(flow: Flow) -> bool:
    """Whether the start and every target is a step of the flow."""
    return flow.start in flow.steps and all(
        target in flow.steps for step in flow.steps.values() for target in targets(step)
    )


def in_order(flow: Flow) -> tuple[list[str], list[str]]:
    """The steps reachable from the start, each before those it leads to, and a drawn loop, if there is one.

    Where routes lead back to a step, those stand for nothing in the order.
    """
    return ordered([flow.start], lambda step: targets(flow.steps[step]))


def leading_back(flow: Flow) -> frozenset[str]:
    """The steps from which drawn routes may lead to themselves again; none in most flows."""
    order, loop = in_order(flow)
    if not loop:
        return frozenset()
    led = before(flow, order)
    return frozenset(step for place, step in enumerate(order) if led[step] >> place & 1)


def before(flow: Flow, order: Sequence[str]) -> dict[str, int]:
    """For each step those from which drawn routes lead to it, as bits by their place in the order."""
    leading: dict[str, list[str]] = {step: [] for step in order}
    for step in order:
        for following in targets(flow.steps[step]):
            leading[following].append(step)
    return _beyond(_bits(order), order, leading)


def ahead(flow: Flow, order: Sequence[str]) -> dict[str, int]:
    """For each step those to which drawn routes lead from it, as bits by their place in the order."""
    return _beyond(_bits(order), order[::-1], {step: targets(flow.steps[step]) for step in order})


def _bits(order: Sequence[str]) -> dict[str, int]:
    return {step: 1 << place for place, step in enumerate(order)}


def _beyond(
    bits: Mapping[str, int], order: Sequence[str], beside: Mapping[str, Collection[str]]
) -> dict[str, int]:
    found = gathered(order, beside.__getitem__, bits)
    return {step: reduce(int.__or__, [found[one] for one in beside[step]], 0) for step in bits}


def read_by_table(table: Table) -> Iterator[Name]:
    """Every name a table's rules may read."""
    yield from table.inputs
    for rule in table.rules:
        if rule.when:
            yield from names_in(rule.when)


def read_by(flow: Flow, derived: str) -> Iterator[Name]:
    """Every name that the table or derived value of this id may read."""
    table = flow.tables.get(derived)
    return read_by_value(flow.values[derived]) if table is None else read_by_table(table)


def _behind(flow: Flow, names: Iterable[Name]) -> tuple[tuple[str, bool], ...]:
    """All on which names rest, through one another: questions, each with True, tables and derived values."""
    found = dict.fromkeys(map(origin, names))
    waiting = [*found]
    while waiting:
        source, is_question = waiting.pop()
        inner = () if is_question else map(origin, read_by(flow, source))
        more = dict.fromkeys(one for one in inner if one not in found)
        found |= more
        waiting += more
    return tuple(found)


def questions_of(flow: Flow, name: Name) -> set[str]:
    """The questions a name rests on."""
    return {source for source, is_question in _behind(flow, [name]) if is_question}


def derived_behind(flow: Flow, names: Iterable[Name]) -> tuple[str, ...]:
    """The tables and derived values that names rest on."""
    return tuple(source for source, is_question in _behind(flow, names) if not is_question)


def _rests_on(flow: Flow, derived: str) -> tuple[str, ...]:
    """The tables and derived values that one of them reads."""
    origins = dict.fromkeys(map(origin, read_by(flow, derived)))
    return tuple(source for source, is_question in origins if not is_question)


def _place(flow: Flow, derived: str) -> Path:
    return ("tables", derived, "inputs") if derived in flow.tables else ("values", derived)


def _names_that_are_no_inputs(table: Table) -> Iterator[Finding]:
    questions = {str(name) for name in table.inputs}
    for index, rule in enumerate(table.rules):
        for name in dict.fromkeys(names_in(rule.when)) if rule.when else ():
            # A checklist as an input stands for its items too.
            if str(name) not in questions and not (isinstance(name, MarkOf) and name.question in questions):
                path: Path = ("tables", table.id, "rules", index, "when", str(name))
                yield Finding("not-an-input", path, {"name": str(name)}, at_key=True)


def _refusals_that_look_elsewhere(flow: Flow) -> Iterator[Finding]:
    for question in flow.questions():
        for index, refuse in enumerate(question.refuse):
            looked_at = {one for name in names_in(refuse.when) for one in questions_of(flow, name)}
            if question.id not in looked_at:
                path: Path = ("steps", question.id, "refuse", index, "when")
                yield Finding("refuse-looks-elsewhere", path, {"name": question.id}, at_key=True)


def _too_deep(flow: Flow, layers: list[str]) -> Iterator[Finding]:
    depth: dict[str, int] = {}
    for one in reversed(layers):
        depth[one] = 1 + max((depth[inner] for inner in _rests_on(flow, one)), default=0)
        if depth[one] == DEPTH + 1:
            yield Finding("rests-too-deep", _place(flow, one), {"name": one, "limit": DEPTH}, at_key=True)


def _all_needs(flow: Flow, layers: list[str]) -> dict[str, _Needs]:
    """What must have been asked before each table and derived value can be known."""
    needs: dict[str, _Needs] = {}
    for one in reversed(layers):
        read: _Needs = frozenset().union(*(_needs(name, needs) for name in read_by(flow, one)))
        if not isinstance(flow.values.get(one), Amount):
            # A table or a truth says something as soon as one answer is there; an amount needs them all.
            read = frozenset({frozenset().union(*read)} if read else ())
        needs[one] = read
    return needs


def _needs(name: Name, needs: dict[str, _Needs]) -> _Needs:
    source, is_question = origin(name)
    return frozenset({frozenset({source})}) if is_question else needs[source]


def _read_too_early(flow: Flow, needs: dict[str, _Needs]) -> Iterator[Finding]:
    # One bit for each step: what can have been passed before a step, as a number.
    order, _ = in_order(flow)
    bit = _bits(order)
    for step, led in before(flow, order).items():
        passed = led & ~bit[step]  # no walk passes a step before it comes to it
        for read in reads(flow, flow.steps[step]):
            known = passed | (bit[step] if read.after_answer else 0)
            groups = _needs(read.name, needs)
            if not all(any(bit.get(question, 0) & known for question in group) for group in groups):
                yield Finding("never-earlier", read.path, {"name": str(read.name)})
