"""Records as the rows of the tables, and back.

Never enters: when and where rows are written or read.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec.structs import asdict
from sqlalchemy import Connection, Row, Table, select

from guide.engine.wording import date_in_words
from guide.japanese.numerals import search_key
from guide.records.record import Failing, First, Note, Record
from guide.records.schema import FAILING, FIRSTS, NOTES, RECORDS


def row_of(record: Record) -> dict[str, Any]:
    """The row of the table of records; `words` is everything that can be searched, as search keys."""
    words = (
        record.city,
        record.guide,
        record.title,
        record.day,
        date_in_words(record.day),
        record.code,
        record.code.replace("-", ""),
        *record.typed,
        *(first.name for first in record.firsts),
        *(note.text for note in record.notes),
    )
    return {
        "id": record.id,
        "flow": record.flow,
        "guide": record.guide,
        "city": record.city,
        "edition": record.edition,
        "digest": record.digest,
        "answers": _json(record.answers),
        "kept": _json(record.kept),
        "outcome": record.outcome,
        "title": record.title,
        "typed": _json(list(record.typed)),
        "words": "\n".join(map(search_key, words)),
        "by_staff": record.by_staff,
        "begun": record.begun,
        "changed": record.changed,
        "day": record.day,
        "revision": record.revision,
        "code": record.code,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def parts_of(record: Record) -> dict[Table, list[dict[str, Any]]]:
    """The rows of the other tables that belong to a record, each with its place among them."""
    parts = {FIRSTS: record.firsts, FAILING: record.failing, NOTES: record.notes}
    return {
        table: [{"record": record.id, "place": place, **asdict(one)} for place, one in enumerate(ones)]
        for table, ones in parts.items()
    }


def read(connection: Connection, ids: Sequence[str]) -> Iterator[Record]:
    """The records with these ids, as far as there are any, in no order."""
    belonging: dict[tuple[str, type], list[Any]] = {}
    for table, kind in ((FIRSTS, First), (FAILING, Failing), (NOTES, Note)):
        names = [table.c[name] for name in kind.__struct_fields__]
        query = select(table.c.record, *names).where(table.c.record.in_(ids)).order_by(table.c.place)
        for one, *values in connection.execute(query):
            belonging.setdefault((one, kind), []).append(kind(*values))
    for row in connection.execute(select(RECORDS).where(RECORDS.c.id.in_(ids))):
        firsts, failing, notes = (belonging.get((row.id, kind), []) for kind in (First, Failing, Note))
        yield _record(row, firsts, failing, notes)


def _record(row: Row[Any], firsts: list[First], failing: list[Failing], notes: list[Note]) -> Record:
    return Record(
        id=row.id,
        flow=row.flow,
        guide=row.guide,
        city=row.city,
        edition=row.edition,
        digest=row.digest,
        answers=json.loads(row.answers),
        kept=json.loads(row.kept),
        outcome=row.outcome,
        title=row.title,
        firsts=tuple(firsts),
        failing=tuple(failing),
        typed=tuple(json.loads(row.typed)),
        notes=tuple(notes),
        by_staff=row.by_staff,
        begun=row.begun,
        changed=row.changed,
        day=row.day,
        revision=row.revision,
        code=row.code,
    )
