"""The full screen at a counter: staff read aloud, note, and take one group after the other.

Never enters: what is recorded and how (`guide.views.recorded` says so), sentences.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import on
from textual.driver import Driver

from guide.engine.interview import Interview
from guide.views.passage import Passage, body, title
from guide.views.recorded import Recorded, stages_behind
from guide.views.saves import CameBack
from guide.views.tui import labels, moves
from guide.views.tui.app import Kyodo
from guide.views.tui.commands import Command
from guide.views.tui.entering import LineEntry
from guide.views.tui.listing import Item
from guide.views.tui.noting import Noting
from guide.views.tui.panels import Panels
from guide.views.tui.rows import BLANK, set_passage
from guide.views.tui.sheet import Sheet
from guide.views.tui.showing import shown
from guide.views.tui.walk import Walk
from guide.views.words import keys
from guide.views.words import staff as words
from guide.views.words.home import GuideCard

if TYPE_CHECKING:
    from guide.views.tui.overlays import HandOut
    from guide.views.wordings import Wordings

COMMANDS = (Command.ALOUD, Command.NOTE, Command.NEXT_GROUP, Command.STAGES, Command.RECORDS)
"""What only staff can ask for."""


class CounterWalk(Walk):
    """A walk with what staff read aloud and note below each step.

    The question and its choices come first, so that they are always seen; where what is below them does not
    fit, a line above the choices says so, and which key opens it.
    """

    def __init__(self, interview: Interview, recorded: Recorded) -> None:
        super().__init__(interview, recorded.save)
        self._recorded = recorded
        self._strip = ""

    @property
    def beside(self) -> Passage:
        """What to read aloud, the guide's words to staff, and what they noted here."""
        return self._recorded.beside(self._interview, self.step)

    def _arrive(self, notice: str = "") -> None:
        noted = words.noted_before(self._recorded.seen(self._interview, self._interview.trace.here))
        at_the_end = self._interview.trace.outcome is not None
        super()._arrive(notice + noted if at_the_end else notice)

    @property
    def _note(self) -> str:
        return "\n".join(filter(None, (super()._note, self._strip if self._asked else "")))

    def _room(self, cells: int) -> int:
        """The choices stand closer together where that makes room for what is below them."""
        return super()._room(cells) - len(set_passage(self.beside, cells)) - 1

    def _sheet(self, cells: int) -> Sheet:
        self._strip = ""
        beside = self.beside
        sheet, below = super()._sheet(cells), set_passage(beside, cells)
        if self._asked and below and len(sheet.rows) + 1 + len(below) > self.paper.room:
            self._strip = words.strip(beside)
            sheet = super()._sheet(cells)
        return sheet._replace(rows=(*sheet.rows, *([BLANK] if below else ()), *below))

    def keys(self) -> tuple[keys.Key, ...]:
        """The keys of a walk and, behind the first three, those of staff; `a` where it opens anything."""
        usual = super().keys()
        theirs = [key for key in keys.STAFF if key is not keys.ALOUD or self.beside]
        return (*usual[:3], *theirs, *usual[3:])

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """What a walk understands, and what staff can ask for."""
        return {**super().commands(), **{one: partial(self._want, one) for one in COMMANDS}}


class Counter(Kyodo):
    """One group after the other, each with its record."""

    FOR_STAFF = True

    def __init__(  # noqa: PLR0913 - as `Kyodo`
        self,
        cards: Sequence[GuideCard],
        recorded: Recorded,
        interview: Interview | None = None,
        driver: type[Driver] | None = None,
        *,
        hand_out: "HandOut | None" = None,
        wordings: "Wordings | None" = None,
    ) -> None:
        self._recorded = recorded
        super().__init__(
            cards, recorded.load, interview, driver, hand_out=hand_out, saves=recorded, wordings=wordings
        )

    def new_walk(self, interview: Interview) -> Walk:
        """The screen of walks at a counter."""
        return CounterWalk(interview, self._recorded)

    # Textual calls the handlers of a message in every class, so these only add to those of `Kyodo`.

    def on_ready(self) -> None:
        """Load what talks to the database while the first question is read, and tell who left early."""

        def look() -> None:
            if told := self._recorded.unfinished():
                self.post_message(moves.Told(told))

        threading.Thread(target=look, daemon=True).start()

    @on(moves.Wanted)
    def _for_staff(self, message: moves.Wanted) -> None:
        match message.command:
            case Command.ALOUD:
                self._aloud()
            case Command.NOTE:
                self._noting.open(self.walk.interview, message.step)
            case Command.NEXT_GROUP:
                self._show(self._recorded.next_group(), self._recorded.next_told)
            case Command.STAGES:
                self._stages()
            case Command.RECORDS:
                self._records()
            case _:
                pass

    @property
    def _at_counter(self) -> CounterWalk:
        if not isinstance(self.walk, CounterWalk):
            raise TypeError(self.walk)
        return self.walk

    @property
    def _panels(self) -> Panels:
        return self._overlays.panels

    @cached_property
    def _line(self) -> LineEntry:
        line = LineEntry()
        self.install_screen(line, "LineEntry")
        return line

    def _show(self, interview: Interview, notice: str = "") -> None:
        self.walk.open(interview)
        self._moved(moves.Moved(interview))
        if notice:
            self.walk.tell(notice)

    def _aloud(self) -> None:
        if beside := self._at_counter.beside:
            self._panels.read(self.walk.interview, beside)
        else:
            self.walk.tell(words.NOTHING_BESIDE)

    @cached_property
    def _noting(self) -> Noting:
        def ask(now: Interview, text: str, then: Callable[[str], object]) -> None:
            self._typed(now, (words.NOTE_TITLE, words.NOTE_HELP), labels.DECIDE, then, text)

        def tell(told: str) -> None:
            self.walk.tell(told)

        return Noting(self._recorded, self._panels, ask, tell)

    def _typed(
        self,
        now: Interview,
        asked: tuple[str, str],
        enter: keys.Key,
        then: Callable[[str], object],
        text: str = "",
    ) -> None:
        """Have a line typed; nothing follows when it is left."""

        def typed(line: str | None) -> None:
            if line is not None:
                then(line)

        _ = self.push_screen(self._line.open(now, *asked, enter, text), typed)

    # Going elsewhere

    def _stages(self) -> None:
        now = self.walk.interview
        stages = stages_behind(now)
        above = (title(words.STAGES_TITLE), body(words.STAGES_HELP if stages else words.NO_STAGES))
        items = tuple(Item(stage) for stage, _ in stages)
        self._panels.choose(now, above, items, lambda index: self.walk.change(stages[index][1]))

    def _records(self, typed: str = "") -> None:
        """The groups that are open and the newest records, or those that were searched for."""
        listed, told = self._recorded.listing(typed)
        items = [Item(words.SEEK)]
        group = ""
        for one in listed:
            items.append(Item(one.text, one.under, one.group if one.group != group else ""))
            group = one.group
        above = (told, words.RECORDS_HELP if listed else "")

        def chosen(index: int) -> None:
            if index:
                self._went_on(listed[index - 1].go_on())
            else:
                self._seek()

        self._panels.choose(
            self.walk.interview,
            (title(words.RECORDS_TITLE), *(body(one) for one in above if one)),
            tuple(items),
            chosen,
        )

    def _seek(self) -> None:
        self._typed(self.walk.interview, (words.SEEK, words.SEEK_HELP), labels.OPEN, self._records)

    def _went_on(self, came_back: CameBack | str) -> None:
        if isinstance(came_back, CameBack):
            self._show(came_back.interview)
            if came_back.told:
                self._overlays.told(came_back.interview, came_back.told)
        else:
            self.walk.tell(came_back)


def run(  # noqa: PLR0913 - as `Kyodo`
    cards: Sequence[GuideCard],
    recorded: Recorded,
    interview: Interview | None = None,
    *,
    driver: type[Driver] | None = None,
    hand_out: "HandOut | None" = None,
    wordings: "Wordings | None" = None,
) -> Interview | None:
    """Open the full screen for staff, until they leave; arguments as those of `showing.run`."""
    return shown(lambda: Counter(cards, recorded, interview, driver, hand_out=hand_out, wordings=wordings))
