"""The answers that end otherwise, as few patterns.

A path of the walked states that comes to a difference is made as wide as it goes: what is asked of a part is
dropped where every answer to it makes the same difference. Paths that lie in a pattern already found are not
walked again, and a pattern that the others make superfluous is dropped: none that is left can be spared.
Where few are left, fewer are looked for among all patterns that these make together (iterated consensus;
W. V. Quine, "A way to simplify truth functions", American Mathematical Monthly 62, 1955).

That no fewer patterns would do is proven by one answer of each such that no pattern could hold two of them (a
fooling set; M. Dietzfelbinger, J. Hromkovic, G. Schnitger, "A comparison of two lower-bound methods for
communication complexity", Theoretical Computer Science 168, 1996). Where that does not show it, it is not
claimed.

Never enters: wording.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product

from msgspec import Struct

from guide.analysis.diff.joint import JointClass, Part
from guide.analysis.diff.walking import Ends, Walked

MOST = 20
"""Patterns that are told of one difference."""

WORK = 300_000
"""States that are looked at, in all, to make the patterns of one difference wide."""

FEW = (3, 12)
"""Numbers of patterns among which fewer are looked for."""

MOST_WIDE = 80
"""Patterns that are made of them."""

POINTS = 6
"""Answers of each pattern that are tried to show that no fewer patterns would do."""

_Cube = dict[int, int]
"""For parts, the joint classes their answers have, a bit for each; a part that is not in it may have any."""


class Literal(Struct, frozen=True):
    """What a pattern asks of a part: an answer of one of these classes."""

    part: Part
    classes: tuple[JointClass, ...]


class Pattern(Struct, frozen=True):
    """Answers that make one difference: what they have in common, one of them in full, how many there are.

    `witness` names a joint class for each part that is answered; `share` is how likely these answers are if
    at every question each answer is as likely as any other.
    """

    literals: tuple[Literal, ...]
    witness: Mapping[Part, JointClass]
    answers: int
    share: float


class Patterns(Struct, frozen=True):
    """The patterns of one difference; how many answers make it, and their share.

    `complete` says that they are all, `fewest` that they are proven to be as few as can be.
    """

    found: tuple[Pattern, ...]
    complete: bool
    fewest: bool
    answers: int
    share: float


def patterns(walked: Walked, parts: Sequence[Part], wanted: frozenset[Ends]) -> Patterns:
    """The patterns of the answers that end in one of these ways."""
    finder = _Finder(walked, parts, wanted)
    cubes: list[_Cube] = []
    complete = True
    for path in finder.paths(cubes):
        if len(cubes) == MOST or (cubes and finder.is_tired):
            complete = False
            break
        cubes.append(finder.widened(path))
    if complete:
        for cube in list(cubes):
            others = [one for one in cubes if one is not cube]
            if others and next(finder.paths(others, within=cube), None) is None:
                cubes = others
    fewest = complete and finder.are_fewest(cubes)
    if complete and not fewest:
        cubes = finder.fewer(cubes)
        fewest = finder.are_fewest(cubes)
    return Patterns(tuple(finder.pattern(cube) for cube in cubes), complete, fewest, *finder.measured({}))


class _Finder:
    def __init__(self, walked: Walked, parts: Sequence[Part], wanted: frozenset[Ends]) -> None:
        self._walked = walked
        self._parts = parts
        self._wanted = wanted
        self._leads, self._only_leads = self._leading()
        self._work = WORK
        self._ways = [
            [(branch.part, sum(1 << one for one in branch.classes), branch.to) for branch in branches]
            for branches in walked.branches
        ]
        """For each state, where its answers of which classes of which part lead."""

    def _leading(self) -> tuple[list[bool], list[bool]]:
        """For each state whether some of its answers make the difference, and whether all do."""
        some: list[bool] = []
        every: list[bool] = []
        for state, branches in enumerate(self._walked.branches):
            ends = self._walked.ends.get(state) in self._wanted
            some.append(ends or any(some[branch.to] for branch in branches))
            every.append(ends or (bool(branches) and all(every[branch.to] for branch in branches)))
        return some, every

    def paths(self, beside: list[_Cube], within: _Cube | None = None) -> Iterator[_Cube]:
        """Paths to the difference that lie in none of the cubes `beside`, which may grow meanwhile."""
        bounds = within or {}
        stack: list[tuple[int, _Cube]] = [(self._walked.root, {})]
        while stack:
            state, path = stack.pop()
            if not self._leads[state] or any(_inside(path, cube) for cube in beside):
                continue
            if state in self._walked.ends:
                if _uncovered(path, beside) is not None:
                    yield path
                continue
            for part, classes, to in reversed(self._ways[state]):
                if part is None:
                    stack.append((to, path))
                    continue
                bound = classes & bounds.get(part, classes)
                if bound:
                    stack.append((to, {**path, part: bound}))

    @property
    def is_tired(self) -> bool:
        """Whether all the work was done that may be done."""
        return self._work <= 0

    def widened(self, path: _Cube) -> _Cube:
        """The path without what need not be asked, and then with every class that may be answered as well."""
        cube = {part: path[part] for part in self._needed(path, [], list(path))}
        for part in list(cube):
            for index in range(len(self._parts[part].classes)):
                wider = {**cube, part: cube[part] | 1 << index}
                if wider[part] != cube[part] and self._only(wider):
                    cube = wider
        return cube

    def _needed(self, path: _Cube, held: list[int], parts: list[int]) -> list[int]:
        """Which of these parts must be asked beside those that are held; none of them can be spared.

        By halves (U. Junker, "QuickXplain", AAAI 2004): few of many parts matter.
        """
        if self._only({part: path[part] for part in held}):
            return []
        if len(parts) == 1:
            return parts
        middle = len(parts) // 2
        later = self._needed(path, [*held, *parts[:middle]], parts[middle:])
        return [*self._needed(path, [*held, *later], parts[:middle]), *later]

    def _only(self, cube: _Cube) -> bool:
        """Whether all answers in the cube that come to an end make the difference."""
        seen = {self._walked.root}
        waiting = [self._walked.root]
        while waiting:
            state = waiting.pop()
            self._work -= 1
            if self._only_leads[state]:
                continue
            for part, classes, to in self._ways[state]:
                if to not in seen and (part is None or part not in cube or cube[part] & classes):
                    if not self._leads[to]:
                        return False
                    seen.add(to)
                    waiting.append(to)
        return True

    def fewer(self, cubes: list[_Cube]) -> list[_Cube]:
        """A smaller set of patterns that holds the same answers, if one is found; else the same."""
        if len(cubes) < FEW[0] or len(cubes) > FEW[1]:
            return cubes
        wide = self._wide(cubes)
        for number in range(2, len(cubes)):
            found = self._holding(wide, [], number)
            if found is not None:
                return found
        return cubes

    def _wide(self, cubes: list[_Cube]) -> list[_Cube]:
        """The patterns, and those that two of them make together: alike but in one part."""
        found = list(cubes)
        for place, one in enumerate(found):  # grows meanwhile
            for other in found[:place]:
                for part in one.keys() & other.keys():
                    both = _between(one, other, part)
                    if both is None or self.is_tired or len(found) > MOST_WIDE or not self._only(both):
                        continue
                    wide = self.widened(both)
                    if wide not in found:
                        found.append(wide)
        return found

    def _holding(self, wide: list[_Cube], chosen: list[_Cube], more: int) -> list[_Cube] | None:
        """At most so many patterns more, with which all answers are held; None if none are found."""
        self._work -= len(self._walked.branches)
        path = next(self.paths(chosen), None)
        if path is None:
            return chosen
        left = _uncovered(path, chosen) or path
        point = {part: classes & -classes for part, classes in left.items()}
        for one in wide if more and not self.is_tired else ():
            if _inside(point, one):
                found = self._holding(wide, [*chosen, one], more - 1)
                if found is not None:
                    return found
        return None

    def are_fewest(self, cubes: list[_Cube]) -> bool:
        """Whether it is shown that no fewer patterns would do: an answer of each, of which none holds two."""
        candidates = [self._points(cube, [one for one in cubes if one is not cube]) for cube in cubes]

        def chosen(points: list[_Cube]) -> bool:
            if len(points) == len(cubes):
                return True
            return any(
                not any(self._together(point, one) for one in points) and chosen([*points, point])
                for point in candidates[len(points)]
            )

        return chosen([])

    def _points(self, cube: _Cube, others: list[_Cube]) -> list[_Cube]:
        """A few answers of a pattern that lie in no other."""
        found: list[_Cube] = []
        for path in islice(self.paths(others, within=cube), POINTS):
            left = _uncovered(path, others) or path
            every = product(*([1 << one for one in _indices(classes)] for classes in left.values()))
            found += [dict(zip(left, point, strict=True)) for point in islice(every, POINTS - len(found))]
        return found

    def _together(self, one: _Cube, other: _Cube) -> bool:
        """Whether some pattern may hold both answers: the narrowest that would, if it holds no others."""
        joined = {part: classes | other[part] for part, classes in one.items() if part in other}
        return self.is_tired or self._only(joined)

    def pattern(self, cube: _Cube) -> Pattern:
        """A cube with its number of answers and a witness."""
        order = sorted(cube, key=lambda part: (self._parts[part].old is None, part))
        literals = tuple(Literal(self._parts[part], self._classes(part, cube[part])) for part in order)
        path = next(self.paths([], within=cube))
        witness = {
            self._parts[part]: self._parts[part].classes[next(_indices(classes))]
            for part, classes in path.items()
        }
        number, share = self.measured(cube)
        return Pattern(literals, witness, number, share)

    def _classes(self, part: int, classes: int) -> tuple[JointClass, ...]:
        return tuple(self._parts[part].classes[index] for index in _indices(classes))

    def measured(self, cube: _Cube) -> tuple[int, float]:
        """How many answers in the cube make the difference, and how likely they are (at most)."""
        found: list[tuple[int, float]] = []
        for state, branches in enumerate(self._walked.branches):
            hit = self._walked.ends.get(state) in self._wanted
            number, share = int(hit), float(hit)
            if branches and branches[0].part is None:
                found.append(
                    (max(found[one.to][0] for one in branches), max(found[one.to][1] for one in branches))
                )
                continue
            total = sum(branch.size for branch in branches)
            for branch in branches:
                size = self._size(branch.part, branch.classes, branch.size, cube)
                number += found[branch.to][0] * size
                share += found[branch.to][1] * size / total
            found.append((number, share))
        return found[self._walked.root]

    def _size(self, part: int | None, classes: tuple[int, ...], size: int, cube: _Cube) -> int:
        if part is None or part not in cube:
            return size
        return sum(self._parts[part].classes[index].size for index in classes if cube[part] >> index & 1)


def _indices(classes: int) -> Iterator[int]:
    return (index for index in range(classes.bit_length()) if classes >> index & 1)


def _inside(path: _Cube, cube: _Cube) -> bool:
    """Whether all that a path may still become lies in a cube."""
    for part, classes in cube.items():  # noqa: SIM110 - a generator takes half of the time of all patterns
        if path.get(part, -1) & ~classes:
            return False
    return True


def _between(one: _Cube, other: _Cube, part: int) -> _Cube | None:
    """What lies in one or the other whatever of their classes a part has; None if there is nothing."""
    if one[part] & other[part] in {one[part], other[part]}:
        return None
    both = {**one, **other}
    for shared in one.keys() & other.keys():
        both[shared] = one[shared] | other[shared] if shared == part else one[shared] & other[shared]
    return both if all(both.values()) else None


def _uncovered(path: _Cube, cubes: Sequence[_Cube]) -> _Cube | None:
    """A piece of a path of which no answer lies in any of the cubes; None if they take it all."""
    meeting = [cube for cube in cubes if all(path.get(part, 0) & it for part, it in cube.items())]
    if not meeting:
        return path
    if any(_inside(path, cube) for cube in meeting):
        return None
    # Cut where the first leaves something out: a piece of either may be left.
    part = next(part for part, classes in meeting[0].items() if path[part] & ~classes)
    within = path[part] & meeting[0][part]
    pieces = (path[part] & ~within, within)
    found = (_uncovered({**path, part: piece}, meeting) for piece in pieces)
    return next((one for one in found if one is not None), None)
