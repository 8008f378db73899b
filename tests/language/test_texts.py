"""Texts are plain Japanese with readings and echoes, never markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.language.texts import Placeholder, Reading, Stray, pieces


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("ただの文", ["ただの文"]),
        ("｛主催者｜しゅさいしゃ｝です", [Reading("主催者", "しゅさいしゃ"), "です"]),
        ("{ lead }と{departments/kenko}", [Placeholder("lead"), "と", Placeholder("departments/kenko")]),
        ("a{{b}}c", ["a{b}c"]),
        ("{{{lead}}}", ["{", Placeholder("lead"), "}"]),
        ("{}", [Stray("{"), Stray("}")]),
        ("a｛b", ["a", Stray("｛"), "b"]),
        ("一行目\n二行目", ["一行目\n二行目"]),
    ],
)
def test_a_text_is_split_into_words_readings_and_echoes(text: str, expected: list[object]) -> None:
    assert pieces(text) == expected


@given(st.text(alphabet="ab{}｛｜｝/. \n"))
def test_no_sign_of_a_text_is_lost_or_read_twice(text: str) -> None:
    kept = "".join(map(_words, pieces(text)))
    assert [sign for sign in text if sign in "ab/."] == [sign for sign in kept if sign in "ab/."]


def _words(piece: str | Reading | Placeholder | Stray) -> str:
    match piece:
        case Placeholder(written):
            return written
        case Reading(word, kana):
            return word + kana
        case Stray():
            return ""
        case words:
            return words


def test_words_side_by_side_are_one_piece() -> None:
    found = pieces("a{{b}}{{c}}d{x}e{{f")
    assert found == ["a{b}{c}d", Placeholder("x"), "e{f"]
