"""Saved interviews on the full screen: gone on with, listed, deleted, brought back by a code."""

import re
from pathlib import Path

from textual.events import Paste

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.views.passage import body
from guide.views.tui import labels
from guide.views.tui.app import Kyodo
from guide.views.words import saved as words
from guide.views.words.home import GuideCard
from tests.making import flow
from tests.views.english import BOTH, CARD, WORDED, WORDINGS, japanese
from tests.views.keeping import FLOW, READY, at, load, save, saved_answers, saves
from tests.views.tui.stage import press, text

CARDS = (
    GuideCard("mihon/no", "見本市", "壊れた案内", "", "", "開けません。"),
    GuideCard(FLOW.id, "見本市", "見本", "まとめ", "版"),
)
WIDE = (100, 40)


def app(folder: Path | None, interview: Interview | None = None, *, only: str = "") -> Kyodo:
    return Kyodo(CARDS[1:] if only else CARDS, load, interview, saves=saves(folder, only=only))


async def test_every_mark_is_saved_before_it_is_shown_and_a_new_start_offers_it(tmp_path: Path) -> None:
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        assert words.GO_ON not in text(kyodo)
        await press(pilot, "2 1 enter 1")
    assert saved_answers(tmp_path) == [{"lead": "citizens"}]
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        assert words.GO_ON in text(kyodo)
        assert "「用意はありますか。」から続きます。" in text(kyodo)
        await press(pilot, "enter 2 2 enter")
        assert "目的地" in text(kyodo)
    assert saved_answers(tmp_path) == [{"lead": "citizens", "ready": READY}]


async def test_who_comes_back_to_the_start_page_finds_what_was_saved_meanwhile(tmp_path: Path) -> None:
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "2 1 enter escape escape")
        assert words.GO_ON in text(kyodo)
        await press(pilot, "b enter enter")
        assert "用意はありますか" in text(kyodo)
    assert len(saved_answers(tmp_path)) == 1


async def test_the_list_opens_deletes_one_and_deletes_all(tmp_path: Path) -> None:
    save(tmp_path, at(lead="city"), at(lead="citizens"), at(lead="citizens", ready=READY))
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        assert "保存した答え（ほかに2件）" in text(kyodo)
        await press(pilot, "c")
        assert words.SAVED_HELP in text(kyodo)
        await press(pilot, "1 2")
        assert "の答えを消します" in text(kyodo)
        await press(pilot, "1")
        assert words.DELETED in text(kyodo)
        assert len(saved_answers(tmp_path)) == 2
        await press(pilot, "3 2 escape c 1 1")
        assert len(saved_answers(tmp_path)) == 2
        assert kyodo.interview is not None
        await press(pilot, "escape escape escape c 3 1")
        assert words.NO_SAVED in text(kyodo)
        await press(pilot, "escape")
        assert words.GO_ON not in text(kyodo)
    assert saved_answers(tmp_path) == []


async def test_a_guide_has_the_same_number_whatever_is_saved(tmp_path: Path) -> None:
    for done in ((), (at(lead="city"),), (at(lead="city"), at(lead="citizens"))):
        save(tmp_path, *done)
        kyodo = app(tmp_path)
        async with kyodo.run_test(size=(80, 24)) as pilot:
            assert re.search(r"a +続きの番号を入れる", text(kyodo))
            assert "2  見本市 ・ 見本" in text(kyodo)
            await press(pilot, "2")
            assert "誰がしますか" in text(kyodo)


async def test_a_walk_whose_file_was_deleted_begins_anew(tmp_path: Path) -> None:
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "2 1 escape")
        await press(pilot, "escape")
        (entry,) = kyodo._saves.entries()
        assert kyodo._saves.delete(entry) == words.DELETED
        await press(pilot, "question_mark escape 2")
        assert kyodo.interview == Interview(FLOW)


async def test_a_code_is_typed_on_the_start_page_and_a_slip_is_told_with_its_place(tmp_path: Path) -> None:
    code = code_of(at(lead="citizens", ready=READY))
    assert code is not None
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "a")
        assert words.TYPE_CODE[0] in text(kyodo)
        typed = ["minus" if letter == "-" else letter.lower() for letter in code]
        await pilot.press("x", *typed)
        await press(pilot, "enter")
        assert "1番目のまとまりが5文字です。" in text(kyodo)
        await press(pilot, "home delete enter")
        assert "目的地" in text(kyodo)
        await press(pilot, "escape escape escape")
        assert "目的地" not in text(kyodo)
    assert len(saved_answers(tmp_path)) == 1


async def test_a_code_is_pasted_and_going_back_leads_to_the_start_page() -> None:
    kyodo = app(None)
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "a a escape")
        assert words.FROM_CODE in text(kyodo)
        await press(pilot, "a")
        assert "a" not in text(kyodo).split(words.TYPE_CODE[1])[1].split("Enter")[0]
        kyodo.screen.post_message(Paste(code_of(at(lead="city")) or ""))
        await press(pilot, "enter")
        assert "市の仕事" in text(kyodo)


async def test_a_guide_that_is_gone_is_told_on_the_start_page(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    kyodo = Kyodo(CARDS, load, saves=saves(tmp_path, find=lambda _: "理由です。"))
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "b")
        assert "理由です。" in text(kyodo)
        assert kyodo.interview is None


async def test_the_page_of_one_guide_offers_to_go_on_or_to_begin(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    kyodo = app(tmp_path, only=FLOW.id)
    async with kyodo.run_test(size=WIDE) as pilot:
        assert words.FROM_START in text(kyodo)
        assert words.FROM_CODE not in text(kyodo)
        await press(pilot, "1")
        assert "誰がしますか" in text(kyodo)
    assert saved_answers(tmp_path) == [{"lead": "citizens"}]


async def test_what_there_is_to_know_is_shown_before_going_on(tmp_path: Path) -> None:
    here = saves(tmp_path)
    here.told = (body("知らせです。"),)
    kyodo = Kyodo((), load, at(lead="citizens"), saves=here)
    async with kyodo.run_test(size=WIDE) as pilot:
        assert "知らせです。" in text(kyodo)
        await press(pilot, "enter")
        assert "用意はありますか" in text(kyodo)


async def test_what_a_newer_edition_made_of_an_interview_is_shown_before_going_on(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    newer = flow("steps: {lead: {kind: yes-no, ask: 新しい質問ですか。, to: end}, end: {kind: outcome}}")
    kyodo = Kyodo(CARDS, load, saves=saves(tmp_path, find=lambda _: newer))
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "b")
        assert "案内が新しくなっています" in text(kyodo)
        await press(pilot, "escape")
        assert "新しい質問ですか" in text(kyodo)


async def test_leaving_and_starting_again_say_that_the_answers_are_saved(tmp_path: Path) -> None:
    kyodo = app(tmp_path)
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "2 1 enter q")
        assert words.KEPT in text(kyodo)
        assert f"番号 {code_of(at(lead='citizens'))} を紙に書いておくと" in text(kyodo)
        await press(pilot, "escape r")
        assert words.RESTART_KEPT in text(kyodo)
        await press(pilot, "1 2 enter")
        assert "市の仕事" in text(kyodo)
    assert len(saved_answers(tmp_path)) == 2


async def test_a_disk_that_refuses_is_told_once_and_the_walk_goes_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kyodo = app(tmp_path / "file")
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "2 2")
        assert "答えを保存できません（" in text(kyodo)
        await press(pilot, "enter")
        assert "市の仕事" in text(kyodo)
        await press(pilot, "q")
        assert "答えを保存できていません" in text(kyodo)
        await press(pilot, "escape escape")
        assert "保存できません" not in text(kyodo)


async def test_trouble_that_begins_at_the_result_stays_on_it(tmp_path: Path) -> None:
    kyodo = app(tmp_path, at(lead="citizens").keep("ready", READY))
    async with kyodo.run_test(size=WIDE) as pilot:
        (tmp_path / "file").write_bytes(b"")
        assert kyodo._saves._saver
        kyodo._saves._saver.folder = tmp_path / "file"
        await press(pilot, "enter")
        await pilot.pause(0.3)
        assert "目的地" in text(kyodo)
        assert "答えを保存できません（" in text(kyodo)


async def test_a_program_that_keeps_nothing_says_so() -> None:
    kyodo = app(None)
    async with kyodo.run_test(size=WIDE) as pilot:
        await press(pilot, "2 1 q")
        assert labels.QUIT_WARNING in text(kyodo)


async def test_who_reads_english_meets_no_japanese_and_can_switch_in_the_list(tmp_path: Path) -> None:
    save(tmp_path, at(WORDED, lead="citizens"), at(WORDED, lead="city"))
    here = saves(tmp_path, find=lambda _: BOTH)
    kyodo = Kyodo((CARD,), here.load, saves=here, wordings=WORDINGS)
    async with kyodo.run_test(size=WIDE) as pilot:
        for keys in ("", "c", "1", "2", "escape", "escape a", "x enter", "escape b", "q", "escape r"):
            await press(pilot, keys)
            assert japanese(text(kyodo)) == [], keys
        await press(pilot, "escape escape escape c l")
        assert words.SAVED_HELP in text(kyodo)
        await press(pilot, "l")
        assert japanese(text(kyodo)) == []
