"""How many terminal cells a text takes.

Purpose: one measure for line breaking, padding and cutting. Widths come from Python's own Unicode data:
East Asian Wide and Fullwidth take two cells, Ambiguous takes one, combining and format characters none
(Unicode Standard Annex #11). The exceptions below follow the tables that Rich draws with; a test compares
every character.

Invariant: after `clean`, the width of a text is the sum of the widths of its characters and equals Rich's
`cell_len`.

Must never enter: the terminal's own idea of width (a probe's answer), styles, line breaking.
"""

import unicodedata
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

# Where the class in Unicode's data and the practice of terminals part, as (first, last, cells), ascending.
_EXCEPTIONS = (
    (0x00AD, 0x00AD, 1),  # soft hyphen: a format character that terminals draw
    (0x0600, 0x0605, 1),  # Arabic and Syriac signs over digits: format characters with a glyph
    (0x06DD, 0x06DD, 1),
    (0x070F, 0x070F, 1),
    (0x0890, 0x0891, 1),
    (0x08E2, 0x08E2, 1),
    (0x1160, 0x11FF, 0),  # Hangul vowels and finals join the syllable before them
    (0x2028, 0x2029, 0),  # separators, which `clean` has turned into line feeds
    (0x2630, 0x2637, 2),  # trigrams and the like: wide since Unicode 16, which older Pythons do not know
    (0x268A, 0x268F, 2),
    (0x3164, 0x3164, 0),  # Hangul fillers, which `clean` removes
    (0x4DC0, 0x4DFF, 2),
    (0xD7B0, 0xD7FF, 0),
    (0xFFA0, 0xFFA0, 0),
    (0x110BD, 0x110BD, 1),
    (0x110CD, 0x110CD, 1),
    (0x1D300, 0x1D356, 2),
    (0x1D360, 0x1D376, 2),
    (0x1F3FB, 0x1F3FF, 0),  # skin tones colour the emoji before them
)

_FIRSTS = [first for first, _, _ in _EXCEPTIONS]

_KANJI = range(0x4E00, 0xA000)
_HIRAGANA = range(0x3041, 0x3097)
_KATAKANA = range(0x30A0, 0x3100)


def _measure(character: str) -> int:
    code = ord(character)
    # ASCII, kanji and kana first: nearly all there is, and no table needs to be asked.
    if character.isascii():
        return int(character.isprintable())
    if code in _KANJI or code in _HIRAGANA or code in _KATAKANA:
        return 2
    first, last, cells = _EXCEPTIONS[bisect_right(_FIRSTS, code) - 1]
    if first <= code <= last:
        return cells
    if unicodedata.category(character) in {"Mn", "Me", "Mc", "Cf", "Cc"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


class _Widths(dict[str, int]):
    """Cells by character, measured when first asked for; it holds only what texts have shown so far."""

    def __missing__(self, character: str) -> int:
        cells = self[character] = _measure(character)
        return cells


_cells_of = _Widths().__getitem__


@lru_cache(maxsize=4096)
def cell_width(text: str) -> int:
    """Return the width of the text in cells; line feeds and other controls count nothing.

    What stands on a screen is measured again at every resize, so it is remembered.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(map(_cells_of, text))


def widths_up_to(text: str) -> list[int]:
    """Return the width in cells of ``text[:i]`` for every offset i, both ends included."""
    if text.isascii() and text.isprintable():
        return list(range(len(text) + 1))
    return list(accumulate(map(_cells_of, text), initial=0))


def pad(text: str, cells: int) -> str:
    """Return the text with spaces after it up to the given cells; a wider text is returned as it is."""
    return text + " " * (cells - cell_width(text))


def truncate(text: str, cells: int, mark: str = "…") -> str:
    """Return the text cut to at most the given cells, ending in the mark if anything was cut.

    A wide character is never split, so the result may be one cell narrower, and a combining mark stays with
    its letter. Where even the mark has no room, the text is cut without it.
    """
    if cell_width(text) <= cells:
        return text
    room = cells - cell_width(mark)
    if room < 0:
        room, mark = max(cells, 0), ""
    return text[: bisect_right(widths_up_to(text), room) - 1] + mark
