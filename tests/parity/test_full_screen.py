"""The full screen asks the same questions in the same order and words, and ends where the interview ends.

One example for each outcome and each first form: a walk on the full screen takes a hundred times as long as
one in line mode.
"""

from collections.abc import Iterator, Mapping

import pytest

from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.language.model import options_of
from guide.views.words.finding import REACHED
from guide.views.words.marking import SIGN
from tests.parity.test_parity import CASES, MARKS, Case, last, question_texts, walk
from tests.views.plain.walking import unbroken
from tests.views.tui.stage import app, press, text


def one_for_each_end() -> list[Case]:
    """By what the examples say of themselves, which `kyodo check` holds them to."""
    ends: dict[object, Case] = {}
    for case in CASES:
        example = case.example
        if example.outcome:
            firsts = [entries[0] for entries in example.expected.values() if entries]
            of_shinjo = firsts[:1] if case.flow.id == "shinjo/guideline" else ()
            ends.setdefault((case.flow.id, example.outcome, *of_shinjo), case)
    return list(ends.values())


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


@pytest.mark.parametrize("case", one_for_each_end(), ids=str)
async def test_the_full_screen_shows_every_question_and_ends_where_the_interview_ends(case: Case) -> None:
    kyodo = app(case.flow)
    # High enough for everything to be on the screen at once.
    async with kyodo.run_test(size=(100, 120)) as pilot:
        for interview, value in walk(case):
            seen = unbroken(text(kyodo)).replace(SIGN, "")
            for words in question_texts(interview):
                assert words.strip("【】") in seen
            await press(pilot, " ".join(pressed(interview, value)))
    assert kyodo.interview is not None
    assert kyodo.interview.trace == last(case).trace
