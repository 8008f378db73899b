"""Checks a proof against its flow, with nothing to go by but both: a second, small way to the same claims.

It knows what conditions mean (`holds`) and what a question takes (`accept`), and walks with `follow`; it
knows nothing of how the proof was found. Four things are checked, each for all answers:

1. Classes: every answer of every question passes the same tests as the answer that stands for some class.
   Values are tried at and beside every end of a range, options and marks in every combination that matters.
2. Transitions: from each state each class leads where the certificate says; what a state knows follows from
   the states before it; a question whose answer is read is known to be asked or not; no question refuses all.
3. Every transition leads forward in one fixed order of the steps, so every path ends.
4. The numbers are counted anew from the transitions, and each step said to be reached is walked to.

Never enters: `prover`, the diagram, wording.
"""

from collections import Counter

from msgspec import Struct

from guide.analysis.proof.certificate import NOT_ASKED, REFUSED, Proof, State
from guide.analysis.proof.trials import TooManyError, signature, tried
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.engine.values import Values
from guide.language.conditions import Condition, Every, Some, Test, Value, holds, names_in, origin
from guide.language.model import Amount, Flow, Outcome, Question


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
        self._rests_on: dict[str, frozenset[str]] = {}
        self._order = _order(flow)
        self._classes: dict[str, list[Value]] = {}

    def check(self) -> None:
        proof = self._proof
        if not proof.states or proof.states[0].step != self._flow.start or proof.states[0].known:
            raise _DoubtError("start")
        self._read_classes()
        for state in proof.states:
            self._check_state(state)
        ways, fewest, most = self._counted()
        if (proof.ways, proof.fewest, proof.most) != (str(ways), fewest, most):
            raise _DoubtError("numbers")
        self._check_reached()

    # Classes

    def _read_classes(self) -> None:
        tests = self._tests()
        for step in self._order:
            if not self._flow.asks(step):
                continue
            asking = self._flow.asking(step)
            values = [accept(asking, raw) for raw in self._proof.classes.get(step, ())]
            taken = [value for value in values if not isinstance(value, Refusal)]
            if not taken or len(taken) < len(values):
                raise _DoubtError("classes", step)
            mine = tests.get(step, [])
            told = {signature(mine, value) for value in taken}
            if len(told) < len(taken) or not self._all_told(step, mine, told):
                raise _DoubtError("classes", step)
            self._classes[step] = taken

    def _all_told(self, step: str, tests: list[Test], told: set[tuple[bool, ...]]) -> bool:
        """Whether every answer of a question passes the tests as some class does."""
        try:
            return all(signature(tests, one) in told for one in tried(self._flow.asking(step), tests))
        except TooManyError:
            raise _DoubtError("too-many", step) from None

    def _tests(self) -> dict[str, list[Test]]:
        """The tests of answers on which a route rests."""
        found: dict[str, list[Test]] = {}
        waiting: list[Condition] = []
        for step in self._order:
            waiting += _conditions(self._flow, step)
        seen: set[str] = set()
        while waiting:
            condition = waiting.pop()
            match condition:
                case Test(name):
                    source, is_question = origin(name)
                    if is_question:
                        found.setdefault(source, []).append(condition)
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
        if step not in self._order:
            raise _DoubtError("state", step)
        if not flow.asks(step):
            if state.next:
                raise _DoubtError("state", step)
            return
        if len(state.next) != len(self._classes[step]):
            raise _DoubtError("state", step)
        self._check_known(state)
        live = {
            question: self._classes[question][place]
            for question, place in state.known.items()
            if place != NOT_ASKED
        }
        for place, value in enumerate(self._classes[step]):
            self._check_transition(state, place, self._led_to(step, {**live, step: value}), state.next[place])
        if all(after == REFUSED for after in state.next):
            raise _DoubtError("dead-end", step)

    def _check_known(self, state: State) -> None:
        """What a state says it knows can be known, and all that its routes read is."""
        here = self._order[state.step]
        for question, place in state.known.items():
            classes = self._classes.get(question, ())
            if (
                question not in self._order
                or self._order[question] >= here
                or not NOT_ASKED <= place < len(classes)
            ):
                raise _DoubtError("state", state.step)
        for condition in _conditions(self._flow, state.step):
            for name in names_in(condition):
                for question in self._questions(*origin(name)):
                    later = self._order.get(question, -1) >= here
                    if question not in state.known and question in self._order and not later:
                        raise _DoubtError("state", state.step)

    def _led_to(self, step: str, live: dict[str, Value]) -> str | None:
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
        if after.step != to or self._order[to] <= self._order[state.step]:
            raise _DoubtError("transition", state.step)
        for question, known in after.known.items():
            before = state.known.get(question)
            if question == state.step:
                before = place
            elif before is None and self._order.get(question, -1) > self._order[state.step]:
                before = NOT_ASKED  # a walk leads forward only, so it has not come there
            if before != known:
                raise _DoubtError("transition", state.step)

    def _questions(self, source: str, is_question: bool) -> frozenset[str]:  # noqa: FBT001 - as `origin` gives it
        """The questions on which a question, table or derived value rests."""
        if is_question:
            return frozenset({source})
        known = self._rests_on.get(source)
        if known is None:
            names = [name for one in self._behind(source) for name in names_in(one)]
            known = frozenset[str]().union(*(self._questions(*origin(name)) for name in names))
            self._rests_on[source] = known
        return known

    # Numbers and witnesses

    def _counted(self) -> tuple[int, int, int]:
        """Ways from the first state to outcomes, fewest and most questions on them."""
        states = self._proof.states
        counted: dict[int, tuple[int, int, int]] = {}
        for index in sorted(range(len(states)), key=lambda one: self._order[states[one].step], reverse=True):
            asked = isinstance(self._flow.steps[states[index].step], Question)
            behind = [counted[after] for after in states[index].next if after != REFUSED]
            ways, fewest, most = zip(*behind, strict=True) if behind else ((1,), (0,), (0,))
            counted[index] = (sum(ways), min(fewest) + asked, max(most) + asked)
        return counted[0]

    def _check_reached(self) -> None:
        """Each step that a state stands at is said to be reached, and the answers lead to it."""
        reached, states = self._proof.reached, {state.step for state in self._proof.states}
        if reached.keys() != states:
            raise _DoubtError("reached")
        for step, answers in reached.items():
            if follow(self._flow, answers).here != step:
                raise _DoubtError("reached", step)


def _order(flow: Flow) -> dict[str, int]:
    """A number for each step from the start on, larger for each step that it may lead to (Kahn 1962)."""
    inside: Counter[str] = Counter()
    waiting, met = [flow.start], {flow.start}
    while waiting:
        for target in _targets(flow, waiting.pop()):
            inside[target] += 1
            if target not in met:
                met.add(target)
                waiting.append(target)
    found: dict[str, int] = {}
    ready = [flow.start] if not inside[flow.start] else []
    while ready:
        step = ready.pop()
        found[step] = len(found)
        for target in _targets(flow, step):
            inside[target] -= 1
            if not inside[target]:
                ready.append(target)
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
