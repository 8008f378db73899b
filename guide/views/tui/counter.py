"""The full screen at a counter: staff read aloud, note, and take one group after the other.

Never enters: what is recorded and how (`guide.views.recorded` says so), sentences.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import on
from textual.driver import Driver

from guide.engine.interview import Interview
from guide.views.passage import body, title
from guide.views.recorded import MOST, Recorded
from guide.views.saves import CameBack
from guide.views.tui import labels, moves
from guide.views.tui.app import Kyodo
from guide.views.tui.choosing import Choosing
from guide.views.tui.commands import Command
from guide.views.tui.entering import LineEntry
from guide.views.tui.listing import Item
from guide.views.tui.panels import Panels
from guide.views.tui.rows import set_passage
from guide.views.tui.sheet import Sheet
from guide.views.tui.showing import shown
from guide.views.tui.walk import Walk
from guide.views.words import keys, marking
from guide.views.words import staff as words
from guide.views.words.home import GuideCard
from guide.views.words.steps import Asked

if TYPE_CHECKING:
    from guide.records.desk import Case
    from guide.records.record import Record
    from guide.views.tui.overlays import HandOut
    from guide.views.wordings import Wordings

COMMANDS = (Command.NOTE, Command.NEXT_GROUP, Command.STAGES, Command.RECORDS)
"""What only staff can ask for."""


class CounterWalk(Walk):
    """A walk with what staff read aloud and note beside each step."""

    def __init__(self, interview: Interview, recorded: Recorded) -> None:
        super().__init__(interview, recorded.save)
        self._recorded = recorded
        self._plain: Asked | None = None

    def _ask(self, question: Asked, *, changing: bool, notice: str = "") -> None:
        self._plain = question
        super()._ask(self._with_words(question), changing=changing, notice=notice)

    def _with_words(self, question: Asked) -> Asked:
        beside = self._recorded.beside(self._interview, question.step)
        return replace(question, blocks=(*beside, *question.blocks))

    def renew(self, notice: str) -> None:
        """Show what is noted now; what is marked or typed stays."""
        if self._asked and self._plain:
            self._asked = self._with_words(self._plain)
            self._marked = marking.question(self._asked, self._interview.flow)
            if isinstance(self._state, Choosing):
                self._state = replace(self._state, asked=self._asked)
        self.tell(notice)

    def reword(self, interview: Interview) -> None:
        """Show the same in another wording, with what staff see beside it."""
        super().reword(interview)
        self._plain = self._asked
        self.renew("")

    def _sheet(self, cells: int) -> Sheet:
        sheet = super()._sheet(cells)
        if self._asked:
            return sheet
        beside = self._recorded.beside(self._interview, self._interview.trace.here)
        return Sheet((*sheet.rows, *set_passage(beside, cells)), sheet.places)

    def keys(self) -> tuple[keys.Key, ...]:
        """The keys of a walk and those of staff, behind the first three."""
        usual = super().keys()
        return (*usual[:3], *keys.STAFF, *usual[3:])

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
        """Load what talks to the database while the first question is read."""
        threading.Thread(target=lambda: self._recorded.desk, daemon=True).start()

    @on(moves.Wanted)
    def _for_staff(self, message: moves.Wanted) -> None:
        match message.command:
            case Command.NOTE:
                self._note(message.step)
            case Command.NEXT_GROUP:
                self._show(self._recorded.next_group(), words.NEXT_GROUP)
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

    @cached_property
    def _panels(self) -> Panels:
        return Panels(self)

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

    # Notes

    def _note(self, step: str) -> None:
        now, before = self.walk.interview, self._recorded.note_at(step)

        def written(text: str | None) -> None:
            if text is None:
                return
            if not text.strip():
                self._at_counter.renew(self._recorded.note(step, "", printed=False))
                return
            question, *ways = words.WHERE_PRINTED
            self._panels.choose(
                now,
                (title(question), body(text)),
                tuple(map(Item, ways)),
                lambda index: self._at_counter.renew(self._recorded.note(step, text, printed=index == 1)),
            )

        text = before.text if before else ""
        opened = self._line.open(now, words.NOTE_TITLE, words.NOTE_HELP, labels.DECIDE, text)
        _ = self.push_screen(opened, written)

    # Going elsewhere

    def _stages(self) -> None:
        now = self.walk.interview
        firsts: dict[str, str] = {}
        for visit in now.trace.visits:
            firsts.setdefault(now.flow.steps[visit.step].stage, visit.step)
        stages = [stage for stage in now.flow.stages if stage.id in firsts]
        above = (title(words.STAGES_TITLE), body(words.STAGES_HELP if stages else words.NO_STAGES))
        items = tuple(Item(stage.title) for stage in stages)
        self._panels.choose(now, above, items, lambda index: self.walk.change(firsts[stages[index].id]))

    def _records(self, typed: str = "") -> None:
        """The groups that are open and the newest records, or those that were searched for."""
        now, others = self.walk.interview, [] if typed else self._recorded.others()
        found = self._recorded.find(typed)
        ways: list[tuple[Item, Callable[[], object]]] = [(Item(words.SEEK), self._seek)]
        for place, case in enumerate(others):
            item = Item(words.at(case.interview), words.noted(case.notes), "" if place else words.CASES)
            ways.append((item, partial(self._take, case)))
        for place, record in enumerate(found):
            item = Item(record.title, words.stood(record), "" if place else words.RECORDS)
            ways.append((item, partial(self._open, record)))
        told = words.RECORDS_HELP if found or others else words.FOUND_NONE
        if typed:
            told = words.found(typed, len(found), MOST)
        above = (title(words.RECORDS_TITLE), body(told))
        self._panels.choose(now, above, tuple(item for item, _ in ways), lambda index: ways[index][1]())

    def _seek(self) -> None:
        def typed(text: str | None) -> None:
            if text is not None:
                self._records(text)

        opened = self._line.open(self.walk.interview, words.SEEK, words.SEEK_HELP, labels.OPEN)
        _ = self.push_screen(opened, typed)

    def _take(self, case: "Case") -> None:
        self._show(self._recorded.take(case))

    def _open(self, record: "Record") -> None:
        came_back = self._recorded.open_record(record)
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
