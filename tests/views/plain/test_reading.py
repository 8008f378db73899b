"""A typed line is a command, a choice or an answer, and a question says before it what may be typed."""

import pytest

from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.views.plain import reading
from guide.views.words import keys
from guide.views.words.steps import Choice, asked
from tests.making import flow
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
