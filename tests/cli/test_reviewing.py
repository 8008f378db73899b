"""Officers see what a new edition changes, for whom, and every way through; with exit codes for scripts.

The editions are copies of the guideline of Shinjo with one thing edited.
"""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from guide.cli import Exit, main

SHINJO = Path(__file__).parents[2] / "flows" / "shinjo"
GUIDELINE = "guideline.yaml"
Out = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")


WORDINGS = ("guideline.easy.yaml", "guideline.en.yaml", "city.easy.yaml", "city.en.yaml")


def copied(
    folder: Path, *edits: tuple[str, str], file: str = GUIDELINE, wordings: tuple[str, ...] = WORDINGS
) -> Path:
    """A copy of the guideline of Shinjo with its city and wordings, with texts replaced."""
    new = folder / "shinjo"
    new.mkdir()
    for name in ("city.yaml", GUIDELINE, *wordings):
        shutil.copy(SHINJO / name, new / name)
    text = (new / file).read_text(encoding="utf-8")
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    (new / file).write_text(text, encoding="utf-8")
    return new / GUIDELINE


def compared(new: Path, capsys: Out, *more: str) -> tuple[int, str]:
    code = main(["diff", str(SHINJO / GUIDELINE), str(new), *more])
    # Lines are joined again: where they break is not what is asked here.
    return code, re.sub(r"\n *", "", capsys.readouterr().out)


def stretch(key: str) -> str:
    """The lines of a step of the guideline."""
    text = (SHINJO / GUIDELINE).read_text(encoding="utf-8")
    found = re.search(rf"\n  {key}:\n.*?(?=\n  [a-z-]+:\n)", text, re.DOTALL)
    assert found
    return found[0]


def test_an_edition_that_changes_nothing_is_proven_to_change_nothing(tmp_path: Path, capsys: Out) -> None:
    code, told = compared(copied(tmp_path, ("format: 1", "# 直すところなし\nformat: 1")), capsys)
    assert code == Exit.CONCLUDED
    assert "結果は1件も変わりません。両方の版にある答え 4,023通りを、すべて確かめました。" in told
    assert "変わる答え" not in told


def test_an_edited_department_shows_who_is_sent_elsewhere(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("then: {department: kenko}", "then: {department: kankyo}"))
    code, told = compared(new, capsys)
    assert code == Exit.FINDINGS
    assert "〔相談する課の一番目が変わる答え〕57通り" in told
    assert "「健康課」から、「環境課」へ：57通り" in told
    first, _, behind = told.partition("〔相談する課の二番目からが変わる答え〕")
    assert first.count("どんな答えか") == 1
    assert "作りなど」を選ぶ、ほかは選ばない" in first
    assert "「総合政策課」" in behind.partition("例:")[0]
    assert "結果が変わる答え" not in told
    assert "かたち" not in told.partition("〔文や表のちがい〕")[0]
    assert "相談する課：環境課" in told


def test_a_dropped_item_shows_who_goes_on_without_it(tmp_path: Path, capsys: Out) -> None:
    text = (SHINJO / GUIDELINE).read_text(encoding="utf-8")
    item = re.search(r"      satisfaction:\n(?:        .*\n)+", text)
    block = re.search(r"    - when: \{ready-check.satisfaction.*\n(?:      .*\n)+", text)
    assert item
    assert block
    code, told = compared(copied(tmp_path, (item[0], ""), (block[0], "")), capsys)
    assert code == Exit.FINDINGS
    turned = told.partition("〔協働のかたち")[0]
    assert "〔結果が変わる答え〕" in turned
    assert turned.count("どんな答えか") == 1
    assert "活動の三つの確認：すべて「はい」" in turned
    assert "市民の満足が高まる」が「いいえ」「わからない」のどれか、ほかの項目は「はい」" in turned
    assert "「自分たちの活動として進める」から、「市との協働を始める」へ" in turned


def test_a_question_asked_earlier_shows_that_and_no_other_result(tmp_path: Path, capsys: Out) -> None:
    edits = [(stretch("talk"), stretch("talk").replace("to: lead", "to: term"))]
    edits.append((stretch("term"), stretch("term").replace("to: care", "to: lead")))
    needs = map(stretch, ("need-citizens", "need-together", "need-city", "need-open"))
    edits += [(need, need.replace("to: term", "to: care")) for need in needs]
    code, told = compared(copied(tmp_path, *edits), capsys)
    assert code == Exit.FINDINGS
    assert "結果は1件も変わりません。" in told
    assert told.count("・") == 1 + told.count("・", 0, told.index("〔聞く順番"))
    assert "・協力の期間：前は" in told
    assert "今は「相談の準備」の次" in told
    assert "〔文や表のちがい〕" not in told


def test_another_order_behind_the_first_is_no_less_a_change(tmp_path: Path, capsys: Out) -> None:
    rules = "when: {lead: city}\n        then: {form: %s}"
    new = copied(
        tmp_path,
        (rules % "sankaku", rules % "gone"),
        (rules % "kyotei-city", rules % "sankaku"),
        (rules % "gone", rules % "kyotei-city"),
    )
    code, told = compared(new, capsys)
    assert code == Exit.FINDINGS
    assert "結果は1件も変わりません" not in told
    assert "〔協働のかたちの二番目からが変わる答え〕" in told
    assert "〔協働のかたちの一番目が変わる答え〕" not in told


def test_a_reworded_text_is_shown_before_and_after(tmp_path: Path, capsys: Out) -> None:
    code, told = compared(copied(tmp_path, ("name: 健康課", "name: 健康づくり課"), file="city.yaml"), capsys)
    assert code == Exit.FINDINGS
    assert "結果は1件も変わりません。" in told
    assert "前: 健康課" in told
    assert "今: 健康づくり課" in told


def test_a_renamed_question_is_matched_and_changes_nothing(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("own-way", "who-does"))
    for name in WORDINGS[:2]:
        words = new.with_name(name)
        words.write_text(words.read_text(encoding="utf-8").replace("own-way", "who-does"), encoding="utf-8")
    code, told = compared(new, capsys)
    assert code == Exit.CONCLUDED
    assert "・own-way は、今の who-does" in told


def test_what_may_be_renamed_is_asked_about(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("      short:", "      brief:"), ("text: 短い期間", "text: 短めの期間"))
    text = new.read_text(encoding="utf-8")
    new.write_text(text.replace("term: short", "term: brief").replace("[short,", "[brief,"), encoding="utf-8")
    assert main(["diff", str(SHINJO / GUIDELINE), str(new)]) == Exit.BAD_INPUT
    told = capsys.readouterr()
    assert not told.out
    assert "--rename term.short=term.brief" in told.err
    code, said = compared(new, capsys, "--rename", "term.short=term.brief")
    assert code == Exit.FINDINGS
    assert "結果は1件も変わりません。" in said
    assert "今: 短めの期間" in said
    code, said = compared(new, capsys, "--rename", "term.short=")
    assert "〔新しくできた答え〕" in said
    assert "〔なくなった答え〕" in said


def test_a_new_and_a_gone_option_are_answers_of_their_own(tmp_path: Path, capsys: Out) -> None:
    option = "      undecided: {text: まだ決まっていない, unsure: true}\n    to: care"
    new = copied(tmp_path, (option, f"      forever: ずっと\n{option}"))
    code, told = compared(new, capsys)
    assert code == Exit.FINDINGS
    assert "〔新しくできた答え〕" in told
    assert "協力の期間：「ずっと」" in told
    assert main(["diff", str(new), str(SHINJO / GUIDELINE)]) == Exit.FINDINGS
    assert "〔なくなった答え〕" in capsys.readouterr().out


def test_the_same_is_given_as_data(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path, ("then: {department: kenko}", "then: {department: kankyo}"))
    assert main(["diff", str(SHINJO / GUIDELINE), str(new), "--json"]) == Exit.FINDINGS
    (two,) = json.loads(capsys.readouterr().out)
    change, behind = two["changes"]
    assert (behind["sort"], behind["about"]) == ("reordered", "departments")
    assert (two["same"], two["answers"], change["about"], change["answers"]) == (
        False,
        4023,
        "departments",
        57,
    )
    assert change["turns"] == [{"text": "「健康課」から、「環境課」へ", "answers": 57}]
    assert change["patterns"][0]["new"]["field"] == ["health"]
    assert (change["complete"], change["fewest"]) == (True, True)
    assert [one["seen"] for one in two["texts"]] == [None]
    assert two["wordings"] == []


def test_folders_are_compared_flow_by_flow(tmp_path: Path, capsys: Out) -> None:
    new = copied(tmp_path).parent
    assert main(["diff", str(SHINJO), str(new)]) == Exit.FINDINGS
    told = capsys.readouterr().out
    assert "結果は1件も変わりません。" in told
    assert "plan.yaml: 今の版にはありません。" in told
    assert main(["diff", str(new), str(SHINJO), "--json"]) == Exit.FINDINGS
    assert {"file": "plan.yaml", "only_in": "new"} in json.loads(capsys.readouterr().out)


def test_an_earlier_edition_is_read_from_git(
    tmp_path: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow = copied(tmp_path)
    git = ["git", "-C", str(flow.parent), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "a"]):
        subprocess.run([*git, *command], check=True)
    flow.write_text(
        flow.read_text(encoding="utf-8").replace("department: kenko", "department: kankyo"), "utf-8"
    )
    words = flow.with_name("guideline.en.yaml")
    words.write_text(words.read_text(encoding="utf-8").replace("For how long", "How long"), "utf-8")
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ["--git", "HEAD", "shinjo/guideline.yaml"],
        ["HEAD:shinjo/guideline.yaml", "shinjo/guideline.yaml"],
        ["--git", "HEAD", "shinjo"],
        ["HEAD:shinjo", "shinjo"],
    ):
        assert main(["diff", *arguments]) == Exit.FINDINGS
        told = capsys.readouterr().out
        assert "「健康課」から、「環境課」へ" in told
        assert told.count("今: How long") == 1
    for arguments in (
        ["--git", "gone", "shinjo"],
        ["--git", "gone", "shinjo/guideline.yaml"],
        ["--git=-x", "shinjo"],
    ):
        assert main(["diff", *arguments]) == Exit.BAD_INPUT
        assert "git の記録の中に" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "今の版の二つを書きます"),
        (["shinjo/guideline"], "今の版の二つを書きます"),
        (["shinjo/guideline", "shinjo/plan", "--git", "HEAD"], "今の版を一つ"),
        (["shinjo/guideline", "gone"], "ファイルが見つかりません"),
        (["flows/shinjo", "shinjo/plan"], "どちらかにそろえてください"),
        (["shinjo/plan", "shinjo/plan", "--rename", "a"], "前の名前=今の名前"),
        (["tests/errors/walkable-loop/flow.yaml", "shinjo/plan"], "city.yaml がありません"),
        (["HEAD:gone/gone.yaml", "shinjo/plan"], "git の記録の中に"),
    ],
)
def test_what_cannot_be_compared_ends_in_a_sentence(
    arguments: list[str], told: str, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(SHINJO.parents[1])
    assert main(["diff", *arguments]) == Exit.BAD_INPUT
    out = capsys.readouterr()
    assert told in out.err
    assert not out.out


def test_every_way_is_listed_in_every_format(capsys: Out) -> None:
    assert main(["paths", "shinjo/guideline"]) == Exit.CONCLUDED
    table = capsys.readouterr().out.split("\n")
    assert "道すじは、23通りです。" in table[0]
    assert len([line for line in table if re.match(r"\| \d", line)]) == 23
    assert main(["paths", "shinjo/guideline", "--format", "json", "--about", "departments"]) == Exit.CONCLUDED
    data = json.loads(capsys.readouterr().out)
    assert data["number"] == len(data["ways"]) == 29
    assert main(["paths", "shinjo/guideline", "--format", "csv", "--limit", "2"]) == Exit.CONCLUDED
    told = capsys.readouterr()
    assert told.out.startswith("番号,結果,決め手の答え,答えの数,例\n1,")
    assert "はじめの2通りだけを出します" in told.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--about", "nothing"], "--about に書けるのは forms、departments です。"),
        (["--limit", "many"], "--limit には、数を書きます"),
        (["--format", "pdf"], "markdown、csv、json のどれか"),
    ],
)
def test_ways_that_cannot_be_listed_end_in_a_sentence(arguments: list[str], told: str, capsys: Out) -> None:
    assert main(["paths", "shinjo/guideline", *arguments]) == Exit.BAD_INPUT
    assert told in capsys.readouterr().err
