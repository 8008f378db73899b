"""The text sheet, as it is: a frame that is looked at before it is committed (KYODO_FRAMES=write)."""

import os
from pathlib import Path

import pytest

from guide.japanese.width import cell_width
from guide.views.plain.layout import WIDEST
from guide.views.sheet.text import SEAL, text
from guide.views.words.result import CODE
from tests.views.sheet.sheets import HOSTILE, made, told, walked

FRAME = Path(__file__).with_name("sheet.txt")


def words(written: str) -> str:
    return "".join(written.partition(SEAL)[0].split())


def test_it_reads_as_the_frame() -> None:
    written = text(made(notes=("次は会計の人と来る",))).partition(SEAL)[0]
    # The edition of a flow made for tests changes with every word of it, and the code with the edition.
    lines = written.split("\n")
    shown = "\n".join(line for line in lines if not line.startswith(("案内: ", CODE)))
    if os.environ.get("KYODO_FRAMES") == "write":
        FRAME.write_text(shown, encoding="utf-8")
    assert shown == FRAME.read_text(encoding="utf-8")


def test_it_holds_every_text_of_the_sheet() -> None:
    sheet = made(notes=("メモ",))
    missing = [one for one in told(sheet) if "".join(one.split()) not in words(text(sheet))]
    assert missing == []


def test_no_line_is_too_wide_for_paper_not_even_of_the_seal() -> None:
    assert max(map(cell_width, text(made(notes=HOSTILE)).split("\n"))) <= WIDEST


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_stand_as_they_are(hostile: str) -> None:
    assert "".join(hostile.split()) in words(text(made(walked(wish=hostile))))
