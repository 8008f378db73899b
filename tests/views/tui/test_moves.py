"""A walk tells where it went: every move reaches the application."""

from guide.engine.interview import Interview
from tests.views.tui.stage import KINDS, app, press


async def test_every_answer_reaches_the_application() -> None:
    kyodo = app(Interview(KINDS))
    async with kyodo.run_test() as pilot:
        await press(pilot, "1 enter")
        assert kyodo.interview is not None
        assert kyodo.interview.answers == {"agree": "yes"}
