"""Interviews of Shinjo's guideline at given ends, and records of them."""

from functools import cache

from guide import library
from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.record import Kept, Note, Record, record_of
from guide.records.store import new_id

BEGUN = "2026-11-26T01:00:00Z"


@cache
def guideline() -> Flow:
    path = library.find("shinjo/guideline")
    assert not isinstance(path, library.Unreadable)
    files = library.read(path)
    assert not isinstance(files, library.Unreadable)
    flow = library.flow(files)
    assert isinstance(flow, Flow)
    return flow


def walked(example: int = 0) -> Interview:
    """The walk of one of the guideline's own examples."""
    flow = guideline()
    interview, refused = begin(flow, read_all_pages(flow, flow.examples[example].answers))
    assert not refused
    return interview


def record(
    interview: Interview | None = None,
    *,
    day: str = "2026-11-26",
    notes: tuple[Note, ...] = (),
    record_id: str = "",
    begun: str = BEGUN,
) -> Record:
    """A record of an interview, entered by staff."""
    beside = Kept(record_id or new_id(), by_staff=True, begun=begun, changed=begun, day=day, notes=notes)
    return record_of(interview or walked(), beside)
