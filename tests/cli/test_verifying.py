"""`kyodo verify` tells what it finds in the words that were asked for, whatever the sheet was made in."""

import re
from pathlib import Path

import pytest

from guide.cli import Exit, main
from guide.cli.opening import load
from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.record import Kept
from guide.records.saved import encode, saved_of
from guide.sentences.wordings import EASY, ENGLISH

KANA = re.compile("[ぁ-んァ-ヶ]")
BESIDE = Kept(
    "A1", by_staff=False, begun="2026-11-26T01:00:00Z", changed="2026-11-26T02:00:00Z", day="2026-11-26"
)


def verified(capsys: pytest.CaptureFixture[str], path: Path, *arguments: str, code: int) -> str:
    assert main(["verify", str(path), *arguments]) == code
    told = capsys.readouterr()
    return " ".join((told.err if code == Exit.BAD_INPUT else told.out).split())


def walked(wording: str) -> Interview:
    flow = load("shinjo/guideline", wording)
    assert isinstance(flow, Flow)
    begun, refused = begin(flow, read_all_pages(flow, flow.examples[0].answers))
    assert not refused
    return begun


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """An English sheet."""
    path, answers = tmp_path / "sheet.txt", tmp_path / "saved.json"
    answers.write_bytes(encode(saved_of(walked(ENGLISH), BESIDE)))
    made = ["sheet", "shinjo/guideline", "--answers", str(answers), "--wording", "en", "-o", str(path)]
    assert main(made) == Exit.CONCLUDED
    return path


def test_an_english_sheet_is_verified_in_english_or_in_japanese(
    sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not KANA.search(verified(capsys, sheet, "--wording", ENGLISH, code=Exit.CONCLUDED))
    assert "答えから計算できるものを" in verified(capsys, sheet, code=Exit.CONCLUDED)
    easy = verified(capsys, sheet, "--wording", EASY, code=Exit.CONCLUDED)
    assert "この 紙（かみ）" in easy


def test_what_differs_is_told_in_english(sheet: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = sheet.read_text(encoding="utf-8")
    sheet.write_text(written.replace("Made on", "Made in"), encoding="utf-8")
    told = verified(capsys, sheet, "--wording", ENGLISH, code=Exit.FINDINGS)
    assert "This sheet was changed after it was made." in told
    assert "The guide now: " in told


def test_what_is_no_sheet_is_told_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "note.txt"
    path.write_text("nothing", encoding="utf-8")
    told = verified(capsys, path, "--wording", ENGLISH, code=Exit.BAD_INPUT)
    assert told.startswith("This is no sheet of Kyodo Navi")


def test_of_english_answers_only_what_was_changed_is_told_in_any_wording(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "saved.json"
    content = encode(saved_of(walked(ENGLISH), BESIDE)).decode()
    path.write_text(content.replace('"answer": "1: Yes', '"answer": "1: No', 1), encoding="utf-8")
    for wording, label in (("", "ファイル: "), (ENGLISH, "File: ")):
        arguments = ("--wording", wording) if wording else ()
        told = verified(capsys, path, *arguments, code=Exit.FINDINGS)
        assert told.count(label) == 1, told
