"""Data as the YAML an author would write: plain words where they stay words, everything else quoted.

Invariant: what is written is read again as the same data by our reader.

Never enters: what the data means.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.language.data import plain
from guide.language.model import Page
from guide.views.words.sources import say

_PLAIN = re.compile(r"\w(?:[\w・、。「」（）〜 -]*[\w。」）])?")
"""Texts that mean nothing else to YAML wherever they stand as a value."""


def example_of(interview: Interview, name: str) -> Iterator[str]:
    """The lines of a finished walk as one test case, to stand under `examples:`; "" is named by its outcome.

    In it stand the answers on the path, the outcome, and what it recommends.
    Pages that were only read need no answer.
    """
    trace = interview.trace
    outcome = trace.outcome
    if outcome is None:
        return
    yield f"  - name: {inline(' '.join((name or say(interview, outcome.title)).split()))}"
    answers = {step: value for step, value in trace.live.items() if not _only_read(interview, step, value)}
    yield "    answers:" if answers else "    answers: {}"
    yield from (f"      {inline(step)}: {inline(value)}" for step, value in answers.items())
    yield f"    outcome: {inline(outcome.id)}"
    for catalogue, ranked in trace.recommendations.items():
        yield f"    {inline(catalogue)}: {inline([one.entry for one in ranked])}"


def _only_read(interview: Interview, step: str, value: Value) -> bool:
    return isinstance(interview.flow.steps[step], Page) and value == ()


def inline(value: object) -> str:
    """A value on one line."""
    match value:
        case Mapping():
            return "{" + ", ".join(f"{inline(key)}: {inline(one)}" for key, one in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(map(inline, value)) + "]"
        case bool():
            return "true" if value else "false"
        case int() | Decimal():
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
        case _:
            text = str(value)
            return (
                text
                if _PLAIN.fullmatch(text) and plain(text) == text
                else json.dumps(text, ensure_ascii=False)
            )
