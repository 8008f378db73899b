"""Paths to a difference, and the cubes that are made of them.

A path of the walked states that comes to a difference is made as wide as it goes: what is asked of a part is
dropped where every answer to it makes the same difference.

Never enters: which cubes are chosen (see `patterns`), how few there can be (see `fewest`).
"""

from collections.abc import Hashable, Iterator, Sequence

from msgspec import Struct

from guide.analysis.diff.cubes import Cube, Cubes
from guide.analysis.diff.differing import HIT, Differing
from guide.analysis.diff.joint import Part
from guide.analysis.diff.walking import Ends, Walked

WORK = 300_000
"""States that are looked at, in all, to make the patterns of one difference wide."""


class Path(Struct, frozen=True):
    """Answers that lead to a difference: as a cube, and their parts in the order in which they are asked."""

    cube: Cube
    parts: tuple[int, ...]


class Covering:
    """Looks for the answers that end in one of the ways `wanted`."""

    def __init__(self, walked: Walked, parts: Sequence[Part], wanted: frozenset[Ends]) -> None:
        self.cubes = Cubes(parts)
        self.differing = Differing(walked, self.cubes, wanted)
        self._work = WORK
        self._known: dict[Cube, bool] = {}

    @property
    def is_tired(self) -> bool:
        """Whether all the work was done that may be done."""
        return self._work <= 0

    def worked(self, states: int) -> None:
        """Count states that were looked at."""
        self._work -= states

    def paths(self, beside: list[Cube], within: Cube | None = None) -> Iterator[Path]:
        """Paths to the difference that lie in none of the cubes `beside`, which may grow meanwhile."""
        bounds = self.cubes.anything if within is None else within
        ways, holds_some = self.differing.ways, self.cubes.holds_some
        stack: list[tuple[int, Cube, tuple[int, ...], tuple[Cube, ...], int]] = []
        stack.append((self.differing.root, self.cubes.anything, (), (), 0))
        seen: set[Hashable] = set()
        while stack:
            state, path, parts, meeting, known = stack.pop()
            if known < len(beside):
                meeting += tuple([cube for cube in beside[known:] if holds_some(path & cube)])
            # Of a path that matters which cubes it may meet, and what of it lies outside each of them: where
            # another came to the state with the same and found nothing, there is nothing.
            outside = [path & ~cube for cube in meeting]
            if 0 in outside:
                continue
            key = (state, meeting, *outside)
            if key in seen:
                continue
            seen.add(key)
            if state == HIT:
                if self.cubes.uncovered(path, meeting) is not None:
                    seen.clear()
                    yield Path(path, parts)
                continue
            for bits, field, part, _, to in reversed(ways[state]):
                bound = bits & bounds
                if bound:
                    asked = parts if part is None else (*parts, part)
                    met = tuple([cube for cube in meeting if cube & bound])
                    stack.append((to, path & ~(field ^ bound), asked, met, len(beside)))

    def widened(self, path: Path) -> Cube:
        """The path without what need not be asked, and then with every class that may be answered as well."""
        needed = self._needed(path.cube, self.cubes.anything, path.parts)
        cube = self._limited(self.cubes.anything, path.cube, needed)
        for part in needed:
            for index in self.cubes.classes(self.cubes.anything, part):
                wider = cube | self.cubes.of(part, (index,))
                if wider != cube and self.only(wider):
                    cube = wider
        return cube

    def _needed(self, path: Cube, held: Cube, parts: Sequence[int]) -> Sequence[int]:
        """Which of these parts must be asked beside those that are held; none of them can be spared.

        By halves (U. Junker, "QuickXplain", AAAI 2004): few of many parts matter.
        """
        if self.only(held):
            return ()
        if len(parts) == 1:
            return parts
        first, second = parts[: len(parts) // 2], parts[len(parts) // 2 :]
        later = self._needed(path, self._limited(held, path, first), second)
        return (*self._needed(path, self._limited(held, path, later), first), *later)

    def _limited(self, cube: Cube, path: Cube, parts: Sequence[int]) -> Cube:
        """The cube, asking of these parts what the path does."""
        for part in parts:
            cube &= path | ~self.cubes.fields[part]
        return cube

    def only(self, cube: Cube) -> bool:
        """Whether all answers in the cube that come to an end make the difference."""
        known = self._known.get(cube)
        if known is None:
            known = self._known[cube] = self._only(cube)
        else:
            self._work -= 1
        return known

    def _only(self, cube: Cube) -> bool:
        astray, doubtful = self.differing.astray, self.differing.doubtful
        waiting = [self.differing.deciding[self.differing.root]]
        seen = set(waiting)
        while waiting:
            state = waiting.pop()
            self._work -= 1
            if astray[state] & cube:
                return False
            for bits, to in doubtful[state]:
                if bits & cube and to not in seen:
                    seen.add(to)
                    waiting.append(to)
        return True
