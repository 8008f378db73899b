"""A flow in plain words: what tests an amount that rests on one answer tests that answer.

`cost - 10000 >= 50000` says no more than `cost >= 60000`. Written so, every analysis is exact where it would
have to allow for what arithmetic on whole classes of answers can give. The plain flow asks the same, takes
the same answers and leads to the same ends; only its conditions are others. What rests on several answers is
left as it is.

Never enters: texts (a plain flow says the same), how a figure is worked out.
"""

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from guide.analysis.amounts.alone import Figures
from guide.language.conditions import (
    Among,
    AnswerOf,
    Condition,
    Every,
    Name,
    Not,
    Range,
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
    """The flow in plain words; itself where nothing is calculated from one answer alone."""
    return Plain(flow).flow


class Plain:
    """Puts what is asked of a flow in plain words; `flow` is the flow itself so."""

    def __init__(self, flow: Flow) -> None:
        self._figures = Figures(flow)
        self._known: dict[Test, Condition] = {}
        self._alone = {
            value
            for value, derived in flow.values.items()
            if isinstance(derived, Amount) and self._figures.of(value) is not None
        }
        self.flow = self._flow(flow) if self._alone else flow

    def of(self, condition: Condition) -> Condition:
        """The condition in plain words: it holds for the same answers."""
        match condition:
            case Test(ValueOf(value)) if value in self._alone:
                if condition not in self._known:
                    self._known[condition] = self._test(condition, value)
                return self._known[condition]
            case Every(parts) | Some(parts):
                told = tuple(map(self.of, parts))
                return condition if told == parts else type(condition)(told)
            case Not(part):
                return Not(self.of(part))
            case _:
                return condition

    def _test(self, test: Test, value: str) -> Condition:
        figure = self._figures.of(value)
        assert figure is not None  # noqa: S101 - it is one of those that rest on one answer
        stretches = self._figures.where(figure, test.predicate)
        if not figure.step:
            return Every(()) if stretches else Some(())
        scale = self._figures.scale(figure.step)
        # Where a stretch ends with what the question takes, no answer lies behind it that it must keep out.
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
        if not isinstance(name, ValueOf) or name.value not in self._alone:
            return (name,)
        figure = self._figures.of(name.value)
        return (AnswerOf(figure.step),) if figure is not None and figure.step else ()

    def _value(self, value: Derived) -> Derived:
        return replace(value, when=self.of(value.when)) if isinstance(value, Truth) else value

    def _when(self, when: Condition | None) -> Condition | None:
        return None if when is None else self.of(when)


def _each(parts: Mapping[str, _One], change: Callable[[_One], _One]) -> dict[str, _One]:
    return {name: change(part) for name, part in parts.items()}
