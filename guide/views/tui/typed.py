"""A typed answer while it is being written: the text and where the caret stands.

Pure and immutable. Text comes from keys, input methods and pastes alike and is cleaned here, at the boundary.

Never enters: what may be answered in the end (`guide.engine.answers` says so), key names.
"""

import unicodedata
from collections.abc import Callable, Mapping

from msgspec import Struct

from guide.japanese.clean import clean

LONGEST = 2_000
"""More than any answer takes; what a slip of the hand pastes beyond it is cut."""


class Typing(Struct, frozen=True):
    """The text so far; the caret stands before the character at `caret`."""

    text: str = ""
    caret: int = 0

    def insert(self, typed: str) -> "Typing":
        """With text put in at the caret, on one line."""
        added = clean(typed).replace("\n", " ")[: LONGEST - len(self.text)]
        joined = clean(self.text[: self.caret] + added)
        return Typing(joined + self.text[self.caret :], len(joined))

    def erase_before(self) -> "Typing":
        """Without the character before the caret (Backspace)."""
        place = max(self.caret - 1, 0)
        return Typing(self.text[:place] + self.text[self.caret :], place)

    def erase_after(self) -> "Typing":
        """Without the character at the caret (Delete)."""
        return Typing(self.text[: self.caret] + self.text[self.caret + 1 :], self.caret)

    def move(self, places: int) -> "Typing":
        """With the caret so many characters to the right, or to the left."""
        return Typing(self.text, min(max(self.caret + places, 0), len(self.text)))


def begin(given: object) -> Typing:
    """The state a question opens with: what was given before, the caret behind it."""
    text = "" if given is None else str(given)
    return Typing(text, len(text))


COMMANDS = {"number": "wsgclyvrq?nxjo", "date": "wgclyvq?nxjo"}
"""Characters that no answer of a kind needs and that stay commands: the letter of an era may be S or R."""

EDITS: Mapping[str, Callable[[Typing], Typing]] = {
    "backspace": Typing.erase_before,
    "ctrl+h": Typing.erase_before,
    "ctrl+u": lambda _: Typing(),
    "delete": Typing.erase_after,
    "left": lambda state: state.move(-1),
    "right": lambda state: state.move(1),
    "home": lambda state: state.move(-len(state.text)),
    "end": lambda state: state.move(len(state.text)),
}
"""What the keys that are no text do."""


def press(state: Typing, kind: str, key: str, character: str | None) -> Typing | None:
    """What a key does to the text; None where it does nothing to it and may be a command."""
    if key in EDITS:
        return EDITS[key](state)
    if character is None or not character.isprintable():
        return None
    if unicodedata.normalize("NFKC", character).lower() in COMMANDS.get(kind, ()):
        return None
    return state.insert(character)
