"""A counter's full screen to try things on."""

import asyncio

from textual.pilot import Pilot

from guide.engine.interview import Interview
from guide.views.recorded import Recorded
from guide.views.tui.counter import Counter
from tests.views.tui.stage import cards, shinjo, text

TO_FIELD = "1 2 3 enter 1 2 3 4 enter"
"""The keys that lead to the question about the field."""


def app(recorded: Recorded, *, walk: bool = True) -> Counter:
    if not walk:
        return Counter(cards(), recorded)
    recorded.begin(Interview(shinjo()))
    return Counter((), recorded, Interview(shinjo()))


async def typed(pilot: Pilot[None], line: str) -> None:
    for character in line:
        await pilot.press(character)
    await pilot.press("enter")
    await pilot.pause()


async def until(app: Counter, told: str) -> None:
    for _ in range(200):
        if told in text(app):
            return
        await asyncio.sleep(0.02)
    raise AssertionError(text(app))
