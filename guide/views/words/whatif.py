"""What would have to differ, in the words of a clerk."""

from guide.analysis.whatif import Alternative, Change, WhatIf, end
from guide.engine.interview import Interview
from guide.engine.wording import MARK_WORDS, answer_in_words
from guide.language.model import UNSURE, MarkEach, Outcome, options_of
from guide.views.passage import Line, Passage, Role, heading, point
from guide.views.words.sources import called, say

MOST = 5
"""How many ways to another end are told."""


def what_would_differ(interview: Interview, found: WhatIf) -> Passage:
    """The smallest changes that lead elsewhere, nearest first: one line each, at most MOST."""
    told = _told(interview, found.alternatives)
    if not told:
        return ()
    lines = [heading("答えがちがえば"), *(point(sentence) for sentence in told[:MOST])]
    if len(told) > MOST or not found.complete:
        lines.append(Line(Role.NOTE, "ほかにもあります。答えの一覧から変えて、確かめられます。"))
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
    parts = "、".join(_change(interview, change) for change in alternative.changes)
    return f"{parts}になれば、{_where(interview, alternative)}"


def _change(interview: Interview, change: Change) -> str:
    flow = interview.flow
    domain = flow.asking(change.step).domain
    if change.item and isinstance(domain, MarkEach):
        return f"「{say(interview, domain.items[change.item].text)}」が「{MARK_WORDS[str(change.value)]}」"
    question = called(interview, flow.asking(change.step))
    return f"「{question}」の答えが「{answer_in_words(flow, change.step, change.value)}」"


def _where(interview: Interview, alternative: Alternative) -> str:
    flow, now, then = interview.flow, interview.trace, alternative.trace
    step = flow.steps[then.here]
    if not isinstance(step, Outcome):
        stage = next(one.title for one in flow.stages if one.id == step.stage)
        return f"{stage}の質問へ進みます。"
    if then.here != now.here:
        changed = Interview(flow, then.live)
        return f"「{say(changed, step.title)}」に変わります。"
    for catalogue, ranked in then.recommendations.items():
        before = now.recommendations.get(catalogue, ())
        if ranked and (not before or before[0].entry != ranked[0].entry):
            name = flow.entry(catalogue, ranked[0].entry).name
            return f"「{flow.city.catalogues[catalogue].title}」の一番目が「{name}」に変わります。"
    return "結果が変わります。"
