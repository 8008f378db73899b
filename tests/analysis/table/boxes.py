"""Random boxes, and what they take, combination by combination.

Never here: what is being tested.
"""

from itertools import product

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from msgspec import Struct

from guide.analysis.table.overlap import Box


class Boxes(Struct, frozen=True):
    """Boxes in a space of so many classes a column."""

    sizes: tuple[int, ...]
    boxes: tuple[Box, ...]

    @property
    def space(self) -> Box:
        return tuple((1 << size) - 1 for size in self.sizes)

    def inside(self, box: Box) -> set[tuple[int, ...]]:
        """The combinations in a box."""
        return {
            point
            for point in product(*map(range, self.sizes))
            if all(cell >> place & 1 for cell, place in zip(box, point, strict=True))
        }

    def open(self, *more: Box) -> set[tuple[int, ...]]:
        """The combinations that no box takes."""
        return self.inside(self.space) - {point for box in (*self.boxes, *more) for point in self.inside(box)}


@st.composite
def boxes(draw: DrawFn, *, most: int = 7) -> Boxes:
    """Some boxes, none empty, many with cells that take all."""
    sizes = draw(st.lists(st.integers(1, 5), min_size=1, max_size=4))
    cells = [st.just((1 << size) - 1) | st.integers(1, (1 << size) - 1) for size in sizes]
    return Boxes(tuple(sizes), tuple(draw(st.lists(st.tuples(*cells), max_size=most))))
