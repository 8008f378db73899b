"""What the engine did: the by-product of `follow`, and the only ground of every explanation.

Never enters: wording, anything that is not derived from a flow and answers.
"""

from collections.abc import Mapping

from msgspec import Struct

from guide.engine.answers import Refusal
from guide.language.conditions import Value
from guide.language.model import Citation, Outcome
from guide.language.texts import Text


class TableRun(Struct, frozen=True):
    """One evaluation of a table: the rules that hit, those that made the result, each output's value.

    Rules are counted from 0. Reasons come from the rules in `used`, in this order.
    """

    table: str
    hits: tuple[int, ...]
    used: tuple[int, ...]
    outputs: Mapping[str, Value | None]
    conflict: bool = False


class Visit(Struct, frozen=True):
    """A step that was passed: its value, the routes tried, and the tables that were read to try them.

    The last of the routes tried was taken.
    """

    step: str
    value: Value
    tried: tuple[bool, ...]
    tables: Mapping[str, TableRun]

    @property
    def taken(self) -> int:
        """Which route was taken, from 0."""
        return len(self.tried) - 1


class Reason(Struct, frozen=True):
    """Why something is recommended: a text of the flow (empty if it gives none) and what it rests on."""

    text: Text
    cite: tuple[Citation, ...]


class Recommended(Struct, frozen=True):
    """An entry of a catalogue at its rank (from 1), with all reasons that speak for it."""

    entry: str
    rank: int
    reasons: tuple[Reason, ...]


class Problem(Struct, frozen=True):
    """What went wrong at a step: its answer could not be used, or a table read there contradicts itself."""

    step: str
    refusal: Refusal


class Trace(Struct, frozen=True):
    """One walk: steps passed in order, then either a step that is asked or an outcome.

    `live` are the answers on the path, `unused` the ids of answers that are off it. `tables` are the tables
    that were read where the walk stopped, in the end for recommendations; a table that nobody read has no
    run.
    """

    visits: tuple[Visit, ...]
    asking: str | None
    outcome: Outcome | None
    live: Mapping[str, Value]
    unused: tuple[str, ...]
    problems: tuple[Problem, ...]
    tables: Mapping[str, TableRun]
    recommendations: Mapping[str, tuple[Recommended, ...]]

    @property
    def here(self) -> str:
        """The id of the step where the walk stopped."""
        return self.outcome.id if self.outcome is not None else str(self.asking)

    @property
    def path(self) -> tuple[str, ...]:
        """The steps from the start to where the walk stopped, both included."""
        return (*(visit.step for visit in self.visits), self.here)

    def entries(self, catalogue: str) -> tuple[str, ...]:
        """The entries of a catalogue that are recommended, in their order."""
        return tuple(one.entry for one in self.recommendations.get(catalogue, ()))
