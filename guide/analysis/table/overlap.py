"""Which boxes meet which: one bitset of boxes for each, joined column by column.

A box is a product of sets of classes, one for each column; bit n of a cell stands for class n. Two boxes
meet where their cells meet in every column. Columns whose cells are all stretches of neighbouring classes
(numbers, dates) are swept once: a box meets those that began before it ends and did not end before it
begins. Other columns go by class. The sweep over bitsets does in one word what a pairwise check does 64
times over; it finds the same pairs as the interval sweep of Calvanese, Dumas, Laurson, Maggi, Montali and
Teinemaa ("Semantics, Analysis and Simplification of DMN Decision Tables", Information Systems 78, 2018),
which finds them one by one.

Never enters: what a class or a rule is, hit policies.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from typing import TypeAlias

from guide.engine.column import bits_of, rows_of

Box: TypeAlias = tuple[int, ...]
"""The classes that a box takes in each column, as bits."""


def meetings(boxes: Sequence[Box]) -> list[int]:
    """For each box the boxes it meets, itself not counted, as bits."""
    everything = (1 << len(boxes)) - 1
    met = [everything] * len(boxes)
    for cells in zip(*boxes, strict=True):
        stretches = _stretches(cells)
        if stretches:
            _sweep(stretches, met)
        else:
            _by_class(cells, met)
    return [bits ^ (1 << row) for row, bits in enumerate(met)]


def pairs(met: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Every pair of boxes that meet, the lower first."""
    for row, bits in enumerate(met):
        later = bits >> (row + 1)
        if later:
            yield from ((row, row + 1 + place) for place in rows_of(later))


def groups(met: Sequence[int]) -> list[list[int]]:
    """The boxes that hang together by meetings, each group in order; a box that meets none stands alone."""
    found: list[list[int]] = []
    left = (1 << len(met)) - 1
    while left:
        first = left & -left
        group = edge = first
        left ^= first
        while edge:
            reached = 0
            for row in rows_of(edge):
                reached |= met[row]
            edge = reached & left
            left ^= edge
            group |= edge
        found.append(rows_of(group))
    return found


def _stretches(cells: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last class of each cell; none if a cell has a hole."""
    found: list[tuple[int, int]] = []
    for cell in cells:
        low, high = (cell & -cell).bit_length(), cell.bit_length()
        if cell.bit_count() != high - low + 1:
            return []
        found.append((low, high))
    return found


def _sweep(stretches: Sequence[tuple[int, int]], met: list[int]) -> None:
    """Join a column of stretches: class by class, with the boxes that began so far and those that ended."""
    size = len(met)
    begin: dict[int, list[int]] = {}
    end: dict[int, list[int]] = {}
    for row, (low, high) in enumerate(stretches):
        begin.setdefault(low, []).append(row)
        end.setdefault(high, []).append(row)
    began, not_ended = 0, (1 << size) - 1
    for place in sorted({*begin, *end}):
        if place in begin:
            rows = begin[place]
            began |= bits_of(rows, size)
            for row in rows:
                met[row] &= not_ended
        if place in end:
            rows = end[place]
            for row in rows:
                met[row] &= began
            not_ended ^= bits_of(rows, size)


def _by_class(cells: Sequence[int], met: list[int]) -> None:
    """Join a column whose cells may be any sets of classes."""
    size = len(cells)
    alike: dict[int, list[int]] = {}
    for row, cell in enumerate(cells):
        alike.setdefault(cell, []).append(row)
    bits = {cell: bits_of(rows, size) for cell, rows in alike.items()}
    if len(bits) ** 2 <= sum(map(int.bit_count, bits)):
        # Few different cells of many classes, such as "all but one".
        meets = {cell: _joined(rows for other, rows in bits.items() if other & cell) for cell in bits}
    else:
        takers: dict[int, int] = {}
        for cell, rows in bits.items():
            for place in rows_of(cell):
                takers[place] = takers.get(place, 0) | rows
        meets = {cell: _joined(takers[place] for place in rows_of(cell)) for cell in bits}
    for row, cell in enumerate(cells):
        met[row] &= meets[cell]


def _joined(bits: Iterable[int]) -> int:
    return reduce(int.__or__, bits, 0)
