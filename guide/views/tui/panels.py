"""What opens over a screen: the reader and the lister, each built once and used again.

Pushing a new screen for every panel would cost memory that is never given back; an installed one is shown
again.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.app import App
from textual.screen import Screen

from guide.engine.interview import Interview
from guide.views.passage import Passage, body, title
from guide.views.tui.lister import Lister
from guide.views.tui.listing import Item
from guide.views.tui.reader import Reader

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

    def read(
        self,
        over: Interview | str,
        passage: Passage,
        *,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Open a passage over a walk, or in a wording without one; `then` follows when it is closed."""
        self._closed = then
        self._over(self._reader.open(over, passage), self._on_closed)

    def _on_closed(self, _: None) -> None:
        if self._closed:
            self._closed()

    def choose(
        self,
        over: Interview | str,
        above: Passage,
        items: tuple[Item, ...],
        then: Then,
        *,
        current: int = 0,
    ) -> None:
        """Open a list; `then` follows when one of it is chosen, nothing when it is closed."""
        self._chosen = then
        self._over(self._lister.open(over, above, items, current), self._on_chosen)

    def _on_chosen(self, index: int | None) -> None:
        if index is not None:
            self._chosen(index)

    def confirm(
        self,
        over: Interview | str,
        said: Sequence[str],
        warning: str,
        then: Callable[[], object],
    ) -> None:
        """Ask before something that cannot be taken back: the question, yes and no; `then` follows a yes."""
        question, yes, no = said
        self._chosen = lambda index: then() if index == 0 else None
        above = (title(question), *map(body, warning.split("\n")))
        asked = self._lister.ask(over, above, (Item(yes), Item(no)))
        self._over(asked, self._on_chosen)

    def forget(self) -> None:
        """Keep nothing of what was shown."""
        self._closed, self._chosen = None, _nothing
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
