"""Earlier editions of flow files, as git keeps them.

Asks the program git, which must be installed; reads and never writes. Without git, or outside of what it
keeps, there is a sentence instead of an edition.

Never enters: what a flow means.
"""

import subprocess
from pathlib import Path

from guide import library
from guide.japanese.clean import clean
from guide.library import CITY_FILE, Files, Unreadable
from guide.sentences.wordings import WORDINGS

_SECONDS = 30
"""How long git may take; it answers at once unless something is wrong."""


def split(wanted: str) -> tuple[str, Path] | None:
    """The revision and the path in REVISION:PATH; None for what is a path of its own."""
    revision, colon, path = wanted.partition(":")
    return (revision, Path(path)) if colon and revision and path and not Path(wanted).exists() else None


def files_at(revision: str, path: Path) -> Files | Unreadable:
    """A flow file and the city.yaml beside it, as they were in a revision."""
    flow = _content(revision, path)
    if isinstance(flow, Unreadable):
        return flow
    beside = path.parent / CITY_FILE
    city = _content(revision, beside)
    if isinstance(city, Unreadable):
        return Unreadable("no-city", _shown(revision, path))
    named = (_shown(revision, path), flow), (_shown(revision, beside), city)
    words = {
        wording: (_wording_file(revision, path, wording), _wording_file(revision, beside, wording))
        for wording in WORDINGS
    }
    wordings = tuple(wording for wording, (of_flow, _) in words.items() if of_flow[1])
    return Files(library.id_of(path), *named, path, wordings, words)


def _wording_file(revision: str, path: Path, wording: str) -> tuple[str, bytes]:
    """A wording file as it was; one that was not there is as good as an empty one."""
    place = library.in_wording(path, wording)
    found = _content(revision, place)
    return _shown(revision, place), b"" if isinstance(found, Unreadable) else found


def flows_at(revision: str, folder: Path) -> list[str] | Unreadable:
    """The names of the flow files of a city's folder in a revision."""
    listed = _git(folder, "ls-tree", "--name-only", "-z", "--end-of-options", revision, "./")
    if isinstance(listed, str):
        return Unreadable("not-readable", _shown(revision, folder), listed)
    names = listed.decode("utf-8", "replace").split("\0")
    return sorted(Path(name).name for name in names if library.is_flow_name(Path(name).name))


def _content(revision: str, path: Path) -> bytes | Unreadable:
    found = _git(path.parent, "show", "--end-of-options", f"{revision}:./{path.name}")
    return Unreadable("not-readable", _shown(revision, path), found) if isinstance(found, str) else found


def _git(folder: Path, *asked: str) -> bytes | str:
    """What git answers, or why it does not."""
    try:
        command = ["git", "-C", str(folder), *asked]
        done = subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - no shell
    except FileNotFoundError:
        return "git が入っていないか、フォルダーがありません"
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return "git を動かせません"
    return done.stdout if done.returncode == 0 else "git の記録の中に、その版かファイルがありません"


def _shown(revision: str, path: Path) -> str:
    return f"{clean(revision)}:{library.shown(path)}"
