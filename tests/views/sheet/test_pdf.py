"""The PDF can be read by eye, by search and by a screen reader, and no text of it is source."""

import io
import re
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest
from msgspec.structs import replace

from guide import library
from guide.analysis.insight import insight
from guide.engine.answers import read_all_pages
from guide.engine.interview import begin
from guide.japanese.kinsoku import Level, break_levels
from guide.language.model import Flow
from guide.views.sheet.content import Extras, sheet
from guide.views.sheet.pdf import MissingExtra, pdf, take_apart
from guide.views.sheet.reading import NOT_A_SHEET, Taken
from tests.views.sheet.sheets import HOSTILE, made, told, walked


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def text(content: bytes) -> str:
    return "".join("".join(page.extract_text() for page in reader(content).pages).split())


def test_every_text_can_be_searched_for() -> None:
    one = made(notes=("漢字と𠮷田さん、﨑の字",))
    shown = text(pdf(one))
    assert [words for words in told(one) if "".join(words.split()) not in shown] == []


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    made_of = reader(pdf(made()))
    root: Any = made_of.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/StructTreeRoot"]
    assert str(root["/Lang"]).startswith("ja")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert made_of.metadata
    assert made_of.metadata.title == "市と進めましょう - 協働ナビ　見本市"


def test_its_fonts_are_inside() -> None:
    resources: Any = reader(pdf(made())).pages[0]["/Resources"]
    fonts = resources["/Font"]
    for font in fonts.values():
        inner = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert "/FontFile3" in inner or "/FontFile2" in inner


def test_hostile_words_are_only_words() -> None:
    hostile = " ".join(HOSTILE).replace("\n", " ")[:390]
    one = made(walked(wish=hostile), notes=HOSTILE)
    shown = text(pdf(one))
    assert [words for words in told(one) if "".join(words.split()) not in shown] == []
    assert [page for page in reader(pdf(one)).pages if "/Annots" in page] == []


def test_no_line_begins_or_ends_where_japanese_forbids_it() -> None:
    long = "（今日は、雨です。）「はい」と、答えました。ゃゅょっー々、％。" * 8
    lines: list[str] = []
    for page in reader(pdf(made(notes=(long,)))).pages:
        lines += page.extract_text().split("\n")
    first = next(number for number, line in enumerate(lines) if long[:6] in line)
    told_lines = [line.strip() for line in lines[first:] if line.strip() and line.strip() in long]
    assert len(told_lines) > 4
    joined = "".join(told_lines)
    levels = break_levels(joined)
    place = 0
    for line in told_lines[:-1]:
        place += len(line)
        assert levels[place] == Level.LEGAL, f"{line} | {joined[place : place + 4]}"


def test_what_no_column_holds_is_broken_and_not_cut() -> None:
    one = made(notes=("W" * 300, f"https://example.jp/{'abcdefghij' * 30}"))
    content = pdf(one)
    shown = text(content)
    assert [words for words in told(one) if "".join(words.split()) not in shown] == []
    lines = "\n".join(page.extract_text() for page in reader(content).pages).split("\n")
    assert max(len(line) for line in lines if "WWW" in line or "abcdef" in line) < 60


def test_without_the_extra_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(MissingExtra, match=re.escape('pip install "kyodo-guide[pdf]"')):
        pdf(made())
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(MissingExtra, match=re.escape('pip install "kyodo-guide[pdf]"')):
        take_apart(b"%PDF-")


def test_a_pdf_of_something_else_is_no_sheet() -> None:
    other = pypdf.PdfWriter()
    other.add_blank_page(width=100, height=100)
    content = io.BytesIO()
    other.write(content)
    assert take_apart(content.getvalue()) == NOT_A_SHEET


def test_a_pdf_with_a_broken_seal_is_no_sheet() -> None:
    other = pypdf.PdfWriter()
    other.add_blank_page(width=100, height=100)
    other.add_attachment("kyodo-sheet.json", b"\xff{")
    content = io.BytesIO()
    other.write(content)
    assert not isinstance(take_apart(content.getvalue()), Taken)


@pytest.mark.parametrize(
    ("guide", "outcome"),
    [("shinjo/guideline", "decide-together"), ("yamaguchi/domains", "open-domain")],
)
def test_the_sheet_of_who_has_not_decided_yet_takes_one_leaf(guide: str, outcome: str) -> None:
    path = library.find(guide)
    assert isinstance(path, Path)
    files = library.read(path)
    assert isinstance(files, library.Files)
    shipped = library.flow(files)
    assert isinstance(shipped, Flow)
    walks = (begin(shipped, read_all_pages(shipped, one.answers))[0] for one in shipped.examples)
    walk = next(one for one in walks if one.trace.outcome and one.trace.outcome.id == outcome)
    extras = Extras("2026-11-26", ("次は会計の人と来る",), by_staff=True)
    assert len(reader(pdf(sheet(walk, insight(walk), extras))).pages) <= 2


def test_the_longest_sheet_takes_one_leaf_with_its_lines_closer() -> None:
    files = library.read(found) if isinstance(found := library.find("ichinoseki/plan"), Path) else found
    assert isinstance(files, library.Files)
    shipped = library.flow(files)
    assert isinstance(shipped, Flow)
    longest = next(one for one in shipped.examples if one.name.startswith("見守りで、どの柱も"))
    walk, _ = begin(shipped, read_all_pages(shipped, longest.answers))
    extras = Extras("2026-11-26", ("次は会計の人と来る",), by_staff=True)
    assert len(reader(pdf(sheet(walk, insight(walk), extras))).pages) <= 2


def test_no_english_word_is_broken() -> None:
    words = "collaboration neighbourhood representative organisation " * 6
    english = replace(made(walked(wish=words.strip())), language="en")
    assert "".join(words.split()) in text(pdf(english))
