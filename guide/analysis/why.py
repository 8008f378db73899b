"""Which of a person's answers decided where they are.

Read off the trace: an answer decided if a route that was tried, or a rule that gave a first recommendation,
tests it. This tells what was looked at, not yet the smallest set that forces the result.
"""

from collections.abc import Iterator

from guide.engine.trace import Trace
from guide.language.conditions import Name, names_in
from guide.language.model import Flow, Outcome, RecommendEntry
from guide.language.structure import questions_of


def deciding(flow: Flow, trace: Trace) -> tuple[str, ...]:
    """The ids of the answers that decided, in the order of the walk."""
    read = {question for name in _tested(flow, trace) for question in questions_of(flow, name)}
    return tuple(step for step in trace.path if step in read and step in trace.live)


def _tested(flow: Flow, trace: Trace) -> Iterator[Name]:
    for visit in trace.visits:
        routes = flow.asking(visit.step).routes[: len(visit.tried)]
        for route in routes:
            if route.when is not None:
                yield from names_in(route.when)
    if trace.outcome is not None:
        yield from _behind_firsts(flow, trace, trace.outcome)


def _behind_firsts(flow: Flow, trace: Trace, outcome: Outcome) -> Iterator[Name]:
    for catalogue, items in outcome.recommend.items():
        ranked = trace.recommendations.get(catalogue, ())
        first = ranked[0].entry if ranked else None
        for item in items:
            if isinstance(item, RecommendEntry):
                if item.entry == first and item.when is not None:
                    yield from names_in(item.when)
                continue
            table = flow.tables[item.table]
            column = [output.id for output in table.outputs].index(item.output)
            run = trace.tables.get(item.table)  # not read when the item's own condition does not hold
            for index in run.used if run else ():
                rule = table.rules[index]
                if rule.then[column] == first and rule.when is not None:
                    yield from names_in(rule.when)
