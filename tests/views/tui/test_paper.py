"""What is current is seen, with the terminal's cursor on it; clicks and the wheel do what a finger means."""

from textual import events

from guide.views.tui.paper import Paper
from guide.views.tui.rows import Row, Span
from guide.views.tui.sheet import Sheet
from tests.views.tui.stage import app, cell_of, press, row_of, shinjo, text


async def test_the_terminals_cursor_stands_on_the_current_choice() -> None:
    for size in ((80, 24), (40, 24), (120, 40)):
        kyodo = app(shinjo())
        async with kyodo.run_test(size=size) as pilot:
            for keys in ("", "down", "1", "enter"):
                await press(pilot, keys)
                column, row = cell_of(kyodo, ">", within=3 if size[0] < 104 else 0)
                pointer = next(
                    at for at in range(row, size[1]) if ">" in text(kyodo).split("\n")[at][column:]
                )
                if size[0] >= 104:
                    column, pointer = kyodo.cursor_position.x, kyodo.cursor_position.y
                    assert text(kyodo).split("\n")[pointer].count("> ")
                else:
                    assert tuple(kyodo.cursor_position) == (column, pointer)


async def test_the_cursor_is_back_on_the_choice_after_something_else_was_read() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 2")
        place = kyodo.cursor_position
        await press(pilot, "w")
        assert kyodo.cursor_position != place
        kyodo.walk.tell("お知らせ")
        assert kyodo.cursor_position != place
        await press(pilot, "escape")
        assert tuple(kyodo.cursor_position) == cell_of(kyodo, "> 2")


async def test_the_cursor_is_placed_before_the_frame_is_painted() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await pilot.pause()  # until the first frame is painted
        placed: set[int] = set()
        paper = kyodo.walk.paper
        paint = paper.row

        def painted(y: int) -> tuple[int, Row]:
            placed.add(kyodo.cursor_position.y)
            return paint(y)

        paper.row = painted  # type: ignore[method-assign]
        await press(pilot, "down")
        assert placed == {row_of(kyodo, "> 2")}


async def test_a_click_on_a_row_or_a_word_marks_it() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        row = row_of(kyodo, "市と協力した方が")
        await pilot.click(offset=cell_of(kyodo, "わからない", within=row))
        await pilot.click(offset=cell_of(kyodo, "まちづくりに"))
        await pilot.pause()
        assert kyodo.interview is not None
        assert kyodo.interview.kept["start-check"] == {"effect": "unsure", "join": "yes"}
        await pilot.click(offset=cell_of(kyodo, "たとえば"))
        await pilot.click(offset=(79, 4))
        assert kyodo.interview.kept["start-check"] == {"effect": "unsure", "join": "yes"}


async def test_the_wheel_scrolls_and_a_click_on_the_foot_turns_the_page() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        paper = kyodo.walk.paper
        paper.show(lambda _: Sheet(tuple(Row((Span(f"{number}行"),)) for number in range(100))))
        wheel = (paper, 1, 1, 0, 0, 0, False, False, False)
        paper.post_message(events.MouseScrollDown(*wheel))
        await pilot.pause()
        assert paper.top == 3
        paper.post_message(events.MouseScrollUp(*wheel))
        await pilot.pause()
        assert paper.top == 0
        await pilot.click(offset=cell_of(kyodo, "下に続きが"))
        await pilot.pause()
        assert paper.top == paper.page - 1


async def test_a_long_question_is_read_before_its_choices_are_reached() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(40, 14)) as pilot:
        await press(pilot, "down")
        assert "> " not in text(kyodo)
        seen = text(kyodo)
        for _ in range(60):
            await press(pilot, "down")
            seen += text(kyodo)
        for words in ("たとえば、", "一つずつ、", "自分たちだけで進める", "市と協力した方が", ">3"):
            assert words in seen


async def test_a_refusal_is_shown_under_the_text_until_something_is_done() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter")
        assert "! 2番" in text(kyodo)
        await press(pilot, "2")
        assert "! " not in text(kyodo)


def test_a_paper_that_shows_nothing_is_empty() -> None:
    assert Paper().sheet == Sheet()
