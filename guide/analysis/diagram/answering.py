"""How a question is answered: the ways to answer it, and what each leaves of the functions that it changes.

Many states of a walk ask the same question and differ only in what it does not touch; so this is worked out
once for each question and each choice of functions, whatever state, aspect or edition asks.

Never enters: states, what of the past matters.
"""

from collections.abc import Callable, Mapping, Sequence
from math import comb
from typing import NamedTuple, TypeAlias

from msgspec import Struct

from guide.analysis.diagram.cuts import Cut
from guide.analysis.diagram.functions import Function, Functions, TooLargeError
from guide.language.model import MARKS, Flow, MarkEach, SomeOf

NOT_TAKEN = -1
"""Instead of a place: the question takes no such answer."""

Places: TypeAlias = tuple[int, ...]
"""For each class of a unit the place in the next layer that it leads to, or NOT_TAKEN."""


class Leaf(NamedTuple):
    """Answers that leave the same of each function.

    `ways` tells in how many ways the options and items that nothing reads may be answered, `targets` the
    values that the first function may have then.
    """

    ways: int
    targets: tuple[int, ...]
    left: tuple[Function, ...]


class Answered(Struct, frozen=True, eq=False):
    """All ways to answer a question: its classes lead to places in the first of `layers`.

    There is a layer for each of its units, and each place in it leads on by class. The places behind the last
    layer are the leaves. `size` is how many places there are.
    """

    begins: Places
    layers: tuple[tuple[Places, ...], ...]
    leaves: tuple[Leaf, ...]
    size: int


class _Chosen(NamedTuple):
    """Within a question: what is left of each function, and how many of several options are chosen."""

    left: tuple[Function, ...]
    number: int = 0
    alone: bool = False


class Answering:
    """The questions of a flow, cut into units at these levels."""

    def __init__(
        self, flow: Flow, cuts: Mapping[str, Cut], levels: Mapping[tuple[str, str], int], made: Functions
    ) -> None:
        self._flow = flow
        self._cuts = cuts
        self._levels = levels
        self._made = made
        self._known: dict[tuple[str, tuple[Function, ...]], Answered] = {}

    def answered(self, step: str, left: tuple[Function, ...], most: int) -> Answered:
        """The ways to answer a step, of which these functions are left; the first tells where it leads.

        Raises TooLargeError beyond so many places.
        """
        key = (step, left)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._worked(step, left, most)
        if known.size > most:
            raise TooLargeError
        return known

    def _worked(self, step: str, left: tuple[Function, ...], most: int) -> Answered:
        cut, domain = self._cuts[step], self._flow.asking(step).domain
        level = self._levels[step, ""]
        here: dict[_Chosen, int] = {}
        begins = tuple(
            [
                here.setdefault(_Chosen(self._given(left, level, branch)), len(here))
                for branch in range(1, len(cut.lead.classes) + 1)
            ]
        )
        layers: list[tuple[Places, ...]] = []
        size = 0
        for place, unit in enumerate(cut.units, level + 1):
            go_on = _chooser(domain, unit.item)
            behind: dict[_Chosen, int] = {}
            layer: list[Places] = []
            for one in here:
                places = []
                for branch in range(len(unit.classes)):
                    after = go_on(one, branch)
                    if after is None:
                        places.append(NOT_TAKEN)
                        continue
                    chosen = _Chosen(self._given(one.left, place, branch), *after)
                    places.append(behind.setdefault(chosen, len(behind)))
                layer.append(tuple(places))
            size += len(layer)
            if size > most:
                raise TooLargeError
            layers.append(tuple(layer))
            here = behind
        free = _free(domain, {unit.item for unit in cut.units})
        leaves = tuple([Leaf(free(one), self._targets(one.left[0]), one.left) for one in here])
        return Answered(begins, tuple(layers), leaves, size + len(leaves))

    def _given(self, left: Sequence[Function], place: int, branch: int) -> tuple[Function, ...]:
        """What is left of each function once a unit took a branch."""
        level, given = self._made.level, self._made.given
        return tuple([one if level[one] > place else given(one, place, branch) for one in left])

    def _targets(self, route: Function) -> tuple[int, ...]:
        return tuple(sorted(int(str(target)) for target in self._made.values[route]))


_Choose: TypeAlias = Callable[[_Chosen, int], tuple[int, bool] | None]


def _chooser(domain: object, item: str) -> _Choose:
    """How a class of an item changes what is counted; None where the question takes no such answer."""
    if not isinstance(domain, SomeOf):
        return lambda _, __: (0, False)
    most = len(domain.options) if domain.most is None else domain.most

    def choose(one: _Chosen, branch: int) -> tuple[int, bool] | None:
        if branch == 0:
            return one.number, one.alone
        alone = item in domain.exclusive
        if one.alone or (alone and one.number) or one.number == most:
            return None
        # Beyond the least that is asked for, and with no limit, more options make no difference.
        enough = max(domain.least, 1)
        number = one.number + 1 if domain.most is not None else min(one.number + 1, enough)
        return number, alone

    return choose


def _free(domain: object, read: set[str]) -> Callable[[_Chosen], int]:
    """In how many ways what nothing reads may be answered, for what was chosen of the rest."""
    if isinstance(domain, MarkEach):
        marked: int = len(MARKS) ** (len(domain.items) - len(read))
        return lambda _: marked
    if not isinstance(domain, SomeOf):
        return lambda _: 1
    others = [option for option in domain.options if option not in read]
    alone = sum(option in domain.exclusive for option in others)
    together = len(others) - alone
    most = len(domain.options) if domain.most is None else domain.most

    def ways(one: _Chosen) -> int:
        if one.alone:
            return int(domain.least <= 1 <= most)
        fits = range(max(domain.least - one.number, 0), min(together, most - one.number) + 1)
        found = sum(comb(together, more) for more in fits)
        return found + (alone if one.number == 0 and domain.least <= 1 <= most else 0)

    return ways
