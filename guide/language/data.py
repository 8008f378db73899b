"""Plain data that remembers where every key and value stands, built from YAML's events.

Scalars follow the YAML 1.2 core schema: only true and false are booleans; a date, `no` and 0233 stay text.
Events are never handed to YAML's own constructors, so no tag can create an object and no alias can multiply
anything.

Never enters: files, knowledge of what a flow file means.
"""

import re
from decimal import Decimal
from sys import intern
from typing import Any, Protocol, TypeAlias

import yaml

from guide.japanese.clean import unsafe

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


Stretch: TypeAlias = tuple[int, int]
"""Where something begins and ends, as offsets in the text."""


class Mapped(dict[str, Data]):
    """A mapping that remembers where its keys and values stand."""

    __slots__ = ("_places", "marks")

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[int] = []
        """For each key in order: where it and its value begin and end, as offsets in the text."""
        self._places: dict[str, int] = {}

    def key_at(self, key: str) -> Stretch:
        """Where a key stands."""
        place = self._place(key)
        return self.marks[place], self.marks[place + 1]

    def value_at(self, key: str) -> Stretch:
        """Where the value of a key stands."""
        place = self._place(key)
        return self.marks[place + 2], self.marks[place + 3]

    def _place(self, key: str) -> int:
        """Looked up only for what is told of, so nothing is prepared while reading."""
        if len(self._places) < len(self):
            self._places = {one: 4 * at for at, one in enumerate(self)}
        return self._places[key]


class Listed(list[Data]):
    """A list that remembers where its values stand."""

    __slots__ = ("marks",)

    def __init__(self) -> None:
        super().__init__()
        self.marks: list[int] = []
        """For each value: where it begins and ends."""

    def value_at(self, index: int) -> Stretch:
        """Where a value stands."""
        return self.marks[2 * index], self.marks[2 * index + 1]


def bare(data: Data) -> Data:
    """The same data in plain dicts and lists, without spans."""
    if isinstance(data, dict):
        return {key: bare(value) for key, value in data.items()}
    return [bare(value) for value in data] if isinstance(data, list) else data


class Note(Protocol):
    """Takes note of a problem at a stretch of the text; `first` is where else to look."""

    def __call__(self, code: str, at: Stretch, first: Stretch | None = None, **facts: object) -> None:
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


class Builder:
    """Turns the events of a YAML text into data. Notes every problem and goes on without that part.

    A key that is refused takes its value away with it. A large flow has half a million scalars, so what is
    done for each is kept small: offsets are turned into lines and columns when something is told there.
    """

    def __init__(self, text: str, note: Note) -> None:
        # Asked for one by one without a look ahead: `yaml.parse` takes as long again for that.
        self._next = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text).get_event
        self._note = note
        self._left = VALUE_LIMIT
        self._deep = 0

    def build(self) -> Data:
        """The data of the first document, None without any; raises `yaml.YAMLError` where it is no YAML."""
        get = self._next
        get()  # the text begins
        if isinstance(get(), yaml.StreamEndEvent):
            return None
        found = self._value(get())
        get()  # the document ends
        another = get()
        if isinstance(another, yaml.DocumentStartEvent):
            self._note("several-documents", _stretch(another))
        return found

    def _value(self, event: yaml.Event) -> Data:
        """The value that an event is, or begins."""
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        self._count(event)
        if isinstance(event, yaml.CollectionStartEvent):
            return self._opened(event)
        self._note("alias", _stretch(event))
        return None

    def _opened(self, event: yaml.CollectionStartEvent) -> Mapped | Listed:
        self._refuse_properties(event)
        if self._deep == DEPTH_LIMIT:
            self._note("too-deep", _stretch(event), limit=DEPTH_LIMIT)
            raise LimitError
        self._deep += 1
        made = self._mapping() if isinstance(event, yaml.MappingStartEvent) else self._listed()
        self._deep -= 1
        return made

    def _mapping(self) -> Mapped:
        made = Mapped()
        get, mark = self._next, made.marks.extend
        scalar, end = yaml.ScalarEvent, yaml.MappingEndEvent
        while type(at_key := get()) is not end:
            key = self._key(at_key, made)
            event = get()
            value = self._scalar(event) if type(event) is scalar else self._value(event)
            if key is not None:
                made[key] = value
                begin, behind = at_key.start_mark, at_key.end_mark
                mark((begin.index, behind.index, event.start_mark.index, event.end_mark.index))
        return made

    def _listed(self) -> Listed:
        made = Listed()
        get, put, mark = self._next, made.append, made.marks.extend
        scalar, end = yaml.ScalarEvent, yaml.SequenceEndEvent
        while type(event := get()) is not end:
            put(self._scalar(event) if type(event) is scalar else self._value(event))
            mark((event.start_mark.index, event.end_mark.index))
        return made

    def _key(self, event: yaml.Event, made: Mapped) -> str | None:
        """A key of a mapping; None, and noted, if it is refused."""
        if type(event) is not yaml.ScalarEvent:
            if isinstance(event, yaml.CollectionStartEvent):
                self._note("key-not-text", _stretch(event))
            self._value(event)
            return None
        self._left -= 1
        if self._left < 0:
            self._too_many(event)
        if not event.implicit[0] or event.anchor is not None:
            self._look_closer(event)
        key: str = intern(event.value)
        if key in made:
            self._note("duplicate-key", _stretch(event), made.key_at(key), key=key)
            return None
        return key

    def _scalar(self, event: yaml.ScalarEvent) -> Data:
        """The value of a scalar that is no key."""
        value: str = event.value
        self._left -= 1
        if self._left < 0:
            self._too_many(event)
        if not event.implicit[0] or event.anchor is not None:
            self._look_closer(event)
            return plain(value) if event.implicit[0] else value
        return plain(value) if value.isascii() else value

    def _count(self, event: yaml.Event) -> None:
        self._left -= 1
        if self._left < 0:
            self._too_many(event)

    def _too_many(self, event: yaml.Event) -> None:
        self._note("too-many-values", _stretch(event), limit=VALUE_LIMIT)
        raise LimitError

    def _look_closer(self, event: yaml.ScalarEvent) -> None:
        """Note what a scalar should not have, unless it is plain and without an anchor."""
        self._refuse_properties(event)
        # Only escapes of double quotes can bring in what the text itself was found free of.
        if event.style == '"' and (found := unsafe(event.value)):
            self._note("control-character", _stretch(event), what=found[0][1])

    def _refuse_properties(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.anchor is not None:
            self._note("alias", _stretch(event))
        if event.tag is not None:
            self._note("tag", _stretch(event), tag=event.tag)


def _stretch(event: yaml.Event) -> Stretch:
    # The stubs allow an event without marks, which no parser makes.
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start.index, end.index
