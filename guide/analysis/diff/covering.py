"""Paths to a difference, and the cubes that are made of them.

A path of the walked states that comes to a difference is made as wide as it goes: what is asked of a part is
dropped where every answer to it makes the same difference.

Never enters: which cubes are chosen (see `patterns`), how few there can be (see `fewest`).
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from guide.analysis.diff.cubes import Cube, Cubes
from guide.analysis.diff.joint import Part
from guide.analysis.diff.walking import Branch, Ends, Walked

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
        self.walked = walked
        self.wanted = wanted
        self.leads, self._only_leads = self._leading()
        self._work = WORK
        self._known: dict[Cube, bool] = {}
        self.ways = [[self._way(branch) for branch in branches] for branches in walked.branches]
        """For each state, where its answers with which bits of which field (and part) lead."""

    def _way(self, branch: Branch) -> tuple[int, int, int | None, int]:
        if branch.part is None:  # ways that arithmetic parts are open to every cube
            return 1, 1, None, branch.to
        bits = self.cubes.of(branch.part, branch.classes)
        return bits, self.cubes.fields[branch.part], branch.part, branch.to

    def _leading(self) -> tuple[list[bool], list[bool]]:
        """For each state whether some of its answers make the difference, and whether all do."""
        some: list[bool] = []
        every: list[bool] = []
        for state, branches in enumerate(self.walked.branches):
            ends = self.walked.ends.get(state) in self.wanted
            some.append(ends or any(some[branch.to] for branch in branches))
            every.append(ends or (bool(branches) and all(every[branch.to] for branch in branches)))
        return some, every

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
        ends, leads, ways = self.walked.ends, self.leads, self.ways
        root = self.walked.root
        stack: list[tuple[int, Cube, tuple[int, ...]]] = [(root, self.cubes.anything, ())] * leads[root]
        while stack:
            state, path, parts = stack.pop()
            for cube in beside:
                if path & cube == path:
                    break
            else:
                if state in ends:
                    if self.cubes.uncovered(path, beside) is not None:
                        yield Path(path, parts)
                    continue
                for bits, field, part, to in reversed(ways[state]):
                    bound = bits & bounds
                    if bound and leads[to]:
                        asked = parts if part is None else (*parts, part)
                        stack.append((to, path & ~(field ^ bound), asked))

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
        seen = {self.walked.root}
        waiting = [self.walked.root]
        leads, only_leads, ways = self.leads, self._only_leads, self.ways
        while waiting:
            state = waiting.pop()
            self._work -= 1
            if only_leads[state]:
                continue
            for bits, _, _, to in ways[state]:
                if bits & cube and to not in seen:
                    if not leads[to]:
                        return False
                    seen.add(to)
                    waiting.append(to)
        return True
