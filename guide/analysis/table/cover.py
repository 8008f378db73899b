"""How much boxes cover together, exactly, and where the gaps are.

Boxes that meet no other are measured by themselves, boxes that hang together by inclusion and exclusion,
which has few terms as long as few of them meet; only where many meet are they counted column by column (see
`levels`). The terms measure any part of the space as well, so that a gap is found by descent: of the two
halves of a part, the one with more left open.

Never enters: what a class or a rule is, hit policies.
"""

from collections.abc import Iterator, Sequence
from math import prod

from guide.analysis.table.levels import Budget, Levels
from guide.analysis.table.overlap import Box, groups
from guide.engine.column import rows_of

TERMS = 8
"""Terms, for each box, by which boxes that hang together are measured rather than counted."""

_Term = tuple[int, Box]
"""A box, and how much it adds to what is covered (for an odd number of boxes) or takes away from it."""


def volume(box: Box) -> int:
    """How many combinations of classes the box holds."""
    return prod(map(int.bit_count, box))


def within(boxes: Sequence[Box], region: Box) -> list[Box]:
    """What of the boxes lies in the region; boxes outside are left out."""
    inside = [tuple(map(int.__and__, box, region)) for box in boxes]
    return [box for box in inside if all(box)]


class Cover:
    """What boxes take of a space (all classes of each column), given which of them meet which.

    Raises OverBudgetError where an exact count is over the budget.
    """

    def __init__(self, space: Box, boxes: Sequence[Box], met: Sequence[int], budget: Budget) -> None:
        self._space = space
        self._boxes = list(boxes)
        dense = False
        measured: list[_Term] = []
        self.open = volume(space)
        """How many combinations of classes no box takes."""
        for group in groups(met):
            terms = _terms(boxes, met, group)
            if terms is None:
                together = [boxes[row] for row in group]
                self.open += Levels(space, together).open(budget) - volume(space)
                dense = True
            else:
                self.open -= sum(adds for adds, _ in terms)
                measured += terms
        self._terms = None if dense else measured

    def gaps(self, budget: Budget) -> Iterator[Box]:
        """Gaps, none of which could be larger and no two of which meet, until all is taken."""
        left = self.open
        while left:
            if self._terms is None:
                found = next(Levels(self._space, self._boxes).gaps(budget))
            else:
                found = self._descend(self._terms, left)
            gap = self._grown(found)
            # From here on it counts as taken.
            self._boxes.append(gap)
            left -= volume(gap)
            if self._terms is not None:
                self._terms.append((volume(gap), gap))
            yield gap

    def _descend(self, terms: list[_Term], left: int) -> Box:
        """A part of the space that no box reaches into, where so many combinations are left open."""
        region = self._space
        while terms:
            sizes = [cell.bit_count() for cell in region]
            column = sizes.index(max(sizes))
            half = _lower_half(region[column])
            below = _replaced(region, column, half)
            terms_below = _cut(terms, column, half)
            left_below = volume(below) - sum(adds for adds, _ in terms_below)
            if 2 * left_below >= left:
                region, terms, left = below, terms_below, left_below
            else:
                region = _replaced(region, column, region[column] ^ half)
                terms, left = _cut(terms, column, region[column]), left - left_below
        return region

    def _grown(self, gap: Box) -> Box:
        """The gap, in one column after the other as wide as no box forbids."""
        for column, whole in enumerate(self._space):
            taken = 0
            for box in self._boxes:
                if all(map(int.__and__, _replaced(gap, column, 1), _replaced(box, column, 1))):
                    taken |= box[column]
            gap = _replaced(gap, column, whole & ~taken)
        return gap


def _terms(boxes: Sequence[Box], met: Sequence[int], group: Sequence[int]) -> list[_Term] | None:
    """A group by inclusion and exclusion: its boxes, what two have in common, what three have, and so on.

    None where boxes meet so often that there would be many terms.
    """
    terms: list[_Term] = []
    waiting = [(1, boxes[row], met[row] >> (row + 1) << (row + 1)) for row in group]
    while waiting:
        sign, box, also = waiting.pop()
        terms.append((sign * volume(box), box))
        if len(terms) + len(waiting) > TERMS * len(group):
            return None
        for row in rows_of(also):
            common = tuple(map(int.__and__, box, boxes[row]))
            if all(common):
                waiting.append((-sign, common, also & met[row] & (-2 << row)))
    return terms


def _cut(terms: Sequence[_Term], column: int, cell: int) -> list[_Term]:
    """The terms within a cell of one column."""
    found: list[_Term] = []
    for adds, box in terms:
        was = box[column]
        now = was & cell
        if now == was:
            found.append((adds, box))
        elif now:
            found.append((adds // was.bit_count() * now.bit_count(), _replaced(box, column, now)))
    return found


def _replaced(box: Box, column: int, cell: int) -> Box:
    return (*box[:column], cell, *box[column + 1 :])


def _lower_half(classes: int) -> int:
    """The lower half of two or more classes."""
    wanted = classes.bit_count() // 2
    low, high = 0, classes.bit_length()
    while True:
        middle = (low + high) // 2
        half = classes & ((1 << middle) - 1)
        if half.bit_count() == wanted:
            return half
        if half.bit_count() < wanted:
            low = middle
        else:
            high = middle
