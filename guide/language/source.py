"""One flow file as read: its lines, its data with positions, and the problems met in it.

JSON is read as the YAML it is. Total: any bytes give a Source, with problems where they do. Every later
phase notes its problems here too, so that one limit holds for all of them.

Never enters: knowledge of what a flow file means.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace

import yaml

from guide.japanese.clean import unsafe
from guide.language.data import DEPTH_LIMIT, Builder, Data, LimitError, Listed, Mapped, Stretch
from guide.language.diagnostics import NO_FACTS, Diagnostic, Path, Span, make
from guide.language.model import SIZE_LIMIT
from guide.language.yaml_trouble import trouble

PROBLEM_LIMIT = 200
"""Problems told of one file. More help nobody, and a file full of them must not fill the memory."""

_LINE_END = re.compile(r"\r\n|\r|\n")
"""Where editors and YAML 1.2 end a line. What else ends one for libyaml is replaced before it reads."""

_PIECE = 65536
"""Characters that are looked through at a time; a file may hold nothing but what must not be shown."""


@dataclass(slots=True)
class Source:
    """One file as read: its name, its lines, its data (None without any), the problems met in it."""

    file: str
    lines: list[str] = field(default_factory=list)
    data: Data = None
    problems: list[Diagnostic] = field(default_factory=list)
    _refused: set[tuple[int, int]] = field(default_factory=set)
    """Lines and columns where reading found a problem; what later phases say of these only follows."""
    text: str = ""
    _starts: list[int] = field(default_factory=list)
    """Where each line begins; not worked out before something is told of the file."""

    def afresh(self) -> "Source":
        """The same file with the problems noted so far; what is noted from here on is told of each apart."""
        return replace(self, problems=[*self.problems], _refused={*self._refused})

    def locate(self, path: Path, *, at_key: bool = False) -> Span:
        """The span of the value at a path (`at_key`: of its key), or of the nearest parent there is."""
        found: Stretch | None = None
        at = self.data
        for part in path:
            if isinstance(at, Mapped) and isinstance(part, str) and part in at:
                inside = at[part]
                by_key = at_key or isinstance(inside, Mapped | Listed)
                found = at.key_at(part) if by_key else at.value_at(part)
                at = inside
            elif isinstance(at, Listed) and isinstance(part, int) and part < len(at):
                found = at.value_at(part)
                at = at[part]
        return self._span(*found) if found else (1, 1, 1)

    def as_written(self, path: Path) -> Path:
        """The path without list positions that are not in the file: one thing may stand for a list."""
        kept: list[str | int] = []
        at = self.data
        for part in path:
            if isinstance(part, int) and isinstance(at, Mapped):
                continue
            kept.append(part)
            if isinstance(part, int):
                at = at[part] if isinstance(at, Listed) and part < len(at) else None
            else:
                at = at.get(part) if isinstance(at, Mapped) else None
        return tuple(kept)

    def report(
        self, code: str, path: Path = (), facts: Mapping[str, object] = NO_FACTS, *, at_key: bool = False
    ) -> Diagnostic:
        """A diagnostic at a path of this file."""
        written = self.as_written(path)
        return self._at(code, self.locate(written, at_key=at_key), written, facts)

    def note(
        self, code: str, path: Path = (), facts: Mapping[str, object] = NO_FACTS, *, at_key: bool = False
    ) -> None:
        """Take note of a problem at a path of this file."""
        if self.full:
            return
        problem = self.report(code, path, facts, at_key=at_key)
        if (problem.line, problem.column) not in self._refused:
            self._take(problem)

    def note_in(self, code: str, at: Stretch, first: Stretch | None = None, **facts: object) -> None:
        """Take note of a problem at a stretch of the text; `first` is told by its line."""
        if not self.full:
            also = {"first": self._span(*first)[0]} if first else {}
            self.note_at(code, self._span(*at), **facts, **also)

    def note_at(self, code: str, span: Span, **facts: object) -> None:
        """Take note of a problem at a span of this file."""
        if not self.full:
            self._refused.add(span[:2])
            self._take(self._at(code, span, (), facts))

    @property
    def full(self) -> bool:
        """Whether as many problems are noted as will be told."""
        return len(self.problems) > PROBLEM_LIMIT

    def _take(self, problem: Diagnostic) -> None:
        if len(self.problems) == PROBLEM_LIMIT:
            span = (problem.line, problem.column, problem.length)
            problem = self._at("too-many-problems", span, problem.path, {"limit": PROBLEM_LIMIT})
        self.problems.append(problem)

    def _span(self, begin: int, end: int) -> Span:
        """A stretch of the text by line and column, as far as its first line goes."""
        if not self._starts:
            self._starts = [0, *(one.end() for one in _LINE_END.finditer(self.text))]
        line = bisect_right(self._starts, begin)
        column = begin - self._starts[line - 1]
        length = end - begin if line == bisect_right(self._starts, end) else 1
        return line, column + 1, length or 1

    def _at(self, code: str, span: Span, path: Path, facts: Mapping[str, object]) -> Diagnostic:
        line, column, length = span
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        length = max(1, min(length, len(text) - column + 1))
        return make(code, self.file, (line, column, length), path, text, facts)


def read(file: str, content: bytes) -> Source:
    """Read one YAML or JSON file. Never raises."""
    source = Source(file)
    text = _decoded(source, content)
    if text is not None:
        source.text = text
        source.lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        _parse(source, _made_safe(source, text))
        if source.data is None and not source.problems:
            source.note("empty-file")
    return source


def _decoded(source: Source, content: bytes) -> str | None:
    if len(content) > SIZE_LIMIT:
        source.note("too-large", (), {"size": len(content), "limit": SIZE_LIMIT})
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source.note_at("not-utf-8", (content.count(b"\n", 0, error.start) + 1, 1, 1))
        return None
    # ASCII saved as UTF-16 without a mark is UTF-8 too, with a NUL for every letter.
    if content.count(b"\0") * 4 > len(content):
        source.note("not-utf-8")
        return None
    return text


def _made_safe(source: Source, text: str) -> str:
    """The text with unsafe signs noted and replaced one by one, so that all else keeps its place."""
    safe: list[str] = []
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE]
        found = unsafe(piece)
        for offset, name in found:
            if source.full:
                return ""
            at = start + offset
            source.note_in("control-character", (at, at + 1), what=name)
        while found:
            # Taking an introducer away may uncover what its sequence held; every round takes a sign.
            signs = list(piece)
            for offset, _ in found:
                signs[offset] = "\ufffd"
            piece = "".join(signs)
            found = unsafe(piece)
        safe.append(piece)
    return "".join(safe)


def _parse(source: Source, text: str) -> None:
    with suppress(LimitError):
        try:
            source.data = Builder(text, source.note_in).build()
        except yaml.MarkedYAMLError as error:
            found = trouble(error, source.lines)
            span = (found.line + 1, found.column + 1, 1)
            # The library has a limit of its own, far above ours, and may read ahead to it before we count.
            if "maximum nesting depth" in (error.problem or ""):
                source.note_at("too-deep", span, limit=DEPTH_LIMIT)
            else:
                source.note_at("yaml-syntax", span, problem=found.problem, hint=found.hint)
