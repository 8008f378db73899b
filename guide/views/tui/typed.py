"""A typed answer while it is being written: the text and where the caret stands.

Pure and immutable. Text comes from keys, input methods and pastes alike and is cleaned here, at the boundary.

Never enters: what may be answered in the end (`guide.engine.answers` says so), key names.
"""

import unicodedata
from dataclasses import dataclass

from guide.japanese.clean import clean

LONGEST = 2_000
"""More than any answer takes; what a slip of the hand pastes beyond it is cut."""


@dataclass(frozen=True, slots=True)
class Typing:
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


COMMANDS = {"number": "wsgcrq?", "date": "wgcq?"}
"""Characters that no answer of a kind needs, and so stay commands while it is typed: an era's letter may be S or R."""


def press(state: Typing, kind: str, key: str, character: str | None) -> Typing | None:
    """What a key does to the text; None where it does nothing to it and may be a command."""
    match key:
        case "backspace" | "ctrl+h":
            return state.erase_before()
        case "delete":
            return state.erase_after()
        case "left":
            return state.move(-1)
        case "right":
            return state.move(1)
        case "home":
            return state.move(-len(state.text))
        case "end":
            return state.move(len(state.text))
    if character is None or not character.isprintable():
        return None
    if unicodedata.normalize("NFKC", character).lower() in COMMANDS.get(kind, ()):
        return None
    return state.insert(character)
