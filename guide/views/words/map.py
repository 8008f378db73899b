"""The map of a flow: its steps, numbered, and the ways between them with their conditions in words.

Every view of a flow as a whole (the map in all its formats, the booklet) shows these numbers and words.

Never enters: layout, escaping, which way is taken.
"""

from msgspec import Struct

from guide.language.model import Flow, Outcome, Page, Route, Step
from guide.views.passage import Line, Passage, Role, body, point, title
from guide.views.words.conditions import in_a_sentence
from guide.views.words.sources import document, edition
from guide.views.words.unfilled import short_title_of

OTHERWISE = "そのほか"
"""What the last of several ways is called, which is taken when no other is."""


class Way(Struct, frozen=True):
    """A way on from a place: when it is taken, in words (empty for always), and the number it leads to."""

    words: str
    to: int


class Place(Struct, frozen=True):
    """A step of the flow, by its number."""

    number: int
    step: str
    sort: str
    stage: str
    title: str
    ways: tuple[Way, ...]


class FlowMap(Struct, frozen=True):
    """A flow as numbered places; the walk begins at the first."""

    title: str
    notes: tuple[str, ...]
    places: tuple[Place, ...]


def in_number_order(flow: Flow) -> tuple[Step, ...]:
    """The steps that can be reached: the first, then the others in the order of the file."""
    reached = flow.ahead(flow.start) - {flow.start}
    return (flow.steps[flow.start], *(step for step in flow.steps.values() if step.id in reached))


def flow_map(flow: Flow) -> FlowMap:
    """The map of a flow."""
    steps = in_number_order(flow)
    numbers = {step.id: number for number, step in enumerate(steps, 1)}
    stages = {stage.id: stage.title for stage in flow.stages}
    places = tuple(
        Place(
            numbers[step.id],
            step.id,
            sort(step),
            stages[step.stage],
            short_title_of(flow, step),
            ways(flow, step, numbers),
        )
        for step in steps
    )
    return FlowMap(flow.title, (f"もとの文書: {document(flow)}", f"版: {edition(flow)}"), places)


def sort(step: Step) -> str:
    """What kind of step it is, in a word."""
    if isinstance(step, Outcome):
        return "結果"
    return "読むページ" if isinstance(step, Page) else "質問"


def ways(flow: Flow, step: Step, numbers: dict[str, int]) -> tuple[Way, ...]:
    """The ways on from a step, in the order in which they are tried."""
    if isinstance(step, Outcome):
        return ()
    last = len(step.routes) - 1
    return tuple(Way(_when(flow, step, route, is_only=last == 0), numbers[route.to]) for route in step.routes)


def _when(flow: Flow, step: Step, route: Route, *, is_only: bool) -> str:
    if route.when is not None:
        return " ".join(in_a_sentence(flow, route.when, here=step.id).split("\n"))
    return "" if is_only else OTHERWISE


def in_lines(drawn: FlowMap) -> Passage:
    """The map as text: each place with its ways on."""
    lines: list[Line] = [title(drawn.title), *map(body, drawn.notes)]
    lines.append(body("条件は上から見て、最初に当てはまる番号へ進みます。"))
    for place in drawn.places:
        lines.append(Line(Role.ENTRY, f"{place.title}（{place.sort} {place.step}）", str(place.number)))
        lines += [point(_way(way)) for way in place.ways]
    return tuple(lines)


def _way(way: Way) -> str:
    if not way.words:
        return f"次は{way.to}へ"
    return f"{way.words}は、{way.to}へ" if way.words == OTHERWISE else f"{way.words}なら、{way.to}へ"
