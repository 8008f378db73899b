"""Every state is on the disk when `save` returns; a disk that cannot is told in words and stops nobody."""

import datetime as dt
import errno
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.engine.interview import Interview, begin
from guide.records import files, saver
from guide.records.meeting import meet
from guide.records.saved import Saved
from guide.records.saver import Entry, Saver
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: ready}]
  ready: {kind: checklist, items: {people: 人, money: お金}, to: goal}
  goal: {kind: outcome}
  own: {kind: outcome}
"""
)
OTHER = flow("steps: {q: {kind: yes-no, to: end}, end: {kind: outcome}}")
NOW = dt.datetime(2026, 11, 26, 19, 47, tzinfo=dt.timezone(dt.timedelta(hours=9)))


def at(**answers: object) -> Interview:
    interview, refused = begin(FLOW, answers)
    assert not refused
    return interview


def a_saver(folder: Path) -> Saver:
    return Saver(folder, lambda: NOW)


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


def stored(folder: Path) -> list[Entry]:
    """What another run of the program finds."""
    entries, notes = a_saver(folder).entries()
    assert notes == []
    return entries


def answers(folder: Path) -> list[dict[str, object]]:
    return [dict(entry.saved.answers) for entry in stored(folder)]


def test_an_answer_is_in_the_file_when_save_returns(one: Saver, folder: Path) -> None:
    one.save(at(lead="citizens"))
    assert answers(folder) == [{"lead": "citizens"}]
    one.save(at(lead="city"))
    assert answers(folder) == [{"lead": "city"}]
    (entry,) = stored(folder)
    assert (entry.saved.begun, entry.saved.by_staff) == ("2026-11-26T10:47:00Z", False)
    assert entry.name.startswith("20261126-194700-")


def test_half_a_checklist_and_answers_that_were_taken_back_come_back_too(one: Saver, folder: Path) -> None:
    interview = at(lead="citizens").keep("ready", {"people": "yes"})
    one.save(interview)
    (entry,) = stored(folder)
    assert meet(entry.saved, FLOW).interview == interview
    one.save(interview.back())
    (entry,) = stored(folder)
    assert meet(entry.saved, FLOW).interview == interview.back()


def test_nothing_is_kept_of_who_answered_nothing_and_no_state_twice(one: Saver, folder: Path) -> None:
    one.save(Interview(FLOW))
    assert not folder.exists()
    for _ in range(3):
        one.save(at(lead="city"))
    assert [path.name[-12:] for path in folder.iterdir()] == [".000001.part"]


def test_ending_the_program_leaves_one_file_that_is_flushed(folder: Path) -> None:
    one = a_saver(folder)
    one.save(at(lead="citizens"))
    one.save(at(lead="city"))
    one.close()
    assert [path.suffix for path in folder.iterdir()] == [".json"]
    assert answers(folder) == [{"lead": "city"}]
    a_saver(folder).close()  # one that has nothing to flush


def test_in_a_pause_the_last_state_is_flushed_by_itself(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled = threading.Event()
    monkeypatch.setattr(saver, "PAUSE", 0.01)
    really = files.settle

    def settle(part: Path, name: str) -> None:
        really(part, name)
        settled.set()

    monkeypatch.setattr(files, "settle", settle)
    one = a_saver(folder)
    one.save(at(lead="city"))
    assert settled.wait(30)
    one.close()


def test_starting_again_begins_a_file_of_its_own_and_every_guide_has_one(one: Saver, folder: Path) -> None:
    one.save(at(lead="city"))
    one.begin(FLOW.id)
    one.save(at(lead="citizens"))
    assert sorted(map(str, answers(folder))) == ["{'lead': 'citizens'}", "{'lead': 'city'}"]


def test_who_goes_on_writes_to_the_same_file(one: Saver, folder: Path) -> None:
    one.save(at(lead="citizens"))
    one.close()
    for ready in ({"people": "yes", "money": "no"}, {"people": "no", "money": "no"}):
        again = a_saver(folder)
        entry = again.unfinished(FLOW.id) or again.entries()[0][0]
        again.open(entry)
        again.save(at(lead="citizens", ready=ready))
        again.close()
    assert answers(folder) == [{"lead": "citizens", "ready": {"people": "no", "money": "no"}}]
    assert a_saver(folder).unfinished(FLOW.id) is None


@pytest.mark.parametrize("close_first", [True, False])
def test_two_windows_on_one_file_never_overwrite_each_other(folder: Path, close_first: bool) -> None:
    first = a_saver(folder)
    first.save(at(lead="citizens"))
    if close_first:
        first.close()
        first = a_saver(folder)
        first.open(stored(folder)[0])
    second = a_saver(folder)
    second.open(stored(folder)[0])
    first.save(at(lead="citizens", ready={"people": "no", "money": "no"}))
    second.save(at(lead="city"))
    first.close()
    second.close()
    assert sorted(len(found) for found in answers(folder)) == [1, 2]


def test_a_file_settled_elsewhere_meanwhile_is_left_to_them(folder: Path) -> None:
    first = a_saver(folder)
    first.save(at(lead="citizens"))
    (part,) = folder.iterdir()
    name = part.name.partition(".")[0]
    (folder / f"{name}.json").write_bytes(b"theirs")
    first.close()
    assert (folder / f"{name}.json").read_bytes() == b"theirs"
    assert len(list(folder.iterdir())) == 2


def test_what_is_deleted_is_gone_and_the_walk_goes_on_in_a_new_file(one: Saver, folder: Path) -> None:
    one.save(at(lead="citizens"))
    (entry,) = stored(folder)
    assert one.delete(entry) == ""
    assert stored(folder) == []
    one.save(at(lead="city"))
    one.close()
    assert answers(folder) == [{"lead": "city"}]
    assert one.trouble == ""


def test_what_cannot_be_deleted_is_told(one: Saver, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one.save(at(lead="citizens"))
    (entry,) = stored(folder)

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(files, "delete", refuse)
    assert "権限" in one.delete(entry)


# Files that cannot be read


def test_a_damaged_file_is_told_and_moved_aside_once_and_never_lost(one: Saver, folder: Path) -> None:
    one.save(at(lead="city"))
    (folder / "torn.json").write_bytes(b'{"kind": "kyodo inter')
    entries, (note,) = one.entries()
    assert len(entries) == 1
    assert "torn.json は、" in note
    assert "に移しました。" in note
    assert (folder / "damaged" / "torn.json").read_bytes() == b'{"kind": "kyodo inter'
    assert one.entries()[1] == []


def test_a_file_of_a_newer_program_stays_where_it_is(one: Saver, folder: Path) -> None:
    folder.mkdir()
    (folder / "newer.json").write_bytes(b'{"kind": "kyodo interview", "format": 99}')
    for _ in range(2):
        assert "そのまま残してあります" in one.entries()[1][0]


def test_a_damaged_file_that_cannot_be_moved_stays(
    one: Saver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    (folder / "torn.json").write_bytes(b"{")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(files, "set_aside", refuse)
    assert "そのまま残してあります" in one.entries()[1][0]
    assert (folder / "torn.json").exists()


def test_a_newest_state_that_was_cut_off_by_a_kill_gives_way_to_the_one_before(folder: Path) -> None:
    one = a_saver(folder)
    one.save(at(lead="citizens"))
    one.close()
    (whole,) = folder.iterdir()
    (folder / f"{whole.stem}.000007.part").write_bytes(whole.read_bytes()[:100])
    assert answers(folder) == [{"lead": "citizens"}]
    (folder / "begun.000001.part").write_bytes(b"{")  # killed in its first state: nothing was on a screen
    assert len(stored(folder)) == 1
    again = a_saver(folder)
    again.open(stored(folder)[0])
    again.save(at(lead="city"))
    again.close()
    assert answers(folder) == [{"lead": "city"}]


# Disks that cannot


@pytest.mark.parametrize(
    ("number", "said"), [(errno.ENOSPC, "いっぱい"), (errno.EROFS, "権限"), (errno.EACCES, "権限")]
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


def test_a_folder_that_is_a_file_is_told_and_left_alone(one: Saver, folder: Path) -> None:
    folder.write_bytes(b"mine")
    one.save(at(lead="citizens"))
    one.close()
    assert "フォルダーではありません" in one.trouble
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
