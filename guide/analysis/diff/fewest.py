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
from itertools import islice

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
    search = _Search(covering, _wide(covering, cubes))
    for number in range(2, len(cubes)):
        found = search.holding((), number)
        if found is not None:
            return [*found]
    return cubes


def _wide(covering: Covering, cubes: list[Cube]) -> list[Cube]:
    """The cubes, and those that two of them make together: alike but in one part."""
    made = covering.cubes
    found = list(cubes)
    for place, one in enumerate(found):  # grows meanwhile
        for other in found[:place]:
            for part in made.asked(one | other):
                both = made.between(one, other, part)
                if both is None or covering.is_tired or len(found) > MOST_WIDE or not covering.only(both):
                    continue
                wide = covering.widened(Path(both, tuple(made.asked(both))))
                if wide not in found:
                    found.append(wide)
    return found


class _Search:
    """Looks for few of the cubes `wide` that hold all answers between them."""

    def __init__(self, covering: Covering, wide: list[Cube]) -> None:
        self._covering = covering
        self._wide = wide
        self._left: dict[frozenset[Cube], Cube | None] = {}
        self._failed: dict[frozenset[Cube], int] = {}
        """With how many more no answers were left, for what was chosen."""

    def holding(self, chosen: tuple[Cube, ...], more: int) -> tuple[Cube, ...] | None:
        """Those chosen and at most so many more, with which all answers are held; None if none are found."""
        covering, key = self._covering, frozenset(chosen)
        if key not in self._left:
            self._left[key] = self._answer_left(chosen)
        point = self._left[key]
        if point is None:
            return chosen
        if covering.is_tired or more <= self._failed.get(key, 0):
            return None
        for one in self._wide:
            if point & one == point:
                found = self.holding((*chosen, one), more - 1)
                if found is not None:
                    return found
        self._failed[key] = more
        return None

    def _answer_left(self, chosen: tuple[Cube, ...]) -> Cube | None:
        """An answer that none of those chosen holds."""
        covering = self._covering
        covering.worked(len(covering.walked.branches))
        path = next(covering.paths([*chosen]), None)
        return None if path is None else next(_left_of(covering, path, chosen))


def are_fewest(covering: Covering, cubes: list[Cube]) -> bool:
    """Whether it is shown that no fewer cubes would do: an answer of each, of which none holds two."""
    if len(cubes) == 1:
        return True
    points = [_points(covering, cube, [one for one in cubes if one is not cube]) for cube in cubes]
    every = [(place, point) for place, some in enumerate(points) for point in some]
    of_cube = [
        sum(1 << at for at, (place, _) in enumerate(every) if place == one) for one in range(len(cubes))
    ]

    @cache
    def apart(at: int) -> int:
        """The answers of later cubes, as bits, that no cube holds together with this one."""
        place, point = every[at]
        later = [(bit, other) for bit, (where, other) in enumerate(every) if where > place]
        return sum(1 << bit for bit, other in later if not _together(covering, point, other))

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


def _points(covering: Covering, cube: Cube, others: list[Cube]) -> list[Cube]:
    """A few answers of a cube that lie in no other."""
    found: list[Cube] = []
    for path in islice(covering.paths(others, within=cube), POINTS):
        found += islice(_left_of(covering, path, others), POINTS - len(found))
    return found


def _left_of(covering: Covering, path: Path, cubes: Sequence[Cube]) -> Iterator[Cube]:
    """The answers of a piece of a path that lies in none of the cubes."""
    left = covering.cubes.uncovered(path.cube, cubes)
    return covering.cubes.points(path.cube if left is None else left, path.parts)


def _together(covering: Covering, one: Cube, other: Cube) -> bool:
    """Whether some cube may hold both answers: the narrowest that would, if it holds no others."""
    return covering.is_tired or covering.only(one | other)
