"""Checks a proof against its flow, with nothing to go by but both: a second, small way to the same claims.

It knows what conditions mean (`holds`) and what a question takes (`accept`), and walks with `follow`; it
knows nothing of how the proof was found. Four things are checked, each for all answers:

1. Classes: every answer of every question passes the same tests as the answer that stands for some class.
   Values are tried at and beside every end of a range, options and marks in every combination that matters.
2. Transitions: from each state each class leads where the certificate says; what a state knows follows from
   the states before it; a question whose answer is read is known to be asked or not; no question refuses all.
3. No way through the states comes to a step twice, so every path ends.
4. The numbers are counted anew from the transitions, which lead to every state; outcomes are walked to.

Never enters: `prover`, the diagram, wording.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import reduce
from typing import TypeVar

from msgspec import Struct

from guide.analysis.proof.certificate import NOT_ASKED, REFUSED, Proof, State, digits
from guide.analysis.proof.trials import TooManyError, signature, tried
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.engine.values import Values
from guide.language.conditions import Condition, Every, Some, Test, Value, holds, origin
from guide.language.model import Amount, Flow, Outcome, Question

_One = TypeVar("_One", bound=Hashable)


class Doubt(Struct, frozen=True):
    """Why a proof is not accepted: `reason` is a short name of what failed, `place` a step or question."""

    reason: str
    place: str = ""


class _DoubtError(Exception):
    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(reason)
        self.doubt = Doubt(reason, place)


def doubt_of(flow: Flow, proof: Proof) -> Doubt | None:
    """What is wrong with a proof of the flow; None if every claim holds. Never raises."""
    if (proof.flow, proof.digest) != (flow.id, flow.digest):
        return Doubt("other-flow")
    try:
        _Checker(flow, proof).check()
    except _DoubtError as error:
        return error.doubt
    return None


class _Checker:
    """One proof against its flow."""

    def __init__(self, flow: Flow, proof: Proof) -> None:
        self._flow = flow
        self._proof = proof
        steps = _last_first([flow.start], lambda step: _targets(flow, step))
        self._bit = {step: 1 << place for place, step in enumerate(steps)}
        reached = _gathered(flow, self._bit)
        self._leads = {
            step: reduce(int.__or__, (reached[target] for target in _targets(flow, step)), 0)
            for step in steps
        }
        """The steps to which drawn routes lead from each, as bits; itself only where they lead back."""
        self._classes: dict[str, list[Value]] = {}
        self._passes: dict[str, list[int]] = {}
        """The tests that each class of a question passes, as bits."""
        self._ahead: dict[str, int] = {}
        """The tests that are read at a step or behind it, as bits."""
        self._asked: dict[str, set[str]] = {}
        """The questions that the routes of a step read."""
        self._targets: dict[tuple[object, ...], str | None] = {}

    def check(self) -> None:
        proof = self._proof
        first = proof.states[0] if proof.states else None
        if first is None or first.step != self._flow.start or {*first.known.values()} - {NOT_ASKED}:
            raise _DoubtError("start")
        self._read_classes()
        for state in proof.states:
            self._check_known(state)
        for state in proof.states:
            self._check_state(state)
        for step in self._leads:
            if self._comes_before(step, step):
                self._check_never_again(step)
        ways, fewest, most = self._counted()
        if (proof.ways, proof.fewest, proof.most) != (digits(ways), fewest, most):
            raise _DoubtError("numbers")
        self._check_reached()

    # Classes

    def _read_classes(self) -> None:
        """Check the classes of every question, and note which tests each of them passes."""
        read = {step: self._tests(_conditions(self._flow, step)) for step in self._leads}
        number = {
            test: index for index, test in enumerate({test: None for mine in read.values() for test in mine})
        }
        mine: dict[str, list[Test]] = {}
        for test in number:
            mine.setdefault(origin(test.name)[0], []).append(test)
        for step in self._leads:
            if self._flow.asks(step):
                tests = mine.get(step, [])
                self._classes[step] = self._classes_of(step, tests)
                self._passes[step] = [
                    sum(1 << number[test] for test in tests if all(signature([test], value)))
                    for value in self._classes[step]
                ]
        here = {step: sum(1 << number[test] for test in read[step]) for step in self._leads}
        self._ahead = _gathered(self._flow, here)
        self._asked = {step: {origin(test.name)[0] for test in read[step]} for step in self._leads}

    def _classes_of(self, step: str, tests: list[Test]) -> list[Value]:
        asking = self._flow.asking(step)
        values = [accept(asking, raw) for raw in self._proof.classes.get(step, ())]
        taken = [value for value in values if not isinstance(value, Refusal)]
        told = {signature(tests, value) for value in taken}
        if not taken or len(taken) < len(values) or len(told) < len(taken):
            raise _DoubtError("classes", step)
        try:
            if not all(signature(tests, one) in told for one in tried(asking, tests)):
                raise _DoubtError("classes", step)
        except TooManyError:
            raise _DoubtError("too-many", step) from None
        return taken

    def _tests(self, conditions: list[Condition]) -> dict[Test, None]:
        """The tests of answers on which conditions rest, through tables and derived values."""
        found: dict[Test, None] = {}
        waiting, seen = list(conditions), set[str]()
        while waiting:
            condition = waiting.pop()
            match condition:
                case Test(name):
                    source, is_question = origin(name)
                    if is_question:
                        found[condition] = None
                    elif source not in seen:
                        seen.add(source)
                        waiting += self._behind(source)
                case Every(parts) | Some(parts):
                    waiting += parts
                case _:
                    waiting.append(condition.part)
        return found

    def _behind(self, source: str) -> list[Condition]:
        """The conditions that decide a table or a derived value."""
        if source in self._flow.tables:
            return [rule.when for rule in self._flow.tables[source].rules if rule.when is not None]
        derived = self._flow.values[source]
        if isinstance(derived, Amount):
            # What arithmetic gives is not decided by the classes of single answers.
            raise _DoubtError("arithmetic", source)
        return [derived.when]

    # States

    def _check_state(self, state: State) -> None:
        flow, step = self._flow, state.step
        if not flow.asks(step):
            if state.next:
                raise _DoubtError("state", step)
            return
        if len(state.next) != len(self._classes[step]):
            raise _DoubtError("state", step)
        for place, following in enumerate(state.next):
            self._check_transition(state, place, self._led_to(state, place), following)
        if all(after == REFUSED for after in state.next):
            raise _DoubtError("dead-end", step)

    def _check_known(self, state: State) -> None:
        """What a state says it knows can be known, and all that its routes read is, or is still to come."""
        if state.step not in self._leads:
            raise _DoubtError("state", state.step)
        for question, place in state.known.items():
            classes = self._classes.get(question, ())
            if question not in self._classes or not NOT_ASKED <= place < len(classes):
                raise _DoubtError("state", state.step)
        for question in self._asked[state.step] - {state.step}:
            if question not in state.known and self._comes_before(question, state.step):
                raise _DoubtError("state", state.step)

    def _led_to(self, state: State, place: int) -> str | None:
        """The step to which a class of answers leads, None if it is refused; once for what is read there."""
        read = tuple((question, state.known.get(question, NOT_ASKED)) for question in self._asked[state.step])
        key = (state.step, place, read)
        if key not in self._targets:
            live = {
                question: self._classes[question][known] for question, known in read if known != NOT_ASKED
            }
            self._targets[key] = self._target(
                state.step, {**live, state.step: self._classes[state.step][place]}
            )
        return self._targets[key]

    def _target(self, step: str, live: dict[str, Value]) -> str | None:
        asking, value_of = self._flow.asking(step), Values(self._flow, live).of
        if isinstance(asking, Question) and any(holds(one.when, value_of) for one in asking.refuse):
            return None
        for route in asking.routes:
            if route.when is None or holds(route.when, value_of):
                return route.to
        raise _DoubtError("stuck", step)

    def _check_transition(self, state: State, place: int, to: str | None, following: int) -> None:
        if to is None:
            if following != REFUSED:
                raise _DoubtError("transition", state.step)
            return
        if not 0 <= following < len(self._proof.states):
            raise _DoubtError("transition", state.step)
        after = self._proof.states[following]
        if after.step != to:
            raise _DoubtError("transition", state.step)
        for question, known in after.known.items():
            before = state.known.get(question)
            if question == state.step:
                before = place
            elif before is None and not self._comes_before(question, state.step):
                before = NOT_ASKED
            if before is None or not self._alike(question, before, known, self._ahead[to]):
                raise _DoubtError("transition", state.step)

    def _comes_before(self, question: str, step: str) -> bool:
        """Whether drawn routes lead from a question to a step, so that it may have been asked by then."""
        return bool(self._leads.get(question, 0) & self._bit[step])

    def _alike(self, question: str, one: int, other: int, ahead: int) -> bool:
        """Whether no test at a step or behind it tells two classes apart; one not asked passes none."""
        passes = self._passes[question]
        first, second = (0 if place == NOT_ASKED else passes[place] for place in (one, other))
        return (first ^ second) & ahead == 0

    def _check_never_again(self, step: str) -> None:
        """No way leads from a state of the step to another (or the same) of it."""
        states = self._proof.states
        waiting = [after for state in states if state.step == step for after in state.next]
        met = {REFUSED}
        while waiting:
            here = waiting.pop()
            if here not in met:
                met.add(here)
                if states[here].step == step:
                    raise _DoubtError("again", step)
                waiting += states[here].next

    # Numbers and witnesses

    def _counted(self) -> tuple[int, int, int]:
        """Ways from the first state to outcomes, fewest and most questions on them."""
        states = self._proof.states
        counted: dict[int, tuple[int, int, int]] = {}
        for index in _last_first([0], lambda one: [after for after in states[one].next if after != REFUSED]):
            asked = isinstance(self._flow.steps[states[index].step], Question)
            behind = [counted[after] for after in states[index].next if after != REFUSED]
            ways, fewest, most = zip(*behind, strict=True) if behind else ((1,), (0,), (0,))
            counted[index] = (sum(ways), min(fewest) + asked, max(most) + asked)
        return counted[0]

    def _check_reached(self) -> None:
        """Transitions lead to every state, and the answers to an outcome to that outcome."""
        states, met = self._proof.states, {0}
        waiting = [0]
        while waiting:
            more = set(states[waiting.pop()].next) - met - {REFUSED}
            met |= more
            waiting += more
        if len(met) < len(states):
            raise _DoubtError(
                "reached", next(one.step for index, one in enumerate(states) if index not in met)
            )
        outcomes = {state.step for state in states if not self._flow.asks(state.step)}
        if self._proof.reached.keys() != outcomes:
            raise _DoubtError("reached", min(self._proof.reached.keys() ^ outcomes))
        for step, answers in self._proof.reached.items():
            if follow(self._flow, answers).here != step:
                raise _DoubtError("reached", step)


def _gathered(flow: Flow, bits: Mapping[str, int]) -> dict[str, int]:
    """What stands at each step or at one that drawn routes lead to, from what stands at each."""
    found = dict(bits)
    order = _last_first([flow.start], lambda step: _targets(flow, step))
    settled = False
    while not settled:  # once through, and once more to see it; more often where routes lead back
        settled = True
        for step in order:
            more = reduce(int.__or__, (found[target] for target in _targets(flow, step)), found[step])
            settled = settled and more == found[step]
            found[step] = more
    return found


def _last_first(starts: Iterable[_One], following: Callable[[_One], Iterable[_One]]) -> list[_One]:
    """All that is led to, each behind what it leads to, as far as nothing leads back."""
    found: list[_One] = []
    begun: set[_One] = set()
    waiting = [(one, False) for one in starts]
    while waiting:
        here, left = waiting.pop()
        if left:
            found.append(here)
        elif here not in begun:
            begun.add(here)
            waiting.append((here, True))
            waiting += [(after, False) for after in following(here)]
    return found


def _targets(flow: Flow, step: str) -> list[str]:
    asked = flow.steps[step]
    return [] if isinstance(asked, Outcome) else [route.to for route in asked.routes]


def _conditions(flow: Flow, step: str) -> list[Condition]:
    """The conditions that decide where a step leads."""
    asked = flow.steps[step]
    if isinstance(asked, Outcome):
        return []
    refused = [one.when for one in asked.refuse] if isinstance(asked, Question) else []
    return [*refused, *(route.when for route in asked.routes if route.when is not None)]
