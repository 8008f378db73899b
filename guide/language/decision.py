"""Decision tables in the sense of DMN, as data: inputs, outputs, rules and the hit policy.

Plain frozen structs, as `model`; the rest of the program imports them from there.

Never enters: deciding (see `guide.engine.tables`).
"""

from enum import StrEnum

from msgspec import Struct

from guide.language.city import Citation
from guide.language.conditions import Condition, Name, Scalar
from guide.language.texts import Text


class HitPolicy(StrEnum):
    """Which of the rules that hit a table's result takes (DMN 1.3, "Decision Table", "Hit policy")."""

    UNIQUE = "unique"
    ANY = "any"
    FIRST = "first"
    PRIORITY = "priority"
    RULE_ORDER = "rule-order"
    OUTPUT_ORDER = "output-order"
    COLLECT = "collect"


class Aggregate(StrEnum):
    """How collect joins the outputs of the rules that hit."""

    LIST = "list"
    COUNT = "count"
    SUM = "sum"
    MIN = "min"
    MAX = "max"


class Output(Struct, frozen=True):
    """A column of results: from a catalogue, from listed values (in priority order), or of a type.

    `given` are the values that the rules and the default give, in order of writing: all it can ever be.
    `numeric` says that they are numbers.
    """

    id: str
    catalogue: str = ""
    values: tuple[Scalar, ...] = ()
    default: Scalar | None = None
    given: tuple[Scalar, ...] = ()
    numeric: bool = False


class Rule(Struct, frozen=True):
    """A row of a table; `then` follows the order of the table's outputs."""

    when: Condition | None
    then: tuple[Scalar, ...]
    because: Text
    cite: tuple[Citation, ...]


class Table(Struct, frozen=True, dict=True):
    """A decision table in the sense of DMN.

    It has a `__dict__`, in which the engine keeps an index of the rules. That is no part of the value: it is
    not compared, copied or pickled.
    """

    id: str
    title: str
    hit_policy: HitPolicy
    aggregate: Aggregate
    inputs: tuple[Name, ...]
    outputs: tuple[Output, ...]
    rules: tuple[Rule, ...]

    @property
    def gives_list(self) -> bool:
        """Whether an output's value is a list."""
        if self.hit_policy is HitPolicy.COLLECT:
            return self.aggregate is Aggregate.LIST
        return self.hit_policy in {HitPolicy.RULE_ORDER, HitPolicy.OUTPUT_ORDER}

    def output(self, output_id: str) -> Output:
        """The output with this id."""
        return next(output for output in self.outputs if output.id == output_id)
