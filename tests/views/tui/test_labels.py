"""What the screen says of itself can be drawn by every terminal and read by everyone."""

import unicodedata

from guide.views.tui import labels
from guide.views.words.keys import Key


def said() -> list[str]:
    texts: list[str] = []
    for name, value in vars(labels).items():
        if name.isupper():
            parts = value if isinstance(value, tuple) else (value,)
            for part in parts:
                texts += [part.shown, part.word, part.help] if isinstance(part, Key) else [str(part)]
    return texts


def test_no_sentence_holds_a_sign_that_terminals_disagree_on() -> None:
    doubtful = {
        sign
        for text in said()
        for sign in text
        if unicodedata.east_asian_width(sign) == "A" or ord(sign) > 0xFFFF
    }
    assert doubtful == set()


def test_no_sentence_is_longer_than_people_read_at_once() -> None:
    assert [text for text in said() if max(map(len, text.split("。"))) > 50] == []
