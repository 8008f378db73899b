"""Every sentence a citizen may meet has its English and its easier Japanese, and no table holds any other.

The sentences are read off the code: what is given to `said`, and every other Japanese text in the rooms that
speak to a person on a walk. So a new sentence, also one put together in an f-string, fails here until it
stands in `guide/sentences/english.py`, and in `easy.py` unless it is easy as it is. A new module speaks to
citizens until it is named in STAFF_ONLY.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from guide.sentences import easy, english
from guide.views.tui import labels
from guide.views.words import answers, glossary, home, keys, progress

GUIDE = Path(__file__).parents[2] / "guide"
SPEAKING = (
    "engine",
    "views/words",
    "views/plain",
    "views/tui",
    "views/saves.py",
    "language/domains.py",
    "views/passage.py",
    "views/wordings.py",
    "views/sheet/brief.py",
    "views/sheet/content.py",
    "views/sheet/pdf.py",
    "views/sheet/reading.py",
    "views/sheet/saved_verdict.py",
    "views/sheet/text.py",
    "views/sheet/verdict.py",
    "trouble.py",
    "records/saved.py",
    "records/saver.py",
)
PARTLY = ("cli/sheets.py", "language/derived_linker.py")
"""They speak to authors, and have some sentences for citizens."""

STAFF_ONLY = {
    *("views/words/staff.py", "views/plain/staff.py", "views/tui/counter.py"),
    *("views/words/records.py", "views/tui/workbench.py"),
    *("views/words/booklet.py", "views/words/diff.py", "views/words/edited.py", "views/words/finding.py"),
    *("views/words/map.py", "views/words/mutation.py", "views/words/paths.py", "views/words/proof.py"),
    *("views/words/given.py", "views/words/conditions.py", "views/words/table.py", "views/plain/table.py"),
    *("views/words/unfilled.py", "views/plain/chart.py"),
}
"""Read at the counter or by those who make flows, in ordinary Japanese."""

AUTHORS_LIST = {
    "質問とページ（左の名前を答えのファイルに書きます）",
    "決め方の表（kyodo table で読めます）",
    "もとの文書: ",
    "版: ",
    "結果",
}
"""What `kyodo show` says of a flow."""

NOT_SAID = {
    *("円", "（", "）", "（）", "。", "。\n", "、，,・。．.", "全部", "ぜんぶ", "ぁ", "ァ", "一", "々"),
    *("年", "日", "令和", "平成", "昭和"),
    *("[\\s\\-‐‑‒–—―−ー_.,、。・]+", "[ぁ-ん]{0,5}、 ?(?=.)", "[・、]|と ?(?=[ァ-ヺ一-鿿])"),
}
"""What a person types, marks between words, and patterns."""

JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠々〆〇、。「」（）]")
MONTHS = {"月", *(f"{number}月" for number in range(1, 13))}
"""Made from their number."""

TABLES = pytest.mark.parametrize("table", [english.SENTENCES, easy.SENTENCES], ids=["english", "easy"])


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def texts_in_code(*places: str) -> Iterator[str]:
    """Every text in the code of the rooms that speak, docstrings left out."""
    for place in places or SPEAKING:
        path = GUIDE / place
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            if file.relative_to(GUIDE).as_posix() not in STAFF_ONLY:
                yield from texts_of(parsed(file))


def texts_of(tree: ast.Module) -> Iterator[str]:
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def given_to_said() -> Iterator[str]:
    """What stands as the sentence in a call of `said`."""
    for file in sorted(GUIDE.rglob("*.py")):
        for node in ast.walk(parsed(file)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in {
                *("said", "_said", "_tell", "_sure"),
            }:
                for one in node.args:
                    yield from (
                        part.value
                        for part in ast.walk(one)
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    )


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_sentence_that_is_said_has_its_english() -> None:
    missing = {one for one in given_to_said() if JAPANESE.search(one)} - english.SENTENCES.keys()
    missing -= MONTHS
    assert missing == set()


def test_whatever_a_citizen_may_meet_has_its_english() -> None:
    """Also what is not said at once: constants, and parts of f-strings, which no table can have."""
    staff = {key.help for key in (*vars(labels).values(), *keys.STAFF) if isinstance(key, keys.Key)}
    found = {one for one in texts_in_code() if JAPANESE.search(one)}
    assert found - english.SENTENCES.keys() - MONTHS - NOT_SAID - AUTHORS_LIST - staff == set()


def test_whatever_is_not_easy_as_it_is_has_its_easier_japanese() -> None:
    hard = {one for one in english.SENTENCES if _without_reading(one)}
    assert hard - easy.SENTENCES.keys() == set()


@TABLES
def test_a_table_holds_only_sentences_that_the_code_says(table: dict[str, str]) -> None:
    told = {*texts_in_code(), *texts_in_code(*PARTLY), *given_to_said()}
    assert table.keys() - told - MONTHS == set()


@TABLES
def test_a_sentence_has_the_same_facts_in_every_wording(table: dict[str, str]) -> None:
    examples = {"example"}  # a date of one wording need not be shown as an example in another
    wrong = {old: new for old, new in table.items() if fields(old) - examples != fields(new) - examples}
    assert wrong == {}


def test_english_is_english() -> None:
    languages = {"ことば/English", "ことばを変えるときは l です。/ For English, type l."}
    kana = re.compile("[ぁ-んァ-ヶ一-龠々、。「」（）]")
    assert {old for old, new in english.SENTENCES.items() if kana.search(new)} == languages


def test_easier_sentences_use_few_hard_words() -> None:
    """Kanji beyond those of the first school years carry their reading."""
    bare = {new: hard for new in easy.SENTENCES.values() if (hard := _without_reading(new))}
    assert bare == {}


EVERYDAY = set(
    "一二三日本語大小上下左右人文字書読見聞行入出前後中今何名先生学年月火水木金土時分半国市手足目口力"
    "引切使変決開消数番答押打号例味方思同新多少長来言"
)
"""Kanji that stand without a reading: numbers, days, places and what one does."""


def _without_reading(sentence: str) -> str:
    runs = re.findall("([一-龠々]+)(?:[ぁ-ん]*)(（[ぁ-ん]+）)?", re.sub("{[^}]*}", "", sentence))
    return "".join(run for run, reading in runs if not reading and set(run) - EVERYDAY)


def test_every_key_and_label_has_its_english() -> None:
    shown = [key for name, key in vars(keys).items() if name.isupper() and isinstance(key, keys.Key)]
    shown += [key for key in vars(labels).values() if isinstance(key, keys.Key)]
    told = {
        words for key in shown for words in (key.word, key.shown, *([key.help] if key in keys.WALK else ()))
    }
    for name, label in (*vars(labels).items(), *vars(home).items()):
        if name.isupper():
            told |= {label} if isinstance(label, str) else set(label) if isinstance(label, tuple) else set()
    told |= {*progress.STATES.values(), *answers.STATES.values(), *glossary.KINDS.values()}
    assert {words for words in told if JAPANESE.search(words)} - english.SENTENCES.keys() == set()
