"""An interview as a record: what a counter keeps of it.

A record holds the answers, and with them what they led to at that time, so that it can be searched and
counted without the flow it was made with. Nobody's name is in it unless one was typed into a note or a text
answer.

Never enters: the database, the clock (times come from outside).
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from msgspec import Struct

from guide.engine.answers import JsonValue, as_json_value
from guide.engine.follow import value_of
from guide.engine.interview import Interview
from guide.engine.wording import answer_in_words, fill, spoken
from guide.language.model import YES, FreeText, MarkEach, Question


class First(Struct, frozen=True):
    """The first recommendation of a catalogue; `shelf` is the catalogue's title."""

    catalogue: str
    shelf: str
    entry: str
    name: str


class Failing(Struct, frozen=True):
    """A checklist item that was not answered はい: its mark, and its text."""

    step: str
    item: str
    mark: str
    text: str


class Note(Struct, frozen=True):
    """What staff typed at a step; `printed` if it may stand on the sheet."""

    step: str
    text: str
    printed: bool = False


class Holder(Struct, frozen=True):
    """Who has a record open: a name of the counter or machine, and since when (UTC)."""

    by: str
    since: str


def utc(moment: dt.datetime) -> str:
    """A moment as records have it: UTC, to the second."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Record(Struct, frozen=True):
    """One interview as it is kept.

    `begun` and `changed` are UTC times (ISO 8601, to the second), `day` the local day on which it began.
    `outcome` is the id of the outcome reached, "" on the way; `title` what stood on the screen. `revision`
    counts the times it was saved, 0 before the first.
    """

    id: str
    flow: str
    guide: str
    city: str
    edition: str
    digest: str
    answers: Mapping[str, JsonValue]
    kept: Mapping[str, JsonValue]
    outcome: str
    title: str
    firsts: tuple[First, ...]
    failing: tuple[Failing, ...]
    typed: tuple[str, ...]
    notes: tuple[Note, ...]
    by_staff: bool
    begun: str
    changed: str
    day: str
    revision: int = 0
    code: str = ""
    """The code on paper that carries the answers, where it was asked for and they fit one."""


class Kept(Struct, frozen=True):
    """What a record has beside its interview: its name, who enters it, when, and the notes."""

    id: str
    by_staff: bool
    begun: str
    changed: str
    day: str
    notes: tuple[Note, ...] = ()
    revision: int = 0


def record_of(interview: Interview, beside: Kept) -> Record:
    """The record of an interview."""
    flow, trace = interview.flow, interview.trace
    step = flow.steps[trace.here]
    words = step.ask if isinstance(step, Question) else step.title
    return Record(
        id=beside.id,
        flow=flow.id,
        guide=flow.title,
        city=flow.city.name,
        edition=flow.edition,
        digest=flow.digest,
        answers={step_id: as_json_value(value) for step_id, value in interview.answers.items()},
        kept={step_id: as_json_value(value) for step_id, value in interview.kept.items()},
        outcome=trace.outcome.id if trace.outcome else "",
        title=fill(words, flow, value_of(flow, trace)),
        firsts=tuple(_firsts(interview)),
        failing=tuple(_failing(interview)),
        typed=tuple(_typed(interview)),
        notes=beside.notes,
        by_staff=beside.by_staff,
        begun=beside.begun,
        changed=beside.changed,
        day=beside.day,
        revision=beside.revision,
    )


def _firsts(interview: Interview) -> Iterator[First]:
    for catalogue, ranked in interview.trace.recommendations.items():
        if ranked:
            shelf = interview.flow.city.catalogues[catalogue]
            entry = shelf.entries[ranked[0].entry]
            yield First(catalogue, shelf.title, entry.id, entry.name)


def _failing(interview: Interview) -> Iterator[Failing]:
    for visit in interview.trace.visits:
        domain = interview.flow.asking(visit.step).domain
        if isinstance(domain, MarkEach) and isinstance(visit.value, Mapping):
            for item, mark in visit.value.items():
                if mark != YES:
                    yield Failing(visit.step, item, mark, spoken(domain.items[item].text))


def _typed(interview: Interview) -> Iterator[str]:
    """What the person said in words of their own."""
    for visit in interview.trace.visits:
        if isinstance(interview.flow.asking(visit.step).domain, FreeText) and visit.value:
            yield answer_in_words(interview.flow, visit.step, visit.value)
