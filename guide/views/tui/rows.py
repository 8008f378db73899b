"""Text laid out: rows of styled spans, each no wider than asked.

Pure: a passage and a width give rows; who draws them, where and in which colours is decided elsewhere. A span or row may
carry a target: what a click on it means, given back as it is.

Invariant: no row is wider than the width asked for, down to two cells; every break is `guide.japanese.wrap`'s.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guide.japanese.room import give_room
from guide.japanese.width import cell_width
from guide.japanese.wrap import wrap
from guide.views.passage import Line, Passage, Role

Target = object
"""What a click means; None for nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style, by its name in `theme.styles`."""

    text: str
    style: str = "body"
    target: Target = None

    @property
    def cells(self) -> int:
        """How many cells it takes."""
        return cell_width(self.text)


@dataclass(frozen=True, slots=True)
class Row:
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

INDENTS = {Role.POINT: 2, Role.NOTE: 0, Role.CITE: 2, Role.BODY: 0}
"""How far a kind of line stands to the right of its heading."""

APART = {Role.TITLE, Role.HEADING, Role.ENTRY, Role.LABEL}
"""Kinds of lines that begin something: a blank row goes before them."""


def hang(
    text: str, cells: int, lead: str = "", style: str = "body", lead_style: str | None = None, target: Target = None
) -> list[Row]:
    """A paragraph with `lead` before it and every further row standing behind the lead."""
    lead_cells = cell_width(lead)
    lines = wrap(give_room(text), cells, first=lead, rest=" " * lead_cells)
    rows = []
    for number, line in enumerate(lines):
        if number == 0 and lead and line.startswith(lead.rstrip()):
            cut = min(len(lead), len(line))
            spans = [Span(line[:cut], lead_style or style), Span(line[cut:], style)]
        else:
            spans = [Span(line, style)]
        rows.append(Row(tuple(span for span in spans if span.text), target))
    return rows


def set_line(line: Line, cells: int, target: Target = None) -> list[Row]:
    """One line of a passage."""
    indent = " " * (INDENTS.get(line.role, 0) if cells >= 30 else 0)
    lead = indent
    if line.lead:
        gap = "" if line.lead == "・" else " "
        lead += give_room(line.lead) + gap
    return hang(line.text, cells, lead, line.role.value, "mark" if line.role is not Role.CITE else None, target)


def set_passage(passage: Passage, cells: int, targets: dict[str, Target] | None = None) -> list[Row]:
    """A passage, one kind of line set off from the next by blank rows. `targets` are what a click on an entry means, by its number."""
    rows: list[Row] = []
    before: Line | None = None
    for line in passage:
        if before is not None and needs_room(before, line):
            rows.append(BLANK)
        target = (targets or {}).get(line.lead) if line.role is Role.ENTRY else None
        rows += set_line(line, cells, target)
        before = line
    return rows


def needs_room(before: Line, line: Line) -> bool:
    """Whether a blank row stands between two lines."""
    if before.role in {Role.HEADING, Role.LABEL} or line.role is Role.CITE:
        return before.role is Role.TITLE
    if line.role in APART:
        return not (before.role is Role.ENTRY and line.role is Role.LABEL)
    return before.role is Role.TITLE or (before.role is Role.CITE and line.role is Role.BODY)


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
