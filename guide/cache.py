"""Flows that loaded, kept as plain data in the user's cache directory.

The key is made of a flow's content and of the code that read it and let it be opened, so that starting again
needs neither YAML nor pydantic. The cache is a convenience: anything wrong with it is as if it were not
there, and a file in it can bring in values of the language room and nothing else.

Never enters: finding or reading flow files.
"""

import functools
import hashlib
import io
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from decimal import Decimal
from enum import Enum
from pathlib import Path

from msgspec import Struct

from guide import __version__
from guide.folders import cache_folder, is_off
from guide.language.model import Flow

KEPT = 100
"""Files the cache may hold; the flow of a whole guideline takes about 130 kilobytes."""

_ROOMS = ("japanese", "sentences", "language", "engine", "analysis")
"""The rooms whose code reads a flow or decides whether it may be opened."""

_FLOW, _UNFINISHED = ".flow", ".part"


def place(name: str, *files: bytes) -> Path | None:
    """Where the flow of this name and these files is or will be kept; None where nothing can be."""
    try:
        folder = _cache_folder()
        return folder / (_key(name, files) + _FLOW) if folder else None
    except OSError:  # code that does not lie in a folder
        return None


def _cache_folder() -> Path | None:
    return None if is_off("KYODO_CACHE") else cache_folder()


def _key(name: str, files: Iterable[bytes]) -> str:
    """Content, name and the code that makes a flow of them."""
    digest = hashlib.sha256(f"{code_that_reads()} {name}".encode())
    for written in files:
        digest.update(hashlib.sha256(written).digest())
    return digest.hexdigest()


@functools.cache
def code_that_reads() -> str:
    """What stands for the code that reads files and lets flows be opened: sizes and times of its modules."""
    rooms = (Path(__file__).parent / room for room in _ROOMS)
    return " ".join([__version__, *(written for room in rooms for written in _modules(room))])


def _modules(folder: str | Path) -> Iterator[str]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.name.endswith(".py"):
            stat = entry.stat()
            yield f"{entry.name} {stat.st_size} {stat.st_mtime_ns}"
        elif entry.name != "__pycache__" and entry.is_dir():
            yield from _modules(entry.path)


class _Unpickler(pickle.Unpickler):
    """Builds values of the language room and nothing else, so that a foreign file can run no code."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) == ("decimal", "Decimal"):
            return Decimal
        # The modules of a flow's values are all loaded with the model; no other is looked into.
        room = sys.modules.get(module) if module.startswith("guide.language.") else None
        found = getattr(room, name, None)
        if isinstance(found, type) and (issubclass(found, Struct) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def recall(kept_at: Path) -> Flow | None:
    """What is kept there, behind a checksum: a damaged file could otherwise be read as another flow."""
    try:
        kept = kept_at.read_bytes()
        checksum, pickled = kept[:32], kept[32:]
        if hashlib.sha256(pickled).digest() != checksum:
            return None
        loaded = _Unpickler(io.BytesIO(pickled)).load()
    except Exception:  # noqa: BLE001 - a foreign file may fail in any way, and must be as good as none
        return None
    return loaded if isinstance(loaded, Flow) else None


def remember(kept_at: Path, loaded: Flow) -> None:
    """Keep a flow: written aside and moved, so that no other process ever reads half of it."""
    unfinished = kept_at.with_name(f"{kept_at.stem}.{os.getpid()}{_UNFINISHED}")
    pickled = pickle.dumps(loaded, protocol=pickle.HIGHEST_PROTOCOL)
    with suppress(OSError):
        kept_at.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished.write_bytes(hashlib.sha256(pickled).digest() + pickled)
        unfinished.replace(kept_at)
        _forget_oldest(kept_at.parent)
    with suppress(OSError):  # what a full disk left
        unfinished.unlink(missing_ok=True)


def _forget_oldest(folder: Path) -> None:
    ours = [path for path in folder.iterdir() if path.suffix in {_FLOW, _UNFINISHED}]
    for path in sorted(ours, key=lambda one: one.stat().st_mtime_ns, reverse=True)[KEPT:]:
        path.unlink(missing_ok=True)
