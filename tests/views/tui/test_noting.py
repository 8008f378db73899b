"""Notes at a counter: written beside a question, changed, printed and deleted where they are seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from guide.views.recorded import Recorded
from guide.views.words import staff as words
from tests.views.counter import counter, records
from tests.views.tui.at_counter import TO_FIELD, app, typed, until
from tests.views.tui.stage import load_card, press, text


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Recorded]:
    with counter(tmp_path, load_card) as made:
        yield made


async def test_the_question_behind_a_note_is_decided_and_not_opened(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n a enter")
        assert words.WHERE_PRINTED[0] in text(kyodo)
        assert "Enter 決める" in text(kyodo)
        await press(pilot, "enter o")
        assert "Enter 開く" in text(kyodo)


async def test_a_note_stays_beside_its_question_and_what_is_marked_stays_marked(
    recorded: Recorded, tmp_path: Path
) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 50)) as pilot:
        await press(pilot, "1 n")
        assert words.NOTE_TITLE in text(kyodo)
        await typed(pilot, "8 people")
        await press(pilot, "2")
        assert "メモ（紙にも印刷します）" in text(kyodo)
        assert "8 people" in text(kyodo)
        await press(pilot, "2 3 enter")
        assert "8 people" not in text(kyodo)
        assert recorded.printed() == ("8 people",)
        await press(pilot, "escape n")
        assert "8 people" in text(kyodo)
        await press(pilot, "1")
        await typed(pilot, "x")
        assert recorded.printed() == ("8 peoplex",)
        await press(pilot, "n 2")
        assert recorded.printed() == ()
        await press(pilot, "n 3")
        assert words.DELETE_NOTE_WARNING in text(kyodo)
        await press(pilot, "1")
        await until(kyodo, words.NOTE_GONE)
    assert recorded.desk.settle()
    (record,) = records(tmp_path)
    assert record.notes == ()


async def test_esc_leaves_a_note_as_it_was(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 40)) as pilot:
        await press(pilot, "n a b escape")
        assert recorded.note_at("start-check") is None
        assert "読み上げる文" in text(kyodo)


async def test_at_a_result_all_notes_are_told_and_any_of_them_can_be_deleted(recorded: Recorded) -> None:
    kyodo = app(recorded)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "n")
        await typed(pilot, "first")
        await press(pilot, f"2 {TO_FIELD} 1 enter n")
        await typed(pilot, "second")
        await press(pilot, "1 enter 1 enter 1 enter 1 enter enter enter")
        assert kyodo.walk.interview.trace.outcome
        assert "職員のメモが2件あります" in text(kyodo)
        await press(pilot, "a")
        assert "first（紙にも印刷します）" in text(kyodo)
        assert "second（窓口だけで使います）" in text(kyodo)
        await press(pilot, "escape n 1 3 1")
        assert words.NOTE_GONE in text(kyodo)
        assert [note.text for note in recorded.case.notes] == ["second"] if recorded.case else False
        await press(pilot, "n 2")
        await typed(pilot, "third")
        await press(pilot, "enter")
        assert [note.text for note in recorded.case.notes] == ["second", "third"] if recorded.case else False
