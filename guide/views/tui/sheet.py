"""A sheet: the rows a paper shows, which of them are current, and where the terminal's cursor belongs.

Pure: a sheet is drawn anew for every state and width.
"""

from collections.abc import Callable
from typing import NamedTuple

from guide.views.tui.rows import BLANK, Row, Target


class Sheet(NamedTuple):
    """Rows to show.

    `places` are the rows of each thing that can become current, the first and the one behind the last;
    `current` is the index of the current one; `column` and `line` (within its rows) are where the cursor is.
    """

    rows: tuple[Row, ...] = ()
    places: tuple[tuple[int, int], ...] = ()
    current: int | None = None
    line: int = 0
    column: int = 0

    @property
    def cursor(self) -> tuple[int, int] | None:
        """Row and column of the terminal's cursor; None where nothing is current."""
        if self.current is None:
            return None
        return self.places[self.current][0] + self.line, self.column


Draw = Callable[[int], Sheet]
"""Draws a sheet for a number of cells."""


class Block(NamedTuple):
    """The rows of one thing that can become current."""

    rows: tuple[Row, ...]
    target: Target = None
    before: tuple[Row, ...] = ()
    """Rows above it that are not part of it, such as the name of a group."""


def stack(head: list[Row], blocks: list[Block], current: int | None, *, airy: bool, column: int = 0) -> Sheet:
    """What is read first, then the things to choose from, the current one banded; `airy` parts them."""
    rows = list(head)
    places: list[tuple[int, int]] = []
    for index, block in enumerate(blocks):
        if rows and (airy or index == 0 or block.before):
            rows.append(BLANK)
        rows += block.before
        start = len(rows)
        rows += [
            row._replace(band=index == current, target=row.target if row.target is not None else block.target)
            for row in block.rows
        ]
        places.append((start, len(rows)))
    return Sheet(tuple(rows), tuple(places), current if blocks else None, 0, column)
