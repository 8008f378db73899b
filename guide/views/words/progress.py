"""How far the walk is: the stages of the published flow, never a percentage."""

from typing import TYPE_CHECKING

from msgspec import Struct

from guide.engine.interview import Interview
from guide.language.model import Outcome
from guide.sentences.wordings import ORDINARY, said

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
    """The stages to show, the same in one sentence, and how many questions are left ("" if unknown)."""

    stages: tuple[StageMark, ...]
    sentence: str
    left: str = ""


def questions_left(seen: "Horizon | None", wording: str = ORDINARY) -> str:
    """「あと2〜4問」, the question that is asked included; "" where nothing is known or nothing left."""
    if seen is None or seen.most == 0:
        return ""
    sentence = "あと{fewest}〜{most}問" if seen.fewest else "あと多くて{most}問"
    if seen.fewest == seen.most:
        sentence = "あと{most}問"
    return said(wording, sentence, fewest=seen.fewest, most=seen.most)


def progress(interview: Interview, seen: "Horizon | None" = None) -> Progress:
    """The stages of the flow as this walk met them; an aside stage only when the path is in it.

    `seen` is how many questions are left, once that is known.
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
    questions = questions_left(seen, wording)
    if ended:
        sentence = "{stage}に着きました。"
    elif questions:
        sentence = "いま {stage}です。{questions}です。"
    elif left:
        sentence = "いま {stage}です。このあと {left}つの段階があります。"
    else:
        sentence = "いま {stage}です。ここが最後の段階です。"
    told = said(wording, sentence, stage=shown[at].title, left=left, questions=questions)
    return Progress(tuple(marks), told, "" if ended else questions)
