"""The same answers give the same questions, words and result in every view.

The Interview, walked directly, says what must be shown; line mode and the headless command show just that.
"""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from guide.cli import Exit, main
from tests.parity.comparing import in_lines
from tests.parity.walks import CASES, Case, ends, last, shipped, typed, walk, ways
from tests.views.plain.walking import unbroken, walked

WAYS = [case for flow in shipped() for case in ways(flow)]

each_end = pytest.mark.parametrize("case", ends(), ids=str)
"""One example for each end of each guide, for what takes a process's whole way."""


@pytest.mark.parametrize("case", [*CASES, *WAYS], ids=str)
def test_line_mode_says_every_question_page_and_result_as_the_interview_has_them(case: Case) -> None:
    assert in_lines(case) == ""


def test_the_ways_come_to_every_end_that_an_example_comes_to() -> None:
    gone = {last(case).trace.here for case in WAYS}
    ended = [last(case).trace for case in CASES if last(case).trace.outcome]
    assert {trace.here for trace in ended} <= gone


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
