"""A disk that refuses or hangs is told in words, holds nobody up, and gets everything when it gives in."""

import errno
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.records import files, saver
from guide.records.saved import Saved
from guide.records.saver import Saver
from tests.records.saving import a_saver, answers, at, stored


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no slow disk."""
    monkeypatch.setattr(saver, "PATIENCE", 30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "saves"


@pytest.fixture
def one(folder: Path) -> Iterator[Saver]:
    made = a_saver(folder)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "空き"), (errno.EROFS, "書きこめない"), (errno.EACCES, "権限")]
)
def test_a_disk_that_refuses_is_told_once_and_all_is_saved_when_it_gives_in(
    one: Saver, folder: Path, number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.open

    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, "no")

    monkeypatch.setattr(os, "open", refuse)
    one.save(at(lead="citizens"))
    assert said in one.fresh_trouble()
    assert one.fresh_trouble() == ""
    one.save(at(lead="citizens", ready={"people": "yes", "money": "no"}))
    assert said in one.trouble
    monkeypatch.setattr(os, "open", really)
    one.close()
    assert one.trouble == ""
    assert answers(folder) == [{"lead": "citizens", "ready": {"people": "yes", "money": "no"}}]


def test_where_states_before_take_the_room_they_are_put_together_first(
    one: Saver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really = files.put

    def put(folder: Path, name: str, number: int, content: bytes) -> Path:
        if len(list(folder.glob("*.part"))) > 1:
            raise OSError(errno.ENOSPC, "full")
        return really(folder, name, number, content)

    monkeypatch.setattr(files, "put", put)
    for marks in ({}, {"people": "yes"}, {"people": "no"}, {"people": "yes", "money": "no"}):
        one.save(at(lead="citizens").keep("ready", marks))
        assert one.trouble == ""
    assert dict(stored(folder)[0].saved.kept) == {"ready": {"people": "yes", "money": "no"}}


def test_a_folder_that_is_a_file_is_told_and_left_alone(one: Saver, folder: Path) -> None:
    folder.write_bytes(b"mine")
    one.save(at(lead="citizens"))
    one.close()
    assert "フォルダーでないもの" in one.trouble
    assert folder.read_bytes() == b"mine"


def test_a_disk_that_cannot_flush_is_told_and_the_state_stays(
    one: Saver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: int) -> None:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(os, "fsync", broken)
    one.save(at(lead="citizens"))
    one.close()
    assert "broken" in one.trouble
    assert answers(folder) == [{"lead": "citizens"}]


def test_a_fault_of_ours_is_told_and_stops_no_walk(one: Saver, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Saved) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(saver, "encode", fail)
    one.save(at(lead="citizens"))
    assert "ZeroDivisionError" in one.trouble


def test_a_disk_that_hangs_holds_nobody_up_and_gets_the_newest_state_when_it_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()
    really = files.put
    written: list[bytes] = []

    def put(folder: Path, name: str, number: int, content: bytes) -> Path:
        hangs.wait(30)
        written.append(content)
        return really(folder, name, number, content)

    monkeypatch.setattr(files, "put", put)
    monkeypatch.setattr(saver, "PATIENCE", 0.01)
    one = a_saver(folder)
    for marks in range(20):
        one.save(at(lead="citizens").keep("ready", {"people": "yes", "money": "no"} if marks % 2 else {}))
    one.save(at(lead="city"))
    assert written == []
    hangs.set()
    one.close()
    assert len(written) == 2
    assert answers(folder) == [{"lead": "city"}]


def test_handing_over_waits_for_nothing_and_written_for_all_of_it_but_only_once_for_a_disk_that_hangs(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hangs = threading.Event()
    really = files.put

    def put(folder: Path, name: str, number: int, content: bytes) -> Path:
        hangs.wait(30)
        return really(folder, name, number, content)

    monkeypatch.setattr(files, "put", put)
    one = a_saver(folder)
    one.hand_over(at(lead="citizens"))
    assert answers(folder) == []
    monkeypatch.setattr(saver, "PATIENCE", 0.2)
    one.written()
    monkeypatch.setattr(saver, "PATIENCE", 3600)
    one.save(at(lead="city"))
    assert answers(folder) == []  # who waits here waits until the first state is written
    hangs.set()
    while one._done != one._asked:
        time.sleep(0.001)
    one.save(at(lead="citizens"))  # a disk that is in order again is waited for again
    assert answers(folder) == [{"lead": "citizens"}]
    one.close()
