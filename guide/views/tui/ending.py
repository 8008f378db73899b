"""A result as a sheet: told once, laid out anew for every width.

Never enters: what a result says (see `guide.views.words.result`).
"""

from typing import TYPE_CHECKING

from guide.engine.interview import Interview
from guide.views.passage import body
from guide.views.tui.rows import set_passage
from guide.views.tui.sheet import Sheet
from guide.views.words.marking import marked, marker

if TYPE_CHECKING:
    from guide.analysis.insight import Insight


class Ending:
    """The result of an interview; without what is `known`, without what would have to differ.

    `note` stands above it, if the answers are not the person's own.
    """

    def __init__(self, interview: Interview, known: "Insight | None" = None, note: str = "") -> None:
        # A result is never the first thing people wait for.
        from guide.views.words.result import listed, result  # noqa: PLC0415

        above = (body(note),) if note else ()
        self._passage = (*above, *marked(result(interview, known, own=not note), marker(interview.flow)))
        self._targets: dict[str, object] = {str(one.number): one.number for one in listed(interview)}

    def draw(self, cells: int) -> Sheet:
        """The sheet for a number of cells."""
        return Sheet(tuple(set_passage(self._passage, cells, self._targets)))
