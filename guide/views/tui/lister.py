"""The lister: one screen for any list to choose from, and for a question of our own with a few answers."""

from collections.abc import Callable, Mapping

from guide.engine.interview import Interview
from guide.views.passage import Passage
from guide.views.tui import labels
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.listing import Item, draw_list
from guide.views.tui.sheet import Sheet
from guide.views.words.keys import CHOOSE, MOVE


class Lister(KeyedScreen[int | None]):
    """Shows the items it was opened with; gives the index of the chosen one, or None when it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._above: Passage = ()
        self._items: tuple[Item, ...] = ()
        self._current = 0
        self._enter = labels.OPEN

    def open(
        self, interview: Interview | None, above: Passage, items: tuple[Item, ...], current: int
    ) -> "Lister":
        """Ready to be shown with these items."""
        self._interview, self._above, self._items, self._current = interview, above, items, current
        self._enter = labels.OPEN
        self.show(self._sheet, top=0, follow=bool(current))
        self._refresh_frame()
        return self

    def ask(self, interview: Interview | None, above: Passage, items: tuple[Item, ...]) -> "Lister":
        """Ready to be shown as a question of our own, whose last and careful answer is the current one."""
        self.open(interview, above, items, len(items) - 1)
        self._enter = labels.DECIDE
        self._refresh_frame()
        return self

    def on_mount(self) -> None:
        """Show the frame once the widgets are there."""
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        keys = (self._enter, labels.CLOSE, CHOOSE, MOVE) if self._items else (labels.CLOSE,)
        self.frame(self._interview, keys)

    def _sheet(self, cells: int) -> Sheet:
        return draw_list(self._above, self._items, self._current, cells, self.paper.room)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Moving, choosing, closing."""
        return {
            Command.UP: lambda: self._move(-1),
            Command.DOWN: lambda: self._move(1),
            Command.PAGE_UP: lambda: self._page(-1),
            Command.PAGE_DOWN: lambda: self._page(1),
            Command.NEXT: lambda: self._choose(self._current),
            Command.MARK: lambda: self._choose(self._current),
            Command.BACK: lambda: self.dismiss(None),
            Command.QUIT: lambda: self.dismiss(None),
        }

    def digit(self, number: int) -> None:
        """Choose by number."""
        self._choose(number - 1)

    def pressed(self, target: object) -> None:
        """Choose by a click."""
        if isinstance(target, int):
            self._choose(target)

    def _move(self, step: int) -> None:
        self._current = min(max(self._current + step, 0), max(len(self._items) - 1, 0))
        self.show(self._sheet, follow=True)

    def _page(self, way: int) -> None:
        # The current item goes along: Enter must never open one that is not on the screen.
        self._move(way * max(1, sum(map(self.paper.sees, range(len(self._items))))))
        if self._current == 0:
            self.show(self._sheet, top=0)

    def _choose(self, index: int) -> None:
        if 0 <= index < len(self._items):
            _ = self.dismiss(index)
        elif not self._items:
            _ = self.dismiss(None)
