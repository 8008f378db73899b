"""The answers a person gave, in words: used, kept but not used, or set aside by going back."""

from collections.abc import Mapping

from msgspec import Struct

from guide.engine.answers import Refusal, accept
from guide.engine.interview import Interview
from guide.engine.wording import answer_in_words, mark_in_words
from guide.language.conditions import Value
from guide.language.model import MARK_WORDS, Asking, MarkEach, Page, SomeOf
from guide.sentences.wordings import said, things
from guide.views.passage import Line, point
from guide.views.words.sources import called

STATES = {
    "used": "",
    "unused": "今の進み方では使いません",
    "kept": "前の答えです。そこまで進むと、また使います。",
}
"""What is said beside an answer in each state."""


class AnswerRow(Struct, frozen=True):
    """One answer; `state` is a key of STATES, and `note` what is said of it."""

    step: str
    stage: str
    question: str
    answer: str
    state: str
    note: str = ""


def answered(interview: Interview) -> tuple[AnswerRow, ...]:
    """Every answer: those on the path in the order of the walk, then the unused, then those kept."""
    trace = interview.trace
    used = [visit.step for visit in trace.visits]
    unused = [step for step in interview.flow.steps if step in trace.unused]
    kept = [step for step in interview.flow.steps if step in interview.kept and step not in interview.answers]
    rows = [(step, "used", interview.answers[step]) for step in used]
    rows += [(step, "unused", interview.answers[step]) for step in unused]
    rows += [(step, "kept", interview.kept[step]) for step in kept]
    return tuple(
        _row(interview, step, state, value) for step, state, value in rows if _usable(interview, step, value)
    )


def _usable(interview: Interview, step: str, value: Value) -> bool:
    return interview.flow.asks(step) and not isinstance(accept(interview.flow.asking(step), value), Refusal)


def _row(interview: Interview, step_id: str, state: str, value: Value) -> AnswerRow:
    step = interview.flow.asking(step_id)
    stage = next(one.title for one in interview.flow.stages if one.id == step.stage)
    note = said(interview.flow.wording, STATES[state])
    return AnswerRow(
        step_id, stage, called(interview, step), answer_words(interview, step, value), state, note
    )


def answer_words(interview: Interview, step: Asking, value: Value) -> str:
    """An answer in a line: a checklist by what stands out, a page by its ticks."""
    wording = interview.flow.wording
    if isinstance(step.domain, MarkEach) and isinstance(value, Mapping):
        return _checklist(step.domain, value, wording)
    if isinstance(step, Page) and isinstance(step.domain, SomeOf):
        total = len(step.domain.options)
        if not total:
            return said(wording, "読みました")
        ticked = len(_listed(value))
        if not ticked:
            return said(wording, "読みました（印は付けていません）")
        return said(
            wording,
            "読みました（{total}のうち{ticked}に印）",
            total=things(wording, total),
            ticked=things(wording, ticked),
        )
    return answer_in_words(interview.flow, step.id, value)


def _listed(value: Value) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _checklist(domain: MarkEach, value: Mapping[str, str], wording: str) -> str:
    marks = [value[item] for item in domain.items]
    if len(set(marks)) == 1:
        sentence = "すべて「{mark}」" if len(marks) > 1 else "「{mark}」"
        return said(wording, sentence, mark=mark_in_words(marks[0], wording))
    told = []
    for mark in MARK_WORDS:
        numbers = [str(number) for number, one in enumerate(marks, 1) if one == mark]
        if numbers:
            facts = {"numbers": said(wording, "・").join(numbers), "mark": mark_in_words(mark, wording)}
            told.append(said(wording, "{numbers}番は「{mark}」", **facts))
    return said(wording, "、").join(told)


def answer_line(row: AnswerRow, wording: str) -> Line:
    """A question and its answer as one of several points."""
    return point(said(wording, "{question}：{answer}", question=row.question, answer=row.answer))


def change_warning(interview: Interview, step: str, raw: object) -> str:
    """What becomes unused if `step` is answered so, before it happens; "" when nothing does."""
    lost = interview.becomes_unused(step, raw)
    if not lost:
        return ""
    wording = interview.flow.wording
    asked = [_row(interview, key, "used", interview.answers[key]).question for key in lost]
    questions = said(wording, "、").join(said(wording, "「{words}」", words=one) for one in asked)
    sentence = "変えると、{questions}の答えは休みになります。元に戻せば、また使えます。変えますか。"
    return said(wording, sentence, questions=questions)
