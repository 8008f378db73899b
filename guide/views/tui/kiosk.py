"""The full screen where anybody may walk up to it: nobody gets out of it, and nothing stays of anybody.

After a time without a key or a touch a warning asks whether the person is still there; unless somebody stays,
every answer is wiped and the first screen stands again. Only the keeper ends the program, from outside
(SIGTERM, SIGHUP).

Invariant: no key, click or signal of the keyboard ends the program, opens anything outside it or writes a
file.
"""

import math
import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events
from textual.driver import Driver

from guide.engine.interview import Interview
from guide.sentences.wordings import said
from guide.views.passage import Passage, body, title
from guide.views.saves import Load
from guide.views.tui import labels
from guide.views.tui.app import Kyodo
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.rows import set_passage
from guide.views.tui.sheet import Sheet
from guide.views.tui.showing import shown
from guide.views.tui.walk import Walk
from guide.views.wordings import Wordings
from guide.views.words import keys
from guide.views.words.home import GuideCard
from guide.views.words.keys import Key, public

if TYPE_CHECKING:
    from textual.timer import Timer

GRACE = 30.0
"""Seconds between the warning and the wiping."""


class PublicWalk(Walk):
    """A walk that offers what there is in such a place: no paper, and an end that leaves nothing."""

    def keys(self) -> tuple[Key, ...]:
        """The keys of a walk, the ways out before what is only looked up."""
        usual = super().keys()
        told = [public(key) for key in usual]
        out = [key for key in (keys.END, keys.AFRESH) if key in told[3:]]
        return (*told[:3], *out, *(key for key in told[3:] if key not in out))


class StillThere(KeyedScreen[None]):
    """Asks whether somebody is still there; whatever is pressed or touched closes it and does no more."""

    def __init__(self) -> None:
        super().__init__()
        self._left = 0
        self._ticks: Timer | None = None

    def on_screen_resume(self) -> None:
        """Show the question, in the wording of the moment, and count down."""
        self._left = math.ceil(GRACE)
        self.frame(None, (labels.STAY,))
        self.show(self._sheet, top=0)
        self._ticks = self.set_interval(1, self._tick)

    def on_screen_suspend(self) -> None:
        """Nobody has to hurry any more."""
        if self._ticks:
            self._ticks.stop()

    def _sheet(self, cells: int) -> Sheet:
        return Sheet(tuple(set_passage(_still_there(self.wording, self._left), cells)))

    def _tick(self) -> None:
        self._left = max(self._left - 1, 0)
        self.show(self._sheet)

    def key(self, event: events.Key) -> bool:
        """Any key stays."""
        del event
        return self.run(Command.NEXT)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Staying."""
        return {Command.NEXT: lambda: self.dismiss(None)}

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Any touch stays."""
        event.stop()
        self.run(Command.NEXT)


class Kiosk(Kyodo):
    """The application for a place that is open to anybody."""

    CAN_LEAVE = False

    def __init__(  # noqa: PLR0913 - as `Kyodo`
        self,
        cards: Sequence[GuideCard],
        load: Load,
        interview: Interview | None = None,
        driver: type[Driver] | None = None,
        *,
        idle: float,
        wordings: Wordings | None = None,
    ) -> None:
        super().__init__(cards, load, interview, driver, wordings=wordings)
        self._first = (interview.flow if interview else None, self._rewording.wording)
        self._idle = idle
        self._timer: Timer | None = None
        self._still_there = StillThere()

    def new_walk(self, interview: Interview) -> Walk:
        """The screen of walks, with the keys there are here."""
        return PublicWalk(interview)

    # Textual calls the handlers of a message in every class, so these only add to those of `Kyodo`.

    def on_ready(self) -> None:
        """Begin to watch; and take back from Textual's driver the signal that would stop the program."""
        self.install_screen(self._still_there, "StillThere")
        if not self.is_headless:
            with suppress(AttributeError):  # Windows has no such signal
                signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    async def on_event(self, event: events.Event) -> None:
        """Whatever a person does starts the time anew."""
        if isinstance(event, events.InputEvent | events.Paste):
            self._wait(self._idle, self._ask)
        await super().on_event(event)

    def _quit(self) -> None:
        """Who has finished can wipe their answers at once."""
        if self._holds_something():
            self._overlays.before_end(self.walk.interview, lambda: labels.QUIT_WARNING, self.wipe)
        else:
            self.wipe()

    def wipe(self) -> None:
        """Forget everything and show the first screen."""
        if self._timer:
            self._timer.stop()
        while len(self.screen_stack) > 1:
            _ = self.pop_screen()
        self._walks.clear()
        self._overlays.forget()
        flow, self._rewording.wording = self._first
        self._rewording.readings = None
        self.theme = self.first_theme()
        if self._walk:
            self._walk.open(Interview(flow or self._walk.interview.flow))
        self.interview = None if self._home else self.walk.interview
        if self._home:
            self._home.reword(self._rewording.cards(self._home.cards), self._rewording.wording)
            self._home.begin()

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(seconds, then)

    def _ask(self) -> None:
        if self._holds_something() or len(self.screen_stack) > 1:
            self._still_there.wording = self._rewording.wording
            _ = self.push_screen(self._still_there)
            self._wait(GRACE, self.wipe)

    def _holds_something(self) -> bool:
        return any(one.answers or one.kept for one in (*self._walks.values(), *self._open()))

    def _open(self) -> tuple[Interview, ...]:
        return (self._walk.interview,) if self._walk else ()


def _still_there(wording: str, seconds: int) -> Passage:
    stay, wipes = labels.STILL_THERE_HELP
    told = (body(said(wording, stay)), body(said(wording, wipes, seconds=seconds)))
    return (title(said(wording, labels.STILL_THERE)), *told)


def run(  # noqa: PLR0913 - as `Kyodo`
    cards: Sequence[GuideCard],
    load: Load,
    interview: Interview | None = None,
    *,
    driver: type[Driver] | None = None,
    idle: float,
    wordings: Wordings | None = None,
) -> Interview | None:
    """Open the full screen to the public, until its keeper ends it; `idle` are the seconds before it asks."""
    return shown(lambda: Kiosk(cards, load, interview, driver, idle=idle, wordings=wordings))
