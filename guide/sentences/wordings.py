"""Wordings: what they are called, and a sentence of the program's own in one of them.

A wording says the same in other words: ordinary Japanese, easier Japanese (やさしい日本語), English. What its
table lacks is said in ordinary Japanese, so nobody ever meets a gap.

Never enters: texts of flows (see `guide.language.overlay`).
"""

from collections.abc import Mapping, Sequence
from functools import cache

ORDINARY = ""
"""The wording that every flow has."""

EASY, ENGLISH = "easy", "en"

WORDINGS: Mapping[str, str] = {EASY: "やさしい日本語", ENGLISH: "English"}
"""The further wordings a flow may carry, each with what its readers call it."""

ORDINARY_NAME = "ふつうの日本語"

_THINGS = "〇一二三四五六七八九"


def name_of(wording: str) -> str:
    """What the readers of a wording call it."""
    return WORDINGS.get(wording, ORDINARY_NAME)


def after(wording: str, carried: Sequence[str]) -> str:
    """The wording that follows when a person switches: ordinary, easier, English, and round again."""
    order = [ORDINARY, *(one for one in WORDINGS if one in carried)]
    return order[(order.index(wording) + 1) % len(order)] if wording in order else ORDINARY


def said(wording: str, sentence: str, /, **facts: object) -> str:
    """A sentence in a wording, its facts filled in.

    Args:
        wording: a key of WORDINGS, or ORDINARY.
        sentence: the sentence in ordinary Japanese, facts in braces: the key of every table.
        facts: what stands in the braces; without any, braces are braces.
    """
    words = sentence if wording == ORDINARY else _table(wording).get(sentence, sentence)
    return words.format_map(facts) if facts else words


def in_a_row(wording: str, *sentences: str) -> str:
    """Sentences one after another; English sets them apart. One that is "" is not there."""
    return (" " if wording == ENGLISH else "").join(said(wording, one) for one in sentences if one)


def things(wording: str, count: int) -> str:
    """So many of what is named before or behind, where a count may be large: 三つ (easier: 3つ), 12.

    Beyond nine Japanese has no word with つ, so that nothing may be written behind it.
    """
    if wording == ENGLISH or not 0 < count < len(_THINGS):
        return str(count)
    return f"{_THINGS[count] if wording == ORDINARY else count}つ"


@cache
def _table(wording: str) -> Mapping[str, str]:
    # Most people never switch, and nobody does before the first question.
    if wording == ENGLISH:
        from guide.sentences.english import SENTENCES  # noqa: PLC0415
    else:
        from guide.sentences.easy import SENTENCES  # noqa: PLC0415
    return SENTENCES
