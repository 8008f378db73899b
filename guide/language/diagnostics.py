"""Problems of flow files as values: a code, a place, the facts of the case.

Finding a problem (loader, checks), wording it (`CODES` below) and rendering it (the views) are three
things. A diagnostic's message and hint are made from its code's template and its facts when someone asks
for them.

Never enters: layout, colours, exit codes.
"""

import difflib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from msgspec import Struct, field

from guide.japanese.clean import clean
from guide.language.codes import CODES

Span: TypeAlias = tuple[int, int, int]
"""Line and column from 1, and length in characters on that line."""

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top of a file to a place in it."""


LONGEST_FACT = 120
"""Characters of one fact in a message; the words of the file may be of any length."""

NO_FACTS: Mapping[str, object] = MappingProxyType({})
"""For codes whose message needs nothing."""


class Severity(StrEnum):
    """An error keeps a flow from being used; a warning is to be mended too; a note may be as it should."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(Struct, frozen=True):
    """A problem at a place of a flow file that is not yet located: what checks of a Flow produce."""

    code: str
    path: Path
    facts: Mapping[str, object] = field(default_factory=lambda: NO_FACTS)
    at_key: bool = False


class Diagnostic(Struct, frozen=True):
    """One located problem."""

    code: str
    file: str
    line: int
    column: int
    length: int
    path: Path
    snippet: str
    facts: Mapping[str, object]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return Severity(CODES[self.code].severity)

    @property
    def message(self) -> str:
        """What is wrong, in one Japanese sentence."""
        return _worded(CODES[self.code].message, self.facts)

    @property
    def hint(self) -> str:
        """What to do: a near miss, the hint of this case or of its code; "" when nothing is certain."""
        near = self.facts.get("near")
        if near:
            return f"'{near}' のことですか。"
        return str(self.facts.get("hint", "")) or _worded(CODES[self.code].hint, self.facts)

    @property
    def place(self) -> str:
        """The path in the author's words, such as ステップ 'lead' › 行き先 2 › to, and what uses it."""
        used = self.facts.get("used")
        return f"{breadcrumbs(self.path)}（{_short(used)}）" if used else breadcrumbs(self.path)


_SECTIONS = {
    "steps": "ステップ",
    "tables": "表",
    "rules": "規則",
    "routes": "行き先",
    "options": "選択肢",
    "items": "項目",
    "ticks": "確認",
    "blocks": "文章",
    "examples": "例",
    "stages": "段階",
    "catalogues": "一覧",
    "entries": "見出し",
    "glossary": "用語",
    "articles": "読みもの",
    "sources": "出典",
    "outputs": "出力",
    "inputs": "入力",
    "recommend": "勧めるもの",
    "facts": "説明",
    "points": "箇条書き",
    "answers": "答え",
    "partials": "くり返す文章",
    "sets": "値の集まり",
    "values": "計算する値",
    "refuse": "断り",
    "subflows": "くり返す質問",
    "ends": "出口",
}
"""Sections of the file whose next part names or numbers one of them."""


def breadcrumbs(path: Path) -> str:
    """A path in words: sections in Japanese, names as the author wrote them, positions from 1."""
    words: list[str] = []
    parts = iter(path)
    for part in parts:
        section = _SECTIONS.get(part) if isinstance(part, str) else None
        inner = next(parts, None) if section else None
        if inner is not None:
            words.append(
                f"{section} {inner + 1}" if isinstance(inner, int) else f"{section} '{_short(inner)}'"
            )
        else:
            words.append(f"{part + 1}番目" if isinstance(part, int) else section or _short(part))
    return " › ".join(words)


def make(  # noqa: PLR0913, PLR0917 - a diagnostic is these six things
    code: str, file: str, span: Span, path: Path, snippet: str, facts: Mapping[str, object]
) -> Diagnostic:
    """A diagnostic at a span."""
    line, column, length = span
    return Diagnostic(code, file, line, column, length, path, snippet, MappingProxyType(dict(facts)))


def _worded(template: str, facts: Mapping[str, object]) -> str:
    """A template filled in with facts on one line, none so long that it hides the sentence."""
    return template.format_map({key: _short(fact) for key, fact in facts.items()})


def _short(fact: object) -> str:
    words = " ".join(clean(str(fact)).split("\n")).strip()
    return words if len(words) <= LONGEST_FACT else words[: LONGEST_FACT - 1] + "…"


def nearest(written: str, known: Iterable[str]) -> str:
    """The known name most like what was written (Ratcliff-Obershelp, at least 0.6), or ""."""
    if len(written) > LONGEST_FACT:
        return ""
    matches = difflib.get_close_matches(written, list(known), n=1)
    return matches[0] if matches else ""
