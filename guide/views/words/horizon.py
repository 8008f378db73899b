"""What a walk can still lead to, in words."""

import re
from collections.abc import Iterable, Mapping

from guide.analysis.diagram import OUTCOME
from guide.analysis.horizon import Horizon
from guide.engine.interview import Interview
from guide.engine.wording import NOTHING, UNDECIDED
from guide.language.model import Flow, Outcome
from guide.sentences.wordings import ENGLISH, in_a_row, said, things
from guide.views.passage import Passage, body, heading, point
from guide.views.words.progress import counts
from guide.views.words.sources import say

LISTED = 3
"""Names that are told in a row; of more the number is told."""

_PHRASE = "[ぁ-ん]{0,5}、 ?(?=.)"
"""What stands between a word and the rest of a title that goes without it, as in 〜で、"""

_PAIR = 2
"""Of two people say どちら, of more どれ."""


def still_possible(interview: Interview, seen: Horizon) -> Passage:
    """Where the walk can still end."""
    wording = interview.flow.wording
    told = [heading(said(wording, "ここから先")), *_way(seen, wording)]
    outcomes = named(interview.flow, OUTCOME, seen.outcomes)
    if len(outcomes) == 1:
        sentence = "このあとどう答えても、結果は{outcome}です。"
        return (*told, body(said(wording, sentence, outcome=outcomes[0])))
    more = "このあとの答えしだいで、次の{count}のどれかになります。"
    sentence = "このあとの答えしだいで、次のどちらかになります。" if len(outcomes) == _PAIR else more
    return (*told, body(said(wording, sentence, count=things(wording, len(outcomes)))), *map(point, outcomes))


def _way(seen: Horizon, wording: str) -> Passage:
    """What is still to be answered and read, in a sentence."""
    (fewest, pages), told = seen.pages, counts(seen, wording)
    if not (seen.most or pages):
        return ()
    if not pages:
        return (body(said(wording, "あと{questions}問に答えると、結果が出ます。", **told)),)
    if not seen.most and fewest == pages:
        return (body(said(wording, "あと説明を{pages}ページ読むと、結果が出ます。", **told)),)
    read = "説明は{pages}ページです。" if fewest == pages else "説明は多くて{pages}ページです。"
    answered = said(wording, "質問はあと{questions}問です。", **told) if seen.most else ""
    return (body(in_a_row(wording, answered, said(wording, read, pages=pages))),)


def decided(flow: Flow, ends: Mapping[str, Iterable[str]], seen: Horizon) -> Passage:
    """What a question decides, a sentence for each thing that its `ends` tell.

    Where they are all that is still possible, it is which of them comes; where others stay possible whatever
    is answered, it is whether these can come.
    """
    told = ((aspect, tuple(some)) for aspect, some in ends.items())
    return tuple(point(_decides(flow, aspect, some, seen)) for aspect, some in told if some)


def _decides(flow: Flow, aspect: str, ends: tuple[str, ...], seen: Horizon) -> str:
    possible = {*seen.firsts.get(aspect, seen.outcomes)}
    every = len(ends) > 1 and set(ends) == possible
    few = not every and len(ends) <= LISTED
    facts = {
        "names": said(flow.wording, "や").join(named(flow, aspect, ends)),
        "count": things(flow.wording, len(possible)),
    }
    if aspect == OUTCOME:
        which = "{count}の結果のうち、どれになるかに関わります。"
        which = "二つの結果のうち、どちらになるかに関わります。" if len(possible) == _PAIR else which
        return said(flow.wording, "結果が{names}になるかに関わります。" if few else which, **facts)
    facts["catalogue"] = flow.city.catalogues[aspect].title
    which = "{count}の「{catalogue}」から、おすすめをしぼります。"
    which = "{count}の「{catalogue}」から、おすすめを選びます。" if every else which
    whether = "「{catalogue}」のおすすめが、{names}になるかに関わります。"
    return said(flow.wording, whether if few else which, **facts)


def named(flow: Flow, aspect: str, ends: Iterable[str]) -> list[str]:
    """The titles of outcomes, or the names of the entries of a catalogue, in quotes and in their order."""
    known = frozenset(ends)
    if aspect == OUTCOME:
        blank = Interview(flow)
        steps = (step for step in flow.steps.values() if isinstance(step, Outcome) and step.id in known)
        titles = (known_of(say(blank, step.title), flow.wording) for step in steps)
        return [said(flow.wording, "「{words}」", words=title) for title in titles]
    entries = flow.city.catalogues[aspect].entries
    return [said(flow.wording, "「{words}」", words=one.name) for one in entries.values() if one.id in known]


def known_of(title: str, wording: str) -> str:
    """What is known of a title that tells something not known yet; a gap where that cannot be left out."""
    for unknown in (NOTHING, UNDECIDED):
        gap = re.escape(said(wording, unknown))
        title = re.sub(f"{gap}{_PHRASE}|(?<=.): {gap}$", "", title)
        title = re.sub(gap, "〜", title)
    return title


def first_of(flow: Flow, names: list[str]) -> str:
    """The names one after the other; of many the first, and how many more there are."""
    told = side_by_side(flow, names[:LISTED])
    if len(names) <= LISTED:
        return told
    return said(
        flow.wording, "{names}、ほか{count}", names=told, count=things(flow.wording, len(names) - LISTED)
    )


def side_by_side(flow: Flow, names: list[str]) -> str:
    """Names in quotes one after the other; English sets them apart."""
    return (", " if flow.wording == ENGLISH else "").join(names)
