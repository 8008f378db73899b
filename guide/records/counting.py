"""What records add up to: by result, by first recommendation, by failing checklist item, by month.

Small groups can be suppressed: a count below `least` tells nothing but that it is below it, so that nobody
can be recognised in a published table.

Never enters: words for people, charts.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Engine, Select, func, select

from guide.records.schema import FAILING, FIRSTS, RECORDS
from guide.records.wanted import Wanted, conditions

MOST = 50
"""Rows a table has at most: the greatest."""


class Count(Struct, frozen=True):
    """How many records; None for fewer than the least that is told, but not none."""

    key: tuple[str, ...]
    name: str
    records: int | None


class Counts(Struct, frozen=True):
    """Records counted. `firsts` has the title of each catalogue with the counts of its entries."""

    records: int | None
    finished: int | None
    outcomes: tuple[Count, ...]
    firsts: tuple[tuple[str, tuple[Count, ...]], ...]
    failing: tuple[Count, ...]
    months: tuple[Count, ...]


def counted(engine: Engine, wanted: Wanted, least: int = 0) -> Counts:
    """Count the records that are wanted; groups of fewer than `least` are not told."""
    with engine.connect().execution_options(reads=True) as connection:
        rows: dict[str, Sequence[Any]] = {
            name: connection.execute(query).all() for name, query in _queries(wanted).items()
        }
    return Counts(
        records=_told(rows["records"][0][0], least),
        finished=_told(sum(number for *_, number in rows["outcomes"]), least),
        outcomes=tuple(
            Count((flow, end), title, _told(number, least))
            for flow, end, title, number in rows["outcomes"][:MOST]
        ),
        firsts=_by_shelf(rows["firsts"], least),
        failing=tuple(
            Count((flow, step, one), text, _told(number, least))
            for flow, step, one, text, number in rows["failing"][:MOST]
        ),
        months=tuple(Count((name,), name, _told(number, least)) for name, number in rows["months"]),
    )


def _queries(wanted: Wanted) -> dict[str, Select[Any]]:
    many, month = func.count(), func.substr(RECORDS.c.day, 1, 7)
    first = (FIRSTS.c.catalogue, FIRSTS.c.shelf, FIRSTS.c.entry, FIRSTS.c.name)
    item = (RECORDS.c.flow, FAILING.c.step, FAILING.c.item, FAILING.c.text)
    outcome = (RECORDS.c.flow, RECORDS.c.outcome)
    where = conditions(wanted)
    return {
        "records": select(many).select_from(RECORDS).where(*where),
        # The title of one outcome may differ by the answers it echoes; one of them stands for all.
        "outcomes": select(*outcome, func.max(RECORDS.c.title), many)
        .where(*where, RECORDS.c.outcome != "")
        .group_by(*outcome)
        .order_by(many.desc(), *outcome),
        "firsts": select(*first, func.min(FIRSTS.c.place), many)
        .join_from(FIRSTS, RECORDS)
        .where(*where)
        .group_by(*first)
        .order_by(many.desc(), *first),
        "failing": select(*item, many)
        .join_from(FAILING, RECORDS)
        .where(*where)
        .group_by(*item)
        .order_by(many.desc(), *item),
        "months": select(month, many).select_from(RECORDS).where(*where).group_by(month).order_by(month),
    }


def _by_shelf(rows: Sequence[Any], least: int) -> tuple[tuple[str, tuple[Count, ...]], ...]:
    """The counts of each catalogue, in the order in which results tell them."""
    shelves: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        shelves.setdefault((row[0], row[1]), []).append(row)
    in_order = sorted(shelves.items(), key=lambda shelf: (min(row[4] for row in shelf[1]), shelf[0]))
    return tuple(
        (
            title,
            tuple(
                Count((catalogue, title, entry), name, _told(number, least))
                for _, _, entry, name, _, number in found[:MOST]
            ),
        )
        for (catalogue, title), found in in_order
    )


def _told(number: int, least: int) -> int | None:
    return number if number >= least else None
