"""How the linkers tell of problems: a code and a path in one file, with what the author may have meant.

Never enters: wording, deciding what is a problem.
"""

from collections.abc import Iterable
from typing import Protocol

from guide.language.diagnostics import Path, nearest
from guide.language.source import Source


class Report(Protocol):
    """Takes note of a problem at a path. `known` are the names that `written` should have been one of."""

    def __call__(
        self, code: str, path: Path, *, at_key: bool = False, known: Iterable[str] = (), **facts: object
    ) -> None:
        """Take note."""


class Reporter:
    """Takes note of problems at paths of one file."""

    def __init__(self, where: Source) -> None:
        self._where = where

    def __call__(
        self, code: str, path: Path, *, at_key: bool = False, known: Iterable[str] = (), **facts: object
    ) -> None:
        """Take note, with the known name nearest to what was written."""
        # Looking for near misses costs more than all else, so nobody looks when nobody will be told.
        if self._where.full:
            return
        near = nearest(str(facts.get("written", "")), known)
        self._where.note(code, path, {"near": near, **facts}, at_key=at_key)
