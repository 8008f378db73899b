"""The application: start page, walk and panels wired together, and the way in and out of the terminal.

Invariant: the last interview is always known here, so that however the program ends it can be handed back.

Never enters: files, loading flows (a function comes from outside), what follows from an answer.
"""

import asyncio
import gc
import os
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen

from guide.analysis.whatif import alternatives
from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.passage import body, title
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
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True)]

    interview: Interview | None

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

    @property
    def home(self) -> Home:
        """The start page, where there is one."""
        if self._home is None:
            raise LookupError("this walk was opened without a start page")
        return self._home

    @property
    def walk(self) -> Walk:
        """The walk, once one has begun."""
        if self._walk is None:
            raise LookupError("no walk has begun")
        return self._walk

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
            self.home.tell(flow)
            return
        self.interview = self._walks.get(flow.id, Interview(flow))
        if self._walk is None:
            self._walk = Walk(self.interview)
            self.install_screen(self._walk, "Walk")
        _ = self.push_screen(self._walk.open(self.interview))

    @on(Walk.Moved)
    def _moved(self, message: Walk.Moved) -> None:
        self.interview = message.interview
        self._walks[message.interview.flow.id] = message.interview

    @on(Walk.Left)
    def _left(self) -> None:
        if self._home is None:
            self.walk.tell(labels.FIRST_QUESTION)
        else:
            _ = self.pop_screen()

    @on(Walk.Arrived)
    def _arrived(self, message: Walk.Arrived) -> None:
        """Search beside the screen: a daemon, so that ending the program never waits for it."""
        interview = message.interview

        def search() -> None:
            found = alternatives(interview.flow, interview.answers)
            with suppress(RuntimeError):  # the screen is gone
                self.call_from_thread(self.walk.add, interview, found)

        threading.Thread(target=search, daemon=True).start()

    # ------------------------------------------------------------------ panels

    @on(Walk.Opened)
    def _entry(self, message: Walk.Opened) -> None:
        """An entry of the result by its number; 0 for the list of all."""
        now = self.walk.interview
        entries = listed(now)
        if message.number == 0 and entries:
            above = (title(labels.LISTED_TITLE), body(labels.LISTED_HELP))
            items = tuple(Item(one.name) for one in entries)
            self._panels.choose(now, above, items, lambda index: self._read_entry(now, index))
        else:
            self._read_entry(now, message.number - 1)

    def _read_entry(self, now: Interview, index: int) -> None:
        entries = listed(now)
        if 0 <= index < len(entries):
            self._panels.read(now, entry(now.flow, entries[index].catalogue, entries[index].entry))

    @on(Home.Helped)
    def _help_at_home(self) -> None:
        self._panels.read(None, keys.usage())

    @on(Home.Ended)
    def _end_at_home(self) -> None:
        self.exit()

    @on(Walk.Wanted)
    def _panel(self, message: Walk.Wanted) -> None:
        now = seen_from(self.walk.interview, message.step)
        match message.command:
            case Command.WHY:
                self._panels.read(self.walk.interview, why(now))
            case Command.SOURCES:
                self._panels.read(self.walk.interview, sources(now))
            case Command.HELP:
                self._panels.read(self.walk.interview, keys.usage())
            case Command.ANSWERS:
                self._answers()
            case Command.GLOSSARY:
                self._glossary(0)
            case Command.RESTART:
                self._restart()
            case Command.QUIT:
                self._quit()

    def _answers(self) -> None:
        now = self.walk.interview
        rows = [row for row in answers.answered(now) if row.state != "kept" or row.step != now.trace.asking]
        items = tuple(
            Item(row.question, tuple(filter(None, (f"答え: {row.answer}", row.note)))) for row in rows
        )
        above = (title(labels.ANSWERS_TITLE), body(labels.ANSWERS_HELP if rows else labels.NO_ANSWERS))
        self._panels.choose(now, above, items, lambda index: self.walk.change(rows[index].step))

    def _glossary(self, current: int) -> None:
        now = self.walk.interview
        found = glossary.items(now.flow)
        groups = [
            one.kind if index == 0 or found[index - 1].kind != one.kind else ""
            for index, one in enumerate(found)
        ]
        items = tuple(
            Item(one.title, group=glossary.KINDS.get(group, ""))
            for one, group in zip(found, groups, strict=True)
        )
        above = (title(labels.GLOSSARY_TITLE), body(labels.GLOSSARY_HELP if found else labels.NO_GLOSSARY))

        def read(index: int) -> None:
            self._panels.read(now, glossary.open_item(now.flow, found[index]), partial(self._glossary, index))

        self._panels.choose(now, above, items, read, current=current)

    # ------------------------------------------------------------------ questions of our own

    @on(Walk.Warned)
    def _warn(self, message: Walk.Warned) -> None:
        now = self.walk.interview
        warning = answers.change_warning(now, message.step, message.raw)
        self._panels.confirm(
            now, labels.CONFIRM_CHANGE, warning, partial(self.walk.answer, message.step, message.raw)
        )

    def _restart(self) -> None:
        now = self.walk.interview

        def again() -> None:
            self.walk.open(now.restart())
            self._moved(Walk.Moved(self.walk.interview))

        if now.answers or now.kept:
            self._panels.confirm(now, labels.CONFIRM_RESTART, labels.RESTART_WARNING, again)

    def _quit(self) -> None:
        now = self.walk.interview
        if now.answers or now.kept:
            self._panels.confirm(now, labels.CONFIRM_QUIT, labels.QUIT_WARNING, self.exit)
        else:
            self.exit()


def seen_from(interview: Interview, step: str) -> Interview:
    """The interview as it was when it asked `step`: for telling why of a question that is asked again."""
    if step == interview.trace.here or step not in interview.answers:
        return interview
    return Interview(interview.flow, {key: value for key, value in interview.answers.items() if key != step})


def run(
    cards: Sequence[GuideCard],
    load: Load,
    interview: Interview | None = None,
    *,
    driver: type[Driver] | None = None,
) -> Interview | None:
    """Open the full screen and stay until the person leaves; the last interview, or None if none was begun.

    Args:
        cards: the guides of the start page.
        load: gives the flow of a card, or a sentence that says why it cannot be used.
        interview: start in this walk instead of the start page.
        driver: what delivers keys, if not Textual's own choice for the terminal.
    """
    gc.disable()  # until the first frame: nothing made while starting is garbage
    typesetting.install()
    try:
        app = Kyodo(cards, load, interview, driver)
        app.run()
    finally:
        gc.enable()
    return app.interview
