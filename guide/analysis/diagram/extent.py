"""How far walks go: fewest and most questions and pages, how many ways and answers, what is reached.

Never enters: the answers of a person.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from guide.language.model import Page, Question

if TYPE_CHECKING:  # a diagram keeps its extent
    from guide.analysis.diagram.model import Aspect, Diagram


class Extent(Struct, frozen=True, dict=True):
    """An aspect of a diagram, measured from every node on. A walk is one that comes to an outcome."""

    diagram: "Diagram"
    aspect: "Aspect"

    @cached_property
    def questions(self) -> tuple[tuple[int, int] | None, ...]:
        """From each node the fewest and the most questions to an outcome, its own included.

        None where no outcome can be reached. Pages to read are not counted.
        """
        return self._fewest_and_most(Question)

    @cached_property
    def pages(self) -> tuple[tuple[int, int] | None, ...]:
        """From each node the fewest and the most pages to read, as `questions`."""
        return self._fewest_and_most(Page)

    def _fewest_and_most(self, counted: type[Question | Page]) -> tuple[tuple[int, int] | None, ...]:
        found: list[tuple[int, int] | None] = []
        for node in self.aspect.nodes:
            if node.end >= 0:
                found.append((0, 0) if self.aspect.concluding >> node.end & 1 else None)
                continue
            behind = [one for edge in node.edges if (one := found[edge.to]) is not None]
            here = node.opens and isinstance(self._step(node.unit), counted)
            found.append(
                (min(few for few, _ in behind) + here, max(many for _, many in behind) + here)
                if behind
                else None
            )
        return tuple(found)

    @cached_property
    def ways(self) -> tuple[int, ...]:
        """From each node the number of ways to an outcome, told apart by the classes of their answers."""
        found: list[int] = []
        for node in self.aspect.nodes:
            here = int(node.end >= 0 and bool(self.aspect.concluding >> node.end & 1))
            found.append(here + sum(len(edge.classes) * found[edge.to] for edge in node.edges))
        return tuple(found)

    @cached_property
    def answers(self) -> tuple[int, ...]:
        """From each node the number of ways to answer up to an outcome; without bounds, a class is one."""
        found: list[int] = []
        for node in self.aspect.nodes:
            here = int(node.end >= 0 and bool(self.aspect.concluding >> node.end & 1))
            found.append(here + sum(edge.size * found[edge.to] for edge in node.edges))
        return tuple(found)

    @cached_property
    def steps(self) -> frozenset[str]:
        """The steps that some walk comes to, those included that end without an outcome."""
        opened = {self.diagram.units[node.unit].step for node in self.aspect.nodes if node.opens}
        return frozenset(opened | {end for end in self.aspect.ends if isinstance(end, str)})

    def _step(self, unit: int) -> object:
        return self.diagram.flow.steps[self.diagram.units[unit].step]
