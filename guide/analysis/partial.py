"""A flow with errors, cut down to what can still be judged: walks that pass by nothing broken.

A step is broken where an error stands in what it asks or where it leads, or where it names something broken;
so are tables and derived values. Walks end before a broken step, and behind one that leads to no step. What
such walks show is true of the flow whatever its author will mend: a gap in a table, a contradiction. That
something is never reached, used or needed cannot be said of it, and is not.

Never enters: what is wrong with the broken parts, wording.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from guide.analysis.ruling import Left, Ruling
from guide.language.data import Data
from guide.language.diagnostics import Diagnostic, Finding, Severity, nearest
from guide.language.loader import Loaded
from guide.language.model import Flow, Outcome, Page, Question, Route, Step
from guide.language.reading import reads
from guide.language.structure import ordered, read_by, targets

OPEN = "@open"
"""The name of an outcome that no file can give: how it goes on from here is not known."""

_PARTS = frozenset({"steps", "tables", "values", "sets", "subflows"})

_TEXTS = frozenset({
    "ask", "why", "help", "aloud", "staff", "title", "summary", "cite", "name", "note", "because", "blocks",
    "unit", "refusal", "stage",
})  # fmt: skip
"""Keys of steps, tables, options and rules that decide nothing."""

_ALONE = frozenset({"unknown-step", "missing-citation"})
"""Errors that break nothing but the place where they stand: walks end at a target that is no step."""

_HARMLESS = frozenset({
    "examples", "title", "summary", "source", "edition", "stages", "partials",
    "city", "sources", "catalogues", "glossary", "articles",
})  # fmt: skip
"""Sections of a flow file and of city.yaml whose errors break no walk."""


class Partial(Struct, frozen=True):
    """What was found of the parts that are whole, what was left open, and which parts are broken.

    `walked` is False where the errors stand where everything rests on: then no walk was looked at.
    """

    findings: tuple[Finding, ...]
    left: tuple[Left, ...]
    broken: tuple[tuple[str, str], ...]
    walked: bool


def as_far_as_it_goes(loaded: Loaded) -> Partial:
    """What can be said of a flow that did not load."""
    flow = loaded.partial
    errors = [one for one in loaded.diagnostics if one.severity is Severity.ERROR]
    data, shared = loaded.flow_source.data, loaded.city_source.data
    if flow is None or not isinstance(data, Mapping) or not all(map(_is_apart, errors)):
        return Partial((), (), (), walked=False)
    if flow.start not in flow.steps:
        flow = replace(flow, start=nearest(flow.start, flow.steps))
    parts = [*_parts(shared), *_parts(data)]
    broken = _broken(flow, parts, errors, loaded.ghosts)
    told = tuple((section, name) for section, name, _ in parts if name in broken)
    if flow.start in broken or flow.start not in flow.steps:
        return Partial((), (), told, walked=False)
    ruling = Ruling(_whole(flow, broken), (), ())
    found = [one for one in ruling.findings() if one.code in {"table-gap", "rules-conflict"}]
    found += _unreachable(flow, data, broken)
    left = tuple(one for one in ruling.left if one.code in {"table-gap", "rules-conflict"})
    return Partial(tuple(found), left, told, walked=True)


def _is_apart(problem: Diagnostic) -> bool:
    """Whether it is known which part an error breaks, if any."""
    section = problem.path[0] if problem.path else problem.facts.get("key", "")
    if section in _HARMLESS or (section in _PARTS and len(problem.path) > 1):
        return True
    # A key that nobody knows is as if it were not there, and a start may be near enough to a name.
    return problem.code == "unknown-key" or (section == "start" and problem.code in _ALONE)


def _broken(
    flow: Flow,
    parts: Iterable[tuple[str, str, Data]],
    errors: Iterable[Diagnostic],
    ghosts: Iterable[str],
) -> frozenset[str]:
    """The names of the parts that are broken themselves, or that name one that is."""
    broken = set(ghosts)
    for one in errors:
        section, name, *inside = (*one.path, "", "")
        # Where a subflow goes on it says by names of its own, which are nobody's outside.
        alone = one.code in _ALONE and section != "subflows"
        if section in _PARTS and not alone and not _TEXTS & set(inside):
            broken.add(str(name))
    named: dict[str, set[str]] = {}
    for _, part, raw in parts:
        named.setdefault(part, set()).update(_deciding(raw))
    while more := {part for part, names in named.items() if names & broken} - broken:
        broken |= more
    # What a broken use of a subflow would have brought begins with its name.
    used = {one for one in (*flow.steps, *flow.tables, *flow.values) if one not in named}
    return frozenset(broken | {one for one in used if any(one.startswith(f"{it}-") for it in broken)})


def _parts(data: Data) -> Iterator[tuple[str, str, Data]]:
    for section in sorted(_PARTS):
        inside = data.get(section) if isinstance(data, Mapping) else None
        if isinstance(inside, Mapping):
            yield from ((section, str(name), raw) for name, raw in inside.items())


def _deciding(raw: Data) -> Iterator[str]:
    """The names that a part's rules mention: not where it leads, not what its texts echo."""
    if isinstance(raw, Mapping):
        for key, inside in raw.items():
            yield str(key).partition(".")[0]
            if key not in _TEXTS | {"to", "ends"}:
                yield from _deciding(inside)
    elif isinstance(raw, list):
        for one in raw:
            yield from _deciding(one)
    elif isinstance(raw, str):
        yield raw.partition(".")[0]


def _whole(flow: Flow, broken: frozenset[str]) -> Flow:
    """The flow without its broken parts, and without texts that need them."""
    tables = {key: one for key, one in flow.tables.items() if key not in broken}
    values = {key: one for key, one in flow.values.items() if key not in broken}
    steps: dict[str, Step] = {OPEN: Outcome(OPEN, "", (), (), {}, (), ())}
    known = {*flow.steps, *tables, *values} - broken
    for step in flow.steps.values():
        if step.id in broken:
            continue
        whole = step if isinstance(step, Outcome) else _ending(step, known)
        steps[step.id] = whole if _needs(flow, whole) <= known else _without_texts(whole)
    return replace(flow, steps=steps, tables=tables, values=values, examples=())


def _ending(step: Question | Page, known: set[str]) -> Step:
    """The step, with an open end where it leads to nothing that is whole."""
    routes = tuple(one if one.to in known else Route(one.when, OPEN) for one in step.routes)
    return replace(step, routes=routes)


def _needs(flow: Flow, step: Step) -> set[str]:
    """Everything that a step reads."""
    found: set[str] = set()
    waiting = [read.name for read in reads(flow, step)]
    while waiting:
        source = str(waiting.pop()).partition(".")[0]
        if source not in found:
            found.add(source)
            waiting += read_by(flow, source) if source in flow.tables or source in flow.values else ()
    return found


def _without_texts(step: Step) -> Step:
    if isinstance(step, Outcome):
        return replace(step, title=(), summary=(), blocks=(), staff=())
    if isinstance(step, Question):
        return replace(step, ask=(), help=(), why=(), aloud=(), staff=())
    return replace(step, title=(), why=(), blocks=(), aloud=(), staff=())


def _unreachable(flow: Flow, data: Mapping[str, Data], broken: frozenset[str]) -> Iterator[Finding]:
    """Steps that nothing leads to, wherever what is broken may have been meant to lead."""
    raw = {name: inside for section, name, inside in _parts(data) if section == "steps"}
    meant = {to: nearest(to, raw) for step in flow.steps.values() for to in targets(step) if to not in raw}

    def following(step: str) -> list[str]:
        if step in broken or step not in flow.steps:
            return [name for name in _strings(raw.get(step)) if name in raw]
        return [meant.get(to, to) for to in targets(flow.steps[step]) if meant.get(to, to)]

    reached, _ = ordered([flow.start], following)
    for name in raw:
        if name in flow.steps and name not in reached:
            yield Finding("unreachable-step", ("steps", name), {"step": name}, at_key=True)


def _strings(raw: Data) -> Iterator[str]:
    if isinstance(raw, Mapping | list):
        for inside in raw.values() if isinstance(raw, Mapping) else raw:
            yield from _strings(inside)
    elif isinstance(raw, str):
        yield raw
