"""Texts that tell a value which is not there for some of those who read them.

Over the walks that can really be gone: a name may be of a question that was not asked on this way, of a table
without a rule for these answers, or calculated from either. For most names the drawn routes settle it (every
way to the text passes the question); for the rest it is asked whether it is possible (see `possible`), so
that each finding has answers that show it. What would take too long is counted in `left`, and nothing is
claimed of it.

Never enters: wording, conditions (a name without a value fails every test, as an author is told).
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec.structs import replace

from guide.analysis.possible import Place, Unknown, impossible, in_short, possible
from guide.analysis.ruling import MOST_ASKED, MOST_STEPS, Left
from guide.analysis.telling import Told, told_at
from guide.engine.values import Values
from guide.language.conditions import (
    Answered,
    AnswerOf,
    Condition,
    Every,
    MarkOf,
    Name,
    Not,
    OutputOf,
    Some,
    Test,
    Value,
    ValueOf,
    names_in,
)
from guide.language.diagnostics import Finding
from guide.language.model import Aggregate, Amount, Flow, HitPolicy, Outcome, Question
from guide.language.structure import in_order, questions_of, targets

_CONTRADICTING = frozenset({HitPolicy.UNIQUE, HitPolicy.ANY})


class Echoes:
    """One look at the texts of a flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._asked = min(MOST_ASKED, MOST_STEPS // len(flow.steps))
        self._order, _ = in_order(flow)
        self._bit = {step: 1 << place for place, step in enumerate(self._order)}
        self._passed = _always_passed(flow, self._order, self._bit)
        self._told = {step: tuple(told_at(flow, flow.steps[step])) for step in self._order}
        self._known: dict[tuple[Place, Condition], Mapping[str, Value] | Unknown | None] = {}
        self._left = 0

    @property
    def left(self) -> tuple[Left, ...]:
        """Of how many texts it was not found out."""
        return (Left("", "no-value", self._left),) if self._left else ()

    def findings(self, known: Iterable[Finding] = ()) -> Iterator[Finding]:
        """Texts with a name that has no value for some answers; a table that gives none is told once.

        What is `known` of a table already is not told again.
        """
        self._ask_of_outcomes()
        tables = {one.path[1] for one in known if one.code == "table-gap"}
        for step in self._order:
            for told in self._told[step]:
                answers = None if self._is_there(told.name, told.place) else self._without(told)
                if isinstance(answers, Unknown):
                    self._left += 1
                elif answers is not None:
                    lacking = self._lacking(told.name, answers)
                    if not isinstance(lacking, OutputOf):
                        facts = {"name": str(told.name), "answers": self._short(lacking, answers)}
                        yield Finding("no-value", told.path, facts)
                    elif lacking.table not in tables:
                        tables.add(lacking.table)
                        yield from self._gap(told, lacking, answers)

    def _gap(self, told: Told, lacking: OutputOf, answers: Mapping[str, Value]) -> Iterator[Finding]:
        """A table that gives no value where a text tells one; where its rules contradict, that is told."""
        table = self._flow.tables[lacking.table]
        run = Values(self._flow, answers).table(table.id)
        found: Mapping[str, Value] | Unknown | None = answers
        if run is not None and run.conflict:
            whens = Some(tuple(rule.when for rule in table.rules if rule.when is not None))
            found = self._possible(told, Every((*told.when, Not(whens))))
        if isinstance(found, Mapping):
            facts = {"table": table.id, "answers": self._short(lacking, found)}
            yield Finding("table-gap", ("tables", table.id), facts, at_key=True)

    def _is_there(self, name: Name, place: Place) -> bool:
        """Whether the name has a value whatever is answered, as far as that is plain."""
        if isinstance(name, AnswerOf | MarkOf):
            passed = self._passed[place.step] | (self._bit[place.step] if place.after_answer else 0)
            return bool(self._bit.get(name.question, 0) & passed)
        if isinstance(name, OutputOf):
            return _always_gives(self._flow, name)
        return all(self._is_there(one, place) for one in self._operands(name))

    def _operands(self, name: ValueOf) -> list[Name]:
        """The names that an amount cannot do without; a truth has a value always."""
        value = self._flow.values[name.value]
        operands = value.operands if isinstance(value, Amount) else ()
        return [one for one in operands if not isinstance(one, int | Decimal)]

    def _without(self, told: Told) -> Mapping[str, Value] | Unknown | None:
        """Answers for which the text is read and the name has no value; None if there are none."""
        return self._possible(told, _lacking_in(told))

    def _ask_of_outcomes(self) -> None:
        """Ask of the texts of all outcomes at once: for most flows no value is lacking in any of them."""
        asked: dict[Place, dict[Condition, None]] = {}
        for step in self._order:
            for told in self._told[step] if isinstance(self._flow.steps[step], Outcome) else ():
                if not self._is_there(told.name, told.place):
                    asked.setdefault(told.place, {})[_lacking_in(told)] = None
        if asked and impossible(self._flow, {place.step: Some((*whens,)) for place, whens in asked.items()}):
            self._known |= {(place, when): None for place, whens in asked.items() for when in whens}

    def _possible(self, told: Told, condition: Condition) -> Mapping[str, Value] | Unknown | None:
        """Answers with which the condition holds where the text is read; None if there are none."""
        key = (told.place, condition)
        if key not in self._known:
            if not self._asked:
                return Unknown()
            self._asked -= 1
            self._known[key] = possible(self._readable(told), told.place, condition)
        return self._known[key]

    def _readable(self, told: Told) -> Flow:
        """The flow in which the walk goes on where the text is read: what a refusal says is read there."""
        step = self._flow.steps[told.place.step]
        if not told.place.after_answer or not isinstance(step, Question):
            return self._flow
        return replace(self._flow, steps={**self._flow.steps, step.id: replace(step, refuse=())})

    def _lacking(self, name: Name, answers: Mapping[str, Value]) -> Name:
        """What it is that has no value: the name itself, or one that it is calculated from."""
        value_of = Values(self._flow, answers).of
        while isinstance(name, ValueOf) and (
            without := [one for one in self._operands(name) if value_of(one) is None]
        ):
            name = without[0]
        return name

    def _short(self, lacking: Name, answers: Mapping[str, Value]) -> str:
        """The answers on one line, those first that decide what a table gives, or which way is gone."""
        names: Iterable[Name] = [lacking]
        if not isinstance(lacking, OutputOf):
            asked = (self._flow.asking(step) for step in answers)
            whens = (route.when for step in asked for route in step.routes if route.when is not None)
            names = (name for when in whens for name in names_in(when))
        return in_short(answers, {one for name in names for one in questions_of(self._flow, name)})


def _lacking_in(told: Told) -> Condition:
    """When the text is read and the name has no value."""
    name = AnswerOf(told.name.question) if isinstance(told.name, MarkOf) else told.name
    return Every((*told.when, Not(Test(name, Answered()))))


def _always_passed(flow: Flow, order: list[str], bit: Mapping[str, int]) -> dict[str, int]:
    """For each step those that every drawn way to it passes before, as bits (its dominators)."""
    passed = dict.fromkeys(order, (1 << len(order)) - 1)
    passed[flow.start] = 0
    settled = False
    while not settled:  # once through, and once more for each way back within a way back
        settled = True
        for step in order:
            here = passed[step] | bit[step]
            for following in targets(flow.steps[step]):
                if passed[following] & ~here:
                    passed[following] &= here
                    settled = False
    return {step: found & ~bit[step] for step, found in passed.items()}


def _always_gives(flow: Flow, name: OutputOf) -> bool:
    """Whether a table gives an output whatever is answered."""
    table = flow.tables[name.table]
    if table.gives_list:
        return True
    output = table.output(name.output)
    some = output.default is not None or any(rule.when is None for rule in table.rules)
    if table.hit_policy is not HitPolicy.COLLECT:
        return some and table.hit_policy not in _CONTRADICTING
    # What is no number cannot be counted with.
    if output.default is not None and isinstance(output.default, str | bool):
        return False
    counted = table.aggregate is Aggregate.COUNT
    return counted or (some and not any(isinstance(one, str | bool) for one in output.given))
