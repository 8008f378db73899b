"""Whether a condition can hold at a place of some walk, and answers with which it does.

The flow is cut down to what leads to the place, which there parts by the condition (or by several, the first
that holds), and is compiled (see `diagram`). Answers that are found are walked with `follow` before anything
is said of them, so a claim that something is possible rests on the walk and not on the compilation; that
something is impossible is only said where the compilation was exact.

Never enters: what conditions are asked about, wording.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
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

_FRONT = "@before:"
"""What the name of a page in front of a step begins with."""

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
    return _Parted(flow, {place: _yes_or_no(condition)}, limit).answers(YES_STEP)


def impossible(flow: Flow, conditions: Mapping[str, Condition], limit: int = LIMIT) -> bool:
    """Whether it is certain that no answers lead to one of these outcomes and make its condition hold."""
    partings = {Place(step): _yes_or_no(condition) for step, condition in conditions.items()}
    return _Parted(flow, partings, limit).leads_to(YES_STEP) is False


def first_possible(
    flow: Flow, place: Place, conditions: Sequence[Condition], limit: int = LIMIT
) -> dict[int, Mapping[str, Value]]:
    """For conditions by their index answers with which, at the place, it holds and none before it does.

    Of one that is not among them nothing is known: asked all at once they cost little more than one.
    """
    ends = [f"@{index}" for index in range(len(conditions))]
    parting = [Route(condition, end) for condition, end in zip(conditions, ends, strict=True)]
    found = _Parted(flow, {place: (*parting, Route(None, NO_STEP))}, limit)
    shown = ((index, found.answers(end)) for index, end in enumerate(ends))
    return {index: answers for index, answers in shown if isinstance(answers, Mapping)}


def _yes_or_no(condition: Condition | None) -> tuple[Route, ...]:
    return (Route(condition, YES_STEP), Route(None, NO_STEP)) if condition else (Route(None, YES_STEP),)


class _Parted:
    """The flow up to some places, where it parts to ends of its own, compiled."""

    def __init__(self, flow: Flow, partings: Mapping[Place, tuple[Route, ...]], limit: int) -> None:
        self._flow = _parting(flow, partings)
        self._diagram = compile_flow(self._flow, limit)

    def leads_to(self, end: str) -> bool | None:
        """Whether answers may lead to the end; None where the flow is too large."""
        aspect = self._diagram.aspects.get(OUTCOME)
        return None if aspect is None else end in aspect.told(aspect.reach[aspect.root])

    def answers(self, end: str) -> dict[str, Value] | Unknown | None:
        """Answers of the flow that lead to a place and there to the end; None if there are none."""
        if not (leads := self.leads_to(end)):
            return Unknown() if leads is None else None
        answers = answers_to(self._flow, self._diagram, self._diagram.aspects[OUTCOME], end)
        if answers is None or follow(self._flow, answers).here != end:
            return Unknown()  # arithmetic was only narrowed down, and leads elsewhere
        return {step: answer for step, answer in answers.items() if not step.startswith(_FRONT)}


def _parting(flow: Flow, partings: Mapping[Place, tuple[Route, ...]]) -> Flow:
    """The flow up to the places, where it parts: behind the answer, or at a page in front of it."""
    behind: dict[str, tuple[Route, ...]] = {}
    front: dict[str, tuple[Route, ...]] = {}
    for place, parting in partings.items():
        (behind if place.after_answer and flow.asks(place.step) else front)[place.step] = parting
    leading = leading_to(flow, [*behind, *front])
    to = {step: f"{_FRONT}{step}" if step in front else step for step in leading}
    steps: dict[str, Step] = {to[step]: _page(to[step], parting) for step, parting in front.items()}
    for step_id, step in flow.steps.items():
        if isinstance(step, Outcome):
            continue
        if step_id in behind:
            routes = behind[step_id]
        elif step_id in front or step_id not in leading:
            # Nobody comes there, but conditions may name it.
            routes = (Route(None, NO_STEP),)
        else:
            routes = tuple(Route(route.when, to.get(route.to, NO_STEP)) for route in step.routes)
        steps[step_id] = replace(step, routes=routes)
    for end in (NO_STEP, *(route.to for parting in partings.values() for route in parting)):
        steps[end] = Outcome(end, "", (), (), {}, (), ())
    return replace(flow, start=to.get(flow.start, NO_STEP), steps=steps, examples=())


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
