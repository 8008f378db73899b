"""Finding a choice of a long list by a part of its words, however they are written.

Width, case, kana and blanks do not count; a reading counts as the word does; Latin letters are read as
romaji too, so that nobody needs an input method.

Never enters: what is chosen.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from guide.japanese.numerals import search_key
from guide.views.words.steps import Choice

REACHED = 9
"""Choices that number keys alone reach; longer lists are searched as well."""

MOST_LISTED = 30
"""Choices that are read out in one go; of more, people are better served by those they look for."""

_UNFINISHED = re.compile(r"[b-df-hj-mp-tv-z]+$")
"""Letters that are no kana yet: more is being typed. An n alone may be one."""


def is_long(kind: str, choices: Sequence[Choice]) -> bool:
    """Whether the choices of a question of this kind are looked for instead of read one by one."""
    return kind in {"choice", "choices"} and len(choices) > REACHED


def matches(choices: Sequence[Choice], typed: str) -> tuple[int, ...]:
    """Which choices hold what was typed, in their order; all while nothing is typed."""
    key = search_key(typed)
    sought = {key, _kana(key)} - {""} if key else {""}
    return tuple(
        number
        for number, choice in enumerate(choices)
        if any(one in words for words in _words(choice) for one in sought)
    )


@lru_cache(maxsize=1024)
def _words(choice: Choice) -> tuple[str, ...]:
    return tuple(search_key(text) for text in (choice.text, choice.reading, choice.help))


def _kana(key: str) -> str:
    """Latin letters read as romaji; "" where there is nothing to read yet."""
    if not (key.isascii() and key.isalpha()):
        return ""
    # Only when somebody types Latin letters.
    import jaconv  # noqa: PLC0415

    return str(jaconv.alphabet2kana(_UNFINISHED.sub("", key)))
