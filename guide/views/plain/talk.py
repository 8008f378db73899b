"""Talking in lines: passages are said, a line is asked for.

Never enters: what is talked about.
"""

from collections.abc import Callable
from typing import TypeAlias

from guide.japanese.clean import clean
from guide.japanese.numerals import search_key
from guide.sentences.wordings import said
from guide.views.passage import Passage, body, point
from guide.views.plain.layout import columns, lines

Read: TypeAlias = Callable[[str], str]
"""Shows a prompt and gives the line typed; raises EOFError at the end of the input."""

Write: TypeAlias = Callable[[str], None]

_YES = {"1", "y", "yes", "はい"}
_NO = {"2", "n", "no", "いいえ", "b"}
_SEPARATORS = str.maketrans(dict.fromkeys("、，,・。．.", " "))
_MOST_DIGITS = 4


class Left(Exception):  # noqa: N818 - not an error
    """The person ends the walk, or the input has ended."""


class Talk:
    """One person at a keyboard, or a file that is read as if it were one."""

    def __init__(self, read: Read, write: Write) -> None:
        self._read = read
        self._write = write

    def say(self, passage: Passage) -> None:
        """Write a passage and an empty line."""
        self._write("".join(f"{row}\n" for row in lines(passage, columns())) + "\n")

    def ask(self, prompt: str) -> str:
        """One line, cleaned, without blanks around it. Raises Left at the end of the input and at Ctrl+C."""
        try:
            return clean(self._read(f"{prompt}> ")).strip()
        except (EOFError, KeyboardInterrupt, OSError):
            self._write("\n")
            raise Left from None

    def confirm(self, question: str, wording: str = "") -> bool:
        """Whether the answer is はい; asks again until it is はい or いいえ."""
        yes, no, number = (said(wording, words) for words in ("はい", "いいえ", "番号"))
        self.say((body(question), point(yes, "1."), point(no, "2.")))
        while (given := search_key(self.ask(number))) not in _YES | _NO:
            self.say((body(said(wording, "1か2を打ってください。")),))
        return given in _YES


def numbers(given: str, most: int) -> list[int]:
    """The numbers in a line such as 「1 3」 or 「１、３」, if each is one from 1 to `most`; else none."""
    keys = [search_key(part) for part in given.translate(_SEPARATORS).split()]
    if not all(key.isascii() and key.isdigit() and len(key) <= _MOST_DIGITS for key in keys):
        return []
    found = [int(key) for key in keys]
    return found if all(1 <= number <= most for number in found) else []
