"""Where flow files live on this machine, and the only module that opens them.

Shipped flows lie in the package (`guide/flows`) or, in a checkout, beside it; guides of one's own in the
folders that this user has named. Of two flows of one id the shipped one counts.

Never enters: what a flow means, printing.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from guide import cache
from guide.folders import own_flows
from guide.japanese.clean import clean
from guide.language.model import SIZE_LIMIT
from guide.sentences.wordings import WORDINGS
from guide.trouble import why

if TYPE_CHECKING:
    from guide.language.diagnostics import Diagnostic
    from guide.language.model import Flow

CITY_FILE = "city.yaml"


class Unreadable(Struct, frozen=True):
    """A file or folder that gives no flow: the code of a diagnostic, the place, what the system said."""

    code: str
    file: str
    problem: str = ""


class Files(Struct, frozen=True):
    """The two files of a flow as read, where they lie, and the wordings whose files lie beside them."""

    flow_id: str
    flow: tuple[str, bytes]
    city: tuple[str, bytes]
    path: Path = Path()
    wordings: tuple[str, ...] = ()
    wording_files: Mapping[str, tuple[tuple[str, bytes], tuple[str, bytes]]] = {}  # if not where they lie


# Finding


def shipped() -> Path:
    """The folder of the flows that come with the program."""
    inside = Path(__file__).parent / "flows"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "flows"


def flow_files(folder: Path) -> Iterator[Path]:
    """The flow files of one city's folder, in order of name; a wording is no flow of its own."""
    return (path for path in sorted(folder.glob("*.yaml")) if is_flow_name(path.name))


def is_flow_name(name: str) -> bool:
    """Whether a file of this name in a city's folder is a flow."""
    return name.endswith(".yaml") and name != CITY_FILE and not wording_of(Path(name))


def wording_of(path: Path) -> str:
    """The wording that a file is in, as its name says: guideline.en.yaml is in en; "" for all other names."""
    wording = Path(path.stem).suffix[1:]
    return wording if wording in WORDINGS else ""


def in_wording(path: Path, wording: str) -> Path:
    """Where the wording of a flow file or of city.yaml lies."""
    return path.with_suffix(f".{wording}{path.suffix}")


def _without_wording(path: Path) -> Path:
    return path.with_name(f"{Path(path.stem).stem}{path.suffix}") if wording_of(path) else path


def all_flows(root: Path | None = None) -> list[Path]:
    """Every flow file below a folder of cities, by city and name; all guides of this machine by default."""
    if root is None:
        every: dict[str, Path] = {}
        for path in (path for folder in _roots() for path in all_flows(folder)):
            every.setdefault(id_of(path), path)
        return list(every.values())
    cities = [root, *(path for path in sorted(root.iterdir()) if path.is_dir())] if root.is_dir() else []
    return [path for folder in cities if (folder / CITY_FILE).is_file() for path in flow_files(folder)]


def _roots() -> tuple[Path, ...]:
    return (shipped(), *own_flows())


def find(wanted: str) -> Path | Unreadable:
    """The flow file meant by an id such as shinjo/guideline, or by a path."""
    path = Path(wanted)
    try:
        if path.is_file() and (beside := _beside_flows(path)):
            return Unreadable("not-readable", shown(path), beside)
        if path.is_dir():
            inside = next(map(shown, flow_files(path)), "")
            how = f"。{inside} のように、中のファイルを書きます" if inside else ""
            return Unreadable("not-readable", shown(path), f"フォルダーです{how}")
        if path.exists():
            return path
        named = shipped() / f"{wanted}.yaml"
        if wanted == id_of(named) and named.is_file():
            return named
    except OSError as error:
        return Unreadable("not-readable", clean(wanted), why(error))
    own = (path for folder in own_flows() for path in all_flows(folder) if id_of(path) == wanted)
    return next(own, Unreadable("no-file", clean(wanted)))


def _beside_flows(path: Path) -> str:
    """What a file is that lies beside flows and is none; "" for all others."""
    if path.name == CITY_FILE:
        return "市の案内に共通のことを書くファイルです"
    return "案内の文を別の言い方で書くファイルです" if wording_of(path) else ""


def below(wanted: str) -> list[Files | Unreadable]:
    """Every flow at a path: a flow file, a city's folder (or its city.yaml), or a folder of cities.

    A wording file stands for the file that it belongs to.
    """
    path = _without_wording(Path(wanted))
    try:
        if path.name == CITY_FILE and path.is_file():
            path = path.parent
        if path.is_dir():
            return [*map(read, all_flows(path)), *_misnamed(path), *_alone(path)] or [_no_flow(path)]
    except OSError as error:
        return [Unreadable("not-readable", clean(wanted), why(error))]
    one = find(str(path))
    return [one if isinstance(one, Unreadable) else read(one)]


def _misnamed(root: Path) -> Iterator[Unreadable]:
    """The files of a city, or of a folder of cities, whose names keep them from being read."""
    for path in sorted((*root.glob("*.yml"), *root.glob("*/*.yml"))):
        if path.stem == Path(CITY_FILE).stem or (path.parent / CITY_FILE).is_file():
            yield Unreadable("yml-file", shown(path), clean(path.name))


def _alone(root: Path) -> Iterator[Unreadable]:
    """The wording files of a city, or of a folder of cities, that belong to no file."""
    for path in sorted((*root.glob("*.yaml"), *root.glob("*/*.yaml"))):
        if wording_of(path) and not _without_wording(path).is_file():
            yield Unreadable("wording-alone", shown(path), clean(_without_wording(path).name))


def _no_flow(folder: Path) -> Unreadable:
    alone = next(flow_files(folder), None)
    if alone and not (folder / CITY_FILE).is_file():
        return Unreadable("no-city", shown(alone))
    return Unreadable("no-flow-here", shown(folder))


def wanted(places: Sequence[str]) -> Iterator[Files | Unreadable]:
    """Every flow at these places; every shipped flow if no place is named."""
    if places:
        return (files for place in places for files in below(place))
    return (one for one in (*map(read, all_flows()), *(lone for root in _roots() for lone in _alone(root))))


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
    wordings = tuple(wording for wording in WORDINGS if in_wording(path, wording).is_file())
    files = (shown(path), flow_content), (shown(beside), city_content)
    return Files(id_of(path), *files, path, wordings)


def read_wording(files: Files, wording: str) -> tuple[tuple[str, bytes], tuple[str, bytes]] | Unreadable:
    """The wording files of a flow and of its city; one that does not exist is as good as an empty one."""
    if wording in files.wording_files:
        return files.wording_files[wording]
    read_files: list[tuple[str, bytes]] = []
    for base in (files.path, files.path.parent / CITY_FILE):
        path = in_wording(base, wording)
        found = content(path)
        if isinstance(found, Unreadable) and found.code != "no-file":
            return found
        read_files.append((shown(path), b"" if isinstance(found, Unreadable) else found))
    return read_files[0], read_files[1]


def stamp(path: Path) -> tuple[tuple[int, int], ...]:
    """What tells whether a flow file, its city.yaml and their wordings are as they were: times and sizes."""
    found = []
    both = (path, path.parent / CITY_FILE)
    for one in (*both, *(in_wording(base, wording) for base in both for wording in WORDINGS)):
        try:
            state = one.stat()
            found.append((state.st_mtime_ns, state.st_size))
        except (OSError, ValueError):
            found.append((0, -1))
    return tuple(found)


STANDARD_INPUT = "標準入力"
"""What standard input is called where a file would be named."""


def standard_input() -> bytes | Unreadable:
    """The bytes of standard input, up to one more than the limit."""
    try:
        return sys.stdin.buffer.read(SIZE_LIMIT + 1)
    except OSError as error:
        return Unreadable("not-readable", STANDARD_INPUT, why(error))


def content(path: Path) -> bytes | Unreadable:
    """The bytes of a file, up to one more than the limit."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Unreadable("no-file", shown(path))
    except (OSError, ValueError) as error:
        return Unreadable("not-readable", shown(path), why(error))


def flow(files: Files) -> "Flow | tuple[Diagnostic, ...]":
    """The flow of two files, from the cache if it was loaded before; or what is wrong with them."""

    def load_now() -> "Flow | tuple[Diagnostic, ...]":
        # Only now: reading YAML and validating take longer than all else before the first question.
        from guide.analysis.openable import openable  # noqa: PLC0415
        from guide.language.loader import load  # noqa: PLC0415

        return openable(load(files.flow_id, files.flow, files.city))

    return _kept(files, (files.flow_id, files.flow[1], files.city[1]), load_now)


def worded(files: Files, wording: str) -> "Flow | tuple[Diagnostic, ...] | Unreadable":
    """The flow in another wording, from the cache if it was loaded before; or what is wrong."""
    texts = read_wording(files, wording)
    if isinstance(texts, Unreadable):
        return texts

    def load_now() -> "Flow | tuple[Diagnostic, ...]":
        from guide.analysis.openable import openable  # noqa: PLC0415 - as in `flow`
        from guide.language.loader import load  # noqa: PLC0415
        from guide.language.wording_loader import load_wording  # noqa: PLC0415

        base = load(files.flow_id, files.flow, files.city)
        opened, loaded = openable(base), load_wording(base, wording, *texts)
        return opened if isinstance(opened, tuple) else loaded.flow or loaded.diagnostics

    name = f"{files.flow_id} {wording}"
    return _kept(files, (name, files.flow[1], files.city[1], texts[0][1], texts[1][1]), load_now)


def _kept(
    files: Files,
    key: "tuple[str, *tuple[bytes, ...]]",
    load_now: "Callable[[], Flow | tuple[Diagnostic, ...]]",
) -> "Flow | tuple[Diagnostic, ...]":
    """The flow that is kept under this key; else what loading gives, kept if it is a flow."""
    kept_at = cache.place(*key)
    kept = cache.recall(kept_at) if kept_at else None
    if kept is None:
        loaded = load_now()
        if isinstance(loaded, tuple):
            return loaded
        kept = loaded
        if kept_at:
            cache.remember(kept_at, kept)
    # Which wordings there are is no part of what the files say.
    return replace(kept, wordings=files.wordings)
