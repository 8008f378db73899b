"""What decides where steps lead: tests of answers, and the classes of answers that they tell apart.

Never enters: states, walks.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from guide.analysis.table.inputs import witnesses
from guide.analysis.table.together import TooManyError
from guide.language.conditions import AnswerOf, Condition, Every, MarkOf, Some, Test, Value, origin, satisfies
from guide.language.model import Amount, Flow, Outcome, Question


class Unproven(Struct, frozen=True):
    """Why there is no proof: `reason` is a short name, `place` the id of where."""

    reason: str
    place: str = ""


class NoProofError(Exception):
    """Carries why there is none."""

    def __init__(self, why: Unproven) -> None:
        super().__init__(why.reason)
        self.why = why


def _conditions_at(flow: Flow, step: str) -> Iterator[Condition]:
    asked = flow.steps[step]
    if isinstance(asked, Outcome):
        return
    yield from (route.when for route in asked.routes if route.when is not None)
    if isinstance(asked, Question):
        yield from (refuse.when for refuse in asked.refuse)


def tests_by_step(flow: Flow, order: Sequence[str]) -> dict[str, list[Test]]:
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
        raise NoProofError(Unproven("arithmetic", source))
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


def classes(flow: Flow, step: str, tests: Sequence[Test]) -> dict[int, Value]:
    """One answer for each class that the tests tell apart, by the tests it passes (bits, in their order)."""
    try:
        values = witnesses(flow, AnswerOf(step), tests)
    except TooManyError:
        raise NoProofError(Unproven("classes", step)) from None
    told: dict[int, Value] = {}
    for value in values:
        told.setdefault(sum([1 << at for at, test in enumerate(tests) if passes(test, value)]), value)
    return told


def passes(test: Test, value: Value) -> bool:
    """Whether an answer passes a test of its question."""
    if isinstance(test.name, MarkOf):
        return satisfies(value.get(test.name.item) if isinstance(value, Mapping) else None, test.predicate)
    return satisfies(value, test.predicate)
