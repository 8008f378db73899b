"""Room after ambiguous marks. Invariant tested: only spaces are added, and only once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.room import give_room, is_mark, take_room


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("①規約", "① 規約"),
        ("① 規約", "① 規約"),
        ("①\u3000規約", "①\u3000規約"),
        ("ステップⅠへ", "ステップⅠ へ"),
        ("市民→市", "市民→ 市"),
        ("①②", "① ②"),
        ("（①）", "（①）"),
        ("※、①。", "※、①。"),
        ("○", "○"),
        ("行①\n行", "行①\n行"),
        ("待って……そして", "待って…… そして"),
        ("――", "――"),
        ("3×4", "3× 4"),
        ("①\u0301あ", "①\u0301あ"),
    ],
)
def test_a_mark_gets_a_space_where_something_would_be_overprinted(written: str, shown: str) -> None:
    assert give_room(written) == shown


@pytest.mark.parametrize("text", ["αβγ", "Привет", "“引用”", "┌──┐", "㉑㈱", "協働の指針", "plain (text)"])
def test_letters_quotes_boxes_and_wide_signs_need_no_room(text: str) -> None:
    assert give_room(text) == text


@given(st.text(st.sampled_from("①○→※Ⅰ…―あA 、）\u3000\n×α"), max_size=20))
def test_only_spaces_are_added_and_only_once(text: str) -> None:
    shown = give_room(text)
    assert shown.replace(" ", "") == text.replace(" ", "")
    assert give_room(shown) == shown


@given(st.text(st.sampled_from("①○→※Ⅰあ漢A"), max_size=20))
def test_no_mark_is_left_before_a_character_it_would_cover(text: str) -> None:
    shown = give_room(text)
    assert all(not is_mark(mark) or following == " " for mark, following in pairwise(shown))


def test_the_room_of_marks_can_be_taken_away_again() -> None:
    assert take_room(give_room("①規約※印（→次）")) == "①規約※印（→次）"
    assert take_room("a b、α β ① ② ") == "a b、α β ①②"
    assert take_room("plain text") == "plain text"
