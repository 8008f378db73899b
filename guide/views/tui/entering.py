"""The screen on which a code is typed: a field, and under it what to look at again.

Never enters: what a code says.
"""

from collections.abc import Callable, Mapping

from textual import events
from textual.message import Message

from guide.views.tui import labels, typed
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen
from guide.views.tui.question import draw_typed
from guide.views.tui.sheet import Sheet
from guide.views.tui.typed import Typing
from guide.views.words.saved import FROM_CODE, TYPE_CODE
from guide.views.words.steps import Asked

_ASKED = Asked("", "text", "", FROM_CODE, "", (), (), frozenset(), TYPE_CODE, None)


class CodeEntry(KeyedScreen[None]):
    """Takes a code; stays open, with what was typed, until one is taken or the person goes back."""

    class Typed(Message):
        """A code was typed."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    def __init__(self) -> None:
        super().__init__()
        self._state = Typing()

    def open(self) -> "CodeEntry":
        """Ready for another code."""
        self._state = Typing()
        self.show(self._sheet, top=0)
        return self

    def on_mount(self) -> None:
        """Show the keys once the widgets are there."""
        self.frame(None, (labels.OPEN, labels.CLOSE))

    def tell(self, notice: str) -> None:
        """Say what to look at again."""
        self.show(self._sheet, notice=notice)

    def _sheet(self, cells: int) -> Sheet:
        return draw_typed(_ASKED, self._state, cells)

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Taking the code, and going back."""
        return {
            Command.NEXT: lambda: self.post_message(self.Typed(self._state.text)),
            Command.BACK: self.dismiss,
        }

    def key(self, event: events.Key) -> bool:
        """Every key is text but those that edit it, take it or lead back."""
        after = typed.press(self._state, _ASKED.kind, event.key, event.character)
        return super().key(event) if after is None else self._set(after)

    def on_paste(self, event: events.Paste) -> None:
        """Text from the clipboard, or from an input method that commits so."""
        event.stop()
        self._set(self._state.insert(event.text))

    def _set(self, state: Typing) -> bool:
        self._state = state
        self.show(self._sheet, follow=True)
        return True
