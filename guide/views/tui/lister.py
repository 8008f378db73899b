"""The lister: one screen for any list to choose from, and for a question of our own with a few answers."""

from collections.abc import Callable, Mapping

from guide.engine.interview import Interview
from guide.views.passage import Passage
from guide.views.tui import labels
from guide.views.tui.commands import Command
from guide.views.tui.listing import Item
from guide.views.tui.picking import PickingScreen
from guide.views.words.keys import CHOOSE, GLOSSARY, MOVE, THEME, WORDING, Key

MOST_TOLD = 3
"""Words of a screen whose explanations all stand in the list; of more, only the current one's does."""


class Lister(PickingScreen[int | None]):
    """Shows the items it was opened with; gives the index of the chosen one, or None when it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._enter = labels.OPEN
        self._marked = False

    def open(
        self,
        over: Interview | str,
        above: Passage,
        items: tuple[Item, ...],
        current: int,
        enter: Key = labels.OPEN,
    ) -> "Lister":
        """Ready to be shown with these items over a walk, or in a wording without one."""
        self._interview = self.seen(over)
        self._above, self._items, self._current = above, items, current
        self._enter, self._marked = enter, True
        self.show(self._sheet, top=0, follow=bool(current))
        self._refresh_frame()
        return self

    def look_up(self, over: Interview, above: Passage, items: tuple[Item, ...], current: int) -> "Lister":
        """Ready to be shown as the glossary: it tells of many words one by one, and leads to no other."""
        self.folds = sum(bool(item.under) for item in items) > MOST_TOLD
        self.open(over, above, items, current)
        self._marked = False
        self._refresh_frame()
        return self

    def ask(self, over: Interview | str, above: Passage, items: tuple[Item, ...]) -> "Lister":
        """Ready to be shown as a question of our own, whose last and careful answer is the current one."""
        self.open(over, above, items, len(items) - 1)
        self._enter, self._marked = labels.DECIDE, False
        self._refresh_frame()
        return self

    def on_mount(self) -> None:
        """Show the frame once the widgets are there."""
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        words = (GLOSSARY,) if self._interview and self._marked else ()
        usual = (labels.CLOSE, CHOOSE, MOVE, *words, WORDING, THEME)
        self.frame(self._interview, (self._enter, *usual) if self._items else (labels.CLOSE, WORDING, THEME))

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Moving, choosing, closing."""
        return {
            **super().commands(),
            Command.BACK: lambda: self.dismiss(None),
            Command.QUIT: lambda: self.dismiss(None),
            **self.looking_up(self._interview if self._marked else None),
        }

    def pick(self, index: int) -> None:
        """Give the index; where there is nothing to choose, close."""
        if 0 <= index < len(self._items):
            _ = self.dismiss(index)
        elif not self._items:
            _ = self.dismiss(None)
