"""What is still possible from here: fewest and most questions and pages, outcomes, first entries.

Always contains the truth, whatever is answered from here on; exact unless what comes rests on arithmetic
that was only narrowed down. Where the diagram was too large, the drawn routes give wider bounds.

Never enters: wording.
"""

from collections import deque
from collections.abc import Mapping

from msgspec import Struct

from guide.analysis.diagram import OUTCOME, Diagram
from guide.engine.trace import Trace
from guide.language.model import Flow, Outcome, Page, Question
from guide.language.structure import targets


class Horizon(Struct, frozen=True):
    """From here to an outcome.

    `fewest` and `most` are questions, the one that is asked now included and pages to read not; `pages` are
    the fewest and the most pages, the one on the screen included. `outcomes` are those still possible, in the
    order of the file; `firsts` the entries of each catalogue that may come first, in the order of the
    catalogue.
    """

    fewest: int
    most: int
    outcomes: tuple[str, ...]
    firsts: Mapping[str, tuple[str, ...]]
    exact: bool
    pages: tuple[int, int] = (0, 0)


def horizon(diagram: Diagram, trace: Trace) -> Horizon:
    """The horizon where a walk stands."""
    measured = diagram.extent
    if measured is None:
        return _drawn(diagram.flow, trace.here)
    standing = diagram.standing(trace.live, trace.path)
    ends = {name: aspect.told(aspect.reach[standing[name]]) for name, aspect in diagram.aspects.items()}
    here = standing[OUTCOME]
    blurred = any(aspect.blurred[standing[name]] for name, aspect in diagram.aspects.items())
    fewest, most = measured.questions[here] or (0, 0)
    shelves = diagram.flow.city.catalogues
    return Horizon(
        fewest,
        most,
        tuple(step for step in diagram.flow.steps if step in ends[OUTCOME]),
        {
            name: tuple(entry for entry in shelves[name].entries if entry in told)
            for name, told in ends.items()
            if name != OUTCOME
        },
        not (diagram.left_out or blurred or _may_refuse(diagram, trace)),
        measured.pages[here] or (0, 0),
    )


def _may_refuse(diagram: Diagram, trace: Trace) -> bool:
    """Whether from here on answers may be refused for what is calculated, also with those given already."""
    return bool(diagram.narrowed) and not {trace.here, *diagram.flow.ahead(trace.here)}.isdisjoint(
        diagram.narrowed
    )


def _drawn(flow: Flow, here: str) -> Horizon:
    """The horizon by the drawn routes alone: as wide as they are."""
    ahead = flow.ahead(here) | {here}
    outcomes = tuple(step for step in flow.steps if step in ahead and isinstance(flow.steps[step], Outcome))
    (fewest, most), pages = (
        (_fewest(flow, here, counted), sum(isinstance(flow.steps[step], counted) for step in ahead))
        for counted in (Question, Page)
    )
    return Horizon(fewest, most, outcomes, {}, exact=False, pages=pages)


def _fewest(flow: Flow, here: str, counted: type[Question | Page]) -> int:
    """The fewest questions (or pages) on drawn routes, breadth first, all else costing nothing."""
    waiting, seen = deque([(here, 0)]), {here}
    while waiting:
        step_id, passed = waiting.popleft()
        step = flow.steps[step_id]
        if isinstance(step, Outcome):
            return passed
        counts = isinstance(step, counted)
        for target in targets(step):
            if target not in seen:
                seen.add(target)
                if counts:
                    waiting.append((target, passed + 1))
                else:
                    waiting.appendleft((target, passed))
    return 0
