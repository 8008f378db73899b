"""What no walk comes to: steps and routes; and all else there is to say of a flow that loaded, gathered.

Over the answers that can really be given. What some walk shows (an example of the file, a way that the proof
found) needs no more. Tables are judged in `ruling`, answers that make no difference in `matters`, walks that
go round in `again`. A claim that would take too long is not made: `left` names those.

Never enters: wording, what a flow's author may have meant.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from guide.analysis.again import loops
from guide.analysis.checks import findings, walks_of_examples
from guide.analysis.diagram.narrowed import always_takes
from guide.analysis.echoes import Echoes
from guide.analysis.matters import idle
from guide.analysis.proof import Proof, Unproven
from guide.analysis.ruling import Left, Ruling
from guide.engine.follow import follow
from guide.engine.values import Values
from guide.language.conditions import Value, holds, names_in
from guide.language.diagnostics import Finding
from guide.language.model import Flow, Outcome
from guide.language.structure import in_order, questions_of


class Reach(Struct, frozen=True):
    """What was found, and which claims were left open."""

    findings: tuple[Finding, ...]
    left: tuple[Left, ...] = ()


def reach(flow: Flow, proof: Proof | Unproven) -> Reach:
    """Everything there is to say of a flow that loaded: of its examples and parts, and of all its walks."""
    again = [*loops(flow)]
    if again:  # of walks that do not end nothing more is said
        return Reach((*findings(flow), *again))
    examples = walks_of_examples(flow)
    reached = proof.reached.values() if isinstance(proof, Proof) else ()
    walks = [follow(flow, answers) for answers in reached]
    ruling, echoes = Ruling(flow, examples, walks), Echoes(flow)
    found = [
        *(_steps_and_routes(flow, proof) if isinstance(proof, Proof) else ()),
        *ruling.findings(),
        *idle(flow, proof, (*examples, *walks)),
    ]
    found += list(echoes.findings(found))
    nowhere = {one.path for one in found if one.code == "never-reached"}
    # No example could be written for what no answers lead to.
    told = (one for one in findings(flow, examples) if one.code != "no-example" or one.path not in nowhere)
    refusing = proof.narrowed if isinstance(proof, Proof) else ()
    left = [Left(step, "refuses-all", 1) for step in refusing if not always_takes(flow, step)]
    return Reach((*told, *found), (*ruling.left, *echoes.left, *left))


def _steps_and_routes(flow: Flow, proof: Proof) -> Iterator[Finding]:
    order, _ = in_order(flow)
    taken, reached = _routes_taken(flow, proof), proof.steps
    for step in order:
        if step not in reached:
            yield Finding("never-reached", ("steps", step), {"step": step}, at_key=True)
    for step in order:
        asked = flow.steps[step]
        for index, route in enumerate(() if isinstance(asked, Outcome) else asked.routes):
            # Where nobody comes at all, the step that is never reached tells of it.
            if {step, route.to} <= reached and (step, index) not in taken:
                yield Finding("never-taken", ("steps", step, "routes", index), {"to": route.to})


def _routes_taken(flow: Flow, proof: Proof) -> set[tuple[str, int]]:
    """The routes that some answer takes, in some state of the proof."""
    taken: set[tuple[str, int]] = set()
    to: dict[str, dict[str, int]] = {}
    read: dict[str, tuple[str, ...]] = {}
    left: dict[str, set[int]] = {}
    for step in proof.steps:
        routes = getattr(flow.steps[step], "routes", ())
        if len({route.to for route in routes}) == len(routes):
            to[step] = {route.to: index for index, route in enumerate(routes)}
        else:  # which of them leads to one target is only told by trying them
            read[step] = _questions_read(flow, step)
            left[step] = set(range(len(routes)))
    untried: dict[tuple[object, ...], set[int]] = {}
    for state in proof.states:
        if state.step in to:
            led = {proof.states[after].step for after in state.next if after >= 0}
            taken.update([(state.step, to[state.step][one]) for one in led])
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
