"""What of the old edition is what of the new one: by name, else by likeness, else by what the officer says.

A name that is in both editions means the same thing. One that is gone and one that has come are taken for
the same only when they are alike beyond doubt (in their texts, and in what leads to them and from them) and
nothing else comes near; where something is merely like, it is a doubt, and the officer is asked.

Never enters: comparing what the parts say.
"""

from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from msgspec import Struct

from guide.engine.wording import spoken
from guide.language.model import Flow, Outcome, Page, Step, options_of
from guide.language.structure import targets
from guide.language.texts import Text, Varied

SURE, LIKE, APART = 0.8, 0.5, 0.15
"""Likeness from which a new name is taken for an old one; from which it is asked about; and how much nearer
the best must be than the next."""


class Renamed(Struct, frozen=True):
    """A part that has another name in the new edition; names as an officer writes them (`step.option`)."""

    old: str
    new: str


class Doubt(Struct, frozen=True):
    """A part of the old edition that is gone, and the new ones that may be it, the most alike first."""

    old: str
    candidates: tuple[str, ...]


class Matching(Struct, frozen=True):
    """New names to old ones where they differ: steps, options (by new step), entries (by catalogue)."""

    steps: Mapping[str, str]
    options: Mapping[tuple[str, str], str]
    entries: Mapping[tuple[str, str], str]
    renamed: tuple[Renamed, ...]
    doubts: tuple[Doubt, ...]

    def step(self, new: str) -> str:
        """The old name of a step of the new edition; its own where it has none."""
        return self.steps.get(new, new)

    def option(self, step: str, new: str) -> str:
        """The old name of an option, item or tick of a step of the new edition."""
        return self.options.get((step, new), new)

    def entry(self, catalogue: str, new: str) -> str:
        """The old name of a catalogue's entry."""
        return self.entries.get((catalogue, new), new)


class _Matcher:
    """Matches the names of one place after the other. `said` is what the officer said, old to new."""

    def __init__(self, said: Mapping[str, str]) -> None:
        self._said = said
        self.renamed: list[Renamed] = []
        self.doubts: list[Doubt] = []

    def pairs(
        self, prefix: str, likeness: Mapping[tuple[str, str], float], gone: list[str], come: list[str]
    ) -> dict[str, str]:
        """New names to old ones; `likeness` of each pair of a name that is gone and one that has come."""
        found: dict[str, str] = {}
        for old in list(gone):
            said = self._said.get(prefix + old)
            if said is not None:
                new = said.removeprefix(prefix)
                gone.remove(old)
                if new in come:
                    come.remove(new)
                    found[new] = old
        for old in gone:
            ranked = sorted(come, key=lambda new: -likeness[old, new])
            like = [new for new in ranked if likeness[old, new] >= LIKE]
            if like and self._is_sure(old, like[0], likeness, gone, come):
                found[like[0]] = old
            elif like:
                self.doubts.append(Doubt(prefix + old, tuple(prefix + new for new in like)))
        self.renamed += [Renamed(prefix + old, prefix + new) for new, old in found.items()]
        return found

    @staticmethod
    def _is_sure(
        old: str, new: str, likeness: Mapping[tuple[str, str], float], gone: list[str], come: list[str]
    ) -> bool:
        best = likeness[old, new]
        others = [likeness[old, one] for one in come if one != new]
        others += [likeness[one, new] for one in gone if one != old]
        return best >= SURE and best - max(others, default=0.0) >= APART


def match(old: Flow, new: Flow, said: Mapping[str, str]) -> Matching:
    """What of the old edition is what of the new one. `said` maps old names to new ones ("" for none)."""
    matcher = _Matcher(said)
    steps = _steps(matcher, old, new)
    options: dict[tuple[str, str], str] = {}
    for step in new.steps.values():
        before = old.steps.get(steps.get(step.id, step.id))
        if before is not None and not isinstance(step, Outcome) and not isinstance(before, Outcome):
            texts = [{one.id: spoken(one.text) for one in options_of(it.domain)} for it in (before, step)]
            found = _by_text(matcher, f"{before.id}.", *texts)
            options |= {(step.id, option): was for option, was in found.items()}
    entries: dict[tuple[str, str], str] = {}
    for key, catalogue in new.city.catalogues.items():
        if key in old.city.catalogues:
            shelves = (old.city.catalogues[key], catalogue)
            names = [{one.id: one.name for one in shelf.entries.values()} for shelf in shelves]
            found = _by_text(matcher, f"{key}/", *names)
            entries |= {(key, entry): was for entry, was in found.items()}
    return Matching(steps, options, entries, tuple(matcher.renamed), tuple(matcher.doubts))


def _by_text(
    matcher: _Matcher, prefix: str, old: Mapping[str, str], new: Mapping[str, str]
) -> dict[str, str]:
    gone, come = _apart(old, new)
    likeness = {(one, other): _ratio(old[one], new[other]) for one in gone for other in come}
    return matcher.pairs(prefix, likeness, gone, come)


def _apart(old: Iterable[str], new: Iterable[str]) -> tuple[list[str], list[str]]:
    before, after = list(old), list(new)
    return [one for one in before if one not in after], [one for one in after if one not in before]


def _steps(matcher: _Matcher, old: Flow, new: Flow) -> dict[str, str]:
    gone, come = _apart(old.steps, new.steps)
    around = [_around(flow) if gone and come else {} for flow in (old, new)]
    likeness = {
        (one, other): _alike(old.steps[one], new.steps[other], around[0][one], around[1][other])
        for one in gone
        for other in come
    }
    return matcher.pairs("", likeness, gone, come)


def _alike(old: Step, new: Step, around_old: frozenset[str], around_new: frozenset[str]) -> float:
    """How alike two steps are, from 0 to 1: by their words, or half by these and half by their places."""
    if type(old) is not type(new) or _kind(old) != _kind(new):
        return 0.0
    words = _ratio(_words(old), _words(new))
    shared = len(around_old & around_new) / max(1, len(around_old | around_new))
    return max(words, (words + shared) / 2)


def _kind(step: Step) -> str:
    return "" if isinstance(step, Outcome | Page) else step.kind


def _words(step: Step) -> str:
    said = _flat(step.title if isinstance(step, Outcome | Page) else step.ask)
    options = () if isinstance(step, Outcome) else options_of(step.domain)
    return "\n".join((said, *(spoken(one.text) for one in options)))


def _flat(text: Text) -> str:
    """A text in all its wordings, for comparing."""
    return "".join(
        "".join(_flat(words) for _, words in part.cases) if isinstance(part, Varied) else spoken((part,))
        for part in text
    )


def _around(flow: Flow) -> dict[str, frozenset[str]]:
    """For each step what leads to it and what it leads to."""
    found: dict[str, set[str]] = {step: set() for step in flow.steps}
    for step in flow.steps.values():
        for target in targets(step):
            found[step.id].add(f"> {target}")
            found[target].add(f"< {step.id}")
    return {step: frozenset(near) for step, near in found.items()}


def _ratio(one: str, other: str) -> float:
    """How alike two texts are (Ratcliff and Obershelp), from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
