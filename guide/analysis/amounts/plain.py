"""A flow in plain words: what tests an amount that rests on one answer tests that answer.

`cost - 10000 >= 50000` says no more than `cost >= 60000`. Written so, every analysis is exact where it would
have to allow for what arithmetic on whole classes of answers can give. The plain flow asks the same, takes
the same answers and leads to the same ends; only its conditions are others. What rests on several answers is
left as it is.

Never enters: texts (a plain flow says the same), how a figure is worked out.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

from msgspec.structs import replace

from guide.analysis.amounts.alone import Figure, Figures
from guide.analysis.amounts.listed import Listed, listed
from guide.language.conditions import (
    Among,
    AnswerOf,
    Condition,
    Every,
    Name,
    Not,
    Range,
    Scalar,
    Some,
    Test,
    ValueOf,
)
from guide.language.model import (
    Amount,
    Derived,
    Flow,
    Outcome,
    Question,
    Recommend,
    Step,
    Table,
    Truth,
)

_One = TypeVar("_One")


def plain(flow: Flow) -> Flow:
    """The flow in plain words; itself where no condition reads an amount that can be put so."""
    return _Plain(flow).flow


class _Plain:
    """Puts the conditions of a flow in plain words; `flow` is the flow itself so."""

    def __init__(self, flow: Flow) -> None:
        self._of_flow = flow
        self._figures = Figures(flow)
        self._known: dict[Test, Condition] = {}
        self._listed: dict[str, tuple[Listed, ...]] = {}
        for value, derived in flow.values.items():
            if isinstance(derived, Amount):
                others = self._others(value)
                if others is not None and self._figure(value, _first(others)) is not None:
                    self._listed[value] = others
        self.flow = self._flow(flow) if self._listed else flow

    def _others(self, value: str) -> tuple[Listed, ...] | None:
        """What must be given for the amount to rest on one answer."""
        return () if self._figures.of(value) is not None else listed(self._of_flow, value)

    def _figure(self, value: str, given: Mapping[Name, int | Decimal]) -> Figure | None:
        return (Figures(self._of_flow, given) if given else self._figures).of(value)

    def of(self, condition: Condition) -> Condition:
        """The condition in plain words: it holds for the same answers."""
        match condition:
            case Test(ValueOf(value)) if value in self._listed:
                if condition not in self._known:
                    self._known[condition] = self._told(condition, value, self._listed[value], {})
                return self._known[condition]
            case Every(parts) | Some(parts):
                told = tuple(map(self.of, parts))
                return condition if told == parts else type(condition)(told)
            case Not(part):
                return Not(self.of(part))
            case _:
                return condition

    def _told(
        self, test: Test, value: str, others: Sequence[Listed], given: Mapping[Name, int | Decimal]
    ) -> Condition:
        """A test of an amount, with one part for each of what follows from the others."""
        if not others:
            return self._test(test, self._figure(value, given))
        first, *rest = others
        parts: dict[Condition, list[Scalar]] = {}
        for number in first.numbers:
            part = self._told(test, value, rest, {**given, first.name: number})
            parts.setdefault(part, []).append(number)
        told = ((Test(first.name, Among(frozenset(numbers))), part) for part, numbers in parts.items())
        return Some(tuple(map(Every, told)))

    def _test(self, test: Test, figure: Figure | None) -> Condition:
        assert figure is not None  # noqa: S101 - it has one with the first of the others, so with any
        stretches = self._figures.where(figure, test.predicate)
        if not figure.step:
            return Every(()) if stretches else Some(())
        scale = self._figures.scale(figure.step)
        # Where a stretch ends with what the question takes, no answer lies behind it that it must keep out.
        # Where there is none, the test still names what it rests on, for a proof looks at no less.
        ranges = tuple(
            Range(
                None if begin == scale.low else scale.written(begin),
                None if end == scale.high else scale.written(end),
            )
            for begin, end in stretches
        )
        return Test(AnswerOf(figure.step), Among(ranges=ranges))

    # The parts of a flow

    def _flow(self, flow: Flow) -> Flow:
        return replace(
            flow,
            steps=_each(flow.steps, self._step),
            tables=_each(flow.tables, self._table),
            values=_each(flow.values, self._value),
        )

    def _step(self, step: Step) -> Step:
        if isinstance(step, Outcome):
            recommend = _each(step.recommend, lambda items: tuple(map(self._recommended, items)))
            return replace(step, recommend=recommend)
        routes = tuple(replace(route, when=self._when(route.when)) for route in step.routes)
        if not isinstance(step, Question):
            return replace(step, routes=routes)
        refuse = tuple(replace(one, when=self.of(one.when)) for one in step.refuse)
        return replace(step, routes=routes, refuse=refuse)

    def _recommended(self, item: Recommend) -> Recommend:
        return replace(item, when=self._when(item.when))

    def _table(self, table: Table) -> Table:
        rules = tuple(replace(rule, when=self._when(rule.when)) for rule in table.rules)
        inputs = dict.fromkeys(told for one in table.inputs for told in self._input(one))
        return replace(table, rules=rules, inputs=tuple(inputs))

    def _input(self, name: Name) -> tuple[Name, ...]:
        """What is read in place of an input; of what is made of constants nothing."""
        if not isinstance(name, ValueOf) or name.value not in self._listed:
            return (name,)
        others = self._listed[name.value]
        figure = self._figure(name.value, _first(others))
        asked = (AnswerOf(figure.step),) if figure is not None and figure.step else ()
        return (*(one.name for one in others), *asked)

    def _value(self, value: Derived) -> Derived:
        return replace(value, when=self.of(value.when)) if isinstance(value, Truth) else value

    def _when(self, when: Condition | None) -> Condition | None:
        return None if when is None else self.of(when)


def _first(others: Sequence[Listed]) -> dict[Name, int | Decimal]:
    return {one.name: one.numbers[0] for one in others if one.numbers}


def _each(parts: Mapping[str, _One], change: Callable[[_One], _One]) -> dict[str, _One]:
    return {name: change(part) for name, part in parts.items()}
