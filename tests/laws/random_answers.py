"""Random answers to a flow: good ones, bad ones, too few and too many.

Never here: where answers lead.
"""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from guide.language.model import (
    MARKS,
    Asking,
    Dates,
    Flow,
    FreeText,
    MarkEach,
    Numbers,
    OneOf,
    Outcome,
    SomeOf,
)
from tests.laws.random_conditions import DAYS

JUNK: list[Any] = [
    *[
        None,
        True,
        0,
        -1,
        2.5,
        float("nan"),
        10**5000,
        "",
        "gone",
        "\ud800",
        "\x1b[2J",
        "2026-02-30",
        "九十九",
    ],
    *[[], ["a", "gone"], [None], {}, {"a": "yes"}, {"a": 1, "gone": {}}, object, b"a", ("b", "a")],
]
"""Answers that most questions refuse."""


def answers_to(step: Asking) -> SearchStrategy[Any]:
    """An answer that the step takes."""
    match step.domain:
        case OneOf(options):
            return st.sampled_from(list(options))
        case SomeOf(options, exclusive, least, most):
            together = [option for option in options if option not in exclusive]
            size = min(len(together), len(options) if most is None else most)
            lists: list[SearchStrategy[Any]] = [
                st.sampled_from([one]).map(lambda it: [it]) for one in exclusive
            ]
            if size >= least:
                free = st.sampled_from(together) if together else st.nothing()
                lists.append(st.lists(free, min_size=least, max_size=size, unique=True))
            return st.one_of(lists)
        case MarkEach(items):
            return st.fixed_dictionaries({item: st.sampled_from(MARKS) for item in items})
        case Numbers(least, most, decimals):
            low, high = int(least or 0), int(9 if most is None else most)
            whole = st.integers(low, high)
            return (
                whole | st.integers(low * 10, high * 10).map(lambda tenth: tenth / 10) if decimals else whole
            )
        case Dates(least, most):
            return st.sampled_from([day for day in DAYS if (least or day) <= day <= (most or day)])
        case FreeText(optional=optional):
            return st.text("雪山川", min_size=0 if optional else 1, max_size=9)


def whole_answers(flow: Flow) -> SearchStrategy[dict[str, Any]]:
    """An answer to every question and page, each one that it takes."""
    steps = [step for step in flow.steps.values() if not isinstance(step, Outcome)]
    return st.fixed_dictionaries({step.id: answers_to(step) for step in steps})


def some_answers(flow: Flow) -> SearchStrategy[dict[str, Any]]:
    """Answers to some questions, most of them good, and answers to what is no question."""
    steps = [step for step in flow.steps.values() if not isinstance(step, Outcome)]
    junk = st.sampled_from(JUNK)
    good = {step.id: answers_to(step) for step in steps}
    odd = {step.id: answers_to(step) | junk for step in steps}
    strange = {"gone": junk, "end0": junk, "": junk}
    return st.one_of(
        st.fixed_dictionaries({}, optional={**good, **strange}),
        st.fixed_dictionaries({}, optional=odd),
        st.fixed_dictionaries(odd),
        st.fixed_dictionaries(good),
    )
