"""From the start page to the result and back out, as a person does it: by keys."""

import asyncio
import os
import signal

import pytest
from textual.pilot import Pilot

from guide.engine.interview import Interview
from guide.views.passage import Passage, body, title
from guide.views.tui import labels, overlays
from guide.views.tui.app import Kyodo
from guide.views.tui.overlays import seen_from
from guide.views.tui.showing import run
from tests.views.tui.stage import KINDS, app, cards, load_card, press, row_of, same_as_frame, text

SIZES = [(40, 24), (80, 24), (120, 40)]
TO_RESULT = "1 2 3 enter 1 2 3 4 enter 1 enter enter 1 enter 1 enter 1 enter enter enter"


async def test_shinjos_guide_is_walked_from_the_start_page_to_a_form_and_a_department_in_under_30_keys() -> (
    None
):
    keys = f"1 {TO_RESULT}"
    assert len(keys.split()) < 30
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, keys)
        assert "後援" in text(kyodo)
        assert "都市整備課" in text(kyodo)
    assert kyodo.interview is not None
    recommended = kyodo.interview.trace.recommendations
    assert {catalogue: [one.entry for one in ranked] for catalogue, ranked in recommended.items()} == {
        "forms": ["koen", "hojo", "kyotei-citizens"],
        "departments": ["toshi-seibi"],
    }


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size[0]))
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("start-page", ""),
        ("checklist", "1 1 2 2"),
        ("missing", "1 1 enter"),
        ("choices", "1 1 2 3 enter 1 2 3 4 enter 1 2"),
        ("question", "1 1 2 3 enter 1 2 3 4 enter 1 enter enter 2"),
        ("page", "1 1 2 3 enter 1 2 3 4 enter 1 enter"),
        ("answers", "1 1 2 3 enter 1 2 3 4 enter c"),
        ("why", "1 1 2 3 enter 1 2 3 4 enter w"),
        ("sources", "1 s"),
        ("glossary", "1 g"),
        ("help", "1 question_mark"),
        ("result", f"1 {TO_RESULT}"),
        ("aside", "1 1 1 2 3 enter"),
        ("restart", "1 1 2 3 enter r"),
    ],
)
async def test_the_screens_look_as_they_were_when_someone_last_looked(
    name: str, keys: str, size: tuple[int, int]
) -> None:
    kyodo = app()
    async with kyodo.run_test(size=size) as pilot:
        await press(pilot, keys)
        same_as_frame(f"{name}-{size[0]}", text(kyodo).split("\n"))


async def test_a_result_is_shown_at_once_and_what_would_have_to_differ_is_added_to_it() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(120, 200)) as pilot:
        await press(pilot, f"1 {TO_RESULT}")
        assert "後援" in text(kyodo)
        for _ in range(200):
            if "ほかの答えなら" in text(kyodo):
                break
            await asyncio.sleep(0.05)
        assert "に変えると、" in text(kyodo)


async def test_a_number_on_the_result_opens_the_entry_and_enter_lists_all_of_them() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, f"1 {TO_RESULT} 2")
        assert row_of(kyodo, "補助・助成") < 6
        await press(pilot, "escape enter")
        assert labels.LISTED_TITLE in text(kyodo)
        await press(pilot, "4")
        assert row_of(kyodo, "都市整備課") < 6
        await press(pilot, "escape 9")
        assert "市との協働を始める" in text(kyodo)


async def test_a_guide_that_cannot_be_opened_says_why_and_the_start_page_stays() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "3")
        assert "! ファイルに誤りがあります。" in text(kyodo)
        assert kyodo.interview is None


async def test_q_ends_at_once_where_nothing_would_be_lost_and_asks_where_something_would() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 1 q")
        assert labels.QUIT_WARNING in text(kyodo)
        await press(pilot, "enter")
        assert labels.QUIT_WARNING not in text(kyodo)
        await press(pilot, "q 1")
    assert kyodo.interview is not None
    assert kyodo.interview.kept["start-check"] == {"alone": "yes"}
    for keys in ("q", "1 q", "1 ctrl+c", "1 1 ctrl+c"):
        kyodo = app()
        async with kyodo.run_test(size=(80, 24)) as pilot:
            await press(pilot, keys)
            assert not kyodo.is_running or kyodo._exit


async def test_restarting_asks_first_and_then_forgets() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 r")
        assert labels.RESTART_WARNING not in text(kyodo)
        await press(pilot, "1 2 3 enter r 2")
        assert "ステップ1" in text(kyodo)
        assert kyodo.interview is not None
        assert kyodo.interview.answers
        await press(pilot, "r 1")
        assert kyodo.interview.answers == {}
        assert "三つのことを確かめましょう" in text(kyodo)


async def test_back_from_the_first_question_leads_to_the_start_page_and_answers_are_there_on_return() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 1 escape")
        assert "どの案内を開きますか" in text(kyodo)
        await press(pilot, "2")
        assert "始めますか" in text(kyodo)
        await press(pilot, "escape 1")
        assert text(kyodo).count("(o) はい") == 1


async def test_without_a_start_page_back_from_the_first_question_says_so() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "escape")
        assert labels.FIRST_QUESTION in text(kyodo)
        with pytest.raises(LookupError):
            _ = kyodo.home


async def test_before_anything_began_there_is_no_walk() -> None:
    with pytest.raises(LookupError):
        _ = app().walk


async def test_an_answer_is_changed_from_the_list_after_a_warning_and_only_what_is_new_is_asked() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, f"1 {TO_RESULT} c")
        assert "中心になる人" in text(kyodo)
        await press(pilot, "5")
        assert "前の答えを変えています" in text(kyodo)
        await press(pilot, "3 enter")
        assert "休みになります" in text(kyodo)
        await press(pilot, "1")
        assert kyodo.interview is not None
        assert kyodo.interview.trace.asking == "need-city"
        await press(pilot, "1 enter")
        assert kyodo.interview.trace.outcome is not None
        assert "need-citizens" in kyodo.interview.trace.unused


async def test_a_change_that_is_not_wanted_after_all_changes_nothing() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, f"1 {TO_RESULT}")
        before = kyodo.interview
        await press(pilot, "c 5 3 enter 2 escape")
        assert kyodo.interview == before
        assert "市との協働を始める" in text(kyodo)


async def test_the_glossary_comes_back_to_its_list_and_then_to_the_question() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 1 g")
        assert row_of(kyodo, "この画面の言葉") < row_of(kyodo, "1  市民") < row_of(kyodo, "2  協働")
        await press(pilot, "4")
        assert "だれと協働するの" in text(kyodo)
        await press(pilot, "escape")
        assert "> " in next(line for line in text(kyodo).split("\n") if "だれと協働するの" in line)
        await press(pilot, "escape")
        assert "(o) はい" in text(kyodo)


async def test_the_answers_list_is_empty_before_the_first_answer() -> None:
    kyodo = app()
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 c")
        assert labels.NO_ANSWERS in text(kyodo)
        await press(pilot, "enter")
        assert labels.NO_ANSWERS not in text(kyodo)


def test_why_of_a_question_that_is_asked_again_is_told_as_if_it_were_asked_now() -> None:
    interview = Interview(KINDS)
    for step, raw in (("agree", "yes"), ("fields", ["snow"])):
        taken = interview.answer(step, raw)
        assert isinstance(taken, Interview)
        interview = taken
    assert seen_from(interview, "fields").trace.asking == "fields"
    assert seen_from(interview, "people") is interview


async def test_a_request_to_end_from_outside_leaves_in_order() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter")
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.sleep(0.05)
        assert kyodo._exit
    assert kyodo.interview is not None
    assert kyodo.interview.answers == {"agree": "yes"}


def test_the_entry_point_hands_back_the_last_interview(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kyodo, "run", lambda _: None)
    interview = Interview(KINDS)
    assert run(cards(), load_card, interview) == interview
    assert run(cards(), load_card) is None


def test_a_fault_of_our_own_shows_no_answers_and_reaches_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = Kyodo.run

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    async def press_w(pilot: Pilot[object]) -> None:
        await pilot.press("w")

    monkeypatch.setattr(overlays, "why", broken)
    monkeypatch.setattr(Kyodo, "run", lambda app: real(app, headless=True, auto_pilot=press_w))
    with pytest.raises(ZeroDivisionError):
        run([], lambda _: "", Interview(KINDS))
    told = capsys.readouterr()
    assert "Traceback" not in told.out + told.err


# ------------------------------------------------------------------ the sheet


async def test_p_makes_the_sheet_beside_the_screen_and_shows_what_there_is_to_tell() -> None:
    made: list[Interview] = []

    def hand_out(interview: Interview) -> Passage:
        made.append(interview)
        return (title("紙ができました"), body("印刷できます。"))

    kyodo = Kyodo(cards(), load_card, Interview(KINDS), hand_out=hand_out)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter p")
        for _ in range(500):
            if "紙ができました" in text(kyodo):
                break
            await asyncio.sleep(0.01)
        assert "印刷できます。" in text(kyodo)
        await press(pilot, "escape")
        assert "紙ができました" not in text(kyodo)
    assert [one.answers for one in made] == [{"agree": "yes"}]


async def test_where_no_sheets_are_made_p_says_so() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "p")
        assert "質問に一つ答えると、紙にできます。" in text(kyodo)
