"""A result is told once, with its hard words marked, and laid out for every width."""

from guide.engine.interview import Interview
from guide.japanese.width import cell_width
from guide.views.tui.ending import Ending
from tests.views.tui.stage import shinjo

WALK = Interview(
    shinjo(),
    {"start-check": dict.fromkeys(("alone", "effect", "join"), "no"), "own-way": "citizens"},
)


def words(ending: Ending, cells: int) -> str:
    return "\n".join(row.text for row in ending.draw(cells).rows)


def test_every_width_shows_the_same_words() -> None:
    ending = Ending(WALK)
    wide = "".join(words(ending, 88).replace("─", "").split())
    for cells in (30, 44, 74):
        assert max(cell_width(row.text) for row in ending.draw(cells).rows) <= cells
        assert "".join(words(ending, cells).replace("─", "").split()) == wide
    assert "*" in wide


def test_a_note_stands_above_the_result() -> None:
    assert Ending(WALK, note="ためしています。").draw(74).rows[0].text == "ためしています。"
