"""A file that is edited while it is walked is read again, in lines and on the full screen."""

import os
import pty
import sys
import threading
import time
from io import StringIO
from pathlib import Path

import pytest

from guide import library
from guide.cli import Exit, main, walking, watching
from guide.cli.ending import BadInputError
from guide.cli.watching import Watched
from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.tui import workbench

Out = pytest.CaptureFixture[str]


@pytest.fixture
def guide(tmp_path: Path, capsys: Out) -> Path:
    assert main(["new", str(tmp_path / "hana")]) == 0
    capsys.readouterr()
    return tmp_path / "hana" / "guide.yaml"


def edit(guide: Path, before: str, after: str) -> None:
    text = guide.read_text(encoding="utf-8")
    assert before in text
    guide.write_text(text.replace(before, after), encoding="utf-8")
    later = guide.stat().st_mtime_ns + 10**9
    os.utime(guide, ns=(later, later))


def opened(guide: Path) -> Interview:
    files = library.read(guide)
    assert isinstance(files, library.Files)
    flow = library.flow(files)
    assert not isinstance(flow, tuple)
    return Interview(flow)


def test_the_file_is_read_again_only_when_it_has_changed(guide: Path) -> None:
    watched, interview = Watched(str(guide)), opened(guide)
    assert watched.look(interview) is None
    edit(guide, "どこで活動しますか。", "どこでしますか。")
    fresh = watched.look(interview)
    assert fresh is not None
    assert fresh.interview.flow.digest != interview.flow.digest
    assert watched.look(fresh.interview) is None
    edit(guide, "to: ask-koen}", "to: gone}")
    broken = watched.look(fresh.interview)
    assert broken is not None
    assert broken.interview is fresh.interview
    assert "gone" in broken.told[1].text
    guide.unlink()
    gone = watched.look(fresh.interview)
    assert gone is not None
    assert "見つかりません" in gone.told[1].text


def test_a_wording_is_followed_like_the_file_itself(guide: Path) -> None:
    english = guide.with_suffix(".en.yaml")
    english.write_text("title: Where to go\n", encoding="utf-8")
    watched, interview = Watched(str(guide)), opened(guide)
    files = library.read(guide)
    assert isinstance(files, library.Files)
    worded = library.worded(files, "en")
    assert isinstance(worded, Flow)
    edit(english, "Where to go", "Whom to ask")
    fresh = watched.look(interview.worded(worded))
    assert fresh is not None
    assert fresh.interview.flow.title == "Whom to ask"
    assert fresh.interview.flow.wordings == ("en",)
    edit(english, "title:", "tilte:")
    broken = watched.look(fresh.interview)
    assert broken is not None
    assert any("tilte" in line.text for line in broken.told)
    english.unlink()
    english.mkdir()
    unreadable = watched.look(fresh.interview)
    assert unreadable is not None
    assert any("guide.en.yaml" in line.text for line in unreadable.told)


def test_what_is_no_file_cannot_be_watched() -> None:
    with pytest.raises(BadInputError, match="--watch"):
        Watched("gone/gone.yaml")


def test_in_lines_the_question_is_said_anew_while_a_line_is_waited_for(
    guide: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching, "_SECONDS", 0.02)
    ours, theirs = pty.openpty()

    def person() -> None:
        time.sleep(0.3)
        edit(guide, "どこで活動しますか。", "どこでしますか。")
        time.sleep(0.6)
        os.write(ours, b"1\nq\n")

    typing = threading.Thread(target=person)
    with os.fdopen(theirs, encoding="utf-8") as terminal:
        monkeypatch.setattr(sys, "stdin", terminal)
        typing.start()
        assert main(["run", str(guide), "--watch", "--plain"]) == Exit.CONCLUDED
        typing.join()
    os.close(ours)
    said = capsys.readouterr().out
    assert (
        said.index("どこで活動しますか。")
        < said.index("直した内容で続けます。")
        < said.index("どこでしますか。")
    )
    assert "公園課に相談する" in said


def test_a_terminal_that_cannot_be_asked_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("1\n"))
    assert watching._is_ready()


def test_where_waiting_cannot_be_asked_about_lines_are_read_all_the_same(
    guide: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("1\n"))
    assert main(["run", str(guide), "--watch", "--plain"]) == Exit.CONCLUDED
    assert "公園課に相談する" in capsys.readouterr().out


def test_the_full_screen_gets_the_file_to_look_at(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(interview: Interview, look: object, **_: object) -> Interview:
        assert callable(look)
        return interview

    monkeypatch.setattr(walking, "_full_screen", lambda: True)
    monkeypatch.setattr(workbench, "run", run)
    assert main(["run", str(guide), "--watch"]) == Exit.MORE_ANSWERS
