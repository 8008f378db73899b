"""Paper: the one widget that shows text. It draws a sheet, scrolls it, and tells what was clicked.

It scrolls by itself instead of being scrolled by a container: a new question, a moved mark or a scroll then
repaints rows and never lays the screen out again. At its foot it keeps a rule that says in words
when there is more to read, and above it what must not be missed (a refusal).

Invariant: the current thing is on the screen when it becomes current, and the terminal's cursor stands on it
before the frame is painted, so that screen readers and input methods follow.
"""

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message

from guide.sentences.wordings import said
from guide.views.tui import labels
from guide.views.tui.painted import Painted
from guide.views.tui.rows import BLANK, ROOMY, Row, Span, Target, hang
from guide.views.tui.sheet import Draw, Sheet

WIDEST = 88
"""Cells of the longest line: about 44 full-width characters, beyond which the eye loses the next line."""

WHEEL = 3
"""Rows that one turn of the wheel moves."""

LEAST = 3
"""Rows of text below which the foot has no rule."""

RULE = Row((Span("─", "rule"),))
"""Stands for the rule, which is drawn for the width and scroll of the moment."""


class Paper(Painted):
    """Shows the sheet that `draw` gives for the width at hand."""

    DEFAULT_CSS = "Paper { width: 1fr; height: 1fr; }"

    class Pressed(Message):
        """A target was clicked."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self) -> None:
        super().__init__()
        self._draw: Draw = lambda _: Sheet()
        self._sheet = Sheet()
        self._top = 0
        self._notice = ""
        self.wording = ""
        """The wording of what the paper itself says at its foot."""
        self._foot: list[Row] = []
        self._following = False
        self._set_for = Size()

    # ------------------------------------------------------------------ what is shown

    def show(self, draw: Draw, *, top: int | None = None, notice: str = "", follow: bool = False) -> None:
        """Show another sheet: from row `top` if given, and so that what is current is seen if `follow`."""
        self._draw, self._notice = draw, notice
        self._top = self._top if top is None else top
        self._following = follow or bool(notice)
        if self.size:
            self._set()
            self.refresh()

    @property
    def sheet(self) -> Sheet:
        """What is shown now."""
        return self._sheet

    @property
    def top(self) -> int:
        """The row at the upper edge."""
        return self._top

    @property
    def cells(self) -> int:
        """The width text is set in."""
        return max(min(self._set_for.width - 2 * self.margin_cells, WIDEST), 1)

    @property
    def margin_cells(self) -> int:
        """The white space at the left edge."""
        return 1 if self._set_for.width < ROOMY else 3

    @property
    def page(self) -> int:
        """How many rows of the sheet fit."""
        return max(self._set_for.height - len(self._foot), 1)

    @property
    def room(self) -> int:
        """How many rows fit while there is no notice, so that a notice never changes the spacing above it."""
        return max(self._set_for.height - 1, 1)

    def _set(self) -> None:
        self._set_for = self.size
        self._foot = self._foot_rows()
        self._sheet = self._draw(self.cells)
        self._top = min(self._top, self._lowest)
        if self._following:
            self._reveal()
        self.place_cursor()

    def _foot_rows(self) -> list[Row]:
        """What stays at the foot: the notice, and where there is room for it the rule."""
        rows = hang(self._notice, self.cells, "! ", "notice", "notice") if self._notice else []
        height = self._set_for.height
        return [*rows, RULE] if height > len(rows) + LEAST else rows[: height // 2]

    # ------------------------------------------------------------------ scrolling

    @property
    def _lowest(self) -> int:
        return max(len(self._sheet.rows) - self.page, 0)

    def scroll(self, rows: int) -> None:
        """Move the text by so many rows, as far as there is any."""
        top = min(max(self._top + rows, 0), self._lowest)
        if top != self._top:
            self._top, self._following = top, False
            self.place_cursor()
            self.refresh()

    def sees(self, index: int) -> bool:
        """Whether the first row of a thing is on the screen."""
        places = self._sheet.places
        return index < len(places) and self._top <= places[index][0] < self._top + self.page

    def _reveal(self) -> None:
        if self._sheet.current is None:
            return
        first, behind = self._sheet.places[self._sheet.current]
        if self._sheet.current == 0 and behind <= self.page:
            first = 0  # the question above the first choice is seen again
        self._top = max(min(self._top, first), behind - self.page)

    def place_cursor(self) -> None:
        """Put the terminal's cursor on what is current, unless another screen is over this one."""
        if self.app.screen is not self.screen:
            return
        cursor = self._sheet.cursor
        row, column = (cursor[0] - self._top, cursor[1]) if cursor else (0, 0)
        row = min(max(row, 0), self.page - 1)
        self.app.cursor_position = self.region.offset + Offset(column + self.margin_cells, row)

    # ------------------------------------------------------------------ painting

    def fit(self, size: Size) -> None:
        """Set the text anew for a new size, before it is painted."""
        if self._set_for != size:
            self._set()

    def row(self, y: int) -> tuple[int, Row]:
        """A row of the text, or of the foot."""
        margin, page, rows = self.margin_cells, self.page, self._sheet.rows
        if y < page:
            return margin, rows[self._top + y] if self._top + y < len(rows) else BLANK
        row = self._foot[y - page]
        return (0, self._rule()) if row is RULE else (margin, row)

    def _rule(self) -> Row:
        """The foot: a rule, and in words whether there is more to read."""
        above, below = self._top > 0, self._top < self._lowest
        if above and below:
            forms: tuple[str, ...] = labels.MORE_BOTH
        else:
            forms = labels.MORE_BELOW if below else labels.MORE_ABOVE if above else ()
        width = self._set_for.width
        told = (said(self.wording, form) for form in forms)
        words = next((Span(f" {form} ", "note") for form in told if Span(form).cells + 4 <= width), None)
        if words is None:
            return Row((Span("─" * width, "rule"),))
        before = min(3, width - words.cells)
        return Row((Span("─" * before, "rule"), words, Span("─" * (width - words.cells - before), "rule")))

    # ------------------------------------------------------------------ the mouse

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel, or a finger."""
        event.stop()
        self.scroll(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel, or a finger."""
        event.stop()
        self.scroll(-WHEEL)

    def on_click(self, event: events.Click) -> None:
        """Tell what was clicked; the rule at the foot turns the page."""
        event.stop()
        if event.y == self.size.height - 1 and self._top < self._lowest:
            self.scroll(self.page - 1)
            return
        place = self._top + event.y
        if event.y < self.page and place < len(self._sheet.rows):
            target = self._sheet.rows[place].target_at(event.x - self.margin_cells)
            if target is not None:
                self.post_message(self.Pressed(target))
