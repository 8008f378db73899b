"""Lines that are painted as they are: the way from rows of text to a frame.

Textual draws every line of a widget with borders, padding, opacity and a cache of its own around it, which
takes longer than the line itself. The widgets of this room are text on a ground from edge to edge and have
nothing of that; so they give Textual their finished lines.

Invariant: no frame shows lines that were set for another size, and what is wanted of every line, such as to
have no colour, is done to it.
"""

from collections.abc import Iterable, Mapping

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from guide.views.tui.rows import Row
from guide.views.tui.stillness import still
from guide.views.tui.theme import on_grounds


class Painted(Widget):
    """A widget that fills its room with rows."""

    ALLOW_SELECT = False
    virtual_size = still()

    def fit(self, size: Size) -> None:
        """Set what is shown for this size, if it was set for another; called before any row is painted."""
        raise NotImplementedError

    def row(self, y: int) -> tuple[int, Row]:
        """The row `y` rows below the upper edge, and the cells of white space before it."""
        raise NotImplementedError

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the widget."""
        size = self.size
        self.fit(size)
        grounds = on_grounds(self.app.theme)
        strips = filtered(self, (_strip(*self.row(y), size.width, grounds) for y in crop.line_range))
        left, right = crop.column_span
        return strips if (left, right) == (0, size.width) else [one.crop(left, right) for one in strips]


def _strip(indent: int, row: Row, width: int, grounds: tuple[Mapping[str, Style], ...]) -> Strip:
    """A row on its ground, from edge to edge."""
    named = grounds[row.band]
    segments = [Segment(" " * indent, named["ground"])] if indent else []
    segments += [Segment(span.text, named[span.style]) for span in row.spans]
    free = width - indent - sum(span.cells for span in row.spans)
    if free < 0:
        return Strip(segments).adjust_cell_length(width)
    if free:
        segments.append(Segment(" " * free, named["ground"]))
    return Strip(segments, width)


def filtered(widget: Widget, strips: Iterable[Strip]) -> list[Strip]:
    """Lines with what the application wants done to every line."""
    made = list(strips)
    for wanted in widget.get_line_filters():
        ground = widget.background_colors[1]
        made = [strip.apply_filter(wanted, ground) for strip in made]
    return made
