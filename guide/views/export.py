"""Records as CSV and JSON, for spreadsheets and programs.

A spreadsheet takes a cell that begins with certain signs for a formula and runs it; such a cell gets an
apostrophe before it, which spreadsheets do not show (OWASP, "CSV Injection").

Never enters: words for people, where it is written to.
"""

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict

from guide.language.model import MARK_WORDS, NO, YES
from guide.records.record import Record

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

COLUMNS = {
    "id": "記録の番号",
    "day": "日",
    "begun": "始めた時",
    "changed": "最後に変えた時",
    "by_staff": "職員が入力",
    "city": "市",
    "guide": "案内",
    "flow": "案内の名前",
    "edition": "版",
    "outcome": "結果の名前",
    "title": "結果（途中のときは質問）",
    "firsts": "勧めたもの",
    "failing": "「はい」でなかった項目",
    "typed": "文で書いた答え",
    "notes": "職員のメモ",
    "code": "続きの番号",
    "answers": "答え（JSON）",
}
"""What stands in a row, by the names that JSON has, with what a spreadsheet says above it."""


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(records: Iterable[Record]) -> Iterator[str]:
    """Lines of CSV with a heading, as RFC 4180 has them; lists stand in one cell, a line each."""
    yield line(COLUMNS.values())
    for record in records:
        cells = _cells(record)
        yield line(cells[name] for name in COLUMNS)


def _cells(record: Record) -> dict[str, str]:
    """The cells of one row, by the names of the columns."""
    return {
        "id": record.id,
        "day": record.day,
        "begun": _here(record.begun),
        "changed": _here(record.changed),
        "by_staff": MARK_WORDS[YES if record.by_staff else NO],
        "city": record.city,
        "guide": record.guide,
        "flow": record.flow,
        "edition": record.edition,
        "outcome": record.outcome,
        "title": record.title,
        "firsts": "\n".join(f"{first.shelf}：{first.name}" for first in record.firsts),
        "failing": "\n".join(f"{one.text}：{MARK_WORDS[one.mark]}" for one in record.failing),
        "typed": "\n".join(record.typed),
        "notes": "\n".join(note.text for note in record.notes),
        "code": record.code,
        "answers": json.dumps(record.answers, ensure_ascii=False),
    }


def _here(moment: str) -> str:
    """A time on the clocks of this place, as spreadsheets know times."""
    return f"{dt.datetime.fromisoformat(moment).astimezone():%Y-%m-%d %H:%M}"


def line(cells: Iterable[str]) -> str:
    """One line of CSV with its end, every cell defused."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(map(defused, cells))
    return written.getvalue()


def as_data(value: object) -> object:
    """A record or counts as JSON-ready data, the names of the fields as keys."""
    if isinstance(value, Struct):
        return {name: as_data(one) for name, one in asdict(value).items()}
    if isinstance(value, tuple | list):
        return [as_data(one) for one in value]
    return value


def as_json(records: Iterable[Record]) -> Iterator[str]:
    """Pieces of one JSON list, written as the records come."""
    yield "["
    for number, record in enumerate(records):
        yield ("," if number else "") + "\n" + json.dumps(as_data(record), ensure_ascii=False)
    yield "\n]\n"
