"""The folders in which this user keeps things: what can be made again, what cannot, and guides.

The customs of the three systems and what turns them off, nothing more. A package knows the folders too
(platformdirs); importing it takes longer than finding and reading a flow.

Never enters: reading or writing, what is kept.
"""

import os
import sys
from pathlib import Path

OURS = "kyodo"
"""The name of our folder in each of them."""


def is_off(variable: str) -> bool:
    """Whether this user turned something off by an environment variable."""
    return os.environ.get(variable, "").lower() == "off"


def cache_folder() -> Path | None:
    """Where to keep what can be made again; None where this user has no home."""
    if sys.platform == "win32":
        return _below("LOCALAPPDATA", "~/AppData/Local", f"{OURS}/cache")
    if sys.platform == "darwin":
        return _below("", "~/Library/Caches", OURS)
    return _below("XDG_CACHE_HOME", "~/.cache", OURS)


def state_folder() -> Path | None:
    """Where to keep what people would miss; None where this user has no home."""
    if sys.platform == "win32":
        return _below("LOCALAPPDATA", "~/AppData/Local", OURS)
    if sys.platform == "darwin":
        return _below("", "~/Library/Application Support", OURS)
    return _below("XDG_STATE_HOME", "~/.local/state", OURS)


def data_folder() -> Path | None:
    """Where to keep what belongs to the user and grows; None where this user has no home."""
    if sys.platform == "win32":
        return _below("LOCALAPPDATA", "~/AppData/Local", OURS)
    if sys.platform == "darwin":
        return _below("", "~/Library/Application Support", OURS)
    return _below("XDG_DATA_HOME", "~/.local/share", OURS)


OWN_FLOWS = "KYODO_FLOWS"
"""The environment variable that names folders of cities with guides of one's own, as PATH names folders."""


def own_flows() -> tuple[Path, ...]:
    """The folders in which this user keeps guides of their own, as far as they are there."""
    named = (Path(one) for one in os.environ.get(OWN_FLOWS, "").split(os.pathsep) if one)
    return tuple(folder for folder in named if folder.is_dir())


def _below(variable: str, custom: str, ours: str) -> Path | None:
    # The XDG base directory specification says to ignore a relative path.
    told = Path(os.environ.get(variable, "") if variable else "")
    try:
        root = told if told.is_absolute() else Path(custom).expanduser()
    except RuntimeError:  # no home
        return None
    return root / ours if root.is_absolute() else None
