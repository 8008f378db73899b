"""The answers that end otherwise, as few patterns.

Paths that lie in a pattern already found are not walked again, and a pattern that the others make superfluous
is dropped: none that is left can be spared. Where few are left, fewer are looked for.

Never enters: wording.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from guide.analysis.diff.covering import Covering
from guide.analysis.diff.cubes import Cube
from guide.analysis.diff.fewest import are_fewest, fewer
from guide.analysis.diff.joint import JointClass, Part
from guide.analysis.diff.walking import Ends, Walked

MOST = 20
"""Patterns that are told of one difference."""


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
    covering = Covering(walked, parts, wanted)
    cubes: list[Cube] = []
    complete = True
    for path in covering.paths(cubes):
        if len(cubes) == MOST or (cubes and covering.is_tired):
            complete = False
            break
        cubes.append(covering.widened(path))
    if complete:
        for cube in list(cubes):
            others = [one for one in cubes if one is not cube]
            if others and next(covering.paths(others, within=cube), None) is None:
                cubes = others
    fewest = complete and are_fewest(covering, cubes)
    if complete and not fewest:
        less = fewer(covering, cubes)
        if len(less) < len(cubes):
            cubes, fewest = less, are_fewest(covering, less)
    measure = _Measure(covering, parts)
    found = tuple(_pattern(covering, parts, cube, measure) for cube in cubes)
    return Patterns(found, complete, fewest, *measure.of(covering.cubes.anything))


def _pattern(covering: Covering, parts: Sequence[Part], cube: Cube, measure: "_Measure") -> Pattern:
    """A cube with its number of answers and a witness."""
    made = covering.cubes
    order = sorted(made.asked(cube), key=lambda part: (parts[part].old is None, part))
    literals = tuple(
        Literal(parts[part], tuple(parts[part].classes[one] for one in made.classes(cube, part)))
        for part in order
    )
    path = next(covering.paths([], within=cube))
    witness = {parts[part]: parts[part].classes[made.classes(path.cube, part)[0]] for part in path.parts}
    return Pattern(literals, witness, *measure.of(cube))


class _Measure:
    """How many answers in a cube make the difference, and how likely they are (at most)."""

    def __init__(self, covering: Covering, parts: Sequence[Part]) -> None:
        cubes = covering.cubes
        self._differing = covering.differing
        self._size_of = {
            cubes.of(part, (index,)): one.size
            for part, of in enumerate(parts)
            for index, one in enumerate(of.classes)
        }
        """Of the bit of each class."""
        self._known: dict[int, int] = {}

    def of(self, cube: Cube) -> tuple[int, float]:
        """The number and the share."""
        numbers, shares = [1], [1.0]
        for ways, total in list(zip(self._differing.ways, self._differing.sizes, strict=True))[1:]:
            if ways[0].part is None:  # each answer goes one of the ways
                numbers.append(max(numbers[way.to] for way in ways))
                shares.append(max(shares[way.to] for way in ways))
                continue
            number, share = 0, 0.0
            for bits, _, _, whole, to in ways:
                size = whole if bits & cube == bits else self._size(bits & cube)
                number += numbers[to] * size
                share += shares[to] * size / total
            numbers.append(number)
            shares.append(share)
        return numbers[self._differing.root], shares[self._differing.root]

    def _size(self, bits: int) -> int:
        """How many answers the classes with these bits hold."""
        known = self._known.get(bits)
        if known is None:
            known = self._known[bits] = sum(size for bit, size in self._size_of.items() if bits & bit)
        return known
