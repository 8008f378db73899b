"""The full screen asks the same questions in the same order and words, and ends where the interview ends.

One app for each guide, walked through every way and an example for each end; and one walk of each guide key
by key through a whole terminal's frames.
"""

import pytest

from guide.language.model import Flow
from guide.views.words.marking import SIGN
from tests.parity.comparing import on_screen
from tests.parity.walks import CASES, Case, ends, last, pressed, question_texts, shipped, walk, ways
from tests.views.plain.walking import unbroken
from tests.views.tui.stage import app, press, text

ROOM = (100, 120)
"""Columns and rows: high enough for everything to be on the screen at once."""


@pytest.mark.parametrize("flow", shipped(), ids=lambda flow: flow.id)
async def test_the_full_screen_shows_every_question_and_result_as_the_interview_has_them(flow: Flow) -> None:
    kyodo = app(flow)
    async with kyodo.run_test(size=ROOM):
        cases = [*(case for case in ends() if case.flow.id == flow.id), *ways(flow)]
        faults = {str(case): fault for case in cases if (fault := on_screen(kyodo, case))}
    assert faults == {}


FIRST = {case.flow.id: case for case in reversed(CASES) if case.example.outcome}


@pytest.mark.parametrize("case", FIRST.values(), ids=str)
async def test_the_frames_of_a_walk_show_every_question(case: Case) -> None:
    kyodo = app(case.flow)
    async with kyodo.run_test(size=ROOM) as pilot:
        for interview, value in walk(case):
            seen = unbroken(text(kyodo)).replace(SIGN, "")
            for words in question_texts(interview):
                assert words.strip("【】") in seen
            await press(pilot, " ".join(pressed(interview, value)))
    assert kyodo.interview is not None
    assert kyodo.interview.trace == last(case).trace
