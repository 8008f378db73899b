"""Horizon, why and what-if as JSON-ready data, for programs.

Never enters: layout, writing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from guide.analysis.diagram import OUTCOME
from guide.analysis.horizon import Horizon
from guide.analysis.insight import Insight, insight
from guide.analysis.whatif import Change, WhatIf
from guide.engine.answers import as_json_value
from guide.engine.interview import Interview
from guide.language.model import Outcome
from guide.views.words.sources import say
from guide.views.words.whatif import possibility


def told(interview: Interview) -> dict[str, Any]:
    """`horizon`, `why` and `what_if` where an interview stands."""
    known = insight(interview)
    return {
        "horizon": _horizon(interview, known.horizon),
        "why": _why(interview, known),
        "what_if": _what_if(interview, known.what_if),
    }


def _horizon(interview: Interview, seen: Horizon) -> dict[str, Any]:
    """Fewest and most questions and pages left, the ends still possible; exact, or wider than the truth."""
    return {
        "fewest": seen.fewest,
        "most": seen.most,
        "pages": {"fewest": seen.pages[0], "most": seen.pages[1]},
        "outcomes": [_end(interview, OUTCOME, end) for end in seen.outcomes],
        "firsts": _ends(interview, seen.firsts),
        "exact": seen.exact,
    }


def _why(interview: Interview, known: Insight) -> dict[str, Any]:
    """At an outcome the answers that force it, at a question what it still separates."""
    if known.forced is not None:
        held = [
            {"question": one.step} | ({"item": one.item} if one.item else {}) for one in known.forced.answers
        ]
        return {"answers": held, "proven": known.forced.proven}
    if known.separated is None:
        return {}
    return {
        "separates": _ends(interview, known.separated.ends),
        "matters": known.separated.matters,
        "unsure": _ends(interview, known.separated.unsure),
    }


def _what_if(interview: Interview, found: WhatIf) -> dict[str, Any]:
    """All smallest sets of changed answers that lead elsewhere, nearest first."""
    return {
        "alternatives": [
            {
                "changes": [_change(change) for change in one.changes],
                "leads_to": [
                    {"catalogue": aspect or None} | _end(interview, aspect, end)
                    for aspect, end in one.reaches
                ],
                "text": possibility(interview, one).sentence,
            }
            for one in found.alternatives
        ],
        "complete": found.complete,
        "proven": found.proven and not found.turned_away,
    }


def _change(change: Change) -> dict[str, Any]:
    data: dict[str, Any] = {"question": change.step} | ({"item": change.item} if change.item else {})
    data["value"] = as_json_value(change.value)
    if change.values:
        data["any_of"] = list(change.values)
    if change.least is not None or change.greatest is not None:
        ends = ("least", change.least), ("greatest", change.greatest)
        data |= {name: None if end is None else as_json_value(end) for name, end in ends}
    return data


def _ends(interview: Interview, ends: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    return {
        aspect or "outcome": [_end(interview, aspect, end) for end in some]
        for aspect, some in ends.items()
        if some
    }


def _end(interview: Interview, aspect: str, end: str) -> dict[str, str]:
    step = interview.flow.steps.get(end)
    if aspect == OUTCOME and isinstance(step, Outcome):
        return {"id": end, "title": say(Interview(interview.flow), step.title)}
    return {"id": end, "name": interview.flow.entry(aspect, end).name}
