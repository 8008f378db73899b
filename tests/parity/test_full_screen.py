"""The full screen asks the same questions in the same order and words, and ends where the interview ends.

One example for each outcome and each first form: a walk on the full screen takes a hundred times as long as
one in line mode.
"""

from collections.abc import Iterator, Mapping

import pytest

from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.language.model import Example, options_of
from tests.parity.test_parity import FLOW, MARKS, last, question_texts, walk
from tests.views.plain.walking import unbroken
from tests.views.tui.stage import app, press, text


def one_for_each_end() -> list[Example]:
    ends: dict[object, Example] = {}
    for example in FLOW.examples:
        trace = last(example).trace
        if trace.outcome:
            firsts = [ranked[0].entry for ranked in trace.recommendations.values() if ranked]
            ends.setdefault((trace.here, *firsts[:1]), example)
    return list(ends.values())


def pressed(interview: Interview, value: Value) -> Iterator[str]:
    """The keys that give an answer: a number chooses, and on a checklist turns to the next mark."""
    assert interview.asking
    ids = [option.id for option in options_of(interview.asking.domain)]
    if isinstance(value, Mapping):
        for number, item in enumerate(ids, 1):
            yield from [str(number)] * (MARKS.index(value[item]) + 1)
    else:
        chosen = value if isinstance(value, tuple) else (value,)
        yield from (str(ids.index(str(one)) + 1) for one in chosen)
    yield "enter"


@pytest.mark.parametrize("example", one_for_each_end(), ids=lambda example: example.name)
async def test_the_full_screen_shows_every_question_and_ends_where_the_interview_ends(
    example: Example,
) -> None:
    kyodo = app(FLOW)
    # High enough for everything to be on the screen at once.
    async with kyodo.run_test(size=(100, 120)) as pilot:
        for interview, value in walk(example):
            seen = unbroken(text(kyodo))
            for words in question_texts(interview):
                assert words.strip("【】") in seen
            await press(pilot, " ".join(pressed(interview, value)))
    assert kyodo.interview is not None
    assert kyodo.interview.trace == last(example).trace
