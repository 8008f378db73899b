"""The walk-through for flow authors works as written."""

import re
from pathlib import Path

import pytest

from guide.cli import main

AUTHORS = Path(__file__).parents[2] / "docs" / "authors.md"
FILE = re.compile(r"<!-- file: (?P<name>\S+) -->\n```yaml\n(?P<text>.*?)```", re.DOTALL)
MISTAKE = re.compile(
    r"<!-- mistake: (?P<right>.*?) -> (?P<wrong>.*?) -->\n```text\n(?P<told>.*?)```", re.DOTALL
)


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for found in FILE.finditer(AUTHORS.read_text(encoding="utf-8")):
        path = tmp_path / found["name"]
        path.parent.mkdir(exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_city_of_the_walk_through_is_clean(scratch: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "hanamizuki"]) == 0
    assert "問題はありません" in capsys.readouterr().out
    assert sorted(path.name for path in (scratch / "hanamizuki").iterdir()) == [
        "city.yaml",
        "flowers.en.yaml",
        "flowers.yaml",
    ]


def test_its_flow_gives_the_department_that_the_text_promises(
    scratch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = scratch / "answers.yaml"
    answers.write_text("{place: park, people: ８人}", encoding="utf-8")
    assert main(["answer", "hanamizuki/flowers.yaml", "--answers", str(answers)]) == 0
    told = capsys.readouterr().out
    assert "公園みどり課に相談する" in told
    assert "8人で手入れするので" in told


def test_the_mistake_of_the_walk_through_is_told_as_written(
    scratch: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mistake = MISTAKE.search(AUTHORS.read_text(encoding="utf-8"))
    assert mistake is not None
    path = scratch / "hanamizuki" / "flowers.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(mistake["right"]) == 1
    path.write_text(text.replace(mistake["right"], mistake["wrong"]), encoding="utf-8")
    assert main(["check", "hanamizuki"]) == 1
    assert mistake["told"].strip() in capsys.readouterr().out
