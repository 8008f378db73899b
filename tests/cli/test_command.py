"""Whatever is typed, the command answers in plain Japanese, on the right stream, with the right exit code."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import NamedTuple

import pytest

from guide.cli import Exit, main, walking
from guide.engine.interview import Interview
from guide.language.model import SIZE_LIMIT
from guide.views.saves import Load
from guide.views.tui import showing
from tests.making import CITY, file

ROOT = Path(__file__).parents[2]
FLOW = """
steps:
  lead:
    kind: choice
    ask: だれが進めますか。
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: note}]
  note: {kind: page, to: goal}
  goal:
    {kind: outcome, title: 目的地, summary: 着きました。,
    recommend: {forms: [{entry: koen, because: 合うからです}]}}
  own: {kind: outcome, summary: 自分で進めます。}
examples:
  - {name: 市民, answers: {lead: citizens, note: []}, outcome: goal}
  - {name: 市, answers: {lead: city}, outcome: own}
"""


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def mihon(tmp_path: Path) -> Path:
    """The file of a small flow."""
    folder = tmp_path / "mihon"
    folder.mkdir()
    (folder / "city.yaml").write_text(CITY, encoding="utf-8")
    (folder / "guide.yaml").write_bytes(file(FLOW))
    return folder / "guide.yaml"


def answers(tmp_path: Path, text: str) -> str:
    (tmp_path / "answers.yaml").write_text(text, encoding="utf-8")
    return str(tmp_path / "answers.yaml")


class Kyodo:
    """The command in this process, with lines to read."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, typed: bytes = b"") -> Ended:
        self._monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed), encoding="utf-8"))
        code = main([str(argument) for argument in arguments])
        return Ended(code, *self._capsys.readouterr())


@pytest.fixture
def kyodo(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kyodo:
    """The command."""
    return Kyodo(capsys, monkeypatch)


# Answering


def test_answers_that_lead_to_an_outcome_conclude(kyodo: Kyodo, mihon: Path, tmp_path: Path) -> None:
    ended = kyodo("answer", mihon, "--answers", answers(tmp_path, "lead: citizens"))
    assert ended.code == Exit.CONCLUDED
    assert "目的地" in ended.out
    assert ended.err == ""


def test_answers_that_leave_something_open_say_what_and_ask_for_more(
    kyodo: Kyodo, mihon: Path, tmp_path: Path
) -> None:
    ended = kyodo("answer", mihon, "--answers", answers(tmp_path, "{}"))
    assert ended.code == Exit.MORE_ANSWERS
    assert "lead" in ended.out


def test_answers_come_from_standard_input_as_json_too(kyodo: Kyodo, mihon: Path) -> None:
    ended = kyodo("answer", mihon, "--answers", "-", "--json", typed=b'{"lead": "city"}')
    assert ended.code == Exit.CONCLUDED
    assert json.loads(ended.out)["outcome"]["id"] == "own"


def test_answers_that_are_not_taken_are_told_beside_what_the_others_lead_to(
    kyodo: Kyodo, mihon: Path
) -> None:
    typed = "{nope: 1, lead: 市長}".encode()
    ended = kyodo("answer", mihon, "--answers", "-", typed=typed)
    assert ended.code == Exit.BAD_INPUT
    assert "nope" in ended.err
    assert "市民 / 市" in ended.err
    told = json.loads(kyodo("answer", mihon, "--answers", "-", "--json", typed=typed).out)
    assert [problem["question"] for problem in told["problems"]] == ["nope", "lead"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "何も書かれていません"),
        (b"\xff\xfe", "UTF-8"),
        (b"[1, 2]", "「質問の名前: 答え」"),
        (b"lead: a\nlead: b", "lead"),
        (b"a" * (SIZE_LIMIT + 1), "大きすぎます"),
        (b"".join(b"k%d: &a 1\n" % number for number in range(9)), "ほかに6件"),
    ],
    ids=["empty", "not UTF-8", "a list", "twice", "too large", "many problems"],
)
def test_a_file_that_holds_no_answers_is_refused_in_words(
    content: bytes, said: str, kyodo: Kyodo, mihon: Path
) -> None:
    ended = kyodo("answer", mihon, "--answers", "-", typed=content)
    assert ended.code == Exit.BAD_INPUT
    assert said in ended.err
    assert ended.out == ""


def test_a_missing_file_and_a_folder_of_answers_are_told(kyodo: Kyodo, mihon: Path) -> None:
    assert "見つかりません" in kyodo("answer", mihon, "--answers", "/nope").err
    folder = kyodo("answer", mihon, "--answers", mihon.parent)
    assert (folder.code, "フォルダーです" in folder.err) == (Exit.BAD_INPUT, True)


# Showing


def test_a_flow_is_shown_with_the_names_that_answers_use(kyodo: Kyodo, mihon: Path) -> None:
    ended = kyodo("show", mihon)
    assert ended.code == Exit.CONCLUDED
    assert "lead (choice)" in ended.out
    assert "citizens: 市民" in ended.out
    told = json.loads(kyodo("show", mihon, "--json").out)
    assert [step["id"] for step in told["steps"]] == ["lead", "note", "goal", "own"]


def test_the_list_names_every_flow_also_one_that_cannot_be_opened(
    kyodo: Kyodo, mihon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mihon.parent / "broken.yaml").write_text("steps: 5", encoding="utf-8")
    monkeypatch.setattr("guide.library.shipped", lambda: mihon.parent.parent)
    told = json.loads(kyodo("list", "--json").out)
    assert [(one["flow"], bool(one["problem"])) for one in told] == [
        ("mihon/broken", True),
        ("mihon/guide", False),
    ]
    assert "kyodo check" in kyodo("list").out.replace("\n", "")


def test_a_schema_comes_as_json(kyodo: Kyodo) -> None:
    assert "properties" in kyodo("schema").out
    json.loads(kyodo("schema").out)


def test_every_command_tells_its_help_and_the_version_is_told(kyodo: Kyodo) -> None:
    for command in ("run", "answer", "show", "list", "check", "schema"):
        ended = kyodo(command, "--help")
        assert ended.code == Exit.CONCLUDED
        assert f"kyodo {command}" in ended.out
    assert "kyodo-guide" in kyodo("--version").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nope"],
        ["show"],
        ["show", "a", "b"],
        ["list", "--nope"],
        ["answer", "shinjo/guideline"],
        ["show", "nope"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_told_in_japanese_on_the_error_stream(
    arguments: list[str], kyodo: Kyodo
) -> None:
    ended = kyodo(*arguments)
    assert ended.code == Exit.BAD_INPUT
    assert ended.out == ""
    assert "。" in ended.err
    assert "usage" not in ended.err


@pytest.mark.parametrize(
    ("name", "content"),
    [("empty.yaml", b""), ("binary.yaml", b"\0\xff"), ("words.yaml", b"hello"), ("large.yaml", None)],
)
def test_a_path_that_is_no_flow_is_told_so(
    name: str, content: bytes | None, kyodo: Kyodo, mihon: Path
) -> None:
    place = mihon.with_name(name)
    place.write_bytes(content if content is not None else b"a" * 50_000_000)
    ended = kyodo("show", place)
    assert (ended.code, ended.out) == (Exit.BAD_INPUT, "")
    assert name in ended.err


# Checking


def test_a_clean_city_is_told_to_be_clean(kyodo: Kyodo, mihon: Path) -> None:
    for where in (mihon, mihon.parent, mihon.parent / "city.yaml", mihon.parent.parent):
        ended = kyodo("check", where)
        assert ended.code == Exit.CONCLUDED, ended
        assert "案内 1 件、例 2 件を調べました。問題はありません。" in ended.out
    assert kyodo("check", mihon, "--json").out == "[]\n"


def test_the_shipped_flows_are_clean(kyodo: Kyodo) -> None:
    assert kyodo("check").code == Exit.CONCLUDED


def test_findings_are_told_with_their_place_and_counted(kyodo: Kyodo, mihon: Path) -> None:
    mihon.write_bytes(file(FLOW.replace("outcome: own", "outcome: goal")))
    ended = kyodo("check", mihon)
    assert ended.code == Exit.FINDINGS
    assert f"error[example-fails] {mihon}:1:" in ended.out
    codes = [one["code"] for one in json.loads(kyodo("check", mihon, "--json").out)]
    assert sorted(codes) == ["example-fails", "no-example"] or "example-fails" in codes


def test_a_place_without_flows_is_bad_input_unless_others_were_checked(
    kyodo: Kyodo, mihon: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    for where in ("/nope", tmp_path / "empty"):
        assert kyodo("check", where).code == Exit.BAD_INPUT
        assert kyodo("check", where, mihon).code == Exit.FINDINGS


def test_a_code_is_explained_and_an_unknown_one_refused(kyodo: Kyodo) -> None:
    assert "終わりません" in kyodo("check", "--explain", "walkable-loop").out
    unknown = kyodo("check", "--explain", "nope")
    assert (unknown.code, unknown.out) == (Exit.BAD_INPUT, "")


# Walking


def test_a_walk_in_lines_ends_with_what_it_reached(kyodo: Kyodo, mihon: Path) -> None:
    assert kyodo("run", mihon, "--plain", typed=b"2\n").code == Exit.CONCLUDED
    assert kyodo("run", mihon, "--plain", typed=b"1\n").code == Exit.MORE_ANSWERS
    assert kyodo("--plain", "run", mihon, typed=b"").code == Exit.MORE_ANSWERS


def test_a_walk_begins_behind_the_answers_of_a_file(kyodo: Kyodo, mihon: Path, tmp_path: Path) -> None:
    ended = kyodo("run", mihon, "--plain", "--answers", answers(tmp_path, "lead: city"))
    assert ended.code == Exit.CONCLUDED
    refused = kyodo("run", mihon, "--plain", "--answers", answers(tmp_path, "leed: city"))
    assert "leed" in refused.err


def test_the_start_page_opens_a_guide_and_tells_of_one_that_cannot_be_opened(
    kyodo: Kyodo, mihon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (mihon.parent / "broken.yaml").write_text("steps: 5", encoding="utf-8")
    monkeypatch.setattr("guide.library.shipped", lambda: mihon.parent.parent)
    ended = kyodo("--plain", typed=b"1\n2\n2\n")
    assert "error[" in ended.out
    assert ended.code == Exit.CONCLUDED
    assert kyodo("--plain", typed=b"q\n").code == Exit.CONCLUDED


def test_the_full_screen_is_given_the_walk_and_its_end_is_told(
    kyodo: Kyodo, mihon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []

    def screen(cards: object, load: Load, interview: Interview, **_: object) -> Interview:
        given.extend((cards, load(interview.flow.id) == interview.flow))
        done = interview.answer("lead", "city")
        assert isinstance(done, Interview)
        return done

    monkeypatch.setattr(walking, "_full_screen", lambda: True)
    monkeypatch.setattr(showing, "run", screen)
    assert kyodo("run", mihon).code == Exit.CONCLUDED
    assert given == [(), True]


# What the system does


def test_ctrl_c_ends_a_command_in_words(kyodo: Kyodo, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> list[Path]:
        raise KeyboardInterrupt

    monkeypatch.setattr("guide.library.all_flows", interrupted)
    ended = kyodo("list")
    assert (ended.code, ended.err) == (Exit.INTERRUPTED, "中断しました。\n")


def test_bytes_that_are_no_text_are_read_as_a_wrong_entry(kyodo: Kyodo, mihon: Path) -> None:
    ended = kyodo("run", mihon, "--plain", typed=b"\xff\xfe\n2\n")
    assert ended.code == Exit.CONCLUDED
    assert "番号を一つ打ってください" in ended.out


def test_a_fault_of_our_own_ends_in_a_sentence_and_its_record_is_shown_on_request(
    kyodo: Kyodo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> list[Path]:
        raise ZeroDivisionError("部品の中のこと")

    monkeypatch.setattr("guide.library.all_flows", broken)
    ended = kyodo("list")
    assert ended.code == Exit.CRASHED
    assert "思わぬ問題" in ended.err
    assert "部品の中のこと" not in ended.err
    monkeypatch.setenv("KYODO_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        kyodo("list")
