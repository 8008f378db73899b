"""Proves of a flow that every path ends, how long it may be, how many ways there are, and what is reached.

All walks are followed at once, from the start: a state is a step and the classes of those earlier answers
that decide a route ahead. What is found is written down as a certificate, so that nobody need believe this
module.

Only what decides routes is looked at: what is recommended is no matter of this proof. Routes that rest on
arithmetic are not decided by classes of single answers, and a flow of too many states is not followed to the
end; then there is no proof, and the reason is told.

Never enters: wording, files.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.proof.certificate import FORMAT, NOT_ASKED, REFUSED, Proof, State
from guide.analysis.table.inputs import TooManyError, witnesses
from guide.engine.values import Values
from guide.language.conditions import (
    Answered,
    AnswerOf,
    Condition,
    Every,
    Lookup,
    MarkOf,
    Name,
    Some,
    Test,
    Value,
    holds,
    names_in,
    origin,
    satisfies,
)
from guide.language.model import Amount, Asking, Flow, Outcome, Question
from guide.language.structure import in_order, questions_of, read_by

LIMIT = 200_000
"""States that a proof may have."""


class Unproven(Struct, frozen=True):
    """Why there is no proof: `reason` is a short name, `place` the id of where."""

    reason: str
    place: str = ""


_Key: TypeAlias = tuple[str, tuple[tuple[str, int], ...]]
"""A state as it is looked up: a step, and what is known there."""


class _NoProofError(Exception):
    """Carries why there is none."""

    def __init__(self, why: Unproven) -> None:
        super().__init__(why.reason)
        self.why = why


def prove(flow: Flow, limit: int = LIMIT) -> Proof | Unproven:
    """The proof, or why there is none. Never raises for a flow that the loader takes."""
    order, _ = in_order(flow)
    if not order:
        return Unproven("structure")
    try:
        return _Machine(flow, order, limit).proof()
    except _NoProofError as error:
        return error.why


class _Machine:
    """The states of a flow, made from the start on."""

    def __init__(self, flow: Flow, order: Sequence[str], limit: int) -> None:
        self._flow = flow
        self._limit = limit
        self._place = {step: place for place, step in enumerate(order)}
        self._order = order
        tests = _tests_that_decide(flow, order)
        self._classes = {step: _classes(flow, step, tests.get(step, [])) for step in order if flow.asks(step)}
        self._matters = self._what_matters()

    def proof(self) -> Proof:
        """Everything that can be reached, and what it comes to."""
        start: _Key = (self._order[0], ())
        number: dict[_Key, int] = {start: 0}
        found: list[State] = []
        came_from: list[tuple[int, Value]] = [(0, "")]
        waiting = [start]
        for step, known in waiting:
            following = []
            for index, value in enumerate(self._classes.get(step, ())):
                after = self._after(step, dict(known), index, value)
                if after is None:
                    following.append(REFUSED)
                    continue
                if after not in number:
                    if len(number) == self._limit:
                        raise _NoProofError(Unproven("states", step))
                    number[after] = len(number)
                    waiting.append(after)
                    came_from.append((len(found), value))
                following.append(number[after])
            if following and all(after == REFUSED for after in following):
                raise _NoProofError(Unproven("dead-end", step))
            found.append(State(step, dict(known), tuple(following)))
        return self._concluded(found, came_from)

    def _concluded(self, states: list[State], came_from: list[tuple[int, Value]]) -> Proof:
        ways, lengths = self._extent(states)
        reached: dict[str, dict[str, Value]] = {}
        for index, state in enumerate(states):
            if state.step not in reached:
                reached[state.step] = _answers(states, came_from, index)
        return Proof(
            FORMAT,
            self._flow.id,
            self._flow.digest,
            str(ways),
            *lengths,
            reached,
            self._classes,
            tuple(states),
        )

    def _extent(self, states: list[State]) -> tuple[int, tuple[int, int]]:
        """Ways from the start to outcomes, and the fewest and most questions on them."""
        ways = [1] * len(states)
        lengths = [(0, 0)] * len(states)
        for index in sorted(range(len(states)), key=lambda one: -self._place[states[one].step]):
            behind = [after for after in states[index].next if after != REFUSED]
            if behind:
                one = isinstance(self._flow.steps[states[index].step], Question)
                ways[index] = sum(ways[after] for after in behind)
                fewest = min(lengths[after][0] for after in behind)
                most = max(lengths[after][1] for after in behind)
                lengths[index] = (fewest + one, most + one)
        return ways[0], lengths[0]

    def _after(self, step: str, known: dict[str, int], index: int, value: Value) -> "_Key | None":
        """The state behind an answer of a class; None if it is refused."""
        live = {one: self._classes[one][place] for one, place in known.items() if place != NOT_ASKED}
        to = _target(self._flow.asking(step), Values(self._flow, {**live, step: value}).of)
        if to is None:
            return None
        here = self._place[step]
        kept = []
        for question in self._matters[to]:
            if question == step:
                kept.append((question, index))
            elif self._place[question] > here:
                kept.append((question, NOT_ASKED))
            else:
                kept.append((question, known[question]))
        return to, tuple(kept)

    def _what_matters(self) -> dict[str, tuple[str, ...]]:
        """At each step the questions before it whose answers decide a route from there on."""
        read: dict[str, int] = {}
        bit = {step: 1 << place for step, place in self._place.items()}
        for step in reversed(self._order):
            bits = 0
            for name in _read_at(self._flow, step):
                for question in questions_of(self._flow, name):
                    bits |= bit.get(question, 0)
            asked = self._flow.steps[step]
            for route in () if isinstance(asked, Outcome) else asked.routes:
                bits |= read[route.to]
            read[step] = bits
        return {step: self._before(step, bits) for step, bits in read.items()}

    def _before(self, step: str, bits: int) -> tuple[str, ...]:
        left = bits & ((1 << self._place[step]) - 1)
        found = []
        while left:
            place = left.bit_length() - 1
            found.append(self._order[place])
            left ^= 1 << place
        return tuple(reversed(found))


def _target(step: Asking, value_of: Lookup) -> str | None:
    """Where the answer leads; None if it is refused."""
    if isinstance(step, Question) and any(holds(one.when, value_of) for one in step.refuse):
        return None
    for route in step.routes:
        if route.when is None or holds(route.when, value_of):
            return route.to
    raise _NoProofError(Unproven("structure", step.id))


def _answers(states: list[State], came_from: list[tuple[int, Value]], index: int) -> dict[str, Value]:
    """Answers that lead to a state, in their order."""
    found: list[tuple[str, Value]] = []
    while index:
        index, value = came_from[index]
        found.append((states[index].step, value))
    return dict(reversed(found))


# What decides


def _conditions_at(flow: Flow, step: str) -> Iterator[Condition]:
    asked = flow.steps[step]
    if isinstance(asked, Outcome):
        return
    yield from (route.when for route in asked.routes if route.when is not None)
    if isinstance(asked, Question):
        yield from (refuse.when for refuse in asked.refuse)


def _read_at(flow: Flow, step: str) -> Iterator[Name]:
    for condition in _conditions_at(flow, step):
        yield from names_in(condition)


def _tests_that_decide(flow: Flow, order: Sequence[str]) -> dict[str, list[Test]]:
    """The tests of each question's answers on which a route rests, also by tables and derived values."""
    found: dict[str, dict[Test, None]] = {}
    conditions = [condition for step in order for condition in _conditions_at(flow, step)]
    met: set[str] = set()
    while conditions:
        for test in _tests(conditions.pop()):
            source, is_question = origin(test.name)
            if is_question:
                found.setdefault(source, {})[test] = None
            elif source not in met:
                met.add(source)
                conditions += _conditions_of(flow, source)
                for name in read_by(flow, source):
                    if isinstance(name, AnswerOf | MarkOf):
                        # A table may ask nothing of an input, but whether it has a value.
                        found.setdefault(name.question, {})[Test(name, Answered())] = None
    return {question: list(tests) for question, tests in found.items()}


def _conditions_of(flow: Flow, source: str) -> list[Condition]:
    table = flow.tables.get(source)
    if table is not None:
        return [rule.when for rule in table.rules if rule.when is not None]
    derived = flow.values[source]
    if isinstance(derived, Amount):
        raise _NoProofError(Unproven("arithmetic", source))
    return [derived.when]


def _tests(condition: Condition) -> Iterator[Test]:
    waiting = [condition]
    while waiting:
        one = waiting.pop()
        match one:
            case Test():
                yield one
            case Every(parts) | Some(parts):
                waiting += parts
            case _:
                waiting.append(one.part)


def _classes(flow: Flow, step: str, tests: Sequence[Test]) -> tuple[Value, ...]:
    """One answer for each class that the tests tell apart."""
    try:
        values = witnesses(flow, AnswerOf(step), tests)
    except TooManyError:
        raise _NoProofError(Unproven("classes", step)) from None
    told: dict[tuple[bool, ...], Value] = {}
    for value in values:
        told.setdefault(tuple(_passes(test, value) for test in tests), value)
    return tuple(told.values())


def _passes(test: Test, value: Value) -> bool:
    if isinstance(test.name, MarkOf):
        return satisfies(value.get(test.name.item) if isinstance(value, Mapping) else None, test.predicate)
    return satisfies(value, test.predicate)
