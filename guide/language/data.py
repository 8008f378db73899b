"""Plain data that remembers where every key and value stands, built from YAML's events.

Scalars follow the YAML 1.2 core schema: only true and false are booleans; a date, `no` and 0233 stay text.
Events are never handed to YAML's own constructors, so no tag can create an object and no alias can multiply
anything.

Never enters: files, knowledge of what a flow file means.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Protocol, TypeAlias

import yaml

from guide.japanese.clean import unsafe
from guide.language.diagnostics import Span

DEPTH_LIMIT = 48
"""How deep mappings and lists may nest."""

VALUE_LIMIT = 1_000_000
"""How many keys and values there may be; a flow of 10,000 steps has about 500,000."""

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+")
_BEGIN_NUMBERS = frozenset("-+0123456789")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
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
    if value in _WORDS:
        return _WORDS[value]
    if value[0] in _BEGIN_NUMBERS and len(value) <= _LONGEST_NUMBER:
        if _INTEGER.fullmatch(value):
            return int(value)
        if _DECIMAL.fullmatch(value):
            return Decimal(value)
    return value


def events_of(text: str) -> Iterator[yaml.Event]:
    """The events of a YAML text; raises `yaml.YAMLError` where it is none."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    # Asked for one by one without a look ahead: `yaml.parse` takes as long again for that.
    return iter(loader.get_event, None)


class Builder:
    """Turns the events of one document into data. Notes every problem and goes on without that part.

    A key that is refused takes its value away with it. What stands for every scalar is written for speed: a
    large flow has half a million of them.
    """

    def __init__(self, note: Note) -> None:
        self.data: Data = None
        self._note = note
        self._left = VALUE_LIMIT
        self._inside: Mapped | Listed | None = None
        """The innermost open container."""
        self._key: str | None = None
        """The key in it that waits for its value; None when it was refused."""
        self._key_at: Span | None = None
        """Where that key stands; None when no key waits."""
        self._around: list[tuple[Mapped | Listed | None, str | None, Span | None]] = []
        """The same of each container around it."""

    def build(self, events: Iterator[yaml.Event]) -> None:
        """Take all events; a second document ends it."""
        documents = 0
        scalar, take = yaml.ScalarEvent, self._scalar
        for event in events:
            if type(event) is scalar:
                take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                self._inside, self._key, self._key_at = self._around.pop()
            elif isinstance(event, yaml.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note("several-documents", _span(event))
                    return

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        value: str = event.value
        span = _span(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, span)
        # Only escapes of double quotes can bring in what the text itself was found free of.
        if event.style == '"' and (found := unsafe(value)):
            self._note("control-character", span, what=found[0][1])
        self._left -= 1
        if self._left < 0:
            self._too_many(span)
        inside = self._inside
        if type(inside) is Mapped and self._key_at is None:
            first = inside.keys_at.get(value)
            if first is not None:
                self._note("duplicate-key", span, key=value, first=first[0])
            self._key = value if first is None else None
            self._key_at = span
        else:
            self._put(plain(value) if event.implicit[0] else value, span)

    def _put(self, value: Data, span: Span) -> None:
        """Place a value that is no key."""
        inside = self._inside
        if type(inside) is Mapped:
            key, key_at = self._key, self._key_at
            if key is not None and key_at is not None:
                inside[key] = value
                inside.keys_at[key] = key_at
                inside.values_at[key] = span
            self._key_at = None
        elif type(inside) is Listed:
            inside.append(value)
            inside.values_at.append(span)
        else:
            self.data = value

    def _alias(self, event: yaml.AliasEvent) -> None:
        span = _span(event)
        self._note("alias", span)
        self._place(None, span, is_alias=True)

    def _open(self, event: yaml.CollectionStartEvent) -> None:
        span = _span(event)
        self._refuse_properties(event, span)
        opened = Mapped() if isinstance(event, yaml.MappingStartEvent) else Listed()
        self._place(opened, span)
        if len(self._around) >= DEPTH_LIMIT:
            self._note("too-deep", span, limit=DEPTH_LIMIT)
            raise LimitError
        self._around.append((self._inside, self._key, self._key_at))
        self._inside, self._key_at = opened, None

    def _place(self, value: Data, span: Span, *, is_alias: bool = False) -> None:
        """Place what is no scalar: as a key it is refused."""
        self._left -= 1
        if self._left < 0:
            self._too_many(span)
        if type(self._inside) is Mapped and self._key_at is None:
            if not is_alias:
                self._note("key-not-text", span)
            self._key, self._key_at = None, span
        else:
            self._put(value, span)

    def _too_many(self, span: Span) -> None:
        self._note("too-many-values", span, limit=VALUE_LIMIT)
        raise LimitError

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, span: Span) -> None:
        if event.anchor is not None:
            self._note("alias", span)
        if event.tag is not None:
            self._note("tag", span, tag=event.tag)


def _span(event: yaml.Event) -> Span:
    # The stubs allow an event without marks, which no parser makes.
    start: Any = event.start_mark
    end: Any = event.end_mark
    line, column = start.line, start.column
    length = end.column - column if end.line == line else 1
    return (line + 1, column + 1, length or 1)
