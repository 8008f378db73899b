"""A flow whose routes lead back to a step is served everywhere, unless some answers would go round in it."""

from pathlib import Path

import pytest

from guide.cli import Exit, main
from tests.analysis.test_again import ROUND, WALKED
from tests.making import CITY, file

Out = pytest.CaptureFixture[str]


@pytest.fixture
def mihon(tmp_path: Path) -> Path:
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    for name, text in (
        ("round", ROUND),
        ("other", ROUND.replace("{place: yes,", "{place: no,")),
        ("bad", WALKED),
    ):
        (tmp_path / f"{name}.yaml").write_bytes(file(text))
    (tmp_path / "answers.yaml").write_text("{first: place, money: yes, place: yes}", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("check {}/round.yaml", "どの道も必ず結果で終わります。"),
        ("check {}/round.yaml --proof {}/p.json --verify-proof {}/p.json", "道すじは 8 通りです。"),
        ("show {}/round.yaml", "place (yes-no)"),
        ("answer {}/round.yaml --answers {}/answers.yaml", "end"),
        ("map {}/round.yaml", "・「first」が「場所」なら、2へ"),
        ("map {}/round.yaml --format svg", "<svg"),
        ("booklet {}/round.yaml", "1番から始めます"),
        ("paths {}/round.yaml", "4通り"),
        ("diff {}/round.yaml {}/other.yaml", "「end」から、「other」へ：1通り"),
    ],
)
def test_it_is_served_by_every_command(command: str, told: str, mihon: Path, capsys: Out) -> None:
    assert main(command.replace("{}", str(mihon)).split()) in {Exit.CONCLUDED, Exit.FINDINGS}
    out = capsys.readouterr()
    assert told in out.out
    assert not out.err or out.err.endswith("p.json に書きました。\n")


@pytest.mark.parametrize(
    "command", ["check", "show", "map", "booklet", "paths", "run --plain", "answer", "table"]
)
def test_one_in_which_answers_go_round_is_opened_by_none(command: str, mihon: Path, capsys: Out) -> None:
    name, *more = command.split()
    given = {"answer": ["--answers", str(mihon / "answers.yaml")], "table": ["t"]}.get(name, [])
    code = main([name, str(mihon / "bad.yaml"), *given, *more])
    assert code == (Exit.FINDINGS if name == "check" else Exit.BAD_INPUT)
    out = capsys.readouterr()
    assert "money → place → money を通ると、同じ所へ戻って終わりません。" in out.out + out.err
