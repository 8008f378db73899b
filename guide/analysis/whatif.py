"""What would have to differ: the smallest sets of changed answers that lead to another outcome or form.

For every other end of each aspect all smallest sets are found, nearest first, and each is proven smallest
(see `nearest`), unless the diagram says that arithmetic was only narrowed down or a part was left out. Only
answers that their question lets a person change are changed; pages and texts are left as they are.

Never enters: wording, a second way of evaluating anything.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from guide.analysis.diagram import Class, Diagram, Unit
from guide.analysis.diagram.narrowed import accepting
from guide.analysis.nearest import Given, Search, Toggles, given, open_ends
from guide.engine.answers import Refusal, accept
from guide.engine.trace import Trace
from guide.language.conditions import Scalar, Value
from guide.language.model import (
    UNSURE,
    Asking,
    Dates,
    Domain,
    MarkEach,
    Numbers,
    Question,
    SomeOf,
    options_of,
)


class Change(Struct, frozen=True):
    """One answer changed to `value`; `item` names the checklist item it is about, or is empty.

    Any of `values` would do as well; of numbers and dates any from `least` to `greatest` (None: no end).
    """

    step: str
    item: str
    value: Value
    values: tuple[Scalar, ...] = ()
    least: Scalar | None = None
    greatest: Scalar | None = None


class Alternative(Struct, frozen=True):
    """Changes that lead elsewhere, the answers with them made, and where they lead.

    `reaches` are pairs of an aspect and its end. Where the changed answers lead to new questions, it takes
    some answers to those.
    """

    changes: tuple[Change, ...]
    answers: Mapping[str, Value]
    reaches: tuple[tuple[str, str], ...]


class WhatIf(Struct, frozen=True):
    """The smallest sets of changes to each other end, nearest first.

    `complete` unless sets were left out for their number; `proven` unless the diagram is not exact. Where a
    calculated refusal turns away all values of a set that were tried it is left out (`turned_away`): for its
    end larger sets may do.
    """

    alternatives: tuple[Alternative, ...] = ()
    complete: bool = True
    proven: bool = True
    turned_away: bool = False


def alternatives(diagram: Diagram, answers: Mapping[str, Value], trace: Trace) -> WhatIf:
    """All smallest sets of changes that lead from an outcome to each other end; none before an outcome.

    `answers` are all that were given, those off the path too: they count again when the path comes back.
    """
    if trace.outcome is None:
        return WhatIf(proven=diagram.exact)
    start = given(diagram, answers)
    pinned = _pinned(start)
    found: dict[tuple[int, Toggles], list[tuple[str, str]]] = {}
    complete = True
    standing = diagram.standing(trace.live, trace.path)
    for name, aspect in diagram.aspects.items():
        here = aspect.nodes[standing[name]].end
        open_ones = open_ends(aspect, start, pinned)
        others = {
            end: told
            for end, told in enumerate(aspect.ends)
            if end != here and isinstance(told, str) and open_ones >> end & 1
        }
        search = Search(aspect, start, pinned, sum(1 << end for end in others))
        for end, told in others.items():
            way = search.way(end)
            if way is not None and way.size:
                complete = complete and way.complete
                for one in way.sets:
                    found.setdefault((way.size, one), []).append((name, told))
    # The sort is stable: of one size, other outcomes come first, then catalogue by catalogue.
    ordered = sorted(found.items(), key=lambda item: item[0][0])
    made = [_alternative(start, answers, toggles, reaches) for (_, toggles), reaches in ordered]
    if not diagram.narrowed:
        return WhatIf(tuple(made), complete, diagram.exact)
    tried = (_taken(diagram, answers, alternative) for alternative in made)
    taken = [alternative for alternative in tried if alternative is not None]
    return WhatIf(tuple(taken), complete, diagram.exact, len(taken) < len(made))


def _taken(diagram: Diagram, answers: Mapping[str, Value], one: Alternative) -> Alternative | None:
    """The alternative with values that no calculated refusal turns away; None where none were found."""
    free = {
        change.step: Class(change.value, None, (), change.least, change.greatest)
        for change in one.changes
        if change.least is not None and change.greatest is not None
    }
    given = accepting(diagram.flow, one.answers, free)
    if given is None:
        return None
    changes = [
        replace(change, value=given[change.step]) if change.step in free else change for change in one.changes
    ]
    return Alternative(tuple(changes), changed(answers, changes), one.reaches)


def changed(answers: Mapping[str, Value], changes: Iterable[Change]) -> dict[str, Value]:
    """The answers with the changes made."""
    result = dict(answers)
    for change in changes:
        before = result[change.step]
        if change.item and isinstance(before, Mapping):
            result[change.step] = {**before, change.item: str(change.value)}
        else:
            result[change.step] = change.value
    return result


def _pinned(start: Given) -> frozenset[int]:
    """The units that a person cannot change: of pages, and of questions and items marked so."""
    return frozenset(unit for unit in start.classes if not _changeable(start, unit))


def _changeable(start: Given, index: int) -> bool:
    unit = start.diagram.units[index]
    step = start.diagram.flow.steps[unit.step]
    if not isinstance(step, Question) or not step.changeable:
        return False
    return not isinstance(step.domain, MarkEach) or not unit.item or step.domain.items[unit.item].changeable


def _alternative(
    start: Given, answers: Mapping[str, Value], toggles: Toggles, reaches: list[tuple[str, str]]
) -> Alternative:
    changes: list[Change] = []
    options: dict[str, dict[str, bool]] = {}
    for index, classes in sorted(toggles):
        unit = start.diagram.units[index]
        if index in start.together:
            # An option has two classes, so the other one is left: not chosen, or chosen.
            options.setdefault(unit.step, {})[unit.item] = bool(classes[0])
        else:
            taken = [unit.classes[one] for one in classes]
            changes.append(_change(start.diagram.flow.asking(unit.step).domain, unit, taken))
    for step, wanted in options.items():
        asking = start.diagram.flow.asking(step)
        value = _chosen(asking, answers[step], wanted, _read(start, step))
        changes.append(Change(step, "", value))
    return Alternative(tuple(changes), changed(answers, changes), tuple(reaches))


def _change(domain: Domain, unit: Unit, taken: Sequence[Class]) -> Change:
    """A change to any value of these classes, to a definite answer rather than to わからない."""
    values = [value for one in taken for value in one.values]
    if isinstance(domain, Numbers | Dates):
        one = taken[0]
        low = None if domain.least is None and one == unit.classes[0] else one.least
        high = None if domain.most is None and one == unit.classes[-1] else one.greatest
        return Change(unit.step, unit.item, one.witness, (), low, high)
    unsure = {UNSURE} if unit.item else {one.id for one in options_of(domain) if one.unsure}
    values = [value for value in values if value not in unsure] or values
    return Change(unit.step, unit.item, values[0], tuple(values))


def _read(start: Given, step: str) -> frozenset[str]:
    """The options of a question that some condition reads."""
    return frozenset(unit.item for unit in start.diagram.units if unit.step == step and unit.item)


def _chosen(step: Asking, before: Value, wanted: Mapping[str, bool], read: frozenset[str]) -> Value:
    """The options chosen before, but those of `wanted` as it says.

    Options that nothing reads make no difference: they give way, or help out, where the question would not
    take the answer otherwise.
    """
    options = [option.id for option in options_of(step.domain)]
    listed = before if isinstance(before, tuple) else ()
    kept = {option for option in options if wanted.get(option, option in listed)}
    fewer = kept & read
    free = [option for option in options if option not in read]
    alone = step.domain.exclusive if isinstance(step.domain, SomeOf) else frozenset()
    together = [option for option in free if option not in alone]
    tries = [kept, fewer, *({*fewer, *together[:number]} for number in range(1, len(together) + 1))]
    tries += [{option} for option in free if option in alone]
    values = (accept(step, [option for option in options if option in tried]) for tried in tries)
    return next(value for value in values if not isinstance(value, Refusal))
