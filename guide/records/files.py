"""Saved interviews in a folder, one file each, written so that no moment is the wrong one to be killed at.

A state is first written whole to a file of its own, a *part* (`NAME.000012.part`): from then on a killed
process loses nothing. `settle` then makes it last through a power cut: flushed to the disk, it takes the
place of `NAME.json` in one step. Reading takes the newest part that is complete, or else `NAME.json`.

Invariant: a file is written once, under a name that was free, and is never changed after that; what cannot be
read is moved aside, never overwritten or deleted.

Never enters: what a file says, threads, words beyond why the system refused.
"""

import os
from collections.abc import Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path

from msgspec import Struct

from guide.folders import is_off, state_folder

WHOLE, PART = ".json", ".part"
ASIDE = "damaged"
"""The folder inside for files that could not be read."""

SETTING = "KYODO_SAVE"
"""The environment variable that, set to off, keeps everything off the disk."""

SIZE_LIMIT = 1024 * 1024
"""Bytes that a file may have; the longest walk through a guideline takes some ten thousand."""

_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700
_LOOKS = 5
_DIGITS = 6


class Found(Struct, frozen=True):
    """A saved interview in the folder: its newest states, best first, and when it was last written."""

    name: str
    states: tuple[Path, ...]
    last: int

    @property
    def number(self) -> int:
        """The number of its newest part, 0 if it has none."""
        return max((_number(path) for path in self.states if path.suffix == PART), default=0)


def saves_folder() -> Path | None:
    """The folder of this user's saved interviews; None where none are to be kept or there is no home."""
    if is_off(SETTING):
        return None
    state = state_folder()
    return state / "saves" if state else None


# Reading


def found(folder: Path) -> list[Found]:
    """Every saved interview, the last written first. A folder that is not there or not readable has none."""
    states: dict[str, list[tuple[int, Path]]] = {}
    for _ in range(_LOOKS):
        with suppress(OSError):
            states = _states(folder)
            break
    listed = []
    for name, of_one in states.items():
        best = sorted((path for _, path in of_one), key=_number, reverse=True)
        listed.append(Found(name, tuple(best), max(last for last, _ in of_one)))
    return sorted(listed, key=lambda one: (one.last, one.name), reverse=True)


def _states(folder: Path) -> dict[str, list[tuple[int, Path]]]:
    """The files of each interview. Raises OSError, also where one is settled elsewhere while this looks."""
    states: dict[str, list[tuple[int, Path]]] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            name = _name(path)
            if name and entry.is_file():
                states.setdefault(name, []).append((entry.stat().st_mtime_ns, path))
    return states


def find(folder: Path, name: str) -> Found | None:
    """The saved interview of this name."""
    return next((one for one in found(folder) if one.name == name), None)


def contents(one: Found) -> Iterator[bytes]:
    """The bytes of its states, newest first, as far as they can be read; one byte more than a state has."""
    # A part may have taken the place of the whole file since it was found.
    whole = (path.with_name(one.name + WHOLE) for path in one.states)
    for path in dict.fromkeys((*one.states, *whole)):
        with suppress(OSError), path.open("rb") as file:
            yield file.read(SIZE_LIMIT + 1)


def _name(path: Path) -> str:
    """The name of the interview that a file is a state of; "" for any other file."""
    if path.suffix == WHOLE:
        return path.stem
    number = Path(path.stem).suffix.removeprefix(".")
    return Path(path.stem).stem if path.suffix == PART and number.isdigit() else ""


def _number(path: Path) -> int:
    digits = Path(path.stem).suffix.removeprefix(".")
    return int(digits) if path.suffix == PART and digits.isdigit() else 0


# Writing


def put(folder: Path, name: str, number: int, content: bytes) -> Path:
    """Write a state as a part. Raises OSError, FileExistsError if somebody else has written this part."""
    path = folder / f"{name}.{number:0{_DIGITS}}{PART}"
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE_FILE)
    except FileNotFoundError:
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE_FILE)
    try:
        with os.fdopen(file, "wb", buffering=0) as opened:
            left = memoryview(content)
            while left:
                left = left[opened.write(left) or 0 :]
    except OSError:
        path.unlink(missing_ok=True)  # half a state is no state
        raise
    return path


def settle(part: Path, name: str) -> None:
    """Make a part the file of this name, to last through a power cut. Raises OSError."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(part.with_name(name + WHOLE))
    _flush_folder(part.parent)
    for older in part.parent.glob(f"{escape(_name(part))}.*{PART}"):
        if _number(older) < _number(part):
            older.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """The new name lasts too, where folders can be flushed (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def stamp(folder: Path, name: str) -> tuple[int, int] | None:
    """What tells the settled file from any that takes its place; None while there is none."""
    try:
        stat = (folder / (name + WHOLE)).stat()
    except OSError:
        return None
    return stat.st_ino, stat.st_mtime_ns


# Removing


def delete(folder: Path, name: str) -> None:
    """Delete a saved interview with all its states. Raises OSError."""
    one = find(folder, name)
    for path in one.states if one else ():
        path.unlink(missing_ok=True)


def set_aside(folder: Path, one: Found) -> Path:
    """Move what cannot be read into a folder of its own, under names that are free. Raises OSError."""
    aside = folder / ASIDE
    aside.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
    for path in one.states:
        target, number = aside / path.name, 1
        while target.exists():
            target, number = aside / f"{path.name}.{number}", number + 1
        path.rename(target)
    return aside
