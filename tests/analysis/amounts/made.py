"""Flows with amounts of one answer, built by hand so that they may be stranger than the loader allows.

Never here: what must hold of them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from guide.language.conditions import Among, Answered, AnswerOf, Predicate, Range, ValueOf
from guide.language.model import Amount, Arithmetic, Dates, Flow, Numbers
from tests.making import flow

GUIDE = flow(
    """
steps:
  n: {kind: number, to: d}
  d: {kind: date, to: c}
  c: {kind: choice, options: {x: X, y: Y}, to: end}
  end: {kind: outcome}
"""
)
DOMAINS: list[Numbers | Dates] = [
    Numbers(Decimal(-9), Decimal(9), 1, ""),
    Numbers(None, None, 0, ""),
    Numbers(Decimal(0), None, 2, ""),
    Numbers(None, Decimal(5), 0, ""),
    Numbers(Decimal("0.5"), Decimal("0.7"), 0, ""),
    Dates("2026-04-01", "2027-03-31"),
    Dates(None, None),
]
CONSTANTS = [0, 1, -1, 3, 1000, Decimal("0.5"), Decimal("-0.01"), 10**9, 10**17]


def guide_of(domain: Numbers | Dates, values: Mapping[str, tuple[Arithmetic, tuple[Any, ...]]]) -> Flow:
    """A flow whose question `n` has the domain, and these amounts."""
    asked = replace(GUIDE.asking("n"), domain=domain)
    amounts = {name: Amount(name, "", how, operands, "") for name, (how, operands) in values.items()}
    return replace(GUIDE, steps={**GUIDE.steps, "n": asked}, values=amounts)


@st.composite
def guides(draw: st.DrawFn) -> Flow:
    """Amounts v0, v1 … of the answer `n`, of constants, and of those before them."""
    values: dict[str, tuple[Arithmetic, tuple[Any, ...]]] = {}
    for number in range(draw(st.integers(1, 3))):
        before = [ValueOf(name) for name in values]
        operand = st.sampled_from([AnswerOf("n"), *before]) | st.sampled_from(CONSTANTS)
        operands = draw(st.lists(operand, min_size=1, max_size=3))
        values[f"v{number}"] = draw(st.sampled_from(Arithmetic)), tuple(operands)
    return guide_of(draw(st.sampled_from(DOMAINS)), values)


_ENDS = st.sampled_from([-1000, -3, Decimal("-0.5"), 0, 1, 6, Decimal("17.3"), 730000, 740000, 10**18])


def predicates() -> st.SearchStrategy[Predicate]:
    """What may be asked of an amount."""
    ranges = st.builds(Range, st.none() | _ENDS, st.none() | _ENDS, st.booleans(), st.booleans())
    among = st.builds(Among, st.frozensets(_ENDS, max_size=2), st.lists(ranges, max_size=2).map(tuple))
    return among | st.just(Answered())
