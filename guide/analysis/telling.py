"""Where texts tell the value of a name, and the conditions under which people read them there.

Never enters: whether the value is there (see `echoes`), wording.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guide.analysis.possible import Place
from guide.analysis.twins import twins_of, used_alone
from guide.language.conditions import Condition, Name, Not
from guide.language.diagnostics import Path
from guide.language.model import Block, Flow, Outcome, Page, Recommend, RecommendFrom, Step
from guide.language.texts import Echo, Text, Varied


class Told(Struct, frozen=True):
    """A name whose value a text tells: where it is written, where it is read, and when (all must hold)."""

    name: Name
    path: Path
    place: Place
    when: tuple[Condition, ...] = ()


class _Site(Struct, frozen=True):
    """Where a text stands."""

    path: Path
    place: Place
    when: tuple[Condition, ...] = ()

    def at(self, *more: str | int, when: Condition | None = None) -> "_Site":
        """A place inside, read under one more condition."""
        return _Site((*self.path, *more), self.place, self.when if when is None else (*self.when, when))


def told_at(flow: Flow, step: Step) -> Iterator[Told]:
    """Every name that the texts of a step tell."""
    here = _Site(("steps", step.id), Place(step.id))
    yield from _in_text(step.staff, here.at("staff"))
    if isinstance(step, Outcome):
        yield from _in_text(step.title, here.at("title"))
        yield from _in_text(step.summary, here.at("summary"))
        yield from _in_blocks(step.blocks, here)
        for catalogue, items in step.recommend.items():
            for index, item in enumerate(items):
                yield from _in_item(flow, item, here.at("recommend", catalogue, index, when=item.when))
        return
    yield from _in_text(step.why, here.at("why"))
    yield from _in_text(step.aloud, here.at("aloud"))
    if isinstance(step, Page):
        yield from _in_text(step.title, here.at("title"))
        yield from _in_blocks(step.blocks, here)
        return
    yield from _in_text(step.ask, here.at("ask"))
    yield from _in_text(step.help, here.at("help"))
    answered = _Site(here.path, Place(step.id, after_answer=True))
    for index, refuse in enumerate(step.refuse):
        yield from _in_text(refuse.say, answered.at("refuse", index, "say", when=refuse.when))
        answered = answered.at(when=Not(refuse.when))


def _in_item(flow: Flow, item: Recommend, site: _Site) -> Iterator[Told]:
    if not isinstance(item, RecommendFrom):
        yield from _in_text(item.because, site.at("because"))
        return
    table = flow.tables[item.table]
    for index, rule in enumerate(table.rules):
        if all(isinstance(part, str) for part in rule.because):
            continue  # when it is read does not matter: it tells no value
        used = used_alone(table, twins_of(table, index, told=True, counted=True))
        path: Path = ("tables", table.id, "rules", index, "because")
        yield from _in_text(rule.because, _Site(path, site.place, site.at(when=used).when))


def _in_text(text: Text, site: _Site) -> Iterator[Told]:
    for part in text:
        if isinstance(part, Echo):
            yield Told(part.name, site.path, site.place, site.when)
        elif isinstance(part, Varied):
            before = site
            for index, (when, words) in enumerate(part.cases):
                yield from _in_text(words, before.at(index, "text", when=when))
                if when is None:
                    break
                before = before.at(when=Not(when))


def _in_blocks(blocks: Iterable[Block], site: _Site) -> Iterator[Told]:
    for index, block in enumerate(blocks):
        here = site.at("blocks", index, when=block.when)
        yield from _in_text(block.text, here.at("text"))
        for number, point in enumerate(block.points):
            yield from _in_text(point, here.at("points", number))
        # What a partial tells is told where it is used: elsewhere the same may be known.
        for told in _in_blocks(block.inside, here):
            yield Told(told.name, here.at("use").path, told.place, told.when)
