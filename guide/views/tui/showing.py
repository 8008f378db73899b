"""The way into the full screen and out of it again, whatever happens in between.

Never enters: what is shown.
"""

import gc
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.driver import Driver

from guide.engine.interview import Interview
from guide.views.saves import Load, Saves
from guide.views.tui import typesetting
from guide.views.tui.app import Kyodo
from guide.views.wordings import Wordings
from guide.views.words.home import GuideCard

if TYPE_CHECKING:
    from guide.views.tui.overlays import HandOut


def run(  # noqa: PLR0913 - all that a walk has from outside
    cards: Sequence[GuideCard],
    load: Load,
    interview: Interview | None = None,
    *,
    driver: type[Driver] | None = None,
    hand_out: "HandOut | None" = None,
    saves: Saves | None = None,
    wordings: Wordings | None = None,
) -> Interview | None:
    """Open the full screen and stay until the person leaves; the last interview, or None if none was begun.

    Args:
        cards: the guides of the start page.
        load: gives the flow of a card, or a sentence that says why it cannot be used.
        interview: start in this walk instead of the start page.
        driver: what delivers keys, if not Textual's own choice for the terminal.
        hand_out: makes a sheet and tells of it; without it no sheets are made.
        saves: where the walk is saved, and what the start page offers to go on with.
        wordings: what is said in other wordings; without it there is but one.

    Raises whatever fault of the program made it end, once the terminal is as it was.
    """
    return shown(
        lambda: Kyodo(cards, load, interview, driver, hand_out=hand_out, saves=saves, wordings=wordings)
    )


def shown(make: Callable[[], Kyodo]) -> Interview | None:
    """Make an application and show it until it ends; see `run`."""
    gc.disable()  # until the first frame: nothing made while starting is garbage
    typesetting.install()
    try:
        app = make()
        app.run()
    finally:
        gc.enable()
    if app._exception is not None:  # noqa: SLF001 - Textual keeps to itself what made an app end
        raise app._exception  # noqa: SLF001
    return app.interview
