"""What is found when a saved interview is computed again: as `verdict` does for a sheet.

The seal of the file says whether it is as it was saved; meeting the flow of today says whether its answers
still lead to the same result, and what an edition made of them.

Never enters: files, loading flows.
"""

from collections.abc import Iterator

from guide.engine.wording import answer_in_words, date_in_words
from guide.records.meeting import Meeting
from guide.records.saved import Saved
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.sheet.verdict import Finding, Verdict
from guide.views.words.saved import came_back, local, named
from guide.views.words.sources import edition, say

_TITLES = {
    Finding.SAME: "この保存した答えは、保存したときのままです。今の案内とも合います。",
    Finding.CHANGED: "この保存した答えは、前の版で作られたものです。書きかえはありません。",
    Finding.ALTERED: "この保存した答えは、保存した後に書きかえられています。",
}


def saved_verdict(saved: Saved, meeting: Meeting) -> Verdict:
    """Judge a saved interview by what its answers give now."""
    finding = _finding(saved, meeting)
    lines: list[Line] = [
        title(_TITLES[finding]),
        Line(Role.LABEL, named(saved), "案内"),
        Line(Role.LABEL, f"{date_in_words(saved.edition[:10])}版（{saved.digest[:8]}）", "保存したときの版"),
        Line(Role.LABEL, edition(meeting.interview.flow), "今の版"),
        Line(Role.LABEL, local(saved.changed), "保存した日"),
    ]
    if finding is Finding.ALTERED and meeting.same_edition:
        lines += _differences(saved, meeting)
    elif finding is not Finding.SAME:
        lines += _told(saved, meeting)
    return Verdict(finding, tuple(lines))


def _finding(saved: Saved, meeting: Meeting) -> Finding:
    if saved.altered:
        return Finding.ALTERED
    return Finding.SAME if meeting.same_edition and meeting.same_result else Finding.CHANGED


def _told(saved: Saved, meeting: Meeting) -> Passage:
    """What became of the answers, in the words in which it is told when they are gone on with."""
    editions = {"今の版", "前の版"}
    return tuple(line for line in came_back(saved, meeting)[1:] if line.lead not in editions)


def _differences(saved: Saved, meeting: Meeting) -> Iterator[Line]:
    """Where the words that were saved are not those that the answers give."""
    pairs = list(_pairs(saved, meeting))
    yield heading("違うところ")
    for there, computed in pairs:
        yield point(there, "ファイル: ")
        yield point(computed, "計算した内容: ")
    if not pairs:
        yield body("答えと結果の言葉は合っています。日時やメモなど、ほかのところが変わっています。")


def _pairs(saved: Saved, meeting: Meeting) -> Iterator[tuple[str, str]]:
    interview = meeting.interview
    for told in saved.told:
        given = interview.answers.get(told.step)
        now = "（ありません）" if given is None else answer_in_words(interview.flow, told.step, given)
        if now != told.answer:
            yield f"{told.question}：{told.answer}", f"{told.question}：{now}"
    outcome = interview.trace.outcome
    if saved.outcome or outcome:
        now = say(interview, outcome.title) if outcome else "（まだ結果は出ていません）"
        if now != saved.title:
            yield f"結果：{saved.title}", f"結果：{now}"
    firsts = {first.catalogue: first for first in saved.firsts}
    for catalogue, ranked in interview.trace.recommendations.items():
        name = interview.flow.entry(catalogue, ranked[0].entry).name if ranked else ""
        there = firsts[catalogue].name if catalogue in firsts else ""
        if name != there:
            shelf = interview.flow.city.catalogues[catalogue].title
            yield f"{shelf}：{there or '（ありません）'}", f"{shelf}：{name or '（ありません）'}"
