"""Keeps interviews saved while people answer: every state is on the disk before the next screen is shown.

`hand_over` gives a state to a thread that puts it into words and writes it while the next screen is drawn;
`written` is asked just before that is shown, when nearly always all is done, and waits if it is not. `save`
is both, for who has nothing to do meanwhile. Where a disk hangs, one screen waits, then the walk goes on and
the newest state is written as soon as the disk answers. What outlives a power cut is made in the pauses,
since flushing a disk takes longer than a person wants to wait.

Invariant: nothing here ends or holds up a walk. What went wrong is a sentence in `trouble`.

Never enters: screens, what a state says.
"""

import datetime as dt
import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.records import files
from guide.records.files import Found
from guide.records.record import Kept, utc
from guide.records.saved import Saved, Unread, decode, encode, saved_of
from guide.trouble import FAULT, why

PATIENCE = 1.0
"""Seconds that a screen waits, once, for a state to be written, before the disk is taken to hang.

A disk in order takes less than a thousandth; on a busy machine it takes until the thread has its turn, and
what was shown before that would be lost if the program were killed.
"""

PAUSE = 0.3
"""Seconds without a new state after which the last one is flushed."""

CLOSING = 2.0
"""Seconds given to the last state when the program ends."""


class Entry(Struct, frozen=True):
    """A saved interview that can be opened."""

    name: str
    saved: Saved


class Aside(Struct, frozen=True):
    """A file that cannot be read, and the folder that it was moved to; "" where it was left."""

    name: str
    why: Unread
    folder: str


class _Open(Struct):
    """The file that an open interview goes to. What comes behind `last` is the thread's."""

    name: str
    begun: dt.datetime
    by_staff: bool
    last: object = None
    number: int = 0
    stamp: tuple[int, int] | None = None
    part: Path | None = None
    unwritten: Saved | None = None


class Saver:
    """The saved interviews of one folder, and those that this program has open: one for each flow."""

    def __init__(self, folder: Path, now: Callable[[], dt.datetime], *, by_staff: bool = False) -> None:
        self.folder = folder
        self._now = now
        self._by_staff = by_staff
        self._open: dict[str, _Open] = {}
        self._told = ""
        # Shared with the thread, under the lock of `_change`:
        self._change = threading.Condition()
        self._waiting: dict[str, tuple[_Open, Interview, dt.datetime]] = {}
        self._asked = self._done = 0
        self._hangs = False
        self._closing = False
        self._thread: threading.Thread | None = None
        self.trouble = ""
        """Why the last state is not on the disk, or ""."""

    # What there is

    def entries(self, most: int | None = None) -> tuple[list[Entry], list[Aside], int]:
        """Saved interviews, the newest first; files that cannot be read; how many are left.

        No more than `most` are looked at. A damaged file is moved aside, one of a newer program stays.
        """
        entries, notes = [], []
        everything = files.found(self.folder)
        for one in everything[:most]:
            saved = read(one)
            if isinstance(saved, Saved):
                entries.append(Entry(one.name, saved))
            elif any(path.suffix == files.WHOLE for path in one.states):
                notes.append(self._set_aside(one, saved))
        return entries, notes, len(everything[most:]) if most is not None else 0

    def _set_aside(self, one: Found, unread: Unread) -> Aside:
        folder = ""
        if unread.damaged:
            with suppress(OSError):
                folder = str(files.set_aside(self.folder, one))
        return Aside(f"{one.name}{files.WHOLE}", unread, folder)

    # Which file an interview goes to

    def begin(self, flow_id: str) -> None:
        """From here on this flow's interview goes to a file of its own."""
        self._open.pop(flow_id, None)

    def has_open(self, flow_id: str) -> bool:
        """Whether this flow's interview goes to a file already."""
        return flow_id in self._open

    def open(self, entry: Entry) -> None:
        """From here on this flow's interview goes to this file."""
        before = self._open.get(entry.saved.flow)
        if before and before.name == entry.name:
            return
        begun = dt.datetime.fromisoformat(entry.saved.begun)
        now_open = _Open(entry.name, begun, by_staff=entry.saved.by_staff or self._by_staff)
        one = files.find(self.folder, entry.name)
        now_open.number = max(one.number if one else 0, entry.saved.revision)
        now_open.stamp = files.stamp(self.folder, entry.name)
        self._open[entry.saved.flow] = now_open

    def delete(self, entry: Entry) -> str:
        """Delete a saved interview; why that could not be done, or ""."""
        if (now_open := self._open.get(entry.saved.flow)) and now_open.name == entry.name:
            self.begin(entry.saved.flow)
        try:
            files.delete(self.folder, entry.name)
        except OSError as error:
            return why(error)
        return ""

    # Saving

    def save(self, interview: Interview) -> None:
        """Write where an interview stands: before this returns if the disk is quick, soon in any case."""
        self.hand_over(interview)
        self.written()

    def hand_over(self, interview: Interview) -> None:
        """Have it written where an interview stands, while the caller goes on."""
        now_open = self._open.get(interview.flow.id)
        if now_open is None:
            if not interview.answers and not interview.kept:
                return
            now_open = _Open(self._new_name(), self._now(), by_staff=self._by_staff)
            self._open[interview.flow.id] = now_open
        state = interview.answers, interview.kept
        if now_open.last == state:
            return
        now_open.last = state
        _ = interview.trace  # followed here, where it is needed anyway: the thread then only reads it
        moment = self._now()
        with self._change:
            self._waiting[interview.flow.id] = now_open, interview, moment
            self._asked += 1
            self._start()
            self._change.notify_all()

    def written(self) -> None:
        """Wait until all that was handed over is written, unless the disk hangs: for that one waits once."""
        if self._done == self._asked:
            return
        with self._change:
            if not self._hangs:
                self._hangs = not self._change.wait_for(lambda: self._done == self._asked, PATIENCE)

    def fresh_trouble(self) -> str:
        """What is wrong with saving, unless that was said before; ""."""
        trouble, before = self.trouble, self._told
        self._told = trouble
        return trouble if trouble != before else ""

    def close(self) -> None:
        """Flush what is not flushed yet, as far as that is quick."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        if self._thread:
            self._thread.join(CLOSING)

    # The thread

    def _start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="saver", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        unsettled: dict[int, _Open] = {}
        failed: dict[int, _Open] = {}
        while True:
            with self._change:
                pause = PAUSE if unsettled else None
                self._change.wait_for(lambda: self._waiting or self._closing, pause)
                waiting, self._waiting = self._waiting, {}
                asked, closing = self._asked, self._closing
            for now_open, interview, moment in waiting.values():
                with self._telling():
                    self._write(now_open, saved_of(interview, _beside(now_open, moment)))
                (failed if now_open.unwritten else unsettled)[id(now_open)] = now_open
            with self._change:
                self._done = asked
                self._hangs = self._hangs and self._done != self._asked
                self._change.notify_all()
            if waiting:
                continue
            for now_open in failed.values() if closing else ():
                if now_open.unwritten:  # perhaps there is room by now
                    with self._telling():
                        self._write(now_open, now_open.unwritten)
                    unsettled[id(now_open)] = now_open
            for now_open in unsettled.values():
                self._settle(now_open)
            unsettled.clear()
            if closing:
                return

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """What goes wrong meanwhile is told, and stops no walk."""
        try:
            yield
        except OSError as error:
            self.trouble = why(error)
        except Exception as fault:  # noqa: BLE001 - told like any other trouble, since a walk must go on
            self.trouble = f"{FAULT}{type(fault).__name__}"

    def _write(self, now_open: _Open, saved: Saved) -> None:
        now_open.unwritten = saved
        self._look_for_others(now_open)
        try:
            now_open.part = self._put(now_open, saved)
        except FileExistsError:
            self._part_ways(now_open)
            now_open.part = self._put(now_open, saved)
        except OSError:
            self._settle(now_open)  # which makes room, where there were states before
            now_open.part = self._put(now_open, saved)
        self.trouble, now_open.unwritten = "", None

    def _put(self, now_open: _Open, saved: Saved) -> Path:
        now_open.number += 1
        content = encode(replace(saved, id=now_open.name, revision=now_open.number))
        return files.put(self.folder, now_open.name, now_open.number, content)

    def _look_for_others(self, now_open: _Open) -> None:
        """Leave the file to whoever has gone on with it or deleted it since it was read or written here."""
        now = files.stamp(self.folder, now_open.name)
        if now == now_open.stamp:
            return
        one = files.find(self.folder, now_open.name) if now else None
        theirs = read(Found(one.name, one.states[-1:], one.last)) if one else None
        if isinstance(theirs, Saved) and theirs.revision <= now_open.number:
            now_open.stamp = now  # they only flushed what was read here
        else:
            self._part_ways(now_open)

    def _part_ways(self, now_open: _Open) -> None:
        """Go on in another file."""
        now_open.name, now_open.number, now_open.stamp = self._new_name(), 0, None

    def _new_name(self) -> str:
        return f"{self._now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"

    def _settle(self, now_open: _Open) -> None:
        if now_open.part is None:
            return
        try:
            self._look_for_others(now_open)
            files.settle(now_open.part, now_open.name)
            now_open.stamp = files.stamp(self.folder, now_open.name)
        except FileNotFoundError:  # deleted meanwhile, which only a person does
            pass
        except OSError as error:
            self.trouble = why(error)
        now_open.part = None


def _beside(now_open: _Open, moment: dt.datetime) -> Kept:
    begun = now_open.begun
    day = begun.astimezone().date().isoformat()
    return Kept(now_open.name, now_open.by_staff, utc(begun), utc(moment), day)


def read(one: Found) -> Saved | Unread:
    """The newest state of a saved interview that can be read, or why the oldest of them cannot."""
    found: Saved | Unread = Unread("読む権限がありません。", damaged=False)
    for content in files.contents(one):
        found = decode(content)
        if isinstance(found, Saved):
            break
    return found
