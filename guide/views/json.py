"""An interview, a flow and the list of flows as JSON-ready data, for programs.

The same trace and words as every other view; ids beside words, so that nothing needs to be parsed out of a
text.

Never enters: layout, writing.
"""

from collections.abc import Iterable
from typing import Any

from guide.engine.answers import Refusal
from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.engine.wording import spoken
from guide.language.model import (
    Citation,
    Flow,
    MarkEach,
    Outcome,
    Page,
    Question,
    SomeOf,
    Step,
    options_of,
)
from guide.views.words.home import GuideCard
from guide.views.words.sources import citation, say


def answer(
    interview: Interview, refused: Iterable[tuple[str, Refusal]], *, why: bool = False
) -> dict[str, Any]:
    """Where an interview stands. `problems` are the answers that were not taken, each with the reason.

    `code` is the code on paper; null where the answers do not fit into one. With `why` the horizon, the
    reasons and what would have to differ are added.
    """
    flow, trace = interview.flow, interview.trace
    outcome = trace.outcome
    told = [{"question": question, "message": refusal.sentence} for question, refusal in refused]
    told += [{"question": problem.step, "message": problem.refusal.sentence} for problem in trace.problems]
    unused = [step for step in trace.unused if not isinstance(flow.steps[step], Page)]
    return {
        "flow": flow.id,
        "wording": flow.wording or None,
        "edition": flow.edition,
        "digest": flow.digest,
        "path": list(trace.path),
        "asking": trace.asking,
        "outcome": {"id": outcome.id, "title": say(interview, outcome.title)} if outcome else None,
        "recommendations": {
            catalogue: [
                {
                    "id": one.entry,
                    "name": flow.entry(catalogue, one.entry).name,
                    "rank": one.rank,
                    "reasons": [
                        {
                            "text": say(interview, reason.text),
                            "citation": [_cite(flow, it) for it in reason.cite],
                        }
                        for reason in one.reasons
                    ],
                }
                for one in ranked
            ]
            for catalogue, ranked in trace.recommendations.items()
        },
        "unused": unused,
        "code": code_of(interview),
        "problems": told,
    } | (_known(interview) if why else {})


def _known(interview: Interview) -> dict[str, Any]:
    # What was analysed costs more than the rest together, and not every program asks for it.
    from guide.views.json_insight import told  # noqa: PLC0415

    return told(interview)


def _cite(flow: Flow, where: Citation) -> dict[str, str]:
    parts = {"source": where.source, "page": where.page, "section": where.section, "item": where.item}
    return {key: value for key, value in parts.items() if value} | {"text": citation(flow, where)}


def show(flow: Flow) -> dict[str, Any]:
    """A flow: its questions with options, outcomes and catalogues, ids and texts."""
    return {
        "flow": flow.id,
        "title": flow.title,
        "summary": spoken(flow.summary),
        "city": flow.city.name,
        "edition": flow.edition,
        "digest": flow.digest,
        "source": {"id": flow.source, "title": flow.city.sources[flow.source].title},
        "stages": [{"id": stage.id, "title": stage.title} for stage in flow.stages],
        "start": flow.start,
        "steps": [_step(flow, step) for step in flow.steps.values()],
        "catalogues": {
            catalogue.id: [{"id": entry.id, "name": entry.name} for entry in catalogue.entries.values()]
            for catalogue in flow.city.catalogues.values()
        },
        "tables": [
            {
                "id": table.id,
                "title": table.title,
                "hit_policy": table.hit_policy.value,
                "rules": len(table.rules),
            }
            for table in flow.tables.values()
        ],
        "examples": [example.name for example in flow.examples],
    }


def _step(flow: Flow, step: Step) -> dict[str, Any]:
    blank = Interview(flow)
    told: dict[str, Any] = {
        "id": step.id,
        "stage": step.stage,
        "citation": [_cite(flow, it) for it in step.cite],
    }
    if isinstance(step, Outcome):
        return told | {"kind": "outcome", "text": say(blank, step.title), "recommends": list(step.recommend)}
    told |= {"to": list(dict.fromkeys(route.to for route in step.routes))}
    options = [{"id": one.id, "text": say(blank, one.text)} for one in options_of(step.domain)]
    if isinstance(step, Question):
        told |= {"kind": step.kind, "text": say(blank, step.ask)}
    else:
        told |= {"kind": "page", "text": say(blank, step.title)}
    if options:
        told["items" if isinstance(step.domain, MarkEach) else "options"] = options
    if isinstance(step.domain, SomeOf) and step.domain.exclusive:
        told["exclusive"] = sorted(step.domain.exclusive)
    return told


def cards(guides: Iterable[GuideCard]) -> list[dict[str, str]]:
    """The list of flows."""
    return [
        {
            "flow": guide.flow_id,
            "city": guide.city,
            "title": guide.title,
            "summary": guide.summary,
            "edition": guide.edition,
            "problem": guide.problem,
        }
        for guide in guides
    ]
