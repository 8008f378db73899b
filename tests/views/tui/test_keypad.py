"""Whatever must be typed to go on can be pressed on the screen, at every size, by who has no keyboard."""

from decimal import Decimal

import pytest
from textual.pilot import Pilot

from benchmarks.screens import guide
from guide.engine.answers import Refusal, accept
from guide.engine.code import code_of
from guide.engine.interview import Interview, begin
from guide.japanese.width import cell_width
from guide.language.domains import Dates, FreeText, Numbers
from guide.language.model import Flow
from guide.sentences.wordings import EASY, ENGLISH, ORDINARY
from guide.views.tui import labels
from guide.views.tui.app import Kyodo
from guide.views.tui.keypad import Touch, draw_keypad, keypad_of, keypad_of_code
from guide.views.tui.typed import Typing
from guide.views.words import saved
from tests.views.tui.stage import KINDS, app, cell_of, lines, press, row_of, same_as_frame, shinjo, text

SIZES = [(40, 24), (80, 24), (120, 40)]
BEFORE = {"agree": "yes", "fields": ["snow"], "people": 5, "day": "2026-04-01"}


def at(step: str, flow: Flow = KINDS) -> Interview:
    """The walk when this step is asked."""
    names = list(BEFORE)
    before = names[: names.index(step)] if step in names else names
    return begin(flow, {name: BEFORE[name] for name in before})[0]


async def touch(pilot: Pilot[None], *words: str, below: int = 0) -> None:
    """Touch the key that reads so, or so many rows below it."""
    kyodo = pilot.app
    assert isinstance(kyodo, Kyodo)
    for word in words:
        field = row_of(kyodo, ">")
        column, row = cell_of(kyodo, f" {word}", within=field + 1)
        await pilot.click(offset=(column + 1, row + below))
        await pilot.pause()


def pressed(keys: tuple[str, ...], domain: Numbers | Dates, wording: str = ORDINARY) -> str:
    """The text after these keys of the keypad for a kind of answer."""
    touches = {
        key.target.label: key.target
        for row in keypad_of(domain, wording)
        for key in row
        if isinstance(key.target, Touch)
    }
    state = Typing()
    for key in keys:
        state = touches[key].on(state)
    return state.text


def test_numbers_have_a_point_and_a_sign_only_where_an_answer_may_need_them() -> None:
    people = Numbers(Decimal(1), Decimal(500), 0, "人")
    assert pressed(("1", "2", "消す", "0"), people) == "10"
    for missing in (".", "-"):
        with pytest.raises(KeyError):
            pressed((missing,), people)
    assert pressed(("-", "1", ".", "5"), Numbers(None, None, 1, "")) == "-1.5"
    assert pressed(("-", "1"), Numbers(Decimal(-1), None, 0, "")) == "-1"


@pytest.mark.parametrize(
    ("wording", "keys"),
    [
        (ORDINARY, ("令和", "8", "年", "4", "月", "1", "日")),
        (ORDINARY, ("2", "0", "2", "6", "年", "4", "月", "1", "日")),
        (EASY, ("2", "0", "2", "6", "-", "4", "-", "1")),
        (ENGLISH, ("2", "0", "2", "6", "-", "4", "-", "1")),
    ],
)
def test_a_date_is_written_as_it_is_shown_how_to_in_every_wording(
    wording: str, keys: tuple[str, ...]
) -> None:
    written = pressed(keys, Dates(None, None), wording)
    assert accept(KINDS.asking("day"), written) == "2026-04-01"


def test_a_text_has_no_keypad() -> None:
    assert keypad_of(FreeText(30, optional=True), ORDINARY) == ()


@pytest.mark.parametrize("wording", [ORDINARY, EASY, ENGLISH])
@pytest.mark.parametrize("height", [2, 4, 9, 30])
@pytest.mark.parametrize("cells", [22, 38, 74, 88])
def test_every_key_is_there_and_fits_whatever_the_room(cells: int, height: int, wording: str) -> None:
    pads = (
        keypad_of(Dates(None, None), wording),
        keypad_of(Numbers(None, None, 2, ""), wording),
        keypad_of_code(wording),
    )
    for pad in pads:
        rows = draw_keypad(pad, cells, height)
        assert max(cell_width(row.text) for row in rows) <= cells
        reached = {row.target_at(column) for row in rows for column in range(cells)} - {None}
        assert reached == {key.target for row in pad for key in row}


async def test_a_guide_with_every_kind_of_question_is_walked_to_its_end_by_touch_alone() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:

        async def choose(*words: str) -> None:
            for word in words:
                await pilot.click(offset=cell_of(kyodo, word))
                await pilot.pause()

        await choose("( ) はい", "Enter", "[ ] 除雪", "Enter")
        await touch(pilot, "9", "消す", "1", "2", "次へ")
        await touch(pilot, "令和", "8", "年", "4", "月", "1", "日", "次へ")
        await choose("Enter", "Enter", "Enter")
        assert "12人で、2026年4月1日に始めます。" in text(kyodo)
    assert kyodo.interview is not None
    assert kyodo.interview.answers["people"] == 12


async def test_a_key_is_pressed_below_it_as_well_and_nothing_on_the_screen_jumps() -> None:
    kyodo = app(at("people"))
    async with kyodo.run_test(size=(80, 24)) as pilot:
        before = lines(kyodo)
        await touch(pilot, "4", "2", below=1)
        field = row_of(kyodo, "> 42")
        assert [row for row in lines(kyodo) if row != lines(kyodo)[field]] == [
            row for row in before if row != before[field]
        ]
        assert kyodo.cursor_position == (3 + len("> 42"), field)


async def test_where_the_keys_are_below_the_edge_pressing_one_does_not_scroll_it_away() -> None:
    kyodo = app(at("day"))
    async with kyodo.run_test(size=(26, 12)) as pilot:
        await press(pilot, "pagedown")
        place = cell_of(kyodo, " 7 ")
        await pilot.click(offset=(place[0] + 1, place[1]))
        await pilot.pause()
        assert cell_of(kyodo, " 7 ") == place
        await press(pilot, "pageup")
        assert "> 7" in text(kyodo)


async def test_a_code_is_entered_by_touch_and_a_refused_one_can_be_taken_back() -> None:
    kyodo = guide()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await pilot.click(offset=cell_of(kyodo, saved.FROM_CODE))
        await pilot.pause()
        code = code_of(begin(shinjo(), {"start-check": dict.fromkeys(("alone", "effect", "join"), "yes")})[0])
        assert code is not None
        await touch(pilot, "Z", "開く")
        assert "番号を確かめてください。" in text(kyodo)
        await touch(pilot, "消す", *code.replace("-", ""))
        assert f"> {code.replace('-', '')}" in text(kyodo)


async def test_from_a_question_answered_by_a_text_everything_is_reached_by_touch_and_by_keys() -> None:
    kyodo = app(at("wish"))
    async with kyodo.run_test(size=(80, 40)) as pilot:
        for way in ("touch", "keys"):
            if way == "touch":
                await pilot.click(offset=cell_of(kyodo, f"{labels.HELP_TYPED.shown} 使い方"))
                await pilot.pause()
                await pilot.click(offset=cell_of(kyodo, "なぜこの質問か"))
                await pilot.pause()
            else:
                await press(pilot, "f1 w")
            assert "なぜこの質問があるのか" in text(kyodo)
            await press(pilot, "escape")
            assert "望むことは何ですか。" in text(kyodo)


def test_what_the_keys_write_is_refused_as_if_it_were_typed() -> None:
    assert isinstance(accept(KINDS.asking("people"), pressed(("0",), Numbers(None, None, 0, ""))), Refusal)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize(("step", "keys"), [("people", "1 2"), ("day", "R 8"), ("wish", "a")])
async def test_they_look_as_they_were_when_someone_last_looked(
    step: str, keys: str, size: tuple[int, int]
) -> None:
    kyodo = app(at(step))
    async with kyodo.run_test(size=size) as pilot:
        await press(pilot, keys)
        same_as_frame(f"typed-{step}-{size[0]}", text(kyodo).split("\n"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
async def test_the_keys_of_a_code_look_as_they_were_when_someone_last_looked(size: tuple[int, int]) -> None:
    kyodo = guide()
    async with kyodo.run_test(size=size) as pilot:
        await press(pilot, "a x")
        same_as_frame(f"code-{size[0]}", text(kyodo).split("\n"))
