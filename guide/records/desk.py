"""The records of one counter while staff walk with people: each state is written behind the screen.

A thread of its own talks to the database, in the order in which states come; of several states of one record
only the newest is written. What went wrong is a sentence in `trouble`, and nothing here ends or holds up a
walk.

Invariant: a state that could not be written is kept, and tried again with the next of any group, when the
database answers again, when a group leaves, and at the end; until then `trouble` stays. Nothing is
overwritten silently. A record that somebody else saved meanwhile is left to them, and ours goes on as a
record of its own (`parted` tells of it). A record that came to a result keeps it as long as no other answer
is given: whoever only goes back to look has changed nothing.

Never enters: screens, words for people beyond what the database said.
"""

import datetime as dt
import threading
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.records.database import DatabaseError, in_words, open_engine
from guide.records.record import Holder, Kept, Note, Record, record_of, utc
from guide.records.store import Changed, Store, new_id
from guide.records.wanted import Wanted
from guide.trouble import FAULT

if TYPE_CHECKING:
    from sqlalchemy import Engine

T = TypeVar("T")

CLOSING = 5.0
"""Seconds given to the last states when the program ends."""

PATIENCE = 1.0
"""Seconds that one who looks for records waits for what is being written."""

LATE = f"{CLOSING:.0f}秒待っても、書き終わりません"
"""The trouble of a database that does not answer when the program ends."""

LATELY = dt.timedelta(days=1)
"""How far back a group that left before its result may still come back to it."""

HELD = dt.timedelta(hours=1)
"""What was opened longer ago than this, and not saved since, counts as left."""


class Case(Struct, eq=False):
    """An interview that is open at this counter, with what staff noted.

    `record` is the id of its record, `changed` when anything was last said or noted, and `finished` what was
    recorded of its result, until another answer is given.
    """

    record: str
    interview: Interview
    begun: dt.datetime
    changed: dt.datetime
    notes: tuple[Note, ...] = ()
    revision: int = 0
    saved: bool = False
    finished: Record | None = None


class Desk:
    """The open cases of this counter and their records. Only its thread saves them.

    Args:
        address: gives the URL of the database, or raises DatabaseError.
        by: what this counter is called; others who open one of its records are told so.
        now: the clock, with the local time zone.
    """

    def __init__(self, address: Callable[[], str], by: str, now: Callable[[], dt.datetime]) -> None:
        self._address = address
        self._by = by
        self._now = now
        self._change = threading.Condition()
        self._waiting: dict[int, tuple[Case, Record]] = {}
        self._failed: dict[int, tuple[Case, Record]] = {}
        self._left: list[Case] = []
        self._closing = False
        self._idle = True
        self._thread: threading.Thread | None = None
        self._database = threading.Lock()
        self._engine: Engine | None = None
        self.cases: list[Case] = []
        self.trouble = ""
        """Why not every state is in the database, or ""."""
        self.parted: list[str] = []
        """Titles of records that went on as records of their own, to be told once."""

    # Cases

    def begin(self, interview: Interview) -> Case:
        """A new group at the counter. Nothing is written before there is an answer or a note."""
        now = self._now()
        case = Case(new_id(), interview, now, now)
        self.cases.append(case)
        return case

    def note(self, case: Case, step: str, text: str, *, printed: bool) -> None:
        """Keep what staff noted at a step, in place of what was noted there; nothing for an empty text."""
        places = [one.step for one in case.notes]
        at = places.index(step) if step in places else len(places)
        case.notes = (*case.notes[:at], *([Note(step, text, printed)] if text else []), *case.notes[at + 1 :])
        self.save(case)

    def save(self, case: Case) -> None:
        """Have the newest state of a case written."""
        if not (case.saved or case.interview.answers or case.interview.kept or case.notes):
            return
        case.saved = True
        record, before = self._record(case), case.finished
        case.finished = record if record.outcome else None
        if record is before and not self.trouble:
            return
        case.changed = self._now()
        with self._change:
            self._try_again()
            self._waiting[id(case)] = case, record
            self._start()

    def _record(self, case: Case) -> Record:
        """What is to be recorded of a case: the result it came to, if all its answers are those of then."""
        now = utc(self._now())
        beside = Kept(
            case.record,
            by_staff=True,
            begun=utc(case.begun),
            changed=now,
            day=case.begun.date().isoformat(),
            notes=case.notes,
        )
        record, finished = record_of(case.interview, beside), case.finished
        if finished is None or not record.answers.items() <= finished.answers.items():
            return replace(record, code=code_of(case.interview) or "")
        # The paper that was handed out has its code, and an edition of then its result.
        return finished if finished.notes == case.notes else replace(finished, notes=case.notes, changed=now)

    def leave(self, case: Case) -> None:
        """The group has left; its record stays, and others may open it."""
        self.cases.remove(case)
        with self._change:
            self._try_again()
            self._left.append(case)
            self._start()

    def settle(self, seconds: float | None = None) -> bool:
        """Wait until everything that can be written is, at most CLOSING; whether that is all."""
        seconds = CLOSING if seconds is None else seconds
        with self._change:
            self._try_again()
            done = self._change.wait_for(lambda: not (self._waiting or self._left) and self._idle, seconds)
            return done and not self._failed

    def close(self) -> None:
        """Write what is left and let go of every record."""
        while self.cases:
            self.leave(self.cases[-1])
        if not self.settle() and not self.trouble:
            self.trouble = LATE
        with self._change:
            self._closing = True
            self._change.notify_all()
        if self._thread:
            self._thread.join(CLOSING)
        if self._engine:
            self._engine.dispose()

    # Records

    def find(self, words: str, most: int) -> tuple[list[Record], int]:
        """The newest records in which all these words stand, and how many there are altogether.

        There are none while the database cannot be used (see `trouble`).
        """
        self.settle(PATIENCE)
        wanted = Wanted(words=words)
        found = self._with_store(lambda store: (list(store.find(wanted, most)), store.count(wanted)))
        return found or ([], 0)

    def unfinished(self) -> int:
        """How many records of the last day have not come to a result."""
        since = (self._now() - LATELY).date().isoformat()
        return self._with_store(lambda store: store.count(Wanted(since=since, unfinished=True))) or 0

    def open(self, record_id: str) -> tuple[Record, Holder | None] | None:
        """A record to go on with, and who else has it open; None if it is not to be had."""
        now = self._now()
        return self._with_store(lambda store: store.open(record_id, self._by, utc(now), utc(now - HELD)))

    def go_on(self, record: Record, interview: Interview) -> Case:
        """Go on with a record that was opened."""
        zone = self._now().tzinfo
        begun, changed = (
            dt.datetime.fromisoformat(one).astimezone(zone) for one in (record.begun, record.changed)
        )
        case = Case(
            record.id,
            interview,
            begun,
            changed,
            record.notes,
            record.revision,
            saved=True,
            finished=record if record.outcome else None,
        )
        self.cases.append(case)
        return case

    # The thread and the database

    def _write(self) -> None:
        while True:
            with self._change:
                self._idle = True
                self._change.notify_all()
                self._change.wait_for(lambda: self._waiting or self._left or self._closing)
                if not (self._waiting or self._left):
                    return
                self._idle = False
                case, record = self._next()
            if record is None:
                if case.saved and not self.trouble:
                    self._with_store(partial(self._let_go, case))
            elif not self._with_store(partial(self._put, case, record)):
                with self._change:
                    self._failed[id(case)] = case, record

    def _next(self) -> tuple[Case, Record | None]:
        """The next state to write; when there is none, a group that has left. The lock is held."""
        if self._waiting:
            return self._waiting.pop(next(iter(self._waiting)))
        return self._left.pop(), None

    def _start(self) -> None:
        """Have the thread look for what there is to do; the lock is held."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._write, daemon=True)
            self._thread.start()
        self._change.notify_all()

    def _let_go(self, case: Case, store: Store) -> None:
        store.close(case.record, self._by)

    def _try_again(self) -> None:
        """Have what failed written once more, unless something newer waits; the lock is held."""
        self._waiting = self._failed | self._waiting
        self._failed = {}
        self._change.notify_all()

    def _put(self, case: Case, record: Record, store: Store) -> bool:
        first = case.revision == 0
        saved = store.save(replace(record, id=case.record, revision=case.revision))
        if isinstance(saved, Changed):
            self.parted.append(record.title)
            case.record, first = new_id(), True
            saved = store.save(replace(record, id=case.record, revision=0))
        if isinstance(saved, Record):
            case.revision = saved.revision
        if first:
            now = self._now()
            store.open(case.record, self._by, utc(now), utc(now - HELD))
        return True

    def _with_store(self, act: Callable[[Store], T]) -> T | None:
        """Do something with the records; None where the database cannot be used (see `trouble`)."""
        try:
            with self._database:  # nobody who reads waits for who writes, which an engine takes care of
                if self._engine is None:
                    self._engine = open_engine(self._address())
            with in_words():
                done = act(Store(self._engine))
        except DatabaseError as error:
            self.trouble = str(error)
            return None
        except Exception as fault:  # noqa: BLE001 - told like any other trouble, since a walk must go on
            self.trouble = f"{FAULT}{type(fault).__name__}"
            return None
        with self._change:
            self._try_again()
            if not self._waiting:
                self.trouble = ""
        return done
