"""What the engine did: the by-product of `follow`, and the only ground of every explanation.

Never enters: wording, anything that is not derived from a flow and answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from guide.engine.answers import Refusal
from guide.language.conditions import Value
from guide.language.model import Citation, Outcome
from guide.language.texts import Text


@dataclass(frozen=True, slots=True)
class Visit:
    """A step that was passed: its value and the routes tried, the last of which was taken."""

    step: str
    value: Value
    tried: tuple[bool, ...]

    @property
    def taken(self) -> int:
        """Which route was taken, from 0."""
        return len(self.tried) - 1


@dataclass(frozen=True, slots=True)
class TableRun:
    """One evaluation of a table: which rules hit, which of them made the result, and the value of each output."""

    table: str
    hits: tuple[int, ...]
    used: tuple[int, ...]
    outputs: Mapping[str, Value | None]
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is recommended: a text of the flow and what it rests on."""

    text: Text
    cite: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Recommended:
    """An entry of a catalogue at its rank (from 1), with all reasons that speak for it."""

    entry: str
    rank: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """An answer that could not be used, or a table that contradicts itself; the walk goes on without."""

    step: str
    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Trace:
    """One walk: steps passed in order, then either a step that is asked or an outcome.

    `live` are the answers on the path, `unused` the ids of answers that are off it, `tables` every table evaluated at
    the place where the walk stopped.
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
        if self.outcome is not None:
            return self.outcome.id
        return self.asking or (self.visits[-1].step if self.visits else "")

    @property
    def path(self) -> tuple[str, ...]:
        """The steps from the start to where the walk stopped."""
        passed = tuple(visit.step for visit in self.visits)
        return passed if passed and self.here == passed[-1] else (*passed, self.here)
