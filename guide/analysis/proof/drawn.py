"""What the checker sees of a flow without its answers: where drawn routes lead, and what stands ahead.

Never enters: proofs, answers, what conditions mean.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from decimal import Decimal
from functools import reduce
from typing import TypeVar

from guide.analysis.proof.given import given
from guide.language.conditions import Condition, Name, OutputOf, ValueOf, names_in
from guide.language.model import Flow, Outcome, Question, Truth

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
    """The conditions that decide where an answer leads, without refusals of what several answers make."""
    asked = flow.steps[step]
    if isinstance(asked, Outcome):
        return []
    return [*refusals(flow, step), *(route.when for route in asked.routes if route.when is not None)]


def refusals(flow: Flow, step: str) -> list[Condition]:
    """When a step refuses an answer, without what is calculated from several answers."""
    asked = flow.steps[step]
    whens = [one.when for one in asked.refuse] if isinstance(asked, Question) else []
    return [when for when in whens if not is_calculated(flow, when)]


def calculating(flow: Flow, steps: Iterable[str]) -> frozenset[str]:
    """The steps that refuse answers for what is calculated from several."""
    asked = ((step, flow.steps[step]) for step in steps)
    return frozenset(
        step
        for step, one in asked
        if isinstance(one, Question) and len(refusals(flow, step)) < len(one.refuse)
    )


def is_calculated(flow: Flow, condition: Condition) -> bool:
    """Whether a condition rests on an amount of several answers, itself or by what it reads."""
    met: set[Name] = set()
    waiting = list(names_in(condition))
    while waiting:
        name = waiting.pop()
        if name in met:
            continue
        met.add(name)
        if isinstance(name, ValueOf):
            value = flow.values[name.value]
            if isinstance(value, Truth):
                waiting += names_in(value.when)
            elif given(flow, value.id) is None:
                return True
            else:
                waiting += (one for one in value.operands if not isinstance(one, int | Decimal))
        elif isinstance(name, OutputOf):
            whens = (rule.when for rule in flow.tables[name.table].rules if rule.when is not None)
            waiting += (one for when in whens for one in names_in(when))
    return False
