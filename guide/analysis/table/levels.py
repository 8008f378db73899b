"""What boxes leave open, column by column: the boxes still possible are the only memory.

All combinations of the columns seen so far that leave the same boxes possible are one state, counted together
(the frontier method: Knuth, The Art of Computer Programming 4A, 7.1.4). A state without boxes is open,
whatever follows; one with a box that takes everything that follows is covered. Even so, tables full of
wildcards have exponentially many states (completeness of rules is coNP-hard in the columns), so every answer
has a budget of states, and one that would need more is no answer: `OverBudgetError`.

Never enters: what a class or a rule is, hit policies.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guide.analysis.table.overlap import Box
from guide.engine.column import bits_of


class OverBudgetError(Exception):
    """An exact answer would take more states than the budget allows."""


class Budget:
    """How many states an analysis may still meet."""

    __slots__ = ("left",)

    def __init__(self, states: int) -> None:
        self.left = states

    def spend(self, states: int) -> None:
        """So many states more; raises OverBudgetError when there are not so many left."""
        if states > self.left:
            self.left = 0
            raise OverBudgetError
        self.left -= states


class Levels:
    """Boxes of a space, read column by column, the most telling first. Bit n of a state is the n-th box."""

    def __init__(self, space: Box, boxes: Sequence[Box]) -> None:
        size = len(boxes)
        columns = list(zip(*boxes, strict=True)) or [()] * len(space)
        wide = [
            bits_of((row for row, cell in enumerate(cells) if cell == whole), size)
            for cells, whole in zip(columns, space, strict=True)
        ]
        self._order = sorted(range(len(space)), key=lambda column: wide[column].bit_count())
        self._parts = [_parts(space[column], columns[column]) for column in self._order]
        self._everything = (1 << size) - 1
        self._space = space
        # Behind each column: the boxes that take all that follows, and how many combinations follow.
        self._certain = [self._everything]
        self._following = [1]
        for column in reversed(self._order):
            self._certain.append(self._certain[-1] & wide[column])
            self._following.append(self._following[-1] * space[column].bit_count())
        self._certain.reverse()
        self._following.reverse()

    def open(self, budget: Budget) -> int:
        """How many combinations no box takes."""
        if not self._everything:
            return self._following[0]
        found = 0
        states = {self._everything: 1}
        for depth, parts in enumerate(self._parts, 1):
            reached: dict[int, int] = {}
            certain, following = self._certain[depth], self._following[depth]
            for state, count in states.items():
                budget.spend(1)
                for part, taking in parts:
                    left = state & taking
                    if not left:
                        found += count * part.bit_count() * following
                    elif not left & certain:
                        reached[left] = reached.get(left, 0) + count * part.bit_count()
            states = reached
        return found

    def gaps(self, budget: Budget) -> Iterator[Box]:
        """Every gap, in boxes that meet no other: depth first, the part that the fewest boxes take first."""
        gap = list(self._space)
        if not self._everything:
            yield self._space
            return
        closed: set[tuple[int, int]] = set()
        found = 0
        path = [self._place(0, self._everything, found, budget)]
        while path:
            here = path[-1]
            part, left = next(here.following, (0, 0))
            column = self._order[here.depth]
            gap[column] = part or self._space[column]
            if not part:
                path.pop()
                if found == here.found:
                    closed.add((here.depth, here.state))
            elif not left:
                found += 1
                yield tuple(gap)
            elif not left & self._certain[here.depth + 1] and (here.depth + 1, left) not in closed:
                path.append(self._place(here.depth + 1, left, found, budget))

    def _place(self, depth: int, state: int, found: int, budget: Budget) -> "_Place":
        budget.spend(1)
        following = [(part, state & taking) for part, taking in self._parts[depth]]
        following.sort(key=lambda one: one[1].bit_count())
        return _Place(depth, state, found, iter(following))


class _Place(Struct):
    """Where a search for gaps stands: a column, the boxes still possible, the gaps found before."""

    depth: int
    state: int
    found: int
    following: Iterator[tuple[int, int]]


def _parts(classes: int, cells: Sequence[int]) -> list[tuple[int, int]]:
    """The classes in parts that no cell tells apart, each with the boxes that take it."""
    alike: dict[int, list[int]] = {}
    for row, cell in enumerate(cells):
        alike.setdefault(cell, []).append(row)
    parts = [(classes, 0)]
    for cell, rows in alike.items():
        bits = bits_of(rows, len(cells))
        parts = [
            (piece, taking | its)
            for part, taking in parts
            for piece, its in ((part & cell, bits), (part & ~cell, 0))
            if piece
        ]
    return parts
