"""What all screens share: masthead, paper and hints, and the way from a key or a click to a command.

Invariant: a screen has no focus to lose; every key comes here, becomes a command or does nothing. Too small a
terminal shows one sentence and loses nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip

from guide.engine.interview import Interview
from guide.sentences.wordings import said
from guide.views.tui import labels
from guide.views.tui.commands import Command, command
from guide.views.tui.hints import Hints
from guide.views.tui.masthead import Masthead
from guide.views.tui.painted import filtered
from guide.views.tui.paper import WIDEST, Paper
from guide.views.tui.rows import ROOMY, hang
from guide.views.tui.sheet import Draw, Sheet
from guide.views.tui.stillness import still
from guide.views.tui.theme import styles
from guide.views.words.keys import WORDING, Key
from guide.views.words.progress import progress

if TYPE_CHECKING:
    from guide.analysis.insight import Insight

Result = TypeVar("Result")

SMALLEST_WIDTH, SMALLEST_HEIGHT = 24, 8
"""Below this a question cannot be shown with its answers and keys."""

MIDDLE, TALL = 13, 22
"""Heights from which the masthead has all its lines, and from which there is white space under it."""

WIDE = 104
"""The width from which the stages stand beside the paper."""

RAIL = 32  # as in the CSS below
WIDEST_FRAME = RAIL + WIDEST + 6
"""Cells that everything together takes at most: the rail, the longest line, its margins."""


_OF_WORDINGS = (WORDING, labels.WORDING_TYPED)


@runtime_checkable
class Knows(Protocol):
    """An application that can tell what is known where an interview stands."""

    def known(self, interview: Interview) -> "Insight | None":
        """What is known by now."""


class KeyedScreen(Screen[Result], Generic[Result]):
    """A screen of one paper."""

    AUTO_FOCUS = ""
    ESCAPE_TO_MINIMIZE = False
    virtual_size = still()
    DEFAULT_CSS = """
    KeyedScreen { layout: vertical; background: $background; color: $foreground; }
    KeyedScreen Masthead.-none { display: none; }
    KeyedScreen.-low Masthead { height: 1; }
    KeyedScreen.-low Hints { height: 1; }
    KeyedScreen.-airy Paper { margin-top: 1; }
    KeyedScreen.-wide Masthead { dock: left; width: 32; height: 1fr; }
    KeyedScreen.-small Masthead, KeyedScreen.-small Hints { display: none; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.masthead = Masthead()
        self.paper = Paper()
        self.hints = Hints()
        self._wanted: Draw = lambda _: Sheet()
        self.wording = ""
        """The wording of everything on the screen."""
        self._formed_for = Size()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The ground, where none of the three stands on it."""
        return filtered(self, [Strip.blank(crop.width, styles(self.app.theme)["ground"])]) * crop.height

    def compose(self) -> ComposeResult:
        """The three widgets every screen has."""
        yield self.masthead
        yield self.paper
        yield self.hints

    class WordingWanted(Message):
        """The next wording was asked for."""

    class ReadingsWanted(Message):
        """Readings are to be told more often, or less."""

    class WordsWanted(Message):
        """The glossary was asked for, from what is open over a walk."""

    class ThemeWanted(Message):
        """The next colours were asked for."""

    def known(self, interview: Interview) -> "Insight | None":
        """What is known where an interview stands, if the application knows it by now."""
        return self.app.known(interview) if isinstance(self.app, Knows) else None

    def seen(self, over: Interview | str) -> Interview | None:
        """The walk that a screen is over; None where there is none, only a wording."""
        if isinstance(over, str):
            self.wording = over
            return None
        return over

    def frame(self, interview: Interview | None, keys: Iterable[Key]) -> None:
        """Show how far the walk is and which keys there are."""
        self.masthead.set_class(interview is None, "-none")
        offered = True
        if interview is not None:
            self.wording, offered = interview.flow.wording, bool(interview.flow.wordings)
            known = self.known(interview)
            self.masthead.show(interview.flow, progress(interview, known.horizon if known else None))
        self.paper.wording = self.wording
        self.hints.show((key for key in keys if key not in _OF_WORDINGS or offered), self.wording)

    def show(self, draw: Draw, *, top: int | None = None, notice: str = "", follow: bool = False) -> None:
        """Show a sheet on the paper, or one sentence where the terminal is too small for any."""
        self._wanted = draw
        self.paper.show(self._draw, top=top, notice=notice, follow=follow)

    def _draw(self, cells: int) -> Sheet:
        if self.has_class("-small"):
            return Sheet(tuple(hang(said(self.wording, labels.TOO_SMALL), cells)))
        return self._wanted(cells)

    def tell(self, notice: str) -> None:
        """Say something under what is shown."""
        self.paper.show(self._draw, notice=notice)

    def on_mount(self) -> None:
        """Take the right form before the first frame."""
        self._form(self.app.size)

    def on_resize(self, event: events.Resize) -> None:
        """Take the form that fits the new size. Told of it again by its own layout, it has nothing to do."""
        if event.size == self._formed_for:
            event.prevent_default()
            return
        self._form(event.size)

    def on_screen_resume(self) -> None:
        """Take the terminal's cursor back from the screen that was over this one."""
        self.paper.place_cursor()

    def _form(self, size: Size) -> None:
        """Classes by the room there is, and the middle of a very wide terminal."""
        width, height = self._formed_for = size
        small = width < SMALLEST_WIDTH or height < SMALLEST_HEIGHT
        self.set_class(small, "-small")
        self.set_class(height < MIDDLE, "-low")
        self.set_class(width >= ROOMY and height >= TALL, "-airy")
        self.set_class(width >= WIDE and height >= TALL, "-wide")
        beside = max((width - WIDEST_FRAME) // 2, 0)
        if self.styles.padding.left != beside:
            self.styles.padding = (0, beside)

    # ------------------------------------------------------------------ commands

    def looking_up(self, over: Interview | None) -> Mapping[Command, Callable[[], object]]:
        """What a panel over a walk does to look words up."""
        return {Command.GLOSSARY: lambda: self.post_message(self.WordsWanted())} if over else {}

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """What this screen does on which command."""
        return {}

    def digit(self, number: int) -> None:
        """What this screen does on a digit key."""

    def pressed(self, target: object) -> None:
        """What this screen does on a click on the paper."""

    def run(self, wanted: Command | int | None) -> bool:
        """Do what is wanted; whether there was anything to do."""
        if isinstance(wanted, int):
            self.digit(wanted)
            return True
        if wanted in _SWITCHES:
            self.post_message(_SWITCHES[wanted]())
            return True
        act = self.commands().get(wanted) if wanted else None
        act = act or (self._scrolling().get(wanted) if wanted else None)
        if act:
            act()
        return act is not None

    def _scrolling(self) -> Mapping[Command, Callable[[], object]]:
        paper = self.paper
        return {
            Command.UP: lambda: paper.scroll(-1),
            Command.DOWN: lambda: paper.scroll(1),
            Command.PAGE_UP: lambda: paper.scroll(1 - paper.page),
            Command.PAGE_DOWN: lambda: paper.scroll(paper.page - 1),
            Command.TOP: lambda: paper.scroll(-paper.top),
            Command.BOTTOM: lambda: paper.scroll(len(paper.sheet.rows)),
        }

    def key(self, event: events.Key) -> bool:
        """Do what a key asks for; whether it asked for anything."""
        return self.run(command(event))

    def on_key(self, event: events.Key) -> None:
        """A key that nothing else took. One that comes after the screen was closed means nothing to it."""
        if self.is_current and self.key(event):
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """One character that an input method commits so is the key it stands for."""
        event.stop()
        if self.is_current and len(event.text) == 1:
            self.key(events.Key(event.text, event.text))

    def on_hints_pressed(self, message: Hints.Pressed) -> None:
        """A key of the hints was clicked."""
        message.stop()
        if self.is_current:
            self.run(message.wanted)

    def on_paper_pressed(self, message: Paper.Pressed) -> None:
        """Something on the paper was clicked."""
        message.stop()
        if self.is_current:
            self.pressed(message.target)


_SWITCHES: Mapping[object, type[Message]] = {
    Command.WORDING: KeyedScreen.WordingWanted,
    Command.READINGS: KeyedScreen.ReadingsWanted,
    Command.THEME: KeyedScreen.ThemeWanted,
}
"""What can be switched on every screen, and the message that asks the application for it."""
