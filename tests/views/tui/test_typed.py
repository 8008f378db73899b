"""Text can be typed, pasted and corrected; letters that no number needs stay commands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.views.tui.typed import Typing, begin, press


def test_text_goes_in_at_the_caret_and_the_caret_behind_it() -> None:
    assert Typing("山川", 1).insert("と") == Typing("山と川", 2)


def test_backspace_and_delete_take_the_neighbours_of_the_caret() -> None:
    assert Typing("山と川", 2).erase_before() == Typing("山川", 1)
    assert Typing("山と川", 1).erase_after() == Typing("山川", 1)
    assert Typing("", 0).erase_before() == Typing("", 0)


def test_pasted_control_characters_and_line_ends_never_get_in() -> None:
    assert Typing().insert("一\x1b[31m二\n三").text == "一二 三"


def test_a_kana_and_its_voiced_mark_typed_apart_become_one() -> None:
    assert Typing("か", 1).insert("\u3099") == Typing("が", 1)


def test_what_was_given_before_is_there_with_the_caret_behind_it() -> None:
    assert begin(12) == Typing("12", 2)
    assert begin(None) == Typing()


@pytest.mark.parametrize(
    ("key", "after"),
    [("left", 1), ("right", 3), ("home", 0), ("end", 3)],
)
def test_keys_move_the_caret(key: str, after: int) -> None:
    moved = press(Typing("あいう", 2), "text", key, None)
    assert moved is not None
    assert moved.caret == after


def test_one_key_empties_the_field() -> None:
    assert press(Typing("20260401", 4), "date", "ctrl+u", "\x15") == Typing()


@pytest.mark.parametrize("character", ["w", "ｗ", "Q", "？"])
def test_letters_stay_commands_while_a_number_is_typed_and_are_text_in_a_text(character: str) -> None:
    assert press(Typing(), "number", "any", character) is None
    typed = press(Typing(), "text", "any", character)
    assert typed is not None
    assert typed.text == character


def test_the_letters_of_eras_can_be_typed_in_a_date() -> None:
    for letter in "MTSHRr":
        assert press(Typing(), "date", letter, letter) is not None


@pytest.mark.parametrize(("key", "character"), [("enter", "\r"), ("escape", "\x1b"), ("f5", None)])
def test_keys_that_are_no_text_are_left_to_others(key: str, character: str | None) -> None:
    assert press(Typing("12", 2), "number", key, character) is None


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["backspace", "delete", "left", "right", "home", "end", "x"]), st.characters()
        )
    )
)
def test_the_caret_is_always_within_the_text(presses: list[tuple[str, str]]) -> None:
    state = Typing()
    for key, character in presses:
        state = press(state, "text", key, character if key == "x" else None) or state
        assert 0 <= state.caret <= len(state.text)
