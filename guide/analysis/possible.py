"""Whether a condition can hold at a place of some walk, and answers with which it does.

The flow is cut down to what leads to the place, which there parts by the condition, and is compiled (see
`diagram`). Answers that are found are walked with `follow` before anything is said of them, so a claim that
something is possible rests on the walk and not on the compilation; that something is impossible is only said
where the compilation was exact.

Never enters: what conditions are asked about, wording.
"""

from collections.abc import Container, Iterable, Mapping
from itertools import accumulate, takewhile

from msgspec import Struct
from msgspec.structs import replace

from guide.analysis.diagram import OUTCOME, Aspect, Class, Diagram, Stop, compile_flow
from guide.analysis.diagram.narrowed import accepting
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.language.conditions import Condition, Value
from guide.language.model import YES, Asking, Flow, MarkEach, Outcome, Page, Route, SomeOf, Step

YES_STEP, NO_STEP = "@yes", "@no"
"""Names of outcomes that no file can give."""

_IN_SHORT = 90
"""Characters of answers on one line, so that a sentence with them is not cut."""

LIMIT = 50_000
"""Nodes and states that one question may take."""


class Place(Struct, frozen=True):
    """A step, before or after its own answer."""

    step: str
    after_answer: bool = False


class Unknown(Struct, frozen=True):
    """It was not found out: more than the limit was needed, or it rests on arithmetic."""


def possible(
    flow: Flow, place: Place, condition: Condition | None, limit: int = LIMIT
) -> Mapping[str, Value] | Unknown | None:
    """Answers that lead to the place and make the condition hold there; None if there are none."""
    asked = _parting(flow, {place: condition})
    diagram = compile_flow(asked, limit)
    aspect = diagram.aspects.get(OUTCOME)
    if aspect is None:
        return Unknown()
    if YES_STEP not in aspect.told(aspect.reach[aspect.root]):
        return None
    answers = answers_to(asked, diagram, aspect, YES_STEP)
    if answers is None or follow(asked, answers).here != YES_STEP:
        return Unknown()  # arithmetic was only narrowed down, and leads elsewhere
    if not place.after_answer or not flow.asks(place.step):
        answers.pop(place.step, None)
    return answers


def impossible(flow: Flow, conditions: Mapping[str, Condition], limit: int = LIMIT) -> bool:
    """Whether it is certain that no answers lead to one of these outcomes and make its condition hold."""
    diagram = compile_flow(_parting(flow, {Place(step): when for step, when in conditions.items()}), limit)
    aspect = diagram.aspects.get(OUTCOME)
    return aspect is not None and YES_STEP not in aspect.told(aspect.reach[aspect.root])


def _parting(flow: Flow, conditions: Mapping[Place, Condition | None]) -> Flow:
    """The flow up to the places, where it parts by the condition of each."""
    partings = {
        place.step: (
            place,
            (Route(when, YES_STEP), Route(None, NO_STEP)) if when else (Route(None, YES_STEP),),
        )
        for place, when in conditions.items()
    }
    leading = leading_to(flow, partings)
    steps: dict[str, Step] = {}
    for step_id, step in flow.steps.items():
        if step_id in partings:
            place, parting = partings[step_id]
            if place.after_answer and not isinstance(step, Outcome):
                steps[step_id] = replace(step, routes=parting)
            else:
                steps[step_id] = _page(step_id, parting)
        elif not isinstance(step, Outcome) and step_id not in leading:
            # Nobody comes there, but conditions may name it.
            steps[step_id] = replace(step, routes=(Route(None, NO_STEP),))
        elif not isinstance(step, Outcome):
            routes = tuple(
                route if route.to in leading else Route(route.when, NO_STEP) for route in step.routes
            )
            steps[step_id] = replace(step, routes=routes)
    for end in (YES_STEP, NO_STEP):
        steps[end] = Outcome(end, "", (), (), {}, (), ())
    return replace(flow, steps=steps, examples=())


def _page(step: str, routes: tuple[Route, ...]) -> Page:
    return Page(step, "", (), (), (), SomeOf({}, least=0), routes, ())


def leading_to(flow: Flow, places: Iterable[str]) -> set[str]:
    """The places and the steps from which drawn routes lead to one of them."""
    before: dict[str, list[str]] = {}
    for step in flow.steps.values():
        for route in () if isinstance(step, Outcome) else step.routes:
            before.setdefault(route.to, []).append(step.id)
    found = set(places)
    waiting = list(found)
    while waiting:
        more = set(before.get(waiting.pop(), ())) - found
        found |= more
        waiting += more
    return found


def answers_to(flow: Flow, diagram: Diagram, aspect: Aspect, end: str | Stop) -> dict[str, Value] | None:
    """Answers of a walk to an end that can be reached, from the classes on a way there.

    None where calculated refusals turn away all that were tried. Where arithmetic parts the ways they may
    lead elsewhere.
    """
    wanted = 1 << aspect.ends.index(end)
    chosen: dict[str, dict[str, Class]] = {}
    node = aspect.nodes[aspect.root]
    while node.edges:
        edge = next(one for one in node.edges if aspect.reach[one.to] & wanted)
        if node.unit >= 0:
            unit = diagram.units[node.unit]
            chosen.setdefault(unit.step, {})[unit.item] = unit.classes[edge.classes[0]]
        node = aspect.nodes[edge.to]
    answers = {
        step: _answer(flow.asking(step), {item: one.witness for item, one in parts.items()})
        for step, parts in chosen.items()
    }
    boxes = {step: parts[""] for step, parts in chosen.items() if len(parts) == 1}
    return accepting(flow, answers, boxes) if diagram.narrowed else answers


def in_short(answers: Mapping[str, Value], deciding: Container[str] = ()) -> str:
    """Answers as an author writes them in an example, on one line.

    Where there are too many, as many whole ones as fit, those of the questions that decide first.
    """
    written = {step: f"{step}: {_short(value)}" for step, value in answers.items() if value != ()}
    told = "、".join(written.values())
    if len(told) <= _IN_SHORT:
        return told
    ordered = sorted(written, key=lambda step: step not in deciding)
    whole = takewhile(
        lambda one: len(one) < _IN_SHORT, accumulate(map(written.get, ordered), "{}、{}".format)
    )
    return f"{max(whole, key=len, default='')}、…".lstrip("、")


def _short(value: Value) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{item}: {mark}' for item, mark in value.items())}}}"
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


def _answer(step: Asking, parts: dict[str, Value]) -> Value:
    """An answer from what was chosen of its parts; what nothing reads is filled in."""
    match step.domain:
        case MarkEach(items):
            return {item: str(parts.get(item, YES)) for item in items}
        case SomeOf(options):
            named = [option for option in options if parts.get(option)]
            others = [option for option in options if option not in parts]
            tried = (accept(step, [*named, *others[:more]]) for more in range(len(others) + 1))
            return next((value for value in tried if not isinstance(value, Refusal)), ())
        case _:
            return parts[""]
