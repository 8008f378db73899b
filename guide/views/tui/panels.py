"""What opens over a screen: the reader and the lister, each built once and used again.

Pushing a new screen for every panel would cost memory that is never given back; an installed one is shown
again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from textual.app import App
from textual.screen import Screen

from guide.engine.interview import Interview
from guide.views.passage import Passage, body, title
from guide.views.tui import labels
from guide.views.tui.lister import Lister
from guide.views.tui.listing import Item
from guide.views.tui.reader import Reader
from guide.views.tui.rows import Target
from guide.views.words.keys import Key
from guide.views.words.marking import LEFT_ALONE, Mark, marked, marker, met_in

Result = TypeVar("Result")
Returned = TypeVar("Returned")

Then = Callable[[int], object]
"""What to do with the index that was chosen."""


class Panels:
    """Opens panels over the current screen of an app."""

    def __init__(self, app: App[Returned]) -> None:
        self._app = app
        self._reader = Reader()
        self._lister = Lister()
        self._closed: Callable[[], object] | None = None
        self._chosen: Then = _nothing
        self._left: Callable[[], object] | None = None
        self.met: tuple[str, ...] = ()
        """The ids of the words of the glossary in what is open."""

    def read(
        self,
        over: Interview | str,
        passage: Passage,
        *,
        then: Callable[[], object] | None = None,
        known: str = "",
        targets: Mapping[str, Target] | None = None,
    ) -> None:
        """Open a passage over a walk, or in a wording without one; `then` follows when it is closed.

        Words of the glossary are marked in it, but for those in the text that is `known`. `targets` are what
        clicks mean (see `Reader.open`).
        """
        self._closed = then
        mark = self._mark(over, (line.text for line in passage if line.role not in LEFT_ALONE))
        mark(known)
        self._over(self._reader.open(over, marked(passage, mark), targets), self._on_closed)

    def _mark(self, over: Interview | str, texts: Iterable[str]) -> Mark:
        """What marks the words of the glossary in these texts; without a walk there is none."""
        if isinstance(over, str):
            self.met = ()
            return str
        self.met = met_in(over.flow, texts)
        return marker(over.flow)

    def _on_closed(self, _: None) -> None:
        if self._closed:
            self._closed()

    def choose(  # noqa: PLR0913 - what is listed over what, and what follows
        self,
        over: Interview | str,
        above: Passage,
        items: tuple[Item, ...],
        then: Then,
        *,
        current: int = 0,
        enter: Key = labels.OPEN,
    ) -> None:
        """Open a list, its words marked; `then` follows when one is chosen, nothing when it is closed.

        `enter` is what Enter does with what is current.
        """
        self._chosen, self._left = then, None
        mark = self._mark(over, (text for item in items for text in (item.text, *item.under)))
        told = tuple(
            item._replace(text=mark(item.text), under=tuple(map(mark, item.under))) for item in items
        )
        self._over(self._lister.open(over, above, told, current, enter), self._on_chosen)

    def look_up(  # noqa: PLR0913 - as `choose`
        self,
        over: Interview,
        above: Passage,
        items: tuple[Item, ...],
        then: Then,
        *,
        current: int = 0,
        left: Callable[[], object] | None = None,
    ) -> None:
        """Open the glossary, in which nothing is marked; `left` follows when it is closed."""
        self._chosen, self._left = then, left
        self._over(self._lister.look_up(over, above, items, current), self._on_chosen)

    def _on_chosen(self, index: int | None) -> None:
        if index is not None:
            self._chosen(index)
        elif self._left:
            self._left()

    def confirm(
        self,
        over: Interview | str,
        said: Sequence[str],
        warning: str,
        then: Callable[[], object],
    ) -> None:
        """Ask before something that cannot be taken back: the question, yes and no; `then` follows a yes."""
        question, yes, no = said
        self._chosen, self._left = (lambda index: then() if index == 0 else None), None
        above = (title(question), *map(body, warning.split("\n")))
        asked = self._lister.ask(over, above, (Item(yes), Item(no)))
        self._over(asked, self._on_chosen)

    def forget(self) -> None:
        """Keep nothing of what was shown."""
        self._closed, self._chosen, self._left, self.met = None, _nothing, None, ()
        self._reader.open("", ())
        self._lister.open("", (), (), 0)

    def _over(self, screen: Screen[Result], then: Callable[[Result | None], None]) -> None:
        """Show a panel over what is there; one that is there already only shows something else."""
        if not self._app.is_screen_installed(screen):
            self._app.install_screen(screen, type(screen).__name__)
        if self._app.screen is not screen:
            _ = self._app.push_screen(screen, then)


def _nothing(_: int) -> None:
    """What follows before anything was asked."""
