"""The states of a comparison that lead to one difference, merged where the same answers do.

What ends otherwise in another way, or not at all, is one thing here, so few of many states are left: a
reduced diagram (R. E. Bryant, see `guide.analysis.diagram`). Ways keep their order and their answers.

Never enters: which answers make up a pattern (see `covering`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from guide.analysis.diff.cubes import Cube, Cubes
from guide.analysis.diff.walking import Ends, Fork, Walked

HIT = 0
"""The state of all answers that make the difference."""


class Way(NamedTuple):
    """Answers to a part with these bits of its field (both 1 where arithmetic parts the ways) to a state."""

    bits: Cube
    field: Cube
    part: int | None
    size: int
    to: int


class Differing:
    """The states that lead to one of the ends `wanted`, each behind those it leads to."""

    def __init__(self, walked: Walked, cubes: Cubes, wanted: frozenset[Ends]) -> None:
        self._cubes = cubes
        self.ways: list[tuple[Way, ...]] = [()]
        """Of each state the answers that lead to the difference."""
        self.astray: list[Cube] = [0]
        """The bits of those that do not."""
        self.sizes = [1]
        """How many answers there are, of either sort."""
        self.deciding = [HIT]
        """The next state at which it matters what is answered; HIT where all answers make the difference."""
        self.doubtful: list[tuple[tuple[Cube, int], ...]] = [()]
        """Which bits lead to such a state, and to which."""
        hits = {state for state, ends in walked.ends.items() if ends in wanted}
        # Whether one edition asks alone makes no difference here.
        last = {(fork.part, fork.groups): number for number, fork in enumerate(walked.forks)}
        same = [last[fork.part, fork.groups] for fork in walked.forks]
        known: dict[tuple[int | None, ...], int | None] = {}
        merged: list[int | None] = []
        for state, (fork, following) in enumerate(walked.ways):
            if not following:
                merged.append(HIT if state in hits else None)
                continue
            key = (same[fork], *[merged[to] for to in following])
            if key not in known:
                known[key] = self._merged(walked.forks[fork], key[1:])
            merged.append(known[key])
        first = merged[walked.root]
        self.root = self._added((), cubes.anything, 1) if first is None else first
        """The state before the first answer; without ways where nobody comes to the difference."""

    def _merged(self, fork: Fork, following: Sequence[int | None]) -> int | None:
        """A state from which the groups of a fork lead there; None where none leads to the difference."""
        ways = []
        astray = whole = 0
        for (classes, size), to in zip(fork.groups, following, strict=True):
            bits = field = 1
            if fork.part is not None:
                bits, field = self._cubes.of(fork.part, classes), self._cubes.fields[fork.part]
            whole += size
            if to is None:
                astray |= bits
            else:
                ways.append(Way(bits, field, fork.part, size, to))
        return self._added(tuple(ways), astray, whole) if ways else None

    def _added(self, ways: tuple[Way, ...], astray: Cube, size: int) -> int:
        number = len(self.ways)
        doubtful = tuple([(way.bits, self.deciding[way.to]) for way in ways if self.deciding[way.to] != HIT])
        # An answer that is not taken leads nowhere, so a way decides where it is not one for all classes.
        together = len(ways) == 1 and self._cubes.are_all(ways[0].bits, ways[0].field)
        decides = astray or (doubtful and not together)
        self.deciding.append(number if decides else doubtful[0][1] if doubtful else HIT)
        self.ways.append(ways)
        self.astray.append(astray)
        self.sizes.append(size)
        self.doubtful.append(doubtful)
        return number
