"""What would have to differ, in the words of a clerk."""

from guide.analysis.whatif import Alternative, Change, WhatIf, end
from guide.engine.interview import Interview
from guide.engine.wording import answer_in_words, mark_in_words
from guide.language.model import UNSURE, MarkEach, Outcome, options_of
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, heading, point
from guide.views.words.sources import called, say

MOST = 5
"""How many ways to another end are told."""


def what_would_differ(interview: Interview, found: WhatIf) -> Passage:
    """The smallest changes that lead elsewhere, nearest first: one line each, at most MOST."""
    told = _told(interview, found.alternatives)
    if not told:
        return ()
    wording = interview.flow.wording
    lines = [heading(said(wording, "答えがちがえば")), *(point(sentence) for sentence in told[:MOST])]
    if len(told) > MOST or not found.complete:
        sentence = "ほかにもあります。答えの一覧から変えて、確かめられます。"
        lines.append(Line(Role.NOTE, said(wording, sentence)))
    return tuple(lines)


def _told(interview: Interview, alternatives: tuple[Alternative, ...]) -> list[str]:
    """One sentence for each end that is reached: by a definite answer rather than by わからない."""
    sentences: dict[object, str] = {}
    definite = [one for one in alternatives if not any(_unsure(interview, change) for change in one.changes)]
    for alternative in sorted(definite or alternatives, key=lambda one: _reach(interview, one)):
        sentences.setdefault(end(alternative.trace), _sentence(interview, alternative))
    return list(sentences.values())


def _unsure(interview: Interview, change: Change) -> bool:
    """Whether the changed answer says that it is not known."""
    if change.item:
        return change.value == UNSURE
    options = {option.id: option for option in options_of(interview.flow.asking(change.step).domain)}
    chosen = change.value if isinstance(change.value, tuple) else (change.value,)
    return any(options[str(option)].unsure for option in chosen)


def _reach(interview: Interview, alternative: Alternative) -> int:
    """How far a change reaches, for the order of telling: another end, the first catalogue, the next."""
    now, then = interview.trace, alternative.trace
    if then.here != now.here:
        return 0
    before, after = dict(end(now)[1]), dict(end(then)[1])
    differs = [before.get(catalogue) != after.get(catalogue) for catalogue in now.recommendations]
    return 1 + differs.index(True) if True in differs else 1 + len(differs)


def _sentence(interview: Interview, alternative: Alternative) -> str:
    wording = interview.flow.wording
    changes = said(wording, "、").join(_change(interview, change) for change in alternative.changes)
    where = _where(interview, alternative)
    return said(wording, "{changes}になれば、{where}", changes=changes, where=where)


def _change(interview: Interview, change: Change) -> str:
    flow = interview.flow
    domain = flow.asking(change.step).domain
    if change.item and isinstance(domain, MarkEach):
        item = say(interview, domain.items[change.item].text)
        mark = mark_in_words(str(change.value), flow.wording)
        return said(flow.wording, "「{item}」が「{mark}」", item=item, mark=mark)
    question = called(interview, flow.asking(change.step))
    answer = answer_in_words(flow, change.step, change.value)
    return said(flow.wording, "「{question}」の答えが「{answer}」", question=question, answer=answer)


def _where(interview: Interview, alternative: Alternative) -> str:
    flow, now, then = interview.flow, interview.trace, alternative.trace
    step = flow.steps[then.here]
    if not isinstance(step, Outcome):
        stage = next(one.title for one in flow.stages if one.id == step.stage)
        return said(flow.wording, "{stage}の質問へ進みます。", stage=stage)
    if then.here != now.here:
        changed = Interview(flow, then.live)
        return said(flow.wording, "「{title}」に変わります。", title=say(changed, step.title))
    for catalogue, ranked in then.recommendations.items():
        before = now.recommendations.get(catalogue, ())
        if ranked and (not before or before[0].entry != ranked[0].entry):
            name, shelf = flow.entry(catalogue, ranked[0].entry).name, flow.city.catalogues[catalogue].title
            sentence = "「{catalogue}」の一番目が「{name}」に変わります。"
            return said(flow.wording, sentence, catalogue=shelf, name=name)
    return said(flow.wording, "結果が変わります。")
