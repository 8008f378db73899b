"""One person's walk: a flow and answers, immutable.

Answers are the only state. `kept` remembers values that are not given (any more): what was answered before
going back, and half-filled checklists; they are offered again when their question comes up and can never
reach a result.

Never enters: anything derived that is not followed afresh from the answers.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from msgspec import Struct, field
from msgspec.structs import force_setattr

from guide.engine.answers import Refusal, accept, quoted
from guide.engine.follow import follow, refusal_of
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import MARKS, Asking, Flow, MarkEach
from guide.sentences.wordings import said


class Interview(Struct, frozen=True, dict=True):
    """A flow and what was answered. Every method gives a new interview."""

    flow: Flow
    answers: Mapping[str, Value] = field(default_factory=dict)
    kept: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        # Copied and closed, so that no one who holds the mappings can change this interview.
        force_setattr(self, "answers", MappingProxyType(dict(self.answers)))
        force_setattr(self, "kept", MappingProxyType(dict(self.kept)))

    @cached_property
    def trace(self) -> Trace:
        """Where the answers lead, followed once."""
        return follow(self.flow, self.answers)

    @property
    def asking(self) -> Asking | None:
        """The step that waits for an answer; None at an outcome."""
        return None if self.trace.asking is None else self.flow.asking(self.trace.asking)

    def answer(self, step: str, raw: object) -> "Interview | Refusal":
        """Answer a question or page, on the path or off it, first or anew; a refusal changes nothing.

        Raises KeyError if no question or page has this id.
        """
        value = accept(self.flow.asking(step), raw, self.flow.wording)
        if isinstance(value, Refusal):
            return value
        changed = Interview(self.flow, {**self.answers, step: value}, _without(self.kept, step))
        return refusal_of(changed.trace, step) or changed

    def back(self) -> "Interview":
        """Before the last answer on the path; its value is kept. At the first question: unchanged."""
        if not self.trace.visits:
            return self
        last = self.trace.visits[-1]
        return Interview(self.flow, _without(self.answers, last.step), {**self.kept, last.step: last.value})

    def keep(self, step: str, value: Value) -> "Interview":
        """Remember a value that is not given yet, such as a half-filled checklist."""
        return Interview(self.flow, self.answers, {**self.kept, step: value})

    def restart(self) -> "Interview":
        """The same flow, nothing answered, nothing kept."""
        return Interview(self.flow)

    def worded(self, flow: Flow) -> "Interview":
        """The same walk through the same flow in another wording."""
        return Interview(flow, self.answers, self.kept)

    def becomes_unused(self, step: str, raw: object) -> tuple[str, ...]:
        """The answers now on the path that would be off it if `step` were answered so; none if refused.

        Where that answer leads to a new question, those that may come into use again behind it do not count.
        """
        changed = self.answer(step, raw)
        if isinstance(changed, Refusal):
            return ()
        again = self.flow.ahead(changed.trace.here)
        return tuple(key for key in self.trace.live if key in changed.trace.unused and key not in again)


_NOTHING: Mapping[str, object] = MappingProxyType({})


def begin(
    flow: Flow, raw: Mapping[str, object], kept: Mapping[str, object] = _NOTHING
) -> tuple[Interview, tuple[tuple[str, Refusal], ...]]:
    """An interview with answers from a file, and the answers that were not taken, each with the reason.

    An answer of None was not given. Names of questions are as the file has them, made safe to show. What was
    `kept` is kept again as far as it can be offered: whole answers, and the marks of half a checklist.
    """
    answers: dict[str, Value] = {}
    refused: list[tuple[str, Refusal]] = []
    for key, given in raw.items():
        if not flow.asks(key):
            refused.append((quoted(key)[1:-1], Refusal(_no_question(key, flow.wording))))
            continue
        value = None if given is None else accept(flow.asking(key), given, flow.wording)
        if isinstance(value, Refusal):
            refused.append((key, value))
        elif value is not None:
            answers[key] = value
    interview = Interview(flow, answers, dict(_kept_again(flow, kept)))
    at = interview.trace.asking
    refusal = refusal_of(interview.trace, at) if at in answers else None
    if at is None or refusal is None:
        return interview, tuple(refused)
    # It does not go with the answers before it; what is behind it is not asked until it is answered anew.
    return Interview(flow, _without(answers, at), interview.kept), (*refused, (at, refusal))


def _kept_again(flow: Flow, kept: Mapping[str, object]) -> Iterator[tuple[str, Value]]:
    for step, raw in kept.items():
        if not flow.asks(step):
            continue
        domain = flow.asking(step).domain
        value = accept(flow.asking(step), raw)
        if not isinstance(value, Refusal):
            yield step, value
        elif isinstance(domain, MarkEach) and isinstance(raw, Mapping):
            marks = {item: mark for item, mark in raw.items() if item in domain.items and mark in MARKS}
            if marks:
                yield step, marks


def _no_question(key: object, wording: str) -> str:
    return said(wording, "{name}という質問は、この案内にありません。", name=quoted(key, wording))


def _without(values: Mapping[str, Value], step: str) -> dict[str, Value]:
    return {key: value for key, value in values.items() if key != step}
