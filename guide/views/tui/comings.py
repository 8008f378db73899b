"""Coming back on the full screen: to a saved interview, to one of the list, or with a code on paper.

Its own module because who opens a guide directly needs nothing of it.

Never enters: what a saved interview or a code says, walking.
"""

from collections.abc import Callable
from typing import TypeVar

from textual.app import App

from guide.records.saver import Entry
from guide.views.saves import CameBack, Saves
from guide.views.tui.entering import CodeEntry
from guide.views.tui.overlays import Overlays

Returned = TypeVar("Returned")

GoOn = Callable[[CameBack], object]
"""Goes on with an interview."""

Tell = Callable[[str], object]
"""Says on the start page why there is nothing to go on with."""


class Comings:
    """Opens what leads back to an interview, over the start page of an app."""

    def __init__(self, app: App[Returned], saves: Saves, overlays: Overlays, go_on: GoOn, tell: Tell) -> None:
        self._app = app
        self._saves = saves
        self._overlays = overlays
        self._go_on = go_on
        self._tell = tell
        self._entry = CodeEntry()

    def to(self, entry: Entry) -> None:
        """Go on with a saved interview."""
        came_back = self._saves.go_on(entry)
        if isinstance(came_back, str):
            self._tell(came_back)
        else:
            self._go_on(came_back)

    def choose(self) -> None:
        """List all saved interviews, to open or to delete."""
        self._overlays.saved(self._saves, self.to)

    def ask(self) -> None:
        """Ask for a code."""
        if not self._app.is_screen_installed(self._entry):
            self._app.install_screen(self._entry, type(self._entry).__name__)
        _ = self._app.push_screen(self._entry.open(self._saves.wording))

    def typed(self, code: str) -> None:
        """Go on with a code, or say what to look at again."""
        came_back = self._saves.from_code(code)
        if isinstance(came_back, str):
            self._entry.tell(came_back)
        else:
            _ = self._entry.dismiss()
            self._go_on(came_back)
