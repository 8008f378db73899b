"""`kyodo check --mutate`: the score of the examples, and what is missing."""

import json
from pathlib import Path

import pytest
import yaml

from guide.analysis.mutation import OPPOSITE, Score, Unnoticed
from guide.cli import Exit, main
from guide.views.words.mutation import lines
from tests.analysis.test_mutation import GUIDE, A, B, C
from tests.making import CITY, file, flow


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


EVERY_KIND = """
steps:
  one: {kind: choice, options: {a: A, b: B}, to: some}
  some: {kind: choices, options: {a: A, b: B, c: C}, to: list}
  list: {kind: checklist, items: {a: A, b: B}, to: number}
  number: {kind: number, decimals: 1, refuse: [{when: {number: "> 9"}, say: 多すぎます。}], to: day}
  day: {kind: date, to: words}
  words: {kind: text, to: read}
  read: {kind: page, ticks: {t: T}, routes: [{when: {number: "< 0.5"}, to: other}, {to: end}]}
  end:
    kind: outcome
    recommend:
      forms:
        - {entry: koen, when: {one: b}}
        - {entry: hojo, when: {some: {includes: c}}}
        - {entry: itaku, when: {list.b: no}}
      desks:
        - {entry: seisaku, when: {day: ">= 2026-04-01"}}
        - {entry: kankyo, when: {read: {includes: t}}}
  other: {kind: outcome}
examples: []
"""


@pytest.mark.parametrize("guide", [GUIDE.format(examples=""), EVERY_KIND])
def test_the_examples_it_prints_can_be_pasted_and_notice_every_change(
    mihon: Path, capsys: pytest.CaptureFixture[str], guide: str
) -> None:
    data = json.loads(file(guide))
    del data["examples"]
    flow = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    mihon.write_text(flow, encoding="utf-8")
    assert main(["check", "--mutate", str(mihon)]) == Exit.FINDINGS
    lines = capsys.readouterr().out.splitlines()
    pasted = [line for line in lines if line.startswith(("  - name", "    ", "  #"))]
    assert any(line.startswith("  - name") for line in pasted)
    mihon.write_text("\n".join((f"{flow}examples:", *pasted)), encoding="utf-8")
    assert main(["check", "--mutate", str(mihon)]) == Exit.CONCLUDED
    told = capsys.readouterr().out
    assert "（100%）。" in told
    assert len(told.splitlines()) == 1


def test_a_score_that_is_not_all_is_never_told_as_all() -> None:
    one = Unnoticed(OPPOSITE, ("steps", "q"), None)
    assert "（99%）" in next(lines(flow(GUIDE.format(examples="")), Score(1000, (one,))))


def test_a_flow_that_does_not_load_is_bad_input(mihon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mihon.write_bytes(b"format: 1")
    assert main(["check", "--mutate", str(mihon)]) == Exit.BAD_INPUT
    assert main(["check", "--mutate", str(mihon.with_name("none"))]) == Exit.BAD_INPUT
    assert "flow.yaml" in capsys.readouterr().err
