"""What the checker sees of a flow without its answers: where drawn routes lead, and what stands ahead.

Never enters: proofs, answers, what conditions mean.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import reduce
from typing import TypeVar

from guide.language.conditions import Condition
from guide.language.model import Flow, Outcome, Question

_One = TypeVar("_One", bound=Hashable)


def gathered(flow: Flow, bits: Mapping[str, int]) -> dict[str, int]:
    """What stands at each step or at one that drawn routes lead to, from what stands at each."""
    found = dict(bits)
    order = last_first(flow.start, lambda step: targets(flow, step))
    settled = False
    while not settled:  # once through, and once more to see it; more often where routes lead back
        settled = True
        for step in order:
            more = reduce(int.__or__, (found[target] for target in targets(flow, step)), found[step])
            settled = settled and more == found[step]
            found[step] = more
    return found


def last_first(start: _One, following: Callable[[_One], Iterable[_One]]) -> list[_One]:
    """All that is led to, each behind what it leads to, as far as nothing leads back."""
    found: list[_One] = []
    begun = {start}
    waiting = [(start, iter(following(start)))]
    while waiting:
        here, rest = waiting[-1]
        after = next((one for one in rest if one not in begun), None)
        if after is None:
            waiting.pop()
            found.append(here)
        else:
            begun.add(after)
            waiting.append((after, iter(following(after))))
    return found


def targets(flow: Flow, step: str) -> list[str]:
    """The steps that the routes of a step lead to, in their order."""
    asked = flow.steps[step]
    return [] if isinstance(asked, Outcome) else [route.to for route in asked.routes]


def conditions(flow: Flow, step: str) -> list[Condition]:
    """The conditions that decide where a step leads."""
    asked = flow.steps[step]
    if isinstance(asked, Outcome):
        return []
    refused = [one.when for one in asked.refuse] if isinstance(asked, Question) else []
    return [*refused, *(route.when for route in asked.routes if route.when is not None)]
