"""The full screen for those who edit a flow: it follows the file, and tells beside the walk what is found.

Never enters: files, what is found (a function from outside looks).
"""

from typing import TYPE_CHECKING

from textual.driver import Driver
from textual.widgets import Static

from guide.engine.interview import Interview
from guide.views.passage import Passage
from guide.views.plain.layout import lines
from guide.views.saves import Load, Saves
from guide.views.tui.app import Kyodo
from guide.views.tui.showing import shown
from guide.views.watching import Look

if TYPE_CHECKING:
    from guide.views.tui.overlays import HandOut
    from guide.views.wordings import Wordings

EVERY = 0.3
"""Seconds between two looks at the file."""


class Found(Static):
    """What was found in the file, below the walk."""

    DEFAULT_CSS = """
    Found { dock: bottom; height: auto; max-height: 40%; padding: 0 1; border-top: solid $accent;
      background: $background; color: $foreground; }
    """

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._told: Passage = ()

    def tell(self, told: Passage) -> None:
        """Show what there is to tell."""
        self._told = told
        self._lay_out()

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self._lay_out()

    def _lay_out(self) -> None:
        self.display = bool(self._told)
        self.update("\n".join(lines(self._told, max(self.app.size.width - 2, 10))))


class Workbench(Kyodo):
    """The application with a file behind it."""

    def __init__(  # noqa: PLR0913 - as `Kyodo`
        self,
        interview: Interview,
        look: Look,
        driver: type[Driver] | None = None,
        *,
        load: Load,
        hand_out: "HandOut | None" = None,
        wordings: "Wordings | None" = None,
    ) -> None:
        saves = Saves(None, load)
        super().__init__((), load, interview, driver, hand_out=hand_out, saves=saves, wordings=wordings)
        self._look = look
        self._found = Found()

    def on_mount(self) -> None:
        """Look at the file from time to time."""
        super().on_mount()
        self._found.display = False
        _ = self.walk.mount(self._found)
        self.set_interval(EVERY, self._follow)

    def _follow(self) -> None:
        now = self.walk.interview
        fresh = self._look(now)
        if fresh is None:
            return
        self._found.tell(fresh.told)
        if fresh.interview is now:
            return
        step = self.walk.step
        self.walk.open(fresh.interview)
        self.interview = fresh.interview
        flow = fresh.interview.flow
        if step != fresh.interview.trace.here and flow.asks(step) and step in fresh.interview.trace.live:
            self.walk.change(step)


def run(  # noqa: PLR0913 - as `Kyodo`
    interview: Interview,
    look: Look,
    *,
    load: Load,
    driver: type[Driver] | None = None,
    hand_out: "HandOut | None" = None,
    wordings: "Wordings | None" = None,
) -> Interview | None:
    """Open the full screen on a flow that is being edited; see `guide.views.tui.app.run`."""

    def make() -> Kyodo:
        return Workbench(interview, look, driver, load=load, hand_out=hand_out, wordings=wordings)

    return shown(make)
