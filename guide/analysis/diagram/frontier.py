"""From functions to one diagram: walk all answers at once, state by state.

A state is a step and what of the past still matters there: for each function that some step ahead reads, what
the answers so far have left of it, unless that is what nothing answered would leave. States that agree are
one, so a state is forgotten as soon as no step ahead reads what made it different (the frontier method:
D. E. Knuth, The Art of Computer Programming 4A, 7.1.4, "Simpath"). A diagram is then made from its ends
upwards, each different node once (Bryant 1986, see `functions`).

Drawn ways back need no special care but this: a state remembers the passed steps to which the routes may
still lead back, and a walk that comes to one of them ends there (LOOP), as `follow` does.

Never enters: what functions mean.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from math import comb
from typing import NamedTuple, TypeAlias

from guide.analysis.diagram.functions import Function, TooLargeError
from guide.analysis.diagram.ground import REFUSED, STUCK, Ground
from guide.language.model import MARKS, MarkEach, SomeOf

Left: TypeAlias = tuple[tuple[Function, Function], ...]
"""What the answers left of some functions."""


class State(NamedTuple):
    """A step, the passed steps that may come again (bits), and what of the past still matters."""

    step: int
    passed: int
    left: Left


class Chosen(NamedTuple):
    """Within a question: what is left of each function, and how many of several options are chosen."""

    left: tuple[Function, ...]
    number: int = 0
    alone: bool = False


class Answered(NamedTuple):
    """All ways to answer a question in a state.

    `layers` lead, for each of its units, from what was chosen so far by class to what is chosen then (None
    where the question takes no such answer); `leaves` say, for what is chosen in the end, in how many ways
    the options and items that nothing reads may be answered, and the states (or REFUSED, STUCK, LOOP) that
    follow: several where arithmetic was only narrowed down.
    """

    begins: tuple[Chosen, ...]
    layers: tuple[dict[Chosen, tuple[Chosen | None, ...]], ...]
    leaves: dict[Chosen, tuple[int, tuple["State | int", ...]]]


LOOP = -3
"""Where an answer leads that would come to a step a second time."""


class Frontier:
    """The states of a flow as far as `finals` matter: what each outcome's step tells (nothing: itself)."""

    def __init__(self, ground: Ground, finals: Mapping[int, Function], limit: int) -> None:
        self._ground = ground
        self._functions = ground.functions
        self._finals = finals
        self._limit = limit
        self._met = 0
        reached = ground.ahead[0] | 1
        self._read_at: dict[Function, int] = {}
        for step, name in enumerate(ground.steps):
            if reached >> step & 1:
                read = ground.route(step) if ground.flow.asks(name) else finals.get(step)
                if read is not None:
                    self._read_at[read] = self._read_at.get(read, 0) | 1 << step
        # The functions that each step's answer changes and another step reads.
        self._touched: dict[int, list[Function]] = {}
        for read, places in self._read_at.items():
            groups = ground.functions.rests_on[read] & reached
            while groups:
                group = groups & -groups
                groups ^= group
                if places != group:
                    self._touched.setdefault(group.bit_length() - 1, []).append(read)

    @property
    def start(self) -> State:
        """Before the first answer."""
        return State(0, 0, ())

    def told(self, state: State) -> frozenset[Hashable]:
        """What an outcome tells in a state: one value, or several that arithmetic did not tell apart."""
        final = self._finals.get(state.step)
        if final is None:
            return frozenset({self._ground.steps[state.step]})
        return self._functions.values[self._read(state, final, keep=0)]

    def answered(self, state: State) -> Answered:
        """All ways to answer the question of a state, and where each leads."""
        made, step = self._functions, state.step
        cut = self._ground.cuts[self._ground.steps[step]]
        later = self._ground.ahead[step]
        known = dict(state.left)
        for read in self._touched.get(step, ()):
            if read not in known:
                known[read] = self._untouched(read, step)
        names = [read for read in known if self._read_at[read] & later]
        route = self._read(state, self._ground.route(step), keep=1 << step)
        left = (route, *(known[read] for read in names))
        level = self._ground.level[cut.lead.step, ""]
        asking = [at for at, one in enumerate(left) if made.level[one] <= level]
        begins = tuple(
            Chosen(self._given(left, asking, level, branch)) for branch in range(1, len(cut.lead.classes) + 1)
        )
        layers: list[dict[Chosen, tuple[Chosen | None, ...]]] = []
        reached: Iterable[Chosen] = dict.fromkeys(begins)
        domain = self._ground.flow.asking(self._ground.steps[step]).domain
        for place, unit in enumerate(cut.units, level + 1):
            go_on = _chooser(domain, unit.item)
            layer: dict[Chosen, tuple[Chosen | None, ...]] = {}
            for one in reached:
                # Most of what is left asks this unit neither first nor later.
                asking = [at for at, it in enumerate(one.left) if made.level[it] <= place]
                branches = []
                for branch in range(len(unit.classes)):
                    after = go_on(one, branch)
                    branches.append(after and Chosen(self._given(one.left, asking, place, branch), *after))
                layer[one] = tuple(branches)
            layers.append(layer)
            reached = dict.fromkeys(one for branches in layer.values() for one in branches if one)
            self._count(len(layer))
        free = _free(domain, {unit.item for unit in cut.units})
        leaves = {one: (free(one), self._following(state, names, one.left)) for one in reached}
        self._count(len(leaves))
        return Answered(begins, tuple(layers), leaves)

    def _given(
        self, left: tuple[Function, ...], asking: list[int], place: int, branch: int
    ) -> tuple[Function, ...]:
        """What is left of each function, of which only these ask, once a unit took a branch."""
        if not asking:
            return left
        after = list(left)
        for at in asking:
            after[at] = self._functions.given(left[at], place, branch)
        return tuple(after)

    def _following(
        self, state: State, names: list[Function], left: tuple[Function, ...]
    ) -> "tuple[State | int, ...]":
        """The states that follow an answer."""
        passed = state.passed | 1 << state.step
        found: list[State | int] = []
        for number in sorted(int(str(target)) for target in self._functions.values[left[0]]):
            if number in {REFUSED, STUCK}:
                found.append(number)
            elif passed >> number & 1:
                found.append(LOOP)
            else:
                found.append(self._enter(number, passed, zip(names, left[1:], strict=True)))
        return tuple(found)

    def _enter(self, step: int, passed: int, left: Iterable[tuple[Function, Function]]) -> State:
        """The state at a step: what no step from here on reads or answers is forgotten."""
        here = self._ground.ahead[step] | 1 << step
        kept = []
        for read, rest in left:
            if self._read_at[read] & here:
                after = self._functions.without(rest, ~here)
                if after != self._untouched(read, step):
                    kept.append((read, after))
        return State(step, passed & here, tuple(sorted(kept)))

    def _untouched(self, read: Function, step: int) -> Function:
        """What is left of a function at a step if nothing that it rests on was answered."""
        return self._functions.without(read, ~(self._ground.ahead[step] | 1 << step))

    def _read(self, state: State, read: Function, *, keep: int) -> Function:
        """A function as it is read in a state: what is not answered by now is not answered."""
        rest = next((after for one, after in state.left if one == read), read)
        return self._functions.without(rest, ~keep)

    def _count(self, more: int) -> None:
        self._met += more
        if self._met > self._limit:
            raise TooLargeError


_Choose: TypeAlias = Callable[[Chosen, int], tuple[int, bool] | None]


def _chooser(domain: object, item: str) -> _Choose:
    """How a class of an item changes what is counted; None where the question takes no such answer."""
    if not isinstance(domain, SomeOf):
        return lambda _, __: (0, False)
    most = len(domain.options) if domain.most is None else domain.most

    def choose(one: Chosen, branch: int) -> tuple[int, bool] | None:
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


def _free(domain: object, read: set[str]) -> Callable[[Chosen], int]:
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

    def ways(one: Chosen) -> int:
        if one.alone:
            return int(domain.least <= 1 <= most)
        fits = range(max(domain.least - one.number, 0), min(together, most - one.number) + 1)
        found = sum(comb(together, more) for more in fits)
        return found + (alone if one.number == 0 and domain.least <= 1 <= most else 0)

    return ways
