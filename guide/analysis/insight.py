"""What is known where a person stands, all of it: one value that every view tells in its own layout.

The diagram of a flow is compiled when it is first asked for and kept for the next questions; a view that must
not wait asks `compiled` whether it is there.

Never enters: wording.
"""

from msgspec import Struct

from guide.analysis.diagram import Diagram, compile_flow
from guide.analysis.horizon import Horizon, horizon
from guide.analysis.whatif import WhatIf, alternatives
from guide.analysis.why import Forced, Separated, forcing, separated
from guide.engine.interview import Interview
from guide.language.model import Flow

_KEPT = 4
"""Diagrams that are remembered: a person walks through one guide, perhaps two."""

_recent: list[Diagram] = []


class Insight(Struct, frozen=True):
    """What is still possible, what forced the result, what the question decides, what would have to differ.

    At a question `forced` is None and `what_if` empty, at an outcome `separated` is None.
    """

    horizon: Horizon
    forced: Forced | None
    separated: Separated | None
    what_if: WhatIf


def insight(interview: Interview) -> Insight:
    """What is known where the interview stands; compiles its flow if that was not done yet."""
    diagram, trace = diagram_of(interview.flow), interview.trace
    return Insight(
        horizon(diagram, trace),
        forcing(diagram, trace) if trace.outcome else None,
        None if trace.outcome else separated(diagram, trace),
        alternatives(diagram, interview.answers, trace),
    )


def insight_by_now(interview: Interview) -> Insight | None:
    """What is known, if the flow has been compiled by now."""
    return insight(interview) if compiled(interview.flow) else None


def diagram_of(flow: Flow) -> Diagram:
    """The diagram of a flow, compiled once; the first question to it takes no longer than those after it."""
    found = compiled(flow)
    if found is None:
        found = compile_flow(flow)
        found.prepare()
        _recent[:] = [found, *_recent][:_KEPT]
    return found


def compiled(flow: Flow) -> Diagram | None:
    """The diagram of a flow if it is there already; that of one wording serves the others."""
    wanted = (flow.id, flow.digest)
    return next((one for one in _recent if (one.flow.id, one.flow.digest) == wanted), None)
