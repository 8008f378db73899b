"""What may reach a terminal. Invariant tested: cleaning is idempotent and rewrites no visible character."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guide.japanese.clean import clean, unsafe

NASTY = st.sampled_from(
    [
        *"\x1b\x9b\x9d\x9c\x07\x90\x18[]\\;0mPX^_ (B",
        "\r",
        "\n",
        "\t",
        "\x85",
        "\u2028",
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufe0f",
        "\ufeff",
        "\U000e0041",
        "\ud800",
        "\uffff",
        "か",
        "は",
        "\u3099",
        "\u309a",
    ]
)
ANYTHING = st.lists(st.one_of(NASTY, st.characters(categories=None)), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31m赤\x1b[0m", "赤"),
        ("\x1b[2J\x1b[1;1H消える", "消える"),
        ("\x9b31m八ビット", "八ビット"),
        ("\x1b]0;題名\x07本文", "本文"),
        ("\x1b]8;;https://example.jp\x1b\\市\x1b]8;;\x1b\\役所", "市役所"),
        ("\x9d0;題名\x9c本文", "本文"),
        ("\x1bPq#0\x1b\\絵", "絵"),
        ("\x1b(0線\x1b(B", "線"),
        ("\x1bc初期化", "初期化"),
        ("\x1b", ""),
    ],
)
def test_a_whole_escape_sequence_is_removed(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_text_after_an_unfinished_sequence_is_kept() -> None:
    assert clean("\x1b]0;大切なお知らせ") == "0;大切なお知らせ"
    assert clean("\x1b[1大切") == "大切"


def test_line_ends_become_line_feeds_and_a_tab_becomes_a_space() -> None:
    assert clean("一\r\n二\r三\n四\t五") == "一\n二\n三\n四 五"
    assert clean("一\v二\f三\x85四\u2028五\u2029六") == "一\n二\n三\n四\n五\n六"


@pytest.mark.parametrize(
    "hidden",
    [
        "\x00",
        "\x07",
        "\x7f",
        "\x9c",
        "\ud83d",
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\ufe0f",
        "\u00ad",
        "\u3164",
        "\U000e0041",
        "\uffff",
        "\U0010fffe",
    ],
)
def test_what_hides_reverses_or_steers_is_removed(hidden: str) -> None:
    assert clean(f"協{hidden}働") == "協働"


@pytest.mark.parametrize(
    "name",
    ["神", "﨑", "髙", "𠮷", "葛\U000e0100", "神\ufe00", "①㉑㈱〜～", "ﾊﾝｶｸｶﾞ", "ﾟ゛", "☎〒", "か\u309a"],
)
def test_names_and_signs_stay_as_they_were_written(name: str) -> None:
    assert clean(name) == name
    assert unsafe(name) == ()


def test_a_kana_and_its_voiced_mark_become_one_character() -> None:
    assert clean("か\u3099き\u3099 ハ\u309a") == "がぎ パ"
    assert clean("か\u200b\u3099") == "が"


def test_unsafe_names_each_thing_with_its_offset() -> None:
    assert unsafe("赤\x1b[31m字\u200b\u202e") == (
        (1, "端末を操作する文字列(U+001B)"),
        (7, "目に見えない文字(U+200B)"),
        (8, "文字の向きを変える符号(U+202E)"),
    )
    assert unsafe("行\r\n行\t字か\u3099") == ()
    assert unsafe("一\u2028二\x07") == ((1, "特殊な改行(U+2028)"), (3, "制御文字(U+0007)"))


@given(ANYTHING)
@example("\r\x1b[0m\n")
@example("\x1b\x1b]\x1b[")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unsafe(once) == ()


@given(ANYTHING)
def test_no_control_character_but_the_line_feed_is_left(text: str) -> None:
    left = {unicodedata.category(character) for character in clean(text).replace("\n", "")}
    assert not left & {"Cc", "Cs", "Zl", "Zp"}


@given(ANYTHING)
def test_what_is_not_reported_is_only_respelled(text: str) -> None:
    if not unsafe(text):
        respelled = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
        assert unicodedata.normalize("NFC", clean(text)) == unicodedata.normalize("NFC", respelled)


def test_a_text_full_of_introducers_is_read_in_one_pass() -> None:
    # Each introducer looks for its end; reading to the end of the text each time would take minutes.
    assert clean("\x9d" * 200_000 + "終") == "終"
    assert clean("\x1b]" * 200_000 + "終") == "終"


def test_no_sign_slips_through_the_quick_look() -> None:
    for sign in map(
        chr, (*range(0x3200), *range(0xD7F0, 0xE010), *range(0xFD00, 0x10000), *range(0xE0000, 0xE0200))
    ):
        if unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} and sign not in "\n\r\t":
            assert unsafe(sign), hex(ord(sign))
        assert bool(unsafe(sign)) == (clean(sign) != sign and sign not in "\r\t"), hex(ord(sign))
