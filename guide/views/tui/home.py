"""The start page: what this is, in two lines, the ways back to an earlier walk, the guides to choose from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from textual import events
from textual.message import Message

from guide.sentences.wordings import said
from guide.views.passage import Passage, body, heading, title
from guide.views.saves import Saves, Start
from guide.views.tui import labels
from guide.views.tui.commands import Command, plain
from guide.views.tui.listing import Item
from guide.views.tui.picking import PickingScreen
from guide.views.words import saved
from guide.views.words.home import ABOUT, CHOOSE_GUIDE, NO_GUIDES, PRODUCT, GuideCard, under
from guide.views.words.keys import CHOOSE, HELP, MOVE, THEME, WORDING

if TYPE_CHECKING:
    from guide.views.tui.comings import Comings

_Choice: TypeAlias = tuple[Item, Callable[[], Message]]
"""What can be chosen, and what then follows."""


class Home(PickingScreen[None]):
    """Lists the guides."""

    class Chosen(Message):
        """A guide was chosen."""

        def __init__(self, card: GuideCard) -> None:
            super().__init__()
            self.card = card

    class ComingBack(Message):
        """Something that leads back to an interview was chosen."""

        def __init__(self, way: "Callable[[Comings], object]") -> None:
            super().__init__()
            self.way = way

    class Helped(Message):
        """Help was asked for."""

    class Ended(Message):
        """The person wants to leave."""

    def __init__(
        self,
        cards: Sequence[GuideCard],
        saves: Saves | None = None,
        wording: str = "",
        *,
        can_leave: bool = True,
    ) -> None:
        super().__init__()
        self._cards, self.wording = tuple(cards), wording
        self._saves = saves
        change = (WORDING,) if any(card.wordings for card in cards) else ()
        leave = (labels.LEAVE,) if can_leave else ()
        self._keys = (labels.OPEN, CHOOSE, MOVE, HELP, *change, *leave, THEME)
        self._away = False
        self.folds = True
        self._offer()
        self._current = self._first

    def _offer(self) -> None:
        """Offer the ways back to an earlier walk, by letters, and the guides, by numbers."""
        start = self._saves.start() if self._saves else Start()
        guides: list[_Choice] = [
            (_item(card, self.wording), partial(self.Chosen, card)) for card in self._cards
        ]
        ways = [
            (item._replace(lead=lead), message)
            for lead, (item, message) in zip(saved.WAYS, self._back(start), strict=False)
        ]
        self._above = _above(self._cards, self.wording, alone=not ways)
        if ways:
            ways[0] = ways[0][0]._replace(group=said(self.wording, saved.BEFORE)), ways[0][1]
        if ways and guides:
            group = said(self.wording, CHOOSE_GUIDE if len(guides) > 1 else saved.FROM_START)
            guides[0] = guides[0][0]._replace(group=group), guides[0][1]
        self._items = tuple(item for item, _ in (*ways, *guides))
        self._choices = tuple(message for _, message in (*ways, *guides))
        self._ways = len(ways)
        # Who left in the middle most likely wants to go on; who has nothing saved begins.
        code = self._saves is not None and self._saves.codes
        self._first = int(code) if start.latest else min(len(ways), max(len(self._items) - 1, 0))
        self._notice = "".join(start.notes)

    def _back(self, start: Start) -> Iterator[_Choice]:
        """The ways back: with a code, to the walk to go on with, to any other."""
        if self._saves and self._saves.codes:
            yield Item(said(self.wording, saved.FROM_CODE)), _leading(lambda comings: comings.ask())
        if latest := start.latest:
            facts = {"what": said(self.wording, saved.GO_ON), "name": saved.named(latest.saved)}
            item = Item(
                said(self.wording, "{what}：{name}", **facts), saved.stood(latest.saved, self.wording)
            )
            yield item, _leading(lambda comings: comings.to(latest))
        if start.others:
            item = Item(saved.all_saved(start.others, self.wording, also=start.latest is not None))
            yield item, _leading(lambda comings: comings.choose())

    def on_mount(self) -> None:
        """Show the guides."""
        self.begin()

    def begin(self) -> None:
        """Show the guides as if nobody had been here."""
        self._current = self._first
        self.frame(None, self._keys)
        self.show(self._sheet, top=0, notice=self._notice)

    def on_screen_suspend(self) -> None:
        """Whoever comes back finds what is saved by then."""
        self._away = True

    def on_screen_resume(self) -> None:
        """Offer what is saved by now."""
        if self._away and self._saves:
            self._offer()
            self._current = self._first
            self.show(self._sheet, notice=self._notice)
        self._away = False

    def reword(self, cards: Sequence[GuideCard], wording: str) -> None:
        """Show the same guides in another wording."""
        self._cards, self.wording = tuple(cards), wording
        self._offer()
        if self.is_mounted:
            self.frame(None, self._keys)
            self.show(self._sheet)

    @property
    def cards(self) -> tuple[GuideCard, ...]:
        """The guides that are shown."""
        return self._cards

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

    def digit(self, number: int) -> None:
        """Open a guide by its number."""
        self.pick(self._ways + number - 1)

    def key(self, event: events.Key) -> bool:
        """A letter leads back to an earlier walk."""
        typed = plain(event.character)
        index = saved.WAYS.find(typed) if typed else -1
        if not 0 <= index < self._ways:
            return super().key(event)
        self.pick(index)
        return True

    def pick(self, index: int) -> None:
        """Open a guide, or go on."""
        if 0 <= index < len(self._choices):
            self._current = index
            self.post_message(self._choices[index]())


def _above(cards: Sequence[GuideCard], wording: str, *, alone: bool) -> Passage:
    asked = heading(said(wording, CHOOSE_GUIDE if cards else NO_GUIDES))
    about = (body(said(wording, sentence)) for sentence in ABOUT)
    return (title(said(wording, PRODUCT)), *about, *((asked,) if alone or not cards else ()))


def _item(card: GuideCard, wording: str) -> Item:
    return Item(f"{card.city} ・ {card.title}", under(card, wording))


def _leading(way: "Callable[[Comings], object]") -> Callable[[], Message]:
    return partial(Home.ComingBack, way)
