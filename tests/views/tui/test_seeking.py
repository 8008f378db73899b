"""In a long list digits and words lead to every choice, and a short list behaves as ever."""

import pytest

from guide.engine.interview import Interview
from guide.japanese.width import cell_width
from guide.views.tui import labels
from guide.views.tui.choosing import Choosing, begin
from guide.views.tui.seeking import insert
from guide.views.tui.seeking import press as seek
from guide.views.words.steps import asked
from tests.views.long import LONG
from tests.views.tui.stage import KINDS, app, cell_of, lines, press, row_of, same_as_frame, text


def of(step: str) -> Choosing:
    return begin(asked(Interview(LONG if step in LONG.steps else KINDS), step))


def after(state: Choosing, keys: str) -> Choosing:
    """The state after these keys, one character each; _ is Space."""
    for key in keys:
        if key == "_":
            state = state.space()
        elif key.isdigit() and (key != "0" or not state.number):
            state = state.digit(int(key))
        else:
            state = seek(state, key, key) or state
    return state


# Numbers


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ("7", "p7"),
        ("12", "p12"),
        ("123", "p123"),
        ("200", "none"),
        ("100", "p100"),
        ("201", "p1"),
        ("1234", "p4"),
    ],
)
def test_digits_typed_one_after_another_are_one_number_while_there_are_that_many_choices(
    keys: str, chosen: str
) -> None:
    assert after(of("long"), keys).value == chosen


def test_space_ends_a_number_and_otherwise_marks() -> None:
    assert after(of("several"), "12").value == ("p12",)
    assert after(of("several"), "1_2").value == ("p1", "p2")
    assert after(of("several"), "5_").value == ("p5",)
    assert after(of("several"), "1__").value == ()
    assert after(of("several"), "25").value == ("p2", "p5")


def test_a_number_that_goes_on_takes_back_what_its_beginning_marked() -> None:
    kept = after(of("several"), "3")
    assert after(kept, "12").value == ("p3", "p12")
    assert after(of("several"), "1_12").value == ("p1", "p12")
    assert after(after(of("several"), "5"), "13").value == ("none",)


def test_moving_ends_a_number() -> None:
    assert after(of("several"), "1").at(4).digit(2).value == ("p1", "p2")


def test_in_a_short_list_every_digit_is_a_number_of_its_own() -> None:
    assert after(of("fields"), "12").value == ("snow", "health")
    assert after(of("fields"), "110").value == ()
    assert seek(of("fields"), "あ", "あ") is None
    assert insert(of("fields"), "あ") == of("fields")


# Words


def test_kana_begins_a_search_and_latin_letters_stay_commands_until_it_has_begun() -> None:
    assert seek(of("long"), "k", "k") is None
    assert seek(of("long"), "up", None) is None
    begun = seek(of("long"), "こ", "こ")
    assert begun is not None
    assert [begun.asked.choices[number].id for number in begun.shown] == ["hall"]
    assert begun.current == begun.shown[0]
    assert begun.value is None


def test_a_number_chooses_among_all_and_shows_it() -> None:
    state = after(insert(of("long"), "公会"), "5")
    assert (state.value, state.sought) == ("p5", None)
    found = insert(of("long"), "第5地区")
    assert found.digit(5).sought is not None


def test_what_is_not_found_can_be_neither_taken_nor_marked() -> None:
    nothing = insert(of("several"), "ん")
    assert nothing.shown == ()
    assert nothing.take() == nothing
    assert nothing.space().value == ()


async def test_a_place_is_found_by_romaji_taken_and_answered() -> None:
    kyodo = app(LONG)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash k o u k a i")
        assert "1件" in text(kyodo)
        assert kyodo.cursor_position.y == row_of(kyodo, "/ koukai")
        assert kyodo.cursor_position.x == 3 + cell_width("/ koukai")
        await press(pilot, "enter")
        assert row_of(kyodo, "(o)") == row_of(kyodo, "公会堂")
        assert labels.STOP.word not in text(kyodo)
        await press(pilot, "enter")
    assert kyodo.interview is not None
    assert kyodo.interview.answers == {"long": "hall"}


async def test_escape_and_an_emptied_field_lead_back_to_the_whole_list_first() -> None:
    kyodo = app(LONG)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        for leave in ("escape", "backspace backspace backspace", "enter"):
            await press(pilot, f"1 enter slash {'' if leave == 'enter' else 'y u'}")
            assert labels.STOP.word in text(kyodo)
            await press(pilot, leave)
            assert labels.STOP.word not in text(kyodo)
            assert "関わる事業" in text(kyodo)
            await press(pilot, "escape")
            assert "どの事業" in text(kyodo)


async def test_letters_are_words_and_no_commands_while_something_is_looked_for() -> None:
    kyodo = app(LONG)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "slash q w g left s")
        assert "/ qwsg" in text(kyodo)
        assert labels.NOT_FOUND in text(kyodo)
        await press(pilot, "enter down up space")
        assert labels.NOT_FOUND in text(kyodo)
        await press(pilot, "escape w")
        assert "なぜこの質問があるのか" in text(kyodo)


async def test_the_mouse_begins_a_search_marks_what_is_found_and_ends_it() -> None:
    kyodo = app(LONG)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter")
        await pilot.click(offset=cell_of(kyodo, "/ さがす"))
        await press(pilot, "地 区")
        await pilot.click(offset=cell_of(kyodo, "第3地区"))
        await press(pilot, "down space")
        await pilot.click(offset=cell_of(kyodo, "Esc"))
        await press(pilot, "enter")
    assert kyodo.interview is not None
    assert kyodo.interview.answers["several"] == ("p3", "p4")


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)], ids=lambda size: str(size[0]))
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("long", "1 2 3"),
        ("looking", "地 down"),
        ("nothing-found", "slash x"),
        ("several", "1 enter 1 space 1 2"),
    ],
)
async def test_long_lists_look_as_they_were_when_someone_last_looked(
    name: str, keys: str, size: tuple[int, int]
) -> None:
    kyodo = app(LONG)
    async with kyodo.run_test(size=size) as pilot:
        await press(pilot, keys)
        assert all(cell_width(line) <= size[0] for line in lines(kyodo))
        same_as_frame(f"{name}-{size[0]}", text(kyodo).split("\n"))
