"""Room for marks that Japanese fonts draw wider than terminals advance.

Purpose: ① ○ ● → ※ Ⅰ are East Asian Ambiguous: one cell to most terminals, a full-width glyph in Japanese
fonts. The glyph then lies over the next character. A space after the mark gives it the place it is drawn
in.

Invariant: `give_room` only inserts spaces, and is idempotent; `take_room` only takes spaces away.

Must never enter: letters (Greek and Cyrillic are Ambiguous too, but are set as words), quotation marks, and
box drawing, whose pieces must touch.
"""

import re
import unicodedata
from functools import cache, lru_cache

_MARK_CATEGORIES = frozenset({"No", "Nl", "So", "Sm", "Po", "Pd", "Sk", "Sc"})
_BOX_DRAWING = range(0x2500, 0x25A0)
_DRAWN_OUT = "…‥―—"  # these touch when doubled, as they should
_CLOSING = frozenset("、。，．,.:;：；！？!?)]}）〕］｝〉》」』】〙〗｠”’｡､｣")


@cache
def is_mark(character: str) -> bool:
    """Tell whether the character is a sign of ambiguous width that needs room after it."""
    return (
        unicodedata.east_asian_width(character) == "A"
        and unicodedata.category(character) in _MARK_CATEGORIES
        and ord(character) not in _BOX_DRAWING
    )


@cache
def _candidates() -> re.Pattern[str]:
    # No mark lies outside these ranges, except the circled tens (U+3248-324F) and the enclosed letters of
    # plane 1.
    return re.compile("([\u00a1-\u2bff\u3248-\u324f\U0001f100-\U0001f1ad])(?=(\\S))")


def _with_room(found: re.Match[str]) -> str:
    mark, following = found.groups()
    touches = following in _CLOSING or (following == mark and mark in _DRAWN_OUT)
    if touches or not is_mark(mark) or unicodedata.category(following) in {"Mn", "Me", "Mc"}:
        return mark
    return mark + " "


@lru_cache(maxsize=1024)
def give_room(text: str) -> str:
    """Return the text with a space after each ambiguous mark that something follows directly.

    None is added before white space, before closing brackets and punctuation, or inside …… and ――.
    """
    return text if text.isascii() else _candidates().sub(_with_room, text)


def take_room(text: str) -> str:
    """Return the text without one space after each mark, for a terminal that gives marks two cells itself."""
    return text if text.isascii() else _roomy().sub(_without_room, text)


@cache
def _roomy() -> re.Pattern[str]:
    return re.compile("([\u00a1-\u2bff\u3248-\u324f\U0001f100-\U0001f1ad]) ")


def _without_room(found: re.Match[str]) -> str:
    return found[1] if is_mark(found[1]) else found[0]
