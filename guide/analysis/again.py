"""Whether any answers walk a drawn way back to a step, and answers that do.

A flow may lead back to a step under conditions that no walk meets there; only what can be walked is refused,
for the same answers would go round for ever. Nothing is looked for where no route leads back, so most flows
pay nothing. Answers are walked with `follow` before they are told; that no answers come back is only said
where the diagram knows it.

Never enters: wording, files.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guide.analysis.diagram import LIMIT, OUTCOME, Stop, compile_flow
from guide.analysis.possible import answers_to, in_short, leading_to
from guide.engine.follow import follow
from guide.language.conditions import Value
from guide.language.diagnostics import Finding
from guide.language.model import Flow, Outcome, Route, Step
from guide.language.structure import in_order, leading_back

if TYPE_CHECKING:
    from guide.language.diagnostics import Diagnostic
    from guide.language.loader import Loaded

TOO_LARGE, ARITHMETIC = "場合の数が多すぎます。", "計算する値で行き先が決まるためです。"
"""Why it was not found out."""

MOST_TOLD = 20
"""Steps of a way back that are named; of a longer one those in the middle are counted."""

_ELSEWHERE = "@elsewhere"
"""The name of an outcome that no file can give."""


def loops(flow: Flow, limit: int = LIMIT) -> Iterator[Finding]:
    """The way back that some answers walk, or that it is not known whether any do; nothing otherwise."""
    _, drawn = in_order(flow)
    found = walked_back(flow, limit) if drawn else None
    if isinstance(found, str):
        yield Finding("undecided-loop", ("steps", drawn[0]), _told(drawn) | {"why": found}, at_key=True)
    elif found is not None:
        trace = follow(flow, found)
        path = [visit.step for visit in trace.visits]
        walked = [*path[path.index(trace.here) :], trace.here]
        answers = in_short(trace.live)
        facts = _told(walked) | {"answers": f"例: {answers}" if answers else ""}
        yield Finding("walkable-loop", ("steps", walked[0]), facts, at_key=True)


def problems(loaded: "Loaded") -> "list[Diagnostic]":
    """What keeps a flow that loaded from being opened, located; nothing of one that did not load."""
    return loaded.locate(loops(loaded.flow)) if loaded.flow else []


def walked_back(flow: Flow, limit: int = LIMIT) -> Mapping[str, Value] | str | None:
    """Answers with which `follow` comes to a step a second time; None if there are none.

    A text says why it was not found out: TOO_LARGE (more than `limit` was needed) or ARITHMETIC.
    """
    asked = _cut_down(flow)
    diagram = compile_flow(asked, limit)
    aspect = diagram.aspects.get(OUTCOME)
    if aspect is None:
        return TOO_LARGE
    if Stop.AGAIN not in aspect.told(aspect.reach[aspect.root]):
        return None
    answers = answers_to(asked, diagram, aspect, Stop.AGAIN) or {}
    trace = follow(flow, answers)
    return answers if trace.asking in trace.live else ARITHMETIC


def _cut_down(flow: Flow) -> Flow:
    """The flow as far as it leads to steps that may come again; what is recommended is no matter."""
    leading = leading_to(flow, leading_back(flow))
    steps: dict[str, Step] = {_ELSEWHERE: Outcome(_ELSEWHERE, "", (), (), {}, (), ())}
    for step_id, step in flow.steps.items():
        if not isinstance(step, Outcome):
            # What leads to none of them stays, for conditions may name it.
            routes = [
                route if route.to in leading else Route(route.when, _ELSEWHERE) for route in step.routes
            ]
            steps[step_id] = replace(step, routes=tuple(routes))
    return replace(flow, steps=steps, examples=())


def _told(steps: list[str]) -> dict[str, str]:
    half = MOST_TOLD // 2
    left_out = len(steps) - 2 * half
    told = [*steps[:half], f"（{left_out}ステップ）", *steps[-half:]] if left_out > 0 else steps
    return {"steps": " → ".join(told)}
