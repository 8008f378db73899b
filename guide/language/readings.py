"""How often a word is told with its reading: the first time in what is read at once, always, or never.

Purpose: `read_as` gives the same flow with every reading marked as spoken or silent. What is read at once is
a step (with its options), an entry, a term, an article: a person may come to any of them first.

Invariant: only `silent` of readings changes, so that one flow can be shown in each of the three ways, in any
order. A reading that may not have been shown (its block or wording has a condition) silences none after it.

Never enters: how a reading looks (see `guide.engine.wording`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from guide.language.city import Article, Block, Catalogue, City, Entry, Source, Term
from guide.language.domains import Dates, MarkEach, Numbers, OneOf, Option, SomeOf
from guide.language.model import Flow, Outcome, Page, Question, RecommendEntry, Refuse, Rule, Table
from guide.language.texts import Reading, Varied

_T = TypeVar("_T")


class Readings(StrEnum):
    """Which words are told with their readings."""

    FIRST = "first"
    ALWAYS = "always"
    NONE = "none"

    @property
    def following(self) -> "Readings":
        """The next one, in a round."""
        every = list(Readings)
        return every[(every.index(self) + 1) % len(every)]


_FIELDS: Mapping[type, tuple[str, ...]] = {
    Flow: ("summary", "note", "steps", "tables", "city"),
    City: ("sources", "catalogues", "glossary", "articles", "partials"),
    Source: ("note",),
    Catalogue: ("entries",),
    Entry: ("summary", "facts"),
    Term: ("text",),
    Article: ("blocks",),
    Block: ("text", "points", "inside"),
    Question: ("ask", "help", "domain", "why", "refuse"),
    Page: ("title", "blocks", "domain", "why"),
    Outcome: ("title", "summary", "recommend", "blocks"),
    OneOf: ("options",),
    SomeOf: ("options", "refusal"),
    MarkEach: ("items",),
    Numbers: ("refusal",),
    Dates: ("refusal",),
    Option: ("text", "help"),
    Refuse: ("say",),
    RecommendEntry: ("because",),
    Table: ("rules",),
    Rule: ("because",),
}
"""Where texts are, in the order in which they are shown."""

_AT_ONCE = frozenset({Source, Entry, Term, Article, Question, Page, Outcome, Refuse, Rule})
"""What is read at once, or by itself."""

_BY_ITSELF = frozenset({"why", "refusal"})
"""Fields that are read at another time."""


def read_as(flow: Flow, how: Readings) -> Flow:
    """The flow with its readings spoken or silent."""
    return _shown(flow, set(), how)


def _shown(value: _T, seen: set[str], how: Readings) -> _T:
    """The value with its readings marked; itself where nothing changes. `seen` grows by what was spoken.

    Most of a flow is texts without any reading: these are passed by before anything is made.
    """
    changed: object = value
    kind = type(value)
    if kind is tuple:
        changed = _members(cast("tuple[object, ...]", value), seen, how)
    elif kind in _FIELDS:
        changed = _fields(cast("Struct", value), seen, how)
    elif isinstance(value, Reading):
        wanted = how is Readings.NONE or (how is Readings.FIRST and value.word in seen)
        seen.add(value.word)
        changed = value if wanted is value.silent else replace(value, silent=wanted)
    elif isinstance(value, Varied):
        told = tuple((when, _shown(text, set(seen), how)) for when, text in value.cases)
        if any(new[1] is not old[1] for new, old in zip(told, value.cases, strict=True)):
            changed = Varied(told)
    elif isinstance(value, Mapping):
        entries = {key: _shown(inside, seen, how) for key, inside in value.items()}
        if any(new is not old for new, old in zip(entries.values(), value.values(), strict=True)):
            changed = entries
    return cast("_T", changed)


def _members(value: tuple[object, ...], seen: set[str], how: Readings) -> tuple[object, ...]:
    """A text, or several parts, with the readings marked."""
    told = [one if type(one) is str else _shown(one, seen, how) for one in value]
    return tuple(told) if any(new is not old for new, old in zip(told, value, strict=True)) else value


def _fields(value: Struct, seen: set[str], how: Readings) -> Struct:
    """A struct with the readings of its fields marked."""
    kind = type(value)
    maybe = kind is Block and cast("Block", value).when is not None
    inside = set[str]() if kind in _AT_ONCE else set(seen) if maybe else seen
    changed = {}
    for name in _FIELDS[kind]:
        old = getattr(value, name)
        if old:
            new = _shown(old, set() if name in _BY_ITSELF else inside, how)
            if new is not old:
                changed[name] = new
    return replace(value, **changed) if changed else value
