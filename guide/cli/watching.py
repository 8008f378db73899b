"""Watching a flow file and its city.yaml while it is walked."""

import select
import sys
from typing import TYPE_CHECKING

from msgspec.structs import replace

from guide import library
from guide.cli.ending import BadInputError
from guide.cli.opening import diagnostic
from guide.library import Unreadable
from guide.views import streams

if TYPE_CHECKING:
    from pathlib import Path

    from guide.engine.interview import Interview
    from guide.views.watching import Fresh

_SECONDS = 0.3
"""How often the file is looked at."""


class Watched:
    """A flow file; asked again and again whether it has changed."""

    def __init__(self, wanted: str) -> None:
        found = library.find(wanted)
        if isinstance(found, Unreadable):
            raise BadInputError("--watch では、直している案内のファイルの場所を書きます。")
        self._path: Path = found
        self._seen = library.stamp(found)

    def look(self, interview: "Interview") -> "Fresh | None":
        """The walk with what the file says now; None if nothing has changed."""
        return self._fresh(interview) if self._has_changed() else None

    def read_line(self, prompt: str) -> str:
        """Ask for a line; raises Changed if the file changes first, EOFError at the end of the input."""
        streams.write(prompt)
        while not _is_ready():
            self._raise_changed()
        self._raise_changed()
        line = sys.stdin.readline()
        if not line:
            raise EOFError
        return line.removesuffix("\n")

    def _raise_changed(self) -> None:
        from guide.views.watching import Changed

        if self._has_changed():
            streams.write("\n")
            raise Changed(self._fresh)

    def _has_changed(self) -> bool:
        now = library.stamp(self._path)
        changed, self._seen = now != self._seen, now
        return changed

    def _fresh(self, interview: "Interview") -> "Fresh":
        from guide.analysis.again import problems
        from guide.analysis.checks import findings
        from guide.language.loader import in_file_order, load
        from guide.language.wording_loader import load_wording
        from guide.views import watching

        files = library.read(self._path)
        if isinstance(files, Unreadable):
            return watching.fresh(interview, None, (diagnostic(files),))
        loaded = load(files.flow_id, files.flow, files.city)
        again = problems(loaded)
        flow = None if again else loaded.flow
        found = [*loaded.diagnostics, *again, *(loaded.locate(findings(loaded.flow)) if loaded.flow else ())]
        texts = library.read_wording(files, interview.flow.wording) if interview.flow.wording else None
        if isinstance(texts, Unreadable):
            found.append(diagnostic(texts))
        elif texts and flow:
            worded = load_wording(loaded, interview.flow.wording, *texts)
            flow, found = worded.flow or flow, [*found, *worded.diagnostics]
        flow = replace(flow, wordings=files.wordings) if flow else None
        return watching.fresh(interview, flow, in_file_order(found))


def _is_ready() -> bool:
    """Whether a line can be read; where that cannot be asked, it is waited for."""
    if not sys.stdin.isatty():
        return True  # of a file or a pipe several lines may be read ahead, and no more would ever come
    try:
        return bool(select.select([sys.stdin], [], [], _SECONDS)[0])
    except (OSError, ValueError):
        return True
