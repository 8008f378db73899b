"""A counter of the tests' own: its records in a file, its clock at rest."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from guide.records.database import opened
from guide.records.desk import Desk
from guide.records.record import Record
from guide.records.store import Store
from guide.records.wanted import Wanted
from guide.views.recorded import Recorded
from guide.views.saves import Load

NOW = dt.datetime(2026, 11, 26, 10, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def address(folder: Path) -> str:
    return f"sqlite:///{folder / 'records.db'}"


@contextmanager
def counter(folder: Path, load: Load, by: str = "窓口1") -> Iterator[Recorded]:
    recorded = Recorded(load, lambda: Desk(lambda: address(folder), by, lambda: NOW))
    try:
        yield recorded
    finally:
        recorded.close(None)


def records(folder: Path) -> list[Record]:
    """What is in the database, newest first."""
    with opened(address(folder)) as engine:
        return list(Store(engine).find(Wanted()))
