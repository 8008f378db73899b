"""Full-width signs and missing blanks are found where they stand, and only where they are wrong."""

import pytest

from guide.language.look_alikes import LOOKED_AT, look_alike
from guide.language.source import read
from tests.language.small import loaded


@pytest.mark.parametrize(
    ("line", "column", "words"),
    [
        ("    kind：number", 8, "全角の「：」"),
        ("- {when：{a: b}}", 7, "全角の「：」"),
        ("a: {resident：yes}", 12, "全角の「：」"),
        ("kind:\u3000number", 5, "全角の空白"),
        (" \u3000kind: number", 1, "全角の空白"),
        ("-\u3000to: end", 1, "全角の空白"),
        ("cite: ｛page: 8｝", 6, "全角の「｛」"),
        ("inputs: ［lead］", 8, "全角の「［」"),
        ("ask: “文”", 5, "全角の引用符"),
        ("a: {b: 市民、c: 市}", 9, "全角の区切り"),
        ("kind:number", 4, "コロンの後"),
        ("- {page:8}", 7, "コロンの後"),
        ("  -{to: x}", 2, "- の後"),
    ],
)
def test_a_sign_taken_for_another_is_found_where_it_stands(line: str, column: int, words: str) -> None:
    found = look_alike(line)
    assert found is not None
    assert found.column == column
    assert words in found.problem
    assert "半角" in found.hint


@pytest.mark.parametrize(
    "line",
    [
        "kind: number",
        "ask: 例：市民、市",
        'ask: "x {a：b"',
        "a: 1 # {b：1}",
        "ask: ｛協働｜きょうどう｝",
        "see: https://example.org",
        "least: -5",
        "",
    ],
)
def test_what_may_stand_in_a_text_is_no_mistake(line: str) -> None:
    assert look_alike(line) is None


def test_of_a_very_long_line_only_the_beginning_is_looked_at() -> None:
    assert look_alike("{" * LOOKED_AT + "a：1") is None
    assert look_alike("a：1" + "{" * LOOKED_AT) is not None


def test_the_sign_is_told_where_yaml_fails_on_the_line_after() -> None:
    (problem,) = read("f", "a:\n  kind:\u3000choice\n\n  stage: start\n".encode()).problems
    assert (problem.line, problem.column) == (2, 8)
    assert problem.message == "全角の空白があります。"


def test_a_mistake_of_another_sort_is_told_as_before() -> None:
    (problem,) = read("f", b"a: [1, 2").problems
    assert problem.message.startswith("かっこ")


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("when: {lead: citizens}", "when: {lead：citizens}", "全角の「：」があります。"),
        ("when: {lead: citizens}", "when: {lead:citizens}", "コロンの後に、"),
        ("options: {citizens: 市民", "options: {citizens：市民", "全角の「：」があります。"),
        ("exclusive: [none]", "exclusive: ［none］", "全角の「［」があります。"),
        ("exclusive: [none]", "exclusive:\n      -{a: b}", "- の後に、"),
        ("cite: {page: 8}\n    to: fields", "cite: {page:8}\n    to: fields", "コロンの後に"),
        ("cite: {page: 8}\n    to: fields", "cite: page：8\n    to: fields", "全角の「：」"),
        ("cite: {page: 8}\n    to: fields", "cite: [{page:8}]\n    to: fields", "コロンの後に"),
    ],
)
def test_a_sign_in_a_name_that_is_not_known_is_the_hint(old: str, new: str, hint: str) -> None:
    assert hint in "".join(problem.hint for problem in loaded((old, new)).diagnostics)
