"""Where a line may break. Invariant tested: the rules of JIS X 4051, stated here a second time."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.kinsoku import Level, break_levels

NEVER_FIRST = (
    "、。，．・：；？！ー々ゝゞヽヾ）」』】〕｝〉》］っゃゅょぁぃぅぇぉ"
    "ッャュョァィゥェォヵヶ〜～‐％℃｡､｣･ｰﾞﾟ)]},.!?:;%"
)
NEVER_LAST = "（「『【〔｛〈《［￥＄＃([{①⑳○●※→Ⅰ"
ANY_TEXT = st.text(
    st.sampled_from(NEVER_FIRST + NEVER_LAST + "あ漢アAa1１ \u3000円第…―か\u309a\"'/-"), max_size=24
)


def pieces(text: str, worst: Level = Level.LEGAL) -> list[str]:
    """The text cut at every place whose level is at most the worst that is allowed."""
    levels = break_levels(text)
    cuts = [0, *(place for place in range(1, len(text)) if levels[place] <= worst), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


@pytest.mark.parametrize("character", NEVER_FIRST)
def test_no_line_starts_with_closing_punctuation_or_a_small_kana(character: str) -> None:
    assert break_levels(f"漢{character}漢")[1] == Level.FORBIDDEN_START
    assert break_levels(f"漢 {character}漢")[2] == Level.FORBIDDEN_START


@pytest.mark.parametrize("character", NEVER_LAST)
def test_no_line_ends_with_an_opening_bracket_or_a_mark(character: str) -> None:
    assert break_levels(f"漢{character}漢")[2] == Level.FORBIDDEN_END
    assert break_levels(f"漢{character} 漢")[3] == Level.FORBIDDEN_END


@pytest.mark.parametrize(
    "whole",
    [
        "２０２６",
        "1,234,567円",
        "１２，０００円",
        "10〜20人",
        "第３条",
        "3か月",
        "3ヶ月",
        "10年間",
        "８ページ",
        "３．５％",
        "0233-22-2111",
        "NPO",
        "ＮＰＯ",
        "e-mail",
        "https://example.jp/a?b=c",
        "info@example.jp",
        "it's",
        "p.8-10",
        "`clean`",
        "Ａ４",
        "コミュニティ",
        "ボランティア",
        "パートナー",
        "ﾎﾞﾗﾝﾃｨｱ",
        "ステップ2",
        "ステップⅠ",
        "……",
        "――",
        "①\u0301",
        "€5",
    ],
)
def test_words_numbers_and_pairs_stay_whole(whole: str) -> None:
    assert any(whole in piece for piece in pieces(f"漢{whole}漢"))


def test_what_is_no_word_breaks_between_any_two_characters() -> None:
    assert pieces("市民と市が") == list("市民と市が")
    assert pieces("2026年4月1日") == ["2026年", "4月", "1日"]
    assert pieces("ＮＰＯ法人") == ["ＮＰＯ", "法", "人"]


def test_a_range_of_plain_numbers_stays_whole_and_a_range_of_times_breaks_after_its_sign() -> None:
    assert pieces("10〜20人") == ["10〜20人"]
    assert pieces("２０２４～２０２６年") == ["２０２４～２０２６年"]
    assert pieces("８：３０～１７：１５") == ["８：３０～", "１７：１５"]
    assert pieces("1,000〜2,000円") == ["1,000〜", "2,000円"]


def test_a_long_katakana_word_may_break_but_not_before_a_small_letter() -> None:
    assert "ティ" in pieces("コミュニティセンターーズ")
    assert pieces("アイウエオカキク") == ["アイウエオカキク"]
    assert pieces("アイウエオカキクケ") == list("アイウエオカキクケ")


def test_white_space_after_a_mark_holds_it_to_its_text() -> None:
    assert pieces("漢① 規約") == ["漢", "① 規", "約"]
    assert pieces("漢①\u3000 規約") == ["漢", "①\u3000 規", "約"]
    assert pieces("会 ・規約") == ["会 ・規", "約"]


def test_white_space_hangs_at_the_end_of_a_line_and_indents_a_paragraph() -> None:
    assert pieces("漢 漢\u3000漢") == ["漢 ", "漢\u3000", "漢"]
    assert pieces("\u3000漢字") == ["\u3000漢", "字"]
    assert pieces("漢\u00a0字") == ["漢\u00a0字"]


def test_a_quotation_mark_after_a_space_opens_and_otherwise_closes() -> None:
    assert pieces('漢 "NPO" 字') == ["漢 ", '"NPO" ', "字"]


def test_a_reading_in_brackets_stays_whole_and_other_brackets_do_not() -> None:
    assert pieces("自発性（じはつせい）で") == ["自", "発", "性", "（じはつせい）", "で"]
    assert pieces("市（いち漢）で") == ["市", "（い", "ち", "漢）", "で"]


def test_a_long_address_is_best_cut_after_its_joints() -> None:
    address = "https://example.jp/a-b"
    assert pieces(address) == [address]
    assert pieces(address, Level.JOINT) == ["https://", "example.", "jp/", "a-", "b"]
    assert pieces("1,234.56", Level.JOINT) == ["1,234.56"]


@given(ANY_TEXT)
def test_no_legal_place_offends_a_rule(text: str) -> None:
    levels = break_levels(text)
    for place in range(1, len(text)):
        if levels[place] <= Level.INSIDE_WORD:
            assert text[place] not in NEVER_FIRST
            assert not text[place].isspace()
            assert text[place] != "\u309a"
            before = text[:place].rstrip("\u309a")
            if before and not before[-1].isspace():
                assert before[-1] not in NEVER_LAST


@given(ANY_TEXT)
def test_there_is_a_level_for_every_place_and_the_end_is_legal(text: str) -> None:
    levels = break_levels(text)
    assert len(levels) == len(text) + 1
    assert levels[-1] == Level.LEGAL
