"""What is different between two editions as JSON-ready data, ids beside words.

Never enters: layout, writing.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from guide.analysis.diff import Change
from guide.engine.answers import as_json_value
from guide.language.conditions import Value
from guide.views.words.diff import Editions, literals, turn
from guide.views.words.edited import Edited


def alone(flow: tuple[str, bool]) -> dict[str, Any]:
    """A flow that only one edition has."""
    return {"file": flow[0], "only_in": "new" if flow[1] else "old"}


def told(two: Editions) -> dict[str, Any]:
    """All that is different."""
    compared = two.compared
    return {
        "flow": two.new.id,
        "old": two.old.digest,
        "new": two.new.digest,
        "same": two.same,
        "renamed": [{"old": one.old, "new": one.new} for one in two.matching.renamed],
        "answers": compared.answers,
        "exact": compared.exact,
        "left_out": list(compared.left_out),
        "undecided": list(compared.undecided),
        "refusals": list(compared.refusals),
        "changes": [_change(two, change) for change in compared.changes],
        "moved": list(compared.moved),
        "asked": [{"step": step, "only_in": "new" if new else "old"} for step, new in compared.asked],
        "recast": list(compared.recast),
        "texts": _texts(two, two.edited),
        "wordings": [
            {"wording": one.wording, "in": one.only or "both", "texts": _texts(two, one.edited)}
            for one in two.reworded
        ],
    }


def _texts(two: Editions, edited: Iterable[Edited]) -> list[dict[str, Any]]:
    return [
        {"place": one.place, "old": list(one.old), "new": list(one.new), "seen": two.seen(one)}
        for one in edited
    ]


def _change(two: Editions, change: Change) -> dict[str, Any]:
    return {
        "sort": change.sort.value,
        "about": change.aspect or "outcome",
        "answers": change.answers,
        "share": change.share,
        "turns": [
            {"text": turn(two, change.aspect, ends), "answers": number} for ends, number in change.turns
        ],
        "patterns": [
            {
                "answers": one.answers,
                "share": one.share,
                "text": list(literals(two, one.literals)),
                "old": _plain(one.old),
                "new": _plain(one.new),
            }
            for one in change.patterns
        ],
        "complete": change.complete,
        "fewest": change.fewest,
    }


def _plain(answers: Mapping[str, Value]) -> dict[str, Any]:
    return {step: as_json_value(value) for step, value in answers.items()}
