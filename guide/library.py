"""Where flow files live on this machine, and the only module that opens them.

Shipped flows lie in the package (`guide/flows`) or, in a checkout, beside it. A flow that loaded without a problem is
kept as plain data in the user's cache directory under a key made of its content and of the code that read it, so that
starting again needs neither YAML nor pydantic. The cache is a convenience: anything wrong with it is as if it were not
there.

Never enters: what a flow means, printing.
"""

import hashlib
import importlib
import os
import pickle
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from decimal import Decimal
from enum import Enum
from pathlib import Path

from guide import __version__, language
from guide.language.model import Flow

CITY_FILE = "city.yaml"
SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes that are read of a file at most, and one more, so that the loader can tell that it is too large."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or folder that gives no flow: the code of a diagnostic, the place, what the system said."""

    code: str
    file: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Files:
    """The two files of a flow as read."""

    flow_id: str
    flow: tuple[str, bytes]
    city: tuple[str, bytes]


def shipped() -> Path:
    """The folder of the flows that come with the program."""
    inside = Path(__file__).parent / "flows"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "flows"


def flow_files(folder: Path) -> Iterator[Path]:
    """The flow files of one city's folder, in order of name."""
    return (path for path in sorted(folder.glob("*.yaml")) if path.name != CITY_FILE)


def all_flows(root: Path | None = None) -> list[Path]:
    """Every flow file below a folder of cities (the shipped one by default), by city and name."""
    root = root or shipped()
    cities = [root, *(path for path in sorted(root.iterdir()) if path.is_dir())] if root.is_dir() else []
    return [path for city in cities if (city / CITY_FILE).is_file() for path in flow_files(city)]


def find(wanted: str) -> Path | Unreadable:
    """The flow file meant by an id such as shinjo/guideline, or by a path."""
    path = Path(wanted)
    try:
        if path.is_dir():
            return Unreadable("not-readable", wanted, "フォルダーです")
        if path.exists():
            return path
        named = shipped() / f"{wanted}.yaml"
        if wanted == _id(named) and named.is_file():
            return named
    except (OSError, ValueError) as error:
        return Unreadable("not-readable", wanted, _said(error))
    return Unreadable("no-file", wanted)


def below(wanted: str) -> list[Files | Unreadable]:
    """Every flow at a path: a flow file, a city's folder, or a folder of cities; a city.yaml means its folder."""
    path = Path(wanted)
    try:
        if path.is_file() and path.name == CITY_FILE:
            path = path.parent
        if path.is_dir():
            found = all_flows(path)
            return [read(one) for one in found] or [Unreadable("no-flow-here", shown(path))]
    except (OSError, ValueError) as error:
        return [Unreadable("not-readable", wanted, _said(error))]
    one = find(wanted)
    return [one if isinstance(one, Unreadable) else read(one)]


def read(path: Path) -> Files | Unreadable:
    """The bytes of a flow file and of the city.yaml beside it."""
    flow = content(path)
    if isinstance(flow, Unreadable):
        return flow
    city_path = path.parent / CITY_FILE
    if not city_path.is_file():
        return Unreadable("no-city", shown(path))
    city = content(city_path)
    if isinstance(city, Unreadable):
        return city
    return Files(_id(path), (shown(path), flow), (shown(city_path), city))


def shown(path: Path) -> str:
    """The path as people would write it from where they are."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (OSError, ValueError):
        return str(path)


def flow(files: Files) -> Flow | None:
    """The flow of two files, from the cache if it was loaded before; None if it has errors."""
    key = _key(files)
    kept = _recall(key)
    if kept is not None and kept.id == files.flow_id:
        return kept
    # Only now: reading YAML and validating take longer than everything else a walk needs before its first question.
    from guide.language.loader import load

    loaded = load(files.flow_id, files.flow, files.city).flow
    if loaded is not None:
        _remember(key, loaded)
    return loaded


def _id(path: Path) -> str:
    return f"{path.resolve().parent.name}/{path.stem}"


def content(path: Path) -> bytes | Unreadable:
    """The bytes of a file, up to one more than the limit."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Unreadable("no-file", shown(path))
    except OSError as error:
        return Unreadable("not-readable", shown(path), _said(error))


def _said(error: Exception) -> str:
    if isinstance(error, IsADirectoryError):
        return "フォルダーです"
    if isinstance(error, PermissionError):
        return "読む権限がありません"
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else "場所の書き方が正しくありません"


# The cache


def _cache_folder() -> Path | None:
    if os.environ.get("KYODO_CACHE") == "off":
        return None
    root = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(root) / "kyodo"


def _key(files: Files) -> str:
    """Content, name and the code that turns one into the other; its size and time stand for the code."""
    digest = hashlib.sha256(repr((__version__, files.flow_id, files.flow[0], files.city[0])).encode())
    for entry in sorted(os.scandir(Path(str(language.__file__)).parent), key=lambda one: one.name):
        if entry.name.endswith(".py"):
            stat = entry.stat()
            digest.update(f"{entry.name}:{stat.st_size}:{stat.st_mtime_ns}".encode())
    for written in (files.city[1], files.flow[1]):
        digest.update(hashlib.sha256(written).digest())
    return digest.hexdigest()


class _Unpickler(pickle.Unpickler):
    """Builds values of the language room and nothing else, so that a foreign cache file can run no code."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        if re.fullmatch(r"guide\.language\.\w+", module):
            found = getattr(importlib.import_module(module), name, None)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def _recall(key: str) -> Flow | None:
    folder = _cache_folder()
    if folder is None:
        return None
    try:
        with (folder / key).open("rb") as file:
            kept = _Unpickler(file).load()
    except Exception:  # noqa: BLE001 - a damaged cache may fail in any way, and must be as good as none
        return None
    return kept if isinstance(kept, Flow) else None


def _remember(key: str, loaded: Flow) -> None:
    folder = _cache_folder()
    if folder is None:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            pickle.dump(loaded, file, protocol=pickle.HIGHEST_PROTOCOL)
        Path(name).replace(folder / key)
    except OSError:
        return
