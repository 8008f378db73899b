"""The walk: one question after another, then the result, on one screen whose widgets are only ever redrawn.

The interview comes from above (`open`); every change goes up (see `moves`). What is marked but not yet
answered is kept in the interview too, so nothing on the screen is lost by going back, resizing or ending the
program.

Never enters: what follows from an answer (the interview says so), sentences (the words room has them).
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import events

from guide.engine.answers import Refusal, accept
from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.sentences.wordings import in_a_row, said
from guide.views.tui import choosing, labels, moves, seeking, typed
from guide.views.tui.choosing import Choosing
from guide.views.tui.commands import Command
from guide.views.tui.ending import Ending
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.keypad import keypad_of
from guide.views.tui.offered import offered
from guide.views.tui.question import after_click, draw_choosing, draw_typed
from guide.views.tui.sheet import Sheet
from guide.views.tui.typed import Typing
from guide.views.words import keys, marking
from guide.views.words.keys import Key
from guide.views.words.steps import Asked, asked, not_chosen

if TYPE_CHECKING:
    from guide.analysis.insight import Insight

Save = Callable[[Interview], str]
"""Saves where the walk stands; gives what to say if that has begun to fail, or ""."""


class Walk(KeyedScreen[None]):
    """Asks, and shows the result."""

    def __init__(self, interview: Interview, save: Save = lambda _: "") -> None:
        super().__init__()
        self._interview = interview
        self._save = save
        self._before: Interview | None = None
        self._asked: Asked | None = None
        self._state: Choosing | Typing = Typing()
        self._changing = False
        self._known: Insight | None = None
        self._ending: Ending | None = None
        self._said = ""
        self._just_opened = False

    # ------------------------------------------------------------------ what is shown

    @property
    def interview(self) -> Interview:
        """The walk so far, with what is marked on the screen kept."""
        return self._interview

    @property
    def own(self) -> Interview:
        """The person's own answers, also while others are tried."""
        return self._before or self._interview

    @property
    def trying(self) -> bool:
        """Whether other answers than the person's own are on the screen."""
        return self._before is not None

    @property
    def step(self) -> str:
        """The step the person is looking at."""
        return self._asked.step if self._asked else self._interview.trace.here

    def open(self, interview: Interview) -> "Walk":
        """Go on with this interview."""
        self._interview, self._before, self._just_opened = interview, None, True
        if self.is_mounted:
            self._arrive()
        return self

    def on_mount(self) -> None:
        """Show where the interview stands."""
        self._arrive()

    def reword(self, interview: Interview) -> None:
        """Show the same in another wording; what is marked or typed but not yet answered stays."""
        self._interview = interview
        if self._asked is None and self._known is None:
            self._arrive()
            return
        if self._asked is None:
            self._ending = Ending(interview, self._known, self._note)
        else:
            self._asked = asked(interview, self._asked.step)
            self._marked = marking.question(self._asked, interview.flow)
            if isinstance(self._state, Choosing):
                self._state = replace(self._state, asked=self._asked)
        self.frame(interview, self.keys())
        self.show(self._sheet)

    def change(self, step: str) -> None:
        """Ask a question again, to change its answer."""
        self._ask(asked(self._interview, step), changing=True)

    def add(self, interview: Interview, known: "Insight") -> None:
        """Add what is known to what is on the screen, if the person is still there."""
        if interview.trace is not self._interview.trace or self._changing:
            return
        self._known = known
        self._frame()
        if self._asked is None:
            self._ending = Ending(interview, known, self._note)
            self.show(self._sheet, notice=self._said)

    def try_out(self, interview: Interview) -> None:
        """Show where other answers lead; those of before can be taken back, and stay saved."""
        self._before, self._interview = self._interview, interview
        self._arrive()

    def take_back(self) -> bool:
        """Back to the answers before others were tried; whether there were any."""
        if self._before is None:
            return False
        before, self._before = self._before, None
        self._arrive(in_a_row(self.wording, keys.TAKEN_BACK, self._move_to(before)))
        return True

    def _move_to(self, interview: Interview) -> str:
        """Go on with this interview, saved before anything of it is shown; what to say of that, or ""."""
        self._interview = interview
        self.post_message(moves.Moved(interview))
        return self._save(interview)

    def _arrive(self, notice: str = "") -> None:
        self._known = self.known(self._interview)
        if self._interview.trace.outcome is None:
            self._ask(asked(self._interview), changing=False, notice=notice)
        else:
            self._asked, self._changing, self._said = None, False, notice
            self._ending = Ending(self._interview, self._known, self._note)
            self._frame()
            self.show(self._sheet, top=0, notice=notice)
        if self._known is None:
            interview = self._interview
            self.call_after_refresh(lambda: self.post_message(moves.Arrived(interview)))

    def _frame(self) -> None:
        self.frame(self._interview, self.keys())

    def _ask(self, question: Asked, *, changing: bool, notice: str = "") -> None:
        self._asked, self._changing = question, changing
        self._marked = marking.question(question, self._interview.flow)
        if question.kind in choosing.MODES:
            self._state = choosing.begin(question)
        else:
            self._state = typed.begin(question.given)
        self._frame()
        self.show(self._sheet, top=0, notice=notice)

    def keys(self) -> tuple[Key, ...]:
        """The keys to show, the most important first."""
        return offered(self._asked, self._state, trying=self.trying)

    def _sheet(self, cells: int) -> Sheet:
        if self._asked is None:
            return self._ending.draw(cells) if self._ending else Sheet()
        note = self._note
        if isinstance(self._state, Choosing):
            return draw_choosing(self._state, self._marked, cells, self._room(cells), note, self.wording)
        keypad = keypad_of(self._interview.flow.asking(self._asked.step).domain, self.wording)
        return draw_typed(self._marked, self._state, cells, self._room(cells), note, keypad)

    def _room(self, cells: int) -> int:
        """Rows that a question may take, set in so many cells, before its choices stand closer together."""
        del cells
        return self.paper.room

    @property
    def _note(self) -> str:
        """What stands above, so that nobody takes a trial for their own answers."""
        if self._changing:
            return said(self.wording, labels.CHANGING)
        return said(self.wording, keys.TRYING) if self._before else ""

    # ------------------------------------------------------------------ answering

    def _set(self, state: Choosing | Typing, *, follow: bool = True) -> None:
        if state == self._state:
            return
        self._state = state
        notice = self._keep()
        if self._asked:
            self.frame(self._interview, self.keys())
        self.show(self._sheet, follow=follow, notice=notice)

    def _value(self) -> Value | None:
        return self._state.value if isinstance(self._state, Choosing) else self._state.text

    def _keep(self) -> str:
        """Keep what is marked or typed so far; what to say of saving it, or ""."""
        if self._asked is None or self._changing:
            return ""
        step, value = self._asked.step, self._value()
        if isinstance(self._state, Typing) and isinstance(
            accept(self._interview.flow.asking(step), value), Refusal
        ):
            return ""
        if value or (value is not None and step in self._interview.kept):
            return self._move_to(self._interview.keep(step, value))
        return ""

    def _next(self) -> None:
        if self._asked is None:
            self.post_message(moves.Opened(0))
            return
        value, hasty, self._just_opened = self._value(), self._just_opened, False
        if hasty and value in (None, {}):
            return  # typed before there was a question to answer, such as Enter behind the number of a guide
        if value is None:
            self.show(self._sheet, notice=not_chosen(self._interview, self._asked.step))
        elif self._changing and self._interview.becomes_unused(self._asked.step, value):
            self.post_message(moves.Warned(self._asked.step, value))
        else:
            self.answer(self._asked.step, value)

    def answer(self, step: str, raw: Value) -> None:
        """Answer, and show what comes next; a refusal is told and changes nothing."""
        answered = self._interview.answer(step, raw)
        if isinstance(answered, Refusal):
            if answered.missing and isinstance(self._state, Choosing):
                self._state = self._state.go_to(answered.missing[0])
            self.show(self._sheet, notice=answered.sentence)
            return
        self._arrive(self._move_to(answered))

    def _back(self) -> None:
        if self._changing:
            self._arrive()
        elif self._before and self._asked is None:
            self.take_back()
        elif not self._interview.trace.visits:
            self.post_message(moves.Left())
        else:
            self._arrive(self._move_to(self._interview.back()))

    def tell(self, notice: str) -> None:
        """Say something under what is shown; on a result it stays when more is known."""
        self._said = notice
        self.show(self._sheet, notice=notice)

    # ------------------------------------------------------------------ keys and clicks

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Everything the walk understands beside scrolling."""
        acts: dict[Command, Callable[[], object]] = {Command.NEXT: self._next, Command.BACK: self._back}
        acts |= {wanted: partial(self._want, wanted) for wanted in moves.ELSEWHERE}
        if self._asked is None or not isinstance(self._state, Choosing) or not self._asked.choices:
            acts[Command.MARK] = lambda: self.paper.scroll(self.paper.page - 1)
            return acts
        state = self._state
        acts[Command.UP] = lambda: self._move(-1)
        acts[Command.DOWN] = lambda: self._move(1)
        acts[Command.MARK] = lambda: self._set(state.space())
        acts |= {wanted: partial(self._set, after) for wanted, after in seeking.commands(state).items()}
        return acts

    def _want(self, wanted: Command) -> None:
        self.post_message(moves.Wanted(wanted, self.step))

    def _move(self, step: int) -> None:
        """To the next row; what lies between is read first, where it is off the screen."""
        shown = self._state.shown if isinstance(self._state, Choosing) else ()
        if not isinstance(self._state, Choosing) or not shown:
            return
        place = min(max(shown.index(self._state.current) + step, 0), len(shown) - 1)
        target, away = shown[place], self.paper.sheet.places[place][0] - self.paper.top
        unseen = away >= self.paper.page if step > 0 else away < 0
        at_the_edge = target == self._state.current and self._state.mode != choosing.ONE
        if unseen or at_the_edge:
            self.paper.scroll(step)
        else:
            self._set(self._state.at(target))

    def digit(self, number: int) -> None:
        """Choose by number, or open an entry of the result."""
        if self._asked is None:
            self.post_message(moves.Opened(number))
        elif isinstance(self._state, Choosing):
            self._set(self._state.digit(number))

    def pressed(self, target: object) -> None:
        """Do what a click on the paper means."""
        if self._asked is None and isinstance(target, int):
            self.post_message(moves.Opened(target))
        elif isinstance(target, Command):
            self.run(target)
        elif self._asked:
            # A key of the keypad stays under the finger that pressed it.
            self._set(after_click(self._state, target), follow=isinstance(self._state, Choosing))

    def key(self, event: events.Key) -> bool:
        """While something is typed or looked for, most keys are text."""
        after = self._typed(event)
        if after is not None:
            self._set(after)
        return after is not None or super().key(event)

    def _typed(self, event: events.Key) -> Choosing | Typing | None:
        if self._asked is None:
            return None
        if isinstance(self._state, Typing):
            return typed.press(self._state, self._asked.kind, event.key, event.character)
        return seeking.press(self._state, event.key, event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Text from the clipboard, or from an input method that commits so."""
        state, text = self._state, event.text
        if self._asked is not None and (isinstance(state, Typing) or state.is_long):
            event.prevent_default()
            event.stop()
            self._set(state.insert(text) if isinstance(state, Typing) else seeking.insert(state, text))
