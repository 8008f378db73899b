"""Where walks are saved: the user's own folder, the clock of this machine, and files that are named.

Never enters: when something is saved.
"""

import datetime as dt
import os
import platform
from pathlib import Path
from typing import TYPE_CHECKING

from guide import library
from guide.cli.opening import load, restored
from guide.language.model import Flow
from guide.library import Unreadable
from guide.records.files import saves_folder
from guide.records.saved import Saved, decode
from guide.records.saver import Entry, Saver
from guide.views.recorded import Recorded
from guide.views.saves import CameBack, Saves

if TYPE_CHECKING:
    from guide.engine.code import Restored
    from guide.records.desk import Desk

COUNTER = "KYODO_COUNTER"
"""The environment variable that names this counter; without it the name of the machine stands for it."""


def saves(only: Flow | None = None) -> Saves:
    """The saved interviews of this user, or those of one flow, which may lie anywhere."""

    def load_here(flow_id: str) -> Flow | str:
        return only if only and only.id == flow_id else load(flow_id)

    folder = saves_folder()
    saver = Saver(folder, _now) if folder else None

    def restore_here(typed: str, wording: str = "") -> "Restored | str":
        return restored(typed, wording, only)

    return Saves(saver, load_here, restore_here, only=only.id if only else "")


def recorded(only: Flow | None = None) -> Recorded:
    """The records of this counter; what talks to the database is loaded when it is first needed."""

    def load_here(flow_id: str) -> Flow | str:
        return only if only and only.id == flow_id else load(flow_id)

    def make() -> "Desk":
        from guide.records.database import address
        from guide.records.desk import Desk

        return Desk(address, os.environ.get(COUNTER) or platform.node() or "窓口", _now)

    return Recorded(load_here, make, restored, only=only.id if only else "")


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def from_file(path: Path, saves: Saves) -> CameBack | str | None:
    """Go on with a saved file, or why that cannot be; None if there is no such file.

    One of the user's own goes on as it is; one from elsewhere is copied and left alone.
    """
    content = library.content(path)
    if isinstance(content, Unreadable):
        return None if content.code == "no-file" else f"{library.shown(path)} は、{content.problem}。"
    found = decode(content)
    if not isinstance(found, Saved):
        return f"{library.shown(path)} は、{found.sentence}"
    return saves.go_on(Entry(path.stem, found), own=path.parent == saves_folder())
