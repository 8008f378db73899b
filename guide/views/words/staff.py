"""What counter staff see beside a question: what to read aloud, and a note that only they see."""

from guide.engine.interview import Interview
from guide.language.model import Outcome
from guide.views.passage import Line, Passage, Role, body, heading
from guide.views.words.sources import in_full, say


def beside(interview: Interview, step_id: str) -> Passage:
    """What to read aloud at a step (the question itself, if the flow has no other words) and the note."""
    step = interview.flow.steps[step_id]
    lines: list[Line] = []
    if not isinstance(step, Outcome):
        # The words for reading aloud are Japanese; whoever reads a question in other words reads it as it is.
        other = "" if interview.flow.wording else say(interview, step.aloud)
        lines += [heading("読み上げる文"), body(other or in_full(interview, step))]
    if words := say(interview, step.staff):
        lines += [heading("職員へ（読み上げません）"), Line(Role.NOTE, words)]
    return tuple(lines)
