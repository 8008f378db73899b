"""What would have to differ: the smallest sets of changed answers that lead elsewhere.

Breadth-first over the number of changed answers: the first sets found are the smallest. Another answer is
another option, one option alone of several, another mark of one checklist item; only what its question takes
counts. Numbers, dates, texts and ticks are left as they are. The search asks `follow`, stops at a budget, and
says when it did.

Never enters: wording, a second way of evaluating anything.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, product

from msgspec import Struct

from guide.engine.answers import accept
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import MARKS, Flow, MarkEach, OneOf, Question, SomeOf

BUDGET = 6_000
"""How many walks a search may take: enough for all sets of four checklist items of Shinjo's guideline."""


class Change(Struct, frozen=True):
    """One answer changed to `value`; `item` names the checklist item it is about, or is empty."""

    step: str
    item: str
    value: Value


class Alternative(Struct, frozen=True):
    """Changes that lead elsewhere, and where: the trace of the changed answers."""

    changes: tuple[Change, ...]
    trace: Trace


class WhatIf(Struct, frozen=True):
    """The smallest sets of changes that lead elsewhere; `complete` unless the budget ran out."""

    alternatives: tuple[Alternative, ...]
    complete: bool


def alternatives(flow: Flow, answers: Mapping[str, Value], *, budget: int = BUDGET) -> WhatIf:
    """All smallest sets of changed answers that lead to another step or another first recommendation.

    Only answers on the path are changed; sets of one size are all tried before the next, and the search ends
    with the first size at which something is found.
    """
    now = follow(flow, answers)
    places = list(_changeable(flow, now.live))
    found: list[Alternative] = []
    left = budget
    for size in range(1, len(places) + 1):
        for chosen in combinations(places, size):
            for changes in product(*chosen):
                if left == 0:
                    return WhatIf(tuple(found), complete=False)
                left -= 1
                made = changed(answers, changes)
                trace = follow(flow, made)
                # An answer that does not go with the others is no alternative: it is asked for again.
                if trace.asking not in made and end(trace) != end(now):
                    found.append(Alternative(changes, trace))
        if found:
            break
    return WhatIf(tuple(found), complete=True)


def end(trace: Trace) -> tuple[str, tuple[tuple[str, str], ...]]:
    """What counts as the same end: the step reached and the first recommendation of each catalogue."""
    firsts = tuple(
        (catalogue, ranked[0].entry) for catalogue, ranked in trace.recommendations.items() if ranked
    )
    return trace.here, firsts


def changed(answers: Mapping[str, Value], changes: tuple[Change, ...]) -> dict[str, Value]:
    """The answers with the changes made."""
    result = dict(answers)
    for change in changes:
        before = result[change.step]
        if change.item and isinstance(before, Mapping):
            result[change.step] = {**before, change.item: str(change.value)}
        else:
            result[change.step] = change.value
    return result


def _changeable(flow: Flow, live: Mapping[str, Value]) -> Iterator[list[Change]]:
    """The places where an answer can be changed, each with the changes it takes."""
    for step_id, value in live.items():
        step = flow.steps[step_id]
        if not isinstance(step, Question):
            continue
        match step.domain, value:
            case OneOf(options), _:
                yield [Change(step_id, "", option) for option in options if option != value]
            case SomeOf(options), _:
                alone = [(option,) for option in options if (option,) != value]
                yield [Change(step_id, "", one) for one in alone if accept(step, one) == one]
            case MarkEach(items), Mapping():
                for item in items:
                    yield [Change(step_id, item, mark) for mark in MARKS if mark != value[item]]
            case _:
                pass
