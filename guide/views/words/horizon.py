"""What a walk can still lead to, in words."""

from collections.abc import Iterable, Mapping

from guide.analysis.diagram import OUTCOME
from guide.analysis.horizon import Horizon
from guide.engine.interview import Interview
from guide.engine.wording import NOTHING, UNDECIDED
from guide.language.model import Flow, Outcome
from guide.sentences.wordings import ENGLISH, said
from guide.views.passage import Line, Passage, body, heading, point
from guide.views.words.progress import counts
from guide.views.words.sources import say

_WHICH = "結果が、下の{count}つのどれになるか", "{catalogue}のいちばんのおすすめが、{names}のどれになるか"
_WHETHER = "{names}へ進めるかどうか", "{names}が、{catalogue}のいちばんのおすすめの候補に残るかどうか"
"""What a question decides: of outcomes, and of the entries of a catalogue."""

LISTED = 3
"""Names that are told in a row; of more the number is told."""


def still_possible(interview: Interview, seen: Horizon) -> Passage:
    """Where the walk can still end."""
    wording = interview.flow.wording
    told = [heading(said(wording, "ここから先")), *_way(seen, wording)]
    outcomes = named(interview.flow, OUTCOME, seen.outcomes)
    if len(outcomes) == 1:
        sentence = "このあとどう答えても、結果は{outcome}です。"
        return (*told, body(said(wording, sentence, outcome=outcomes[0])))
    sentence = "このあとの答えしだいで、次の{count}つのどれかになります。"
    return (*told, body(said(wording, sentence, count=len(outcomes))), *map(point, outcomes))


def _way(seen: Horizon, wording: str) -> Passage:
    """What is still to be answered and read, in a sentence."""
    questions, pages = seen.most, seen.pages[1]
    if not (questions or pages):
        return ()
    if not questions:
        sentence = "あと説明を{pages}ページ読むと、結果が出ます。"
    elif pages:
        sentence = "あと{questions}問に答えて、説明を{pages}ページ読むと、結果が出ます。"
    else:
        sentence = "あと{questions}問に答えると、結果が出ます。"
    return (body(said(wording, sentence, **counts(seen, wording))),)


def decided(flow: Flow, ends: Mapping[str, Iterable[str]], seen: Horizon) -> Passage:
    """What a question decides, one line for each thing that its `ends` tell.

    Where they are all that is still possible, it is which of them comes; where others stay possible whatever
    is answered, it is whether these can come.
    """
    lines: list[Line] = []
    for aspect, some in ends.items():
        known = tuple(some)
        names = named(flow, aspect, known)
        if names:
            shelf = flow.city.catalogues.get(aspect)
            all_of_them = len(known) > 1 and set(known) == {*seen.firsts.get(aspect, seen.outcomes)}
            sentence = (_WHICH if all_of_them else _WHETHER)[shelf is not None]
            facts = {
                "catalogue": shelf.title if shelf else "",
                "names": in_a_row(flow, names),
                "count": len(names),
            }
            lines.append(point(said(flow.wording, sentence, **facts)))
    return tuple(lines)


def named(flow: Flow, aspect: str, ends: Iterable[str]) -> list[str]:
    """The titles of outcomes, or the names of the entries of a catalogue, in quotes and in their order."""
    known = frozenset(ends)
    if aspect == OUTCOME:
        blank = Interview(flow)
        steps = (step for step in flow.steps.values() if isinstance(step, Outcome) and step.id in known)
        titles = (_open_ended(say(blank, step.title), flow.wording) for step in steps)
        return [said(flow.wording, "「{words}」", words=title) for title in titles]
    entries = flow.city.catalogues[aspect].entries
    return [said(flow.wording, "「{words}」", words=one.name) for one in entries.values() if one.id in known]


def _open_ended(title: str, wording: str) -> str:
    """A title that tells something which is not known yet, with a gap where it will stand."""
    for unknown in (NOTHING, UNDECIDED):
        title = title.replace(said(wording, unknown), "〜")
    return title


def in_a_row(flow: Flow, names: list[str]) -> str:
    """The names one after the other; of many the first, and how many more there are."""
    told = (", " if flow.wording == ENGLISH else "").join(names[:LISTED])
    if len(names) <= LISTED:
        return told
    return said(flow.wording, "{names}、ほか{count}つ", names=told, count=len(names) - LISTED)
