"""Where the person is: the guide's name and the stages of the published flow, in words and lines.

Three forms by the room there is: a rail beside the paper, the names of the stages over a rule,
or one line that says the stage and its place among all.
"""

from textual.geometry import Size

from guide.japanese.width import cell_width, pad, truncate
from guide.language.model import Flow
from guide.sentences.wordings import said
from guide.views.tui.painted import Painted
from guide.views.tui.rows import BLANK, ROOMY, Row, Span, hang
from guide.views.words.home import PRODUCT
from guide.views.words.progress import Progress

NARROWEST_GAP = 2
LINES = 3
"""Rows of the form above the paper."""


class Masthead(Painted):
    """Shows a progress; drawn anew only when it changed."""

    DEFAULT_CSS = "Masthead { height: 3; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, str, Progress, str] | None = None
        self._rows: list[Row] = []
        self._rows_for = Size()

    def show(self, flow: Flow, progress: Progress) -> None:
        """Show how far a walk through the flow is."""
        wanted = (flow.city.name, flow.title, progress, flow.wording)
        if wanted != self._shown:
            self._shown = wanted
            self._rows = []
            self.refresh()

    def fit(self, size: Size) -> None:
        """Choose the form that fits."""
        if self._shown and (not self._rows or self._rows_for != size):
            self._rows_for = size
            city, title, progress, wording = self._shown
            self._rows = draw(city, title, progress, size.width, size.height, wording)

    def row(self, y: int) -> tuple[int, Row]:
        """A row of the form; it has its own white space."""
        return 0, self._rows[y] if y < len(self._rows) else BLANK


def draw(  # noqa: PLR0913, PLR0917 - what is said, in which words, and the room for it
    city: str, title: str, progress: Progress, width: int, height: int, wording: str = ""
) -> list[Row]:
    """The form that fits."""
    product = said(wording, PRODUCT)
    if height > LINES:
        return rail((product, city, title), progress, width, height)
    margin = 1 if width < ROOMY else 3
    cells = max(width - 2 * margin, 1)
    names = f"{city} ・ {title}" if width < ROOMY else f"{product} ・ {city} ・ {title}"
    first = Row((Span(" " * margin), Span(truncate(names, cells), "done")))
    place = Row((Span(" " * margin), Span(truncate(place_words(progress, wording, cells), cells), "now")))
    if height < LINES:
        return [place]
    timetable = _timetable(progress, width, margin)
    if timetable:
        room = cells - cell_width(progress.left) - NARROWEST_GAP
        head = pad(truncate(names, room), room + NARROWEST_GAP) if progress.left else truncate(names, cells)
        return [Row((Span(" " * margin), Span(head, "done"), Span(progress.left, "now"))), *timetable]
    return [first, place, Row((Span("─" * width, "rule"),))]


def place_words(progress: Progress, wording: str, cells: int) -> str:
    """The stage and its place among those of this walk, such as 「ステップ2 ・ 7段階の3番目」.

    Where that is too wide, what is left is told rather than the place, and where even that is, by itself.
    """
    stages = [stage for stage in progress.stages if stage.state != "skipped"]
    at = next(index for index, stage in enumerate(stages) if stage.state == "now")
    facts = {"stage": stages[at].title, "count": len(stages), "place": at + 1}
    left = f" ・ {progress.left}" if progress.left else ""
    whole = said(wording, "{stage} ・ {count}段階の{place}番目", **facts) + left
    if not left or cell_width(whole) <= cells:
        return whole
    beside = f"{facts['stage']}{left}"
    return beside if cell_width(beside) <= cells else progress.left


def _timetable(progress: Progress, width: int, margin: int) -> list[Row]:
    """The names of the stages over a rule that carries their states; nothing where they do not fit."""
    cells = width - 2 * margin
    words = [stage.words if stage.state != "ahead" else "" for stage in progress.stages]
    wide = [
        max(cell_width(stage.title), cell_width(word))
        for stage, word in zip(progress.stages, words, strict=True)
    ]
    gaps = max(len(wide) - 1, 1)
    gap = min((cells - sum(wide)) // gaps, 4)
    if width < ROOMY or gap < NARROWEST_GAP:
        return []
    names, rule = [Span(" " * margin)], [Span(" " * margin)]
    for stage, word, room in zip(progress.stages, words, wide, strict=True):
        names.append(Span(pad(stage.title, room), stage.state))
        names.append(Span(" " * gap))
        rule += _under(word, stage.state, room + gap)
    last = rule.pop()
    left = margin + cells - sum(span.cells for span in rule)
    rule.append(Span("─" * left, last.style))
    return [Row(tuple(names[:-1])), Row(tuple(rule))]


def _under(word: str, state: str, cells: int) -> list[Span]:
    if not word:
        return [Span("─" * cells, "rule")]
    return [Span(f"{word} ", state), Span("─" * (cells - cell_width(word) - 2) + " ", "rule")]


def rail(names: tuple[str, str, str], progress: Progress, width: int, height: int) -> list[Row]:
    """The stages one below the other, beside the paper, with a rule at the right edge."""
    product, city, title = names
    cells = width - 5
    rows = [BLANK, *hang(product, cells, style="heading"), BLANK, *hang(city, cells, style="done")]
    rows += [*hang(title, cells, style="done"), BLANK]
    state = max(cell_width(stage.words) for stage in progress.stages)
    for stage in progress.stages:
        pointer = ">" if stage.state == "now" else " "
        rows += [
            BLANK,
            *hang(stage.title, cells, f"{pointer} {pad(stage.words, state)}  ", stage.state, stage.state),
        ]
    sentences = progress.sentence.replace("。", "。\n").strip()
    rows += [BLANK, BLANK, *hang(sentences, cells, style="done")]
    edge = Span("│", "rule")
    return [
        Row((Span("  "), *row.spans, Span(" " * max(width - 3 - cell_width(row.text), 0)), edge))
        for row in (rows + [BLANK] * height)[:height]
    ]
