"""The options that both editions must tell apart, so that one answer is the same answer in both.

A diagram tells apart only the options that conditions read, and knows in how many ways the others may be
chosen. So where one edition reads more of them than the other, it may seem to the other that something was
chosen that nothing reads, when nothing was.

Never enters: where answers lead.
"""

from collections.abc import Hashable, Iterable, Mapping

from guide.analysis.diagram import Unit
from guide.analysis.diff.matching import Matching
from guide.language.model import Flow, SomeOf


def apart(
    flows: tuple[Flow, Flow], units: tuple[Iterable[Unit], Iterable[Unit]], matching: Matching
) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """For each edition the options of its questions that the other one reads and it does not itself.

    All of them where both do not take as many options together, or the same alone, or where some options
    went and others came.
    """
    read = [{(unit.step, unit.item) for unit in side if unit.item} for side in units]
    found: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = ({}, {})
    for step in flows[1].steps:
        before = matching.step(step)
        old, new = (_several(flow, name) for flow, name in zip(flows, (before, step), strict=True))
        if old is None or new is None:
            continue
        names = {matching.option(step, option): option for option in new.options}
        wanted = {option for option in old.options if (before, option) in read[0]}
        wanted |= {name for name, option in names.items() if (step, option) in read[1]}
        same = _taken(old, {option: option for option in old.options}, names) == _taken(
            new, names, old.options
        )
        if not same or (set(old.options) - names.keys() and names.keys() - set(old.options)):
            wanted = {*old.options, *names}
        found[0][before] = tuple(
            option for option in old.options if option in wanted and (before, option) not in read[0]
        )
        found[1][step] = tuple(
            option for name, option in names.items() if name in wanted and (step, option) not in read[1]
        )
    return found


def _several(flow: Flow, step: str) -> SomeOf | None:
    """What a step of this name asks, if several options may be chosen there."""
    domain = flow.asking(step).domain if step in flow.steps and flow.asks(step) else None
    return domain if isinstance(domain, SomeOf) else None


def _taken(domain: SomeOf, names: Mapping[str, str], others: Iterable[str]) -> Hashable:
    """How many options are taken together, and which stand alone, of those that the other edition has too."""
    alone = frozenset(name for name, option in names.items() if option in domain.exclusive)
    return domain.least, domain.most, alone.intersection(others)
