"""Phrases are found where readers pause, and nothing is loaded before a text needs them."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.japanese.phrases import phrase_starts


def phrases(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *phrase_starts(text), len(text)))]


@pytest.mark.parametrize(
    "marked",
    [
        "協働の 指針を 定めました",
        "市と いっしょに 活動したい 人の ための 案内です。",
        "自治会で 受けもつ人を さがすとき、 いちのせき市民 活動センターに 相談します。",
        "総合政策課 （そうごうせいさくか）に、 手がかりを 聞く",
    ],
)
def test_a_phrase_is_a_word_with_what_hangs_on_it(marked: str) -> None:
    assert phrases(marked.replace(" ", "")) == marked.split()


def test_a_text_with_spaces_between_its_phrases_has_just_those() -> None:
    assert phrases("どの ｛課｝か わからない とき、ここに 相談します。") == [
        "どの ｛課｝か ",
        "わからない ",
        "とき、ここに ",
        "相談します。",
    ]
    assert phrases("事務局は、総合政策課 広報・地域づくり推進室です。")[0] == "事務局は、"


def test_a_text_in_english_has_no_phrases_of_japanese() -> None:
    assert phrase_starts("What to say at the desk (ask for 協働推進課) when you come to the city hall") == ()


@given(st.text(max_size=60))
def test_any_text_has_phrases_that_ascend_within_it(text: str) -> None:
    starts = phrase_starts(text)
    assert list(starts) == sorted(set(starts))
    assert all(0 < start < len(text) for start in starts)


def test_the_library_is_loaded_for_the_first_text_of_two_lines_and_not_before() -> None:
    program = (
        "import sys\n"
        "from guide.japanese.wrap import wrap, break_lines\n"
        "wrap('一行に入る文です。\\n次の行です。', 40, '・', '  ')\n"
        "break_lines('一行に入る文です。', 40)\n"
        "assert 'budoux' not in sys.modules\n"
        "wrap('一行には入らない文です。', 10)\n"
        "assert 'budoux' in sys.modules\n"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
