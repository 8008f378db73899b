"""A counter goes on, loses nothing and says so while its database is away, locked or slow."""

import datetime as dt
import shutil
import sqlite3
import time
from pathlib import Path

import pytest

from guide.records.desk import LATE, Desk
from guide.records.record import Record
from tests.records.walks import walked

NOW = dt.datetime(2026, 11, 26, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def away(place: Path) -> tuple[Desk, Path]:
    """A counter whose database cannot be used as long as a file stands where its folder should be."""
    folder = place / "data"
    folder.write_text("no folder")
    return Desk(lambda: f"sqlite:///{folder}/records.db", "窓口1", lambda: NOW), folder


def test_a_database_that_cannot_be_used_is_told_and_the_state_comes_with_the_next(tmp_path: Path) -> None:
    counter, folder = away(tmp_path)
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


def test_what_failed_of_one_group_is_written_with_the_next_of_another(tmp_path: Path) -> None:
    counter, folder = away(tmp_path)
    counter.save(counter.begin(walked(0)))
    assert not counter.settle()
    folder.unlink()
    counter.save(counter.begin(walked(1)))
    assert counter.settle()
    assert counter.trouble == ""
    assert counter.find("", 10)[1] == 2
    counter.close()


def test_what_failed_is_written_when_the_database_answers_again_and_at_the_end(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path}/data/records.db"
    for last_chance in (False, True):
        counter, folder = away(tmp_path)
        counter.save(counter.begin(walked(0)))
        assert not counter.settle()
        folder.unlink()
        if not last_chance:
            assert counter.unfinished() == 0  # this alone tells it that the database is there again
            assert counter.settle()
            assert counter.trouble == ""
        counter.close()
        other = Desk(lambda: address, "窓口2", lambda: NOW)
        assert other.find("", 10)[1] == 1
        other.close()
        shutil.rmtree(folder)


def test_a_result_that_could_not_be_written_is_written_when_they_go_back(tmp_path: Path) -> None:
    counter, folder = away(tmp_path)
    case = counter.begin(walked(0))
    counter.save(case)
    assert not counter.settle()
    assert counter.trouble
    folder.unlink()
    case.interview = walked(0).back()
    counter.save(case)
    assert counter.settle()
    ((record,), _) = counter.find("", 10)
    assert record.outcome
    counter.close()


def test_what_failed_is_tried_again_when_a_group_leaves(tmp_path: Path) -> None:
    counter, folder = away(tmp_path)
    counter.save(counter.begin(walked(0)))
    assert not counter.settle()
    folder.unlink()
    counter.leave(counter.begin(walked(1)))
    end = time.monotonic() + 30
    while counter.trouble and time.monotonic() < end:
        time.sleep(0.01)
    assert counter.trouble == ""
    assert counter.find("", 10)[1] == 1
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
