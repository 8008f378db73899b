"""What is found when a saved interview is computed again: as `verdict` does for a sheet.

The seal of the file says whether it is as it was saved; meeting the flow of today says whether its answers
still lead to the same result, and what an edition made of them.

Never enters: files, loading flows.
"""

from collections.abc import Iterable, Iterator

from guide.engine.wording import answer_in_words
from guide.records.meeting import Meeting
from guide.records.saved import Saved
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.sheet.verdict import (
    DIFFERENT,
    NOTHING,
    RESULT,
    Finding,
    Verdict,
    edition_in_words,
    pair,
)
from guide.views.words.saved import came_back, local, named
from guide.views.words.sources import say

_TITLES = {
    Finding.SAME: "この保存した答えは、保存したときのままです。今の案内とも合います。",
    Finding.CHANGED: "この保存した答えは、前の版で作られたものです。書きかえはありません。",
    Finding.ALTERED: "この保存した答えは、保存した後に書きかえられています。",
}


def saved_verdict(saved: Saved, meeting: Meeting, alike: Meeting | None = None, wording: str = "") -> Verdict:
    """Judge a saved interview by what its answers give now.

    Args:
        saved: the file.
        meeting: what the flow of today makes of it, as told.
        alike: the same in the wording in which it was saved, if that is another.
        wording: how the verdict is told.
    """
    finding = _finding(saved, meeting)
    then = edition_in_words(saved.edition[:10], saved.digest, wording)
    flow = meeting.interview.flow
    lines: list[Line] = [
        title(said(wording, _TITLES[finding])),
        Line(Role.LABEL, named(saved), said(wording, "案内")),
        Line(Role.LABEL, then, said(wording, "保存したときの版")),
        Line(Role.LABEL, edition_in_words(flow.date, flow.digest, wording), said(wording, "今の版")),
        Line(Role.LABEL, local(saved.changed, wording), said(wording, "保存した日")),
    ]
    if finding is Finding.ALTERED and meeting.same_edition:
        lines += _differences(saved, alike or meeting, wording)
    elif finding is not Finding.SAME:
        lines += _told(saved, meeting)
    return Verdict(finding, tuple(lines))


def worded_like(saved: Saved, meetings: Iterable[Meeting]) -> Meeting:
    """The meeting in whose words most of a file is: that of the wording in which it was saved."""
    return min(meetings, key=lambda one: len(list(_pairs(saved, one, ""))))


def _finding(saved: Saved, meeting: Meeting) -> Finding:
    if saved.altered:
        return Finding.ALTERED
    return Finding.SAME if meeting.same_edition and meeting.same_result else Finding.CHANGED


def _told(saved: Saved, meeting: Meeting) -> Passage:
    """What became of the answers, in the words in which it is told when they are gone on with."""
    editions = {said(meeting.interview.flow.wording, one) for one in ("今の版", "前の版")}
    return tuple(line for line in came_back(saved, meeting)[1:] if line.lead not in editions)


def _differences(saved: Saved, meeting: Meeting, wording: str) -> Iterator[Line]:
    """Where the words that were saved are not those that the answers give."""
    pairs = list(_pairs(saved, meeting, wording))
    yield heading(said(wording, DIFFERENT))
    for there, computed in pairs:
        yield point(there, said(wording, "ファイル: "))
        yield point(computed, said(wording, "計算した内容: "))
    if not pairs:
        yield body(said(wording, _ELSEWHERE))


_ELSEWHERE = "答えと結果の言葉は合っています。日時やメモなど、ほかのところが変わっています。"


def _pairs(saved: Saved, meeting: Meeting, wording: str) -> Iterator[tuple[str, str]]:
    interview, nothing = meeting.interview, said(wording, NOTHING)
    result = said(wording, RESULT)
    for told in saved.told:
        given = interview.answers.get(told.step)
        now = nothing if given is None else answer_in_words(interview.flow, told.step, given)
        if now != told.answer:
            yield pair(told.question, told.answer, wording), pair(told.question, now, wording)
    outcome = interview.trace.outcome
    if saved.outcome or outcome:
        now = say(interview, outcome.title) if outcome else said(wording, "（まだ結果は出ていません）")
        if now != saved.title:
            yield pair(result, saved.title, wording), pair(result, now, wording)
    firsts = {first.catalogue: first for first in saved.firsts}
    for catalogue, ranked in interview.trace.recommendations.items():
        name = interview.flow.entry(catalogue, ranked[0].entry).name if ranked else ""
        there = firsts[catalogue].name if catalogue in firsts else ""
        if name != there:
            shelf = interview.flow.city.catalogues[catalogue].title
            yield pair(shelf, there or nothing, wording), pair(shelf, name or nothing, wording)
