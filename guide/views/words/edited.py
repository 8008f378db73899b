"""The texts, tables and calculated values of two editions, side by side: lines that are gone, or have come.

Never enters: layout, where answers lead.
"""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import TypeAlias

from msgspec import Struct

from guide.analysis.diff import Matching
from guide.engine.wording import spoken
from guide.language.model import Amount, Block, Flow, Outcome, options_of
from guide.views.words.booklet import booklet, calculated
from guide.views.words.result import entry as entry_lines
from guide.views.words.sources import citation
from guide.views.words.table import in_words
from guide.views.words.unfilled import short_title_of, unfilled

_Key: TypeAlias = tuple[str, str]
"""A sort of place, and its old name."""

_Lines: TypeAlias = tuple[str, ...]

_Both: TypeAlias = tuple[_Lines, _Lines]
"""Lines of the old and of the new edition."""

_Texts: TypeAlias = dict[_Key, tuple[str, _Lines]]
"""What each place is called, and its lines."""


class Edited(Struct, frozen=True):
    """A place whose texts differ: the lines that are gone and those that have come, each in order.

    `step` is the old name of the step it is, "" for what is not one.
    """

    place: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    step: str = ""


class Reworded(Struct, frozen=True):
    """What differs in another wording than the ordinary one.

    `only` says which edition alone has it ("old" or "new"), or that it was not compared ("broken").
    """

    wording: str
    edited: tuple[Edited, ...] = ()
    only: str = ""


def edited(old: Flow, new: Flow, matching: Matching) -> tuple[Edited, ...]:
    """Every place whose texts differ, those of the new edition first, then what is gone."""
    return tuple(_edited(_texts(old, None), _texts(new, matching)).values())


def reworded(plain: tuple[Flow, Flow], worded: tuple[Flow, Flow], matching: Matching) -> tuple[Edited, ...]:
    """Every place of both editions that says something else in another wording of its texts.

    What only follows from an edit of the ordinary texts or rules was told there. Places are called as in the
    ordinary wording, the one that officers write.
    """
    before, after = _texts(plain[0], None), _texts(plain[1], matching)
    old, new = _texts(worded[0], None), _texts(worded[1], matching)
    found: list[Edited] = []
    for key, (name, lines) in after.items():
        if key in before:
            gone, come = _reworded(key, (before[key][1], lines), (old[key][1], new[key][1]))
            if gone or come:
                found.append(Edited(name, gone, come, _step(key)))
    return tuple(found)


def _reworded(
    key: _Key, plain: tuple[_Lines, _Lines], worded: tuple[_Lines, _Lines]
) -> tuple[_Lines, _Lines]:
    """The lines of a place that are otherwise in another wording; it has them in the same order."""
    gone: list[str] = []
    come: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, *plain, autojunk=False).get_opcodes():
        old, new = worded[0][a:b], worded[1][c:d]
        if what == "equal":
            differing = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
            gone += [one for one, _ in differing]
            come += [one for _, one in differing]
        elif key[0] != _TABLE and (old, new) != (plain[0][a:b], plain[1][c:d]):
            # Both were edited; a rule in words differs wherever the rule does.
            less, more = _apart(old, new)
            gone += less
            come += more
    return tuple(gone), tuple(come)


def _edited(before: _Texts, after: _Texts) -> dict[_Key, Edited]:
    found: dict[_Key, Edited] = {}
    for key, (name, lines) in after.items():
        old = before[key][1] if key in before else ()
        if key not in before or old != lines:
            found[key] = Edited(name, *_apart(old, lines), _step(key))
    gone = {
        key: Edited(name, lines, (), _step(key)) for key, (name, lines) in before.items() if key not in after
    }
    return found | gone


def _step(key: _Key) -> str:
    return key[1] if key[0] == _STEP else ""


def _apart(old: _Lines, new: _Lines) -> _Both:
    gone: list[str] = []
    come: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += old[a:b]
            come += new[c:d]
    return tuple(gone), tuple(come)


# Places and their lines

_STEP, _TABLE = "step", "table"
_Place: TypeAlias = tuple[_Key, tuple[str, _Lines]]


def _texts(flow: Flow, matching: Matching | None) -> _Texts:
    return dict((*_of_flow(flow, matching), *_of_city(flow, matching)))


def _of_flow(flow: Flow, matching: Matching | None) -> Iterator[_Place]:
    front = (flow.title, spoken(flow.summary), spoken(flow.note), *(stage.title for stage in flow.stages))
    yield ("", ""), ("案内の題と説明", tuple(filter(None, front)))
    for one in booklet(flow).entries:
        step = matching.step(one.step) if matching else one.step
        lines = (one.title, *(line.text for line in one.lines), *_beside(flow, one.step))
        name = short_title_of(flow, flow.steps[one.step])
        yield (_STEP, step), (f"{one.sort}「{name}」（{one.step}）", lines)
    for table in flow.tables.values():
        told = in_words(flow, table)
        rows = [
            "、".join(f"{column.heading}：{column.cells[row]}" for column in told.columns)
            for row in range(told.rules)
        ]
        yield (_TABLE, table.id), (f"表「{table.title}」", (table.title, *told.notes, *rows))
    for value in flow.values.values():
        unit = f"（{value.unit}）" if isinstance(value, Amount) and value.unit else ""
        name = f"計算する値「{value.name or value.id}」"
        yield ("value", value.id), (name, (f"{calculated(flow, value)}{unit}",))


def _beside(flow: Flow, step_id: str) -> Iterator[str]:
    """What stands beside a step: why it is there, its short name, what staff see, where options rest."""
    step = flow.steps[step_id]
    if step.staff:
        yield f"職員の注意：{unfilled(flow, step.staff)}"
    if isinstance(step, Outcome):
        return
    yield from filter(None, (step.name, unfilled(flow, step.why)))
    if step.aloud:
        yield f"読み上げる文：{unfilled(flow, step.aloud)}"
    for option in options_of(step.domain):
        if option.cite:
            yield f"{spoken(option.text)}：{citation(flow, *option.cite)}"


def _of_city(flow: Flow, matching: Matching | None) -> Iterator[_Place]:
    """What the guide shows of the city's file; of catalogues those of which outcomes recommend."""
    city = flow.city
    recommended = {key for step in flow.steps.values() if isinstance(step, Outcome) for key in step.recommend}
    for catalogue in city.catalogues.values():
        for entry in catalogue.entries if catalogue.id in recommended else ():
            name = matching.entry(catalogue.id, entry) if matching else entry
            told = entry_lines(flow, catalogue.id, entry)
            lines = tuple(f"{line.lead}：{line.text}" if line.lead else line.text for line in told)
            place = f"{catalogue.title}「{catalogue.entries[entry].name}」（{entry}）"
            yield (f"catalogue {catalogue.id}", name), (place, lines)
    for term in city.glossary.values():
        lines = (term.term, term.reading, spoken(term.text), citation(flow, *term.cite))
        yield ("glossary", term.id), (f"用語「{term.term}」（{term.id}）", lines)
    for article in city.articles.values():
        lines = (article.title, *_blocks(flow, article.blocks), citation(flow, *article.cite))
        yield ("articles", article.id), (f"読みもの「{article.title}」（{article.id}）", lines)
    for source in city.sources.values():
        lines = (source.title, source.publisher, source.date, spoken(source.note))
        yield ("sources", source.id), (f"出典「{source.title}」（{source.id}）", tuple(filter(None, lines)))
    yield ("city", ""), ("市の名前", (city.name,))


def _blocks(flow: Flow, blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from filter(None, (block.heading, spoken(block.text), *map(spoken, block.points)))
        yield from filter(None, (citation(flow, *block.cite),))
        yield from _blocks(flow, block.inside)
