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

from collections.abc import Hashable, Mapping
from typing import NamedTuple, TypeAlias

from guide.analysis.diagram.answering import Answered, Leaf
from guide.analysis.diagram.functions import Function, TooLargeError
from guide.analysis.diagram.ground import REFUSED, STUCK, Ground

Left: TypeAlias = tuple[tuple[Function, Function], ...]
"""What the answers left of some functions."""


class State(NamedTuple):
    """A step, the passed steps that may come again (bits), and what of the past still matters."""

    step: int
    passed: int
    left: Left


Ways: TypeAlias = tuple["State | int", ...]
"""The states (or REFUSED, STUCK, LOOP) that follow an answer: several where arithmetic did not tell."""


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
        self.reads: dict[int, Function | None] = {}
        """What is read at each step that routes lead to: where its answer leads, or what it tells."""
        self._read_at: dict[Function, int] = {}
        for step, name in enumerate(ground.steps):
            if reached >> step & 1:
                read = ground.route(step) if ground.flow.asks(name) else finals.get(step)
                self.reads[step] = read
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

    def answered(self, state: State) -> tuple[Answered, list[Ways]]:
        """All ways to answer the question of a state, and where each leaf leads."""
        ground, rests_on, step = self._ground, self._functions.rests_on, state.step
        later = ground.ahead[step]
        known = dict(state.left)
        for read in self._touched.get(step, ()):
            if read not in known:
                known[read] = self._untouched(read, step)
        route = self._read(state, ground.route(step), keep=1 << step)
        kept = {read: rest for read, rest in known.items() if self._read_at[read] & later}
        changing = {read: rest for read, rest in kept.items() if rests_on[rest] >> step & 1}
        asked = sorted(set(changing.values()))
        answered = ground.answering.answered(ground.steps[step], (route, *asked), self._limit - self._met)
        self.count(len(answered.leaves))
        places = [(read, 1 + asked.index(rest)) for read, rest in changing.items()]
        staying = [(read, rest) for read, rest in kept.items() if read not in changing]
        return answered, self._following(state, answered.leaves, places, staying)

    def count(self, more: int) -> None:
        """Count so much more that was looked at; raises TooLargeError beyond the limit."""
        self._met += more
        if self._met > self._limit:
            raise TooLargeError

    def _following(
        self,
        state: State,
        leaves: tuple[Leaf, ...],
        places: list[tuple[Function, int]],
        staying: list[tuple[Function, Function]],
    ) -> list[Ways]:
        """The states that follow each leaf, with its part in what is left, and what stays as it is."""
        passed = state.passed | 1 << state.step
        known: dict[int, list[tuple[Function, Function]]] = {}
        """What stays, as it is kept at each step that follows."""
        following: list[Ways] = []
        for ways, targets, left in leaves:
            found: list[State | int] = []
            for number in targets if ways else ():  # what cannot be answered leads nowhere
                if number in {REFUSED, STUCK}:
                    found.append(number)
                elif passed >> number & 1:
                    found.append(LOOP)
                else:
                    if number not in known:
                        known[number] = self._kept(number, staying)
                    changed = self._kept(number, [(read, left[place]) for read, place in places])
                    here = self._ground.ahead[number] | 1 << number
                    found.append(State(number, passed & here, tuple(sorted(known[number] + changed))))
            following.append(tuple(found))
        return following

    def _kept(self, step: int, left: list[tuple[Function, Function]]) -> list[tuple[Function, Function]]:
        """What still matters at a step: what no step from there on reads or answers is forgotten."""
        here = self._ground.ahead[step] | 1 << step
        kept = []
        for read, rest in left:
            if self._read_at[read] & here:
                after = self._functions.without(rest, ~here)
                if after != self._untouched(read, step):
                    kept.append((read, after))
        return kept

    def _untouched(self, read: Function, step: int) -> Function:
        """What is left of a function at a step if nothing that it rests on was answered."""
        return self._functions.without(read, ~(self._ground.ahead[step] | 1 << step))

    def _read(self, state: State, read: Function, *, keep: int) -> Function:
        """A function as it is read in a state: what is not answered by now is not answered."""
        rest = next((after for one, after in state.left if one == read), read)
        return self._functions.without(rest, ~keep)
