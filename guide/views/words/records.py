"""Records in words: the list, one record, what they add up to."""

from collections.abc import Iterable, Iterator

from guide.engine.interview import Interview
from guide.engine.wording import date_in_words
from guide.language.model import MARK_WORDS
from guide.records.counting import Count, Counts
from guide.records.record import Record
from guide.views.passage import Line, Passage, Role, body, heading, point, title
from guide.views.words.sources import edition

NONE = "記録はありません。"
NO_SUCH = "その番号の記録はありません。kyodo records list で番号を見られます。"
SEVERAL = "その番号で始まる記録がいくつかあります。もう少し長く打ってください。"
FEW = "少数"
"""What stands in place of a number that is too small to be told."""

MOST_NAMED = 5
"""How many of the records that are about to be deleted are named, and how many notes of each."""

_NOTE_BEGUN = 30
_ON_THE_WAY = "途中"
_BY_STAFF = "職員が入力"


def listing(records: Iterable[Record], total: int) -> Passage:
    """The list of records, newest first; `total` is how many there are, told or not."""
    told = list(records)
    if not told:
        return (body(NONE),)
    left = f"（新しい順に{len(told)}件を出しました）" if len(told) < total else ""
    rows = (line for record in told for line in _row(record))
    return (title("記録"), body(f"{total}件あります{left}。"), *rows)


def _row(record: Record) -> Iterator[Line]:
    yield Line(Role.ENTRY, f"{_state(record)}{record.title}", record.id)
    yield Line(Role.NOTE, f"{record.day} {record.city} {record.guide}{_staff(record)}")
    for first in record.firsts:
        yield point(f"{first.shelf}：{first.name}")
    for note in record.notes:
        yield point(f"メモ：{note.text}")


def _state(record: Record) -> str:
    return "" if record.outcome else f"（{_ON_THE_WAY}）"


def _staff(record: Record) -> str:
    return f"（{_BY_STAFF}）" if record.by_staff else ""


def one(record: Record, answers: Iterable[tuple[str, str]]) -> Passage:
    """One record in full; `answers` are questions and answers in words."""
    lines: list[Line] = [title(f"{_state(record)}{record.title}")]
    lines.append(Line(Role.NOTE, f"記録の番号 {record.id}、{record.day}{_staff(record)}"))
    if record.code:
        lines.append(Line(Role.NOTE, f"続きの番号 {record.code}"))
    lines.append(Line(Role.NOTE, f"{record.city} {record.guide}（版 {record.edition}）"))
    if record.firsts:
        lines.append(heading("勧めたもの"))
        lines += [Line(Role.LABEL, first.name, first.shelf) for first in record.firsts]
    if record.failing:
        lines.append(heading("「はい」でなかった項目"))
        lines += [point(f"{item.text}：{MARK_WORDS[item.mark]}") for item in record.failing]
    told = list(answers)
    if told:
        lines.append(heading("答え"))
        lines += [point(f"{question}：{answer}") for question, answer in told]
    if record.notes:
        lines.append(heading("職員のメモ"))
        lines += [point(note.text) for note in record.notes]
    return tuple(lines)


def met(record: Record, now: Interview) -> tuple[str, ...]:
    """What to know of a sheet that a newer edition made of a record; nothing where all is as it was."""
    flow, outcome = now.flow, now.trace.outcome
    if record.digest == flow.digest:
        return ()
    then = f"{date_in_words(record.edition[:10])}版（{record.digest[:8]}）"
    told = f"この記録は {then} の案内のものです。紙は、今の版（{edition(flow)}）で作りました。"
    firsts = {first.catalogue: first.entry for first in record.firsts}
    recommended = {name: ranked[0].entry for name, ranked in now.trace.recommendations.items() if ranked}
    if (record.outcome, firsts) == (outcome.id if outcome else "", recommended):
        return (told, "結果は、記録したときと同じです。")
    return (told, f"記録したときの結果は「{record.title}」でした。今の版では、結果が変わります。")


def counts(found: Counts) -> Iterator[tuple[str, tuple[tuple[str, int | None], ...]]]:
    """The tables of counts: a heading, then names with numbers (None for one too small to be told)."""
    yield "結果", _table(found.outcomes)
    for shelf, entries in found.firsts:
        yield f"{shelf}（一番目に勧めたもの）", _table(entries)
    yield "「はい」でなかった項目", _table(found.failing)
    yield "月", _table(found.months)


def _table(rows: Iterable[Count]) -> tuple[tuple[str, int | None], ...]:
    return tuple((row.name, row.records) for row in rows)


def totals(found: Counts) -> str:
    """How many records there are."""
    if found.records is None:
        return "記録は少数です。"
    finished = FEW if found.finished is None else f"{found.finished}件"
    return f"記録は{found.records}件で、そのうち{finished}が結果まで進みました。"


def sure_to_delete(named: Iterable[Record], number: int) -> Passage:
    """The question before so many records are deleted, with those of them that are named."""
    lines: list[Line] = []
    for record in named:
        lines.append(Line(Role.ENTRY, f"{_state(record)}{record.title}", record.id))
        lines.append(Line(Role.NOTE, f"{record.day} {record.city} {record.guide}{_staff(record)}"))
        lines += [point(_begun(note.text)) for note in record.notes[:MOST_NAMED]]
    if number > MOST_NAMED:
        lines.append(Line(Role.NOTE, f"ほかに{number - MOST_NAMED}件あります。"))
    return (*lines, body(f"{number}件の記録を消します。元には戻せません。消しますか。（はい / いいえ）"))


def _begun(note: str) -> str:
    """A note, or as much of it as tells which it is."""
    return f"メモ：{note}" if len(note) <= _NOTE_BEGUN else f"メモの始め：{note[:_NOTE_BEGUN]}"


def deleted(number: int) -> str:
    """What was done."""
    return f"{number}件の記録を消しました。"


NOTHING_DELETED = "何も消していません。"
SAY_YES = "確かめる人がいないため、消していません。消してよければ --yes を付けてください。"
ID_OR_AGE = "消す記録の番号か、--older-than を書いてください。"
NO_AGE = "--older-than には、3y（3年）、6m（6か月）、90d（90日）のように書きます。"
NO_FORMAT = "--format には、csv か json を書きます。ファイルの名前を .csv か .json で終えても決まります。"


def no_day(name: str) -> str:
    """A day that cannot be read."""
    return f"{name} には、2026-04-01 や 令和8年4月1日 のように日付を書きます。"


def no_number(name: str) -> str:
    """A number that cannot be read."""
    return f"{name} には、10 のように数を書きます。"


def not_opened(problem: str) -> str:
    """The database cannot be used."""
    return f"記録を開けませんでした。記録を置く場所を確かめてください（システムの知らせ: {problem}）。"
