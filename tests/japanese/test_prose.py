"""What makes a text hard to read is found with what to write instead; 「」 is left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.prose import (
    Found,
    double_negative,
    ends_as_sentence,
    era_year_alone,
    halves,
    impolite,
    is_remark,
    kanji_chain,
    length,
    sentences,
    unclear_sign,
    unquoted,
)


def test_a_sentence_ends_at_its_sign_but_not_inside_brackets() -> None:
    assert sentences("はい。「もう。いい。」と言います。（例です。）\n次の行") == [
        "はい。",
        "「もう。いい。」と言います。",
        "（例です。）",
        "次の行",
    ]
    assert sentences("閉じない「かっこです。\n次です。）です。") == [
        "閉じない「かっこです。",
        "次です。",
        "）です。",
    ]
    assert sentences(" \n") == []


@given(st.text("あ。！？\n「」（）、", max_size=30))
def test_nothing_of_a_text_is_lost_in_its_sentences(text: str) -> None:
    assert "".join(sentences(text)) == text.replace("\n", "")


def test_a_quotation_counts_ten_characters_at_most() -> None:
    assert length("短い文です。") == 6
    assert length("「短い」を読みます。") == 10
    assert length("「山口市協働のまちづくり条例の手引き」です。") == 10 + 3
    assert unquoted("「外の「中」外」と（かっこ）") == "「」と（かっこ）"


def test_a_long_sentence_is_cut_at_the_comma_nearest_to_its_middle() -> None:
    assert halves("市は、市民の人たちと、よく話し合います。") == "市は、市民の人たちと、"
    assert halves("「市は、市民と」話し合います。") == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "市です。",
        "行きましょう！",
        "ありますか？",
        "読んでください（例です）。",
        "ありません。",
        "「後援」です。",
        "どうですか。",
    ],
)
def test_a_polite_sentence_is_left_alone(sentence: str) -> None:
    assert impolite(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "written", "instead"),
    [
        ("市である。", "である", "です"),
        ("市が決める（例）。", "市が決める", ""),
        ("市が協力する。", "する", "します"),
        ("だめだ", "だ", "です"),
    ],
)
def test_any_other_ending_is_told_with_the_polite_one_where_it_is_certain(
    sentence: str, written: str, instead: str
) -> None:
    assert impolite(sentence) == Found(written, instead)


def test_a_remark_in_brackets_and_a_fragment_are_known() -> None:
    assert is_remark("（いくつでも選べます）")
    assert not is_remark("（例）です")
    assert ends_as_sentence("市です。")
    assert not ends_as_sentence("名簿")


@pytest.mark.parametrize(
    ("sentence", "written"),
    [
        ("名簿を出さなければなりません。", "なければなりません"),
        ("できないわけではありません。", "ないわけではありません"),
        ("名簿がないと、申しこめません。", "ないと、申しこめません"),
        ("知らない人はいません。", "ない人はいません"),
        ("認めざるを得ません。", "ざるを得ません"),
    ],
)
def test_a_negation_of_a_negation_is_found_with_a_straight_way(sentence: str, written: str) -> None:
    found = double_negative(sentence)
    assert found is not None
    assert found.written == written
    assert found.instead


@pytest.mark.parametrize(
    "sentence",
    [
        "分からないときは、聞いてください。",
        "「しなければならない」と書いてあります。",
        "できません。",
        "ないところから選べません。",
    ],
)
def test_a_single_negation_is_left_alone(sentence: str) -> None:
    assert double_negative(sentence) is None


def test_a_chain_of_kanji_is_found_unless_it_is_a_name() -> None:
    nothing = re.compile("(?!)")
    assert kanji_chain("花壇管理当番予定表です", 7, nothing) == "花壇管理当番予定表"
    assert kanji_chain("花壇管理当番予定表です", 9, nothing) == ""
    assert kanji_chain("花壇管理当番予定表です", 7, re.compile("花壇管理")) == ""
    assert kanji_chain("「花壇管理当番予定表」です", 7, nothing) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("令和8年に始めます", Found("令和8年", "2026年（令和8年）")),
        ("平成元年です", Found("平成元年", "1989年（平成元年）")),
        ("平成２０年度", Found("平成２０年度", "2008年度（平成２０年度）")),
        ("令和6〜10年度", Found("令和6〜10年度", "2024年度（令和6年度）")),
        ("2015年（平成27年）です。平成30年です", Found("平成30年", "2018年（平成30年）")),
        ("2015年（平成27年）です。平成27年に", None),
        ("「平成27年の計画」です", None),
        ("平成の大合併", None),
    ],
)
def test_a_year_of_an_era_needs_its_western_year_somewhere(text: str, found: Found | None) -> None:
    assert era_year_alone(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("名簿→市役所", Found("→", "から、へ")),
        ("ﾎﾞﾗﾝﾃｨｱ", Found("ﾎﾞﾗﾝﾃｨｱ", "ボランティア")),
        ("サ―ビス", Found("―", "ー")),
        ("はい😀", Found("😀")),
        ("А市", Found("А")),
        ("「→」は続けるです", None),
        ("① 規約、Ⅰ-(1)、◎は主体です。※", None),
        ("㉑ ㈱ 〜 髙 﨑 𠮷 神", None),
    ],
)
def test_a_sign_that_screens_or_voices_treat_differently_is_found(text: str, found: Found | None) -> None:
    assert unclear_sign(text) == found
