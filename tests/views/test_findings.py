"""Diagnostics are shown with their place, the line and a caret under what is wrong."""

from guide.japanese.width import cell_width
from guide.language.codes import CODES
from guide.language.diagnostics import Diagnostic, make
from guide.views.findings import SNIPPET_CELLS, as_json, explain, message, render, summary


def problem(snippet: str, column: int, length: int, **facts: object) -> Diagnostic:
    facts = {"written": "suport", "near": "support", **facts}
    return make(
        "unknown-step", "f.yaml", (142, column, length), ("steps", "lead", "routes", 1, "to"), snippet, facts
    )


def under_carets(told: str) -> str:
    """What stands above the carets, cell for cell."""
    above, below = next(
        (above, below)
        for above, below in zip(told.split("\n"), told.split("\n")[1:], strict=False)
        if "^" in below
    )
    start, width = below.index("^"), below.count("^")
    cells = "".join(sign + "\0" * (cell_width(sign) - 1) for sign in above)
    return cells[start : start + width].replace("\0", "")


def test_a_problem_is_told_as_the_design_draws_it() -> None:
    assert render(problem("        to: suport", 13, 6)).split("\n") == [
        "error[unknown-step] f.yaml:142:13",
        "  ステップ 'lead' › 行き先 2 › to",
        "  142 |         to: suport",
        "      |             ^^^^^^ 'suport' という名前のステップはありません。",
        "  ヒント: 'support' のことですか。",
    ]


def test_carets_stand_under_what_they_mean_whatever_is_before_it() -> None:
    for before in ("to: ", "文: ", "\tto:\t", "｛か\u3099｝ ", "日本" * 40, "a" * 100, "\x1b[2J\u202e文 "):
        told = render(problem(before + "行き先 # 注", len(before) + 1, 3))
        assert under_carets(told) == "行き先"
        assert max(cell_width(line) for line in told.split("\n")[2:3]) <= SNIPPET_CELLS + 8


def test_a_very_long_problem_is_cut_and_still_marked() -> None:
    told = render(problem("あ" * 1_000_000, 500_000, 400_000))
    assert set(under_carets(told)) <= set("あ…")
    assert len(told) < 600


def test_a_place_without_text_has_no_snippet() -> None:
    told = render(make("empty-file", "f.yaml", (1, 1, 1), (), "", {}))
    assert told == "error[empty-file] f.yaml:1:1\n  ファイルに何も書かれていません。"


def test_nothing_in_a_file_or_its_name_reaches_the_terminal_raw() -> None:
    bad = make("unknown-step", "f\x1b[2J", (1, 1, 1), ("\x1b[1m",), "\x9b2J\x00x", {"written": "\x07"})
    told = render(bad) + message(bad) + str(as_json(bad))
    assert not any(ord(sign) < 32 and sign != "\n" for sign in told)
    assert "\\x1b" not in told


def test_json_holds_the_same_fields() -> None:
    told = as_json(problem("to: suport", 5, 6))
    assert told == {
        "code": "unknown-step",
        "severity": "error",
        "file": "f.yaml",
        "line": 142,
        "column": 5,
        "length": 6,
        "path": ["steps", "lead", "routes", 1, "to"],
        "place": "ステップ 'lead' › 行き先 2 › to",
        "snippet": "to: suport",
        "message": "'suport' という名前のステップはありません。",
        "hint": "'support' のことですか。",
    }


def test_a_problem_can_be_told_in_one_line() -> None:
    assert (
        message(problem("", 1, 1))
        == "f.yaml: 'suport' という名前のステップはありません。'support' のことですか。"
    )


def test_the_end_tells_what_was_checked_and_found() -> None:
    error, warning = problem("", 1, 1), make("unused-table", "f", (1, 1, 1), (), "", {"table": "t"})
    assert summary([], flows=1, examples=30) == "案内 1 件、例 30 件を調べました。問題はありません。"
    assert summary([error, error, warning], flows=2, examples=0).endswith(
        "エラー 2 件、注意 1 件があります。例は、エラーを直してから調べます。"
    )
    failing = make("example-fails", "f", (1, 1, 1), ("examples", 0), "", {})
    assert summary([failing], flows=1, examples=3).endswith("エラー 1 件があります。")
    assert summary([make("no-file", "f", (1, 1, 1), (), "", {})], flows=0, examples=0).endswith(
        "1 件があります。"
    )
    assert summary([warning], flows=2, examples=0).endswith("調べました。注意 1 件があります。")


def test_a_note_takes_one_line_and_is_no_problem() -> None:
    facts = {"item": "a", "answers": "q: a", "behind": "end"}
    note = make("idle-option", "f.yaml", (3, 5, 1), (), "  a: A", facts)
    assert render(note) == (
        "note[idle-option] f.yaml:3:5 選択肢 'a' は、選んでも選ばなくても何も変わりません"
        "（例: q: a の次は end）。"
    )
    assert summary([note], flows=1, examples=0).endswith("問題はありません。メモ 1 件があります。")
    warning = make("unused-table", "f", (1, 1, 1), (), "", {"table": "t"})
    assert summary([note, warning], flows=1, examples=0).endswith("注意 1 件、メモ 1 件があります。")


def test_every_code_can_be_explained() -> None:
    for code, words in CODES.items():
        told = explain(code)
        assert told is not None
        assert told.startswith(f"{words.severity}[{code}]")
        assert told.endswith(words.explain)
    assert explain("no-such-code") is None
