"""The start page: what this is, in two lines, and the guides to choose from."""

from collections.abc import Callable, Mapping, Sequence

from textual.message import Message

from guide.views.passage import Passage, body, heading, title
from guide.views.tui import labels
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.listing import Item, draw_list
from guide.views.tui.sheet import Sheet
from guide.views.words.home import ABOUT, CHOOSE_GUIDE, NO_GUIDES, PRODUCT, GuideCard
from guide.views.words.keys import CHOOSE, HELP, MOVE


class Home(KeyedScreen[None]):
    """Lists the guides."""

    class Chosen(Message):
        """A guide was chosen."""

        def __init__(self, card: GuideCard) -> None:
            super().__init__()
            self.card = card

    class Helped(Message):
        """Help was asked for."""

    class Ended(Message):
        """The person wants to leave."""

    def __init__(self, cards: Sequence[GuideCard]) -> None:
        super().__init__()
        self._cards = tuple(cards)
        self._items = tuple(_item(card) for card in cards)
        self._current = 0

    def on_mount(self) -> None:
        """Show the guides."""
        self.frame(None, (labels.OPEN, CHOOSE, MOVE, HELP, labels.LEAVE))
        self.show(self._sheet)

    def tell(self, notice: str) -> None:
        """Say why a guide cannot be opened."""
        self.show(self._sheet, notice=notice)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Moving, choosing, leaving."""
        return {
            Command.UP: lambda: self._move(-1),
            Command.DOWN: lambda: self._move(1),
            Command.PAGE_UP: lambda: self._page(-1),
            Command.PAGE_DOWN: lambda: self._page(1),
            Command.NEXT: lambda: self._choose(self._current),
            Command.MARK: lambda: self._choose(self._current),
            Command.HELP: lambda: self.post_message(self.Helped()),
            Command.QUIT: lambda: self.post_message(self.Ended()),
        }

    def digit(self, number: int) -> None:
        """Open a guide by its number."""
        self._choose(number - 1)

    def pressed(self, target: object) -> None:
        """Open a guide by a click."""
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
        if 0 <= index < len(self._cards):
            self._current = index
            self.post_message(self.Chosen(self._cards[index]))

    def _sheet(self, cells: int) -> Sheet:
        return draw_list(_above(self._cards), self._items, self._current, cells, self.paper.room)


def _above(cards: Sequence[GuideCard]) -> Passage:
    return (title(PRODUCT), *map(body, ABOUT), heading(CHOOSE_GUIDE if cards else NO_GUIDES))


def _item(card: GuideCard) -> Item:
    under = [*card.summary.splitlines(), card.edition, card.problem]
    return Item(f"{card.city} ・ {card.title}", tuple(line for line in under if line))
