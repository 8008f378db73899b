"""What each step reads of the answers: the names in its texts and conditions, each with its place.

Never enters: whether they can be known there (see `structure`), their values.
"""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from guide.language.conditions import Condition, Name, OutputOf, names_in
from guide.language.diagnostics import Path
from guide.language.model import Block, Flow, Outcome, Page, Recommend, RecommendFrom, Step
from guide.language.texts import Echo, Text, Varied


class Read(Struct, frozen=True):
    """A name, where it is read, and whether the step's own answer is there by then.

    `when` is the condition that names it; None where its value is told or recommended.
    """

    name: Name
    path: Path
    after_answer: bool = False
    when: Condition | None = None


def reads(flow: Flow, step: Step) -> Iterator[Read]:
    """The names that a step reads."""
    path: Path = ("steps", step.id)
    yield from _in_text(step.staff, (*path, "staff"))
    if isinstance(step, Outcome):
        yield from _in_text(step.title, (*path, "title"))
        yield from _in_text(step.summary, (*path, "summary"))
        yield from _in_blocks(step.blocks, path)
        for catalogue, items in step.recommend.items():
            for index, item in enumerate(items):
                yield from _in_item(flow, item, (*path, "recommend", catalogue, index))
        return
    if isinstance(step, Page):
        yield from _in_text(step.title, (*path, "title"))
        yield from _in_blocks(step.blocks, path)
    else:
        yield from _in_text(step.ask, (*path, "ask"))
        yield from _in_text(step.help, (*path, "help"))
        for index, refuse in enumerate(step.refuse):
            at: Path = (*path, "refuse", index)
            yield from _in_condition(refuse.when, (*at, "when"), after_answer=True)
            yield from _in_text(refuse.say, (*at, "say"), after_answer=True)
    yield from _in_text(step.why, (*path, "why"))
    yield from _in_text(step.aloud, (*path, "aloud"))
    for index, route in enumerate(step.routes):
        yield from _in_condition(route.when, (*path, "routes", index, "when"), after_answer=True)


def _in_item(flow: Flow, item: Recommend, path: Path) -> Iterator[Read]:
    yield from _in_condition(item.when, (*path, "when"))
    if isinstance(item, RecommendFrom):
        yield Read(OutputOf(item.table, item.output), (*path, "from"))
        for index, rule in enumerate(flow.tables[item.table].rules):
            yield from _in_text(rule.because, ("tables", item.table, "rules", index, "because"))
    else:
        yield from _in_text(item.because, (*path, "because"))


def _in_condition(condition: Condition | None, path: Path, *, after_answer: bool = False) -> Iterator[Read]:
    for name in dict.fromkeys(names_in(condition)) if condition else ():
        yield Read(name, (*path, str(name)), after_answer, condition)


def _in_text(text: Text, path: Path, *, after_answer: bool = False) -> Iterator[Read]:
    for part in text:
        if isinstance(part, Echo):
            yield Read(part.name, path, after_answer)
        elif isinstance(part, Varied):
            for index, (when, words) in enumerate(part.cases):
                yield from _in_condition(when, (*path, index, "when"), after_answer=after_answer)
                yield from _in_text(words, (*path, index, "text"), after_answer=after_answer)


def _in_blocks(blocks: Iterable[Block], path: Path) -> Iterator[Read]:
    for index, block in enumerate(blocks):
        at: Path = (*path, "blocks", index)
        yield from _in_condition(block.when, (*at, "when"))
        yield from _in_text(block.text, (*at, "text"))
        for number, point in enumerate(block.points):
            yield from _in_text(point, (*at, "points", number))
        # What a partial reads is told where it is used: elsewhere the same may be known.
        for read in _in_blocks(block.inside, at):
            yield Read(read.name, (*at, "use"), when=read.when)
