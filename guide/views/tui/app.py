"""The application: start page, walk and overlays wired together, and the way in and out of the terminal.

Invariant: the last interview is always known here, so that however the program ends it can be handed back.

Never enters: files, loading flows (a function comes from outside), what follows from an answer.
"""

import asyncio
import gc
import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen

from guide.engine.interview import Interview
from guide.sentences.wordings import said
from guide.views.passage import Passage
from guide.views.saves import Load, Saves
from guide.views.tui import labels, moves, switching, theme
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.knowing import Knowing
from guide.views.tui.walk import Walk
from guide.views.wordings import Rewording, Wordings
from guide.views.words import keys
from guide.views.words.home import GuideCard
from guide.views.words.marking import met_at

if TYPE_CHECKING:
    from guide.analysis.insight import Insight
    from guide.views.saves import CameBack
    from guide.views.tui.comings import Comings
    from guide.views.tui.entering import CodeEntry
    from guide.views.tui.home import Home
    from guide.views.tui.overlays import HandOut, Overlays


class Kyodo(App[None]):
    """One person at a time: a start page, or straight into a walk."""

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c,ctrl+q", "leave", show=False, priority=True)]

    CAN_LEAVE: ClassVar[bool] = True
    """Whether a person at the keyboard may end the program."""

    FOR_STAFF: ClassVar[bool] = False
    """Whether the person at the keyboard takes others through the walk."""

    interview: Interview | None

    def __init__(  # noqa: PLR0913 - as `run`
        self,
        cards: Sequence[GuideCard],
        load: Load,
        interview: Interview | None = None,
        driver: type[Driver] | None = None,
        *,
        hand_out: "HandOut | None" = None,
        saves: Saves | None = None,
        wordings: Wordings | None = None,
    ) -> None:
        super().__init__(driver_class=driver)
        self.animation_level = "none"
        self.interview = interview
        self._load = load
        self._hand_out = hand_out
        self.knowing = Knowing()
        self.known = self.knowing.by_now
        self._saves = saves or Saves(None, load)
        self._rewording = Rewording(wordings, interview.flow.wording if interview else "")
        self._saves.rewording = self._rewording
        self._home = None if interview else self._start_page(cards)
        self._walk = self.new_walk(interview) if interview else None
        self._walks: dict[str, Interview] = {}
        for one in theme.themes():
            self.register_theme(one)
        self.theme = self.first_theme()

    def first_theme(self) -> str:
        """The colours to begin with."""
        return theme.preferred(os.environ, self._saves.theme)

    def _start_page(self, cards: Sequence[GuideCard]) -> "Home":
        # Who opens a guide directly never sees it, and must not wait for it.
        from guide.views.tui.home import Home  # noqa: PLC0415

        return Home(cards, self._saves, self._rewording.wording, can_leave=self.CAN_LEAVE)

    @property
    def home(self) -> "Home":
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

    def new_walk(self, interview: Interview) -> Walk:
        """The screen of walks."""
        return Walk(interview, self._saves.save)

    def get_default_screen(self) -> Screen[None]:
        """The first screen, so that nothing is shown only to be covered."""
        return self._walk or self._home or Screen()

    def on_mount(self) -> None:
        """Show what there is to know before going on."""
        if self.interview and self._saves.told:
            self._overlays.told(self.interview, self._saves.told)

    def on_load(self) -> None:
        """Leave the terminal clean when asked to end from outside; set before the terminal is taken."""
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            if name == "SIGINT" and not self.CAN_LEAVE:
                continue
            # Not every system has all of them, and only the main thread may take them.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def on_ready(self) -> None:
        """Everything that start-up made stays: it need never be searched for garbage."""
        gc.freeze()
        gc.enable()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is done to every line that is painted."""
        return theme.filters(super().get_line_filters(), no_color=self.no_color)

    def on_draws_wide(self) -> None:
        """Paint anew for a terminal that gives frames and marks two cells, and say what may help."""
        self.screen.refresh()
        if self.CAN_LEAVE and isinstance(self.screen, KeyedScreen):
            self.screen.tell(said(self._rewording.wording, labels.DRAWS_WIDE))

    def _fatal_error(self) -> None:
        """End on a fault of ours without a traceback, which would show a person's answers; see `run`."""
        self._close_messages_no_wait()

    def action_leave(self) -> None:
        """End at once; the interview is handed back."""
        if self.CAN_LEAVE:
            self.exit()

    # ------------------------------------------------------------------ start page and walk

    def on_home_chosen(self, message: "Home.Chosen") -> None:
        """Go on where a walk through this guide was left, or begin one."""
        if self.screen is not self._home:
            return
        card = message.card
        flow = card.problem or self._load(card.flow_id)
        if isinstance(flow, str):
            self.home.tell(flow)
            return
        begun = self._walks.get(flow.id)
        if begun is None or not self._saves.has_open(flow.id):
            begun = Interview(flow)
            self._saves.begin(begun)
        self._enter(begun)

    def _enter(self, interview: Interview, told: Passage = ()) -> None:
        """Open a walk over the start page, and over it what to know before going on."""
        self.interview = interview = self._rewording.worded(interview)
        if self._walk is None:
            self._walk = self.new_walk(interview)
            self.install_screen(self._walk, "Walk")
        _ = self.push_screen(self._walk.open(interview))
        if told:
            self._overlays.told(interview, told)

    @on(moves.Left)
    def _left(self) -> None:
        if self._home is None:
            self.walk.tell(said(self.walk.wording, labels.FIRST_QUESTION))
        elif self.screen is self._walk:
            _ = self.pop_screen()

    # ------------------------------------------------------------------ what is saved

    @on(moves.Told)
    def _told(self, message: moves.Told) -> None:
        """Say it under what is shown, such as that saving failed once the screen is there."""
        if isinstance(self.screen, KeyedScreen):
            self.screen.tell(message.told)

    @cached_property
    def _comings(self) -> "Comings":
        from guide.views.tui.comings import Comings  # noqa: PLC0415 - who opens a guide directly needs none

        return Comings(self, self._saves, self._overlays, self._go_on, self.home.tell)

    def on_home_coming_back(self, message: "Home.ComingBack") -> None:
        """Lead back to an interview."""
        if self.screen is self._home:
            message.way(self._comings)

    def on_code_entry_typed(self, message: "CodeEntry.Typed") -> None:
        """Go on with a code on paper."""
        self._comings.typed(message.code)

    def _go_on(self, came_back: "CameBack") -> None:
        self._walks[came_back.interview.flow.id] = came_back.interview
        self._enter(came_back.interview, came_back.told)

    @on(moves.Moved)
    def _moved(self, message: moves.Moved) -> None:
        self.interview = message.interview
        self._walks[message.interview.flow.id] = message.interview

    @on(moves.Arrived)
    def _arrived(self, message: moves.Arrived) -> None:
        """Add to the screen what is known, once it is."""
        interview = message.interview

        def then(known: "Insight") -> None:
            with suppress(RuntimeError):  # the screen is gone
                self.call_later(self.walk.add, interview, known)

        self.knowing.find(interview, then)

    # ------------------------------------------------------------------ what opens over the walk

    @cached_property
    def _overlays(self) -> "Overlays":
        # Needed after the first question at the earliest, which people wait for.
        from guide.views.tui.overlays import Overlays  # noqa: PLC0415

        return Overlays(self, staff=self.FOR_STAFF, to_public=not self.CAN_LEAVE)

    def on_home_helped(self) -> None:
        """Show the keys."""
        self._overlays.usage(None, self._rewording.wording)

    def on_home_ended(self) -> None:
        """Leave from the start page, where nothing can be lost."""
        self.action_leave()

    @on(moves.Opened)
    def _entry(self, message: moves.Opened) -> None:
        if self.screen is self._walk:
            self._overlays.entry(self.walk.interview, message.number)

    @on(moves.Wanted)
    def _overlay(self, message: moves.Wanted) -> None:
        # Of keys pressed at once, the one before may have closed the walk or opened something over it.
        now = self.walk.interview
        match message.command if self.screen is self._walk else None:
            case Command.WHY | Command.SOURCES:
                self._overlays.passage(message.command, now, message.step)
            case Command.HELP:
                self._overlays.usage(now, now.flow.wording)
            case Command.ANSWERS:
                self._overlays.answers(now, self.walk.change)
            case Command.GLOSSARY:
                self._overlays.glossary(now, met_at(now, message.step))
            case Command.TRY if not self.walk.take_back():
                self._overlays.tries(now, self.walk.try_out)
            case Command.PRINT if self.walk.trying:
                self.walk.tell(said(self.walk.wording, keys.NO_SHEET))
            case Command.PRINT:
                self._overlays.hand_out(now, self._hand_out)
            case Command.RESTART:
                self._restart()
            case Command.QUIT:
                self._quit()

    @on(KeyedScreen.WordsWanted)
    def _words(self) -> None:
        self._overlays.words(self.walk.interview)

    @property
    def _stage(self) -> switching.Stage:
        walk = self._walk if self._walk in self.screen_stack else None
        return switching.Stage(self.screen, walk, self._home, self._overlays)

    @on(KeyedScreen.WordingWanted)
    def _next_wording(self) -> None:
        switching.next_wording(self._stage, self._rewording)

    @on(KeyedScreen.ReadingsWanted)
    def _next_readings(self) -> None:
        switching.next_readings(self._stage, self._rewording)

    @on(KeyedScreen.ThemeWanted)
    def _next_theme(self) -> None:
        if chosen := switching.next_theme(self._stage):
            self._saves.keep_theme(chosen)

    @on(moves.Warned)
    def _warn(self, message: moves.Warned) -> None:
        then = partial(self.walk.answer, message.step, message.raw)
        if self.screen is self._walk:
            self._overlays.before_change(self.walk.interview, message.step, message.raw, then)

    def _restart(self) -> None:
        now = self.walk.interview

        def again() -> None:
            begun = self.walk.interview.restart()
            self._saves.begin(begun)
            self.walk.open(begun)
            self._moved(moves.Moved(self.walk.interview))

        if now.answers or now.kept:
            kept = self._saves.before_restart
            self._overlays.before_restart(now, lambda: kept() or labels.RESTART_WARNING, again)

    def _quit(self) -> None:
        now = self.walk.own
        if now.answers or now.kept:
            kept = self._saves.before_end
            self._overlays.before_end(now, lambda: kept() or labels.QUIT_WARNING, self.exit)
        else:
            self.exit()
