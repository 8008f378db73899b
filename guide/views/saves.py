"""Saved interviews as both views use them: what there is to go on with, going on, and saving while one walks.

Invariant: an answer is on its disk before a view shows the next screen. Where nothing is kept, all of
this does nothing, and says so.

Never enters: screens, prompts, where files lie.
"""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from msgspec.structs import replace

from guide.engine.code import Restored
from guide.engine.interview import Interview
from guide.japanese.clean import clean
from guide.language.model import Flow
from guide.records import looks
from guide.records.meeting import meet
from guide.records.saver import Aside, Entry, Saver
from guide.sentences.wordings import in_a_row, said
from guide.views.passage import Passage
from guide.views.wordings import Rewording
from guide.views.words import saved as words

Load: TypeAlias = Callable[[str], Flow | str]
"""A flow by its id, or a sentence that says why it cannot be opened."""

Restore: TypeAlias = Callable[[str, str], Restored | str]
"""The interview of a code on paper, or a sentence in a wording that says why there is none."""

LATEST = 50
"""How many saved interviews a start page looks at, the newest first."""


class Start(NamedTuple):
    """What a start page offers: the interview to go on with, how many others are saved, what to tell."""

    latest: Entry | None = None
    others: int = 0
    notes: tuple[str, ...] = ()


class CameBack(NamedTuple):
    """An interview to go on with, and what to know before."""

    interview: Interview
    told: Passage


class Saves:
    """The saved interviews of this user, or of one flow.

    `saver` is None where none are kept, `restore` where no codes are taken.
    """

    def __init__(
        self, saver: Saver | None, load: Load, restore: Restore | None = None, *, only: str = ""
    ) -> None:
        self._saver = saver
        self.load = load
        self._restore = restore
        self._only = only
        self.told: Passage = ()
        """What to know before the interview that is gone on with at once."""
        self.later = False
        """Whether `save` need not wait, since the view asks `written` before it shows anything."""
        self.rewording = Rewording(None)
        """How the person reads; a view that can switch puts its own here."""

    @property
    def wording(self) -> str:
        """The wording of the moment."""
        return self.rewording.wording

    @property
    def codes(self) -> bool:
        """Whether a start page asks for codes; the page of one guide does not."""
        return self._restore is not None and not self._only

    def start(self) -> Start:
        """What a start page offers; it looks at the newest only, so that nobody waits for it."""
        entries, notes, left = self._entries(LATEST)
        latest = next((one for one in entries if not one.saved.outcome), None)
        told = tuple(words.unreadable(one, self.wording) for one in notes)
        return Start(latest, len(entries) - (latest is not None) + left, told)

    @property
    def place(self) -> str:
        """Where the files lie, for people; "" where there are none."""
        return words.lies_in(clean(str(self._saver.folder)), self.wording) if self._saver else ""

    def entries(self) -> list[Entry]:
        """What can be opened or deleted, the newest first."""
        return self._entries()[0]

    def _entries(self, most: int | None = None) -> tuple[list[Entry], list[Aside], int]:
        entries, notes, left = self._saver.entries(most) if self._saver else ([], [], 0)
        if not self._only:
            return entries, notes, left
        # Of those that were not looked at nobody knows of which guide they are.
        return [one for one in entries if one.saved.flow == self._only], notes, 0

    # Coming back

    def go_on(self, entry: Entry, *, own: bool = True) -> CameBack | str:
        """Go on with a saved interview, in its own file or, if it is not of this user's, in a new one."""
        flow = self.load(entry.saved.flow)
        if isinstance(flow, str):
            return in_a_row(self.wording, words.other_guide(entry.saved, self.wording), flow)
        meeting = meet(entry.saved, self.rewording.worded(Interview(flow)).flow)
        if own and self._saver:
            self._saver.open(entry)
        else:
            self.begin(meeting.interview)
        return CameBack(meeting.interview, words.came_back(entry.saved, meeting))

    def from_code(self, typed: str) -> CameBack | str:
        """Go on with a code, in a file of its own."""
        no = said(self.wording, words.NO_CODES)
        restored = self._restore(typed, self.wording) if self._restore else no
        if isinstance(restored, str):
            return restored
        worded = replace(restored, interview=self.rewording.worded(restored.interview))
        self.begin(worded.interview)
        return CameBack(worded.interview, words.from_code(worded))

    # Saving

    def begin(self, interview: Interview) -> None:
        """Go on with this interview in a file of its own."""
        if self._saver:
            self._saver.begin(interview.flow.id)
            self._saver.save(interview)

    def has_open(self, flow_id: str) -> bool:
        """Whether the walk of this flow that was begun here is still saved, or nothing ever is."""
        return self._saver is None or self._saver.has_open(flow_id)

    def save(self, interview: Interview) -> str:
        """Save where an interview stands; what to say if that has begun to fail, or ""."""
        if self._saver is None:
            return ""
        self._saver.hand_over(interview)
        return "" if self.later else self.written()

    def written(self) -> str:
        """Wait until all is on the disk; what to say if that has begun to fail, or ""."""
        if self._saver is None:
            return ""
        self._saver.written()
        trouble = self._saver.fresh_trouble()
        return words.trouble(trouble, self.wording) if trouble else ""

    def delete(self, entry: Entry) -> str:
        """Delete a saved interview; what to say of it."""
        why = self._saver.delete(entry) if self._saver else ""
        return words.not_deleted(why, self.wording) if why else said(self.wording, words.DELETED)

    @property
    def theme(self) -> str:
        """The colours that were chosen last; "" where none were, or nothing is kept."""
        return looks.theme(self._saver.folder.parent) if self._saver else ""

    def keep_theme(self, name: str) -> None:
        """Begin with these colours the next time, where anything is kept."""
        if self._saver:
            looks.keep_theme(self._saver.folder.parent, name)

    def before_end(self) -> str:
        """What becomes of the answers when the walk ends now; "" where they are not kept."""
        if self._saver is None:
            return ""
        trouble = self._saver.trouble
        return words.not_saved(trouble, self.wording) if trouble else said(self.wording, words.KEPT)

    def before_restart(self) -> str:
        """What becomes of the answers when the walk begins again; "" where they are not kept."""
        return "" if self._saver is None or self._saver.trouble else said(self.wording, words.RESTART_KEPT)

    @property
    def by_staff(self) -> bool:
        """Whether staff enter the answers, which the sheet then says."""
        return False

    def printed(self) -> tuple[str, ...]:
        """The notes that may stand on the sheet: none, but those of staff."""
        return ()

    def close(self, ended: Interview | None) -> str:
        """Flush what is left; what to say on the way out, or ""."""
        if self._saver is None:
            return ""
        self._saver.close()
        if ended is None or not (ended.answers or ended.kept):
            return ""
        return words.farewell(ended, self._saver.trouble)
