"""Saving, opening, finding and deleting records, the same on every engine.

Nothing is overwritten silently: a record is saved only over the revision that was read, and whoever opens one
that somebody else has open is told who and since when.

Never enters: SQL that only one engine knows, words for people.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, Engine, Table, delete, func, insert, or_, select, update
from sqlalchemy.exc import SQLAlchemyError

from guide.records.counting import Counts, counted
from guide.records.database import forget
from guide.records.record import Holder, Record
from guide.records.rows import parts_of, read, row_of
from guide.records.schema import FAILING, FIRSTS, NOTES, RECORDS
from guide.records.wanted import Wanted, conditions

ID_LENGTH = 10
"""Characters of a record's id: enough that no two of a city's are alike, few enough to be read aloud."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's, in which no two look alike
_PIECE = 500  # rows a statement names at most


class Changed(Struct, frozen=True):
    """A record was not saved: since it was read it was saved by somebody else, or deleted (no `now`)."""

    now: Record | None


def new_id() -> str:
    """An id that nobody has guessed."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(ID_LENGTH))


class Store:
    """The records in one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # Writing

    def add(self, records: Sequence[Record]) -> None:
        """Save new records in one transaction, such as those brought from elsewhere."""
        saved = [replace(record, revision=1) for record in records]
        rows: dict[Table, list[dict[str, Any]]] = {RECORDS: [row_of(record) for record in saved]}
        for record in saved:
            for table, belonging in parts_of(record).items():
                rows.setdefault(table, []).extend(belonging)
        with self._engine.begin() as connection:
            for table, new in rows.items():
                if new:
                    connection.execute(insert(table), new)

    def save(self, record: Record) -> Record | Changed:
        """Save a record over the revision it has; the record with its new one, or what is there instead.

        A note that is not in it any more is then gone, as after `delete`.
        """
        saved = replace(record, revision=record.revision + 1)
        gone: set[str] = set()
        with self._engine.begin() as connection:
            if record.revision == 0:
                connection.execute(insert(RECORDS), [row_of(saved)])
            else:
                over = (RECORDS.c.id == record.id) & (RECORDS.c.revision == record.revision)
                if connection.execute(update(RECORDS).where(over).values(row_of(saved))).rowcount != 1:
                    return Changed(next(read(connection, [record.id]), None))
                noted = connection.execute(select(NOTES.c.text).where(NOTES.c.record == record.id))
                gone = set(noted.scalars()) - {note.text for note in record.notes}
                for table in (FIRSTS, FAILING, NOTES):
                    connection.execute(delete(table).where(table.c.record == record.id))
            for table, rows in parts_of(saved).items():
                if rows:
                    connection.execute(insert(table), rows)
        if gone:
            with suppress(SQLAlchemyError):  # it is saved, and must not be told to be not
                forget(self._engine, all_of_it=False)
        return saved

    def open(self, record_id: str, by: str, now: str, stale: str) -> tuple[Record, Holder | None] | None:
        """A record to work on, and who else has it open; None if there is none.

        Args:
            record_id: its id.
            by: who opens it. It is theirs from now on, unless somebody else has it.
            now: the time (UTC).
            stale: what was opened before this time (UTC) counts as left.
        """
        with self._engine.begin() as connection:
            free = or_(RECORDS.c.held_by.in_(["", by]), RECORDS.c.held_since < stale)
            take = update(RECORDS).where(RECORDS.c.id == record_id, free)
            taken = connection.execute(take.values(held_by=by, held_since=now)).rowcount
            record = next(read(connection, [record_id]), None)
            if record is None:
                return None
            if taken:
                return record, None
            held = connection.execute(
                select(RECORDS.c.held_by, RECORDS.c.held_since).where(RECORDS.c.id == record_id)
            ).one()
            return record, Holder(held.held_by, held.held_since)

    def close(self, record_id: str, by: str) -> None:
        """Nobody has it open any more, if it was `by` who had."""
        with self._engine.begin() as connection:
            mine = (RECORDS.c.id == record_id) & (RECORDS.c.held_by == by)
            connection.execute(update(RECORDS).where(mine).values(held_by="", held_since=""))

    def delete(self, ids: Iterable[str]) -> int:
        """Delete records for good; how many there were."""
        gone = 0
        with self._engine.begin() as connection:
            for piece in _pieces(list(ids)):
                gone += connection.execute(delete(RECORDS).where(RECORDS.c.id.in_(piece))).rowcount
        if gone:
            forget(self._engine)
        return gone

    # Reading

    def named(self, start: str) -> list[str]:
        """The ids that begin so, at most two: enough to know whether one was meant."""
        query = select(RECORDS.c.id).where(RECORDS.c.id.startswith(start.lower(), autoescape=True)).limit(2)
        with self._reading() as connection:
            return list(connection.execute(query).scalars())

    def get(self, record_id: str) -> Record | None:
        """One record."""
        with self._reading() as connection:
            return next(read(connection, [record_id]), None)

    def ids(self, wanted: Wanted, most: int | None = None) -> list[str]:
        """The ids of the records that are wanted, newest first."""
        query = select(RECORDS.c.id).where(*conditions(wanted)).order_by(RECORDS.c.begun.desc(), RECORDS.c.id)
        with self._reading() as connection:
            return list(connection.execute(query if most is None else query.limit(most)).scalars())

    def count(self, wanted: Wanted) -> int:
        """How many records are wanted."""
        with self._reading() as connection:
            return connection.execute(
                select(func.count()).select_from(RECORDS).where(*conditions(wanted))
            ).scalar_one()

    def counts(self, wanted: Wanted, least: int = 0) -> Counts:
        """What the records that are wanted add up to; groups of fewer than `least` are not told."""
        return counted(self._engine, wanted, least)

    def find(self, wanted: Wanted, most: int | None = None) -> Iterator[Record]:
        """The records that are wanted, newest first, read piece by piece."""
        for piece in _pieces(self.ids(wanted, most)):
            with self._reading() as connection:
                by_id = {record.id: record for record in read(connection, piece)}
            # One may have been deleted meanwhile.
            yield from (by_id[one] for one in piece if one in by_id)

    def _reading(self) -> Connection:
        return self._engine.connect().execution_options(reads=True)


def _pieces(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + _PIECE] for start in range(0, len(ids), _PIECE))
