"""`kyodo sheet` and `kyodo verify` from outside, and what `p` does in a walk."""

import os
import subprocess
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from guide.cli import Exit, main
from guide.engine.interview import begin
from guide.records.record import Kept
from guide.records.saved import encode, saved_of
from guide.views.sheet.formats import FORMATS, LAYOUTS
from tests.making import CITY, file
from tests.views.sheet.sheets import FLOW as WALKED

FLOW = """
steps:
  lead: {kind: choice, ask: 誰が中心ですか, options: {citizens: 市民, city: 市}, to: goal}
  goal: {kind: outcome, title: 目的地, recommend: {forms: [{entry: koen, because: 合うからです}]}}
"""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


class Counter:
    """A flow, a file of answers and the command, in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        (folder / "mihon").mkdir()
        (folder / "mihon" / "city.yaml").write_text(CITY, encoding="utf-8")
        self.flow = folder / "mihon" / "guide.yaml"
        self.flow.write_bytes(file(FLOW))
        self.answers = folder / "answers.yaml"
        self.answers.write_text("lead: citizens", encoding="utf-8")

    def kyodo(self, *arguments: str | Path) -> Ended:
        code = main([str(argument) for argument in arguments])
        return Ended(code, *self._capsys.readouterr())

    def sheet(self, *arguments: str | Path) -> Ended:
        return self.kyodo("sheet", self.flow, "--answers", self.answers, "--date", "2026-11-26", *arguments)

    def verify(self, path: Path) -> Ended:
        return self.kyodo("verify", path, "--flow", self.flow)


@pytest.fixture
def counter(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Counter:
    """A counter."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b""), encoding="utf-8"))
    return Counter(tmp_path, capsys)


# Making


@pytest.mark.parametrize("format_", FORMATS)
def test_the_ending_of_the_file_tells_the_format(counter: Counter, format_: str) -> None:
    path = counter.folder / f"sheet.{format_}"
    ended = counter.sheet("-o", path, "--by-staff")
    assert ended.code == Exit.CONCLUDED
    assert "に書きました。" in ended.err
    assert counter.verify(path).code == Exit.CONCLUDED


def test_without_a_file_text_is_given_out(counter: Counter) -> None:
    ended = counter.sheet()
    assert ended.code == Exit.CONCLUDED
    assert "【目的地】" in ended.out
    assert "2026年11月26日" in ended.out


@pytest.mark.parametrize("format_", LAYOUTS)
def test_what_is_given_out_is_the_sheet(counter: Counter, format_: str) -> None:
    path = counter.folder / "given-out"
    path.write_text(counter.sheet("--format", format_).out, encoding="utf-8")
    assert counter.verify(path).code == Exit.CONCLUDED


def test_that_staff_entered_the_answers_is_printed(counter: Counter) -> None:
    assert "職員が入力" in counter.sheet("--by-staff").out
    assert "職員が入力" not in counter.sheet().out


def test_a_note_of_staff_is_printed(counter: Counter) -> None:
    assert "・次は会計の人と来る" in counter.sheet("--note", "次は会計の人と来る\x1b[31m").out


def test_a_file_that_is_there_is_kept_unless_told_otherwise(counter: Counter) -> None:
    path = counter.folder / "sheet.txt"
    path.write_text("大事な紙", encoding="utf-8")
    ended = counter.sheet("-o", path)
    assert ended.code == Exit.BAD_INPUT
    assert "--overwrite" in ended.err
    assert path.read_text(encoding="utf-8") == "大事な紙"
    assert counter.sheet("-o", path, "--overwrite").code == Exit.CONCLUDED
    assert "目的地" in path.read_text(encoding="utf-8")


def test_an_unfinished_walk_gives_a_sheet_and_says_so(counter: Counter) -> None:
    counter.answers.write_text("{}", encoding="utf-8")
    ended = counter.sheet()
    assert ended.code == Exit.MORE_ANSWERS
    assert "誰が中心ですか" in ended.out


def test_answers_that_cannot_be_taken_give_no_sheet(counter: Counter) -> None:
    counter.answers.write_text("lead: nobody", encoding="utf-8")
    path = counter.folder / "sheet.html"
    assert counter.sheet("-o", path).code == Exit.BAD_INPUT
    assert not path.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--format", "docx"), "html、txt、md、pdf のどれか"),
        (("--format", "pdf"), "-o FILE"),
        (("-o", "sheet.docx"), "--format"),
        (("-o", "no/such/folder/sheet.html"), "に書けませんでした（その場所がありません）。"),
        (("-o", "a\0b.html"), "に書けませんでした（場所の書き方が正しくありません）。"),
        (("--date", "いつか"), "--date には日付を"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(
    counter: Counter, arguments: tuple[str, ...], said: str
) -> None:
    ended = counter.kyodo("sheet", counter.flow, "--answers", counter.answers, *arguments)
    assert ended.code == Exit.BAD_INPUT
    assert said in ended.err
    assert "Traceback" not in ended.err


def test_without_the_extra_a_pdf_is_refused_in_words(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter.sheet("-o", counter.folder / "a.pdf")
    monkeypatch.setitem(sys.modules, "typst", None)
    ended = counter.sheet("-o", counter.folder / "b.pdf")
    assert ended.code == Exit.BAD_INPUT
    assert 'pip install "kyodo-guide[pdf]"' in ended.err
    assert counter.verify(counter.folder / "a.pdf").code == Exit.BAD_INPUT


def test_a_sheet_is_made_and_checked_in_english_too(counter: Counter) -> None:
    counter.answers.write_text("start-check: {alone: yes, effect: yes, join: yes}", encoding="utf-8")
    path = counter.folder / "sheet.txt"
    asked = ("sheet", "shinjo/guideline", "--answers", counter.answers, "--wording", "en", "-o", path)
    assert counter.kyodo(*asked).code == Exit.MORE_ANSWERS
    assert "Your answers so far" in path.read_text(encoding="utf-8")
    assert "About this sheet" in path.read_text(encoding="utf-8")
    assert counter.kyodo("verify", path).code == Exit.CONCLUDED


# Checking


def test_an_altered_sheet_is_found(counter: Counter) -> None:
    path = counter.folder / "sheet.html"
    counter.sheet("-o", path)
    path.write_text(path.read_text(encoding="utf-8").replace("後援", "委託"), encoding="utf-8")
    ended = counter.verify(path)
    assert ended.code == Exit.FINDINGS
    assert "書きかえられ" in ended.out


def test_a_newer_edition_is_told(counter: Counter) -> None:
    path = counter.folder / "sheet.md"
    counter.sheet("-o", path)
    counter.flow.write_bytes(file(FLOW.replace("koen", "itaku")))
    ended = counter.verify(path)
    assert ended.code == Exit.FINDINGS
    assert "前の版" in ended.out
    assert "委託" in ended.out


def test_a_shipped_guide_is_found_by_the_sheet_itself(counter: Counter) -> None:
    counter.answers.write_text("start-check: {alone: yes, effect: yes, join: yes}", encoding="utf-8")
    path = counter.folder / "sheet.txt"
    counter.kyodo("sheet", "shinjo/guideline", "--answers", counter.answers, "-o", path)
    assert counter.kyodo("verify", path).code == Exit.CONCLUDED


@pytest.mark.parametrize("named", ["/etc/passwd", "../../secret", "mihon/guide", "", "x" * 5000])
def test_a_sheet_never_chooses_which_file_is_opened(
    counter: Counter, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(counter.folder)
    path = counter.folder / "sheet.md"
    counter.sheet("-o", path)
    path.write_text(path.read_text(encoding="utf-8").replace("mihon/guide", named, 1), encoding="utf-8")
    ended = counter.kyodo("verify", path)
    assert ended.code == Exit.BAD_INPUT
    assert "ここにありません" in ended.err
    assert "--flow" in ended.err


def test_what_is_no_sheet_is_told_in_words(counter: Counter) -> None:
    for path, said in ((counter.answers, "協働ナビの紙ではない"), (counter.folder / "none", "none")):
        ended = counter.kyodo("verify", path)
        assert ended.code == Exit.BAD_INPUT
        assert said in ended.err


# What is loaded


def loads(program: str, *names: str) -> str:
    """Which of these modules a program of lines has loaded at its end."""
    asks = f"import sys\n{program}\nprint(sorted(set({names!r}) & set(sys.modules)))"
    environment = {**os.environ, "KYODO_SAVE": "off"}
    run = subprocess.run(
        [sys.executable, "-c", asks],
        input="{}",
        capture_output=True,
        encoding="utf-8",
        env=environment,
        check=True,
    )
    return run.stdout.splitlines()[-1]


def test_what_makes_pdfs_is_loaded_for_a_pdf_alone() -> None:
    arguments = ["sheet", "shinjo/guideline", "--answers", "-", "--format", "html"]
    assert loads(f"from guide.cli import main\nmain({arguments!r})", "typst", "pypdf") == "[]"


def test_a_walk_without_a_sheet_loads_none_of_it() -> None:
    arguments = ["run", "shinjo/guideline", "--plain"]
    walk = f"from guide.cli import main\nmain({arguments!r})"
    assert loads(walk, "guide.cli.sheets", "guide.views.sheet", "typst") == "[]"


# Saved interviews


def test_a_saved_interview_is_verified_too(counter: Counter) -> None:
    begun, _ = begin(WALKED, {"lead": "city"})
    beside = Kept(
        "A1", by_staff=False, begun="2026-11-26T01:00:00Z", changed="2026-11-26T02:00:00Z", day="2026-11-26"
    )
    path = counter.folder / "saved.json"
    path.write_bytes(encode(saved_of(begun, beside)))
    (counter.folder / "mihon" / "flow.yaml").write_bytes(file(FLOW))
    ended = counter.kyodo("verify", path)
    assert ended.code == Exit.BAD_INPUT
    assert "案内（mihon/flow）が、ここにありません" in ended.err
    ended = counter.kyodo("verify", path, "--flow", counter.folder / "mihon" / "flow.yaml")
    assert ended.code == Exit.FINDINGS
    assert "前の版" in ended.out


def test_a_damaged_save_is_told_as_such(counter: Counter) -> None:
    path = counter.folder / "saved.json"
    path.write_text('{"kind": "kyodo interview", "format": 1}', encoding="utf-8")
    ended = counter.kyodo("verify", path)
    assert ended.code == Exit.BAD_INPUT
    assert "保存した答えのファイルですが、こわれています。" in ended.err
