"""Screens on which a line is typed: a field under what is asked for.

Never enters: what was typed means.
"""

from collections.abc import Callable, Mapping
from typing import Generic

from textual import events
from textual.message import Message

from guide.engine.interview import Interview
from guide.sentences.wordings import in_a_row, said
from guide.views.tui import labels, typed
from guide.views.tui.commands import Command
from guide.views.tui.keyed import KeyedScreen, Result
from guide.views.tui.keypad import Keypad, Touch, keypad_of_code
from guide.views.tui.question import draw_typed
from guide.views.tui.sheet import Sheet
from guide.views.tui.typed import Typing
from guide.views.words.keys import Key
from guide.views.words.saved import FROM_CODE, TYPE_CODE
from guide.views.words.steps import Asked


class TextEntry(KeyedScreen[Result], Generic[Result]):
    """A field. Every key is text but those that edit it, take it or lead back."""

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._asked = _asked("", "")
        self._state = Typing()
        self._enter = labels.OPEN
        self._keypad: Keypad = ()

    def on_mount(self) -> None:
        """Show the keys once the widgets are there."""
        self._refresh_frame()

    def tell(self, notice: str) -> None:
        """Say what to look at again."""
        self.show(self._sheet, notice=notice)

    def _begin(self, asked: Asked, text: str = "") -> None:
        self._asked = asked
        self._state = Typing(text, len(text))
        self.show(self._sheet, top=0)
        self._refresh_frame()

    def _refresh_frame(self) -> None:
        self.frame(self._interview, (self._enter, labels.CLOSE, labels.THEME_TYPED))

    def _sheet(self, cells: int) -> Sheet:
        return draw_typed(self._asked, self._state, cells, self.paper.room, keypad=self._keypad)

    def key(self, event: events.Key) -> bool:
        """What a key does to the text, or what it asks for."""
        after = typed.press(self._state, self._asked.kind, event.key, event.character)
        return super().key(event) if after is None else self._set(after)

    def pressed(self, target: object) -> None:
        """Press a key of the keypad."""
        if isinstance(target, Touch):
            self._set(target.on(self._state), follow=False)
        elif isinstance(target, Command):
            self.run(target)

    def on_paste(self, event: events.Paste) -> None:
        """Text from the clipboard, or from an input method that commits so."""
        event.prevent_default()
        event.stop()
        self._set(self._state.insert(event.text))

    def _set(self, state: Typing, *, follow: bool = True) -> bool:
        self._state = state
        self.show(self._sheet, follow=follow)
        return True


class CodeEntry(TextEntry[None]):
    """Takes a code; stays open, with what was typed, until one is taken or the person goes back."""

    class Typed(Message):
        """A code was typed."""

        def __init__(self, code: str) -> None:
            super().__init__()
            self.code = code

    def open(self, wording: str) -> "CodeEntry":
        """Ready for another code."""
        self.wording, self._keypad = wording, keypad_of_code(wording)
        self._begin(_asked(said(wording, FROM_CODE), in_a_row(wording, *TYPE_CODE)))
        return self

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Taking the code, and going back."""
        return {
            Command.NEXT: lambda: self.post_message(self.Typed(self._state.text)),
            Command.BACK: self.dismiss,
        }


class LineEntry(TextEntry[str | None]):
    """Takes a line of text, also an empty one; None when the person goes back."""

    def open(self, interview: Interview, title: str, how: str, enter: Key, text: str = "") -> "LineEntry":
        """Ready for a line; `text` is what stands there already, `enter` what Enter does."""
        self._interview, self._enter = interview, enter
        self._begin(_asked(title, how), text)
        return self

    def commands(self) -> Mapping[Command, Callable[[], object]]:
        """Taking the line, and going back."""
        return {
            Command.NEXT: lambda: self.dismiss(self._state.text),
            Command.BACK: lambda: self.dismiss(None),
        }


def _asked(title: str, how: str) -> Asked:
    return Asked("", "text", "", title, "", (), (), frozenset(), how, None)
