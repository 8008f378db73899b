"""What a view says on a walk, compared with the interview walked directly; "" where all of it is said.

The full screen is driven without waiting for frames: a key goes to the walk as it would from a terminal, and
what the paper then holds is read. Real frames are read by the tests of the full screen.
"""

from textual import events

from guide.analysis.insight import insight
from guide.engine.interview import Interview
from guide.views.tui.app import Kyodo
from guide.views.words.marking import SIGN
from guide.views.words.result import result
from guide.views.words.steps import asked
from tests.parity.walks import Case, last, pressed, question_texts, typed, walk
from tests.views.plain.walking import texts, unbroken, walked


def in_lines(case: Case) -> str:
    """Line mode: every question, page and result in its words and order, and the same end."""
    end = last(case)
    lines = [line for interview, value in walk(case) for line in typed(interview, value)]
    ended, said = walked(case.flow, *lines)
    if ended.trace != end.trace:
        return f"ends at {ended.trace.here}, not at {end.trace.here}"
    expected = [text for interview, _ in walk(case) for text in question_texts(interview)]
    if end.trace.outcome:
        expected += texts(result(end, insight(end)))
    else:
        # Of a checklist that waits, the first item is asked.
        expected += question_texts(end)[: 2 if asked(end).kind == "checklist" else None]
    place = 0
    for text in expected:
        found = said.find(text, place)
        if found < 0:
            return f"not said, or not in this order: {text}"
        place = found + len(text)
    return ""


def on_screen(kyodo: Kyodo, case: Case) -> str:
    """The full screen, in an app that runs: all words of every question, page and result, the same end."""
    walking, end = kyodo.walk, last(case)
    walking.open(Interview(case.flow))
    for interview, value in walk(case):
        if missing := _missing(kyodo, question_texts(interview)):
            return missing
        for key in pressed(interview, value):
            walking.key(events.Key(key, {"space": " ", "enter": "\r"}.get(key, key)))
    if walking.interview.trace != end.trace:
        return f"ends at {walking.interview.trace.here}, not at {end.trace.here}"
    told = texts(result(end, insight(end))) if end.trace.outcome else question_texts(end)
    return _missing(kyodo, told)


def _missing(kyodo: Kyodo, wanted: list[str]) -> str:
    """The first text that is not on the paper."""
    shown = _bare("".join(row.text for row in kyodo.walk.paper.sheet.rows))
    missing = (words for words in wanted if _bare(words.strip("【】")) not in shown)
    return next((f"not shown: {words}" for words in missing), "")


def _bare(text: str) -> str:
    """A text without what the screen adds to it."""
    return unbroken(text).replace(SIGN, "").replace("─", "")
