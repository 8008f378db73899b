"""A new size is painted once, and never with lines that were set for another."""

import pytest
from textual._compositor import Compositor, LayoutUpdate

from guide.japanese.width import cell_width
from tests.views.tui.stage import app, lines, press, shinjo


@pytest.mark.parametrize(("keys", "times"), [("", 1), ("w", 3), ("c", 3)], ids=["question", "why", "answers"])
async def test_a_resize_lays_out_and_paints_once_and_at_once_for_the_new_width(
    keys: str, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[list[str]] = []
    paint = Compositor.render_full_update
    kyodo = app(shinjo())

    def painting(compositor: Compositor, *, simplify: bool = False) -> LayoutUpdate:
        painted.append(lines(kyodo))
        return paint(compositor, simplify)

    async with kyodo.run_test(size=(60, 21)) as pilot:
        await press(pilot, f"1 1 2 3 enter {keys}")
        monkeypatch.setattr(Compositor, "render_full_update", painting)
        for columns in (56, 64):
            painted.clear()
            await pilot.resize_terminal(columns, 21)
            await pilot.pause()
            # Textual paints a panel again for what may shine through from the screen below it.
            assert painted[0] == painted[-1] == lines(kyodo)
            assert len(painted) <= times
            assert max(map(cell_width, painted[0])) <= columns
