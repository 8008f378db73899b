"""What libyaml says in English is said in Japanese, at the right place."""

import pytest
import yaml

from guide.language.source import read
from guide.language.yaml_trouble import trouble


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a:\n\tb: 1", 2, 1, "タブ"),
        ("a: |\n\tb", 2, 1, "タブ"),
        ("a: 'x\nb: 1", 1, 4, "引用符が閉じていません"),
        ('a: "x\n---\n', 1, 4, "引用符が閉じていません"),
        ("a: [1, 2\nb: 1", 1, 4, "かっこ"),
        ("a: {b: 1\nc: 2", 1, 4, "かっこ"),
        ("a: b: c", 1, 5, "「: 」"),
        ("a\nb: 1", 1, 1, "コロン（:）がありません"),
        ("k: 1\n\n  a 2\n\n  b: 1", 3, 3, "コロン（:）がありません"),
        ("x:\n  a 2\n\n  b: 1", 2, 3, "コロン（:）がありません"),
        ("x:\n  a：2\n\n  b: 1", 2, 4, "全角の「：」があります"),
        ("a: b\n  c: d", 2, 3, "字下げ"),
        ("--- a: 1", 1, 1, "字下げ"),
        ("a: #x\n b\nc", 3, 1, "コロン（:）がありません"),
        ("a:\n  b: 1\n c: 2", 3, 2, "字下げ"),
        ("a: 'x' y", 1, 8, "余分な文字"),
        ("a: - b", 1, 4, "一覧の -"),
        ("- a\nb: 1", 2, 1, "- の位置"),
        ("a: ]", 1, 4, "閉じかっこ"),
        ("a: |x\n b", 1, 5, "| や >"),
        ("a: |0\n b", 1, 5, "| や > の後の数"),
        ('a: "\\q"', 1, 5, "\\ の後"),
        ('a: "\\xzz"', 1, 7, "\\ の後"),
        ('a: "\\ud800"', 1, 7, "\\ の後"),
        ("a: @x", 1, 4, "'@'"),
        ("a: *", 1, 5, "& や *"),
        ("a: & b", 1, 5, "& や *"),
        ("a: !x!y b", 1, 4, "! で始まる"),
        ("%FOO", 1, 5, "% で始まる"),
        ("%YAML 9.9\n---\na: 1", 1, 1, "YAML の書き方"),
    ],
)
def test_the_author_reads_in_japanese_where_and_what(text: str, line: int, column: int, words: str) -> None:
    (problem,) = read("f", text.encode()).problems
    assert (problem.code, problem.line, problem.column) == ("yaml-syntax", line, column)
    assert words in problem.message
    assert problem.hint.endswith("。")


def test_a_finding_that_says_no_place_is_shown_at_the_top() -> None:
    found = trouble(yaml.MarkedYAMLError(problem="anything"), [])
    assert (found.line, found.column) == (0, 0)
    assert found.problem == "YAML の書き方が正しくありません。"
