"""On the full screen the walk follows the file, and what is found stands below it."""

from textual.pilot import Pilot

from guide.engine.interview import Interview
from guide.views.passage import body, point
from guide.views.tui import workbench
from guide.views.tui.workbench import Workbench
from guide.views.watching import Fresh
from tests.making import flow
from tests.views.tui.stage import press, text

TEXT = """
steps:
  a: {kind: yes-no, ask: 一つ目ですか。, to: b}
  b: {kind: yes-no, ask: 二つ目ですか。, to: end}
  end: {kind: outcome, title: おわり}
"""


class Editor:
    """Edits the file now and then."""

    def __init__(self) -> None:
        self.waiting: Fresh | None = None

    def look(self, interview: Interview) -> Fresh | None:
        del interview
        fresh, self.waiting = self.waiting, None
        return fresh


async def settle(pilot: Pilot[None], editor: Editor) -> None:
    while editor.waiting is not None:
        await pilot.pause(workbench.EVERY)
    await pilot.pause()


def bench(editor: Editor) -> Workbench:
    return Workbench(Interview(flow(TEXT)), editor.look, load=lambda _: "")


async def test_the_question_is_shown_as_it_is_now_and_the_findings_below() -> None:
    editor = Editor()
    app = bench(editor)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter")
        assert "二つ目ですか。" in text(app)
        asked = Interview(flow(TEXT.replace("二つ目", "二番目")), {"a": "yes"})
        editor.waiting = Fresh(
            asked, (body("直した内容で続けます。"), point("[red]注意[/red]: 例がありません。"))
        )
        await settle(pilot, editor)
        assert "二番目ですか。" in text(app)
        assert "[red]注意[/red]: 例がありません。" in text(app)
        await pilot.resize_terminal(40, 24)
        await pilot.pause()
        assert "直した内容で続けます。" in text(app)
        await press(pilot, "1 enter")
        assert "おわり" in text(app)
    assert app.interview is not None
    assert app.interview.flow is asked.flow


async def test_a_file_that_does_not_load_leaves_the_walk_as_it_is() -> None:
    editor = Editor()
    app = bench(editor)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "2")
        editor.waiting = Fresh(app.walk.interview, (body("エラーがあるので、前の内容のままです。"),))
        await settle(pilot, editor)
        assert "エラーがあるので" in text(app)
        assert "一つ目ですか。" in text(app)


async def test_an_answer_that_is_being_changed_is_still_being_changed() -> None:
    editor = Editor()
    app = bench(editor)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter c 1")
        assert app.walk.step == "a"
        editor.waiting = Fresh(
            Interview(flow(TEXT.replace("一つ目", "一番目")), {"a": "yes"}), (body("直した。"),)
        )
        await settle(pilot, editor)
        assert "一番目ですか。" in text(app)
        assert app.walk.step == "a"
