"""Text laid out: rows of styled spans, each no wider than asked.

Pure: a passage and a width give rows; who draws them, where and in which colours is decided elsewhere.
A span or row may carry a target: what a click on it means, given back as it is.

Invariant: no row is wider than the width asked for, down to two cells; every break is one that
`guide.japanese.wrap` allows.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from guide.japanese.room import give_room
from guide.japanese.width import cell_width, pad
from guide.japanese.wrap import wrap
from guide.views.passage import Line, Passage, Role

Target = object
"""What a click means; None for nothing."""


class Span(NamedTuple):
    """Some text in one style, by its name in `theme.styles`."""

    text: str
    style: str = "body"
    target: Target = None

    @property
    def cells(self) -> int:
        """How many cells it takes."""
        return cell_width(self.text)


class Row(NamedTuple):
    """One line of the screen. A banded row belongs to what is current and is drawn on a ground of its own."""

    spans: tuple[Span, ...] = ()
    target: Target = None
    band: bool = False

    @property
    def text(self) -> str:
        """What it reads."""
        return "".join(span.text for span in self.spans)

    def target_at(self, column: int) -> Target:
        """What a click in this column means: what the span there says, else what the row says."""
        for span in self.spans:
            if 0 <= column < span.cells and span.target is not None:
                return span.target
            column -= span.cells
        return self.target


BLANK = Row()

ROOMY = 50
"""From so many cells on there is room for indents and gaps."""

STEP = 3
"""How far what belongs to an entry, and each sort of indented line, stands to the right."""

SHORT_TAIL = 6
"""A last row of at most so many cells looks lost and is filled up from the row before."""


def hang(text: str, cells: int, lead: str = "", style: str = "body", lead_style: str = "mark") -> list[Row]:
    """A paragraph with `lead` before it and every further row standing behind the lead."""
    deep = cell_width(lead)
    if cells - deep < STEP:
        lead, deep = "", 0
    before = (Span(lead, lead_style),) if lead else ()
    rows = []
    for line in _filled(give_room(text), cells - deep):
        rows.append(Row((*before, Span(line, style)) if line else before))
        if deep and len(rows) == 1:
            before = (Span(" " * deep),)
    return rows


def _filled(text: str, cells: int) -> list[str]:
    """The lines of a text; where the last would look lost, the lines before it give some up."""
    if cell_width(text) <= cells and "\n" not in text:
        return [text.rstrip()]
    lines = wrap(text, cells)
    if len(lines) == 1 or cell_width(lines[-1]) > SHORT_TAIL or cells < ROOMY // 2:
        return lines
    for narrower in range(cells - 2, cells - 10, -2):
        others = wrap(text, narrower)
        if len(others) == len(lines) and cell_width(others[-1]) > SHORT_TAIL:
            return others
    return lines


def set_passage(passage: Passage, cells: int, targets: Mapping[str, Target] | None = None) -> list[Row]:
    """A passage, each kind of line set apart.

    Args:
        passage: the lines, in order.
        cells: the width.
        targets: what a click on an entry or a point means, by what stands before it.
    """
    rows: list[Row] = []
    before: Line | None = None
    inside = 0
    opening, card = True, None
    for line, (above, lead) in zip(passage, _leads(passage), strict=True):
        if line.role in _OPENING:
            inside = 0
            opening = opening and line.role is Role.TITLE
        if before is not None and needs_room(before, line):
            rows.append(BLANK)
        indent = inside + (2 if line.role is Role.POINT else 0) if cells >= ROOMY else 0
        if above:
            rows += hang(above, cells, " " * indent, "label-lead")
        under_title = card or (before and before.role is Role.TITLE)
        on_card = bool(opening and line.role is Role.LABEL and under_title)
        style = "entry" if on_card else line.role.value
        lines = hang(line.text, cells, " " * indent + lead, style, LEADS.get(line.role, "mark"))
        if line.role is Role.HEADING:
            lines[-1] = _ruled(lines[-1], cells)
        target = targets.get(line.lead) if targets and line.role in _CLICKED else None
        if on_card:
            card = (card[0] if card else len(rows), len(rows) + len(lines))
        rows += lines if target is None else [row._replace(target=target) for row in lines]
        if line.role is Role.ENTRY:
            inside = cell_width(lead)
        before = line
    return _with_card(rows, *card) if card else rows


def _with_card(rows: list[Row], first: int, behind: int) -> list[Row]:
    """The facts that stand right under a title are what one came for: on a ground of their own."""
    return [*rows[:first], *(row._replace(band=True) for row in rows[first:behind]), *rows[behind:]]


_SECTIONS = frozenset({Role.HEADING, Role.ENTRY})
_OPENING = _SECTIONS | {Role.TITLE}
_CLICKED = frozenset({Role.ENTRY, Role.POINT})

LEADS = {Role.CITE: "cite", Role.LABEL: "label-lead", Role.ENTRY: "key"}
"""The style of what stands before a line, where it is not that of a mark."""

WIDEST_LEAD = 14
"""Leads up to so many cells are lined up with those around them; a wider label stands above its text."""


@lru_cache(maxsize=8)
def _leads(passage: Passage) -> list[tuple[str, str]]:
    """What stands above each line and before it; among neighbours of one kind all leads are equally wide."""
    leads = []
    for role, group in groupby(passage, key=lambda line: line.role):
        given = [give_room(line.lead) for line in group]
        widest = max((cell_width(lead) for lead in given if cell_width(lead) <= WIDEST_LEAD), default=0)
        gap = " " if role is Role.CITE else "  "
        for lead in given:
            if lead == "・" or not (lead or (widest and role is Role.LABEL)):
                leads.append(("", lead))
            elif role is Role.LABEL and cell_width(lead) > WIDEST_LEAD:
                leads.append((lead, " " * widest + gap))
            else:
                leads.append(("", pad(lead, widest) + gap))
    return leads


def _ruled(row: Row, cells: int) -> Row:
    """A heading with a rule behind it, up to the edge."""
    left = cells - sum(span.cells for span in row.spans) - 1
    return Row((*row.spans, Span(" "), Span("─" * left, "rule"))) if left > 1 else row


def needs_room(before: Line, line: Line) -> bool:
    """Whether a blank row stands between two lines."""
    if line.role in _OPENING:
        return not (before.role is Role.HEADING and line.role is Role.ENTRY)
    if before.role is Role.TITLE:
        return True
    if line.role is Role.LABEL:
        return before.role not in {Role.LABEL, Role.HEADING}
    if before.role is Role.LABEL:
        return line.role is not Role.CITE
    return before.role is Role.CITE and line.role is not Role.CITE


def spread(spans: Iterable[Span], gap: int, cells: int, indent: int = 0) -> Iterator[Row]:
    """Spans one after another with gaps between, going on in a new row where the width ends."""
    line: list[Span] = []
    used = indent
    for span in spans:
        needed = span.cells + (gap if line else 0)
        if line and used + needed > cells:
            yield Row((Span(" " * indent), *line))
            line, used, needed = [], indent, span.cells
        if line:
            line.append(Span(" " * gap))
        line.append(span)
        used += needed
    if line:
        yield Row((Span(" " * indent), *line))
