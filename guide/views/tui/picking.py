"""A screen that lists items to pick one from: what the start page and the lister have in common.

Invariant: the current item is on the screen whenever Enter can open it. Never enters: what picking does.
"""

from collections.abc import Callable, Mapping
from typing import Generic

from guide.views.passage import Passage
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen, Result
from guide.views.tui.listing import Item, draw_list
from guide.views.tui.sheet import Sheet


class PickingScreen(KeyedScreen[Result], Generic[Result]):
    """Items below a passage; moving, paging, numbers and clicks."""

    def __init__(self, above: Passage = (), items: tuple[Item, ...] = ()) -> None:
        super().__init__()
        self._above = above
        self._items = items
        self._current = 0
        self.folds = False
        """Whether, where not all fits, only the current item tells what stands under it."""

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Moving and picking; a screen adds how it is left."""
        return {
            Command.UP: lambda: self._move(-1),
            Command.DOWN: lambda: self._move(1),
            Command.PAGE_UP: lambda: self._page(-1),
            Command.PAGE_DOWN: lambda: self._page(1),
            Command.NEXT: lambda: self.pick(self._current),
            Command.MARK: lambda: self.pick(self._current),
        }

    def pick(self, index: int) -> None:
        """Act on the item with this index, if there is one."""
        raise NotImplementedError

    def digit(self, number: int) -> None:
        """Pick by number."""
        self.pick(number - 1)

    def pressed(self, target: object) -> None:
        """Pick by a click."""
        if isinstance(target, int):
            self.pick(target)

    def _sheet(self, cells: int) -> Sheet:
        return draw_list(self._above, self._items, self._current, cells, self.paper.room, folds=self.folds)

    def _move(self, step: int) -> None:
        self._current = min(max(self._current + step, 0), max(len(self._items) - 1, 0))
        self.show(self._sheet, follow=True)

    def _page(self, way: int) -> None:
        self._move(way * max(1, sum(map(self.paper.sees, range(len(self._items))))))
        if self._current == 0:
            self.show(self._sheet, top=0)
