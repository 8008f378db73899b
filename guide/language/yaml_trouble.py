"""What is wrong with a text that is no YAML, in Japanese, and where the author should look.

The YAML library words its findings for programmers, in English. Here they become sentences for the person
who edits the file. Unknown findings get a general sentence: the library's own words never reach anyone.

Never enters: problems of text that is YAML.
"""

import re
from typing import NamedTuple

import yaml

from guide.language.look_alikes import look_alike

_HAS_COLON = re.compile(r":(\s|$)")


class Trouble(NamedTuple):
    """A sentence, what to do, and the line and column (from 0) of the cause."""

    problem: str
    hint: str
    line: int
    column: int


class _Words(NamedTuple):
    problem: str
    hint: str
    where_it_began: bool = False


_TAB = _Words(
    "字下げにタブが使われています。",
    "タブを消して、半角の空白で字下げします。",
)
_QUOTE = _Words(
    "引用符が閉じていません。",
    "文の終わりに、始まりと同じ引用符を書きます。",
    where_it_began=True,
)
_BRACKET = _Words(
    "かっこが閉じていないか、かっこの中の区切りの , がありません。",
    "[ は ] で、{ は } で閉じ、間は , で区切ります。",
    where_it_began=True,
)
_INDENT = _Words(
    "字下げがそろっていません。",
    "同じまとまりの行は、同じ数の空白で字下げします。",
)
_EXTRA = _Words("値の後に余分な文字があります。", "余分な文字を消すか、値の全体を引用符で囲みます。")
_NO_COLON = _Words(
    "名前の後にコロン（:）がありません。",
    "「名前: 値」のように、半角のコロンと半角の空白を書きます。",
    where_it_began=True,
)
_COLON = _Words("文の中に「: 」が入っています。", "文を引用符で囲みます。")
_ESCAPE = _Words(
    "引用符の中の \\ の後が読めません。",
    "\\ を文字として書くときは、\" のかわりに ' で囲みます。",
)
_DIRECTIVE = _Words("% で始まる行は使えません。", "その行を消します。")
_TAG = _Words("! で始まる書き方は使えません。", "! から始まる文は、引用符で囲みます。")
_ANCHOR = _Words("& や * で始まる書き方は使えません。", "その文を引用符で囲みます。")

_BY_PROBLEM: tuple[tuple[str, _Words], ...] = (
    ("tab character", _TAB),
    ("found unexpected end of stream", _QUOTE),
    ("found unexpected document indicator", _QUOTE),
    ("did not find expected ',' or", _BRACKET),
    ("could not find expected ':'", _NO_COLON),
    ("mapping values are not allowed", _COLON),
    (
        "block sequence entries are not allowed",
        _Words("一覧の - を、ここには書けません。", "- は、名前の次の行に字下げして書きます。"),
    ),
    ("did not find expected key", _INDENT),
    (
        "did not find expected '-' indicator",
        _Words("一覧の - の位置がそろっていません。", "同じ一覧の - は、同じ字下げにします。"),
    ),
    (
        "did not find expected node content",
        _Words("ここに、閉じかっこや区切りだけがあります。", "始まりのかっこを書くか、その文字を消します。"),
    ),
    (
        "did not find expected comment or line break",
        _Words("| や > の後に、余分な文字があります。", "| だけを書き、文は次の行から字下げして書きます。"),
    ),
    (
        "indentation indicator",
        _Words("| や > の後の数が正しくありません。", "| だけを書き、文は次の行から字下げして書きます。"),
    ),
    ("unknown escape character", _ESCAPE),
    ("hexdecimal number", _ESCAPE),
    ("Unicode character escape", _ESCAPE),
    ("expected <document start>", _INDENT),
    ("tag handle", _TAG),
)

_BY_CONTEXT: tuple[tuple[str, _Words], ...] = (
    ("scanning an alias", _ANCHOR),
    ("scanning an anchor", _ANCHOR),
    ("tag", _TAG),
    ("directive", _DIRECTIVE),
)

_OTHERWISE = _Words(
    "YAML の書き方が正しくありません。",
    "字下げの空白の数、コロンの後の空白、引用符とかっこの閉じ忘れを確かめます。",
)


def trouble(error: yaml.MarkedYAMLError, lines: list[str]) -> Trouble:
    """The finding of the YAML library in Japanese."""
    found = _finding(error, lines)
    mark = error.problem_mark
    for line in dict.fromkeys((found.line, *((mark.line, _before(lines, mark.line)) if mark else ()))):
        sign = look_alike(_line(lines, line))
        if sign:
            return Trouble(sign.problem, sign.hint, line, sign.column)
    return found


def _finding(error: yaml.MarkedYAMLError, lines: list[str]) -> Trouble:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    words = _words(error.context or "", error.problem or "", _line(lines, line)[column : column + 1])
    if words is _COLON and not _HAS_COLON.search(_line(lines, line)[:column]):
        return _before_a_key(lines, line)
    if words is _INDENT and _line(lines, line)[:column].strip():
        words = _EXTRA
    if words.where_it_began and error.context_mark:
        line, column = error.context_mark.line, error.context_mark.column
    return Trouble(words.problem, words.hint, line, column)


def _line(lines: list[str], number: int) -> str:
    """A line by its number from 0; the library may point behind the last one."""
    return lines[number] if 0 <= number < len(lines) else ""


def _before(lines: list[str], line: int) -> int:
    """The number of the line before, without empty ones; -1 before the first."""
    before = line - 1
    while before > 0 and not _line(lines, before).strip():
        before -= 1
    return before


def _before_a_key(lines: list[str], line: int) -> Trouble:
    """A key that is refused for the line before it: that one has no colon, or is less indented."""
    before = _before(lines, line)
    words, place = (_INDENT, line) if before < 0 or _HAS_COLON.search(lines[before]) else (_NO_COLON, before)
    return Trouble(words.problem, words.hint, place, len(lines[place]) - len(lines[place].lstrip()))


def _words(context: str, problem: str, character: str) -> _Words:
    if "cannot start any token" in problem:
        return _TAB if character == "\t" else _start(character)
    for phrase, words in _BY_PROBLEM:
        if phrase in problem:
            return words
    for phrase, words in _BY_CONTEXT:
        if phrase in context:
            return words
    return _OTHERWISE


def _start(character: str) -> _Words:
    return _Words(f"'{character}' で値を始めることはできません。", "その文を引用符で囲みます。")
