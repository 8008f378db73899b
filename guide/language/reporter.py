"""How the linkers tell of problems: a code and a path in one file, with what the author may have meant.

Never enters: wording, deciding what is a problem.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from guide.language.diagnostics import Diagnostic, Finding, Path, nearest
from guide.language.source import Source


class Report(Protocol):
    """Takes note of a problem at a path. `known` are the names that `written` should have been one of."""

    def __call__(
        self, code: str, path: Path, *, at_key: bool = False, known: Iterable[str] = (), **facts: object
    ) -> None:
        """Take note."""


class Reporter:
    """Takes note of problems at paths of one file, below `at`; `used` says what uses that part of it."""

    def __init__(self, where: Source, at: Path = (), used: str = "", *, quiet: bool = False) -> None:
        self._where = where
        self._at = at
        self._used = used
        self._quiet = quiet

    def below(self, at: Path) -> "Reporter":
        """The same for a part of the file."""
        return Reporter(self._where, at, self._used, quiet=self._quiet)

    def told_of(self, user: "Reporter", use: str, *, quiet: bool) -> "Reporter":
        """The same for one use of that part. A quiet one takes no note: the part was told of."""
        used = user._used or f"{user._where.file} のステップ '{use}' が使う所"  # noqa: SLF001 - its own class
        return Reporter(self._where, self._at, used, quiet=quiet or user._quiet)  # noqa: SLF001 - its own class

    def __call__(
        self, code: str, path: Path, *, at_key: bool = False, known: Iterable[str] = (), **facts: object
    ) -> None:
        """Take note, with the known name nearest to what was written."""
        # Looking for near misses costs more than all else, so nobody looks when nobody will be told.
        if self._quiet or self._where.full:
            return
        near = nearest(str(facts.get("written", "")), known)
        self.note(Finding(code, path, {"near": near, **facts}, at_key))

    def note(self, found: Finding) -> None:
        """Take note of a finding about that part of the file, whether it was told of or not."""
        self._where.note(found.code, (*self._at, *found.path), self._facts(found), at_key=found.at_key)

    def locate(self, found: Finding) -> Diagnostic:
        """A finding about that part of the file, located."""
        path = (*self._at, *found.path)
        return self._where.report(found.code, path, self._facts(found), at_key=found.at_key)

    def _facts(self, found: Finding) -> Mapping[str, object]:
        return {**found.facts, "used": self._used} if self._used else found.facts
