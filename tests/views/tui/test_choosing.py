"""What is marked follows the kind of question, and nothing is marked that the person did not mark."""

import pytest

from guide.engine.interview import Interview
from guide.language.conditions import Value
from guide.views.tui.choosing import Choosing, begin
from guide.views.words.steps import asked
from tests.views.tui.stage import KINDS, shinjo


def of(step: str, given: Value | None = None) -> Choosing:
    flow = shinjo() if step in shinjo().steps else KINDS
    interview = Interview(flow)
    return begin(asked(interview if given is None else interview.keep(step, given), step))


def test_a_question_opens_with_nothing_marked() -> None:
    assert of("agree").value is None
    assert of("fields").value == ()
    assert of("start-check").value == {}


def test_moving_to_another_row_marks_it_where_only_one_can_be_chosen() -> None:
    assert of("agree").at(1).value == "no"
    assert of("fields").at(1).value == ()
    assert of("start-check").at(1).value == {}


def test_a_second_press_takes_a_mark_back_where_several_can_be_chosen() -> None:
    once = of("fields").press(1).press(0)
    assert once.value == ("snow", "health")
    assert once.press(1).value == ("snow",)
    assert of("agree").press(1).press(1).value == "no"


def test_none_of_these_stands_alone() -> None:
    assert of("fields").press(0).press(1).press(2).value == ("none",)
    assert of("fields").press(2).press(0).value == ("snow",)


def test_a_checklist_item_goes_through_yes_no_and_unsure() -> None:
    state = of("start-check")
    marks = []
    for _ in range(4):
        state = state.press(1)
        assert isinstance(state.value, dict) or state.value is not None
        marks.append(state.marks["effect"])
    assert marks == ["yes", "no", "unsure", "yes"]
    assert state.current == 1


def test_a_word_of_a_checklist_row_marks_exactly_that() -> None:
    assert of("start-check").mark(2, "unsure").value == {"join": "unsure"}


@pytest.mark.parametrize("index", [-1, 3, 99])
def test_a_row_that_is_not_there_changes_nothing(index: int) -> None:
    state = of("fields")
    assert state.press(index) is state
    assert state.at(index) is state


def test_what_was_given_before_is_marked_again() -> None:
    assert of("fields", ("health",)).value == ("health",)
    assert of("start-check", {"join": "no"}).value == {"join": "no"}
    chosen = of("agree", "no")
    assert (chosen.value, chosen.current) == ("no", 1)


def test_the_cursor_goes_to_a_choice_that_is_there_and_stays_for_one_that_is_not() -> None:
    assert of("start-check").go_to("join").current == 2
    assert of("start-check").go_to("nobody").current == 0
