"""`kyodo check` with a proof: written, checked anew, refused when it was touched."""

from pathlib import Path

import pytest

from guide.cli import Exit, main
from tests.analysis.proof.test_prover import TWO
from tests.making import CITY, file

NUMBERS = """
values: {more: {sum: [n, m]}}
start: m
steps:
  m: {kind: number, to: n}
  n: {kind: number, routes: [{when: {more: "> 2"}, to: a}, {to: a}]}
  a: {kind: outcome}
"""


@pytest.fixture
def mihon(tmp_path: Path) -> Path:
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    (tmp_path / "two.yaml").write_bytes(file(TWO))
    (tmp_path / "numbers.yaml").write_bytes(file(NUMBERS))
    return tmp_path


def test_a_proof_is_written_and_accepted(mihon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = mihon / "proof.json"
    assert main(["check", str(mihon / "two.yaml"), "--proof", str(place)]) == Exit.CONCLUDED
    assert "道すじは 3 通りです。" in capsys.readouterr().out
    assert main(["check", str(mihon / "two.yaml"), "--verify-proof", str(place)]) == Exit.CONCLUDED
    assert "証明を確かめ直しました。すべて合っています。" in capsys.readouterr().out


def test_a_touched_proof_and_one_of_another_edition_are_refused(
    mihon: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flow, place = mihon / "two.yaml", mihon / "proof.json"
    main(["check", str(flow), "--proof", str(place)])
    whole = place.read_text(encoding="utf-8")
    place.write_text(whole.replace('"ways": "3"', '"ways": "4"'), encoding="utf-8")
    assert main(["check", str(flow), "--verify-proof", str(place)]) == Exit.FINDINGS
    assert "証明を認められません。道すじの数か長さが" in capsys.readouterr().out
    place.write_text(whole, encoding="utf-8")
    flow.write_bytes(flow.read_bytes() + b"\n")
    assert main(["check", str(flow), "--verify-proof", str(place)]) == Exit.FINDINGS
    assert "この案内のものではありません" in capsys.readouterr().out


def test_a_proof_that_is_there_is_only_overwritten_when_told_to(
    mihon: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = mihon / "proof.json"
    place.write_bytes(b"mine")
    command = ["check", str(mihon / "two.yaml"), "--proof", str(place)]
    assert main(command) == Exit.BAD_INPUT
    assert place.read_bytes() == b"mine"
    assert "--overwrite" in capsys.readouterr().err
    assert main([*command, "--overwrite"]) == Exit.CONCLUDED
    assert place.read_bytes() != b"mine"
    assert main([*command[:3], str(mihon / "none" / "proof.json")]) == Exit.BAD_INPUT
    assert "に書けませんでした（その場所がありません）。" in capsys.readouterr().err


def test_what_is_not_proven_is_not_written(mihon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = mihon / "proof.json"
    assert main(["check", str(mihon / "numbers.yaml"), "--proof", str(place)]) == Exit.FINDINGS
    assert "計算する値 more で、行き先か、断る答えが決まるためです。" in capsys.readouterr().out
    assert not place.exists()


def test_a_proof_is_of_one_flow_and_read_from_a_proof(
    mihon: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    two = str(mihon / "two.yaml")
    assert main(["check", two, str(mihon / "numbers.yaml"), "--proof", "x"]) == Exit.BAD_INPUT
    assert "案内を一つだけ" in capsys.readouterr().err
    assert main(["check", two, "--verify-proof", two]) == Exit.BAD_INPUT
    assert "証明のファイルではありません" in capsys.readouterr().err
    assert main(["check", two, "--verify-proof", str(mihon / "none")]) == Exit.BAD_INPUT
