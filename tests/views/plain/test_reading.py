"""A typed line is a command, a choice or an answer, and a question says before it what may be typed."""

import pytest

from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.views.plain import reading
from guide.views.words import keys
from guide.views.words.steps import Asked, Choice, asked
from tests.making import flow
from tests.views.long import LONG
from tests.views.plain.walking import texts

CHOICES = (Choice("yes", "はい", ""), Choice("no", "いいえ", "助け"))
FLOW = flow(
    """
steps:
  words: {kind: text, to: list}
  list: {kind: checklist, items: {a: い}, to: end}
  end: {kind: outcome}
"""
)


@pytest.mark.parametrize("key", keys.COMMANDS, ids=lambda key: key.plain)
def test_every_command_is_known_by_its_letter_with_or_without_a_slash(key: keys.Key) -> None:
    for typed in (key.plain, key.plain.upper(), f"/{key.plain}"):
        assert reading.command(typed) is key


def test_where_any_line_may_be_an_answer_only_a_slash_makes_a_command() -> None:
    assert reading.command("b", slashed=True) is None
    assert reading.command("/b", slashed=True) is keys.BACK
    assert reading.command("／ｂ", slashed=True) is keys.BACK


@pytest.mark.parametrize("typed", ["", "/", "x", "bb", "1"])
def test_anything_else_is_no_command(typed: str) -> None:
    assert reading.command(typed) is None


@pytest.mark.parametrize(("typed", "chosen"), [("1", "yes"), ("いいえ", "no"), ("YES", "yes"), ("２", "no")])
def test_one_choice_is_meant_by_its_number_its_words_or_its_id(typed: str, chosen: str) -> None:
    assert reading.one_of(CHOICES, typed) == chosen


def test_several_choices_are_meant_by_numbers_and_none_by_nothing() -> None:
    assert reading.some_of(CHOICES, "2 1") == ("no", "yes")
    assert reading.some_of(CHOICES, "いいえ") == ("no",)
    assert reading.some_of(CHOICES, "") == ()
    assert isinstance(reading.some_of(CHOICES, "5"), Refusal)
    assert isinstance(reading.some_of((), "1"), Refusal)


def test_a_question_of_one_choice_speaks_of_one_number() -> None:
    refused = reading.one_of(CHOICES[:1], "7")
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith("1の番号を")


def test_a_choice_is_said_with_its_number_and_its_help_below() -> None:
    assert [(line.lead, line.text) for line in reading.choices_in_lines(CHOICES)] == [
        ("1.", "はい"),
        ("2.", "いいえ"),
        ("  ", "助け"),
    ]


def test_a_question_of_text_says_how_to_leave_it_and_what_it_had() -> None:
    asks = asked(Interview(FLOW))
    told = texts(reading.question(asks, "いま", "文"))
    assert any("/b" in line and "/?" in line for line in told)
    assert any("前の答え:文。" in line and "/0" in line for line in told)
    assert reading.prompt(asks) == "文"


def test_a_checklist_says_its_items_one_by_one_and_not_before() -> None:
    asks = asked(Interview(FLOW), "list")
    assert "い" not in texts(reading.question(asks, "いま", ""))
    assert texts(reading.item(asks, 0, "unsure"))[-1].startswith("前の答え:わからない。")


PLACES = asked(Interview(LONG), "long")
SEVERAL = asked(Interview(LONG), "several")


def said(asks: Asked, typed: str) -> list[str]:
    """The lines that were found, each behind its number."""
    answer = reading.raw_answer(asks, typed)
    assert isinstance(answer, reading.Found), answer
    return [f"{line.lead}{line.text}" for line in answer.passage]


def test_a_part_of_the_words_lists_the_choices_that_hold_it_with_their_numbers() -> None:
    assert said(PLACES, "koukai") == [
        "1件あります。",
        "198.公会堂（こうかいどう）の使い方",
        "選ぶ番号を打ってください。",
    ]
    assert said(PLACES, "ゆき")[1] == "199.ユキおろし"
    assert reading.raw_answer(PLACES, "198") == "hall"
    assert reading.raw_answer(PLACES, "ユキおろし") == "snow"
    assert said(SEVERAL, "第3")[1] == "3.第3地区の道路"


def test_of_many_the_first_are_listed_and_everything_can_be_asked_for() -> None:
    many = said(PLACES, "第")
    assert (many[0], len(many)) == ("197件あります。", 30 + 3)
    assert many[-2] == "ほかに167件あります。もう少し長く打つと、少なくなります。"
    assert len(said(PLACES, "全部")) == 200 + 2


def test_what_is_not_found_is_refused_as_ever() -> None:
    for typed in ("ん", "", "0", "999"):
        assert isinstance(reading.raw_answer(PLACES, typed), Refusal), typed
    assert isinstance(reading.raw_answer(SEVERAL, "999"), Refusal)


def test_a_list_too_long_to_be_read_out_says_how_to_find_a_choice() -> None:
    told = texts(reading.question(PLACES, "いま", ""))
    assert "200件の中から選びます。" in told
    assert not any("地区" in line for line in told)
    assert any("第12地区" in line for line in texts(reading.question(SEVERAL, "いま", "")))
