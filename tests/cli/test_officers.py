"""What those who keep flow files ask for: the right exit code, and nothing in the way of a pipe."""

import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from guide.cli import Exit, main
from tests.making import CITY, file

FLOW = """
steps:
  lead:
    kind: choice
    ask: だれが中心ですか。
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: note}]
  note: {kind: page, to: goal}
  goal: {kind: outcome, title: 目的地, recommend: {forms: [{entry: koen, because: 合うからです}]}}
  own: {kind: outcome}
examples:
  - {name: 市民, answers: {lead: citizens, note: []}, outcome: goal}
  - {name: 市, answers: {lead: city}, outcome: own}
"""


@pytest.fixture
def mihon(tmp_path: Path) -> Path:
    folder = tmp_path / "mihon"
    folder.mkdir()
    (folder / "city.yaml").write_text(CITY, encoding="utf-8")
    (folder / "guide.yaml").write_bytes(file(FLOW))
    return folder / "guide.yaml"


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"1\n\nq\n"), encoding="utf-8"))


Out = pytest.CaptureFixture[str]


def test_a_new_city_passes_the_check_and_is_never_overwritten(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "hanamizuki"
    assert main(["new", str(folder), "--name", "はなみずき市"]) == Exit.CONCLUDED
    assert "kyodo check" in capsys.readouterr().out
    assert main(["check", str(folder)]) == Exit.CONCLUDED
    assert "案内 1 件、例 2 件を調べました。問題はありません。" in capsys.readouterr().out
    (folder / "city.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", str(folder)]) == Exit.BAD_INPUT
    assert "同じ名前のものが、もうあります" in capsys.readouterr().err
    assert (folder / "city.yaml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("name", ["花", "A b", "..", "1a", "-"])
def test_a_city_that_cannot_be_a_name_is_refused(
    name: str, tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["new", name]) == Exit.BAD_INPUT
    assert "名前に使えません" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_new_city_where_no_folder_can_be_made_ends_in_a_sentence(tmp_path: Path, capsys: Out) -> None:
    assert main(["new", str(tmp_path / "none" / "hana")]) == Exit.BAD_INPUT
    assert "作れません" in capsys.readouterr().err


@pytest.mark.usefixtures("typing")
def test_a_walk_in_lines_becomes_an_example_and_only_that_is_written(mihon: Path, capsys: Out) -> None:
    assert main(["example", str(mihon)]) == Exit.CONCLUDED
    told = capsys.readouterr()
    assert told.out.split("\n") == [
        "  - name: 目的地",
        "    answers:",
        "      lead: citizens",
        "    outcome: goal",
        "    forms: [koen]",
        "",
    ]
    assert "だれが中心ですか。" in told.err


def test_an_example_pasted_into_the_file_holds(mihon: Path, tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "a.yaml").write_text("lead: city\n", encoding="utf-8")
    assert main(["example", str(mihon), "--answers", str(tmp_path / "a.yaml"), "--name", "市: 1"]) == 0
    printed = capsys.readouterr().out
    assert '- name: "市: 1"' in printed
    main(["new", str(tmp_path / "hana")])
    guide = tmp_path / "hana" / "guide.yaml"
    (tmp_path / "a.yaml").write_text("place: elsewhere\n", encoding="utf-8")
    capsys.readouterr()
    assert main(["example", str(guide), "--answers", str(tmp_path / "a.yaml")]) == 0
    guide.write_text(guide.read_text(encoding="utf-8") + capsys.readouterr().out, encoding="utf-8")
    assert main(["check", str(guide)]) == Exit.CONCLUDED
    assert "例 3 件" in capsys.readouterr().out


def test_what_leads_to_no_outcome_is_no_example(mihon: Path, tmp_path: Path, capsys: Out) -> None:
    (tmp_path / "a.yaml").write_text("{}", encoding="utf-8")
    assert main(["example", str(mihon), "--answers", str(tmp_path / "a.yaml")]) == Exit.MORE_ANSWERS
    assert "結果まで進んでいない" in capsys.readouterr().err
    (tmp_path / "a.yaml").write_text("lead: nobody", encoding="utf-8")
    assert main(["example", str(mihon), "--answers", str(tmp_path / "a.yaml")]) == Exit.BAD_INPUT
    assert not capsys.readouterr().out


@pytest.mark.parametrize(
    ("form", "begin"),
    [("text", "【見本】"), ("mermaid", "flowchart TD"), ("dot", "digraph {"), ("svg", "<svg ")],
)
def test_the_map_is_drawn_in_every_format(mihon: Path, capsys: Out, form: str, begin: str) -> None:
    assert main(["map", str(mihon), "--format", form]) == Exit.CONCLUDED
    told = capsys.readouterr().out
    assert told.startswith(begin)
    assert "目的地" in told


@pytest.mark.parametrize(("form", "begin"), [("text", "【見本】"), ("html", "<!DOCTYPE html>")])
def test_the_booklet_is_printed_in_every_format(mihon: Path, capsys: Out, form: str, begin: str) -> None:
    assert main(["booklet", str(mihon), f"--format={form}"]) == Exit.CONCLUDED
    told = capsys.readouterr().out
    assert told.startswith(begin)
    assert "「市」 → 4へ" in told


def test_a_format_there_is_not_ends_with_those_there_are(mihon: Path, capsys: Out) -> None:
    assert main(["map", str(mihon), "--format", "png"]) == Exit.BAD_INPUT
    assert "text、mermaid、dot、svg のどれか" in capsys.readouterr().err
