"""Walks that staff take people through, as both views use them: cases, notes, and the records of the counter.

To a view this is `Saves` that go to the records: a case is begun where a saved walk would be, and every state
is handed over before the next screen.

Never enters: screens, prompts, where the database is.
"""

import threading
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from guide.engine.code import is_like_code
from guide.engine.interview import Interview, begin
from guide.language.model import Flow, Outcome
from guide.records.record import Note, Record
from guide.views.passage import Passage
from guide.views.saves import CameBack, Load, Restore, Saves
from guide.views.words import staff as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from guide.records.desk import Case, Desk

MOST = 30
"""How many records a search shows."""

PATIENCE = 1.0
"""Seconds that staff wait for a note to be written, before they are told that it is not yet."""


class Search(NamedTuple):
    """Records that were found, how many there are altogether, and what kept us from looking, or ""."""

    records: list[Record]
    total: int
    trouble: str = ""


class Listed(NamedTuple):
    """What can be gone on with: its words, what stands under them, and what it is listed under, if anything.

    `go_on` gives the interview, or says why there is none.
    """

    text: str
    under: tuple[str, ...]
    group: str
    go_on: "Callable[[], CameBack | str]"


def stages_behind(interview: Interview) -> tuple[tuple[str, str], ...]:
    """The stages that were come through: the title of each, and the first step that was answered there."""
    flow, firsts = interview.flow, dict[str, str]()
    for visit in interview.trace.visits:
        firsts.setdefault(flow.steps[visit.step].stage, visit.step)
    return tuple((stage.title, firsts[stage.id]) for stage in flow.stages if stage.id in firsts)


class Recorded(Saves):
    """The cases of one counter; one of them is at hand. `make` gives the desk when it is first needed."""

    def __init__(
        self, load: Load, make: "Callable[[], Desk]", restore: Restore | None = None, *, only: str = ""
    ) -> None:
        super().__init__(None, load, restore, only=only)
        self._make = make
        self._making = threading.Lock()  # it may be asked for at once by a walk and beside it
        self._desk: Desk | None = None
        self._said = ""
        self._fresh: Interview | None = None
        self.case: Case | None = None
        """The case at hand; None before a new group has said anything."""

    @property
    def desk(self) -> "Desk":
        """The desk, made when it is first asked for."""
        with self._making:
            if self._desk is None:
                self._desk = self._make()
            return self._desk

    # Cases

    def begin(self, interview: Interview) -> None:
        """A new group. Its case is made when there is something to keep: nothing waits for the desk."""
        self._fresh, self.case = interview, None

    def has_open(self, flow_id: str) -> bool:
        """Whoever comes to the start page is a new group; those who were there are in the list."""
        del flow_id
        return False

    def save(self, interview: Interview) -> str:
        """Hand over where an interview stands; what to say if that has begun to fail, or ""."""
        at_hand = self.case.interview if self.case else self._fresh
        if at_hand is None or at_hand.flow.id != interview.flow.id:
            self.begin(interview)
        case = self._at_hand()
        case.interview = interview
        self.desk.save(case)
        return self._told()

    def next_group(self) -> Interview:
        """The group has left: its record stays. The next begins the same guide."""
        case = self._at_hand()
        self.desk.leave(case)
        fresh = case.interview.restart()
        self.begin(fresh)
        return fresh

    @property
    def next_told(self) -> str:
        """What to say when the next group has begun: whether the record of the one before is kept yet."""
        return words.NEXT_GROUP_LATER if self.desk.trouble else words.NEXT_GROUP

    def others(self) -> "list[Case]":
        """The cases that are open beside the one at hand."""
        return [case for case in self.desk.cases if case is not self.case]

    def take(self, case: "Case") -> Interview:
        """Go on with a case that is open."""
        self.case = case
        return case.interview

    # Notes

    def note_at(self, step: str) -> Note | None:
        """What was noted at a step."""
        notes = self.case.notes if self.case else ()
        return next((note for note in notes if note.step == step), None)

    def seen(self, interview: Interview, step: str) -> tuple[Note, ...]:
        """The notes that are shown at a step: what was noted there, and at a result everything."""
        if isinstance(interview.flow.steps[step], Outcome):
            return self.case.notes if self.case else ()
        note = self.note_at(step)
        return (note,) if note else ()

    def note(self, step: str, text: str, *, printed: bool) -> str:
        """Keep a note; what to say."""
        self.desk.note(self._at_hand(), step, text, printed=printed)
        # Staff are told that it is kept only when it is, for which one waits a little.
        written = self.desk.settle(PATIENCE)
        told = self._told()
        if self.desk.trouble:
            return told or words.not_recorded(self.desk.trouble)
        return told or (words.NOT_YET_NOTED if not written else words.NOTED if text else words.NOTE_GONE)

    @property
    def by_staff(self) -> bool:
        """What is recorded was entered by staff."""
        return True

    def printed(self) -> tuple[str, ...]:
        """The notes that may stand on the sheet."""
        return tuple(note.text for note in self.case.notes if note.printed) if self.case else ()

    def beside(self, interview: Interview, step: str) -> Passage:
        """What staff see beside a step: what to read aloud, the guide's note, and their own.

        At a result all notes of the group stand there.
        """
        return words.beside(interview, step, self.seen(interview, step))

    # Records

    def find(self, typed: str) -> Search:
        """The records in which all these words stand, the newest of them, but that of the group at hand.

        Without any words those of the other groups that are open are left out too: `others` has them.
        """
        listed = self.desk.cases if not typed else [self.case] if self.case else []
        left_out = {case.record for case in listed}
        found, total = self.desk.find(typed, MOST + len(left_out))
        others = [one for one in found if one.id not in left_out]
        trouble = words.not_searched(self.desk.trouble) if self.desk.trouble else ""
        return Search(others[:MOST], total - (len(found) - len(others)), trouble)

    def listing(self, typed: str) -> tuple[tuple[Listed, ...], str]:
        """The groups and records to go on with, and what to say of what was looked for or of an empty list.

        Without any words the groups that are open come first, then those that left before their result.
        """
        found = self.find(typed)
        records = [
            Listed(
                record.title,
                (*words.stood(record), *words.matched(record, typed)),
                words.group(record, typed),
                partial(self.open_record, record),
            )
            for record in found.records
        ]
        if not typed:
            listed = (*self._open_groups(), *sorted(records, key=lambda one: one.group != words.UNFINISHED))
            return listed, found.trouble or ("" if listed else words.FOUND_NONE)
        by_code = Listed(words.OPEN_CODE, (), "", partial(self.from_code, typed))
        told = found.trouble or words.found(typed, found.total, len(records))
        return (*([by_code] if is_like_code(typed) else ()), *records), told

    def _open_groups(self) -> "Iterator[Listed]":
        def taken(case: "Case") -> CameBack:
            return CameBack(self.take(case), ())

        for case in self.others():
            yield Listed(words.at(case.interview), words.waiting(case), words.CASES, partial(taken, case))

    def unfinished(self) -> str:
        """What to say of records that were left before their result; "" where there are none."""
        number = self.desk.unfinished()
        return words.unfinished(number) if number else ""

    def from_code(self, typed: str) -> CameBack | str:
        """Go on with a code, as a group of its own that is recorded."""
        came_back = super().from_code(typed)
        if isinstance(came_back, CameBack):
            self.save(came_back.interview)
        return came_back

    def open_record(self, record: Record) -> CameBack | str:
        """Go on with a record, and what to know before; or why it cannot be gone on with."""
        flow = self.load(record.flow)
        if not isinstance(flow, Flow):
            return flow
        mine = next((case for case in self.desk.cases if case.record == record.id), None)
        if mine:
            return CameBack(self.take(mine), ())
        opened = self.desk.open(record.id)
        if opened is None:
            return words.not_to_be_had(self.desk.trouble)
        newest, holder = opened
        interview, refused = begin(flow, newest.answers, newest.kept)
        self.case = self.desk.go_on(newest, interview)
        return CameBack(interview, words.opened(newest, flow, holder, refused))

    # The end

    def before_end(self) -> str:
        """What becomes of the records when the program ends now."""
        if not self.desk.settle(PATIENCE) and not self.desk.trouble:
            return words.NOT_YET_RECORDED
        return words.not_recorded(self.desk.trouble) if self.desk.trouble else words.RECORDED

    def before_restart(self) -> str:
        """What becomes of the record when the same group begins again."""
        return words.RESTART

    def close(self, ended: Interview | None) -> str:
        """Write what is left; what to say on the way out, or ""."""
        del ended
        if self._desk is None:
            return ""
        self._desk.close()
        return words.not_recorded(self._desk.trouble) if self._desk.trouble else ""

    def _at_hand(self) -> "Case":
        if self.case is None:
            if self._fresh is None:
                raise LookupError("no group is at the counter")
            self.case = self.desk.begin(self._fresh)
        return self.case

    def _told(self) -> str:
        """Trouble, said once until it is over, and records that had to part."""
        parted, self.desk.parted = self.desk.parted, []
        trouble = self.desk.trouble
        fresh, self._said = trouble != self._said, trouble
        told = [words.trouble(trouble)] if trouble and fresh else []
        return "".join([*told, *map(words.parted, parted)])
