"""Why this question is asked, or why this result came out."""

from collections.abc import Iterator, Mapping

from guide.analysis.diagram import OUTCOME
from guide.analysis.horizon import Horizon
from guide.analysis.insight import Insight
from guide.analysis.why import Answer, Forced, Separated
from guide.engine.interview import Interview
from guide.engine.wording import mark_in_words
from guide.language.model import UNSURE, MarkEach, Outcome, Page, options_of
from guide.sentences.wordings import said, things
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.answers import AnswerRow, answer_line, answered
from guide.views.words.horizon import decided, first_of, named, still_possible
from guide.views.words.sources import cited, in_full, numbered, say

_ALL_RIGHT = (
    "「{words}」を選んでも大丈夫です。次の結果になります。",
    "「{words}」を選んでも大丈夫です。次のどちらかになります。",
    "「{words}」を選んでも大丈夫です。次の{count}のどれかになります。",
)
"""What is said to who does not know the answer: where that may lead to one result, to two, to more."""


def why(interview: Interview, known: Insight | None) -> Passage:
    """What `なぜ` tells where the interview stands; less, as long as nothing is known."""
    step = interview.flow.steps[interview.trace.here]
    if isinstance(step, Outcome):
        return _why_result(interview, step, known)
    return _why_question(interview, known)


def _why_question(interview: Interview, known: Insight | None) -> Passage:
    step = interview.asking
    if step is None:
        return ()
    page, wording = isinstance(step, Page), interview.flow.wording
    name = "なぜこのページがあるのか" if page else "なぜこの質問があるのか"
    lines: list[Line] = [title(said(wording, name))]
    lines.append(heading(in_full(interview, step)))
    order = said(wording, "もとの文書に、この順番で書かれています。")
    lines.append(body(say(interview, step.why) or order))
    lines += cited(interview.flow, step.cite)
    if known and known.separated:
        lines += [] if page else _decides(interview, known.separated, known.horizon)
        lines += still_possible(interview, known.horizon)
    before = answered(interview)
    used = [row for row in before if row.state == "used"]
    if used:
        lines.append(heading(said(wording, "ここまでの答え")))
        lines += [answer_line(row, wording) for row in used]
    return tuple(lines)


def _decides(interview: Interview, told: Separated, seen: Horizon) -> Iterator[Line]:
    wording = interview.flow.wording
    yield heading(said(wording, "この質問で決まること"))
    separates = decided(interview.flow, told.ends, seen)
    if separates:
        yield from separates
    elif told.matters:
        yield body(said(wording, "ほかの質問の答えといっしょに、結果を決めます。"))
    else:
        yield body(said(wording, "どう答えても、結果は変わりません。結果に付く説明に使います。"))
    unsure = named(interview.flow, OUTCOME, told.unsure.get(OUTCOME, ())) if separates else []
    if unsure:
        words = _unsure_in_words(interview)
        count = things(wording, len(unsure))
        yield body(said(wording, _ALL_RIGHT[min(len(unsure), 3) - 1], words=words, count=count))
        yield point(first_of(interview.flow, unsure))


def _unsure_in_words(interview: Interview) -> str:
    """What a person chooses who does not know, as the question has it."""
    step = interview.asking
    options = [option for option in options_of(step.domain) if option.unsure] if step else []
    return say(interview, options[0].text) if options else mark_in_words(UNSURE, interview.flow.wording)


def _why_result(interview: Interview, outcome: Outcome, known: Insight | None) -> Passage:
    wording = interview.flow.wording
    lines: list[Line] = [title(said(wording, "なぜこの結果なのか")), heading(say(interview, outcome.title))]
    if known and known.forced:
        lines += _forced(interview, known.forced)
    numbers = numbered(interview.trace)
    for catalogue, ranked in interview.trace.recommendations.items():
        shelf = interview.flow.city.catalogues[catalogue]
        alone, several = "{catalogue}をおすすめする理由", "{catalogue}の順番の理由"
        lines.append(heading(said(wording, several if len(ranked) > 1 else alone, catalogue=shelf.title)))
        for one in ranked:
            lines.append(Line(Role.ENTRY, shelf.entries[one.entry].name, numbers[catalogue, one.entry]))
            for reason in one.reasons:
                lines += [point(words)] if (words := say(interview, reason.text)) else []
                lines += cited(interview.flow, reason.cite)
    lines += [heading(said(wording, "もとの文書")), *cited(interview.flow, outcome.cite)]
    return tuple(lines)


def _forced(interview: Interview, forced: Forced) -> Iterator[Line]:
    deciding, wording = deciding_lines(interview, forced), interview.flow.wording
    yield heading(said(wording, "結果を決めた答え"))
    if deciding:
        yield from map(point, deciding)
        yield body(said(wording, "ほかの答えを変えても、結果とおすすめは同じです。"))
    else:
        yield body(said(wording, "どう答えても、この結果になります。"))
    if not forced.proven:
        yield body(said(wording, "もっと少ない答えで、同じ結果に決まるかもしれません。"))
    others = [row for row in _used(interview) if not any(one.step == row.step for one in forced.answers)]
    others = [row for row in others if not isinstance(interview.flow.steps[row.step], Page)]
    if others:
        yield heading(said(wording, "結果に関係しなかった答え"))
        yield from (answer_line(row, wording) for row in others)


def deciding_lines(interview: Interview, forced: Forced) -> list[str]:
    """The deciding answers in words: a question in a line; of a checklist each item that decided."""
    lines: list[str] = []
    for row in _used(interview):
        items = [one for one in forced.answers if one.step == row.step]
        if not items:
            continue
        domain = interview.flow.asking(row.step).domain
        if isinstance(domain, MarkEach) and len(items) < len(domain.items):
            lines += [_item(interview, domain, one) for one in items]
        else:
            lines.append(answer_line(row, interview.flow.wording).text)
    return lines


def _item(interview: Interview, domain: MarkEach, one: Answer) -> str:
    value = interview.answers[one.step]
    mark = value[one.item] if isinstance(value, Mapping) else ""
    wording = interview.flow.wording
    facts = {"question": say(interview, domain.items[one.item].text), "answer": mark_in_words(mark, wording)}
    return said(wording, "{question}：{answer}", **facts)


def _used(interview: Interview) -> list[AnswerRow]:
    return [row for row in answered(interview) if row.state == "used"]
