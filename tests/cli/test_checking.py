"""`kyodo check` and `kyodo wording`: what a wording lacks, what is wrong with it, how it is filled in."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from guide.cli import Exit, main
from tests.making import CITY, file

FLOW = """
steps:
  lead: {kind: choice, ask: だれが進めますか。, options: {citizens: 市民, city: 市}, to: goal}
  goal:
    kind: outcome
    title: 目的地
    summary: 着きました。
    recommend: {forms: [{entry: koen, when: {lead: citizens}, because: 合うからです}]}
examples: [{name: 市民, answers: {lead: citizens}, outcome: goal}]
"""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Kyodo = Callable[..., Ended]


@pytest.fixture
def mihon(tmp_path: Path) -> Path:
    """The file of a small flow."""
    folder = tmp_path / "mihon"
    folder.mkdir()
    (folder / "city.yaml").write_text(CITY, encoding="utf-8")
    (folder / "guide.yaml").write_bytes(file(FLOW))
    return folder / "guide.yaml"


@pytest.fixture
def kyodo(capsys: pytest.CaptureFixture[str]) -> Kyodo:
    """The command in this process."""

    def run(*arguments: object) -> Ended:
        code = main([str(one) for one in arguments])
        return Ended(code, *capsys.readouterr())

    return run


def test_check_tells_how_much_of_a_wording_is_there_and_what_is_wrong_with_it(
    kyodo: Kyodo, mihon: Path
) -> None:
    words = mihon.with_name("guide.en.yaml")
    words.write_text("title: How to go on", encoding="utf-8")
    ended = kyodo("check", mihon)
    assert ended.code == Exit.CONCLUDED
    assert "guide.en.yaml: 9 の文のうち 8 がまだです。" in ended.out
    words.write_text("titel: How to go on", encoding="utf-8")
    ended = kyodo("check", mihon)
    assert ended.code == Exit.FINDINGS
    assert "'title' のことですか。" in ended.out


def test_a_wording_file_to_fill_in_keeps_what_is_there(kyodo: Kyodo, mihon: Path) -> None:
    words = mihon.with_name("guide.en.yaml")
    words.write_text("steps: {goal: {title: The goal}}", encoding="utf-8")
    filled = kyodo("wording", mihon, "en")
    assert filled.code == Exit.CONCLUDED
    assert "    # 目的地\n    title: The goal\n" in filled.out
    assert "# 見本市\ncity:\n" in kyodo("wording", mihon, "en", "--city").out
    words.write_text(filled.out, encoding="utf-8")
    assert kyodo("wording", mihon, "en").out == filled.out


def test_a_wording_file_is_not_made_for_what_cannot_be_read(kyodo: Kyodo, mihon: Path) -> None:
    for given, said in (
        ((mihon, "fr"), "easy（やさしい日本語）"),
        (("nowhere", "en"), "kyodo list"),
    ):
        ended = kyodo("wording", *given)
        assert (ended.code, ended.out) == (Exit.BAD_INPUT, "")
        assert said in ended.err
    words = mihon.with_name("guide.en.yaml")
    words.write_text("titel: Go", encoding="utf-8")
    assert "unknown-text" in kyodo("wording", mihon, "en").err
    words.unlink()
    words.mkdir()
    assert "フォルダーです" in kyodo("wording", mihon, "en").err
    mihon.write_text("steps: 5", encoding="utf-8")
    words.rmdir()
    assert "missing-key" in kyodo("wording", mihon, "en").err


def test_check_warns_of_texts_that_are_hard_to_read_in_the_flow_its_city_and_the_easy_wording(
    kyodo: Kyodo, mihon: Path
) -> None:
    mihon.write_bytes(file(FLOW.replace("着きました。", "着いたのである。")))
    city = CITY + "glossary:\n  a: {term: 後援, text: 名前を出すこと。, cite: {page: 1}}\n"
    (mihon.parent / "city.yaml").write_text(city, encoding="utf-8")
    (mihon.parent / "guide.easy.yaml").write_text(
        "{summary: ｛案内｜あんない｝を ｛勘案｜かんあん｝します。}", encoding="utf-8"
    )
    ended = kyodo("check", mihon)
    assert ended.code == Exit.FINDINGS
    heads = [line.partition("]")[0] + "]" for line in ended.out.splitlines() if line.startswith("warning")]
    assert heads == ["warning[not-polite]", "warning[office-word]", "warning[not-polite]"]
    assert "注意 3 件があります。" in ended.out


def test_of_a_flow_with_errors_the_rest_is_checked_and_what_was_not_is_said(
    kyodo: Kyodo, mihon: Path
) -> None:
    mihon.write_bytes(
        file(FLOW.replace("to: goal", "to: gaol").replace("着きました。", "着きました。終わる。"))
    )
    ended = kyodo("check", mihon)
    assert ended.code == Exit.FINDINGS
    assert "error[unknown-step]" in ended.out
    assert "warning[not-polite]" in ended.out
    assert "エラーがあるので、ほかの所だけを調べました。" in ended.out
    assert "例は、まだ調べていません。" in ended.out
    mihon.write_bytes(file(FLOW.replace("kind: choice", "kind: choise")))
    assert "文章だけを調べました。" in kyodo("check", mihon).out


def test_a_broken_part_is_named_as_not_looked_at(kyodo: Kyodo, mihon: Path) -> None:
    mihon.write_bytes(file(FLOW.replace("kind: outcome", "kind: outcom")))
    assert "調べていないもの: ステップ goalと、その先でだけ分かること。" in kyodo("check", mihon).out
