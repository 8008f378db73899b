"""The commands about records: find, show, delete, export and count them."""

import codecs
import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from guide.cli.ending import BadInputError, Exit
from guide.cli.telling import say
from guide.views import streams
from guide.views.arguments import Typed

if TYPE_CHECKING:
    from guide.records.record import Record
    from guide.records.store import Store
    from guide.records.wanted import Wanted

_MOST = 50
_LONGEST_AGE = 4
_YES = {"y", "yes", "はい", "1"}


def listing(typed: Typed) -> Exit:
    """`kyodo records list` and `search`: the records that are wanted, newest first."""
    from guide.views.words import records as words

    wanted = _wanted(typed)
    with _opened() as store:
        found = store.find(wanted, _number(typed, "--most", _MOST))
        if "--json" in typed.options:
            from guide.views.export import as_json

            _write(as_json(found))
        else:
            say(words.listing(found, store.count(wanted)))
    return Exit.CONCLUDED


def show(typed: Typed) -> Exit:
    """`kyodo records show`: one record with its answers."""
    from guide.views.words import records as words

    record = meant(typed.given[0])
    if "--json" in typed.options:
        from guide.views.export import as_data

        streams.print_json(as_data(record))
    else:
        say(words.one(record, _answers(record)))
    return Exit.CONCLUDED


def meant(start: str) -> "Record":
    """The record whose id begins so; raises BadInputError where there is not just one."""
    from guide.views.words import records as words

    with _opened() as store:
        record = store.get(_meant(store, start))
    if record is None:
        raise BadInputError(words.NO_SUCH)
    return record


def delete(typed: Typed) -> Exit:
    """`kyodo records delete`: for good, once it was confirmed."""
    from guide.records.wanted import Wanted
    from guide.views.words import records as words

    age = typed.options.get("--older-than", "")
    if not typed.given and not age:
        raise BadInputError(words.ID_OR_AGE)
    with _opened() as store:
        ids = [_meant(store, one) for one in typed.given]
        if age:
            ids += store.ids(Wanted(until=_day_before(age, dt.date.today())))  # noqa: DTZ011 - the local day
        ids = list(dict.fromkeys(ids))
        if ids and "--yes" not in typed.options and not _confirmed(store, ids):
            return Exit.CONCLUDED
        streams.print_lines([words.deleted(store.delete(ids))])
    return Exit.CONCLUDED


def export(typed: Typed) -> Exit:
    """`kyodo records export`: CSV or JSON, to a file or to output."""
    from guide.views.export import as_csv, as_json
    from guide.views.words import records as words

    ways = {"csv": as_csv, "json": as_json}
    ending = Path(typed.options.get("-o", "")).suffix.lower().removeprefix(".") or "csv"
    way = ways.get(typed.options.get("--format", ending))
    if way is None:
        raise BadInputError(words.NO_FORMAT)
    wanted = _wanted(typed)
    with _opened() as store:
        pieces = way(store.find(wanted))
        if "-o" in typed.options:
            from guide.cli.delivery import write_named

            # With a mark of the encoding, without which spreadsheets read Japanese as something else.
            begun = (codecs.BOM_UTF8,) if way is as_csv else ()
            content = chain(begun, (piece.encode() for piece in pieces))
            write_named(content, Path(typed.options["-o"]), overwrite="--overwrite" in typed.options)
        else:
            _write(pieces)
    return Exit.CONCLUDED


def stats(typed: Typed) -> Exit:
    """`kyodo records stats`: what the records add up to."""
    from guide.views.export import as_data
    from guide.views.passage import body, heading
    from guide.views.plain.chart import chart
    from guide.views.plain.layout import columns
    from guide.views.words import records as words

    wanted, least = _wanted(typed), _number(typed, "--least", 0)
    with _opened() as store:
        found = store.counts(wanted, least)
    if "--json" in typed.options:
        streams.print_json(as_data(found))
        return Exit.CONCLUDED
    say((body(words.totals(found)),))
    for name, rows in words.counts(found):
        if rows:
            streams.print_lines([""])
            say((heading(name),))
            streams.print_lines(chart(rows, columns(), words.FEW))
    return Exit.CONCLUDED


# What was typed


def _wanted(typed: Typed) -> "Wanted":
    from guide.records.wanted import Wanted

    return Wanted(
        since=_day(typed, "--since"),
        until=_day(typed, "--until"),
        flow=typed.options.get("--flow", ""),
        outcome=typed.options.get("--result", ""),
        entry=typed.options.get("--entry", ""),
        words=" ".join(typed.given),
    )


def _day(typed: Typed, name: str) -> str:
    from guide.japanese.dates import parse_date
    from guide.views.words import records as words

    written = typed.options.get(name, "")
    day = parse_date(written) if written else ""
    if day is None:
        raise BadInputError(words.no_day(name))
    return day


def _number(typed: Typed, name: str, otherwise: int) -> int:
    from guide.views.words import records as words

    written = typed.options.get(name, str(otherwise))
    if not re.fullmatch(r"[0-9]{1,9}", written, re.ASCII):
        raise BadInputError(words.no_number(name))
    return int(written)


def _day_before(age: str, today: dt.date) -> str:
    """The last day that lies further back than an age such as 3y, 6m or 90d."""
    from guide.views.words import records as words

    found = re.fullmatch(r"([0-9]+)([ymd])", age, re.ASCII)
    if not found or len(found[1]) > _LONGEST_AGE:
        raise BadInputError(words.NO_AGE)
    number, unit = int(found[1]), found[2]
    try:
        if unit == "d":
            oldest = today - dt.timedelta(days=number)
        else:
            months = today.year * 12 + today.month - 1 - number * (12 if unit == "y" else 1)
            first = dt.date(months // 12, months % 12 + 1, 1)
            next_month = (first + dt.timedelta(days=31)).replace(day=1)
            oldest = first.replace(day=min(today.day, (next_month - first).days))
    except (ValueError, OverflowError):
        raise BadInputError(words.NO_AGE) from None
    return (oldest - dt.timedelta(days=1)).isoformat()


def _meant(store: "Store", start: str) -> str:
    from guide.views.words import records as words

    found = store.named(start)
    if len(found) != 1:
        raise BadInputError(words.SEVERAL if found else words.NO_SUCH)
    return found[0]


def _confirmed(store: "Store", ids: list[str]) -> bool:
    from guide.views.words import records as words

    if not sys.stdin.isatty():
        raise BadInputError(words.SAY_YES)
    named = [record for one in ids[: words.MOST_NAMED] if (record := store.get(one))]
    say(words.sure_to_delete(named, len(ids)))
    try:
        said = streams.read_line("> ").strip().lower()
    except EOFError:
        said = ""
    if said not in _YES:
        streams.print_lines([words.NOTHING_DELETED])
    return said in _YES


# What is written


def _answers(record: "Record") -> Iterator[tuple[str, str]]:
    """Questions and answers in the words of the flow; nothing if the flow is not to be had any more."""
    from guide.cli.opening import load
    from guide.engine.interview import begin
    from guide.language.model import Flow
    from guide.views.words.answers import answered

    flow = load(record.flow)
    if isinstance(flow, Flow):
        interview, _ = begin(flow, record.answers)
        yield from ((row.question, row.answer) for row in answered(interview))


def _write(pieces: Iterable[str]) -> None:
    for piece in pieces:
        sys.stdout.write(piece)


@contextmanager
def _opened() -> "Iterator[Store]":
    """The records; whatever is wrong with their database becomes a sentence."""
    from guide.records.database import DatabaseError, address, opened
    from guide.records.store import Store
    from guide.views.words import records as words

    try:
        with opened(address()) as engine:
            yield Store(engine)
    except DatabaseError as error:
        raise BadInputError(words.not_opened(str(error))) from None
