"""Plain data that remembers where every key and value stands, built from YAML's events.

Scalars follow the YAML 1.2 core schema: only true and false are booleans; a date, `no` and 0233 stay text.
Events are never handed to YAML's own constructors, so no tag can create an object and no alias can multiply
anything.

Never enters: files, knowledge of what a flow file means.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

import yaml
from msgspec import Struct

from guide.japanese.clean import unsafe
from guide.language.diagnostics import Span

DEPTH_LIMIT = 48
"""How deep mappings and lists may nest."""

VALUE_LIMIT = 1_000_000
"""How many keys and values there may be; a flow of 10,000 steps has about 500,000."""

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


def bare(data: Data) -> Data:
    """The same data in plain dicts and lists, without spans."""
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items()}
    return [bare(value) for value in data] if isinstance(data, list) else data


class Note(Protocol):
    """Takes note of a problem at a span."""

    def __call__(self, code: str, span: Span, **facts: object) -> None:
        """Take note."""


class LimitError(Exception):
    """The data is deeper or has more values than the limits allow; it was noted."""


def plain(value: str) -> Data:
    """The value of a plain (unquoted) scalar by the YAML 1.2 core schema, less octal and exponents.

    A number of more than forty characters stays text: nobody means it as one.
    """
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


def events_of(text: str) -> Iterator[yaml.Event]:
    """The events of a YAML text; raises `yaml.YAMLError` where it is none."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return events


class _Key(Struct, frozen=True):
    """A key that waits for its value; a refused one (no `name`) takes its value away with it."""

    name: str | None
    span: Span


@dataclass(slots=True)
class Builder:
    """Turns the events of one document into data. Notes every problem and goes on without that part."""

    note: Note
    data: Data = None
    _values: int = 0
    _stack: list[tuple[Mapped | Listed, _Key | None]] = field(default_factory=list)
    """The open containers, each with the key that waits for a value."""

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Take all events; a second document ends it."""
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._place(self._scalar(event), event)
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._stack.pop()
            elif isinstance(event, yaml.AliasEvent):
                self.note("alias", _span(event))
                self._place(None, event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.note("several-documents", _span(event))
                    return

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        self._refuse_properties(event)
        opened = Mapped() if isinstance(event, yaml.MappingStartEvent) else Listed()
        self._place(opened, event)
        if len(self._stack) >= DEPTH_LIMIT:
            self.note("too-deep", _span(event), limit=DEPTH_LIMIT)
            raise LimitError
        self._stack.append((opened, None))

    def _scalar(self, event: yaml.ScalarEvent) -> Data:
        self._refuse_properties(event)
        value: str = event.value
        # Only escapes of double quotes can bring in what the text itself was found free of.
        if event.style == '"' and (found := unsafe(value)):
            self.note("control-character", _span(event), what=found[0][1])
        return plain(value) if event.implicit[0] else value

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self.note("alias", _span(event))
        if event.tag is not None:
            self.note("tag", _span(event), tag=event.tag)

    def _place(self, value: Data, event: yaml.Event) -> None:
        self._values += 1
        if self._values > VALUE_LIMIT:
            self.note("too-many-values", _span(event), limit=VALUE_LIMIT)
            raise LimitError
        if not self._stack:
            self.data = value
            return
        container, key = self._stack[-1]
        span = _span(event)
        if isinstance(container, Listed):
            container.append(value)
            container.values_at.append(span)
        elif key is None:
            self._stack[-1] = (container, self._key(event, container, span))
        else:
            if key.name is not None:
                container[key.name] = value
                container.keys_at[key.name] = key.span
                container.values_at[key.name] = span
            self._stack[-1] = (container, None)

    def _key(self, event: yaml.Event, container: Mapped, span: Span) -> _Key:
        if isinstance(event, yaml.ScalarEvent):
            name: str = event.value
            first = container.keys_at.get(name)
            if first is None:
                return _Key(name, span)
            self.note("duplicate-key", span, key=name, first=first[0])
        elif not isinstance(event, yaml.AliasEvent):
            self.note("key-not-text", span)
        return _Key(None, span)


def _span(event: yaml.Event) -> Span:
    # The stubs allow an event without marks, which no parser makes.
    start: Any = event.start_mark
    end: Any = event.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return (start.line + 1, start.column + 1, max(1, length))
