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
from guide.engine.column import rows_of
from guide.engine.values import Values
from guide.language.conditions import (
    AnswerOf,
    Condition,
    Every,
    Lookup,
    MarkOf,
    Some,
    Test,
    Value,
    holds,
    origin,
    satisfies,
)
from guide.language.model import Amount, Asking, Flow, Outcome, Question
from guide.language.structure import in_order, targets

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
        self._read = _tests_by_step(flow, order)
        tests: dict[str, list[Test]] = {}
        number: dict[Test, int] = {}
        for step in order:
            for test in self._read[step]:
                if test not in number:
                    number[test] = len(number)
                    tests.setdefault(origin(test.name)[0], []).append(test)
        self._classes = {step: _classes(flow, step, tests.get(step, [])) for step in order if flow.asks(step)}
        self._passes = {
            step: [
                sum(1 << number[test] for test in tests.get(step, ()) if _passes(test, value))
                for value in values
            ]
            for step, values in self._classes.items()
        }
        self._ahead = self._tests_ahead(number)
        self._matters = self._what_matters()
        self._reads = {
            step: tuple({origin(test.name)[0]: None for test in self._read[step]}) for step in order
        }
        self._targets: dict[tuple[str, int, tuple[int, ...]], str | None] = {}
        self._alike: dict[tuple[str, int], int] = {}

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
            if state.step not in reached and not self._flow.asks(state.step):
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
        to = self._led_to(step, known, index, value)
        if to is None:
            return None
        here, ahead = self._place[step], self._ahead[to]
        kept = []
        for question in self._matters[to]:
            if question == step:
                kept.append((question, self._like(question, index, ahead)))
            elif self._place[question] > here:
                kept.append((question, NOT_ASKED))
            else:
                kept.append((question, self._like(question, known[question], ahead)))
        return to, tuple(kept)

    def _like(self, question: str, index: int, ahead: int) -> int:
        """The first class that no test ahead tells from this one; one that passes none is as if not asked."""
        if index == NOT_ASKED:
            return NOT_ASKED
        passes = self._passes[question]
        key = (question, passes[index] & ahead)
        if not key[1]:
            return NOT_ASKED
        known = self._alike.get(key)
        if known is None or passes[known] & ahead != key[1]:
            known = self._alike[key] = next(
                place for place, one in enumerate(passes) if one & ahead == key[1]
            )
        return known

    def _led_to(self, step: str, known: dict[str, int], index: int, value: Value) -> str | None:
        """Where an answer leads, worked out once for what its routes read."""
        read = tuple(known.get(question, NOT_ASKED) for question in self._reads[step])
        key = (step, index, read)
        if key not in self._targets:
            live = {
                question: self._classes[question][place]
                for question, place in zip(self._reads[step], read, strict=True)
                if place != NOT_ASKED
            }
            value_of = Values(self._flow, {**live, step: value}).of
            self._targets[key] = _target(self._flow.asking(step), value_of)
        return self._targets[key]

    def _tests_ahead(self, number: Mapping[Test, int]) -> dict[str, int]:
        """The tests that are read at each step or behind it, as bits."""
        ahead: dict[str, int] = {}
        for step in reversed(self._order):
            bits = 0
            for test in self._read[step]:
                bits |= 1 << number[test]
            for target in targets(self._flow.steps[step]):
                bits |= ahead[target]
            ahead[step] = bits
        return ahead

    def _what_matters(self) -> dict[str, tuple[str, ...]]:
        """At each step the questions before it of whose answers a test is read from there on."""
        read: dict[str, int] = {}
        for step in reversed(self._order):
            bits = 0
            for test in self._read[step]:
                place = self._place.get(origin(test.name)[0])
                bits |= 0 if place is None else 1 << place
            for target in targets(self._flow.steps[step]):
                bits |= read[target]
            read[step] = bits
        return {
            step: tuple(self._order[place] for place in rows_of(bits & ((1 << self._place[step]) - 1)))
            for step, bits in read.items()
        }


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


def _tests_by_step(flow: Flow, order: Sequence[str]) -> dict[str, list[Test]]:
    """The tests of answers on which the routes of each step rest, also by tables and derived values."""
    behind: dict[str, dict[Test, None]] = {}
    found = {}
    for step in order:
        tests: dict[Test, None] = {}
        for condition in _conditions_at(flow, step):
            tests |= _tests_of(flow, condition, behind)
        found[step] = list(tests)
    return found


def _tests_of(flow: Flow, condition: Condition, behind: dict[str, dict[Test, None]]) -> dict[Test, None]:
    """The tests of answers on which a condition rests; `behind` remembers those of tables and values."""
    tests: dict[Test, None] = {}
    for test in _tests(condition):
        source, is_question = origin(test.name)
        if is_question:
            tests[test] = None
            continue
        if source not in behind:
            behind[source] = {}
            for one in _conditions_of(flow, source):
                behind[source] |= _tests_of(flow, one, behind)
        tests |= behind[source]
    return tests


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
