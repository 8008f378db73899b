"""`kyodo resume`: a code on paper or a saved file opens the same screen on any machine with its guide."""

import json
import shutil
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from guide.cli import Exit, main

ANSWERS = b"start-check: {alone: yes, effect: yes, join: yes}"


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: bytes = b""
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed), encoding="utf-8"))
    code = main(list(arguments))
    return (code, *capsys.readouterr())


def test_a_code_goes_on_where_the_answers_stood(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(
        capsys, monkeypatch, "answer", "shinjo/guideline", "--json", "--answers", "-", typed=ANSWERS
    )
    told = json.loads(out)
    code, out, err = run(capsys, monkeypatch, "resume", told["code"].lower().replace("-", " "), "--plain")
    assert (code, err) == (Exit.MORE_ANSWERS, "")
    assert "いよいよ協働事業（A）です" in out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABCD", "番号が途中のようです（まだ4文字）。"),
        ("AAAA-AAAA-AAAB", "番号がいくつか合いません"),
        ("0000-0000-0000", "この番号の案内が、この機械にありません"),
    ],
)
def test_what_is_no_code_of_a_guide_here_is_told_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    code, out, err = run(capsys, monkeypatch, "resume", typed, "--plain")
    assert (code, out) == (Exit.BAD_INPUT, "")
    assert said in err


def test_a_code_and_a_file_of_a_guide_that_lies_elsewhere_go_on_with_that_guide(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert main(["new", str(tmp_path / "hana")]) == Exit.CONCLUDED
    capsys.readouterr()
    guide = str(tmp_path / "hana" / "guide.yaml")
    _, out, _ = run(capsys, monkeypatch, "answer", guide, "--json", "--answers", "-", typed=b"place: park\n")
    code = json.loads(out)["code"]
    ended, _, err = run(capsys, monkeypatch, "resume", code, "--plain")
    assert ended == Exit.BAD_INPUT
    assert "この機械にありません" in err
    ended, out, err = run(capsys, monkeypatch, "resume", code, "--plain", "--flow", guide)
    assert (ended, err) == (Exit.CONCLUDED, "")
    assert "公園" in out


# Saved walks


@pytest.fixture
def saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where walks are saved."""
    monkeypatch.delenv("KYODO_SAVE")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    return tmp_path / "kyodo" / "saves"


MARKS = b"1\n2\n3\n"


def walk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: bytes
) -> tuple[str, str]:
    _, out, err = run(capsys, monkeypatch, "run", "shinjo/guideline", "--plain", typed=typed)
    return out, err


def test_a_walk_that_was_left_is_offered_when_its_guide_is_opened_again(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, saves: Path
) -> None:
    out, err = walk(capsys, monkeypatch, MARKS)
    assert "続きから" not in out
    assert "次に kyodo を開くと、続きから始められます。" in err
    (file,) = saves.iterdir()
    assert json.loads(file.read_bytes())["kept"] or json.loads(file.read_bytes())["answers"]
    out, _ = walk(capsys, monkeypatch, b"a\n")
    assert "a. 続きから: 新庄市" in out
    assert list(saves.iterdir()) == [file]
    out, err = walk(capsys, monkeypatch, b"1\n")
    assert "三つのことを確かめましょう" in out.replace("\n", "")
    assert err == ""


def test_a_file_of_ones_own_goes_on_as_it_is_and_one_from_elsewhere_is_left_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, saves: Path, tmp_path: Path
) -> None:
    walk(capsys, monkeypatch, MARKS)
    (own,) = saves.iterdir()
    brought = Path(shutil.copy(own, tmp_path / "brought.json"))
    before = brought.read_bytes()
    code, out, _ = run(capsys, monkeypatch, "resume", str(own), "--plain", typed=b"b\n")
    assert code == Exit.MORE_ANSWERS
    assert "前の答え" in out
    assert [path.suffix for path in saves.iterdir()] == [".json"]
    run(capsys, monkeypatch, "resume", str(brought), "--plain", typed=b"b\n")
    assert brought.read_bytes() == before
    assert len(list(saves.iterdir())) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "こわれています"),
        (b'{"kind": "kyodo interview", "format": 9}', "より新しい版"),
        (None, "フォルダー"),
    ],
)
def test_a_file_that_is_no_saved_walk_is_told_and_left_alone(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    content: bytes | None,
    said: str,
) -> None:
    file = tmp_path / "file.json"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    code, _, err = run(capsys, monkeypatch, "resume", str(file), "--plain")
    assert code == Exit.BAD_INPUT
    assert said in err
    assert file.exists()


def test_a_file_of_a_guide_that_is_not_here_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, saves: Path, tmp_path: Path
) -> None:
    walk(capsys, monkeypatch, MARKS)
    (own,) = saves.iterdir()
    other = tmp_path / "other.json"
    other.write_bytes(own.read_bytes().replace(b"shinjo/guideline", b"sapporo/guideline"))
    code, _, err = run(capsys, monkeypatch, "resume", str(other), "--plain")
    assert code == Exit.BAD_INPUT
    assert "この機械にありません" in err


def test_a_saved_walk_is_a_file_of_answers_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, saves: Path
) -> None:
    walk(capsys, monkeypatch, MARKS)
    (own,) = saves.iterdir()
    asked = ["answer", "shinjo/guideline", "--json", "--answers"]
    code, out, _ = run(capsys, monkeypatch, *asked, str(own))
    assert code == Exit.MORE_ANSWERS
    assert json.loads(out)["path"][0] == "start-check"
    assert json.loads(out)["problems"] == []
