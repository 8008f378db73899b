"""The 32 symbols of a code on paper, and the three among them that find a slip of the pen.

A code is a word of a shortened Reed-Solomon code over the field of 32 elements (Reed and Solomon, "Polynomial
codes over certain finite fields", 1960) whose generator has the roots 1, a and a squared. Any two words
differ in four places at least, so that one wrong symbol is always found and its place is certain; and a swap
of two symbols, which leaves their sum as it is, can never be taken for one wrong symbol.

Never enters: what the symbols stand for, sentences.
"""

import re
import unicodedata
from typing import TypeAlias

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and capitals without I, L, O and U, which would be read as 1, 1, 0 and V (as Crockford's Base32)."""

CHECKS = 3
"""Symbols at the end of a word that follow from the others."""

GROUP = 4
"""Symbols that are written together."""

Word: TypeAlias = tuple[int, ...]
"""Symbols by their places in ALPHABET."""

_READ_AS = str.maketrans("OILU", "011V")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―−ー_.,、。・]+")

_SIZE = 31
"""Elements but zero, and the longest word."""


def _powers() -> Word:
    """The powers of a, a root of x^5 + x^2 + 1, as polynomials in bits."""
    found, element = [], 1
    for _ in range(_SIZE):
        found.append(element)
        element <<= 1
        element ^= 0b100101 if element > _SIZE else 0
    return tuple(found)


_POWER = _powers()
_LOG = {element: power for power, element in enumerate(_POWER)}


def _times(one: int, power: int) -> int:
    """An element times a power of a."""
    return _POWER[(_LOG[one] + power) % _SIZE] if one else 0


def _sums(word: Word) -> Word:
    """The word as a polynomial, its last symbol the constant, at 1, a and a squared; all 0 if it is whole."""
    found = [0] * CHECKS
    for symbol in word:
        found = [_times(value, root) ^ symbol for root, value in enumerate(found)]
    return tuple(found)


def checked(word: Word) -> Word:
    """The word and its check symbols."""
    rest = [*word, *[0] * CHECKS]
    # (x + 1)(x + a)(x + a^2), divided off from the front.
    generator = [1]
    for root in range(CHECKS):
        shifted, scaled = [*generator, 0], [0, *(_times(one, root) for one in generator)]
        generator = [high ^ low for high, low in zip(shifted, scaled, strict=True)]
    for place in range(len(word)):
        if rest[place]:
            factor = _LOG[rest[place]]
            for offset, one in enumerate(generator):
                rest[place + offset] ^= _times(one, factor)
    return (*word, *rest[len(word) :])


def is_whole(word: Word) -> bool:
    """Whether the check symbols follow from the others."""
    return not any(_sums(word))


def wrong_symbol(word: Word) -> tuple[int, int] | None:
    """The place and the right symbol, if one wrong symbol explains what is wrong with the word."""
    plain, once, twice = _sums(word)
    for place in range(len(word)) if plain else ():
        power = len(word) - 1 - place
        if (_times(plain, power), _times(plain, 2 * power)) == (once, twice):
            return place, word[place] ^ plain
    return None


def swapped(word: Word) -> int | None:
    """The first place of two neighbours whose swap explains what is wrong with the word."""
    for place in range(len(word) - 1):
        if is_whole((*word[:place], word[place + 1], word[place], *word[place + 2 :])):
            return place
    return None


# As people write


def written(word: Word) -> str:
    """The word in groups: 0K4T-9XQA-77B2."""
    letters = "".join(ALPHABET[symbol] for symbol in word)
    return "-".join(letters[place : place + GROUP] for place in range(0, len(letters), GROUP))


def groups(typed: str) -> list[str]:
    """What was typed between dashes and blanks, in half-width capitals."""
    plain = unicodedata.normalize("NFKC", typed).upper()
    return [group for group in _BETWEEN.split(plain) if group]


def word_of(letters: str) -> Word | int:
    """The word of these letters, or the place of the first that is no symbol; look-alikes count as theirs."""
    found = []
    for place, letter in enumerate(letters.translate(_READ_AS)):
        symbol = ALPHABET.find(letter)
        if symbol < 0:
            return place
        found.append(symbol)
    return tuple(found)
