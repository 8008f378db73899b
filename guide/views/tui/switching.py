"""What a person may switch on any screen: the wording, how often readings are told, the colours.

Invariant: what is switched is switched everywhere at once, on the walk, on the start page and on what is open
over them, and nothing that was marked or typed is lost.

Never enters: which wordings and colours there are.
"""

from typing import TYPE_CHECKING, NamedTuple

from guide.engine.interview import Interview
from guide.sentences.wordings import said
from guide.views.tui import labels, theme
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.moves import Moved

if TYPE_CHECKING:
    from textual.screen import Screen

    from guide.views.tui.home import Home
    from guide.views.tui.overlays import Overlays
    from guide.views.tui.walk import Walk
    from guide.views.wordings import Rewording


class Stage(NamedTuple):
    """What is to be shown anew: the screen on top, and what is below it."""

    screen: "Screen[object]"
    walk: "Walk | None"
    home: "Home | None"
    overlays: "Overlays"

    def tell(self, notice: str) -> None:
        """Say something on the screen on top."""
        if isinstance(self.screen, KeyedScreen):
            self.screen.tell(notice)

    def reword(self, worded: Interview) -> None:
        """Go on with the walk in other words."""
        if self.walk:
            self.walk.reword(worded)
            self.walk.post_message(Moved(worded))


def next_wording(stage: Stage, rewording: "Rewording") -> None:
    """Say everything in the next wording, or why there is none."""
    if stage.walk:
        worded = rewording.next_of(stage.walk.interview)
        if isinstance(worded, str):
            stage.tell(worded)
            return
        stage.reword(worded)
    if stage.home:
        if not stage.walk:
            rewording.next_of_cards(stage.home.cards)
        stage.home.reword(rewording.cards(stage.home.cards), rewording.wording)
    if stage.screen is not (stage.walk or stage.home):
        stage.overlays.again(stage.walk.interview if stage.walk else None, rewording.wording)


def next_readings(stage: Stage, rewording: "Rewording") -> None:
    """Show the walk and what is open over it with readings more often, or less, and say how often."""
    if stage.walk is None:
        return
    worded, told = rewording.next_readings(stage.walk.interview)
    stage.reword(worded)
    if stage.screen is not stage.walk:
        stage.overlays.again(worded, rewording.wording)
    stage.tell(told)


def next_theme(stage: Stage) -> str:
    """Show everything in the next colours and say which; their name, or "" where no colour is wanted."""
    app = stage.screen.app
    name = "" if app.no_color else theme.after(app.theme)
    if name:
        app.theme = name
    wording = stage.screen.wording if isinstance(stage.screen, KeyedScreen) else ""
    stage.tell(said(wording, labels.COLOURS[theme.ORDER.index(name)] if name else labels.NO_COLOURS))
    return name
