"""How far the walk is: the stages of the published flow, never a percentage."""

from msgspec import Struct

from guide.engine.interview import Interview
from guide.language.model import Outcome
from guide.sentences.wordings import said

STATES = {"done": "済み", "now": "いま", "ahead": "これから", "skipped": "通らない"}
"""The states of a stage, in words."""


class StageMark(Struct, frozen=True):
    """A stage, its state (a key of STATES) and the state in words."""

    title: str
    state: str
    words: str


class Progress(Struct, frozen=True):
    """The stages to show, and the same in one sentence."""

    stages: tuple[StageMark, ...]
    sentence: str


def progress(interview: Interview) -> Progress:
    """The stages of the flow as this walk met them; an aside stage only when the path is in it."""
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
    if ended:
        sentence = "{stage}に着きました。"
    elif left:
        sentence = "いま {stage}です。このあと {left}つの段階があります。"
    else:
        sentence = "いま {stage}です。ここが最後の段階です。"
    return Progress(tuple(marks), said(wording, sentence, stage=shown[at].title, left=left))
