"""How far the walk is: the stages of the published flow, never a percentage."""

from typing import TYPE_CHECKING

from msgspec import Struct

from guide.engine.interview import Interview
from guide.language.model import Outcome
from guide.sentences.wordings import ORDINARY, said, things

if TYPE_CHECKING:  # the first question is on the screen before anything is known
    from guide.analysis.horizon import Horizon

STATES = {"done": "済み", "now": "いま", "ahead": "これから", "skipped": "通らない"}
"""The states of a stage, in words."""


class StageMark(Struct, frozen=True):
    """A stage, its state (a key of STATES) and the state in words."""

    title: str
    state: str
    words: str


class Progress(Struct, frozen=True):
    """The stages to show, the same in one sentence, and what is left to answer and read ("" if unknown)."""

    stages: tuple[StageMark, ...]
    sentence: str
    left: str = ""


def still_left(seen: "Horizon | None", wording: str = ORDINARY) -> str:
    """「あと2〜4問と2ページ」, with what is on the screen; "" where nothing is known or left."""
    if seen is None or not (seen.most or seen.pages[1]):
        return ""
    if not seen.most:
        sentence = "あと{pages}ページ"
    else:
        sentence = "あと{questions}問と{pages}ページ" if seen.pages[1] else "あと{questions}問"
    return said(wording, sentence, **counts(seen, wording))


def counts(seen: "Horizon", wording: str) -> dict[str, str]:
    """`questions` and `pages` that are left: 3, or 2〜4."""
    told = {"questions": (seen.fewest, seen.most), "pages": seen.pages}
    return {
        name: str(most) if fewest == most else said(wording, "{fewest}〜{most}", fewest=fewest, most=most)
        for name, (fewest, most) in told.items()
    }


def progress(interview: Interview, seen: "Horizon | None" = None) -> Progress:
    """The stages of the flow as this walk met them; an aside stage only when the path is in it.

    `seen` is what is left, once that is known.
    """
    flow, trace, wording = interview.flow, interview.trace, interview.flow.wording
    here = flow.steps[trace.here].stage
    passed = {flow.steps[step].stage for step in trace.path}
    shown = [stage for stage in flow.stages if not stage.aside or stage.id in passed]
    at = next(index for index, stage in enumerate(shown) if stage.id == here)
    ended = isinstance(flow.steps[trace.here], Outcome)
    to_come = {flow.steps[step].stage for step in flow.ahead(trace.here)}
    marks = []
    for stage in shown:
        if stage.id == here:
            state = "now"
        elif stage.id in passed:
            state = "done"
        else:
            state = "ahead" if stage.id in to_come else "skipped"
        marks.append(StageMark(stage.title, state, said(wording, STATES[state])))
    left = sum(mark.state == "ahead" for mark in marks)
    ahead = still_left(seen, wording)
    if ended:
        sentence = "{stage}に着きました。"
    elif ahead:
        sentence = "いま「{stage}」です。{ahead}。"
    elif left:
        sentence = "いま「{stage}」です。このあと、{left}の段階があります。"
    else:
        sentence = "いま「{stage}」です。ここが最後の段階です。"
    told = said(wording, sentence, stage=shown[at].title, left=things(wording, left), ahead=ahead)
    return Progress(tuple(marks), told, "" if ended else ahead)
