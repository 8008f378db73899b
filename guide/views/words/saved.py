"""Saved interviews in words: what there is to go on with, what a newer edition made of one, and trouble.

Never enters: reading or writing files.
"""

import datetime as dt
from collections.abc import Iterator

from guide.engine.code import Restored, code_of
from guide.engine.interview import Interview
from guide.engine.wording import date_in_words
from guide.records.meeting import Meeting
from guide.records.saved import Saved
from guide.sentences.wordings import said
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.sources import called, edition, say

GO_ON = "続きから"
"""What an offer to go on is headed with."""

BEFORE = "前の答え"
"""What the ways back to earlier walks are headed with."""

ALL_SAVED = "保存した答え"
NO_SAVED = "保存した答えは、ありません。"
FROM_CODE = "紙の番号から続ける"
TYPE_CODE = "番号を打って、Enter を押してください。大文字でも小文字でもかまいません。"
TYPE_CODE_HERE = "紙の番号があるときは、そのまま打ってください。"
NO_CODES = "ここでは、番号を使えません。"
FROM_START = "はじめから"
SAVED_HELP = "この機械に保存した答えです。開くか、消すものを選んでください。"

OPEN_ONE, DELETE_ONE, DELETE_ALL = "続きから開く", "この答えを消す", "ここにある答えをすべて消す"
CONFIRM_DELETE = ("消しますか", "はい、消します", "いいえ、残します")
DELETE_WARNING = "消した答えは、元に戻せません。"
DELETED = "消しました。"

KEPT = "答えは保存してあります。次に開くと、続きから始められます。"
RESTART_KEPT = "今までの答えは保存したままにして、新しく始めます。"


def trouble(why: str) -> str:
    """That answers are not being saved, said while the walk goes on."""
    return f"{why}。このため答えを保存できません。案内はこのまま続けられます。"


def not_saved(why: str) -> str:
    """That answers will be lost, said before the end."""
    return f"{why}。このため答えを保存できていません。"


def farewell(interview: Interview, why: str) -> str:
    """What to know on the way out: that the answers are saved, or how to come back although they are not."""
    if not why and interview.trace.outcome:
        return "答えと結果を保存しました。kyodo を開くと、また見られます。"
    if not why:
        return "答えを保存しました。次に kyodo を開くと、続きから始められます。"
    code = code_of(interview)
    how = f"\n次の番号を書き留めると、続けられます。\n  kyodo resume {code}" if code else ""
    return f"{why}。このため答えを保存できませんでした。{how}"


# What there is


def named(saved: Saved) -> str:
    """The guide of a saved interview."""
    return f"{saved.city} ・ {saved.guide}"


def all_saved(others: int, wording: str = "", *, also: bool) -> str:
    """The way to all saved interviews; `also` where one is offered already."""
    count = said(wording, "ほかに{count}件" if also else "{count}件", count=others)
    return said(wording, ALL_SAVED) + said(wording, "（{words}）", words=count)


def stood(saved: Saved, wording: str = "") -> tuple[str, ...]:
    """When it was saved and where it stood."""
    first = said(wording, "、").join(one.name for one in saved.firsts)
    names = said(wording, "（{words}）", words=first) if first else ""
    results = said(wording, "結果は「{title}」{names}です。", title=saved.title, names=names)
    when = said(wording, "{when} に保存しました。", when=local(saved.changed, wording))
    by = said(wording, "職員が入れた答えです。") if saved.by_staff else ""
    on = said(wording, "「{title}」から続きます。", title=saved.title)
    return f"{when}{by}", results if saved.outcome else on


def local(moment: str, wording: str = "") -> str:
    """A time of a record on the clocks of this place."""
    here = dt.datetime.fromisoformat(moment).astimezone()
    return f"{date_in_words(here.date().isoformat(), wording)} {here.hour}:{here.minute:02}"


def lies_in(place: str) -> str:
    """Where the files of saved interviews lie."""
    return f"ファイルの場所: {place}"


def delete_question(saved: Saved) -> str:
    """What is about to be deleted."""
    return f"{named(saved)}（{local(saved.changed)}）の答えを消します。{DELETE_WARNING}"


# Coming back


def came_back(saved: Saved, meeting: Meeting) -> Passage:
    """What to know before going on with a saved interview; nothing where all is as it was."""
    return tuple(_came_back(saved, meeting)) if meeting.changed or saved.altered else ()


def _came_back(saved: Saved, meeting: Meeting) -> Iterator[Line]:
    flow, interview = meeting.interview.flow, meeting.interview
    yield title("保存した答えを開きました" if meeting.same_edition else "案内が新しくなっています")
    if saved.altered:
        yield body("このファイルは、保存した後に書きかえられています。答えを確かめてください。")
    if not meeting.same_edition:
        yield Line(Role.LABEL, edition(flow), "今の版")
        yield Line(Role.LABEL, f"{date_in_words(saved.edition[:10])}版（{saved.digest[:8]}）", "前の版")
    carried = len(interview.answers)
    if not meeting.gone and not meeting.refused:
        yield body("答えは、すべて引きつぎました。")
    elif not carried:
        yield body("引きつげる答えは、ありませんでした。")
    else:
        yield body(f"{carried}つの答えを引きつぎました。次の答えは引きつげません。")
    if meeting.gone:
        yield heading("今の案内にない質問")
        yield from (
            point(f"{one.question}：{one.answer}" if one.answer else one.question) for one in meeting.gone
        )
    if meeting.refused:
        yield heading("もう一度答える質問")
        for one, why in meeting.refused:
            yield point(f"{one.question}：{one.answer}")
            yield Line(Role.NOTE, why)
    yield from _result(saved, meeting)


def _result(saved: Saved, meeting: Meeting) -> Iterator[Line]:
    interview = meeting.interview
    trace = interview.trace
    if meeting.newly_asked:
        step = interview.flow.asking(meeting.newly_asked)
        yield heading("新しい質問")
        yield point(called(interview, step))
        yield body(f"前の結果は「{saved.title}」でした。新しい質問に答えると、今の結果が出ます。")
        return
    if trace.outcome is None:
        yield body(f"「{called(interview, interview.flow.asking(trace.here))}」から続きます。")
        return
    if not saved.outcome:
        return
    if meeting.same_result:
        yield body("結果は、前と同じです。")
        return
    yield heading("結果が変わりました")
    yield Line(Role.LABEL, _summary(saved.title, [one.name for one in saved.firsts]), "前")
    names = [
        interview.flow.entry(catalogue, ranked[0].entry).name
        for catalogue, ranked in trace.recommendations.items()
        if ranked
    ]
    yield Line(Role.LABEL, _summary(say(interview, trace.outcome.title), names), "今")
    yield from _why(meeting)


def _summary(outcome: str, names: list[str]) -> str:
    return f"{outcome}（{'、'.join(names)}）" if names else outcome


def _why(meeting: Meeting) -> Iterator[Line]:
    """Why the result is another: answers that are no more, or rules that are others."""
    interview = meeting.interview
    if meeting.gone or meeting.refused:
        yield body("引きつげない答えがあるためです。")
    else:
        yield body("答えは同じです。案内の決め方が変わったためです。")
    reasons = [
        words
        for ranked in interview.trace.recommendations.values()
        for one in ranked[:1]
        for reason in one.reasons
        if (words := say(interview, reason.text))
    ]
    if reasons:
        yield Line(Role.NOTE, "今の結果の理由")
        yield from map(point, reasons)


def from_code(restored: Restored) -> Passage:
    """What to know before going on with a code; nothing where all is as it was."""
    flow = restored.interview.flow
    lines: list[Line] = []
    if not restored.same_edition:
        lines += [
            body("この番号は、案内の前の版のものです。答えはすべて引きつぎました。"),
            body("決め方が変わっていると、結果も変わることがあります。"),
            Line(Role.LABEL, edition(flow), "今の版"),
        ]
    if restored.unwritten:
        questions = "、".join(
            f"「{called(restored.interview, flow.asking(step))}」" for step in restored.unwritten
        )
        lines += [body(f"文字で書いた答えは、番号に入っていません。{questions}は、もう一度書いてください。")]
    return (title("番号から答えを開きました"), *lines) if lines else ()


def other_guide(saved: Saved) -> str:
    """That the guide of a saved interview is not here."""
    return f"この答えの案内（{named(saved)}）が、この機械にありません。"
