"""At a counter: read aloud, note, the next group in one key, any stage, any record."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.engine.code import Restored
from guide.engine.interview import Interview
from guide.records.desk import Desk
from guide.views.recorded import Recorded
from guide.views.tui.counter import Counter
from guide.views.words import staff as words
from tests.views.counter import NOW, address, counter, records
from tests.views.tui.at_counter import TO_FIELD, app, typed, until
from tests.views.tui.stage import KINDS, load_card, press, shinjo, text


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Recorded]:
    with counter(tmp_path, load_card) as made:
        yield made


async def test_each_question_shows_what_to_read_aloud_and_what_only_staff_see(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        assert "読み上げる文" in text(kyodo)
        assert "三つのことをうかがいます" in text(kyodo)
        assert "職員へ（読み上げません）" in text(kyodo)
        await press(pilot, TO_FIELD)
        assert "活動に近い分野を選んでください" in text(kyodo)


async def test_a_small_screen_shows_the_question_with_its_choices_and_one_key_opens_the_rest(
    recorded: Recorded,
) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        for keys in ("", "1 2 3 enter", "x"):
            await press(pilot, keys)
            shown = text(kyodo)
            assert shown.index("読み上げる文、職員へ は、a で開きます") < shown.index("> 1 ")
            assert "3  " in shown
            assert kyodo.walk.paper.top == 0
        await press(pilot, "a")
        assert "三つのことをうかがいます" in text(kyodo)
        await press(pilot, "escape 1")
        assert "(o) はい" in text(kyodo)
        await press(pilot, f"x {TO_FIELD} 1 enter enter 1 enter 1 enter 1 enter enter enter")
        assert kyodo.walk.interview.trace.outcome
        assert "a で開きます" not in text(kyodo)


async def test_where_there_is_room_everything_stands_below_the_choices(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 45)):
        shown = text(kyodo)
        assert shown.index("> 1 ") < shown.index("読み上げる文") < shown.index("職員へ（読み上げません）")
        assert "a で開きます" not in shown


async def test_what_staff_open_and_what_anybody_opens_is_shown_on_the_same_panels(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 2 3 enter n a enter 1 c")
        assert "答えの一覧" in text(kyodo)
        await press(pilot, "escape a escape w")
        assert kyodo.is_running
        await press(pilot, "escape o")
        assert words.RECORDS_TITLE in text(kyodo)


async def test_who_starts_again_is_told_of_groups_that_left_before_their_result(tmp_path: Path) -> None:
    with counter(tmp_path, load_card) as before:
        before.begin(Interview(shinjo()))
        before.save(Interview(shinjo()).keep("start-check", {"alone": "yes"}))
    with counter(tmp_path, load_card) as recorded:
        kyodo = app(recorded)
        async with kyodo.run_test(size=(80, 24)) as pilot:
            await until(kyodo, "途中の記録が1件あります。o で開いて、続けられます。")
            await press(pilot, "o 2")
            assert kyodo.interview is not None
            assert dict(kyodo.interview.kept) == {"start-check": {"alone": "yes"}}


async def test_a_code_on_paper_opens_a_group_that_is_recorded(tmp_path: Path) -> None:
    given = Interview(shinjo()).answer("start-check", {"alone": "yes", "effect": "yes", "join": "yes"})
    assert isinstance(given, Interview)

    def restore(typed: str, _: str = "") -> Restored | str:
        return (
            Restored(given, same_edition=True, unwritten=()) if typed == "abcd-efgh-jkmn" else "ちがいます。"
        )

    recorded = Recorded(load_card, lambda: Desk(lambda: address(tmp_path), "窓口1", lambda: NOW), restore)
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "o 1")
        await typed(pilot, "abcd-efgh-jkmx")
        await press(pilot, "2")
        assert "ちがいます。" in text(kyodo)
        await press(pilot, "o 1")
        await typed(pilot, "abcd-efgh-jkmn")
        assert words.OPEN_CODE in text(kyodo)
        await press(pilot, "2")
        assert kyodo.interview == given
    recorded.close(None)
    assert [one.answers for one in records(tmp_path)] == [{"start-check": dict(given.answers["start-check"])}]  # type: ignore[arg-type]


async def test_the_next_group_is_one_key_away(recorded: Recorded, tmp_path: Path) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, f"{TO_FIELD} x")
        assert words.NEXT_GROUP in text(kyodo)
        assert kyodo.interview == Interview(shinjo())
        assert recorded.desk.settle()
    (record,) = records(tmp_path)
    assert record.answers["ready-check"]


async def test_any_stage_that_was_passed_is_opened_again_and_the_rest_stays(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "j")
        assert words.NO_STAGES in text(kyodo)
        await press(pilot, f"escape {TO_FIELD} j")
        assert "ステップ1" in text(kyodo)
        await press(pilot, "1")
        assert "三つのことを確かめましょう" in text(kyodo)
        assert kyodo.interview is not None
        assert set(kyodo.interview.answers) == {"start-check", "ready-check"}


async def test_groups_that_are_open_and_old_records_are_found_and_gone_on_with(
    recorded: Recorded, tmp_path: Path
) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 50)) as pilot:
        await press(pilot, f"{TO_FIELD} n")
        await typed(pilot, "yuki")
        await press(pilot, "enter x 1 2 3 enter o")
        assert words.UNFINISHED in text(kyodo)
        assert "メモ: yuki" in text(kyodo)
        await press(pilot, "1")
        await typed(pilot, "nobody")
        assert "「nobody」の入った記録はありません。" in text(kyodo)
        await press(pilot, "1")
        await typed(pilot, "yuki")
        assert "「yuki」の入った記録が、1件あります。" in text(kyodo)
        assert "「yuki」は、メモにあります。" in text(kyodo)
        await press(pilot, "2")
        assert kyodo.interview is not None
        assert set(kyodo.interview.answers) == {"start-check", "ready-check"}
        assert recorded.note_at("field") is not None
        await press(pilot, "o")
        assert words.CASES in text(kyodo)
        await press(pilot, "2")
        assert set(kyodo.interview.answers) == {"start-check"}
    assert len(records(tmp_path)) == 2


async def test_a_result_shows_notes_for_staff_too_and_help_names_their_keys(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 200)) as pilot:
        await press(pilot, f"{TO_FIELD} 1 enter enter 1 enter 1 enter 1 enter enter enter n")
        await typed(pilot, "matomete")
        await press(pilot, "enter")
        assert "matomete" in text(kyodo)
        await press(pilot, "question_mark")
        assert "次の組を始めます" in text(kyodo)


async def test_a_result_offers_nothing_to_read_aloud_and_going_back_leaves_its_record(
    recorded: Recorded, tmp_path: Path
) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        assert "a 読み上げ" in text(kyodo)
        await press(pilot, f"{TO_FIELD} 1 enter enter 1 enter 1 enter 1 enter enter enter")
        assert recorded.desk.settle()
        (finished,) = records(tmp_path)
        assert finished.outcome
        assert "a 読み上げ" not in text(kyodo)
        await press(pilot, "a")
        assert words.NOTHING_BESIDE in text(kyodo)
        await press(pilot, "escape escape")
        assert recorded.desk.settle()
        assert records(tmp_path) == [finished]
        await press(pilot, "2 enter")
        assert recorded.desk.settle()
        (changed,) = records(tmp_path)
        assert changed.id == finished.id
        assert changed.answers != finished.answers


async def test_from_the_start_page_each_choice_is_a_new_group(recorded: Recorded) -> None:
    kyodo = app(recorded, walk=False)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "1 1 2 3 enter escape escape")
        assert kyodo.screen is kyodo.home
        await press(pilot, "1")
        assert kyodo.interview == Interview(shinjo())


async def test_a_number_question_leaves_the_keys_of_staff_as_they_are(recorded: Recorded) -> None:
    people = Interview(KINDS, {"agree": "yes", "fields": ("snow",)})
    recorded.begin(people)
    kyodo = Counter((), recorded, people)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "1 2 n")
        assert words.NOTE_TITLE in text(kyodo)
