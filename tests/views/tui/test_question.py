"""A question shows what can be chosen and, in words and marks, what is."""

import pytest
from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.japanese.width import cell_width
from guide.language.model import Question
from guide.views.tui.choosing import MODES, begin
from guide.views.tui.question import draw_choosing, draw_typed
from guide.views.tui.typed import Typing
from guide.views.words.steps import asked
from tests.views.tui.stage import KINDS, shinjo

STEPS = [(flow, step.id) for flow in (shinjo(), KINDS) for step in flow.steps.values() if flow.asks(step.id)]


def drawn(step: str, keys: str = "", cells: int = 74) -> str:
    flow = shinjo() if step in shinjo().steps else KINDS
    state = begin(asked(Interview(flow), step))
    for key in keys.split():
        state = state.press(int(key) - 1)
    return "\n".join(row.text for row in draw_choosing(state, state.asked, cells, 40).rows)


def test_an_item_that_is_not_answered_says_so() -> None:
    assert drawn("start-check", "1 3").count("まだ") == 1


def test_what_is_read_may_carry_signs_that_the_choices_do_not() -> None:
    state = begin(asked(Interview(KINDS), "fields"))
    first, *others = state.asked.choices
    read = replace(state.asked, choices=(replace(first, text="除雪*"), *others))
    assert "[ ] 除雪*" in "\n".join(row.text for row in draw_choosing(state, read, 74, 40).rows)


def test_state_is_shown_by_marks() -> None:
    assert "( ) はい   (o) いいえ   ( ) わからない" in drawn("start-check", "1 1")
    assert "[x] 除雪" in drawn("fields", "1")
    assert "[ ] どれでもない" in drawn("fields", "1")
    assert "(o) はい" in drawn("agree", "1")


def test_the_help_of_a_choice_stands_behind_its_lead() -> None:
    rows = drawn("fields").split("\n")
    place = next(index for index, row in enumerate(rows) if "健康" in row)
    assert rows[place + 1].index("体操") == rows[place].index("健康")


@pytest.mark.parametrize("cells", [22, 38, 74, 88])
@pytest.mark.parametrize(("flow", "step"), STEPS, ids=[step for _, step in STEPS])
def test_every_question_fits_every_width_and_all_its_words_are_there(
    flow: object, step: str, cells: int
) -> None:
    assert flow in (shinjo(), KINDS)
    question = asked(Interview(shinjo() if step in shinjo().steps else KINDS), step)
    sheet = (
        draw_choosing(begin(question), question, cells, 24)
        if question.kind in MODES
        else draw_typed(question, Typing("あ" * 30, 3), cells, 24)
    )
    assert max(cell_width(row.text) for row in sheet.rows) <= cells
    letters = "".join("".join(row.text for row in sheet.rows).split())
    for words in (question.title, question.help, *(choice.text for choice in question.choices)):
        assert "".join(words.split()) in letters


def test_a_typed_answer_wraps_and_the_cursor_is_at_the_caret() -> None:
    question = asked(Interview(KINDS), "wish")
    sheet = draw_typed(question, Typing("あ" * 20, 17), 34, 24)
    first, behind = sheet.places[0]
    assert behind - first == 2
    assert sheet.cursor == (first + 1, 2 + 2 * 2)
    assert isinstance(KINDS.steps["wish"], Question)
