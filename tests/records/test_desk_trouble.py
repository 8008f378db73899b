"""A counter goes on, loses nothing and says so while its database is away, locked or slow."""

import datetime as dt
import sqlite3
import time
from pathlib import Path

import pytest

from guide.records.desk import LATE, Desk
from guide.records.record import Record
from tests.records.walks import walked

NOW = dt.datetime(2026, 11, 26, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def test_a_database_that_cannot_be_used_is_told_and_the_state_comes_with_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.write_text("no folder")
    counter = Desk(lambda: f"sqlite:///{folder}/records.db", "窓口1", lambda: NOW)
    case = counter.begin(walked(0))
    counter.save(case)
    assert not counter.settle()
    assert counter.trouble
    assert counter.find("", 10) == ([], 0)
    assert counter.open("x") is None
    folder.unlink()
    counter.note(case, "field", "続き", printed=False)
    assert counter.settle()
    assert counter.trouble == ""
    found, _ = counter.find("続き", 10)
    assert [type(one) for one in found] == [Record]
    counter.close()


def test_a_database_that_somebody_else_writes_to_holds_up_nobody(tmp_path: Path) -> None:
    counter = Desk(lambda: f"sqlite:///{tmp_path}/records.db", "窓口1", lambda: NOW)
    case = counter.begin(walked(0))
    counter.save(case)
    assert counter.settle()
    other = sqlite3.connect(tmp_path / "records.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    counter.note(case, "field", "雪かきの会", printed=False)
    began = time.monotonic()
    counter.leave(case)
    found, total = counter.find("", 10)
    assert time.monotonic() - began < 5  # seconds; it waits 30 for the other
    assert (total, [one.notes for one in found]) == (1, [()])
    other.execute("ROLLBACK")
    other.close()
    assert counter.settle(30)
    found, _ = counter.find("雪かき", 10)
    assert [one.id for one in found] == [case.record]
    counter.close()


def test_who_ends_while_the_database_does_not_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.records.desk.CLOSING", 0.1)
    counter = Desk(lambda: f"sqlite:///{tmp_path}/records.db", "窓口1", lambda: NOW)
    case = counter.begin(walked(0))
    counter.save(case)
    assert counter.settle(10)
    other = sqlite3.connect(tmp_path / "records.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    counter.note(case, "field", "雪かきの会", printed=False)
    counter.close()
    assert counter.trouble == LATE
    other.close()
    assert counter.settle(30)
