"""The walks that all views are compared on: every example of every shipped guide, and every way through it.

A way is one of the diagram of a guide: it says which answers decide and has a witness, answers that go it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from guide import library
from guide.analysis.diagram import OUTCOME
from guide.analysis.insight import diagram_of
from guide.analysis.paths import Ways, witness
from guide.engine.interview import Interview, begin
from guide.language.conditions import Value
from guide.language.model import Example, Flow, options_of
from guide.views.words.finding import REACHED
from guide.views.words.steps import asked
from tests.views.plain.walking import texts, unbroken

MARKS = ("yes", "no", "unsure")


class Case(NamedTuple):
    """A walk through one shipped guide."""

    flow: Flow
    example: Example

    def __str__(self) -> str:
        return f"{self.flow.id} {self.example.name}"


@cache
def shipped() -> tuple[Flow, ...]:
    flows = []
    for path in library.all_flows():
        files = library.read(path)
        assert isinstance(files, library.Files)
        flow = library.flow(files)
        assert isinstance(flow, Flow)
        flows.append(flow)
    return tuple(flows)


def ways(flow: Flow, about: str = OUTCOME) -> Iterator[Case]:
    """A walk for every way to another outcome, or to another first entry of a catalogue."""
    diagram = diagram_of(flow)
    for number, way in enumerate(Ways(diagram, diagram.aspects[about]), 1):
        yield Case(flow, Example(f"way {number} {about}".strip(), witness(diagram, way) or {}, "", "", {}))


CASES = tuple(Case(flow, example) for flow in shipped() for example in flow.examples)


def ends() -> tuple[Case, ...]:
    """One example for each end of each guide."""
    return tuple({(one.flow.id, one.example.outcome or one.example.asking): one for one in CASES}.values())


def walk(case: Case) -> Iterator[tuple[Interview, Value]]:
    """Each interview on the way, with the answer that is given next."""
    answers, refused = begin(case.flow, case.example.answers)
    assert not refused
    interview = Interview(case.flow)
    while interview.asking and (interview.asking.id in answers.answers or asked(interview).kind == "page"):
        value = answers.answers.get(interview.asking.id, ())
        yield interview, value
        following = interview.answer(interview.asking.id, value)
        assert isinstance(following, Interview)
        interview = following


def last(case: Case) -> Interview:
    interview = Interview(case.flow)
    for before, value in walk(case):
        assert before.asking
        following = before.answer(before.asking.id, value)
        assert isinstance(following, Interview)
        interview = following
    return interview


def typed(interview: Interview, value: Value) -> Iterator[str]:
    """What a person types in line mode to give an answer."""
    assert interview.asking
    ids = [option.id for option in options_of(interview.asking.domain)]
    if isinstance(value, Mapping):
        yield from (str(MARKS.index(value[item]) + 1) for item in ids)
    elif isinstance(value, tuple):
        yield " ".join(str(ids.index(str(one)) + 1) for one in value)
    else:
        yield str(ids.index(str(value)) + 1) if ids else str(value)


def pressed(interview: Interview, value: Value) -> Iterator[str]:
    """The keys that give an answer: a number chooses, and on a checklist turns to the next mark.

    In a long list Space ends a number.
    """
    assert interview.asking
    ids = [option.id for option in options_of(interview.asking.domain)]
    if isinstance(value, Mapping):
        for number, item in enumerate(ids, 1):
            yield from [str(number)] * (MARKS.index(value[item]) + 1)
    else:
        for one in value if isinstance(value, tuple) else (value,):
            yield from str(ids.index(str(one)) + 1)
            if isinstance(value, tuple) and len(ids) > REACHED:
                yield "space"
    yield "enter"


def question_texts(interview: Interview) -> list[str]:
    """All that a question or page says, in order."""
    asks = asked(interview)
    told = [unbroken(f"【{asks.title}】"), *([unbroken(asks.help)] if asks.help else []), *texts(asks.blocks)]
    for choice in asks.choices:
        told += [unbroken(choice.text), *([unbroken(choice.help)] if choice.help else [])]
    return told
