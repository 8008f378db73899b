"""A flow with errors, cut down to what can still be judged: walks that pass by nothing broken.

A step is broken where an error stands in what it asks or where it leads, or where it names something broken;
so are tables and derived values. Walks end before a broken step, and behind one that leads to no step; texts
that an error may change are left out. What such walks show is true of the flow whatever its author will mend:
a gap in a table, a contradiction, a text without its value. That something is never reached, used or needed
cannot be said of it, and is not.

Never enters: what is wrong with the broken parts, wording.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from guide.analysis.echoes import Echoes
from guide.analysis.ruling import Left, Ruling
from guide.language.data import Data
from guide.language.diagnostics import Diagnostic, Finding, Severity, nearest
from guide.language.loader import Loaded
from guide.language.model import Flow, Outcome, Page, Question, RecommendEntry, Route, Step, Table
from guide.language.ordering import ordered
from guide.language.structure import targets

OPEN = "@open"
"""The name of an outcome that no file can give: how it goes on from here is not known."""

_PARTS = frozenset({"steps", "tables", "values", "sets", "subflows"})

_TEXTS = frozenset({
    "ask", "why", "help", "aloud", "staff", "title", "summary", "cite", "name", "note", "because", "blocks",
    "unit", "refusal", "stage",
})  # fmt: skip
"""Keys of steps, tables, options and rules that decide nothing."""

_BRACES = re.compile("[{}]")
"""Around the names that texts echo."""

_LEADING = frozenset({"to", "ends"})
"""Keys that say where a step leads."""

_OF_TABLES = frozenset({"table-gap", "rules-conflict"})
"""What a walk shows of a table."""

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
    whole = _whole(flow, broken, _unsure(flow, (shared, data), errors, broken))
    ruling, echoes = Ruling(whole, (), ()), Echoes(whole)
    found = [one for one in ruling.findings() if one.code in _OF_TABLES]
    found += list(echoes.findings(found))
    found += _unreachable(flow, data, broken)
    left = (*(one for one in ruling.left if one.code in _OF_TABLES), *echoes.left)
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
        if section in _PARTS and not _is_alone(one) and not _TEXTS & set(inside):
            broken.add(str(name))
    return _spread(flow, parts, frozenset(broken), _TEXTS | _LEADING)


def _is_alone(problem: Diagnostic) -> bool:
    # Where a subflow goes on it says by names of its own, which are nobody's outside.
    return problem.code in _ALONE and problem.path[0] != "subflows"


def _unsure(
    flow: Flow, files: Iterable[Data], errors: Iterable[Diagnostic], broken: frozenset[str]
) -> frozenset[str]:
    """The names of the parts whose texts may say something else, or to others, once the errors are mended."""
    sections = _PARTS | {"partials"}
    parts = [part for data in files for part in _parts(data, sections)]
    wrong = {str(one.path[1]) for one in errors if len(one.path) > 1 and not _is_alone(one)}
    return _spread(flow, parts, broken | wrong, _LEADING)


def _spread(
    flow: Flow, parts: Iterable[tuple[str, str, Data]], names: frozenset[str], passing: frozenset[str]
) -> frozenset[str]:
    """The names, and those of the parts that mention one of them, but for what stands at the keys to pass."""
    mentioned: dict[str, set[str]] = {}
    for _, part, raw in parts:
        mentioned.setdefault(part, set()).update(_names(raw, passing))
    found = set(names)
    while more := {part for part, inside in mentioned.items() if inside & found} - found:
        found |= more
    # What the use of a subflow brings, or would have brought, begins with its name.
    used = {one for one in (*flow.steps, *flow.tables, *flow.values) if one not in mentioned}
    return frozenset(found | {one for one in used if any(one.startswith(f"{it}-") for it in found)})


def _parts(data: Data, sections: frozenset[str] = _PARTS) -> Iterator[tuple[str, str, Data]]:
    for section in sorted(sections):
        inside = data.get(section) if isinstance(data, Mapping) else None
        if isinstance(inside, Mapping):
            yield from ((section, str(name), raw) for name, raw in inside.items())


def _names(raw: Data, passing: frozenset[str]) -> Iterator[str]:
    """The names that a part mentions, but for what stands at the keys to pass."""
    if isinstance(raw, Mapping):
        for key, inside in raw.items():
            yield str(key).partition(".")[0]
            if key not in passing:
                yield from _names(inside, passing)
    elif isinstance(raw, list):
        for one in raw:
            yield from _names(one, passing)
    elif isinstance(raw, str):
        yield from (piece.strip().partition(".")[0] for piece in _BRACES.split(raw))


def _whole(flow: Flow, broken: frozenset[str], unsure: frozenset[str]) -> Flow:
    """The flow without its broken parts, and without texts of which it is not sure what they say to whom."""
    tables = {
        key: _without_reasons(one) if key in unsure else one
        for key, one in flow.tables.items()
        if key not in broken
    }
    values = {key: one for key, one in flow.values.items() if key not in broken}
    steps: dict[str, Step] = {OPEN: Outcome(OPEN, "", (), (), {}, (), ())}
    known = {*flow.steps, *tables, *values} - broken
    for step in flow.steps.values():
        if step.id in broken:
            continue
        whole = step if isinstance(step, Outcome) else _ending(step, known)
        steps[step.id] = _without_texts(whole) if step.id in unsure else whole
    return replace(flow, steps=steps, tables=tables, values=values, examples=())


def _ending(step: Question | Page, known: set[str]) -> Step:
    """The step, with an open end where it leads to nothing that is whole."""
    routes = tuple(one if one.to in known else Route(one.when, OPEN) for one in step.routes)
    return replace(step, routes=routes)


def _without_reasons(table: Table) -> Table:
    return replace(table, rules=tuple(replace(rule, because=()) for rule in table.rules))


def _without_texts(step: Step) -> Step:
    if isinstance(step, Outcome):
        recommend = {
            catalogue: tuple(
                replace(one, because=()) if isinstance(one, RecommendEntry) else one for one in items
            )
            for catalogue, items in step.recommend.items()
        }
        return replace(step, title=(), summary=(), recommend=recommend, blocks=(), staff=())
    if isinstance(step, Question):
        refuse = tuple(replace(one, say=()) for one in step.refuse)
        return replace(step, ask=(), help=(), refuse=refuse, why=(), aloud=(), staff=())
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
