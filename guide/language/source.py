"""YAML 1.2 text to plain data that remembers where every key and value stands.

Built from libyaml's events, never from its constructors: no tag can create an object, an alias is a problem and not a
bomb, a duplicate key is found, and scalars follow the YAML 1.2 core schema (only true and false are booleans; a date,
`no` and 0233 stay text). JSON is read as the YAML it is. Total: any bytes give a Source, with problems where they do.

Never enters: knowledge of what a flow file means.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeAlias

import yaml

from guide.japanese.clean import unsafe
from guide.language.diagnostics import NO_FACTS, Diagnostic, Path, Span, make

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes a file may have; a flow of 10,000 steps has about 9 million."""

DEPTH_LIMIT = 48
"""How deep maps and lists may nest."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_LONGEST_NUMBER = 40

Data: TypeAlias = Any
"""None, bool, int, Decimal, str, Mapped or Listed."""


class Mapped(dict[str, Data]):
    """A mapping with the spans of its keys and values."""

    __slots__ = ("keys_at", "values_at")

    def __init__(self) -> None:
        super().__init__()
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}


class Listed(list[Data]):
    """A list with the spans of its values."""

    __slots__ = ("values_at",)

    def __init__(self) -> None:
        super().__init__()
        self.values_at: list[Span] = []


@dataclass(slots=True)
class Source:
    """One file as read: its name, its lines, its data (None when there is none) and the problems of reading it."""

    file: str
    lines: list[str] = field(default_factory=list)
    data: Data = None
    problems: list[Diagnostic] = field(default_factory=list)

    def locate(self, path: Path, *, at_key: bool = False) -> Span:
        """The span of the value (or, with `at_key`, of the key) at a path; of the nearest parent if there is none.

        Parts of a path that lead nowhere, such as the name of a union's branch, are passed over.
        """
        span: Span = (1, 1, 1)
        at = self.data
        for part in path:
            if isinstance(at, Mapped) and isinstance(part, str) and part in at:
                inside = at[part]
                span = (at.keys_at if at_key or isinstance(inside, Mapped | Listed) else at.values_at)[part]
                at = inside
            elif isinstance(at, Listed) and isinstance(part, int) and part < len(at):
                span = at.values_at[part]
                at = at[part]
        return span

    def report(
        self,
        code: str,
        path: Path = (),
        facts: Mapping[str, object] = NO_FACTS,
        *,
        at_key: bool = False,
        span: Span | None = None,
    ) -> Diagnostic:
        """A diagnostic at a path of this file, or at a span."""
        line, column, length = span or self.locate(path, at_key=at_key)
        text = self.lines[line - 1] if line <= len(self.lines) else ""
        length = max(1, min(length, len(text) - column + 1))
        return make(code, self.file, (line, column, length), path, text, facts)


def read(file: str, content: bytes) -> Source:
    """Read one YAML or JSON file. Never raises."""
    source = Source(file)
    if len(content) > SIZE_LIMIT:
        source.problems.append(source.report("too-large", (), {"size": len(content), "limit": SIZE_LIMIT}))
        return source
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        source.problems.append(source.report("not-utf-8", span=(line, 1, 1)))
        return source
    # YAML ends a line at these three; str.splitlines knows more and would shift every position.
    source.lines = re.split(r"\r\n|\r|\n", text)
    try:
        _Builder(source).build(text)
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        span = (before.count("\n") + 1, len(before) - before.rfind("\n"), 1)
        source.problems.append(source.report("control-character", (), {"what": f"U+{_code_point(error):04X}"}, span=span))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = (mark.line + 1, mark.column + 1, 1) if mark else (1, 1, 1)
        problem = str(error.problem or error.context or "")
        source.problems.append(source.report("yaml-syntax", (), {"problem": problem}, span=span))
    if source.data is None and not source.problems:
        source.problems.append(source.report("empty-file"))
    return source


def _code_point(error: yaml.reader.ReaderError) -> int:
    character = error.character
    return character if isinstance(character, int) else ord(str(character)[:1] or "\0")


@dataclass(slots=True)
class _Builder:
    """Turns events into data. `stack` holds the open containers, `key` the pending key of each mapping."""

    source: Source
    stack: list[tuple[Mapped | Listed, tuple[str, Span] | None]] = field(default_factory=list)

    def build(self, text: str) -> None:
        documents = 0
        for event in _events(text):
            if isinstance(event, yaml.ScalarEvent):
                self._place(self._scalar(event), event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                self._refuse_tag(event)
                opened = Mapped() if isinstance(event, yaml.MappingStartEvent) else Listed()
                self._place(opened, event)
                if len(self.stack) >= DEPTH_LIMIT:
                    self._problem("too-deep", event, limit=DEPTH_LIMIT)
                    self.source.data = None
                    return
                self.stack.append((opened, None))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self.stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self._problem("alias", event)
                self._place(None, event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem("several-documents", event)
                    return

    def _problem(self, code: str, event: yaml.Event, **facts: object) -> None:
        self.source.problems.append(self.source.report(code, (), facts, span=_span(event)))

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in {None, "!"}:
            self._problem("tag", event, tag=event.tag)

    def _scalar(self, event: yaml.ScalarEvent) -> Data:
        self._refuse_tag(event)
        value: str = event.value
        if not value.isascii() or not value.isprintable():
            self._refuse_unsafe(event, value)
        if not event.implicit[0]:
            return value
        return plain(value)

    def _refuse_unsafe(self, event: yaml.ScalarEvent, value: str) -> None:
        for _, name in unsafe(value):
            self._problem("control-character", event, what=name)

    def _place(self, value: Data, event: yaml.Event) -> None:
        span = _span(event)
        if not self.stack:
            self.source.data = value
            return
        container, key = self.stack[-1]
        if isinstance(container, Listed):
            container.append(value)
            container.values_at.append(span)
        elif key is None:
            written = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if not isinstance(event, yaml.ScalarEvent):
                self._problem("key-not-text", event)
            self.stack[-1] = (container, (written, span))
        else:
            name, key_span = key
            if name in container.keys_at:
                first = container.keys_at[name][0]
                facts = {"key": name, "first": first}
                self.source.problems.append(self.source.report("duplicate-key", (), facts, span=key_span))
            else:
                container[name] = value
                container.keys_at[name] = key_span
                container.values_at[name] = span
            self.stack[-1] = (container, None)


def plain(value: str) -> Data:
    """The value of a plain (unquoted) scalar by the YAML 1.2 core schema, less octal and float exponents."""
    if value in _NULLS:
        return None
    if value in _BOOLEANS:
        return _BOOLEANS[value]
    if len(value) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(value):
            return int(value)
        if _DECIMAL.fullmatch(value):
            return Decimal(value)
    return value


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return events


def _span(event: yaml.Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:  # libyaml marks every event
        return (1, 1, 1)
    length = end.column - start.column if end.line == start.line else 1
    return (start.line + 1, start.column + 1, max(1, length))
