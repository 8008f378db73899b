"""What decides where steps lead: tests of answers, and the classes of answers that they tell apart.

Never enters: states, walks.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guide.analysis.table.inputs import witnesses
from guide.analysis.table.together import TooManyError
from guide.engine.answers import Refusal, accept
from guide.language.conditions import (
    AnswerOf,
    Condition,
    Every,
    MarkOf,
    Some,
    Test,
    Value,
    names_in,
    origin,
    satisfies,
)
from guide.language.model import Amount, Flow, Outcome, Question, Truth


class Unproven(Struct, frozen=True):
    """Why there is no proof: `reason` is a short name, `place` the id of where."""

    reason: str
    place: str = ""


class NoProofError(Exception):
    """Carries why there is none."""

    def __init__(self, why: Unproven) -> None:
        super().__init__(why.reason)
        self.why = why


def calculated(flow: Flow, condition: Condition) -> tuple[str, ...]:
    """The amounts on which a condition rests, also by tables and derived values, as the file has them."""
    if not any(isinstance(value, Amount) for value in flow.values.values()):
        return ()
    met: set[str] = set()
    waiting = [*names_in(condition)]
    while waiting:
        source, is_question = origin(waiting.pop())
        if not is_question and source not in met:
            met.add(source)
            waiting += (name for one in _conditions_of(flow, source) for name in names_in(one))
    return tuple(name for name, value in flow.values.items() if name in met and isinstance(value, Amount))


def narrowed(flow: Flow, order: Sequence[str]) -> tuple[str, ...]:
    """The questions that refuse answers for what is calculated.

    Who is refused answers again, so their refusals are left out: all that is proven holds of the answers that
    are taken.
    """
    return tuple(step for step in order if any(calculated(flow, when) for when in refusals(flow, step)))


def plain_refusals(flow: Flow, step: str) -> tuple[Condition, ...]:
    """When a step refuses an answer, as far as that is not calculated."""
    return tuple(when for when in refusals(flow, step) if not calculated(flow, when))


def refusals(flow: Flow, step: str) -> tuple[Condition, ...]:
    """When a step refuses an answer."""
    asked = flow.steps[step]
    return tuple(refuse.when for refuse in asked.refuse) if isinstance(asked, Question) else ()


def _conditions_at(flow: Flow, step: str) -> Iterator[Condition]:
    asked = flow.steps[step]
    if not isinstance(asked, Outcome):
        yield from (route.when for route in asked.routes if route.when is not None)
        yield from plain_refusals(flow, step)


def tests_by_step(flow: Flow, order: Sequence[str]) -> dict[str, list[Test]]:
    """The tests of answers on which the routes of each step rest, also by tables and derived values."""
    everything = (condition for step in order for condition in _conditions_at(flow, step))
    amounts = {amount for condition in everything for amount in calculated(flow, condition)}
    if amounts:
        raise NoProofError(Unproven("arithmetic", "、".join(one for one in flow.values if one in amounts)))
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
    return [derived.when] if isinstance(derived, Truth) else []


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


def classes(flow: Flow, step: str, tests: Sequence[Test]) -> dict[int, Value]:
    """One answer for each class that the tests tell apart, by the tests it passes (bits, in their order).

    Empty where the question takes no answer.
    """
    try:
        values = witnesses(flow, AnswerOf(step), tests)
    except TooManyError:
        raise NoProofError(Unproven("classes", step)) from None
    told: dict[int, Value] = {}
    for value in values:
        key = sum([1 << at for at, test in enumerate(tests) if passes(test, value)])
        if key not in told and not isinstance(accept(flow.asking(step), value), Refusal):
            told[key] = value
    return told


def passes(test: Test, value: Value) -> bool:
    """Whether an answer passes a test of its question."""
    if isinstance(test.name, MarkOf):
        return satisfies(value.get(test.name.item) if isinstance(value, Mapping) else None, test.predicate)
    return satisfies(value, test.predicate)
