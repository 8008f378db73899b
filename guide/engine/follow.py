"""`follow(flow, answers)`: the one way from answers to where they lead.

Starting at the first step, take the value of each step and the first route whose condition holds, until a
step has no usable answer or an outcome is reached. Conditions see only answers on the path so far, so an
answer off the path can never change anything. Total: any mapping gives a trace; pure: the same mapping gives
the same trace.

Never enters: a second way of evaluating anything, for explanations or otherwise.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from guide.engine.answers import Refusal, accept, quoted
from guide.engine.trace import Problem, Reason, Recommended, Trace, Visit
from guide.engine.values import Values
from guide.engine.wording import fill
from guide.language.conditions import Lookup, Value, holds
from guide.language.model import Asking, Flow, Outcome, Question, Recommend, RecommendEntry, RecommendFrom
from guide.sentences.wordings import said

_NO_WAY_ON = "この答えの先が、案内に書かれていません。案内を作った担当者に知らせてください。"
_CONFLICT = "案内の決め方の表{name}に、食いちがう規則があります。案内を作った担当者に知らせてください。"


def follow(flow: Flow, answers: Mapping[str, object]) -> Trace:
    """Where the answers lead. What a question does not take counts as not given and is told in `problems`."""
    values = Values(flow)
    visits: list[Visit] = []
    problems: list[Problem] = []
    here = flow.start
    while flow.asks(here):
        step = flow.asking(here)
        raw = answers.get(here)
        value = None if raw is None else _taken(flow, step, raw, values)
        if isinstance(value, Refusal):
            problems.append(Problem(here, value))
            break
        if value is None:
            break
        # The loader lets no flow through that leads back or nowhere; one built by hand must not hang or fail.
        visit = None if here in values.live else _pass(step, value, values)
        if visit is None:
            problems.append(Problem(here, Refusal(said(flow.wording, _NO_WAY_ON))))
            break
        visits.append(visit)
        problems += _contradictions(flow, here, values)
        here = step.routes[visit.taken].to
    return _trace(flow, answers, here, visits, problems)


def refusal_of(trace: Trace, step: str) -> Refusal | None:
    """Why the walk goes no further than the answer to a step; None if it does, or got nowhere near."""
    if trace.asking != step:
        return None
    return next((problem.refusal for problem in trace.problems if problem.step == step), None)


def value_of(flow: Flow, trace: Trace) -> Lookup:
    """The values of names where a trace stopped."""
    return Values(flow, trace.live, trace.tables).of


def _taken(flow: Flow, step: Asking, raw: object, values: Values) -> Value | Refusal:
    """The value of an answer, if the step takes it and it goes with the answers before."""
    value = accept(step, raw, flow.wording)
    if isinstance(value, Refusal) or not isinstance(step, Question) or not step.refuse:
        return value
    with_it = Values(flow, {**values.live, step.id: value}).of
    for refuse in step.refuse:
        if holds(refuse.when, with_it):
            return Refusal(fill(refuse.say, flow, with_it))
    return value


def _pass(step: Asking, value: Value, values: Values) -> Visit | None:
    """Answer a step and try its routes up to the first that holds; None if none does."""
    values.give(step.id, value)
    tried: list[bool] = []
    for route in step.routes:
        tried.append(route.when is None or holds(route.when, values.of))
        if tried[-1]:
            return Visit(step.id, value, tuple(tried), MappingProxyType(values.runs.copy()))
    return None


def _trace(
    flow: Flow, answers: Mapping[str, object], here: str, visits: list[Visit], problems: list[Problem]
) -> Trace:
    live = {visit.step: visit.value for visit in visits}
    # What the last step's routes read was read with these very answers.
    values = Values(flow, live, visits[-1].tables if visits else None)
    step = flow.steps[here]
    outcome = step if isinstance(step, Outcome) else None
    recommendations = {
        catalogue: _ranked(flow, items, values)
        for catalogue, items in (outcome.recommend.items() if outcome else ())
    }
    told = {problem.refusal for problem in problems}
    late = [problem for problem in _contradictions(flow, here, values) if problem.refusal not in told]
    return Trace(
        visits=tuple(visits),
        asking=None if outcome else here,
        outcome=outcome,
        live=MappingProxyType(live),
        unused=tuple(
            key
            for key, raw in answers.items()
            if raw is not None and flow.asks(key) and key not in live and key != here
        ),
        problems=(*problems, *late),
        tables=MappingProxyType(values.runs),
        recommendations=MappingProxyType(recommendations),
    )


def _contradictions(flow: Flow, here: str, values: Values) -> Iterator[Problem]:
    """The tables read at a step that contradict themselves."""
    for run in values.runs.values():
        if run.conflict:
            name = quoted(flow.tables[run.table].title, flow.wording)
            yield Problem(here, Refusal(said(flow.wording, _CONFLICT, name=name)))


def _ranked(flow: Flow, items: tuple[Recommend, ...], values: Values) -> tuple[Recommended, ...]:
    """The entries in the order in which they are first named, each with every reason that names it."""
    gathered: dict[str, list[Reason]] = {}
    for item in items:
        if item.when is None or holds(item.when, values.of):
            for entry, reason in _named(flow, item, values):
                reasons = gathered.setdefault(entry, [])
                if (reason.text or reason.cite) and reason not in reasons:
                    reasons.append(reason)
    return tuple(
        Recommended(entry, rank, tuple(reasons)) for rank, (entry, reasons) in enumerate(gathered.items(), 1)
    )


def _named(flow: Flow, item: Recommend, values: Values) -> Iterator[tuple[str, Reason]]:
    """The entries an item names, in order: one, or those of the rules that made a table's result."""
    if isinstance(item, RecommendEntry):
        yield item.entry, Reason(item.because, item.cite)
    else:
        yield from _from_table(flow, item, values)


def _from_table(flow: Flow, item: RecommendFrom, values: Values) -> Iterator[tuple[str, Reason]]:
    table, done = flow.tables[item.table], values.table(item.table)
    column = [output.id for output in table.outputs].index(item.output)
    for index in done.used if done else ():
        rule = table.rules[index]
        yield str(rule.then[column]), Reason(rule.because, rule.cite)
    default = table.outputs[column].default
    if done and not done.hits and default is not None:
        yield str(default), Reason((), ())
