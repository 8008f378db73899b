"""What the keys do while a choice is looked for in a long list, and how looking begins.

It begins with /, which leaves every other key its meaning, or with a letter that no key has: kana and kanji
from an input method. Digits choose all the time. Pure.

Never enters: which choices hold the words (`guide.views.words.finding` says so).
"""

from collections.abc import Mapping

from guide.views.tui.choosing import Choosing
from guide.views.tui.commands import Command, plain
from guide.views.tui.typed import EDITS, Typing

_NO_TEXT = frozenset(("", *"0123456789 "))
"""What stays a number key, or Space, while words are typed; half-width as `plain` gives it."""


def press(state: Choosing, key: str, character: str | None) -> Choosing | None:
    """What a key does to what is looked for; None where it does nothing to it and may be a command."""
    typed, text = plain(character), character or ""
    if state.number and typed == "0":
        return state.digit(0)
    if state.sought is None:
        return insert(state, text) if state.is_long and not typed.isascii() else None
    if key in EDITS:
        return state.look_for(EDITS[key](state.sought) if state.sought.text else None)
    return insert(state, text) if text.isprintable() and typed not in _NO_TEXT else None


def insert(state: Choosing, text: str) -> Choosing:
    """With text put into what is looked for; looking begins with it."""
    return state.look_for((state.sought or Typing()).insert(text)) if state.is_long else state


def commands(state: Choosing) -> Mapping[Command, Choosing]:
    """What commands make of the state beside moving; the state of a question that is short has fewer."""
    if state.sought is not None:
        leave = state.look_for(None)
        return {Command.NEXT: state.take() if state.sought.text else leave, Command.BACK: leave}
    return {Command.SEARCH: state.look_for(Typing())} if state.is_long else {}
