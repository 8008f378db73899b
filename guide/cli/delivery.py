"""Where a sheet goes: a file that is new, in a folder where people look, opened by the system where it can.

Nothing that is there is ever overwritten without being asked to, and nothing half written is left behind.

Never enters: what stands on a sheet.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from guide import library
from guide.cli.ending import BadInputError
from guide.trouble import why
from guide.views import streams

FOLDER = "KYODO_SHEETS"
"""The environment variable that names the folder for sheets, for counters that share one."""

MOST_OF_ONE_NAME = 999

_LIKELY = ("Documents", "ドキュメント", "Downloads", "ダウンロード")
_opened: list["subprocess.Popen[bytes]"] = []  # kept, so that Python does not ask after them


def named() -> Path | None:
    """The folder that FOLDER names."""
    told = os.environ.get(FOLDER, "")
    with suppress(RuntimeError):  # the home of nobody, told as it was written
        return Path(told).expanduser() if told else None
    return Path(told)


def folders() -> Iterator[Path]:
    """Where a sheet may be put, the likeliest first: what FOLDER names, documents, downloads, home."""
    wanted = named()
    if wanted and not str(wanted).startswith("~"):
        with suppress(OSError, ValueError):  # whoever names a folder wants it to be there
            wanted.mkdir(parents=True, exist_ok=True)
        yield wanted
    with suppress(RuntimeError):  # no home
        home = Path.home()
        yield from (folder for folder in (_by_xdg(home), *(home / name for name in _LIKELY)) if folder)
        yield home


def _by_xdg(home: Path) -> Path | None:
    """The documents folder as the desktop has it (xdg-user-dirs), if it says so."""
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "user-dirs.dirs"
    try:
        found = re.search(r'^XDG_DOCUMENTS_DIR="(.+)"', settings.read_text(encoding="utf-8"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return None
    return Path(found[1].replace("$HOME", str(home))) if found else None


def put(content: bytes, stem: str, ending: str) -> Path | None:
    """A new file in the first folder that takes it, numbered if need be; None where none does."""
    for folder in folders():
        with suppress(OSError, ValueError):  # not there, not ours, full, a name that the system cannot write
            if folder.is_dir():
                return _numbered(content, folder, stem, ending)
    return None


def _numbered(content: bytes, folder: Path, stem: str, ending: str) -> Path:
    for number in range(1, MOST_OF_ONE_NAME):
        path = folder / f"{stem}{f'-{number}' if number > 1 else ''}.{ending}"
        with suppress(FileExistsError):
            write((content,), path)
            return path
    raise FileExistsError(stem)


def write_named(content: Iterable[bytes], path: Path, *, overwrite: bool) -> None:
    """Write the file that was named, and tell so; raises BadInputError with why it could not be written."""
    try:
        write(content, path, overwrite=overwrite)
    except FileExistsError:
        how = "上書きするときは --overwrite を付けてください。"
        raise BadInputError(f"{library.shown(path)} はもうあります。{how}") from None
    except (OSError, ValueError) as problem:
        raise BadInputError(f"{library.shown(path)} に書けませんでした（{why(problem)}）。") from None
    streams.tell(f"{library.shown(path)} に書きました。")


def write(content: Iterable[bytes], path: Path, *, overwrite: bool = False) -> None:
    """Write the pieces of a file.

    Raises FileExistsError if it is there and may not be overwritten, OSError if it fails.
    """
    if overwrite and path.is_file():
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
        _fresh(content, unfinished)
        unfinished.replace(path)
    elif overwrite and path.exists():  # a pipe or a device, which is written to
        with path.open("wb") as file:
            file.writelines(content)
    else:
        _fresh(content, path)


def _fresh(content: Iterable[bytes], path: Path) -> None:
    with path.open("xb") as file:
        try:
            for piece in content:
                file.write(piece)
            file.flush()
        except BaseException:  # also of whatever makes the pieces
            with suppress(OSError):
                path.unlink()
            raise


def open_by_system(path: Path) -> bool:
    """Have the desktop open a file, if there is one: a browser in the terminal would take it over."""
    command = _opener()
    if command is None:
        return False
    try:
        nowhere = subprocess.DEVNULL
        _opened.append(
            subprocess.Popen(  # noqa: S603 - the desktop's own opener and a file that we wrote
                [command, str(path)],
                stdin=nowhere,
                stdout=nowhere,
                stderr=nowhere,
                start_new_session=True,
            )
        )
    except OSError:
        return False
    return True


def _opener() -> str | None:
    if sys.platform == "win32":
        return shutil.which("explorer")
    if sys.platform == "darwin":
        return shutil.which("open")
    desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return shutil.which("xdg-open") if desktop else None
