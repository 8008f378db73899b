"""A decision table in lines: in columns where each has room, else rule by rule, as cards.

Never enters: words.
"""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from guide.japanese.room import give_room
from guide.japanese.width import cell_width, pad
from guide.japanese.wrap import wrap
from guide.views.passage import Line, Passage, Role, body, title
from guide.views.plain.layout import lines
from guide.views.words.table import ANY, Column, TableWords

WIDEST = 120
"""Cells of a table in columns at most."""

NARROWEST = 12
"""Cells in which Japanese can still be read in lines one below the other: six characters."""

_GAP = "  "
_NUMBER = "番号"
_ALWAYS = "いつでも"


def table_lines(table: TableWords, width: int) -> list[str]:
    """The table in lines of at most `width` cells."""
    head = lines((title(table.title), *map(body, table.notes)), width)
    numbered = (Column(_NUMBER, tuple(str(number + 1) for number in range(table.rules))), *table.columns)
    widths = column_widths(numbered, min(width, WIDEST))
    if widths is None:
        return [*head, "", *lines(cards(table), width)]
    return [*head, "", *_rows(numbered, widths)]


def column_widths(columns: Sequence[Column], width: int) -> list[int] | None:
    """The cells of each column, so that all fill the width; None where one would be too narrow to read."""
    wanted = [
        max(
            cell_width(give_room(line))
            for cell in (column.heading, *column.cells)
            for line in cell.split("\n")
        )
        for column in columns
    ]
    given = [min(cells, NARROWEST) for cells in wanted]
    left = width - sum(given) - len(_GAP) * (len(columns) - 1)
    if left < 0:
        return None
    while left > 0 and given != wanted:
        # Cell by cell to the column that has the least share of what it wants.
        index = min(
            (index for index in range(len(columns)) if given[index] < wanted[index]),
            key=lambda index: given[index] / wanted[index],
        )
        given[index] += 1
        left -= 1
    return given


def cards(table: TableWords) -> Passage:
    """Each rule by itself: what it asks, what it gives."""
    return tuple(_cards(table))


def _cards(table: TableWords) -> Iterator[Line]:
    for number in range(table.rules):
        yield Line(Role.ENTRY, "規則", str(number + 1))
        asks = [column for column in table.columns if column.asks and column.cells[number] != ANY]
        for column in asks:
            yield Line(Role.LABEL, column.cells[number], column.heading)
        if not asks:
            yield Line(Role.LABEL, _ALWAYS, "条件")
        for column in table.columns:
            if not column.asks and column.cells[number]:
                yield Line(Role.LABEL, column.cells[number], column.heading)


def _rows(columns: Sequence[Column], widths: Sequence[int]) -> Iterator[str]:
    yield from _row([column.heading for column in columns], widths)
    yield _GAP.join("-" * cells for cells in widths)
    for cells in zip(*(column.cells for column in columns), strict=True):
        yield from _row(cells, widths)


def _row(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    wrapped = [wrap(give_room(cell), width) for cell, width in zip(cells, widths, strict=True)]
    for parts in zip_longest(*wrapped, fillvalue=""):
        yield _GAP.join(pad(part, width) for part, width in zip(parts, widths, strict=True)).rstrip()
