"""Symbols of a code: every slip of the pen is found, and the two commonest are placed exactly."""

import itertools
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.engine import symbols
from guide.engine.symbols import ALPHABET, CHECKS, Word, checked, is_whole, swapped, word_of, wrong_symbol

LENGTHS = (12, 16, 20, 24)
WORDS = st.sampled_from(LENGTHS).flatmap(
    lambda length: st.lists(st.integers(0, 31), min_size=length - CHECKS, max_size=length - CHECKS).map(
        lambda symbols: checked(tuple(symbols))
    )
)


def some_word(length: int) -> Word:
    dice = Random(length)  # noqa: S311 - chance for tests, not for secrets
    return checked(tuple(dice.randrange(32) for _ in range(length - CHECKS)))


def changed(word: Word, place: int, symbol: int) -> Word:
    return (*word[:place], symbol, *word[place + 1 :])


def test_the_alphabet_has_each_of_32_symbols_once_and_no_look_alike_of_digits() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 32
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("length", LENGTHS)
def test_every_single_wrong_symbol_is_found_and_placed_with_the_right_symbol(length: int) -> None:
    word = some_word(length)
    for place, symbol in itertools.product(range(length), range(32)):
        if symbol != word[place]:
            wrong = changed(word, place, symbol)
            assert not is_whole(wrong)
            assert wrong_symbol(wrong) == (place, word[place])


@pytest.mark.parametrize("length", LENGTHS)
def test_every_swap_of_different_neighbours_is_found_and_placed_and_never_taken_for_one_wrong_symbol(
    length: int,
) -> None:
    word = some_word(length)
    for place in range(length - 1):
        if word[place] != word[place + 1]:
            wrong = changed(changed(word, place, word[place + 1]), place + 1, word[place])
            assert not is_whole(wrong)
            assert wrong_symbol(wrong) is None
            assert swapped(wrong) == place


@settings(max_examples=50)
@given(WORDS, st.data())
def test_any_two_or_three_wrong_symbols_are_found(word: Word, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(word) - 1), min_size=2, max_size=3, unique=True))
    wrong = word
    for place in places:
        wrong = changed(wrong, place, (word[place] + data.draw(st.integers(1, 31))) % 32)
    assert not is_whole(wrong)
    if len(places) == 2:
        assert wrong_symbol(wrong) is None


@settings(max_examples=50)
@given(WORDS)
def test_a_word_is_written_in_groups_of_four_and_read_again_in_any_case_and_width(word: Word) -> None:
    paper = symbols.written(word)
    assert {len(group) for group in paper.split("-")} == {4}
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in paper)
    for typed in (
        paper,
        paper.lower(),
        wide,
        wide.lower(),
        paper.replace("-", "ー"),
        paper.replace("-", "　"),
    ):
        assert word_of("".join(symbols.groups(typed))) == word


def test_look_alikes_are_read_as_what_they_must_be_and_no_other_letter_is_a_symbol() -> None:
    assert symbols.groups("oil-u") == ["OIL", "U"]
    assert word_of("OILU") == word_of("011V")
    assert word_of("0A*") == 2
    assert word_of("協働") == 0


def test_a_word_without_a_slip_has_none() -> None:
    word = some_word(12)
    assert is_whole(word)
    assert wrong_symbol(word) is None
