"""Every state is on the disk when `save` returns, in a file that is nobody else's."""

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.engine.interview import Interview
from guide.records import files, saver
from guide.records.meeting import meet
from guide.records.saver import Saver
from tests.records.saving import FLOW, a_saver, answers, at, stored


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
        entry = again.entries()[0][0]
        again.open(entry)
        again.save(at(lead="citizens", ready=ready))
        again.close()
    assert answers(folder) == [{"lead": "citizens", "ready": {"people": "no", "money": "no"}}]


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


def test_a_window_that_only_flushed_what_was_read_here_is_nobody_else(folder: Path) -> None:
    first = a_saver(folder)
    first.save(at(lead="citizens"))
    second = a_saver(folder)
    second.open(stored(folder)[0])
    first.close()
    second.save(at(lead="city"))
    second.close()
    assert answers(folder) == [{"lead": "city"}]


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
    entries, (note,), _ = one.entries()
    assert len(entries) == 1
    assert (note.name, note.folder) == ("torn.json", str(folder / "damaged"))
    assert (folder / "damaged" / "torn.json").read_bytes() == b'{"kind": "kyodo inter'
    assert one.entries()[1] == []


def test_a_file_of_a_newer_program_stays_where_it_is(one: Saver, folder: Path) -> None:
    folder.mkdir()
    (folder / "newer.json").write_bytes(b'{"kind": "kyodo interview", "format": 99}')
    for _ in range(2):
        assert one.entries()[1][0].folder == ""


def test_a_damaged_file_that_cannot_be_moved_stays(
    one: Saver, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    (folder / "torn.json").write_bytes(b"{")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "no")

    monkeypatch.setattr(files, "set_aside", refuse)
    assert one.entries()[1][0].folder == ""
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
