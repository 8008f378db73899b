"""The application: start page, walk and panels wired together, and the way in and out of the terminal.

Invariant: the last interview is always known here, so that however the program ends it can be handed back. Never enters:
files, flows being loaded (a function comes from outside), what follows from an answer.
"""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from guide.analysis.whatif import alternatives
from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.passage import Line, Passage, Role, body, title
from guide.views.tui import labels, theme, typesetting
from guide.views.tui.commands import Command
from guide.views.tui.home import Home
from guide.views.tui.listing import Item
from guide.views.tui.panels import Panels
from guide.views.tui.walk import Walk
from guide.views.words import answers, glossary, keys
from guide.views.words.home import GuideCard
from guide.views.words.result import entry, listed
from guide.views.words.sources import sources
from guide.views.words.why import why

Load = Callable[[str], Flow | str]
"""A flow by its id, or a sentence that says why it cannot be opened."""


class Kyodo(App[None]):
    """One person at a time: a start page, or straight into a walk."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: list[BindingType] = [Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True)]  # noqa: RUF012 - as Textual declares it

    def __init__(
        self,
        cards: Sequence[GuideCard],
        load: Load,
        interview: Interview | None = None,
        driver: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver)
        self.animation_level = "none"
        self.interview = interview
        self._load = load
        self._panels = Panels(self)
        self._home = None if interview else Home(cards)
        self._walk = Walk(interview) if interview else None
        self._walks: dict[str, Interview] = {}
        for one in theme.themes():
            self.register_theme(one)
        self.theme = theme.preferred(os.environ)

    def get_default_screen(self) -> Screen[None]:
        """The first screen, so that nothing is shown only to be covered."""
        return self._walk or self._home or Screen()

    def on_mount(self) -> None:
        """Leave the terminal clean when asked to end from outside."""
        for wanted in (signal.SIGTERM, signal.SIGHUP):
            # Not every system has both, and only the main thread may take them.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(wanted, self.exit)

    def on_ready(self) -> None:
        """Everything that start-up made stays: it need never be searched for garbage."""
        gc.freeze()
        gc.enable()

    def action_leave(self) -> None:
        """End at once; the interview is handed back."""
        self.exit()

    # ------------------------------------------------------------------ start page and walk

    @on(Home.Chosen)
    def _open(self, message: Home.Chosen) -> None:
        card = message.card
        flow = card.problem or self._load(card.flow_id)
        if isinstance(flow, str):
            message.home.tell(flow)
            return
        self.interview = self._walks.get(flow.id, Interview(flow))
        if self._walk is None:
            self._walk = Walk(self.interview)
            self.install_screen(self._walk, "Walk")
        self.push_screen(self._walk.open(self.interview))

    @on(Walk.Moved)
    def _moved(self, message: Walk.Moved) -> None:
        self.interview = message.interview
        self._walks[message.interview.flow.id] = message.interview

    @on(Walk.Left)
    def _left(self, message: Walk.Left) -> None:
        if self._home is None:
            message.walk.tell(labels.FIRST_QUESTION)
        else:
            self.pop_screen()

    @on(Walk.Arrived)
    def _arrived(self, message: Walk.Arrived) -> None:
        """Search beside the screen: a daemon, so that ending the program never waits for it."""
        interview = message.interview

        def search() -> None:
            found = alternatives(interview.flow, interview.answers)
            with suppress(RuntimeError):  # the screen is gone
                self.call_from_thread(message.walk.add, interview, found)

        threading.Thread(target=search, daemon=True).start()
