"""What two editions of a flow do with the same answers, aspect by aspect, and in which order they ask.

Every claim is exact where both diagrams are; where arithmetic was only narrowed down, a difference is told
only if its witness, walked through both editions, shows it. What was too large is named and not claimed.

Never enters: wording.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.diagram import OUTCOME, Diagram, Stop, compile_flow, compile_rankings
from guide.analysis.diff.joint import JointClass, Part, asks_otherwise, parts
from guide.analysis.diff.matching import Matching
from guide.analysis.diff.patterns import Literal, Pattern, patterns
from guide.analysis.diff.recommending import rules_of
from guide.analysis.diff.walking import Ends, TooManyError, Walked, Walker
from guide.analysis.paths import answers_with
from guide.engine.follow import follow
from guide.engine.trace import Trace
from guide.language.conditions import Value
from guide.language.model import Flow, Outcome

MOST_RANKED = 20_000
"""Nodes and states that working out a whole ranking may take."""

BEHIND = " 2"
"""Behind a catalogue that is left out of what stands behind its first entry."""

_End: TypeAlias = str | Stop | None


class Shown(Struct, frozen=True):
    """Answers of one pattern, how many there are, their share, and one of them as each edition takes it."""

    literals: tuple[Literal, ...]
    answers: int
    share: float
    old: Mapping[str, Value]
    new: Mapping[str, Value]


class Sort(Enum):
    """What happens to answers."""

    TURNED = "turned"
    """They end otherwise."""
    NEW = "new"
    """Only the new edition takes them."""
    GONE = "gone"
    """Only the old edition takes them."""
    REORDERED = "reordered"
    """What is recommended behind the first is otherwise, or in another order; ends name all of it.

    Looked for where the rules of recommending differ; where only the outcome does, that is told already.
    """


class Change(Struct, frozen=True):
    """Answers of one sort in one aspect ("" tells the outcome, else a catalogue's first entry).

    `patterns` say which they are, all of them if `complete`; `turns` from where to where, with how many.
    Answers are counted over everything that either edition asks on the way. `share` is how likely they are if
    at every question each answer is as likely as any other.
    """

    sort: Sort
    aspect: str
    answers: int
    share: float
    patterns: tuple[Shown, ...]
    complete: bool
    turns: tuple[tuple[Ends, int], ...]


class Compared(Struct, frozen=True):
    """All differences. `answers` is how many both editions take; `only_old` and `only_new` how many but one.

    `moved` are asked in another order, `recast` ask for another kind of answer: there the answers of the one
    edition say nothing of those of the other. `left_out` are aspects of which nothing is claimed; `exact`
    says that all other counts are exact.
    """

    answers: int
    only_old: int
    only_new: int
    changes: tuple[Change, ...]
    moved: tuple[str, ...]
    recast: tuple[str, ...]
    left_out: tuple[str, ...]
    exact: bool


def compare(old: Flow, new: Flow, matching: Matching) -> Compared:
    """Both editions over all answers."""
    diagrams = compile_flow(old), compile_flow(new)
    ranked = _ranked_otherwise(old, new, matching)
    rankings = compile_rankings(old, ranked, MOST_RANKED), compile_rankings(new, ranked, MOST_RANKED)
    joint = parts(*diagrams, matching)
    left_out = dict.fromkeys((*diagrams[0].left_out, *diagrams[1].left_out))
    changes: list[Change] = []
    totals = (0, 0, 0)
    exact = True
    for aspect in dict.fromkeys((OUTCOME, *diagrams[0].aspects, *diagrams[1].aspects)):
        for both in (diagrams, rankings) if aspect in ranked else (diagrams,):
            walked = _walked(both, joint, aspect, _names(both[1], matching, aspect))
            if walked is None:
                left_out[aspect if both is diagrams else f"{aspect}{BEHIND}"] = None
                continue
            counts = walked.counts()
            exact = exact and walked.exact
            totals = _totals(counts) if aspect == OUTCOME else totals
            for sort, turns in _sorted(counts, aspect, ranked=both is rankings).items():
                found = patterns(walked, joint, frozenset(turns))
                shown = [_shown(diagrams, matching, one) for one in found.found]
                if not walked.exact:
                    shown = [one for one in shown if _holds((old, new), one, aspect, matching)]
                if shown:
                    often = tuple(sorted(turns.items(), key=lambda turn: -turn[1]))
                    number = sum(turns.values())
                    told = tuple(shown)
                    changes.append(Change(sort, aspect, number, found.share, told, found.complete, often))
    moved = _moved(old, new, matching)
    recast = tuple(
        matching.step(step) for step in new.steps if asks_otherwise(old, new, matching.step(step), step)
    )
    return Compared(*totals, tuple(changes), moved, recast, tuple(left_out), exact)


def _ranked_otherwise(old: Flow, new: Flow, matching: Matching) -> tuple[str, ...]:
    """The catalogues whose recommendations may be otherwise for answers that lead to the same outcome."""
    outcomes = [step for flow in (old, new) for step in flow.steps.values() if isinstance(step, Outcome)]
    found = dict.fromkeys(catalogue for outcome in outcomes for catalogue in outcome.recommend)
    return tuple(one for one in found if matching.renamed or rules_of(old, one) != rules_of(new, one))


def _walked(
    both: tuple[Diagram, Diagram], joint: tuple[Part, ...], aspect: str, names: Mapping[_End, _End]
) -> Walked | None:
    """Both editions walked in an aspect; None where one of them has none, or it is too large."""
    sides = [diagram.aspects.get(aspect) for diagram in both]
    if sides[0] is None or sides[1] is None:
        return None
    try:
        return Walker(joint, sides[0], sides[1], names).walk()
    except TooManyError:
        return None


def _sorted(counts: Mapping[Ends, int], aspect: str, *, ranked: bool) -> dict[Sort, dict[Ends, int]]:
    """The ends that differ, by what happens there; of answers that are new or gone the outcome is enough."""
    found: dict[Sort, dict[Ends, int]] = {}
    for ends, number in counts.items():
        both = ends.in_old and ends.in_new
        sort = Sort.TURNED if both else Sort.NEW if ends.in_new else Sort.GONE
        if ranked:
            sort = Sort.REORDERED
            differs = both and ends.old != ends.new and _first(ends.old) == _first(ends.new)
        else:
            differs = ends.old != ends.new if both else aspect == OUTCOME
        if differs:
            found.setdefault(sort, {})[ends] = number
    return found


def _first(ranking: _End) -> str:
    return str(ranking).partition(" ")[0]


def _totals(counts: Mapping[Ends, int]) -> tuple[int, int, int]:
    both = sum(number for ends, number in counts.items() if ends.in_old and ends.in_new)
    only_old = sum(number for ends, number in counts.items() if not ends.in_new)
    return both, only_old, sum(number for ends, number in counts.items() if not ends.in_old)


def _names(new: Diagram, matching: Matching, aspect: str) -> dict[_End, _End]:
    """The ends of the new edition by their old names."""
    if aspect == OUTCOME:
        return {step: matching.step(step) for step in new.flow.steps}
    ends = new.aspects[aspect].ends if aspect in new.aspects else ()
    return {
        end: " ".join(matching.entry(aspect, entry) for entry in end.split())
        for end in ends
        if isinstance(end, str)
    }


# Witnesses


def _shown(diagrams: tuple[Diagram, Diagram], matching: Matching, pattern: Pattern) -> Shown:
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


def _holds(flows: tuple[Flow, Flow], shown: Shown, aspect: str, matching: Matching) -> bool:
    """Whether a witness ends otherwise in the two editions, walked through both."""
    old, new = (_end(follow(*one), aspect) for one in zip(flows, (shown.old, shown.new), strict=True))
    named = (matching.step(one) if aspect == OUTCOME else matching.entry(aspect, one) for one in new)
    return old != tuple(named)


def _end(trace: Trace, aspect: str) -> tuple[str, ...]:
    if aspect == OUTCOME:
        return (trace.here,)
    return tuple(one.entry for one in trace.recommendations.get(aspect, ()))


# The order of the questions


def _moved(old: Flow, new: Flow, matching: Matching) -> tuple[str, ...]:
    """The fewest steps found without which both editions ask in the same order, by their old names.

    A step comes before another if the routes lead from it to the other and not back.
    """
    after = {matching.step(step): frozenset(map(matching.step, new.ahead(step))) for step in new.steps}
    before = {step: old.ahead(step) for step in old.steps}
    common = [step for step in old.steps if step in after and not isinstance(old.steps[step], Outcome)]
    turned = {
        step: {
            other
            for other in common
            if (other in before[step] and step in after[other] and other not in after[step])
            or (step in before[other] and other in after[step] and step not in after[other])
        }
        for step in common
    }
    found: list[str] = []
    while any(turned.values()):
        # Of two that changed places the one that comes earlier now is told as moved.
        worst = max(common, key=lambda step: (len(turned[step]), len(after[step])))
        found.append(worst)
        for other in turned.pop(worst):
            turned[other].discard(worst)
        common.remove(worst)
    return tuple(found)
