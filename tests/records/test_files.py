"""Saved interviews in a folder: private, whole at every moment, and nothing that is not ours is touched."""

import errno
import os
import stat
from contextlib import nullcontext
from pathlib import Path
from typing import Self

import pytest

from guide.records import files
from guide.records.files import (
    contents,
    delete,
    find,
    found,
    put,
    saves_folder,
    set_aside,
    settle,
    stamp,
)


def newest(folder: Path, name: str) -> bytes | None:
    one = find(folder, name)
    return next(contents(one), None) if one else None


def test_the_folder_is_the_users_own_and_off_means_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/state")
    monkeypatch.delenv("KYODO_SAVE", raising=False)
    assert saves_folder() == Path("/state/kyodo/saves")
    monkeypatch.setattr(files, "state_folder", lambda: None)
    assert saves_folder() is None
    monkeypatch.undo()
    monkeypatch.setenv("KYODO_SAVE", "OFF")
    assert saves_folder() is None


def test_a_part_counts_from_the_moment_it_is_written_and_the_newest_counts_most(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "saves"
    for number, content in ((1, b"one"), (2, b"two")):
        settle(put(folder, "a", number, content), "a")
    part = put(folder, "a", 10, b"ten")
    assert newest(folder, "a") == b"ten"
    assert find(folder, "a") == files.Found("a", (part, folder / "a.json"), part.stat().st_mtime_ns)
    settle(part, "a")
    assert sorted(path.name for path in folder.iterdir()) == ["a.json"]
    assert newest(folder, "a") == b"ten"


def test_what_is_settled_elsewhere_while_one_looks_is_found_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(put(tmp_path, "b", 1, b"other"), "b")
    part, really = put(tmp_path, "a", 1, b"one"), os.scandir

    def scandir(folder: Path) -> nullcontext[list[os.DirEntry[str]]]:
        entries = list(really(folder))
        monkeypatch.undo()
        settle(part, "a")
        return nullcontext(entries)

    monkeypatch.setattr(os, "scandir", scandir)
    assert sorted(one.name for one in found(tmp_path)) == ["a", "b"]


def test_what_is_settled_elsewhere_before_it_is_read_is_read_all_the_same(tmp_path: Path) -> None:
    part = put(tmp_path, "a", 1, b"one")
    one = find(tmp_path, "a")
    settle(part, "a")
    assert one is not None
    assert next(contents(one)) == b"one"


def test_any_name_of_a_file_is_settled_without_its_older_parts(tmp_path: Path) -> None:
    for name in ("a[1]", "*", "b?"):
        put(tmp_path, name, 1, b"one")
        settle(put(tmp_path, name, 2, b"two"), name)
        assert newest(tmp_path, name) == b"two"
    assert len(list(tmp_path.iterdir())) == 3


def test_files_and_folder_are_nobody_elses_to_read(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        part = put(tmp_path / "saves", "a", 1, b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE(part.stat().st_mode) == 0o600
    assert stat.S_IMODE(part.parent.stat().st_mode) == 0o700


def test_a_part_that_somebody_else_wrote_is_never_written_over(tmp_path: Path) -> None:
    put(tmp_path, "a", 1, b"theirs")
    with pytest.raises(FileExistsError):
        put(tmp_path, "a", 1, b"ours")
    assert newest(tmp_path, "a") == b"theirs"


def test_half_a_part_is_taken_away_again_and_what_was_there_still_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a", 1, b"one")

    class Full:
        def __init__(self, descriptor: int, *_: object, **__: object) -> None:
            self._descriptor = descriptor

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self._descriptor)

        def write(self, content: memoryview) -> int:
            if len(content) < 3:
                raise OSError(errno.ENOSPC, "full")
            return os.write(self._descriptor, content[:1])

    monkeypatch.setattr(os, "fdopen", Full)
    with pytest.raises(OSError, match="full"):
        put(tmp_path, "a", 2, b"two")
    assert newest(tmp_path, "a") == b"one"
    assert len(list(tmp_path.iterdir())) == 1


def test_the_last_written_is_listed_first_and_other_files_are_not_listed(tmp_path: Path) -> None:
    for name in ("a", "b"):
        settle(put(tmp_path, name, 1, b"x"), name)
    os.utime(tmp_path / "a.json", ns=(2**62, 2**62))
    for other in ("notes.txt", "a.part", "a.x.part", ".hidden", "old.json~"):
        (tmp_path / other).write_bytes(b"not ours")
    (tmp_path / "folder.json").mkdir()
    assert [one.name for one in found(tmp_path)] == ["a", "b"]


def test_a_folder_that_is_not_there_or_is_a_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert found(tmp_path / "gone") == found(tmp_path / "file") == []
    assert find(tmp_path, "a") is None
    assert stamp(tmp_path, "a") is None


def test_a_state_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    settle(put(tmp_path, "a", 1, b"one"), "a")
    part = put(tmp_path, "a", 2, b"two")
    one = find(tmp_path, "a")
    assert one is not None
    part.unlink()
    assert list(contents(one)) == [b"one"]


def test_deleting_takes_every_state_and_nothing_else(tmp_path: Path) -> None:
    settle(put(tmp_path, "a", 1, b"x"), "a")
    put(tmp_path, "a", 2, b"x")
    put(tmp_path, "ab", 1, b"x")
    delete(tmp_path, "a")
    delete(tmp_path, "gone")
    assert [one.name for one in found(tmp_path)] == ["ab"]


def test_what_cannot_be_read_is_moved_aside_beside_what_was_moved_before(tmp_path: Path) -> None:
    for content in (b"first", b"second", b"third"):
        settle(put(tmp_path, "a", 1, content), "a")
        one = find(tmp_path, "a")
        assert one is not None
        aside = set_aside(tmp_path, one)
    assert found(tmp_path) == []
    assert sorted(path.read_bytes() for path in aside.iterdir()) == [b"first", b"second", b"third"]
