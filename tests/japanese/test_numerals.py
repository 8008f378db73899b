"""Numbers and search keys as people type them. Invariant tested: one reading or none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.numerals import parse_number, plain_digits, search_key

DIGITS = "〇一二三四五六七八九"


def in_kanji(number: int) -> str:
    """The number as it is written in kanji, worked out independently of the code under test."""
    if number == 0:
        return "〇"
    parts = []
    for large in ("", "万", "億", "兆"):
        number, four = divmod(number, 10_000)
        digits = [(int(digit), unit) for digit, unit in zip(f"{four:04}", "千百十 ", strict=True)]
        section = "".join(
            (DIGITS[digit] if digit > 1 or unit == " " or (unit == "千" and large) else "") + unit.strip()
            for digit, unit in digits
            if digit
        )
        parts.append(section + large if section else "")
    return "".join(reversed(parts))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("１２", "12"),
        ("1,234", "1234"),
        ("１，２３４", "1234"),
        ("十万", "100000"),
        ("3万5千", "35000"),
        ("３万５千", "35000"),
        ("10万5000", "105000"),
        ("二〇二六", "2026"),
        ("千", "1000"),
        ("百五", "105"),
        ("1.5", "1.5"),
        ("１．５", "1.5"),
        ("1.5万", "15000"),
        ("-3", "-3"),
        ("－３", "-3"),
        ("\u22123", "-3"),
        ("+7", "7"),
        ("壱万", "10000"),
        (" 8 ", "8"),
        ("1億2,000万", "120000000"),
        ("-十", "-10"),
    ],
)
def test_a_number_is_read_in_any_of_its_spellings(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "円",
        "abc",
        "1,23",
        "12,3456",
        "1e5",
        "1_000",
        "①",
        "5²",
        "½",
        "٣",
        "万",
        "十十",
        "3万5億",
        "百5百",
        "2千15百",
        "1億12000万",
        "3万50000",
        "千1000",
        "十つ",
        "1万10000",
        "--5",
        "1 2",
        "1.",
        ".5",
        "0x10",
        "nan",
        "Infinity",
        "9" * 41,
        "五つ",
        "3-5万",
    ],
)
def test_what_is_no_number_or_has_two_readings_is_refused(typed: str) -> None:
    assert parse_number(typed) is None


def test_a_unit_is_ignored_only_where_it_was_asked_for() -> None:
    assert parse_number("５人", ["人"]) == 5
    assert parse_number("3万5千円", ["円"]) == 35_000
    assert parse_number("￥1,000", ["円"]) == 1_000
    assert parse_number("10 世帯", ["帯", "世帯"]) == 10
    assert parse_number("５人", ["円"]) is None
    assert parse_number("５人") is None
    assert parse_number("¥5") is None


@given(st.integers(0, 10**16 - 1))
def test_every_whole_number_is_read_back_from_kanji(number: int) -> None:
    assert parse_number(in_kanji(number)) == number


@given(st.integers(-(10**30), 10**30))
def test_every_whole_number_is_read_back_with_commas_to_the_last_digit(number: int) -> None:
    full_width = f"{number:,}".translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})
    if len(full_width) <= 40:
        assert parse_number(full_width) == number
    assert parse_number(str(number)) == number


@given(st.text(max_size=12) | st.text(st.sampled_from("0１2,.，十百千万億-円一"), max_size=12))
def test_any_text_gives_a_finite_number_or_none(text: str) -> None:
    number = parse_number(text, ["円"])
    assert number is None or number.is_finite()


def test_a_sign_that_only_looks_like_a_digit_is_not_read_as_one() -> None:
    assert plain_digits("①") is None
    assert plain_digits("１２／３") == "12/3"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ボランティア", "ぼらんてぃあ"),
        ("ﾎﾞﾗﾝﾃｨｱ", "ボランティア"),
        ("ＮＰＯ", "npo"),
        ("総合 政策課", "総合政策課"),
        ("㈱新庄", "(株)新庄"),
        ("か\u3099", "が"),
        ("協働\u3000提案", "協働提案"),
        ("ヴ", "ゔ"),
    ],
)
def test_spellings_of_one_word_meet_in_one_key(one: str, other: str) -> None:
    assert search_key(one) == search_key(other)


def test_different_words_keep_different_keys() -> None:
    assert len({search_key(word) for word in ("協働", "共同", "協同", "ハ", "バ", "パ")}) == 6


@given(st.text() | st.text(st.sampled_from("゛か ヽヾアガﾞß")))
def test_the_key_of_a_key_is_the_key(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
