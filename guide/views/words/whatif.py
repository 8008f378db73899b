"""What would have to differ, in the words of a clerk; each possibility can be tried and taken back."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from msgspec import Struct

from guide.analysis.diagram import OUTCOME
from guide.analysis.whatif import Alternative, Change, WhatIf
from guide.engine.interview import Interview
from guide.engine.wording import answer_in_words, mark_in_words
from guide.language.conditions import Scalar, Value
from guide.language.domains import Dates
from guide.language.model import UNSURE, Flow, MarkEach, Outcome, SomeOf, options_of
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, heading, point
from guide.views.words.horizon import known_of, named, side_by_side
from guide.views.words.sources import called, say

MOST = 5
"""How many ways to another end the result tells."""

NAMES = 3
"""How many answers of which any would do are told by name."""

_FAR = 10**15
"""Nobody has so much (千兆). Where calculating ends see `guide.engine.amounts.LARGEST`."""


MORE_TO_TRY = "ほかの例もあります。t で見られます。"
PERHAPS_MORE = "ほかにもあるかもしれません。"
TRY_TITLE = "ほかの答えなら、どうなるか"
NOTHING_TO_TRY = "答えを変えても、結果は変わりません。"
NOTHING_FOUND = "ためせる変え方は、見つかりませんでした。"
TRY_LATER = "ためすのは、結果が出てからです。まず、質問に答えてください。"


class Possibility(Struct, frozen=True):
    """A way to another end: what would have to differ, what would come of it, the answers that try it."""

    change: str
    leads: str
    alternative: Alternative

    @property
    def sentence(self) -> str:
        """Both in a row."""
        return f"{self.change}{self.leads}"


def what_would_differ(interview: Interview, found: WhatIf) -> Passage:
    """The smallest changes that lead elsewhere, nearest first: one line each, at most MOST."""
    told = possibilities(interview, found)
    if not told:
        return ()
    wording = interview.flow.wording
    lines = [heading(said(wording, "ほかの答えなら")), *(point(one.sentence) for one in told[:MOST])]
    if len(told) > MOST or not found.complete:
        lines.append(Line(Role.NOTE, said(wording, MORE_TO_TRY if len(told) > MOST else PERHAPS_MORE)))
    if not found.proven:
        sentence = "計算で決まる所があるので、ここに書いたとおりにならないこともあります。"
        lines.append(Line(Role.NOTE, said(wording, sentence)))
    elif found.turned_away:
        sentence = "答えをいくつか変えると、ほかの結果になることもあります。"
        lines.append(Line(Role.NOTE, said(wording, sentence)))
    return tuple(lines)


def nothing_to_try(interview: Interview, found: WhatIf | None) -> str:
    """Why there is nothing to try; that nothing changes the result only where that is known."""
    if not interview.trace.outcome:
        return TRY_LATER
    known = found is not None and found.proven and not found.turned_away
    return NOTHING_TO_TRY if known else NOTHING_FOUND


def possibilities(interview: Interview, found: WhatIf) -> tuple[Possibility, ...]:
    """A sentence for each end that can be reached, nearest first; definite answers before わからない."""
    told: set[tuple[str, str]] = set()
    kept: list[Possibility] = []
    ordered = sorted(found.alternatives, key=lambda one: (len(one.changes), _is_unsure(interview.flow, one)))
    for alternative in ordered:
        if not told.issuperset(alternative.reaches):
            told.update(alternative.reaches)
            kept.append(possibility(interview, alternative))
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


def possibility(interview: Interview, alternative: Alternative) -> Possibility:
    """What would have to differ, and what would come of it."""
    wording = interview.flow.wording
    changes = said(wording, "、").join(_changes(interview, alternative))
    change = said(wording, "{changes}変えると、", changes=changes)
    return Possibility(change, _leads(interview, alternative), alternative)


def _changes(interview: Interview, alternative: Alternative) -> Iterator[str]:
    """Each change in words; items of a checklist that are marked alike in one."""
    for step, grouped in groupby(alternative.changes, key=lambda change: change.step):
        domain, changes = interview.flow.asking(step).domain, list(grouped)
        if isinstance(domain, MarkEach) and changes[0].item:
            yield from _items(interview, domain, changes, alternative.answers[step])
        else:
            yield from (_change(interview, change) for change in changes)


def _items(interview: Interview, domain: MarkEach, changes: list[Change], after: Value) -> Iterator[str]:
    flow = interview.flow
    marks = {*after.values()} if isinstance(after, Mapping) else set()
    if len(changes) > 1 and len(marks) == 1 and all(len(change.values) == 1 for change in changes):
        question = called(interview, flow.asking(changes[0].step))
        facts = {"question": question, "mark": mark_in_words(marks.pop(), flow.wording)}
        yield said(flow.wording, "「{question}」を、すべて「{mark}」に", **facts)
        return
    for values, alike in groupby(changes, key=lambda change: change.values):
        items = said(flow.wording, "と").join(
            said(flow.wording, "「{words}」", words=say(interview, domain.items[change.item].text))
            for change in alike
        )
        told = _any_of(flow, [_quoted(flow, mark_in_words(str(value), flow.wording)) for value in values])
        yield said(flow.wording, "{items}を{mark}に", items=items, mark=told)


def _change(interview: Interview, change: Change) -> str:
    flow = interview.flow
    question = called(interview, flow.asking(change.step))
    answer = _any_of(flow, _answers(flow, change))
    return said(flow.wording, "「{question}」を{answer}に", question=question, answer=answer)


def _any_of(flow: Flow, names: list[str]) -> str:
    """Names of which any would do, each in quotes."""
    told = said(flow.wording, "か").join(names[:NAMES])
    return told if len(names) <= NAMES else said(flow.wording, "、たとえば{names}", names=told)


def _quoted(flow: Flow, words: str) -> str:
    return said(flow.wording, "「{words}」", words=words)


def _answers(flow: Flow, change: Change) -> list[str]:
    """The answers of which any would do, in quotes; options that are chosen together each in its own."""
    if change.values or isinstance(flow.asking(change.step).domain, SomeOf):
        return [_answer(flow, change.step, value) for value in change.values or (change.value,)]
    return [_quoted(flow, _within(flow, change.step, change.least, change.greatest))]


def _answer(flow: Flow, step: str, value: Value) -> str:
    together = [(one,) for one in value] if isinstance(value, tuple) and value else [value]
    return side_by_side(flow, [_quoted(flow, answer_in_words(flow, step, one)) for one in together])


def _within(flow: Flow, step: str, least: Scalar | None, greatest: Scalar | None) -> str:
    """A range of numbers or dates between its ends, each of which would do.

    An end beyond what anybody has is only where the program stops calculating: it is told as no end.
    """
    if least is not None and _is_far(greatest):
        greatest = None
    if greatest is not None and _is_far(least):
        least = None
    low = "" if least is None else answer_in_words(flow, step, least)
    high = "" if greatest is None else answer_in_words(flow, step, greatest)
    if low and high:
        return low if least == greatest else said(flow.wording, "{low}から{high}まで", low=low, high=high)
    dates = isinstance(flow.asking(step).domain, Dates)
    if low:
        return said(flow.wording, "{low}か、その後の日" if dates else "{low}以上", low=low)
    return said(flow.wording, "{high}か、その前の日" if dates else "{high}以下", high=high)


def _is_far(end: Scalar | None) -> bool:
    return isinstance(end, int | Decimal) and Decimal(end).copy_abs() >= _FAR


def _leads(interview: Interview, alternative: Alternative) -> str:
    """Where the changed answers lead: to other words of the result, or to questions that open other ends."""
    flow, now = interview.flow, interview.trace
    changed = Interview(flow, alternative.answers)
    then = changed.trace
    step = flow.steps[then.here]
    if not isinstance(step, Outcome):
        stage = next(one.title for one in flow.stages if one.id == step.stage)
        return _after_questions(flow, stage, alternative)
    if then.here != now.here:
        return said(
            flow.wording,
            "結果は「{title}」になります。",
            title=known_of(say(changed, step.title), flow.wording),
        )
    others = [
        (flow.city.catalogues[catalogue].title, flow.entry(catalogue, entry).name)
        for catalogue, entry in alternative.reaches
        if then.entries(catalogue)[:1] == (entry,)
    ]
    sentence = "「{catalogue}」のおすすめが、「{name}」になります。"
    told = [said(flow.wording, sentence, catalogue=shelf, name=name) for shelf, name in others]
    return "".join(told) or said(flow.wording, "結果が変わるかもしれません。")


def _after_questions(flow: Flow, stage: str, alternative: Alternative) -> str:
    """The other outcomes that open, or else the entries that may come first; of several the first is told."""
    ends: dict[str, list[str]] = {}
    for aspect, end in alternative.reaches:
        ends.setdefault(aspect, []).append(end)
    aspect = OUTCOME if OUTCOME in ends else next(iter(ends))
    what = said(flow.wording, "結果") if aspect == OUTCOME else flow.city.catalogues[aspect].title
    names = named(flow, aspect, ends[aspect])
    one = "「{stage}」の質問に進み、{what}は{name}になることがあります。"
    more = "「{stage}」の質問に進み、{what}は{name}などになります。"
    return said(flow.wording, more if len(names) > 1 else one, stage=stage, what=what, name=names[0])
