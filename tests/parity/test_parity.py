"""The same answers give the same questions, words and result in every view.

The Interview, walked directly, says what must be shown; line mode and the headless command show just that.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

import pytest

from guide import library
from guide.analysis.insight import insight
from guide.cli import Exit, main
from guide.engine.interview import Interview, begin
from guide.language.conditions import Value
from guide.language.model import Example, Flow, options_of
from guide.views.words.result import result
from guide.views.words.steps import asked
from tests.views.plain.walking import texts, unbroken, walked

MARKS = ("yes", "no", "unsure")


class Case(NamedTuple):
    """One example of one shipped guide."""

    flow: Flow
    example: Example

    def __str__(self) -> str:
        return f"{self.flow.id} {self.example.name}"


def shipped() -> Iterator[Flow]:
    for path in library.all_flows():
        files = library.read(path)
        assert isinstance(files, library.Files)
        flow = library.flow(files)
        assert isinstance(flow, Flow)
        yield flow


CASES = [Case(flow, example) for flow in shipped() for example in flow.examples]
each_example = pytest.mark.parametrize("case", CASES, ids=str)

_ENDS = {(case.flow.id, case.example.outcome or case.example.asking): case for case in CASES}
each_end = pytest.mark.parametrize("case", _ENDS.values(), ids=str)
"""One example for each end of each guide, for what takes a process's whole way."""


def walk(case: Case) -> Iterator[tuple[Interview, Value]]:
    """Each interview on the way of an example, with the answer that is given next."""
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


def question_texts(interview: Interview) -> list[str]:
    """All that a question or page says, in order."""
    asks = asked(interview)
    told = [unbroken(f"【{asks.title}】"), *([unbroken(asks.help)] if asks.help else []), *texts(asks.blocks)]
    for choice in asks.choices:
        told += [unbroken(choice.text), *([unbroken(choice.help)] if choice.help else [])]
    return told


@each_example
def test_line_mode_says_every_question_page_and_result_as_the_interview_has_them(case: Case) -> None:
    end = last(case)
    lines = [line for interview, value in walk(case) for line in typed(interview, value)]
    ended, said = walked(case.flow, *lines)
    assert ended.trace == end.trace
    expected = [text for interview, _ in walk(case) for text in question_texts(interview)]
    if end.trace.outcome:
        expected += texts(result(end, insight(end)))
    else:
        # Of a checklist that waits, the first item is asked.
        expected += question_texts(end)[: 2 if asked(end).kind == "checklist" else None]
    place = 0
    for text in expected:
        found = said.find(text, place)
        assert found >= 0, f"not said, or not in this order: {text}"
        place = found + len(text)


@each_end
def test_the_headless_command_ends_where_the_interview_ends(
    case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    end = last(case).trace
    content = json.dumps(dict(case.example.answers), ensure_ascii=False).encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))
    code = main(["answer", case.flow.id, "--answers", "-", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert code == (Exit.CONCLUDED if end.outcome else Exit.MORE_ANSWERS)
    assert told["path"] == list(end.path)
    assert (told["asking"], told["problems"]) == (end.asking, [])
    assert (told["outcome"] or {}).get("id") == (end.outcome.id if end.outcome else None)
    assert {
        catalogue: [one["id"] for one in ranked] for catalogue, ranked in told["recommendations"].items()
    } == {catalogue: [one.entry for one in ranked] for catalogue, ranked in end.recommendations.items()}


@each_end
def test_the_printed_answer_is_the_result_that_line_mode_says(
    case: Case, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    end = last(case)
    if end.trace.outcome is None:
        pytest.skip("the example ends at a question")
    content = json.dumps(dict(case.example.answers), ensure_ascii=False).encode()
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(content)))
    main(["answer", case.flow.id, "--answers", "-", "--why"])
    printed = unbroken(capsys.readouterr().out)
    lines = [line for interview, value in walk(case) for line in typed(interview, value)]
    assert printed in walked(case.flow, *lines)[1]
