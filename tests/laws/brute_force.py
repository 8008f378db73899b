"""Where answers lead, by trying them one by one with `follow`: what every compiled claim must agree with.

Never here: the diagram, or anything that saves work by cleverness.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from random import Random
from typing import Any

from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import MARKS, Asking, Dates, Flow, MarkEach, Numbers, OneOf, SomeOf
from tests.laws.random_conditions import DAYS

OTHER_DAYS = ("1000-01-01", "2026-03-31", "2026-04-03", "2026-05-02", "2027-04-01", "9999-12-31")
"""Between each two days that conditions ask about, and on both sides of them, there is one."""
MANY = 8
"""More options than this are not tried in every combination."""

NOTHING: Mapping[str, list[Value]] = {}

FAR = (-(10**18) + 1, 10**18 - 1)


def chance(seed: int) -> Random:
    """The chance of a number, the same every time."""
    return Random(seed)  # noqa: S311 - for tests, not for secrets


def every_answer(step: Asking) -> list[Value]:
    """Every answer that the step takes; of numbers, dates and texts those about which conditions ask."""
    raw: list[Any]
    match step.domain:
        case OneOf(options):
            raw = list(options)
        case SomeOf(options):
            most = len(options) if len(options) <= MANY else 2
            raw = [list(one) for size in range(most + 1) for one in combinations(options, size)]
        case MarkEach(items):
            raw = [dict(zip(items, marks, strict=True)) for marks in product(MARKS, repeat=len(items))]
        case Numbers():
            raw = [*(half / 2 for half in range(-4, 64)), *FAR]
        case Dates():
            raw = [*DAYS, *OTHER_DAYS]
        case _:
            raw = ["雪"]
    taken = [accept(step, one) for one in raw]
    return [one for one in taken if not isinstance(one, Refusal)]


def walks(
    flow: Flow,
    dice: Random,
    most: int,
    given: Mapping[str, Value] | None = None,
    besides: Mapping[str, list[Value]] = NOTHING,
) -> Iterator[Trace]:
    """Every walk from some answers on and every stop on its way, at most so many answers to a question.

    Where there are more, chance picks. `besides` are further answers to try. A walk that a refusal ends is
    given as it stands.
    """
    answers = dict(given or {})
    trace = follow(flow, answers)
    yield trace
    if trace.asking is None or trace.asking in answers:
        return
    found = every_answer(flow.asking(trace.asking))
    found += [one for one in besides.get(trace.asking, ()) if one not in found]
    for value in found if len(found) <= most else dice.sample(found, most):
        yield from walks(flow, dice, most, {**answers, trace.asking: value}, besides)


def end_of(trace: Trace, aspect: str) -> str | None:
    """What an outcome tells in an aspect of the diagram: itself, or the first entry of a catalogue."""
    if not aspect:
        return trace.here
    ranked = trace.recommendations.get(aspect)
    return ranked[0].entry if ranked else None
