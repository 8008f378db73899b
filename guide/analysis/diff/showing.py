"""Answers that show a difference: one set of values for both editions, walked before it is told.

Where arithmetic was only narrowed down, a difference is told only if such answers were found: values of the
joint classes are tried until neither edition turns an answer away, and both walks must end otherwise.

Never enters: wording, which answers differ as a whole.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from guide.analysis.diagram import OUTCOME, Class, Diagram
from guide.analysis.diagram.narrowed import looked_at, values_in
from guide.analysis.diff.joint import JointClass, Part
from guide.analysis.diff.matching import Matching
from guide.analysis.diff.patterns import Literal, Pattern
from guide.analysis.paths import answers_with
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import Flow


class Shown(Struct, frozen=True):
    """Answers of one pattern, how many there are, their share, and one of them as each edition takes it."""

    literals: tuple[Literal, ...]
    answers: int
    share: float
    old: Mapping[str, Value]
    new: Mapping[str, Value]


def shown(diagrams: tuple[Diagram, Diagram], matching: Matching, pattern: Pattern) -> Shown:
    """A pattern with its witness, in the names of each edition."""
    old, new = (dict(_units(pattern.witness, side)) for side in (0, 1))
    renamed = {
        (matching.step(step), matching.option(step, option)): option for (step, option) in matching.options
    }
    for index, value in new.items():
        unit = diagrams[1].units[index]
        new[index] = renamed.get((matching.step(unit.step), str(value)), value) if not unit.item else value
    given = answers_with(diagrams[0], old), answers_with(diagrams[1], new)
    return Shown(pattern.literals, pattern.answers, pattern.share, *given)


def _units(witness: Mapping[Part, JointClass], side: int) -> Iterator[tuple[int, Value | None]]:
    """A value for each unit of one edition that the witness answers; None where its class has none listed."""
    for part, one in witness.items():
        unit, of = ((part.old, one.old), (part.new, one.new))[side]
        if unit is not None and of is not None:
            yield unit, one.values[0] if one.values else one.least


def walked_otherwise(
    diagrams: tuple[Diagram, Diagram], matching: Matching, pattern: Pattern, aspect: str
) -> Shown | None:
    """The pattern with a witness that was walked through both editions and ends otherwise; None without."""
    found = _Taking(diagrams, matching, pattern).taken(shown(diagrams, matching, pattern))
    if found is None:
        return None
    old, new = (_end(trace, aspect) for trace in _walks((diagrams[0].flow, diagrams[1].flow), found))
    named = tuple(matching.step(one) if aspect == OUTCOME else matching.entry(aspect, one) for one in new)
    return found if old != named else None


class _Taking:
    """Looks for values of the classes of a pattern's witness that no calculated refusal turns away."""

    def __init__(self, diagrams: tuple[Diagram, Diagram], matching: Matching, pattern: Pattern) -> None:
        self._flows = (diagrams[0].flow, diagrams[1].flow)
        self._narrowed = (diagrams[0].narrowed, diagrams[1].narrowed)
        self._matching = matching
        self._boxes = {
            part.step: Class("", None, (), one.least, one.greatest)
            for part, one in pattern.witness.items()
            if one.least is not None
        }

    def taken(self, told: Shown) -> Shown | None:
        """The same answers, with other values where an edition refuses one; None where none were found."""
        while True:
            walks = _walks(self._flows, told)
            refusing = [side for side in (0, 1) if self._is_refused(side, walks[side], told)]
            if not refusing:
                return told
            names = dict.fromkeys(
                self._old_name(side, step)
                for side in refusing
                for step in looked_at(self._flows[side], walks[side].here)
            )
            further = self._further(told, [one for one in names if one in self._boxes], walks)
            if further is None:
                return None
            told = further

    def _further(self, told: Shown, names: list[str], walks: list[Trace]) -> Shown | None:
        """Other values for these questions with which a walk goes further, and neither less far."""
        before = [len(trace.visits) for trace in walks]
        for values in values_in({name: self._boxes[name] for name in names}):
            old, new = (
                {step: values.get(self._old_name(side, step), value) for step, value in given.items()}
                for side, given in enumerate((told.old, told.new))
            )
            tried = Shown(told.literals, told.answers, told.share, old, new)
            after = [len(trace.visits) for trace in _walks(self._flows, tried)]
            if sum(after) > sum(before) and all(a >= b for a, b in zip(after, before, strict=True)):
                return tried
        return None

    def _is_refused(self, side: int, walk: Trace, told: Shown) -> bool:
        """Whether an edition turns an answer away, at a question that refuses for what it calculates."""
        return walk.asking in self._narrowed[side] and walk.asking in (told.new if side else told.old)

    def _old_name(self, side: int, step: str) -> str:
        return self._matching.step(step) if side else step


def _walks(flows: tuple[Flow, Flow], told: Shown) -> list[Trace]:
    return [follow(flow, answers) for flow, answers in zip(flows, (told.old, told.new), strict=True)]


def _end(trace: Trace, aspect: str) -> tuple[str, ...]:
    if aspect == OUTCOME:
        return (trace.here,)
    return trace.entries(aspect)
