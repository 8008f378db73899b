"""A key is understood however the keyboard or the input method writes it, and an unknown one does nothing."""

import pytest
from textual import events

from guide.views.tui.commands import BY_CHARACTER, Command, command, command_of
from guide.views.words import keys


@pytest.mark.parametrize(
    ("key", "character", "meant"),
    [
        ("1", "1", 1),
        ("fullwidth_digit_nine", "９", 9),
        ("w", "w", Command.WHY),
        ("W", "W", Command.WHY),
        ("fullwidth_latin_small_letter_w", "ｗ", Command.WHY),
        ("fullwidth_latin_capital_letter_s", "Ｓ", Command.SOURCES),
        ("fullwidth_question_mark", "？", Command.HELP),
        ("question_mark", "?", Command.HELP),
        ("space", " ", Command.MARK),
        ("ideographic_space", "\u3000", Command.MARK),
        ("v", "v", Command.THEME),
        ("f4", None, Command.THEME),
        ("enter", "\r", Command.NEXT),
        ("ctrl+j", "\n", Command.NEXT),
        ("left", None, Command.BACK),
        ("escape", "\x1b", Command.BACK),
    ],
)
def test_a_key_is_understood(key: str, character: str | None, meant: Command | int) -> None:
    assert command(events.Key(key, character)) == meant


@pytest.mark.parametrize(
    ("key", "character"), [("0", "0"), ("z", "z"), ("て", "て"), ("㍿", "㍿"), ("f5", None)]
)
def test_an_unknown_key_is_no_command(key: str, character: str | None) -> None:
    assert command(events.Key(key, character)) is None


def test_every_key_of_the_hints_does_what_pressing_it_does() -> None:
    assert command_of(keys.NEXT) == Command.NEXT
    assert command_of(keys.BACK) == Command.BACK
    assert command_of(keys.MARK) == Command.MARK
    assert command_of(keys.CHOOSE) is Command.MARK
    assert {command_of(key) for key in (*keys.WALK, *keys.STAFF)} >= set(BY_CHARACTER.values())
