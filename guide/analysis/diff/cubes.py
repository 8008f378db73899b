"""Sets of answers as numbers: for each part the classes that its answer may have, a bit for each.

A part has one bit more, for not being asked. A set that asks nothing of a part holds all of its bits; one
that does holds some of its classes, and not that it is not asked. So one set lies in another if it has no
further bits, and no part has to be looked at by itself.

Never enters: where answers lead.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeAlias

from guide.analysis.diff.joint import Part

Cube: TypeAlias = int
"""What answers have in common, or what is known of them so far; the lowest bit is in every one."""


class Cubes:
    """The bits of these parts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.fields: list[int] = []
        """All bits of each part."""
        self._begins: list[int] = []
        self._unasked = 0
        at = 1
        for part in parts:
            number = len(part.classes)
            self._begins.append(at)
            self.fields.append(((2 << number) - 1) << at)
            self._unasked |= 1 << (at + number)
            at += number + 1
        self.anything: Cube = (1 << at) - 1
        """The cube that asks nothing."""
        self._classes = self.anything ^ self._unasked ^ 1

    def of(self, part: int, classes: Iterable[int]) -> int:
        """The bits of these classes of a part."""
        begin = self._begins[part]
        return sum(1 << (begin + one) for one in classes)

    def classes(self, cube: Cube, part: int) -> list[int]:
        """The classes of a part that a cube holds."""
        found = (cube & self.fields[part] & self._classes) >> self._begins[part]
        return [index for index in range(found.bit_length()) if found >> index & 1]

    def asked(self, cube: Cube) -> list[int]:
        """The parts of which a cube asks something."""
        asked = self._unasked & ~cube
        return [part for part, field in enumerate(self.fields) if field & asked]

    def are_all(self, bits: Cube, field: Cube) -> bool:
        """Whether these bits of a field are all its classes."""
        return not field & self._classes & ~bits

    def holds_some(self, cube: Cube) -> bool:
        """Whether each part of which a cube asks something has a class left."""
        asked = self._unasked & ~cube
        # Any class of a part, and all its classes added, carry into the bit behind them.
        return ((cube & self._classes) + self._classes) & asked == asked

    def meets(self, path: Cube, cube: Cube) -> bool:
        """Whether a path that came to its end has answers in a cube: it asks all parts that the cube does."""
        return not path & self._unasked & ~cube and self.holds_some(path & cube)

    def uncovered(self, path: Cube, cubes: Iterable[Cube]) -> Cube | None:
        """A piece of a path of which no answer lies in any of the cubes; None if they take it all."""
        meeting = [cube for cube in cubes if self.meets(path, cube)]
        if not meeting:
            return path
        if any(path & cube == path for cube in meeting):
            return None
        # Cut where the first leaves something out: a piece of either may be left.
        outside = path & ~meeting[0]
        field = next(field for field in self.fields if outside & field)
        pieces = (path ^ field & path & meeting[0], path ^ field & outside)
        found = (self.uncovered(piece, meeting) for piece in pieces)
        return next((one for one in found if one is not None), None)

    def points(self, path: Cube, parts: Sequence[int]) -> Iterator[Cube]:
        """The answers on a path that asks these parts, one by one; the last part turns first."""
        rest = path
        for part in parts:
            rest &= ~self.fields[part]
        for chosen in product(*[self._each(path, part) for part in parts]):
            yield rest | sum(chosen)

    def _each(self, cube: Cube, part: int) -> list[int]:
        """The bits of each class of a part that a cube holds."""
        return [1 << (self._begins[part] + one) for one in self.classes(cube, part)]

    def between(self, one: Cube, other: Cube, part: int) -> Cube | None:
        """What lies in one or the other whatever of their classes a part has; None if there is nothing."""
        field = self.fields[part]
        shared = one & other & field
        if shared in {one & field, other & field}:
            return None
        both = one & other | (one | other) & field
        return both if self.holds_some(both) else None
