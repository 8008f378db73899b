"""The names of a flow and what values each can have: what conditions and texts are checked against.

Never enters: reading documents, reporting.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from msgspec import Struct

from guide.language.conditions import AnswerOf, MarkOf, Name, OutputOf, Scalar, ValueOf
from guide.language.model import (
    MARKS,
    Dates,
    Domain,
    HitPolicy,
    MarkEach,
    Numbers,
    OneOf,
    Output,
    SomeOf,
    Table,
)


class Sort(Enum):
    """Which tests make sense of a value."""

    ONE = auto()
    SOME = auto()
    MARKED = auto()
    NUMBER = auto()
    DATE = auto()
    TEXT = auto()


class Vocabulary(Struct, frozen=True):
    """The values a name can have.

    `values` are option ids, marks, item ids or what an output gives; `counted` are the members that a count
    means (exclusive options are none).
    """

    sort: Sort
    values: tuple[Scalar, ...] = ()
    counted: frozenset[Scalar] = frozenset()


def of_domain(domain: Domain) -> Vocabulary:
    """What an answer from this domain can be."""
    match domain:
        case OneOf(options):
            return Vocabulary(Sort.ONE, tuple(options))
        case SomeOf(options, exclusive):
            return Vocabulary(Sort.SOME, tuple(options), frozenset(options) - exclusive)
        case MarkEach(items):
            return Vocabulary(Sort.MARKED, tuple(items), frozenset(items))
        case Numbers():
            return Vocabulary(Sort.NUMBER)
        case Dates():
            return Vocabulary(Sort.DATE)
        case _:
            return Vocabulary(Sort.TEXT)


def of_output(table: Table, output: Output) -> Vocabulary:
    """What a table's output can be: a list, a number, or one of the values that its rules give."""
    values = output.values or output.given
    if table.gives_list:
        return Vocabulary(Sort.SOME, values, frozenset(values))
    aggregated = table.hit_policy is HitPolicy.COLLECT
    return Vocabulary(Sort.NUMBER) if aggregated or output.numeric else Vocabulary(Sort.ONE, values)


def broken_use(key: str) -> set[str]:
    """The ghosts of a broken use of a subflow: its name, and how all begins that it would have brought."""
    return {key, f"{key}-"}


@dataclass(slots=True)
class Names:
    """The names that may be written in one stretch of a flow, and its named sets of values.

    `ids` says what the name of a step, table or value means in the flow, by which the rest is kept. `ghosts`
    name parts that were written but are broken: known, values unknown. One that ends with a dash, as no
    name does, stands for every name that begins with it.
    """

    ids: Mapping[str, str] = field(default_factory=dict)
    domains: dict[str, Domain] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    derived: dict[str, Vocabulary] = field(default_factory=dict)
    ghosts: Collection[str] = frozenset()
    sets: Mapping[str, tuple[Scalar, ...]] = field(default_factory=dict)

    def find(self, written: str) -> Name | None:
        """The name written so, or None."""
        name, dot, part = written.partition(".")
        head = self.ids.get(name, "")
        domain = self.domains.get(head)
        if domain is not None:
            if not part:
                return AnswerOf(head)
            return MarkOf(head, part) if isinstance(domain, MarkEach) and part in domain.items else None
        table = self.tables.get(head)
        if table is not None and any(output.id == part for output in table.outputs):
            return OutputOf(head, part)
        return ValueOf(head) if head in self.derived and not dot else None

    def is_ghost(self, written: str) -> bool:
        """Whether the name belongs to a part that is broken itself."""
        head = written.partition(".")[0]
        return head in self.ghosts or any(
            head.startswith(ghost) for ghost in self.ghosts if ghost.endswith("-")
        )

    def vocabulary(self, name: Name) -> Vocabulary:
        """What the value of a name can be."""
        match name:
            case AnswerOf(question):
                return of_domain(self.domains[question])
            case MarkOf():
                return Vocabulary(Sort.ONE, MARKS)
            case ValueOf(value):
                return self.derived[value]
            case _:
                table = self.tables[name.table]
                return of_output(table, table.output(name.output))

    def written(self) -> Iterator[str]:
        """Every name as an author may write it."""
        for written, part in self.ids.items():
            domain, table = self.domains.get(part), self.tables.get(part)
            if table is not None:
                yield from (f"{written}.{output.id}" for output in table.outputs)
            elif domain is not None or part in self.derived:
                yield written
            if isinstance(domain, MarkEach):
                yield from (f"{written}.{item}" for item in domain.items)
