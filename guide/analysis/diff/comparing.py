"""What two editions of a flow do with the same answers, aspect by aspect, and in which order they ask.

Every claim is exact where both diagrams are. Where arithmetic was only narrowed down, a difference is told
only if its witness, walked through both editions, shows it; one that no witness shows is not passed over:
then it is undecided whether anything changes. What was too large is named and not claimed.

Never enters: wording.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.diagram import OUTCOME, Compiler, Diagram, Stop
from guide.analysis.diff.joint import OTHERWISE, Part, asks_otherwise, parts
from guide.analysis.diff.leading import refusals_of, ways_of
from guide.analysis.diff.matching import Matching
from guide.analysis.diff.options import apart
from guide.analysis.diff.patterns import Patterns, patterns
from guide.analysis.diff.recommending import rules_of
from guide.analysis.diff.seeing import seen
from guide.analysis.diff.showing import Shown, shown, walked_otherwise
from guide.analysis.diff.walking import Ends, TooManyError, Walked, Walker
from guide.language.model import Flow, Outcome

MOST_RANKED = 6_000
"""Nodes, and answers in states, that working out the whole rankings of a catalogue may take.

In the shipped guides those that take more have a thousand different lists long before they are complete.
"""

BEHIND = " 2"
"""Behind a catalogue that is left out of what stands behind its first entry."""

_End: TypeAlias = str | Stop | None


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

    Looked for where the rules of recommending differ, or those by which questions are asked; where the
    outcome does, that is told already.
    """


class Change(Struct, frozen=True):
    """Answers of one sort in one aspect ("" tells the outcome, else a catalogue's first entry).

    `patterns` say which they are, all of them if `complete`, and no fewer would do if `fewest`; `turns` from
    where to where, with how many.
    Answers are counted over everything that either edition asks on the way. `share` is how likely they are if
    at every question each answer is as likely as any other.
    """

    sort: Sort
    aspect: str
    answers: int
    share: float
    patterns: tuple[Shown, ...]
    complete: bool
    fewest: bool
    turns: tuple[tuple[Ends, int], ...]


class Compared(Struct, frozen=True):
    """All differences. `answers` is how many both editions take; `only_old` and `only_new` how many but one.

    `seen` are the shares of walks that come to each step of the old and of the new edition (see `seeing`).
    `moved` are asked in another order, `recast` ask for another kind of answer: there the answers of the one
    edition say nothing of those of the other. `left_out` are aspects of which nothing is claimed; `undecided`
    those of which arithmetic left open whether more answers end otherwise than is told; `refusals` the
    questions (by their old names) of which it left open whether they still refuse the same answers. `exact`
    says that all counts are exact; otherwise they are counts at most. `asked` are questions (by their old
    names) that some who end as before are asked (True) or not asked any more.
    """

    answers: int
    only_old: int
    only_new: int
    changes: tuple[Change, ...]
    moved: tuple[str, ...]
    recast: tuple[str, ...]
    left_out: tuple[str, ...]
    exact: bool
    undecided: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    seen: tuple[Mapping[str, float], Mapping[str, float]] = ({}, {})
    asked: tuple[tuple[str, bool], ...] = ()

    @property
    def proves_the_same(self) -> bool:
        """Whether it is certain that no answer ends otherwise than before."""
        open_ones = (self.left_out, self.undecided, self.refusals)
        return not any(open_ones) and not any(
            one.sort in {Sort.TURNED, Sort.REORDERED} for one in self.changes
        )


def compare(old: Flow, new: Flow, matching: Matching) -> Compared:
    """Both editions over all answers."""
    compilers = _compilers(old, new, matching)
    diagrams = compilers[0].diagram(), compilers[1].diagram()
    ranked = _ranked_otherwise(old, new, matching)
    rankings = _rankings(compilers, ranked)
    joint = parts(*diagrams, matching)
    left_out = dict.fromkeys((*diagrams[0].left_out, *diagrams[1].left_out))
    changes: list[Change] = []
    totals = (0, 0, 0)
    asked: tuple[tuple[str, bool], ...] = ()
    undecided: dict[str, None] = {}
    alike = not matching.renamed and ways_of(old) == ways_of(new)
    exact = not (diagrams[0].narrowed or diagrams[1].narrowed)
    for aspect in dict.fromkeys((OUTCOME, *diagrams[0].aspects, *diagrams[1].aspects)):
        same = alike and rules_of(old, aspect) == rules_of(new, aspect)
        for both in (diagrams, rankings) if aspect in ranked else (diagrams,):
            name = aspect if both is diagrams else f"{aspect}{BEHIND}"
            walked = _walked(both, joint, aspect, _names(both[1], matching, aspect))
            if walked is None:
                left_out[name] = None
                continue
            counts = walked.counts()
            exact = exact and walked.exact
            if aspect == OUTCOME:
                totals, asked = _totals(counts), () if alike else _asked(walked, joint)
            if same and not walked.exact:
                continue
            for sort, turns in _sorted(counts, aspect, ranked=both is rankings).items():
                found = patterns(walked, joint, frozenset(turns))
                told = tuple(_shown(diagrams, matching, found, aspect, certain=exact))
                if len(told) < len(found.found):
                    undecided[name] = None
                if told:
                    changes.append(_change(sort, aspect, found, told, turns))
    recast = tuple(
        matching.step(step) for step in new.steps if asks_otherwise(old, new, matching.step(step), step)
    )
    return Compared(
        *totals,
        tuple(changes),
        _moved(old, new, matching),
        recast,
        tuple(left_out),
        exact,
        tuple(undecided),
        _refusing_otherwise(diagrams, matching),
        (seen(diagrams[0]), seen(diagrams[1])),
        asked,
    )


def _change(
    sort: Sort, aspect: str, found: Patterns, told: tuple[Shown, ...], turns: Mapping[Ends, int]
) -> Change:
    complete = found.complete and len(told) == len(found.found)
    often = tuple(sorted(turns.items(), key=lambda turn: -turn[1]))
    return Change(sort, aspect, found.answers, found.share, told, complete, found.fewest and complete, often)


def _asked(walked: Walked, joint: Sequence[Part]) -> tuple[tuple[str, bool], ...]:
    """The questions that some are asked otherwise, those left out that ask for another kind of answer."""
    found = ((joint[part].step, is_new) for part, is_new in sorted(walked.asked_otherwise))
    return tuple((step, is_new) for step, is_new in found if not step.endswith(OTHERWISE))


def _refusing_otherwise(diagrams: tuple[Diagram, Diagram], matching: Matching) -> tuple[str, ...]:
    """The questions that refuse for what is calculated, and not by the same rules as before."""
    old, new = diagrams
    after = {matching.step(step): step for step in new.flow.steps}
    refusing = dict.fromkeys((*old.narrowed, *map(matching.step, new.narrowed)))
    return tuple(
        step
        for step in refusing
        if refusals_of(old.flow, step) != refusals_of(new.flow, after.get(step, step))
    )


def _shown(
    diagrams: tuple[Diagram, Diagram], matching: Matching, found: Patterns, aspect: str, *, certain: bool
) -> Iterator[Shown]:
    """The patterns with a witness each; where arithmetic is used, those alone that a witness shows."""
    for pattern in found.found:
        if certain:
            yield shown(diagrams, matching, pattern)
        elif (one := walked_otherwise(diagrams, matching, pattern, aspect)) is not None:
            yield one


def _ranked_otherwise(old: Flow, new: Flow, matching: Matching) -> tuple[str, ...]:
    """The catalogues whose recommendations may be otherwise for answers that lead to the same outcome."""
    outcomes = [step for flow in (old, new) for step in flow.steps.values() if isinstance(step, Outcome)]
    found = dict.fromkeys(catalogue for outcome in outcomes for catalogue in outcome.recommend)
    # Where other questions are asked on the way, the same rules may recommend otherwise.
    alike = not matching.renamed and ways_of(old) == ways_of(new)
    return tuple(one for one in found if not alike or rules_of(old, one) != rules_of(new, one))


def _compilers(old: Flow, new: Flow, matching: Matching) -> tuple[Compiler, Compiler]:
    first = Compiler(old)
    second = Compiler(new, like=first)
    before, after = apart((old, new), (first.ground.units, second.ground.units), matching)
    if any((*before.values(), *after.values())):
        first = Compiler(old, apart=before)
        second = Compiler(new, like=first, apart=after)
    return first, second


def _rankings(compilers: tuple[Compiler, Compiler], catalogues: tuple[str, ...]) -> tuple[Diagram, Diagram]:
    """Both editions with whole rankings. What is too large in the old one is not made in the new one."""
    before = compilers[0].rankings(catalogues, MOST_RANKED)
    return before, compilers[1].rankings(before.aspects, MOST_RANKED)


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
