"""What counter staff see: what to read aloud, notes that are theirs alone, cases and records."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.engine.wording import date_in_words
from guide.japanese.numerals import search_key
from guide.language.model import Flow, Outcome
from guide.records.record import Holder, Note, Record, utc
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.saved import local
from guide.views.words.sources import called, edition, in_full, say

if TYPE_CHECKING:
    from guide.records.desk import Case


def beside(interview: Interview, step_id: str, seen: Sequence[Note] = ()) -> Passage:
    """What to read aloud at a step (the question itself, if the flow has no other words) and the notes seen.

    A note that was taken elsewhere is told with its place.
    """
    step = interview.flow.steps[step_id]
    lines: list[Line] = []
    if not isinstance(step, Outcome):
        # The words for reading aloud are Japanese; whoever reads a question in other words reads it as it is.
        other = "" if interview.flow.wording else say(interview, step.aloud)
        lines += [heading("読み上げる文"), body(other or in_full(interview, step))]
    if words := say(interview, step.staff):
        lines += [heading("職員へ（読み上げません）"), Line(Role.NOTE, words)]
    if [note.step for note in seen] == [step_id]:
        lines += [heading(f"メモ（{_use(seen[0])}）"), body(seen[0].text)]
    elif seen:
        lines.append(heading(ALL_NOTES))
        lines += [
            Line(Role.LABEL, f"{note.text}（{_use(note)}）", _place(interview, note.step)) for note in seen
        ]
    return tuple(lines)


def about(interview: Interview, note: Note) -> str:
    """Where a note was taken, and whether it is printed."""
    return f"{_place(interview, note.step)}（{_use(note)}）"


def _use(note: Note) -> str:
    return "紙にも印刷します" if note.printed else "窓口だけで使います"


def _place(interview: Interview, step_id: str) -> str:
    step = interview.flow.steps.get(step_id)
    if step is None:
        return "今の案内にない質問"
    return "結果" if isinstance(step, Outcome) else called(interview, step)


def strip(beside: Passage) -> str:
    """One line that tells what there is beside a step, where the room does not hold it."""
    names = "、".join(line.text.partition("（")[0] for line in beside if line.role is Role.HEADING)
    return f"{names} は、a で開きます（下にもあります）。"


# Notes

NOTHING_BESIDE = "ここには、読み上げる文もメモもありません。"
NOTE_TITLE = "メモ"
NOTE_HELP = "窓口のメモです。答えとは別に残ります。書いたら Enter を押してください。"
NOTE_IN_LINES = "そのまま Enter で戻ります。"
ALL_NOTES = "職員のメモ（読み上げません）"
NOTES_HELP = "変えるか、消すメモを選んでください。"
ANOTHER_NOTE = "新しいメモを書く"
DELETE_NOTE = ("このメモを消しますか", "はい、消します", "いいえ、残します")
DELETE_NOTE_WARNING = "消したメモは、記録にも残りません。"
NOTED = "メモを残しました。"
NOTE_GONE = "メモを消しました。"
NOT_YET_NOTED = "メモは、まだ記録に書けていません。このまま続けられます。"
WHERE_PRINTED = ("このメモを、紙にも印刷しますか", "窓口だけで使う", "紙にも印刷する")


def ways_with(note: Note) -> tuple[str, str, str]:
    """What can be done with a note: change it, print it or not, delete it."""
    return "書きかえる", WHERE_PRINTED[1 if note.printed else 2], "消す"


def noted_before(seen: Sequence[Note]) -> str:
    """That notes were taken, where they stand below all the rest; "" for none."""
    return f"職員のメモが{len(seen)}件あります（下にもあります。a で開き、n で変えます）。" if seen else ""


# Groups and records

NEXT_GROUP = "次の組を始めました。前の組の記録は残っています。"
NEXT_GROUP_LATER = "次の組を始めました。前の組の記録は、まだ書けていません。"
CASES, UNFINISHED, RECORDS = "開いている組", "途中の記録", "前の記録"
SEEK = "言葉でさがす"
OPEN_CODE = "この番号の答えを開く"
RECORDS_TITLE = "開いている組と記録"
RECORDS_HELP = "開くものを選んでください。"
SEEK_HELP = "日付、市、案内、結果、課、メモの言葉か、続きの番号を打って、Enter を押してください。"
RECORDS_IN_LINES = "開く番号を打ってください。そのまま Enter で戻ります。"
FOUND_NONE = "当てはまる記録はありません。"
STAGES_TITLE = "段階をえらぶ"
STAGES_HELP = "その段階の最初の質問を、もう一度開きます。ほかの答えは残ります。"
NO_STAGES = "まだ答えた質問がありません。"
NOT_YET_RECORDED = "答えとメモは、まだ記録に書いている途中です。"
RECORDED = "答えとメモは、記録に残ります。"
RESTART = "今までの答えは記録に残したまま、新しく始めます。"
BY_STAFF = "職員が入力"
ON_THE_WAY = "途中"


def trouble(why: str) -> str:
    """That records are not being written, said while the walk goes on."""
    return f"記録に書けません（システムの知らせ: {why}）。案内はこのまま続けられます。"


def not_recorded(why: str) -> str:
    """That records are not written, said before the end."""
    return f"記録に書けていません（システムの知らせ: {why}）。"


def not_searched(why: str) -> str:
    """That records cannot be looked for."""
    return f"記録を読めません（システムの知らせ: {why}）。開いている組だけを出しています。"


def parted(guide_title: str) -> str:
    """That somebody else saved the same record, and ours goes on apart."""
    told = f"「{guide_title}」の記録は、ほかの窓口でも保存されました。"
    return f"{told}こちらの分は、別の記録として残しました。"


def not_to_be_had(why: str) -> str:
    """A record that cannot be opened."""
    return trouble(why) if why else "この記録は、もうありません。"


def unfinished(number: int) -> str:
    """That groups left before their result."""
    return f"途中の記録が{number}件あります。o で開いて、続けられます。"


def group(record: Record, typed: str) -> str:
    """What a record is listed under: what was left early comes first, unless something was looked for."""
    return RECORDS if typed or record.outcome else UNFINISHED


def found(typed: str, total: int, shown: int) -> str:
    """What was searched for, how many records have it, and how many of them are shown."""
    if not total:
        return f"「{typed}」の入った記録はありません。"
    newest = f"新しい順に{shown}件だけ出しています。" if shown < total else ""
    return f"「{typed}」の入った記録が、{total}件あります。{newest}"


def matched(record: Record, typed: str) -> tuple[str, ...]:
    """Where the words that were looked for stand in a record, a sentence for each word."""
    places = (
        ("メモ", [note.text for note in record.notes]),
        ("文で書いた答え", record.typed),
        ("勧めたもの", [first.name for first in record.firsts]),
        ("結果" if record.outcome else "途中の質問", [record.title]),
        ("市の名前", [record.city]),
        ("案内の名前", [record.guide]),
        ("日付", [record.day, date_in_words(record.day)]),
        ("続きの番号", [record.code, record.code.replace("-", "")]),
    )
    told = []
    for word in typed.split():
        key = search_key(word)
        where = [name for name, texts in places if any(key in search_key(text) for text in texts)]
        if where:
            told.append(f"「{word}」は、{'と'.join(where)}にあります。")
    return tuple(told)


def at(interview: Interview) -> str:
    """Where a walk stands."""
    step = interview.flow.steps[interview.trace.here]
    return say(interview, step.title) if isinstance(step, Outcome) else called(interview, step)


def noted(notes: Iterable[Note]) -> tuple[str, ...]:
    """Notes, a line each."""
    return tuple(f"メモ: {note.text}" for note in notes)


def times(begun: str, changed: str) -> str:
    """When a group came and when it last said anything (UTC times); what both have is told once."""
    came, last = local(begun), local(changed)
    day, _, clock = last.rpartition(" ")
    until = clock if came.startswith(f"{day} ") else last
    return came if last == came else f"{came} から {until} まで"


def waiting(case: "Case") -> tuple[str, ...]:
    """Of a group that is open: its guide, when it came, how far it is, and what was noted."""
    flow, trace = case.interview.flow, case.interview.trace
    told = "結果" if trace.outcome else ON_THE_WAY
    when = times(utc(case.begun), utc(case.changed))
    return (f"{when}　{told}", f"{flow.city.name}　{flow.title}", *noted(case.notes))


def stood(record: Record) -> tuple[str, ...]:
    """When a record was begun and last changed, how far it came, its guide, and what was noted."""
    by = f"（{BY_STAFF}）" if record.by_staff else ""
    first = "、".join(one.name for one in record.firsts)
    reached = f"結果{f'（{first}）' if first else ''}"
    when = times(record.begun, record.changed)
    told = reached if record.outcome else ON_THE_WAY
    return (f"{when}　{told}", f"{record.city}　{record.guide}{by}", *noted(record.notes))


def opened(
    record: Record, flow: Flow, holder: Holder | None, refused: Iterable[tuple[str, Refusal]]
) -> Passage:
    """What to know before going on with a record; nothing where all is as it was."""
    lines: list[Line] = []
    if holder:
        lines += [
            title("ほかの窓口でも開いています"),
            body(f"「{holder.by}」が、{local(holder.since)} から開いています。"),
            body("続けると、こちらの分は別の記録になることがあります。前の記録は上書きしません。"),
        ]
    if record.digest != flow.digest:
        lines += [
            title("案内が新しくなっています"),
            Line(Role.LABEL, edition(flow), "今の版"),
            Line(Role.LABEL, record.edition, "記録したときの版"),
        ]
    told = list(refused)
    if told:
        lines.append(heading("引きつげない答え"))
        lines += [point(f"{_named(flow, step)}：{why.sentence}") for step, why in told]
    return tuple(lines)


def _named(flow: Flow, step: str) -> str:
    return called(Interview(flow), flow.asking(step)) if flow.asks(step) else step
