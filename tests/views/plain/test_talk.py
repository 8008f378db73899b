"""Lines are said and read, and numbers understood however they are typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.views.passage import body
from guide.views.plain.talk import Left, Talk, numbers
from tests.views.plain.walking import Person


def talk(*lines: str) -> Talk:
    person = Person(lines)
    return Talk(person.read, person.write)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1", [1]),
        (" 2 ", [2]),
        ("１", [1]),
        ("1 3", [1, 3]),
        ("1,3", [1, 3]),
        ("１、３", [1, 3]),
        ("2.", [2]),
        ("①", [1]),
        ("", []),
        ("0", []),
        ("4", []),
        ("1 4", []),
        ("-1", []),
        ("1.5x", []),
        ("一", []),
        ("00000001", []),
    ],
)
def test_numbers_are_read_in_every_way_people_type_them(typed: str, read: list[int]) -> None:
    assert numbers(typed, 3) == read


@given(st.text(), st.integers(0, 20))
def test_numbers_are_always_among_the_choices(typed: str, most: int) -> None:
    assert all(1 <= number <= most for number in numbers(typed, most))


def test_a_line_is_cleaned_before_anything_sees_it() -> None:
    assert talk("\x1b[31m 1 \u200b").ask("番号") == "1"


def test_a_passage_is_followed_by_an_empty_line() -> None:
    person = Person([])
    Talk(person.read, person.write).say((body("文"),))
    assert person.said == "文\n\n"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1", True), ("はい", True), ("Ｙ", True), ("2", False), ("いいえ", False), ("b", False)],
)
def test_a_question_of_yes_or_no_takes_words_and_numbers(typed: str, meant: bool) -> None:
    assert talk("3", "", typed).confirm("よいですか。") is meant


def test_anything_else_is_told_what_to_type_and_the_question_stays() -> None:
    person = Person(["3", "1"])
    assert Talk(person.read, person.write).confirm("よいですか。")
    assert person.said.count("よいですか。") == 1
    assert "1か2を打ってください。" in person.said


def test_the_end_of_the_input_is_told_to_whoever_asked() -> None:
    with pytest.raises(Left):
        talk().confirm("よいですか。")
