"""A choice of a long list is found by a part of its words, however a person writes them."""

import subprocess
import sys

import pytest

from guide.engine.interview import Interview
from guide.views.words.finding import is_long, matches
from guide.views.words.steps import Choice, asked
from tests.views.long import LONG
from tests.views.tui.stage import KINDS

CHOICES = (
    Choice("hall", "公会堂（こうかいどう）の使い方", "", "こうかいどうの使い方"),
    Choice("snow", "ユキおろし", "屋根の雪です。", "ユキおろし"),
    Choice("form", "ＮＰＯの設立", "", "ＮＰＯの設立"),
)


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("", ["hall", "snow", "form"]),
        ("公会", ["hall"]),
        ("コウカイ", ["hall"]),
        ("koukai", ["hall"]),
        ("ＫＯＵＫＡＩ", ["hall"]),
        ("こ う か い", ["hall"]),
        ("ゆき", ["snow"]),
        ("ﾕｷ", ["snow"]),
        ("yuk", ["snow"]),
        ("屋根", ["snow"]),
        ("npo", ["form"]),
        ("ｓetsu", []),
        ("せつりつ", []),
        ("k", []),
        ("1", []),
    ],
)
def test_width_kana_case_and_blanks_do_not_count_and_letters_are_romaji_too(
    typed: str, ids: list[str]
) -> None:
    assert [CHOICES[number].id for number in matches(CHOICES, typed)] == ids


def test_a_list_is_long_where_number_keys_do_not_reach_every_choice() -> None:
    assert is_long("choice", asked(Interview(LONG)).choices)
    assert not is_long("checklist", asked(Interview(LONG)).choices)
    assert not is_long("choice", asked(Interview(LONG)).choices[:9])
    assert not is_long("choices", asked(Interview(KINDS), "fields").choices)


def test_readings_come_from_the_text_of_the_option() -> None:
    hall = next(choice for choice in asked(Interview(LONG)).choices if choice.id == "hall")
    assert hall.reading == "こうかいどうの使い方"


def test_the_reader_of_romaji_is_loaded_only_for_letters() -> None:
    code = (
        "import sys\n"
        "from guide.views.words.finding import matches\n"
        "from guide.views.words.steps import Choice\n"
        "matches((Choice('a', 'ゆき', ''),), 'ゆき')\nassert 'jaconv' not in sys.modules\n"
        "matches((Choice('a', 'ゆき', ''),), 'yuki')\nassert 'jaconv' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
