"""Whether two editions lead on by the same rules: then the same answers end alike, whatever is calculated.

Compared are the rules as they are written, without their texts, as in `recommending`.

Never enters: what the rules give.
"""

from collections.abc import Hashable

from guide.analysis.diff.recommending import behind
from guide.language.conditions import Condition, Name, names_in
from guide.language.model import (
    Dates,
    Domain,
    Flow,
    FreeText,
    MarkEach,
    Numbers,
    OneOf,
    Outcome,
    Question,
)


def ways_of(flow: Flow) -> dict[str, Hashable]:
    """The rules by which answers lead from step to step: what is asked, refused, and where it leads."""
    found: dict[str, Hashable] = {"": flow.start}
    read: list[Name] = []
    for step in flow.steps.values():
        if isinstance(step, Outcome):
            found[f"step {step.id}"] = ()
            continue
        routes = tuple((route.when, route.to) for route in step.routes)
        found[f"step {step.id}"] = (_of_domain(step.domain), refusing(flow, step.id), routes)
        read += [name for when, _ in routes if when is not None for name in names_in(when)]
        read += [name for when in refusing(flow, step.id) for name in names_in(when)]
    return found | behind(flow, read)


def refusals_of(flow: Flow, step: str) -> tuple[Hashable, ...]:
    """The rules by which a question refuses answers; none for a step that is no question."""
    whens = refusing(flow, step)
    rest = behind(flow, [name for when in whens for name in names_in(when)])
    return (whens, frozenset(rest.items()))


def refusing(flow: Flow, step: str) -> tuple[Condition, ...]:
    """When a step refuses an answer."""
    asked = flow.steps.get(step)
    return tuple(one.when for one in asked.refuse) if isinstance(asked, Question) else ()


def _of_domain(domain: Domain) -> Hashable:
    """What may be answered, without the words of it."""
    match domain:
        case OneOf(options):
            return tuple(options)
        case MarkEach(items):
            return ("marks", *items)
        case Numbers():
            return domain.least, domain.most, domain.decimals
        case Dates():
            return domain.least, domain.most
        case FreeText():
            return domain
        case _:
            return tuple(domain.options), domain.exclusive, domain.least, domain.most
