"""What would have to differ, in the words of a clerk; each possibility can be tried and taken back."""

from msgspec import Struct

from guide.analysis.diagram import OUTCOME
from guide.analysis.whatif import Alternative, Change, WhatIf
from guide.engine.interview import Interview
from guide.engine.wording import answer_in_words, mark_in_words
from guide.language.conditions import Among, AnswerOf, Range, Test
from guide.language.model import UNSURE, Flow, MarkEach, Outcome, SomeOf, options_of
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, heading, point
from guide.views.words.conditions import worded
from guide.views.words.horizon import in_a_row, named
from guide.views.words.sources import called, say

MOST = 5
"""How many ways to another end the result tells."""

NAMES = 3
"""How many answers of which any would do are told by name."""


TRY_TITLE = "答えがちがえば、どうなるか"
TAKEN_BACK = "もとの答えに戻しました。"
NOTHING_TO_TRY = "答えを変えても、ほかの結果にはなりません。"
TRY_LATER = "結果が出てから、ためせます。"


class Possibility(Struct, frozen=True):
    """A way to another end: what is said of it, and the answers that try it."""

    sentence: str
    alternative: Alternative


def what_would_differ(interview: Interview, found: WhatIf) -> Passage:
    """The smallest changes that lead elsewhere, nearest first: one line each, at most MOST."""
    told = possibilities(interview, found)
    if not told:
        return ()
    wording = interview.flow.wording
    lines = [heading(said(wording, "答えがちがえば")), *(point(one.sentence) for one in told[:MOST])]
    if len(told) > MOST or not found.complete:
        sentence = "ほかにもあります。答えの一覧から変えて、確かめられます。"
        lines.append(Line(Role.NOTE, said(wording, sentence)))
    if not found.proven:
        sentence = "計算で決まる所があるので、ちがう結果になることもあります。"
        lines.append(Line(Role.NOTE, said(wording, sentence)))
    return tuple(lines)


def possibilities(interview: Interview, found: WhatIf) -> tuple[Possibility, ...]:
    """A sentence for each end that can be reached, nearest first; definite answers before わからない."""
    told: set[tuple[str, str]] = set()
    kept: list[Possibility] = []
    ordered = sorted(found.alternatives, key=lambda one: (len(one.changes), _is_unsure(interview.flow, one)))
    for alternative in ordered:
        if not told.issuperset(alternative.reaches):
            told.update(alternative.reaches)
            kept.append(Possibility(sentence(interview, alternative), alternative))
    return tuple(kept)


def tried(interview: Interview, possibility: Possibility) -> Interview:
    """The interview with the changes made; the answers as they were are kept beside it."""
    changed = {change.step for change in possibility.alternative.changes}
    before = {step: interview.answers[step] for step in changed}
    return Interview(interview.flow, possibility.alternative.answers, {**interview.kept, **before})


def _is_unsure(flow: Flow, alternative: Alternative) -> bool:
    return any(_says_unsure(flow, change) for change in alternative.changes)


def _says_unsure(flow: Flow, change: Change) -> bool:
    """Whether the changed answer says that it is not known."""
    if change.item:
        return change.value == UNSURE
    unsure = {option.id for option in options_of(flow.asking(change.step).domain) if option.unsure}
    return bool(unsure.intersection(change.value if isinstance(change.value, tuple) else (change.value,)))


def sentence(interview: Interview, alternative: Alternative) -> str:
    """What would have to differ, and what would come of it."""
    wording = interview.flow.wording
    changes = said(wording, "、").join(_change(interview, change) for change in alternative.changes)
    where = _where(interview, alternative)
    return said(wording, "{changes}になれば、{where}", changes=changes, where=where)


def _change(interview: Interview, change: Change) -> str:
    flow = interview.flow
    domain = flow.asking(change.step).domain
    if change.item and isinstance(domain, MarkEach):
        item = say(interview, domain.items[change.item].text)
        marks = [mark_in_words(str(value), flow.wording) for value in change.values]
        return said(flow.wording, "「{item}」が「{mark}」", item=item, mark=_any_of(flow, marks))
    question = called(interview, flow.asking(change.step))
    answer = _any_of(flow, _answers(flow, change))
    return said(flow.wording, "「{question}」の答えが「{answer}」", question=question, answer=answer)


def _any_of(flow: Flow, names: list[str]) -> str:
    """Names of which any would do, between the quotes of the first and the last."""
    told = said(flow.wording, "」か「").join(names[:NAMES])
    return told if len(names) <= NAMES else said(flow.wording, "{names}、ほか", names=told)


def _answers(flow: Flow, change: Change) -> list[str]:
    if change.values:
        return [answer_in_words(flow, change.step, value) for value in change.values]
    if isinstance(flow.asking(change.step).domain, SomeOf):
        return [answer_in_words(flow, change.step, change.value)]
    name = AnswerOf(change.step)
    within = Test(name, Among(frozenset(), (Range(change.least, change.greatest),)))
    return [worded(flow, within).cells[name]]


def _where(interview: Interview, alternative: Alternative) -> str:
    """Where the changed answers lead: to other words of the result, or to questions that open other ends."""
    flow, now = interview.flow, interview.trace
    changed = Interview(flow, alternative.answers)
    then = changed.trace
    step = flow.steps[then.here]
    if not isinstance(step, Outcome):
        stage = next(one.title for one in flow.stages if one.id == step.stage)
        reached = _reached(flow, alternative)
        sentence = "{stage}の質問へ進みます。その答えで、{reached}になることがあります。"
        return said(flow.wording, sentence, stage=stage, reached=reached)
    if then.here != now.here:
        return said(flow.wording, "「{title}」に変わります。", title=say(changed, step.title))
    others = [
        (flow.city.catalogues[catalogue].title, flow.entry(catalogue, entry).name)
        for catalogue, entry in alternative.reaches
        if [one.entry for one in then.recommendations.get(catalogue, ())[:1]] == [entry]
    ]
    sentence = "「{catalogue}」の一番目が「{name}」に変わります。"
    told = [said(flow.wording, sentence, catalogue=shelf, name=name) for shelf, name in others]
    return "".join(told) or said(flow.wording, "結果が変わることがあります。")


def _reached(flow: Flow, alternative: Alternative) -> str:
    """The other outcomes that open, or else the entries that may come first."""
    ends: dict[str, list[str]] = {}
    for aspect, end in alternative.reaches:
        ends.setdefault(aspect, []).append(end)
    aspect = OUTCOME if OUTCOME in ends else next(iter(ends))
    return in_a_row(flow, named(flow, aspect, ends[aspect]))
