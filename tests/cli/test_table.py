"""`kyodo table` shows a table to people and to programs."""

import json

import pytest

from guide.cli import Exit, main


def test_a_table_is_shown_in_columns_on_a_wide_terminal_and_as_cards_on_a_narrow_one(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    assert main(["table", "shinjo/guideline", "desks"]) == Exit.CONCLUDED
    wide = capsys.readouterr().out
    assert "番号  分野" in wide
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["table", "shinjo/guideline", "desks"]) == Exit.CONCLUDED
    narrow = capsys.readouterr().out
    assert "1. 規則" in narrow
    assert "番号  分野" not in narrow


def test_a_table_is_given_as_data(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "shinjo/guideline", "desks", "--json"]) == Exit.CONCLUDED
    data = json.loads(capsys.readouterr().out)
    assert (data["table"], data["hit_policy"]) == ("desks", "rule-order")


def test_a_table_that_is_not_there_ends_with_a_near_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "shinjo/guideline", "deks"]) == Exit.BAD_INPUT
    told = capsys.readouterr()
    assert not told.out
    assert "'desks' のことですか。" in told.err


def test_without_the_name_of_a_table_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["table", "shinjo/guideline"]) == Exit.BAD_INPUT
    assert capsys.readouterr().err.startswith("TABLE がありません。")
