"""What a walk can still lead to, in words."""

from collections.abc import Iterable, Mapping

from guide.analysis.diagram import OUTCOME
from guide.analysis.horizon import Horizon
from guide.engine.interview import Interview
from guide.language.model import Flow, Outcome
from guide.sentences.wordings import ENGLISH, said
from guide.views.passage import Line, Passage, body, heading, point
from guide.views.words.progress import questions_left
from guide.views.words.sources import say

LISTED = 6
"""Names that are told in a row; of more the number is told."""


def still_possible(interview: Interview, seen: Horizon) -> Passage:
    """Where the walk can still end."""
    wording = interview.flow.wording
    left = questions_left(seen, wording)
    told = [heading(said(wording, "ここから先"))]
    told += [body(said(wording, "{left}で、結果に着きます。", left=left))] if left else []
    outcomes = named(interview.flow, OUTCOME, seen.outcomes)
    if len(outcomes) == 1:
        return (*told, body(said(wording, "どう答えても、結果は{outcome}です。", outcome=outcomes[0])))
    count = said(wording, "着くことのある結果は{count}つです。", count=len(outcomes))
    return (*told, body(count), *map(point, outcomes))


def by_aspect(flow: Flow, ends: Mapping[str, Iterable[str]]) -> Passage:
    """Ends in words, one line for each thing that they tell; of a single one, whether it comes."""
    lines: list[Line] = []
    for aspect, some in ends.items():
        names = named(flow, aspect, some)
        if names:
            shelf = flow.city.catalogues.get(aspect)
            told = in_a_row(flow, names)
            if len(names) == 1:
                told = said(flow.wording, "{name}かどうか", name=told)
            facts = {"catalogue": shelf.title if shelf else "", "names": told}
            sentence = "{catalogue}の一番目：{names}" if shelf else "結果：{names}"
            lines.append(point(said(flow.wording, sentence, **facts)))
    return tuple(lines)


def named(flow: Flow, aspect: str, ends: Iterable[str]) -> list[str]:
    """The titles of outcomes, or the names of the entries of a catalogue, in quotes and in their order."""
    known = frozenset(ends)
    if aspect == OUTCOME:
        blank = Interview(flow)
        steps = (step for step in flow.steps.values() if isinstance(step, Outcome) and step.id in known)
        return [said(flow.wording, "「{words}」", words=say(blank, step.title)) for step in steps]
    entries = flow.city.catalogues[aspect].entries
    return [said(flow.wording, "「{words}」", words=one.name) for one in entries.values() if one.id in known]


def in_a_row(flow: Flow, names: list[str]) -> str:
    """The names one after the other; of many the first, and how many more there are."""
    told = (", " if flow.wording == ENGLISH else "").join(names[:LISTED])
    if len(names) <= LISTED:
        return told
    return said(flow.wording, "{names}、ほか{count}つ", names=told, count=len(names) - LISTED)
