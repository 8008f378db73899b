"""Officers see which texts a new edition changes, in every wording, and how many people come to them."""

import re
from pathlib import Path

import pytest

from guide.cli import Exit, main
from tests.cli.test_reviewing import GUIDELINE, SHINJO, Out, compared, copied


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")


def test_an_edited_text_is_told_with_the_share_of_those_who_see_it(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("ask: いよいよ協働事業（A）です。", "ask: ここからは協働事業（A）です。"))
    code, told = compared(new, capsys)
    assert code == Exit.FINDINGS
    before, _, after = told.partition("〔文や表のちがい〕")
    assert "結果は1件も変わりません。" in before
    assert "質問「協働事業の四つの確認」（ready-check）" in after
    assert "今: ここからは協働事業（A）です。" in after
    # Three items with three marks each: one of 27 answers leads on.
    assert "ここに着くのは、全体の3.70%です。" in after


def test_a_text_that_everybody_sees_is_told_so(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("text: 自分たちだけで進めるのは不安がある", "text: 自分たちだけでは不安がある"))
    assert "だれもがここに着きます。" in compared(new, capsys)[1]


def test_a_text_edited_in_another_wording_is_told_where_it_stands(tmp_path: Path, capsys: Out) -> None:
    new = copied(
        tmp_path,
        ("ask: For how long would you like to work with the city?", "ask: How long will it take?"),
        file="guideline.en.yaml",
    )
    code, told = compared(new, capsys)
    assert code == Exit.FINDINGS
    assert "結果は1件も変わりません。" in told
    _, _, after = told.partition("〔Englishの文のちがい〕")
    assert "（term）" in after
    assert "前: For how long would you like to work with the city?" in after
    assert "今: How long will it take?" in after
    assert "ここに着くのは、全体の" in after
    assert "文や表のちがい" not in told
    assert "やさしい日本語" not in told


def test_an_edited_rule_is_not_told_again_in_other_words(tmp_path: Path, capsys: Out) -> None:
    told = compared(copied(tmp_path, ("then: {department: kenko}", "then: {department: kankyo}")), capsys)[1]
    assert "〔文や表のちがい〕" in told
    assert "English" not in told


def test_a_text_edited_in_both_wordings_is_told_in_both(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("ask: いよいよ協働事業（A）です。", "ask: ここからは協働事業（A）です。"))
    words = new.with_name("guideline.en.yaml")
    text = words.read_text(encoding="utf-8")
    asked = re.search(r"\n  ready-check:\n(?:    .*\n)*?    ask: (.*)\n", text)
    assert asked
    words.write_text(text.replace(asked[1], "Now for working together."), encoding="utf-8")
    after = compared(new, capsys)[1].partition("〔Englishの文のちがい〕")[2]
    assert "今: Now for working together." in after


def test_a_wording_that_only_one_edition_has_is_told(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, wordings=("guideline.easy.yaml", "city.easy.yaml"))
    told = compared(new, capsys)[1]
    assert "〔Englishの文〕" in told
    assert "今の版にはありません。" in told
    assert main(["diff", str(new), str(SHINJO / GUIDELINE)]) == Exit.FINDINGS
    assert "今の版だけにあります。" in capsys.readouterr().out


def test_a_wording_with_problems_is_told_and_not_compared(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path)
    new.with_name("guideline.en.yaml").write_text("a: [", encoding="utf-8")
    code, told = compared(new, capsys)
    assert code == Exit.FINDINGS
    assert "結果は1件も変わりません。" in told
    assert "ファイルに問題があるので、くらべていません。" in told
