"""The texts, tables and calculated values of two editions, side by side: lines that are gone, or have come.

Never enters: layout, where answers lead.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

from guide.analysis.diff import Matching
from guide.engine.wording import spoken
from guide.language.model import Amount, Flow, Outcome
from guide.views.words.booklet import booklet, calculated
from guide.views.words.result import entry as entry_lines
from guide.views.words.table import in_words
from guide.views.words.unfilled import short_title_of, unfilled

_Texts = dict[tuple[str, str], tuple[str, tuple[str, ...]]]
"""By sort and old name: what it is called, and its lines."""


class Edited(Struct, frozen=True):
    """A place whose texts differ: the lines that are gone and those that have come, each in order."""

    place: str
    old: tuple[str, ...]
    new: tuple[str, ...]


def edited(old: Flow, new: Flow, matching: Matching) -> tuple[Edited, ...]:
    """Every place whose texts differ, those of the new edition first, then what is gone."""
    before, after = _texts(old, None), _texts(new, matching)
    found = [
        Edited(name, *_apart(before[key][1] if key in before else (), lines))
        for key, (name, lines) in after.items()
        if key not in before or before[key][1] != lines
    ]
    gone = [Edited(name, lines, ()) for key, (name, lines) in before.items() if key not in after]
    return tuple(found + gone)


def _apart(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    gone: list[str] = []
    come: list[str] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            gone += old[a:b]
            come += new[c:d]
    return tuple(gone), tuple(come)


def _texts(flow: Flow, matching: Matching | None) -> _Texts:
    return dict(_found(flow, matching))


def _found(
    flow: Flow, matching: Matching | None
) -> Iterator[tuple[tuple[str, str], tuple[str, tuple[str, ...]]]]:
    front = (flow.title, spoken(flow.summary), spoken(flow.note), *(stage.title for stage in flow.stages))
    yield ("", ""), ("案内の題と説明", tuple(filter(None, front)))
    whys = _whys(flow)
    for one in booklet(flow).entries:
        step = matching.step(one.step) if matching else one.step
        lines = (one.title, *(line.text for line in one.lines), *whys.get(one.step, ()))
        name = short_title_of(flow, flow.steps[one.step])
        yield ("step", step), (f"{one.sort}「{name}」（{one.step}）", lines)
    for table in flow.tables.values():
        told = in_words(flow, table)
        rows = [
            "、".join(f"{column.heading}：{column.cells[row]}" for column in told.columns)
            for row in range(told.rules)
        ]
        yield ("table", table.id), (f"表「{table.title}」", (table.title, *told.notes, *rows))
    for value in flow.values.values():
        unit = f"（{value.unit}）" if isinstance(value, Amount) and value.unit else ""
        name = f"計算する値「{value.name or value.id}」"
        yield ("value", value.id), (name, (f"{calculated(flow, value)}{unit}",))
    for catalogue in flow.city.catalogues.values():
        if catalogue.id in _used(flow):
            for entry in catalogue.entries:
                name = matching.entry(catalogue.id, entry) if matching else entry
                lines = tuple(
                    f"{line.lead}：{line.text}" if line.lead else line.text
                    for line in entry_lines(flow, catalogue.id, entry)
                )
                yield (
                    (catalogue.id, name),
                    (f"{catalogue.title}「{catalogue.entries[entry].name}」（{entry}）", lines),
                )


def _whys(flow: Flow) -> Mapping[str, tuple[str, ...]]:
    """Why each step is there, and what its short name is."""
    return {
        step.id: tuple(filter(None, (step.name, unfilled(flow, step.why))))
        for step in flow.steps.values()
        if not isinstance(step, Outcome)
    }


def _used(flow: Flow) -> set[str]:
    """The catalogues of which an outcome recommends something."""
    return {key for step in flow.steps.values() if isinstance(step, Outcome) for key in step.recommend}
