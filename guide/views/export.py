"""Records as CSV and JSON, for spreadsheets and programs.

A spreadsheet takes a cell that begins with certain signs for a formula and runs it; such a cell gets an
apostrophe before it, which spreadsheets do not show (OWASP, "CSV Injection").

Never enters: words for people, where it is written to.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import asdict

from guide.records.record import Record

_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

COLUMNS = (
    "id",
    "day",
    "begun",
    "changed",
    "by_staff",
    "city",
    "flow",
    "edition",
    "outcome",
    "title",
    "firsts",
    "failing",
    "typed",
    "notes",
    "answers",
)


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def as_csv(records: Iterable[Record]) -> Iterator[str]:
    """Lines of CSV with a heading, as RFC 4180 has them; lists stand in one cell, a line each."""
    yield line(COLUMNS)
    for record in records:
        firsts = "\n".join(f"{first.shelf}：{first.name}" for first in record.firsts)
        failing = "\n".join(f"{one.mark}：{one.text}" for one in record.failing)
        notes = "\n".join(note.text for note in record.notes)
        yield line(
            (
                record.id,
                record.day,
                record.begun,
                record.changed,
                "1" if record.by_staff else "0",
                record.city,
                record.flow,
                record.edition,
                record.outcome,
                record.title,
                firsts,
                failing,
                "\n".join(record.typed),
                notes,
                json.dumps(record.answers, ensure_ascii=False),
            )
        )


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
