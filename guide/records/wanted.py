"""What to look for among records, and what a row must fulfil for it.

Never enters: what is done with the rows.
"""

from collections.abc import Iterator

from msgspec import Struct
from sqlalchemy import ColumnElement, exists, or_

from guide.japanese.numerals import search_key
from guide.records.schema import FIRSTS, RECORDS


class Wanted(Struct, frozen=True):
    """What to look for; what is empty does not matter. Days are local, the last one included."""

    since: str = ""
    until: str = ""
    flow: str = ""
    outcome: str = ""
    entry: str = ""
    """The id or a part of the name of a first recommendation: a form, a department."""
    words: str = ""
    unfinished: bool = False
    """Only those that have not come to a result."""


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What a row of records must fulfil."""
    return list(_conditions(wanted))


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.since:
        yield RECORDS.c.day >= wanted.since
    if wanted.until:
        yield RECORDS.c.day <= wanted.until
    if wanted.flow:
        yield RECORDS.c.flow == wanted.flow
    if wanted.unfinished:
        yield RECORDS.c.outcome == ""
    if wanted.outcome:
        yield or_(
            RECORDS.c.outcome == wanted.outcome, RECORDS.c.title.contains(wanted.outcome, autoescape=True)
        )
    if wanted.entry:
        meant = or_(FIRSTS.c.entry == wanted.entry, FIRSTS.c.name.contains(wanted.entry, autoescape=True))
        yield exists().where(FIRSTS.c.record == RECORDS.c.id, meant)
    for word in wanted.words.split():
        # The city by itself too: rows that were written by an older program have it only there.
        yield or_(
            RECORDS.c.words.contains(search_key(word), autoescape=True),
            RECORDS.c.city.contains(word, autoescape=True),
        )
