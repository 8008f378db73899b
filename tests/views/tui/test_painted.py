"""Finished lines reach from edge to edge, on their ground, and any part of them can be had."""

from textual.geometry import Region, Size

from guide.views.tui.painted import Painted
from guide.views.tui.rows import BLANK, Row, Span
from guide.views.tui.theme import DARK, on_grounds
from tests.views.tui.stage import app, shinjo

ROWS = [
    Row((Span("一つめの行", "title"),)),
    Row((Span("いま", "option"),), band=True),
    Row((Span("どこまでも続いて、はみ出す行", "body"),)),
]


class Three(Painted):
    """Three rows, set in by two."""

    size = Size(20, 4)
    set_for: Size | None = None

    def fit(self, size: Size) -> None:
        self.set_for = size

    def row(self, y: int) -> tuple[int, Row]:
        return 2, ROWS[y] if y < len(ROWS) else BLANK


async def test_every_line_is_as_wide_as_the_widget_and_on_the_ground_of_its_row() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(20, 24)):
        three = Three()
        kyodo.theme = DARK
        with kyodo._context():
            strips = three.render_lines(Region(0, 0, 20, 4))
            part = three.render_lines(Region(2, 1, 6, 2))
    assert three.set_for == three.size
    assert [strip.text for strip in strips] == [
        "  一つめの行        ",
        "  いま              ",
        "  どこまでも続いて、",
        " " * 20,
    ]
    assert [strip.text for strip in part] == ["いま  ", "どこま"]
    grounds = on_grounds(DARK)
    for number, strip in enumerate(strips):
        ground = grounds[number == 1]["ground"]
        assert {one.style.bgcolor for one in strip if one.style} == {ground.bgcolor}
