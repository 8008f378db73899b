"""Saved interviews in words: what there is to go on with, what a newer edition made of one, and trouble.

Never enters: reading or writing files.
"""

import datetime as dt
from collections.abc import Iterator

from guide.engine.code import Restored, code_of
from guide.engine.interview import Interview
from guide.engine.wording import date_in_words
from guide.records.meeting import Meeting
from guide.records.saved import Saved, Told
from guide.records.saver import Aside
from guide.sentences.wordings import in_a_row, said, things
from guide.trouble import FAULT, SYSTEM
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.sources import called, edition, say

GO_ON = "続きから"
"""What an offer to go on begins with."""

BEFORE = "前に来た方"
"""What the ways back to earlier walks are headed with."""

WAYS = "abc"
"""The keys of those ways, so that the numbers of the guides are the same whatever is saved."""

ALL_SAVED = "保存した答え"
NO_SAVED = "保存した答えは、ありません。"
FROM_CODE = "続きの番号を入れる"
TYPE_CODE = ("続きの番号を打って、Enter を押してください。", "小文字でもかまいません。")
TYPE_CODE_HERE = "続きの番号を、ここにそのまま打ってもかまいません。"
NO_CODES = "ここでは、番号を使えません。"
FROM_START = "はじめから"
SAVED_HELP = "この機械に保存した答えです。開くか、消すものを選んでください。"

OPEN_ONE, DELETE_ONE, DELETE_ALL = "続きから開く", "この答えを消す", "ここにある答えをすべて消す"
CONFIRM_DELETE = ("消しますか", "はい、消します", "いいえ、残します")
DELETE_WARNING = "消した答えは、元に戻せません。"
DELETED = "消しました。"

NOT_KEPT = "終わると、今までの答えは残りません。"
KEPT = "答えは保存してあります。次に開くと、続きから始められます。"
RESTART_KEPT = "今までの答えは残ります。"


def trouble(why: str, wording: str = "") -> str:
    """That answers are not being saved, said while the walk goes on."""
    told = said(wording, "答えを保存できません（{why}）。", why=_because(why, wording))
    return in_a_row(wording, told, "案内はこのまま続けられます。")


def not_saved(why: str, wording: str = "") -> str:
    """That answers will be lost, said before the end."""
    return said(wording, "答えを保存できていません（{why}）。", why=_because(why, wording))


def not_deleted(why: str, wording: str = "") -> str:
    """That a saved interview is still there although it was to be deleted."""
    return said(wording, "消せませんでした（{why}）。", why=_because(why, wording))


def _because(why: str, wording: str) -> str:
    """The reason that was given, in the wording."""
    for known in (SYSTEM, FAULT):
        if why.startswith(known):
            return said(wording, known) + why.removeprefix(known)
    return said(wording, why)


def unreadable(one: Aside, wording: str = "") -> str:
    """That a file cannot be read, and where it is now."""
    told = said(wording, "{name} は、{why}", name=one.name, why=said(wording, one.why.sentence))
    if one.folder:
        return in_a_row(wording, told, said(wording, "消さずに、{folder} に移しました。", folder=one.folder))
    return in_a_row(wording, told, "ファイルは、そのまま残してあります。")


def to_write_down(interview: Interview) -> str:
    """The code with which anyone can go on from here, on any machine; "" before the first answer."""
    code = code_of(interview) if interview.trace.visits else None
    sentence = "続きの番号 {code} を紙に書いておくと、別の機械でも続けられます。"
    return said(interview.flow.wording, sentence, code=code) if code else ""


def farewell(interview: Interview, why: str) -> str:
    """What to know on the way out: that the answers are saved, or how to come back although they are not."""
    wording = interview.flow.wording
    if not why:
        done = interview.trace.outcome is not None
        what = "答えと結果を保存しました。kyodo を開くと、また見られます。"
        told = said(
            wording, what if done else "答えを保存しました。次に kyodo を開くと、続きから始められます。"
        )
        return "\n".join(filter(None, (told, to_write_down(interview))))
    told = said(wording, "答えを保存できませんでした（{why}）。", why=_because(why, wording))
    code = code_of(interview)
    how = said(wording, "続きの番号を書き留めると、また続けられます。")
    return f"{told}\n{how}\n  kyodo resume {code}" if code else told


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


def lies_in(place: str, wording: str = "") -> str:
    """Where the files of saved interviews lie."""
    return said(wording, "ファイルの場所: {place}", place=place)


def delete_question(saved: Saved, wording: str = "") -> str:
    """What is about to be deleted."""
    facts = {"name": named(saved), "when": local(saved.changed, wording)}
    return in_a_row(wording, said(wording, "{name}（{when}）の答えを消します。", **facts), DELETE_WARNING)


# Coming back


def came_back(saved: Saved, meeting: Meeting) -> Passage:
    """What to know before going on with a saved interview; nothing where all is as it was."""
    return tuple(_came_back(saved, meeting)) if meeting.changed or saved.altered else ()


def _came_back(saved: Saved, meeting: Meeting) -> Iterator[Line]:
    flow = meeting.interview.flow
    wording = flow.wording
    yield title(
        said(wording, "保存した答えを開きました" if meeting.same_edition else "案内が新しくなっています")
    )
    if saved.altered:
        altered = "このファイルは、保存した後に書きかえられています。"
        yield body(in_a_row(wording, altered, "答えを確かめてください。"))
    if not meeting.same_edition:
        yield Line(Role.LABEL, edition(flow), said(wording, "今の版"))
        facts = {"date": date_in_words(saved.edition[:10], wording), "digest": saved.digest[:8]}
        yield Line(Role.LABEL, said(wording, "{date}版（{digest}）", **facts), said(wording, "前の版"))
    yield body(_carried(meeting))
    if meeting.gone:
        yield heading(said(wording, "今の案内にない質問"))
        yield from (point(_answered(one, wording)) for one in meeting.gone)
    if meeting.refused:
        yield heading(said(wording, "もう一度答える質問"))
        for one, why in meeting.refused:
            yield point(_answered(one, wording))
            yield Line(Role.NOTE, why)
    yield from _result(saved, meeting)


def _carried(meeting: Meeting) -> str:
    """How many of the answers could be gone on with."""
    wording, carried = meeting.interview.flow.wording, len(meeting.interview.answers)
    if not meeting.gone and not meeting.refused:
        return said(wording, "答えは、すべて引きつぎました。")
    if not carried:
        return said(wording, "引きつげる答えは、ありませんでした。")
    told = said(wording, "{count}の答えを引きつぎました。", count=things(wording, carried))
    return in_a_row(wording, told, "次の答えは引きつげません。")


def _answered(one: Told, wording: str) -> str:
    """A question and its answer in the words that were on the screen."""
    facts = {"question": one.question, "answer": one.answer}
    return said(wording, "{question}：{answer}", **facts) if one.answer else one.question


def _result(saved: Saved, meeting: Meeting) -> Iterator[Line]:
    interview = meeting.interview
    trace, wording = interview.trace, interview.flow.wording
    if meeting.newly_asked:
        step = interview.flow.asking(meeting.newly_asked)
        yield heading(said(wording, "新しい質問"))
        yield point(called(interview, step))
        before = said(wording, "前の結果は「{title}」でした。", title=saved.title)
        yield body(in_a_row(wording, before, "新しい質問に答えると、今の結果が出ます。"))
        return
    if trace.outcome is None:
        here = called(interview, interview.flow.asking(trace.here))
        yield body(said(wording, "「{title}」から続きます。", title=here))
        return
    if not saved.outcome:
        return
    if meeting.same_result:
        yield body(said(wording, "結果は、前と同じです。"))
        return
    yield heading(said(wording, "結果が変わりました"))
    before = _summary(saved.title, [one.name for one in saved.firsts], wording)
    yield Line(Role.LABEL, before, said(wording, "前"))
    names = [
        interview.flow.entry(catalogue, ranked[0].entry).name
        for catalogue, ranked in trace.recommendations.items()
        if ranked
    ]
    now = _summary(say(interview, trace.outcome.title), names, wording)
    yield Line(Role.LABEL, now, said(wording, "今"))
    yield from _why(meeting)


def _summary(outcome: str, names: list[str], wording: str) -> str:
    words = said(wording, "、").join(names)
    return outcome + said(wording, "（{words}）", words=words) if names else outcome


def _why(meeting: Meeting) -> Iterator[Line]:
    """Why the result is another: answers that are no more, or rules that are others."""
    interview = meeting.interview
    wording = interview.flow.wording
    if meeting.gone or meeting.refused:
        yield body(said(wording, "引きつげない答えがあるためです。"))
    else:
        yield body(in_a_row(wording, "答えは同じです。", "案内の決め方が変わったためです。"))
    reasons = [
        words
        for ranked in interview.trace.recommendations.values()
        for one in ranked[:1]
        for reason in one.reasons
        if (words := say(interview, reason.text))
    ]
    if reasons:
        yield Line(Role.NOTE, said(wording, "今の結果の理由"))
        yield from map(point, reasons)


def from_code(restored: Restored) -> Passage:
    """What to know before going on with a code; nothing where all is as it was."""
    flow = restored.interview.flow
    wording = flow.wording
    lines: list[Line] = []
    if not restored.same_edition:
        older = "この番号は、案内の前の版のものです。"
        lines += [
            body(in_a_row(wording, older, "答えはすべて引きつぎました。")),
            body(said(wording, "決め方が変わっていると、結果も変わることがあります。")),
            Line(Role.LABEL, edition(flow), said(wording, "今の版")),
        ]
    if restored.unwritten:
        questions = said(wording, "、").join(
            said(wording, "「{words}」", words=called(restored.interview, flow.asking(step)))
            for step in restored.unwritten
        )
        again = said(wording, "{questions}は、もう一度書いてください。", questions=questions)
        lines += [body(in_a_row(wording, "文字で書いた答えは、番号に入っていません。", again))]
    return (title(said(wording, "番号から答えを開きました")), *lines) if lines else ()


def other_guide(saved: Saved, wording: str = "") -> str:
    """That the guide of a saved interview is not here."""
    return said(wording, "この答えの案内（{name}）が、この機械にありません。", name=named(saved))
