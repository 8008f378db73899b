"""Where the tables of a flow are read: at which step, under which condition, and whether to recommend.

Never enters: what a table says there (see `ruling`).
"""

from collections.abc import Sequence

from msgspec import Struct

from guide.analysis.possible import Place
from guide.language.conditions import Condition, Name, origin
from guide.language.model import Flow, Outcome, RecommendFrom
from guide.language.reading import reads
from guide.language.structure import derived_behind


class Reading(Struct, frozen=True):
    """A place where a table is read, the condition under which it is, and whether it is to recommend."""

    place: Place
    when: Condition | None
    recommends: bool


def tables_read(flow: Flow) -> dict[str, list[Reading]]:
    """Where each table is read, by a step or by what a step reads."""
    found: dict[str, dict[Reading, None]] = {}
    for step in flow.steps.values():
        for read in reads(flow, step):
            place, when = Place(step.id, read.after_answer), _gate(step, read.path)
            for table in tables_behind(flow, read.name):
                recommends = read.path[-1] == "from" and origin(read.name)[0] == table
                found.setdefault(table, {})[Reading(place, when, recommends)] = None
    return {table: list(places) for table, places in found.items()}


def _gate(step: object, path: Sequence[str | int]) -> Condition | None:
    """The condition of a recommendation that gives a table's output; None elsewhere."""
    if isinstance(step, Outcome) and path[-1] == "from":
        item = step.recommend[str(path[-3])][int(path[-2])]
        return item.when if isinstance(item, RecommendFrom) else None
    return None


def tables_behind(flow: Flow, name: Name) -> list[str]:
    """The tables on which a name rests."""
    return [one for one in derived_behind(flow, [name]) if one in flow.tables]
