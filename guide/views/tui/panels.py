"""What opens over a screen: the reader and the lister, each built once and used again.

Pushing a new screen for every panel would cost memory that is never given back; an installed one is shown
again.
"""

from collections.abc import Callable
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

    def read(
        self, interview: Interview | None, passage: Passage, then: Callable[[], object] | None = None
    ) -> None:
        """Open a passage; `then` follows when it is closed."""
        self._installed(self._reader)

        def closed(_: None) -> None:
            if then:
                then()

        _ = self._app.push_screen(self._reader.open(interview, passage), closed)

    def choose(
        self,
        interview: Interview | None,
        above: Passage,
        items: tuple[Item, ...],
        then: Then,
        *,
        current: int = 0,
    ) -> None:
        """Open a list; `then` follows when one of it is chosen, nothing when it is closed."""
        self._installed(self._lister)

        def chosen(index: int | None) -> None:
            if index is not None:
                then(index)

        _ = self._app.push_screen(self._lister.open(interview, above, items, current), chosen)

    def confirm(
        self,
        interview: Interview | None,
        said: tuple[str, str, str],
        warning: str,
        then: Callable[[], object],
    ) -> None:
        """Ask before something that cannot be taken back: the question, yes and no; `then` follows a yes."""
        question, yes, no = said
        self._installed(self._lister)
        asked = self._lister.ask(interview, (title(question), body(warning)), (Item(yes), Item(no)))

        def decided(index: int | None) -> None:
            if index == 0:
                then()

        _ = self._app.push_screen(asked, decided)

    def forget(self) -> None:
        """Keep nothing of what was shown."""
        self._reader.open(None, ())
        self._lister.open(None, (), (), 0)

    def _installed(self, screen: Screen[Result]) -> None:
        if not self._app.is_screen_installed(screen):
            self._app.install_screen(screen, type(screen).__name__)
