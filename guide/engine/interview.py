"""One person's walk: a flow and answers, immutable.

Answers are the only state. `kept` remembers values that are not given (any more): what was answered before going back,
and half-filled checklists; they are offered again when their question comes up and can never reach a result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import Asking, Flow

_NONE: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Interview:
    """A flow and what was answered. Every method gives a new interview."""

    flow: Flow
    answers: Mapping[str, Value] = _NONE
    kept: Mapping[str, Value] = _NONE
    _trace: list[Trace] = field(default_factory=list, compare=False, repr=False)

    @property
    def trace(self) -> Trace:
        """Where the answers lead, followed once."""
        if not self._trace:
            self._trace.append(follow(self.flow, self.answers))
        return self._trace[0]

    @property
    def asking(self) -> Asking | None:
        """The step that waits for an answer; None at an outcome."""
        return self.flow.asking(self.trace.asking) if self.trace.asking else None

    def answer(self, step: str, raw: object) -> "Interview | Refusal":
        """Answer a question or page, on the path or off it; a refusal changes nothing."""
        value = accept(self.flow.asking(step), raw)
        if isinstance(value, Refusal):
            return value
        return self._with({**self.answers, step: value}, {key: it for key, it in self.kept.items() if key != step})

    def back(self) -> "Interview":
        """Before the last answer on the path; its value is kept. At the first question: the same interview."""
        if not self.trace.visits:
            return self
        last = self.trace.visits[-1]
        answers = {key: it for key, it in self.answers.items() if key != last.step}
        return self._with(answers, {**self.kept, last.step: last.value})

    def keep(self, step: str, value: Value) -> "Interview":
        """Remember a value that is not given yet, such as a half-filled checklist."""
        return self._with(self.answers, {**self.kept, step: value})

    def restart(self) -> "Interview":
        """The same flow, nothing answered, nothing kept."""
        return Interview(self.flow)

    def becomes_unused(self, step: str, raw: object) -> tuple[str, ...]:
        """The answers on the path now that would be off it if `step` were answered so; none if it is refused."""
        changed = self.answer(step, raw)
        if isinstance(changed, Refusal):
            return ()
        return tuple(key for key in self.trace.live if key in changed.trace.unused)

    def _with(self, answers: Mapping[str, Value], kept: Mapping[str, Value]) -> "Interview":
        return replace(self, answers=MappingProxyType(dict(answers)), kept=MappingProxyType(dict(kept)), _trace=[])


def begin(flow: Flow, raw: Mapping[str, object]) -> tuple[Interview, tuple[tuple[str, Refusal], ...]]:
    """An interview with answers from a file: what is refused, or asks for no step of the flow, is told beside it."""
    interview = Interview(flow)
    refused: list[tuple[str, Refusal]] = []
    for key, value in raw.items():
        if not flow.asks(key):
            refused.append((key, Refusal("この案内にない質問です。")))
            continue
        answered = interview.answer(key, value)
        if isinstance(answered, Refusal):
            refused.append((key, answered))
        else:
            interview = answered
    return interview, tuple(refused)
