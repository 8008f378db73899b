"""The reader: one screen for any passage, over whatever was there. Closing it changes nothing beneath."""

from collections.abc import Callable, Mapping
from functools import partial

from guide.engine.interview import Interview
from guide.views.passage import Passage
from guide.views.tui import labels
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.moves import ELSEWHERE
from guide.views.tui.rows import Target, set_passage
from guide.views.tui.sheet import Sheet
from guide.views.words.keys import GLOSSARY, THEME, WORDING


class Reader(KeyedScreen[None]):
    """Shows the passage it was opened with."""

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._told: frozenset[object] = frozenset()

    def open(
        self, over: Interview | str, passage: Passage, targets: Mapping[str, Target] | None = None
    ) -> "Reader":
        """Ready to be shown with this passage over a walk, or in a wording without one.

        A click on a line whose lead is in `targets` closes it and does that on the screen below; so does
        the key, if it has no meaning here.
        """
        self._interview = self.seen(over)
        self._told = frozenset(one for one in (targets or {}).values() if one in ELSEWHERE)
        self.show(lambda cells: Sheet(tuple(set_passage(passage, cells, targets))), top=0)
        self._refresh_frame()
        return self

    def on_mount(self) -> None:
        """Show the frame once the widgets are there."""
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        words = (GLOSSARY,) if self._interview else ()
        self.frame(self._interview, (labels.CLOSE, labels.SCROLL, *words, WORDING, THEME))

    def pressed(self, target: object) -> None:
        """Press a key that is told of."""
        below = self.app.screen_stack[-2]
        if isinstance(target, Command) and isinstance(below, KeyedScreen):
            _ = self.dismiss()
            below.call_later(below.run, target)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Reading on, and closing."""
        told = {one: partial(self.pressed, one) for one in self._told if isinstance(one, Command)}
        return {
            **told,
            Command.MARK: lambda: self.paper.scroll(self.paper.page - 1),
            Command.BACK: self.dismiss,
            Command.NEXT: self.dismiss,
            Command.QUIT: self.dismiss,
            **self.looking_up(self._interview),
        }
