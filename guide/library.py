"""Where flow files live on this machine, and the only module that opens them.

Shipped flows lie in the package (`guide/flows`) or, in a checkout, beside it.

Never enters: what a flow means, printing.
"""

import errno
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from guide import cache
from guide.japanese.clean import clean

if TYPE_CHECKING:
    from guide.language.diagnostics import Diagnostic
    from guide.language.model import Flow

CITY_FILE = "city.yaml"
SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes that are read of a file at most, and one more, so that the loader can tell that it is too large."""


class Unreadable(Struct, frozen=True):
    """A file or folder that gives no flow: the code of a diagnostic, the place, what the system said."""

    code: str
    file: str
    problem: str = ""


class Files(Struct, frozen=True):
    """The two files of a flow as read."""

    flow_id: str
    flow: tuple[str, bytes]
    city: tuple[str, bytes]


# Finding


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
    return [path for folder in cities if (folder / CITY_FILE).is_file() for path in flow_files(folder)]


def find(wanted: str) -> Path | Unreadable:
    """The flow file meant by an id such as shinjo/guideline, or by a path."""
    path = Path(wanted)
    try:
        if path.name == CITY_FILE and path.is_file():
            return Unreadable("not-readable", shown(path), "市の案内に共通のことを書くファイルです")
        if path.is_dir():
            return Unreadable("not-readable", shown(path), "フォルダーです")
        if path.exists():
            return path
        named = shipped() / f"{wanted}.yaml"
        if wanted == id_of(named) and named.is_file():
            return named
    except OSError as error:
        return Unreadable("not-readable", clean(wanted), _said(error))
    return Unreadable("no-file", clean(wanted))


def below(wanted: str) -> list[Files | Unreadable]:
    """Every flow at a path: a flow file, a city's folder (or its city.yaml), or a folder of cities."""
    path = Path(wanted)
    try:
        if path.name == CITY_FILE and path.is_file():
            path = path.parent
        if path.is_dir():
            return [*map(read, all_flows(path)), *_misnamed(path)] or [_no_flow(path)]
    except OSError as error:
        return [Unreadable("not-readable", clean(wanted), _said(error))]
    one = find(wanted)
    return [one if isinstance(one, Unreadable) else read(one)]


def _misnamed(root: Path) -> Iterator[Unreadable]:
    """The files of a city, or of a folder of cities, whose names keep them from being read."""
    for path in sorted((*root.glob("*.yml"), *root.glob("*/*.yml"))):
        if path.stem == Path(CITY_FILE).stem or (path.parent / CITY_FILE).is_file():
            yield Unreadable("yml-file", shown(path), clean(path.name))


def _no_flow(folder: Path) -> Unreadable:
    alone = next(flow_files(folder), None)
    if alone and not (folder / CITY_FILE).is_file():
        return Unreadable("no-city", shown(alone))
    return Unreadable("no-flow-here", shown(folder))


def wanted(places: Sequence[str]) -> Iterator[Files | Unreadable]:
    """Every flow at these places; every shipped flow if no place is named."""
    if places:
        return (files for place in places for files in below(place))
    return (read(path) for path in all_flows())


def shown(path: Path) -> str:
    """The path as people would write it from where they are, safe to print."""
    try:
        return clean(str(_absolute(path).relative_to(Path.cwd())))
    except (OSError, ValueError):
        return clean(str(path))


def id_of(path: Path) -> str:
    """The id of the flow in a file: the names of its folder and of itself."""
    return clean(f"{_absolute(path).parent.name}/{path.stem}")


def _absolute(path: Path) -> Path:
    # By the words of the path alone: a linked folder keeps the name under which people know it.
    return Path(os.path.abspath(path))  # noqa: PTH100 - `absolute` keeps `..`, `resolve` follows links


# Reading


def read(path: Path) -> Files | Unreadable:
    """The bytes of a flow file and of the city.yaml beside it."""
    flow_content = content(path)
    if isinstance(flow_content, Unreadable):
        return flow_content
    beside = path.parent / CITY_FILE
    city_content = content(beside)
    if isinstance(city_content, Unreadable):
        return Unreadable("no-city", shown(path)) if city_content.code == "no-file" else city_content
    return Files(id_of(path), (shown(path), flow_content), (shown(beside), city_content))


STANDARD_INPUT = "標準入力"
"""What standard input is called where a file would be named."""


def standard_input() -> bytes | Unreadable:
    """The bytes of standard input, up to one more than the limit."""
    try:
        return sys.stdin.buffer.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Unreadable("not-readable", STANDARD_INPUT, _said(error))


def content(path: Path) -> bytes | Unreadable:
    """The bytes of a file, up to one more than the limit."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Unreadable("no-file", shown(path))
    except (OSError, ValueError) as error:
        return Unreadable("not-readable", shown(path), _said(error))


_REASONS = {
    errno.EISDIR: "フォルダーです",
    errno.EACCES: "読む権限がありません",
    errno.EPERM: "読む権限がありません",
    errno.ENOTDIR: "フォルダーでないものの中を指しています",
    errno.ENAMETOOLONG: "名前が長すぎます",
    errno.ELOOP: "リンクが輪になっています",
}


def _said(error: OSError | ValueError) -> str:
    """Why the system refused, in words; a ValueError is about a path that no system takes."""
    if not isinstance(error, OSError):
        return "場所の書き方が正しくありません"
    return _REASONS.get(error.errno or 0, f"システムの知らせ: {error.strerror or type(error).__name__}")


def flow(files: Files) -> "Flow | tuple[Diagnostic, ...]":
    """The flow of two files, from the cache if it was loaded before; or what is wrong with them."""
    kept_at = cache.place(files.flow_id, files.flow[1], files.city[1])
    kept = cache.recall(kept_at) if kept_at else None
    if kept is not None:
        return kept
    # Only now: reading YAML and validating take longer than all else before the first question.
    from guide.language.loader import load  # noqa: PLC0415

    loaded = load(files.flow_id, files.flow, files.city)
    if loaded.flow is None:
        return loaded.diagnostics
    if kept_at:
        cache.remember(kept_at, loaded.flow)
    return loaded.flow
