"""A word that a beginner cannot read is found, unless its reading stands with it."""

import pytest

from guide.japanese.first_kanji import FIRST, unread_word
from guide.japanese.joyo import JOYO


def test_the_table_has_440_kanji_each_once_and_all_of_general_use() -> None:
    assert len(FIRST) == len(set(FIRST)) == 440
    assert set(FIRST) <= set(JOYO)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("市の 人に 聞きます。", ""),
        ("市民の 会です。", "市民"),
        ("市民（しみん）の 会です。市民が 話します。", ""),
        ("市民（まちの 人）の 会です。", ""),
        ("まとめる 係と 補助・助成（ほじょ・じょせい）", ""),
        ("補助、助成（ほじょ、じょせい）", ""),
        ("市民、地域（ちいき）", "市民"),
        ("困（こま）る 人の 地域", "地域"),
        ("類型①（るいけいいち）", ""),
        ("人々と 国々", ""),
    ],
)
def test_a_word_needs_a_reading_once(text: str, word: str) -> None:
    assert unread_word(text) == word
