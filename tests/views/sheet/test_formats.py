"""Every format is written with a seal that fits its words, and is read again as the same sheet."""

from pathlib import Path

import pytest

from guide.engine.answers import read_all_pages
from guide.engine.interview import begin
from guide.language.model import Flow
from guide.library import Files, all_flows, flow, read, worded
from guide.sentences.wordings import ENGLISH
from guide.views.sheet.content import Extras, sheet
from guide.views.sheet.formats import FORMATS, LAYOUTS, written
from guide.views.sheet.reading import Taken, take_apart, words
from guide.views.sheet.seal import checksum
from tests.views.sheet.sheets import made, told


def shipped(path: Path) -> Flow:
    """A flow that comes with the program."""
    files = read(path)
    assert isinstance(files, Files)
    loaded = flow(files)
    assert isinstance(loaded, Flow)
    return loaded


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_written_is_read_again(format_: str) -> None:
    one = made(notes=("一つ", "二つ"))
    taken = take_apart(written(one, format_))
    assert isinstance(taken, Taken)
    assert taken.format == format_
    assert taken.seal.answers == one.seal.answers
    assert taken.seal.notes == ("一つ", "二つ")
    shown = "".join("".join(taken.blocks).split())
    assert [text for text in told(one) if "".join(text.split()) not in shown] == []


@pytest.mark.parametrize("format_", LAYOUTS)
def test_the_seal_holds_the_checksum_of_the_words(format_: str) -> None:
    taken = take_apart(written(made(), format_))
    assert isinstance(taken, Taken)
    assert taken.seal.check == checksum(taken.blocks)


@pytest.mark.parametrize("format_", LAYOUTS)
def test_the_same_sheet_is_the_same_file(format_: str) -> None:
    assert written(made(), format_) == written(made(), format_)


@pytest.mark.parametrize("path", all_flows(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_sheets_of_all_examples_of_all_flows_hold_every_text(path: Path) -> None:
    guide = shipped(path)
    for example in guide.examples:
        begun, refused = begin(guide, read_all_pages(guide, example.answers))
        assert not refused
        # What would differ is left out: searching for it in hundreds of examples takes a while.
        whole = sheet(begun, None, Extras("2026-11-26"))
        wanted = ["".join(text.split()) for text in told(whole)]
        for format_, layout in LAYOUTS.items():
            shown = "".join("".join(words(layout(whole), format_)).split())
            shown = shown.replace("\\", "") if format_ == "md" else shown
            missing = [text for text in wanted if text.replace("\\", "") not in shown]
            assert missing == [], f"{example.name} as {format_}"


def test_a_sheet_in_another_wording_says_its_language_and_is_read_again() -> None:
    files = read(next(path for path in all_flows() if path.stem == "guideline" and "shinjo" in str(path)))
    assert isinstance(files, Files)
    guide = worded(files, ENGLISH)
    assert isinstance(guide, Flow)
    begun, _ = begin(guide, read_all_pages(guide, guide.examples[0].answers))
    one = sheet(begun, None, Extras("2026-11-26"))
    content = written(one, "html")
    assert b'<html lang="en">' in content
    taken = take_apart(content)
    assert isinstance(taken, Taken)
    assert taken.seal.wording == ENGLISH
    shown = "".join("".join(taken.blocks).split())
    assert [text for text in told(one) if "".join(text.split()) not in shown] == []
