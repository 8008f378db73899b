"""The start page: what this is, in two lines, and the guides to choose from."""

from collections.abc import Callable, Mapping, Sequence

from textual.message import Message

from guide.views.passage import Passage, body, heading, title
from guide.views.tui import labels
from guide.views.tui.commands import Command
from guide.views.tui.listing import Item
from guide.views.tui.picking import PickingScreen
from guide.views.words.home import ABOUT, CHOOSE_GUIDE, NO_GUIDES, PRODUCT, GuideCard
from guide.views.words.keys import CHOOSE, HELP, MOVE


class Home(PickingScreen[None]):
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

    def __init__(self, cards: Sequence[GuideCard], *, can_leave: bool = True) -> None:
        super().__init__(_above(cards), tuple(_item(card) for card in cards))
        self._cards = tuple(cards)
        self._keys = (labels.OPEN, CHOOSE, MOVE, HELP, *((labels.LEAVE,) if can_leave else ()))

    def on_mount(self) -> None:
        """Show the guides."""
        self.begin()

    def begin(self) -> None:
        """Show the guides as if nobody had been here."""
        self._current = 0
        self.frame(None, self._keys)
        self.show(self._sheet, top=0)

    def tell(self, notice: str) -> None:
        """Say why a guide cannot be opened."""
        self.show(self._sheet, notice=notice)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Moving, choosing, leaving."""
        return {
            **super().commands(),
            Command.HELP: lambda: self.post_message(self.Helped()),
            Command.QUIT: lambda: self.post_message(self.Ended()),
        }

    def pick(self, index: int) -> None:
        """Open a guide."""
        if 0 <= index < len(self._cards):
            self._current = index
            self.post_message(self.Chosen(self._cards[index]))


def _above(cards: Sequence[GuideCard]) -> Passage:
    return (title(PRODUCT), *map(body, ABOUT), heading(CHOOSE_GUIDE if cards else NO_GUIDES))


def _item(card: GuideCard) -> Item:
    under = [*card.summary.splitlines(), card.edition, card.problem]
    return Item(f"{card.city} ・ {card.title}", tuple(line for line in under if line))
