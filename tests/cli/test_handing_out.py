"""What `p` does in a walk: a sheet where people look for it, and words that tell where that is."""

from pathlib import Path

import pytest

from guide.cli import Exit, delivery, main, sheets
from guide.cli.opening import open_flow
from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.language.model import options_of
from tests.views.sheet.sheets import FLOW, walked


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where sheets go."""
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setenv(delivery.FOLDER, str(folder))
    monkeypatch.setattr(delivery, "open_by_system", lambda _: True)
    return folder


def told(interview: Interview, *, opens: bool = True) -> str:
    return "\n".join(line.text for line in sheets.hand_out(interview, opens=opens))


def test_p_writes_a_sheet_and_says_where(home: Path) -> None:
    said = told(walked())
    (path,) = home.iterdir()
    assert path.suffix == ".html"
    assert path.name.startswith("協働ナビ_見本市_")
    assert path.name in said
    assert str(path.parent) in said
    assert "画面に開きました。" in said


def test_notes_that_staff_print_stand_on_it(home: Path) -> None:
    sheets.hand_out(walked(), ["次は会計の人と来る"])
    (path,) = home.iterdir()
    assert "次は会計の人と来る" in path.read_text(encoding="utf-8")


def test_who_named_a_folder_that_takes_nothing_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").write_bytes(b"")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv(delivery.FOLDER, str(home / "file"))
    said = told(walked())
    assert f"KYODO_SHEETS のフォルダーに書けないため、ここに置きました（{home / 'file'}）。" in said


def test_it_says_that_staff_entered_the_answers(home: Path) -> None:
    sheets.hand_out(walked(), by_staff=True)
    (path,) = home.iterdir()
    assert "職員が入力" in path.read_text(encoding="utf-8")


def test_answers_that_are_used_no_more_leave_no_trace_on_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = open_flow("shinjo/guideline")
    first = begin(shipped, read_all_pages(shipped, shipped.examples[0].answers))[0]
    changed = first.answer("lead", "together")
    assert isinstance(changed, Interview)
    asked = changed.trace.asking
    assert asked is not None
    changed = changed.answer(asked, options_of(shipped.asking(asked).domain)[0].id)
    assert isinstance(changed, Interview)
    assert changed.trace.outcome
    assert changed.answers.keys() != changed.trace.live.keys()
    sheets.hand_out(changed)
    (path,) = home.iterdir()
    assert main(["verify", str(path)]) == Exit.CONCLUDED
    assert "同じです" in capsys.readouterr().out


def test_where_nothing_may_be_opened_nothing_is(home: Path) -> None:
    assert "次に、フォルダーからこのファイルを開いてください。" in told(walked(), opens=False)
    assert len(list(home.iterdir())) == 1


def test_two_sheets_of_one_day_are_two_files(home: Path) -> None:
    assert told(walked()) != told(walked())
    assert len(list(home.iterdir())) == 2


def test_an_unfinished_walk_is_printed_as_such(home: Path) -> None:
    assert "まだ結果は出ていません。" in told(walked(people=None))
    assert len(list(home.iterdir())) == 1


def test_without_an_answer_nothing_is_printed(home: Path) -> None:
    assert "質問に一つ答えると、紙にできます。" in told(Interview(FLOW))
    assert list(home.iterdir()) == []


def test_where_nothing_can_be_written_it_is_told_in_words(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.is_dir()
    monkeypatch.setattr(delivery, "folders", lambda: ())
    assert "書ける場所が見つかりません。" in told(walked())


def test_a_fault_of_ours_is_told_and_does_not_cost_the_walk(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert home.is_dir()
    monkeypatch.setattr(sheets, "sheet", lambda *_: 1 / 0)
    monkeypatch.delenv("KYODO_DEBUG", raising=False)
    assert "案内はこのまま続けられます。" in told(walked())
    monkeypatch.setenv("KYODO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        told(walked())
