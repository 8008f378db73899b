"""Things that lead to one another, in order: steps by their routes, values by what they rest on, partials.

Invariant: no recursion, so that a long chain is only long; the same for the same input; ends though something
leads back. Needs no other module, so that a walk can begin without those that check flows.

Never enters: what the things are.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import reduce
from typing import TypeVar

_One = TypeVar("_One", bound=Hashable)


def ordered(
    starts: Iterable[_One], following: Callable[[_One], Iterable[_One]]
) -> tuple[list[_One], list[_One]]:
    """All that can be reached, each before what follows it, and the first loop that stands in the way.

    What leads back into a loop is as if it did not: the rest is in order, the same for the same input.

    Depth-first search (Tarjan 1972) with a stack of its own.
    """
    finished: dict[_One, bool] = {}
    order: list[_One] = []
    loop: list[_One] = []
    for start in starts:
        stack = [] if start in finished else [(start, iter(following(start)))]
        finished.setdefault(start, False)
        while stack:
            current, rest = stack[-1]
            after = next(rest, None)
            if after is None:
                finished[current] = True
                order.append(current)
                stack.pop()
            elif after not in finished:
                finished[after] = False
                stack.append((after, iter(following(after))))
            elif not finished[after] and not loop:
                open_ones = [one for one, _ in stack]
                loop = [*open_ones[open_ones.index(after) :], after]
    return order[::-1], loop


def gathered(
    order: Sequence[_One], beside: Callable[[_One], Collection[_One]], bits: Mapping[_One, int]
) -> dict[_One, int]:
    """What stands at each and at all beside it, and beside those; quick where they come before it."""
    found = dict(bits)
    settled = False
    while not settled:  # once through, and once more for each way back within a way back
        settled, taken = True, set[_One]()
        for one in order:
            others = beside(one)
            here = reduce(int.__or__, [found[other] for other in others], found[one])
            settled = settled and (here == found[one] or one not in taken)
            found[one] = here
            taken.update(others)
    return found
