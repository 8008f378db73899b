"""A sheet goes where people look, overwrites nothing, and leaves nothing half written behind."""

import errno
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from guide.cli import delivery


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with nothing in it."""
    for name in (delivery.FOLDER, "XDG_CONFIG_HOME", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def put(content: bytes = b"one") -> Path | None:
    return delivery.put(content, "紙", "html")


def test_without_any_folder_it_goes_home(home: Path) -> None:
    assert put() == home / "紙.html"


def test_documents_come_before_downloads_and_home(home: Path) -> None:
    (home / "ダウンロード").mkdir()
    assert put() == home / "ダウンロード" / "紙.html"
    (home / "Documents").mkdir()
    assert put() == home / "Documents" / "紙.html"


def test_the_desktop_says_where_documents_are(home: Path) -> None:
    (home / ".config").mkdir()
    (home / "Papers").mkdir()
    settings = '# made by the desktop\nXDG_DOCUMENTS_DIR="$HOME/Papers"\n'
    (home / ".config" / "user-dirs.dirs").write_text(settings, encoding="utf-8")
    assert put() == home / "Papers" / "紙.html"


def test_settings_that_cannot_be_read_are_passed_over(home: Path) -> None:
    (home / ".config").mkdir()
    (home / ".config" / "user-dirs.dirs").write_bytes(b"\xff\xff")
    assert put() == home / "紙.html"


def test_a_folder_can_be_named(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(delivery.FOLDER, str(tmp_path / "counter"))
    assert put() == tmp_path / "counter" / "紙.html"
    assert put() == tmp_path / "counter" / "紙-2.html"
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(delivery.FOLDER, str(tmp_path / "file" / "counter"))
    assert put() == home / "紙.html"
    monkeypatch.setenv(delivery.FOLDER, "~nobody-of-this-name/sheets")
    assert put() == home / "紙-2.html"


def test_a_name_that_is_taken_gets_a_number_and_nothing_is_lost(home: Path) -> None:
    assert [put(b"one"), put(b"two"), put(b"three")] == [
        home / "紙.html",
        home / "紙-2.html",
        home / "紙-3.html",
    ]
    assert (home / "紙.html").read_bytes() == b"one"
    assert (home / "紙-2.html").read_bytes() == b"two"


def test_the_folder_one_is_in_can_be_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "here").mkdir()
    monkeypatch.chdir(home / "here")
    monkeypatch.setenv(delivery.FOLDER, ".")
    assert next(delivery.folders()).resolve() == home / "here"


def test_a_folder_that_takes_nothing_is_passed_over(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "Documents").mkdir()
    write = delivery.write

    def refuse(content: Iterable[bytes], path: Path, *, overwrite: bool = False) -> None:
        if path.parent.name == "Documents":
            raise PermissionError(errno.EACCES, "no")
        write(content, path, overwrite=overwrite)

    monkeypatch.setattr(delivery, "write", refuse)
    assert put() == home / "紙.html"


def test_where_no_folder_takes_it_none_is_named(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.rmdir()
    assert put() is None
    monkeypatch.setattr(Path, "home", _no_home)
    assert put() is None


def _no_home() -> Path:
    raise RuntimeError("no home")


def test_names_are_not_tried_for_ever(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivery, "MOST_OF_ONE_NAME", 2)
    assert put() == home / "紙.html"
    assert put() is None


def test_a_file_that_is_there_is_not_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"old")
    with pytest.raises(FileExistsError):
        delivery.write((b"new",), path)
    assert path.read_bytes() == b"old"
    delivery.write((b"new",), path, overwrite=True)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_what_is_no_file_is_written_to_and_stays_what_it_is() -> None:
    delivery.write((b"new",), Path("/dev/null"), overwrite=True)
    assert Path("/dev/null").is_char_device()


class _Full(io.BytesIO):
    """A file on a disk that is full."""

    def write(self, _: Any) -> int:
        raise OSError(errno.ENOSPC, "full")


@pytest.mark.parametrize("overwrite", [False, True])
def test_a_full_disk_leaves_nothing_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, overwrite: bool
) -> None:
    path = tmp_path / "a.html"
    if overwrite:
        path.write_bytes(b"old")
    before = list(tmp_path.iterdir())
    opened = Path.open

    def full(self: Path, mode: str = "r", **given: Any) -> Any:
        opened(self, mode, **given).close()
        return _Full()

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(OSError, match="full"):
        delivery.write((b"new",), path, overwrite=overwrite)
    monkeypatch.undo()
    assert list(tmp_path.iterdir()) == before


def test_pieces_that_cannot_be_made_leave_nothing_half_written(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise LookupError("no more")

    with pytest.raises(LookupError):
        delivery.write(pieces(), tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What was started, and nothing is."""
    calls: list[list[str]] = []

    def start(command: list[str], **_: Any) -> object:
        calls.append(command)
        return object()

    monkeypatch.setattr("subprocess.Popen", start)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}")
    return calls


def test_without_a_desktop_nothing_is_opened(home: Path, started: list[list[str]]) -> None:
    assert not delivery.open_by_system(home / "a.html")
    assert started == []


@pytest.mark.parametrize(
    ("platform", "opener"), [("linux", "xdg-open"), ("darwin", "open"), ("win32", "explorer")]
)
def test_the_desktop_opens_it(
    home: Path, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, platform: str, opener: str
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(sys, "platform", platform)
    assert delivery.open_by_system(home / "a.html")
    assert started == [[f"/bin/{opener}", str(home / "a.html")]]


def test_a_desktop_that_fails_to_open_it_is_no_fault(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("shutil.which", lambda _: str(home / "not-there"))
    assert not delivery.open_by_system(home / "a.html")
