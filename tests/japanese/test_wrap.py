"""Lines on a grid of cells.

Invariants tested: no overflow, nothing lost, no forbidden start or end that can be helped.
"""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich._wrap import divide_line  # the function that break_lines can stand in for
from textual import content

from guide.japanese.kinsoku import Level, break_levels
from guide.japanese.width import cell_width
from guide.japanese.wrap import break_lines, wrap

NEVER_FIRST = (
    "、。，．・：；？！ー々ゝゞヽヾ）」』】〕｝〉》］っゃゅょぁぃぅぇぉッャュョァィゥェォヵヶ〜～‐％℃｡､｣･ｰﾞﾟ"
)
NEVER_LAST = "（「『【〔｛〈《［￥＄①②③④⑤○●※→ⅠⅡ"
WIDTHS = range(20, 121)

TEXTS = tuple(
    """
協働とは、市民・ＮＰＯ・企業と市が、それぞれの役割と責任を理解し、対等な立場で知恵と力を出しあっ\
て、地域の課題にいっしょに取り組むことです。どちらか一方だけでは届かなかったところへ、手が届くよう\
になります。
２０２６年４月１日から、協働提案（「まちづくり応援」といいます。）の受付を始めます。上限は１件につ\
き３００，０００円、補助率は対象経費の８０％以内です。受付時間は８：３０～１７：１５、窓口は総合政\
策課（市役所２階）です。
用意するもの： ① 規約や会則 ② 会員名簿（５人以上） ③ 前の年度の収支がわかるもの。※ コピーでもかま\
いません。くわしくは https://www.city.example.lg.jp/kyodo/teian/index.html または \
kyodo@city.example.lg.jp へどうぞ。
「自分たちだけでやっていけるだろうか……」――そんなときは、まずコミュニティセンターでボランティアコー\
ディネーターにご相談ください。ちょっとした、きっかけづくりからいっしょに考えます。ステップⅡへは、\
いつでも進めます！
除雪ボランティアは　毎年１２月から３月まで　活動しています。昨年度は延べ１，２３４人（前年度比\
１１２．５％）が参加し、高齢者世帯など８７戸の雪を下ろしました。ヘルメット、スコップ、スノーダンプ\
は市が貸し出します。
Q. NPO法人でなくても申し込めますか？ A. はい。町内会、自治会、PTA、サークルなど、名前や形は問いま\
せん。ただし、「政治や宗教を広めること」「もうけること」をおもな目的とする団体は、対象になりませ\
ん。
""".strip().splitlines()
)
MIXED = st.text(
    st.sampled_from("あいう漢字市民アイー、。（）「」①→ッょ％1２aN \u3000か\u309a…―／-."),
    min_size=1,
    max_size=60,
)


def lines_of(text: str, cells: int) -> list[str]:
    cuts = [0, *break_lines(text, cells), len(text)]
    return [text[start:end] for start, end in pairwise(cuts)]


def fits_somewhere_better(text: str, start: int, end: int) -> bool:
    """Whether a line from start to end could have ended earlier without offending a rule."""
    for place in range(start + 1, end):
        first, before = text[place], text[start:place].replace("\u309a", "")
        label = before.endswith(" ") and before[-2:-1] in NEVER_LAST and before[-2:-1]
        last = before.rstrip()[-1:]
        legal_start = first not in NEVER_FIRST and not first.isspace() and first not in "\u309a／/-."
        pair = first in "…―" and before[-1:] in "…―"
        if last and legal_start and last not in NEVER_LAST and not label and not pair:
            return True
    return False


@pytest.mark.parametrize("text", TEXTS)
def test_no_line_of_real_text_starts_or_ends_with_what_it_must_not(text: str) -> None:
    for cells in WIDTHS:
        lines = wrap(text, cells)
        assert [line for line in lines[1:] if line[0] in NEVER_FIRST] == []
        assert [line for line in lines[:-1] if line[-1] in NEVER_LAST] == []


@pytest.mark.parametrize(
    "whole",
    [
        "２０２６年",
        "３００，０００円",
        "８０％",
        "１７：１５",
        "NPO",
        "ＮＰＯ",
        "PTA",
        "ヘルメット",
        "スノーダンプ",
    ],
)
def test_no_number_or_short_word_of_real_text_is_split(whole: str) -> None:
    [text] = [text for text in TEXTS if whole in text]
    for cells in WIDTHS:
        assert any(whole in line for line in wrap(text, cells))


def test_lines_of_real_text_are_well_filled() -> None:
    fewest = sum(-(-cell_width(text) // (cells - cells % 2)) for text in TEXTS for cells in WIDTHS)
    by_rules = sum(len(wrap(text, cells, phrases=None)) for text in TEXTS for cells in WIDTHS)
    by_phrases = sum(len(wrap(text, cells)) for text in TEXTS for cells in WIDTHS)
    assert by_rules <= fewest * 1.05
    assert by_phrases <= by_rules * 1.05


def first_run(line: str) -> str:
    """What stays together at the start of a line."""
    place = break_levels(line).find(Level.LEGAL, 1)
    return line if place < 0 else line[:place]


def test_no_line_of_real_text_is_left_half_empty_but_before_a_run_that_did_not_fit() -> None:
    for text in TEXTS:
        for cells in WIDTHS[10:]:
            for line, following in pairwise(wrap(text, cells)):
                assert cell_width(line) >= cells / 2 or cell_width(line + first_run(following)) > cells


@given(MIXED, st.integers(1, 40))
def test_nothing_is_lost_and_every_line_fits(text: str, cells: int) -> None:
    lines = lines_of(text, cells)
    assert "".join(lines) == text
    assert all(lines)
    for line in lines:
        assert cell_width(line.rstrip()) <= cells or cell_width(line[0]) > cells


@given(MIXED, st.integers(4, 40))
@example("あいう①  漢字", 11)
def test_a_rule_is_broken_only_where_no_legal_break_exists(text: str, cells: int) -> None:
    start = 0
    for end in break_lines(text, cells):
        last = text[start:end].rstrip()[-1:]
        if text[end] in NEVER_FIRST or (last and last in NEVER_LAST):
            assert not fits_somewhere_better(text, start, end)
        start = end


@given(MIXED, st.integers(2, 40))
def test_a_combining_mark_is_never_parted_from_its_letter(text: str, cells: int) -> None:
    assert [
        line for line in lines_of(text, cells)[1:] if line[0] == "\u309a" and text[0] not in " \u3000"
    ] == [] or (" \u309a" in text or "\u3000\u309a" in text)


@given(st.lists(MIXED, min_size=1, max_size=4).map("\n".join), st.integers(1, 40))
def test_a_line_feed_always_ends_its_line(text: str, cells: int) -> None:
    breaks = set(break_lines(text, cells))
    assert {place + 1 for place, character in enumerate(text) if character == "\n"} <= breaks
    assert "\n".join(wrap(text, cells)).count("\n") >= text.count("\n")


@given(MIXED, st.integers(1, 40))
def test_breaks_ascend_and_are_the_same_each_time(text: str, cells: int) -> None:
    breaks = break_lines(text, cells)
    assert breaks == sorted(set(breaks))
    breaks.append(-1)  # the caller may keep the list: what is remembered must not change
    assert break_lines(text, cells) == breaks[:-1]


@given(st.lists(st.text("abcXYZ", min_size=1, max_size=8), min_size=1, max_size=12), st.integers(8, 40))
def test_words_between_spaces_break_where_the_replaced_function_breaks_them(
    words: list[str], cells: int
) -> None:
    text = " ".join(words)
    assert break_lines(text, cells) == divide_line(text, cells)


def test_textual_wraps_by_it_when_it_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "divide_line", break_lines)
    for text in TEXTS:
        for cells in (20, 33, 40, 78):
            drawn = content.Content(text)._wrap_and_format(cells)
            assert [str(line.content).rstrip() for line in drawn] == wrap(text, cells)


def test_a_long_run_after_a_space_begins_on_the_same_line() -> None:
    text = "必要なもの　規約や会則などの決まりを書いたもの"
    assert wrap(text, 30, phrases=None)[0] == "必要なもの　規約や会則などの決"
    assert wrap("詳細は https://www.example.lg.jp/a/b/c/d/e", 24)[0] == "詳細は https://www."


def test_a_short_word_goes_to_the_next_line_as_a_whole() -> None:
    assert wrap("地域のボランティア", 12) == ["地域の", "ボランティア"]
    assert wrap("会費は1,200円です", 12) == ["会費は", "1,200円です"]


def test_a_run_that_fits_no_line_is_cut_at_the_cell_or_overflows_as_asked() -> None:
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrap("、" * 5, 4) == ["、、", "、、", "、"]
    assert break_lines("ab abcdefghij cd", 4, fold=False) == [3, 14]
    assert break_lines("ab\n\nabcdef", 4) == [3, 4, 8]
    assert break_lines("abcdefghij", 4, fold=False) == []


def test_a_single_cell_holds_one_character_a_line_and_no_cell_breaks_nothing() -> None:
    assert wrap("協働", 1) == ["協", "働"]
    assert break_lines("協働", 0) == []
    assert break_lines("", 10) == []


def test_lines_are_indented_and_the_indent_counts() -> None:
    assert wrap("規約や会則\n名簿", 9, "① ", "   ") == ["① 規約や", "   会則", "   名簿"]
    assert wrap("", 10, "・") == ["・"]
    assert wrap("一\n\n二", 10, rest="  ") == ["一", "", "  二"]


@given(MIXED, st.integers(2, 30), st.integers(0, 12), st.integers(0, 12))
def test_indented_lines_fit_too(text: str, cells: int, first: int, rest: int) -> None:
    assert all(cell_width(line) <= cells for line in wrap(text, cells, "-" * first, " " * rest))


def test_a_word_that_does_not_fit_behind_a_long_label_stands_whole_below_it() -> None:
    assert wrap("Citizens lead.", 20, "A long label: ", "  ") == ["A long label:", "  Citizens lead."]
    assert wrap("Citizens", 20, "A long label: ", "  ") == ["A long label:", "  Citizens"]
    assert wrap("Citizens lead.", 20, "A label: ", "  ") == ["A label: Citizens", "  lead."]
    assert wrap("協働です", 20, "A long label: ", "  ") == ["A long label: 協働で", "  す"]


def test_a_break_between_phrases_is_preferred_while_the_line_is_mostly_filled() -> None:
    text = "協働の指針を定めました"
    assert wrap(text, 14, phrases=None) == ["協働の指針を定", "めました"]
    assert wrap(text, 14, phrases=lambda _: (3, 6)) == ["協働の指針を", "定めました"]
    assert wrap(text, 14, phrases=lambda _: (3,)) == ["協働の指針を定", "めました"]


def test_lines_end_between_phrases_unless_told_otherwise() -> None:
    assert wrap("協働の指針を定めました", 14) == ["協働の指針を", "定めました"]
    assert break_lines("協働の指針を定めました", 14) == [6]


def test_phrases_are_asked_for_only_where_a_text_needs_a_second_line() -> None:
    asked: list[str] = []

    def ask(text: str) -> tuple[int, ...]:
        asked.append(text)
        return ()

    assert wrap("一行に入る文\n二行目も入る文", 14, phrases=ask) == ["一行に入る文", "二行目も入る文"]
    assert asked == []
    assert len(wrap("一行に入らない文です", 14, phrases=ask)) == len(asked) + 1 == 2


def test_a_break_between_phrases_never_offends_a_rule() -> None:
    assert wrap("ご相談（ただし書きあり）", 12, phrases=lambda _: (4,)) == wrap(
        "ご相談（ただし書きあり）", 12
    )


def test_a_break_between_phrases_that_costs_no_line_needs_six_tenths_of_its_own() -> None:
    assert wrap("あいうえおか", 10, phrases=lambda _: (3,)) == ["あいう", "えおか"]
    assert wrap("あいうえおか", 10, phrases=lambda _: (2,)) == ["あいうえお", "か"]


def test_a_break_between_phrases_that_costs_a_line_needs_nine_tenths_of_its_own() -> None:
    text = "あいうえおかきくけこさしすせそたちつてと"
    assert wrap(text, 20, phrases=lambda _: (9,)) == ["あいうえおかきくけ", "こさしすせそたちつて", "と"]
    assert wrap(text, 20, phrases=lambda _: (8,)) == ["あいうえおかきくけこ", "さしすせそたちつてと"]


def test_an_end_of_a_single_letter_takes_a_phrase_below_with_it() -> None:
    text = "地域の受けもちをさがす"
    assert wrap(text, 20, phrases=lambda _: (8, 10)) == ["地域の受けもちを", "さがす"]
    assert wrap(text, 20, phrases=lambda _: (10,)) == ["地域の受けもちをさが", "す"]


def test_a_word_one_cell_too_long_for_any_line_begins_where_it_stands() -> None:
    assert wrap("地域のabcdefghijkl字", 12) == ["地域の", "abcdefghijkl", "字"]
    assert wrap("地域のabcdefghijklm字", 12) == ["地域のabcdef", "ghijklm字"]


def test_a_long_word_is_cut_at_a_joint_only_if_that_fills_half_of_the_line() -> None:
    assert wrap("市民a/bcdefghijklmno", 10) == ["市民a/", "bcdefghijk", "lmno"]
    assert wrap("市a/bcdefghijklmnopq", 10) == ["市a/bcdefg", "hijklmnopq"]


def test_a_long_word_with_a_joint_begins_below_if_that_leaves_a_filled_line() -> None:
    assert wrap("あいうえおa/bcdefghijklmnopq", 12) == ["あいうえお", "a/bcdefghijk", "lmnopq"]
    assert wrap("市の相談はボランティア２０２６", 16) == ["市の相談は", "ボランティア", "２０２６"]
    assert wrap("あいうえおabcdefghijklmnopq", 12) == ["あいうえおab", "cdefghijklmn", "opq"]


def test_the_last_resort_spares_the_start_of_the_next_line_and_combining_marks() -> None:
    assert wrap("①①①、、", 4) == ["①①", "①、", "、"]
    assert wrap("か\u309a\u309a あ", 1) == ["か\u309a\u309a", "あ"]
    assert wrap("か \u309a", 2) == ["か", "\u309a"]


def test_an_indent_that_leaves_no_room_for_a_wide_character_is_left_out() -> None:
    assert wrap("協働", 3, "--") == ["協", "働"]
    assert wrap("協働", 4, "--") == ["--協", "働"]
    assert wrap("協働", 3, rest="--") == ["協", "働"]
    assert wrap("協働", 4, rest="  ", first="・") == ["・協", "  働"]


def test_a_phrase_that_would_begin_where_no_line_may_is_passed_over() -> None:
    text = "協働の指針を読んで、市と話し合う"
    comma = text.index("、")
    assert wrap(text, 2 * comma + 2, phrases=lambda _: [comma]) == wrap(text, 2 * comma + 2)
    assert wrap(text, 2 * comma + 2, phrases=lambda _: [comma - 1, comma]) == [
        text[: comma - 1],
        text[comma - 1 :],
    ]
