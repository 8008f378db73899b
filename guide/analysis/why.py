"""Which of a person's answers force the result, and which results a question still separates.

The smallest set of answers that forces the result: whatever else had been answered, the outcome and the first
recommendations would be the same. A set forces the result exactly if it keeps hold of at least one answer of
every set of changes that leads elsewhere, so the smallest is a smallest hitting set; sets of changes are
searched for as long as one is missed (R. Reiter, "A theory of diagnosis from first principles", Artificial
Intelligence 32, 1987; A. Ignatiev, N. Narodytska, J. Marques-Silva, "Abduction-based explanations for machine
learning models", AAAI 2019). Each item of a checklist counts by itself.

Never enters: wording.
"""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from guide.analysis.diagram import Diagram
from guide.analysis.nearest import Given, Search, given, open_ends
from guide.engine.trace import Trace
from guide.language.model import OneOf


class Answer(Struct, frozen=True):
    """An answer of a person: of a question, or of one item of a checklist."""

    step: str
    item: str = ""


class Forced(Struct, frozen=True):
    """The smallest set of answers that forces the result, in the order of the walk.

    `proven` says that no smaller one does; where the diagram is not exact it forces the result all the same.
    """

    answers: tuple[Answer, ...]
    proven: bool


class Separated(Struct, frozen=True):
    """What the question that is asked decides.

    `ends` are, for each aspect, the ends that some of its answers still lead to and others do not; `matters`
    says whether its answers make any difference at all to where walks end. `unsure` are, where it may be
    answered with わからない, the ends that stay open after that.
    """

    ends: Mapping[str, tuple[str, ...]]
    matters: bool
    unsure: Mapping[str, tuple[str, ...]] = {}


def forcing(diagram: Diagram, trace: Trace) -> Forced:
    """The answers that force the result of a walk that came to an outcome.

    All of them, if a part of the diagram was left out or arithmetic does not tell where they lead.
    """
    if diagram.left_out:
        return Forced(_all(trace), proven=False)
    start = given(diagram, trace.live)
    standing = diagram.standing(trace.live, trace.path)
    ends = {name: aspect.nodes[standing[name]].end for name, aspect in diagram.aspects.items()}
    missed: set[frozenset[Answer]] = set()
    held: frozenset[Answer] = frozenset()
    while True:
        pinned = frozenset(unit for unit in start.classes if _answer(start, unit) in held)
        found = [one for name, end in ends.items() for one in _leading_elsewhere(name, end, start, pinned)]
        if not found:
            break
        if not all(found):  # another end without any change
            return Forced(_all(trace), proven=False)
        missed.update(found)
        held = smallest_hitting_set(missed)
    places = {one: place for place, one in enumerate(_answer(start, unit) for unit in start.classes)}
    return Forced(tuple(sorted(held, key=places.__getitem__)), diagram.exact)


def _all(trace: Trace) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for step, value in trace.live.items():
        found += [Answer(step, item) for item in value] if isinstance(value, Mapping) else [Answer(step)]
    return tuple(found)


def smallest_hitting_set(sets: Iterable[frozenset[Answer]]) -> frozenset[Answer]:
    """A smallest set that has something of each of the sets, none of which is empty (branch and bound)."""
    wanted: list[frozenset[Answer]] = sorted(set(sets), key=lambda one: (len(one), sorted(map(_key, one))))
    best: list[frozenset[Answer]] = [frozenset().union(*wanted)]

    def search(chosen: frozenset[Answer], rest: list[frozenset[Answer]]) -> None:
        open_sets = [one for one in rest if not one & chosen]
        if not open_sets:
            best[0] = chosen
            return
        # Sets that share nothing need an answer each.
        apart: set[Answer] = set()
        needed = 0
        for one in open_sets:
            if not one & apart:
                apart |= one
                needed += 1
        if len(chosen) + needed >= len(best[0]):
            return
        for answer in sorted(open_sets[0], key=_key):
            search(chosen | {answer}, open_sets)

    search(frozenset(), wanted)
    return best[0]


def separated(diagram: Diagram, trace: Trace) -> Separated:
    """What the question at which a walk stands still decides."""
    ends: dict[str, tuple[str, ...]] = {}
    unsure: dict[str, tuple[str, ...]] = {}
    matters = bool(diagram.left_out)
    standing = diagram.standing(trace.live, trace.path)
    for name, aspect in diagram.aspects.items():
        here = standing[name]
        after = aspect.behind[here]
        matters = matters or len(after) > 1
        reached = [aspect.reach[node] & aspect.concluding for node in after]
        some, every = 0, aspect.concluding
        for one in reached:
            some, every = some | one, every & one
        ends[name] = _named(aspect.told(some & ~every))
        for edge in aspect.nodes[here].edges:
            if _says_unsure(diagram, trace.here, edge.classes, aspect.nodes[here].unit):
                unsure[name] = _named(aspect.told(aspect.reach[edge.to]))
    return Separated(ends, matters, unsure)


def _named(ends: Iterable[object]) -> tuple[str, ...]:
    return tuple(end for end in ends if isinstance(end, str))


def _says_unsure(diagram: Diagram, step: str, classes: Iterable[int], unit: int) -> bool:
    """Whether one of the classes holds an option that says わからない."""
    domain = diagram.flow.asking(step).domain
    if not isinstance(domain, OneOf):
        return False
    values = {value for one in classes for value in diagram.units[unit].classes[one].values}
    return any(option.unsure and option.id in values for option in domain.options.values())


def _leading_elsewhere(
    name: str, end: int, start: Given, pinned: frozenset[int]
) -> Iterator[frozenset[Answer]]:
    """Sets of answers which, changed together, lead to another end of an aspect."""
    aspect = start.diagram.aspects[name]
    open_ones = open_ends(aspect, start, pinned) & aspect.concluding
    elsewhere = [other for other in range(len(aspect.ends)) if open_ones >> other & 1 and other != end]
    if not elsewhere:
        return
    search = Search(aspect, start, pinned, sum(1 << other for other in elsewhere))
    for other in elsewhere:
        # Each answer that leads there alone must be held; of larger sets one at a time is enough.
        way = search.way(other) if search.cost(other) == 1 else None
        for one in way.sets if way else (search.one_way(other),):
            yield frozenset(_answer(start, unit) for unit, _ in one)


def _answer(start: Given, index: int) -> Answer:
    """The answer that a unit belongs to: an item of a checklist by itself, all else by its question."""
    unit = start.diagram.units[index]
    return Answer(unit.step, "" if index in start.together else unit.item)


def _key(one: Answer) -> tuple[str, str]:
    return one.step, one.item
