"""An edited copy of a flow: the targets of one question the other way round."""

from msgspec.structs import replace

from guide.language.model import Flow, Outcome


def turned(flow: Flow) -> Flow:
    """The flow with the targets of one question turned."""
    for step in flow.steps.values():
        if isinstance(step, Outcome) or len({route.to for route in step.routes}) == 1:
            continue
        targets = [route.to for route in step.routes][::-1]
        routes = tuple(replace(route, to=to) for route, to in zip(step.routes, targets, strict=True))
        return replace(flow, steps={**flow.steps, step.id: replace(step, routes=routes)})
    return flow
