"""As few cubes as hold the answers that make a difference.

Fewer are looked for among all cubes that those found make together (iterated consensus; W. V. Quine, "A way
to simplify truth functions", American Mathematical Monthly 62, 1955).

That no fewer would do is proven by one answer of each such that no cube could hold two of them (a fooling
set; M. Dietzfelbinger, J. Hromkovic, G. Schnitger, "A comparison of two lower-bound methods for communication
complexity", Theoretical Computer Science 168, 1996). Where that does not show it, it is not claimed.

Never enters: wording, how a cube is found (see `covering`).
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice, product

from guide.analysis.diff.covering import Covering, Path
from guide.analysis.diff.cubes import Cube

FEW = (3, 12)
"""Numbers of cubes among which fewer are looked for."""

MOST_WIDE = 80
"""Cubes that are made of them."""

POINTS = 6
"""Answers of each cube that are tried to show that no fewer would do."""


def fewer(covering: Covering, cubes: list[Cube]) -> list[Cube]:
    """A smaller set of cubes that holds the same answers, if one is found; else the same."""
    if len(cubes) < FEW[0] or len(cubes) > FEW[1]:
        return cubes
    points = [point for some in _points(covering, cubes) for point in some]
    search = _Search(covering, _wide(covering, cubes), points)
    for number in range(2, len(cubes)):
        found = search.found(number)
        if found is not None:
            return found
    return cubes


def _wide(covering: Covering, cubes: list[Cube]) -> list[Cube]:
    """The cubes, and those that two of them make together: alike but in one part."""
    made = covering.cubes
    found = list(cubes)
    asked = {cube: made.asked(cube) for cube in found}
    for place, one in enumerate(found):  # grows meanwhile
        for other in found[:place]:
            for part in [part for part in asked[one] if part in asked[other]]:
                both = made.between(one, other, part)
                if both is None or any(both & cube == both for cube in found):
                    continue
                if covering.is_tired or len(found) > MOST_WIDE:
                    return found
                wide = covering.widened(Path(both, tuple(made.asked(both))))
                asked[wide] = made.asked(wide)
                found.append(wide)
    return found


class _Search:
    """Looks for few of the cubes `wide` that hold all answers between them. `points` are some of these."""

    def __init__(self, covering: Covering, wide: list[Cube], points: list[Cube]) -> None:
        self._covering = covering
        self._wide = wide
        self._holders = [self._holding(point) for point in points]
        """Of each answer known the cubes that hold it, as bits."""
        self._left: dict[frozenset[int], int | None] = {}
        self._failed: dict[frozenset[int], int] = {}
        """With how many more no answers were left, for what was chosen."""

    def found(self, number: int) -> list[Cube] | None:
        """At most so many cubes that hold all answers; None if none are found."""
        chosen = self._chosen((), number)
        return None if chosen is None else [self._wide[place] for place in chosen]

    def _chosen(self, chosen: tuple[int, ...], more: int) -> tuple[int, ...] | None:
        """Those chosen and at most so many more, with which all answers are held; None if none are found."""
        key = frozenset(chosen)
        held = sum(1 << place for place in chosen)
        left = [holders for holders in self._holders if not holders & held]
        if more <= self._failed.get(key, -1) or not self._may_hold(left, more):
            return None
        if key not in self._left:
            self._left[key] = self._answer_left(chosen)
        holders = self._left[key]
        if holders is None:
            return chosen
        for place in range(len(self._wide)) if more else ():
            if holders >> place & 1:
                found = self._chosen((*chosen, place), more - 1)
                if found is not None:
                    return found
        self._failed[key] = more
        return None

    def _may_hold(self, left: list[int], more: int) -> bool:
        """Whether so many cubes can hold the answers left of those known, each told by the cubes that do."""
        if not left:
            return True
        self._covering.worked(len(left))
        left.sort(key=int.bit_count)
        apart = taken = 0  # answers of which no cube holds two need a cube each
        for holders in left:
            if not holders & taken:
                taken |= holders
                apart += 1
        if apart > more or self._covering.is_tired:
            return False
        return any(
            self._may_hold([holders for holders in left if not holders >> place & 1], more - 1)
            for place in range(left[0].bit_length())
            if left[0] >> place & 1
        )

    def _holding(self, point: Cube) -> int:
        """The cubes that hold an answer, as bits."""
        return sum(1 << place for place, cube in enumerate(self._wide) if point & cube == point)

    def _answer_left(self, chosen: tuple[int, ...]) -> int | None:
        """The holders of an answer that none of those chosen holds; None if there is none."""
        covering, cubes = self._covering, [self._wide[place] for place in chosen]
        covering.worked(len(covering.differing.ways))
        path = next(covering.paths(cubes), None)
        if path is None:
            return None
        self._holders.append(self._holding(next(_left_of(covering, path, cubes))))
        return self._holders[-1]


def are_fewest(covering: Covering, cubes: list[Cube]) -> bool:
    """Whether it is shown that no fewer cubes would do: an answer of each, of which none holds two."""
    if len(cubes) == 1:
        return True
    points = _points(covering, cubes)
    # Most often it is two of them already of which one cube may hold whatever answers are tried.
    if not all(_some_apart(covering, *both) for both in combinations(points, 2)):
        return False
    every = [(place, point) for place, some in enumerate(points) for point in some]
    of_cube = [
        sum(1 << at for at, (place, _) in enumerate(every) if place == one) for one in range(len(cubes))
    ]

    @cache
    def apart(at: int) -> int:
        """The answers of later cubes, as bits, that no cube holds together with this one."""
        place, point = every[at]
        later = [(bit, other) for bit, (where, other) in enumerate(every) if where > place]
        return sum(1 << bit for bit, other in later if _are_apart(covering, point, other))

    def chosen(place: int, left: int) -> bool:
        """Whether each cube from this place on has one of the answers left, none of them together."""
        covering.worked(1)
        if covering.is_tired or not all(left & bits for bits in of_cube[place:]):
            return False
        if place == len(cubes):
            return True
        some = left & of_cube[place]
        return any(chosen(place + 1, left & apart(at)) for at in range(len(every)) if some >> at & 1)

    return chosen(0, (1 << len(every)) - 1)


def _points(covering: Covering, cubes: list[Cube]) -> list[list[Cube]]:
    """A few answers of each cube that lie in no other."""
    found: list[list[Cube]] = []
    for cube in cubes:
        others = [one for one in cubes if one is not cube]
        points: list[Cube] = []
        for path in islice(covering.paths(others, within=cube), POINTS):
            points += islice(_left_of(covering, path, others), POINTS - len(points))
        found.append(points)
    return found


def _left_of(covering: Covering, path: Path, cubes: Sequence[Cube]) -> Iterator[Cube]:
    """The answers of a piece of a path that lies in none of the cubes."""
    left = covering.cubes.uncovered(path.cube, cubes)
    return covering.cubes.points(path.cube if left is None else left, path.parts)


def _some_apart(covering: Covering, ones: list[Cube], others: list[Cube]) -> bool:
    return any(_are_apart(covering, *both) for both in product(ones, others))


def _are_apart(covering: Covering, one: Cube, other: Cube) -> bool:
    """Whether no cube can hold both answers: the narrowest that would holds others that lead elsewhere."""
    return not (covering.is_tired or covering.only(one | other))
