"""`kyodo check --mutate`: the score of the examples, and what is missing."""

import json
from pathlib import Path

import pytest

from guide.cli import Exit, main
from tests.analysis.test_mutation import GUIDE, A, B, C
from tests.making import CITY, file


@pytest.fixture
def mihon(tmp_path: Path) -> Path:
    (tmp_path / "city.yaml").write_text(CITY, encoding="utf-8")
    return tmp_path / "flow.yaml"


def test_the_score_is_told_and_what_no_example_notices_is_a_finding(
    mihon: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mihon.write_bytes(file(GUIDE.format(examples=f"{A}, {B}, {C}")))
    assert main(["check", "--mutate", str(mihon)]) == Exit.CONCLUDED
    assert "7 件に例が気づきます（100%）。" in capsys.readouterr().out
    mihon.write_bytes(file(GUIDE.format(examples=f"{B}, {C}")))
    assert main(["check", "--mutate", str(mihon)]) == Exit.FINDINGS
    assert "規則を消す" in capsys.readouterr().out
    assert main(["check", "--mutate", "--json", str(mihon)]) == Exit.FINDINGS
    assert json.loads(capsys.readouterr().out)[0]["noticed"] == 6


def test_a_flow_that_does_not_load_is_bad_input(mihon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mihon.write_bytes(b"format: 1")
    assert main(["check", "--mutate", str(mihon)]) == Exit.BAD_INPUT
    assert main(["check", "--mutate", str(mihon.with_name("none"))]) == Exit.BAD_INPUT
    assert "flow.yaml" in capsys.readouterr().err
