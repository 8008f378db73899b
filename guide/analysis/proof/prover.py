"""Proves of a flow that every path ends, how long it may be, how many ways there are, and what is reached.

All walks are followed at once, from the start: a state is a step and the classes of those earlier answers
that decide a route ahead. What is found is written down as a certificate, so that nobody need believe this
module.

Only what decides routes is looked at: what is recommended is no matter of this proof. The flow is in plain
words: its classes decide what arithmetic makes of one answer. Routes that rest on arithmetic of several are
not decided so, and a flow of too many states is not followed to the end; then there is no proof, and the
reason is told. A refusal that rests on such arithmetic keeps a person at the question, so it is left out:
what is proven holds of the answers that are taken (`narrowed` names the places).

Never enters: wording, files.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.amounts import plain
from guide.analysis.possible import Place, possible
from guide.analysis.proof.certificate import FORMAT, NOT_ASKED, REFUSED, Proof, State, digits
from guide.analysis.proof.deciding import (
    NoProofError,
    Unproven,
    calculated,
    classes,
    narrowed,
    plain_refusals,
    refusals,
    tests_by_step,
)
from guide.engine.column import rows_of
from guide.engine.follow import follow
from guide.engine.values import Values
from guide.language.conditions import Lookup, Test, Value, holds, origin
from guide.language.model import Flow, Question
from guide.language.ordering import gathered, ordered
from guide.language.structure import before, in_order, leading_back, targets

LIMIT = 200_000
"""States that a proof may have."""


_Key: TypeAlias = tuple[str, tuple[int, ...]]
"""A state as it is looked up: a step, and the classes of the questions that matter there."""


def prove(flow: Flow, limit: int = LIMIT) -> Proof | Unproven:
    """The proof, or why there is none. Never raises for a flow that the loader takes."""
    try:
        return _Machine(plain(flow), limit).proof()
    except NoProofError as error:
        return error.why


class _Way(Struct, frozen=True):
    """How what is known at a step, and its answer, become what is known at one that it leads to.

    For each question that matters there: where its class stands among what is known here, followed by the
    answer to the step itself and NOT_ASKED; and what each class becomes, by its number, NOT_ASKED the last.
    """

    to: str
    parts: tuple[tuple[int, tuple[int, ...]], ...]


class _Leading(Struct, frozen=True):
    """Where each class of answers leads, for what the routes of a step read.

    `ways` differ in what is known behind them, each with the first class that takes it; `taken` is for each
    class the place of its way, REFUSED if there is none.
    """

    ways: tuple[tuple[int, _Way], ...]
    taken: tuple[int, ...]


_NOWHERE = _Leading((), ())


class _Machine:
    """The states of a flow, made from the start on."""

    def __init__(self, flow: Flow, limit: int) -> None:
        order, _ = in_order(flow)
        self._flow = flow
        self._limit = limit
        self._back = leading_back(flow)
        self._place = {step: place for place, step in enumerate(order)}
        self._order = order
        self._read = tests_by_step(flow, order)
        tests: dict[str, dict[Test, None]] = {step: {} for step in order}
        for test in dict.fromkeys(test for read in self._read.values() for test in read):
            tests.setdefault(origin(test.name)[0], {})[test] = None
        number: dict[Test, int] = {}
        self._slots: dict[str, range] = {}
        """The numbers of the tests of each question's answer."""
        for question, mine in tests.items():
            self._slots[question] = range(len(number), len(number) + len(mine))
            number.update(zip(mine, self._slots[question], strict=True))
        told = {step: classes(flow, step, tuple(tests[step])) for step in order if flow.asks(step)}
        self._classes = {step: tuple(one.values()) for step, one in told.items()}
        self._passes = {step: tuple(one) for step, one in told.items()}
        self._ahead = self._tests_ahead(number)
        self._matters = self._what_matters()
        self._ways: dict[tuple[str, str], _Way] = {}
        self._becoming: dict[tuple[str, int], tuple[int, ...]] = {}
        self._leadings: dict[tuple[str, tuple[int, ...]], _Leading] = {}
        self._asked = {step: self._places_of_what_is_read(step) for step in order if flow.asks(step)}
        self._refusals = {step: plain_refusals(flow, step) for step in order}
        self._narrowed = narrowed(flow, order)

    def proof(self) -> Proof:
        """Everything that can be reached, and what it comes to."""
        first = self._order[0]
        start: _Key = (first, (NOT_ASKED,) * len(self._matters[first]))
        number: dict[_Key, int] = {start: 0}
        found: list[State] = []
        came_from: list[tuple[int, Value]] = [(0, "")]
        waiting = [start]
        for step, known in waiting:
            leading = self._leading(step, known) if step in self._classes else _NOWHERE
            behind = []
            for index, way in leading.ways:
                here = (*known, index, NOT_ASKED)
                after = (way.to, tuple([becomes[here[source]] for source, becomes in way.parts]))
                at = number.get(after)
                if at is None:
                    if len(number) == self._limit:
                        raise NoProofError(Unproven("states", step))
                    at = number[after] = len(number)
                    waiting.append(after)
                    came_from.append((len(found), self._classes[step][index]))
                behind.append(at)
            following = tuple([REFUSED if way == REFUSED else behind[way] for way in leading.taken])
            found.append(State(step, dict(zip(self._matters[step], known, strict=True)), following))
        return self._concluded(found, came_from)

    def _concluded(self, states: list[State], came_from: list[tuple[int, Value]]) -> Proof:
        for step in sorted(self._back):
            if _comes_again(states, step):
                raise NoProofError(self._unless_narrowed("again", step))
        ways, lengths = self._extent(states)
        reached: dict[str, dict[str, Value]] = {}
        for index, state in enumerate(states):
            if state.step not in reached and not self._flow.asks(state.step):
                reached[state.step] = self._walked_to(state.step, _answers(states, came_from, index))
        return Proof(
            FORMAT,
            self._flow.id,
            self._flow.digest,
            digits(ways),
            *lengths,
            reached,
            self._classes,
            tuple(states),
            self._narrowed,
        )

    def _walked_to(self, outcome: str, answers: dict[str, Value]) -> dict[str, Value]:
        """The answers, or others where a calculated refusal turns one of them away."""
        if not self._narrowed or follow(self._flow, answers).here == outcome:
            return answers
        found = possible(self._flow, Place(outcome), None)
        if not isinstance(found, Mapping):
            raise NoProofError(Unproven("unshown", outcome))
        return dict(found)

    def _extent(self, states: list[State]) -> tuple[int, tuple[int, int]]:
        """Ways from the start to outcomes, and the fewest and most questions on them."""
        ways, fewest, most = [1] * len(states), [0] * len(states), [0] * len(states)
        following = [[after for after in state.next if after != REFUSED] for state in states]
        order = ordered([0], following.__getitem__)[0] if self._back else self._by_place(states)
        for index in reversed(order):
            behind = following[index]
            if behind:
                one = isinstance(self._flow.steps[states[index].step], Question)
                ways[index] = sum([ways[after] for after in behind])
                fewest[index] = min([fewest[after] for after in behind]) + one
                most[index] = max([most[after] for after in behind]) + one
        return ways[0], (fewest[0], most[0])

    def _by_place(self, states: list[State]) -> list[int]:
        """States before those they lead to, where no drawn route leads back."""
        return sorted(range(len(states)), key=lambda one: self._place[states[one].step])

    def _leading(self, step: str, known: tuple[int, ...]) -> _Leading:
        """Where each class of answers leads; once for what the routes read."""
        asked = self._asked[step]
        key = (step, tuple([known[place] for place in asked.values()]))
        leading = self._leadings.get(key)
        if leading is None:
            live = {
                question: self._classes[question][one]
                for question, one in zip(asked, key[1], strict=True)
                if one != NOT_ASKED
            }
            leading = self._leadings[key] = self._leading_on(step, live)
        return leading

    def _leading_on(self, step: str, live: Mapping[str, Value]) -> _Leading:
        ways: dict[tuple[str, int], tuple[int, _Way]] = {}
        places: dict[tuple[str, int], int] = {}
        taken = []
        for index, value in enumerate(self._classes[step]):
            to = self._target(step, Values(self._flow, {**live, step: value}).of)
            if to is None:
                taken.append(REFUSED)
                continue
            told = (to, self._becomes(step, to)[index] if step in self._matters[to] else NOT_ASKED)
            taken.append(places.setdefault(told, len(places)))
            ways.setdefault(told, (index, self._way(step, to)))
        if not ways:
            raise NoProofError(self._unless_narrowed("dead-end", step))
        return _Leading(tuple(ways.values()), tuple(taken))

    def _target(self, step: str, value_of: Lookup) -> str | None:
        """Where the answer leads; None if it is refused."""
        if any(holds(when, value_of) for when in self._refusals[step]):
            return None
        for route in self._flow.asking(step).routes:
            if route.when is None or holds(route.when, value_of):
                return route.to
        raise NoProofError(Unproven("structure", step))

    def _unless_narrowed(self, reason: str, step: str) -> Unproven:
        """The reason, or that it is left open by refusals that are calculated: they may turn that away."""
        whens = (one for narrow in self._narrowed for one in refusals(self._flow, narrow))
        amounts = dict.fromkeys(amount for when in whens for amount in calculated(self._flow, when))
        return Unproven("arithmetic", "、".join(amounts)) if amounts else Unproven(reason, step)

    def _places_of_what_is_read(self, step: str) -> dict[str, int]:
        """Where the questions that the routes of a step read stand among those that matter there."""
        matters = {question: place for place, question in enumerate(self._matters[step])}
        read = dict.fromkeys(origin(test.name)[0] for test in self._read[step])
        return {question: matters[question] for question in read if question in matters}

    def _way(self, step: str, to: str) -> _Way:
        way = self._ways.get((step, to))
        if way is None:
            places = {question: place for place, question in enumerate((*self._matters[step], step))}
            parts = (
                (places.get(question, len(places)), self._becomes(question, to))
                for question in self._matters[to]
            )
            way = self._ways[step, to] = _Way(to, tuple(parts))
        return way

    def _becomes(self, question: str, to: str) -> tuple[int, ...]:
        """For each class the first that no test ahead tells from it; passing none is as not asked."""
        slot = self._slots[question]
        ahead = self._ahead[to] >> slot.start & (1 << len(slot)) - 1
        known = self._becoming.get((question, ahead))
        if known is None:
            first: dict[int, int] = {0: NOT_ASKED}
            told = [first.setdefault(one & ahead, place) for place, one in enumerate(self._passes[question])]
            known = self._becoming[question, ahead] = (*told, NOT_ASKED)
        return known

    def _tests_ahead(self, number: Mapping[Test, int]) -> dict[str, int]:
        """The tests that are read at each step or behind it, as bits, those of a question in its slot."""
        return self._gathered(
            {step: sum([1 << number[test] for test in self._read[step]]) for step in self._order}
        )

    def _gathered(self, bits: dict[str, int]) -> dict[str, int]:
        """What stands at each step or behind it, from what stands at each."""
        return gathered(self._order[::-1], lambda step: targets(self._flow.steps[step]), bits)

    def _what_matters(self) -> dict[str, tuple[str, ...]]:
        """At each step the questions before it of whose answers a test is read from there on."""
        read: dict[str, int] = {}
        for step in self._order:
            asked = {self._place.get(origin(test.name)[0]) for test in self._read[step]}
            read[step] = sum(1 << place for place in asked if place is not None)
        ahead, led = self._gathered(read), before(self._flow, self._order)
        return {
            step: tuple(self._order[one] for one in rows_of(ahead[step] & led[step] & ~(1 << place)))
            for step, place in self._place.items()
        }


def _comes_again(states: list[State], step: str) -> bool:
    """Whether some walk comes to the step twice: a way from one of its states leads to another."""
    waiting = [after for state in states if state.step == step for after in state.next]
    met = {REFUSED}
    while waiting:
        here = waiting.pop()
        if here not in met:
            met.add(here)
            if states[here].step == step:
                return True
            waiting += states[here].next
    return False


def _answers(states: list[State], came_from: list[tuple[int, Value]], index: int) -> dict[str, Value]:
    """Answers that lead to a state, in their order."""
    found: list[tuple[str, Value]] = []
    while index:
        index, value = came_from[index]
        found.append((states[index].step, value))
    return dict(reversed(found))
