"""A flow as the rest of the program sees it: linked, complete, immutable.

The loader builds these values from a valid document; every name in them is known to exist, every condition
is data and every text is parts. Plain frozen structs, so that a program that only walks a flow loads
neither YAML nor pydantic.

Never enters: validation, defaults of the file format, behaviour beyond look-ups.
"""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct, field

from guide.language.city import Article, Block, Catalogue, Citation, City, Entry, Source, Term
from guide.language.conditions import Condition
from guide.language.decision import Aggregate, HitPolicy, Output, Rule, Table
from guide.language.derived import Amount, Arithmetic, Derived, Truth
from guide.language.domains import (
    FIRST_DAY,
    LARGEST,
    MARK_WORDS,
    MARKS,
    MOST_DIGITS,
    NO,
    UNSURE,
    YES,
    Dates,
    Domain,
    FreeText,
    MarkEach,
    Numbers,
    OneOf,
    Option,
    SomeOf,
)
from guide.language.texts import Text

__all__ = [
    "FIRST_DAY",
    "LARGEST",
    "MARKS",
    "MARK_WORDS",
    "MOST_DIGITS",
    "NO",
    "UNSURE",
    "YES",
    "Aggregate",
    "Amount",
    "Arithmetic",
    "Article",
    "Asking",
    "Block",
    "Catalogue",
    "Citation",
    "City",
    "Dates",
    "Derived",
    "Domain",
    "Entry",
    "Example",
    "Flow",
    "FreeText",
    "HitPolicy",
    "MarkEach",
    "Numbers",
    "OneOf",
    "Option",
    "Outcome",
    "Output",
    "Page",
    "Question",
    "Recommend",
    "RecommendEntry",
    "RecommendFrom",
    "Refuse",
    "Route",
    "Rule",
    "SomeOf",
    "Source",
    "Stage",
    "Step",
    "Table",
    "Term",
    "Truth",
]

SIZE_LIMIT = 16 * 1024 * 1024
"""Bytes a flow file may have; one of 10,000 steps has about 9 million. Whoever finds files loads no YAML."""


class Route(Struct, frozen=True):
    """Where a step leads when `when` holds; None always holds."""

    when: Condition | None
    to: str


class Refuse(Struct, frozen=True):
    """An answer that makes `when` hold is not taken, and `say` tells why."""

    when: Condition
    say: Text


class Question(Struct, frozen=True):
    """A step that asks. `kind` is the word of the flow file; `domain` what may be answered.

    `name` is what the question is called in lists of answers and in reasons; "" where it has no short name.
    `aloud` is what counter staff read aloud in place of the question, `staff` what only they see.
    `changeable` says whether a person can change what is so; who somebody is cannot be changed.
    """

    id: str
    kind: str
    stage: str
    ask: Text
    help: Text
    why: Text
    domain: Domain
    routes: tuple[Route, ...]
    cite: tuple[Citation, ...]
    name: str = ""
    refuse: tuple[Refuse, ...] = ()
    aloud: Text = ()
    staff: Text = ()
    changeable: bool = True


class Page(Struct, frozen=True):
    """A step to read; its value is the tuple of ticked points (possibly none), given once it was read.

    `name`, `aloud` and `staff` are as those of a question.
    """

    id: str
    stage: str
    title: Text
    why: Text
    blocks: tuple[Block, ...]
    domain: SomeOf
    routes: tuple[Route, ...]
    cite: tuple[Citation, ...]
    name: str = ""
    aloud: Text = ()
    staff: Text = ()


class RecommendEntry(Struct, frozen=True):
    """Recommend one entry."""

    entry: str
    when: Condition | None
    because: Text
    cite: tuple[Citation, ...]


class RecommendFrom(Struct, frozen=True):
    """Recommend every entry a table's output gives, in its order, with its rules' reasons."""

    table: str
    output: str
    when: Condition | None


Recommend: TypeAlias = RecommendEntry | RecommendFrom


class Outcome(Struct, frozen=True):
    """The end of a flow; `recommend` maps a catalogue's id to its recommendations, in ranked order."""

    id: str
    stage: str
    title: Text
    summary: Text
    recommend: Mapping[str, tuple[Recommend, ...]]
    blocks: tuple[Block, ...]
    cite: tuple[Citation, ...]
    staff: Text = ()


Asking: TypeAlias = Question | Page
"""A step that waits for the person."""

Step: TypeAlias = Question | Page | Outcome


class Stage(Struct, frozen=True):
    """A named stretch of steps; an aside one is shown only while the path is in it."""

    id: str
    title: str
    aside: bool


class Example(Struct, frozen=True):
    """A test case in the flow file: raw answers and what must come out."""

    name: str
    answers: Mapping[str, object]
    outcome: str
    asking: str
    expected: Mapping[str, tuple[str, ...]]


class Flow(Struct, frozen=True):
    """One guide: questions, rules and outcomes of one document, all names resolved.

    `wording` is the wording of its texts, `wordings` those it can be had in beside the ordinary one. They
    change no rule: whatever the wording, the same answers lead the same way, and the digest is the same.
    """

    id: str
    title: str
    summary: Text
    city: City
    source: str
    date: str
    note: Text
    digest: str
    stages: tuple[Stage, ...]
    start: str
    steps: Mapping[str, Step]
    tables: Mapping[str, Table]
    examples: tuple[Example, ...] = ()
    values: Mapping[str, Derived] = field(default_factory=dict)
    wording: str = ""
    wordings: tuple[str, ...] = ()

    @property
    def edition(self) -> str:
        """Date and the head of the content digest, enough to tell two editions apart."""
        return f"{self.date}-{self.digest[:8]}"

    def asks(self, step_id: str) -> bool:
        """Whether a question or page has this id."""
        return not isinstance(self.steps.get(step_id), Outcome | None)

    def asking(self, step_id: str) -> Asking:
        """The question or page with this id."""
        step = self.steps[step_id]
        if isinstance(step, Outcome):
            raise KeyError(step_id)
        return step

    def questions(self) -> Iterator[Question]:
        """The questions in the order of the file."""
        return (step for step in self.steps.values() if isinstance(step, Question))

    def ahead(self, step_id: str) -> frozenset[str]:
        """The steps that the drawn routes may still lead to from a step, whatever is answered."""
        found: set[str] = set()
        waiting = [step_id]
        while waiting:
            step = self.steps[waiting.pop()]
            following = () if isinstance(step, Outcome) else tuple(route.to for route in step.routes)
            waiting += set(following) - found
            found.update(following)
        return frozenset(found)

    def entry(self, catalogue: str, entry: str) -> Entry:
        """A catalogue entry."""
        return self.city.catalogues[catalogue].entries[entry]


def options_of(domain: Domain) -> tuple[Option, ...]:
    """The options, items or ticks of a domain; none for numbers, dates and texts."""
    match domain:
        case OneOf(options) | SomeOf(options):
            return tuple(options.values())
        case MarkEach(items):
            return tuple(items.values())
        case _:
            return ()
