"""Every kind of question is answered, gone back to and changed by keys, and nothing is lost on the way."""

import pytest
from textual import events

from guide.engine.answers import Refusal
from guide.engine.interview import Interview
from guide.views.passage import Passage, title
from guide.views.tui import labels
from guide.views.tui.app import Kyodo
from tests.making import flow
from tests.views.tui.stage import KINDS, app, cards, lines, load_card, press, row_of, shinjo, text

TO_END = "1 enter 1 enter 5 enter 2 0 2 6 slash 4 slash 1 enter a enter enter enter"


def refusal(step: str, raw: object) -> str:
    refused = Interview(KINDS).answer(step, raw)
    assert isinstance(refused, Refusal)
    return refused.sentence


async def test_a_guide_with_every_kind_of_question_is_walked_to_its_end() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, TO_END)
        assert "5人で、2026年4月1日に始めます。" in text(kyodo)
    assert kyodo.interview is not None
    assert kyodo.interview.answers == {
        "agree": "yes",
        "fields": ("snow",),
        "people": 5,
        "day": "2026-04-01",
        "wish": "a",
        "read": (),
        "last-page": (),
    }


async def test_enter_without_a_choice_stays_and_says_how_to_choose() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert "まだ選んでいません。近いものの番号を押して" in text(kyodo)
        await press(pilot, "1 enter enter")
        assert refusal("fields", []) in text(kyodo)


async def test_a_checklist_with_missing_items_stays_and_goes_to_the_first_missing_one() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 3 enter")
        assert "2番がまだです" in text(kyodo)
        assert row_of(kyodo, "> 2") == kyodo.cursor_position.y


async def test_what_is_marked_is_there_after_going_back_and_forth() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 2 3 enter 1 2 2 escape")
        assert text(kyodo).count("(o) はい") == 3
        await press(pilot, "enter")
        assert text(kyodo).count("(o) はい") == 1
        assert text(kyodo).count("(o) いいえ") == 1
        await press(pilot, "left left")
        assert text(kyodo).count("(o) はい") == 3


async def test_a_tick_taken_back_is_not_remembered() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter 1 2 1 2 escape")
        assert kyodo.interview is not None
        assert kyodo.interview.kept["fields"] == ()


async def test_space_and_arrows_do_what_numbers_do() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "space down space space down space space space down up")
        assert kyodo.interview is not None
        assert kyodo.interview.kept["start-check"] == {"alone": "yes", "effect": "no", "join": "unsure"}


@pytest.mark.parametrize("keys", ["w", "ｗ", "W", "Ｗ"])
async def test_a_letter_works_however_it_is_typed(keys: str) -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, keys)
        assert "なぜこの質問があるのか" in text(kyodo)


async def test_a_refused_number_says_why_and_can_be_corrected() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter 1 enter 9 9 9 9 enter")
        assert refusal("people", "9999")[:20] in text(kyodo)
        await press(pilot, "backspace backspace w")
        assert "なぜこの質問があるのか" in text(kyodo)
        await press(pilot, "escape enter")
        assert "いつですか" in text(kyodo)
        assert kyodo.interview is not None
        assert kyodo.interview.answers["people"] == 99


async def test_while_something_is_typed_only_keys_that_are_no_text_are_offered() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter 1 enter")
        assert "s 出典" in text(kyodo)
        await press(pilot, "5 enter")
        assert "s 出典" not in text(kyodo)
        assert "w なぜ" in text(kyodo)
        await press(pilot, "R 8 full_stop 4 full_stop 1 enter")
        assert lines(kyodo)[-2:] == ["   Enter 次へ   Esc 戻る   F1 使い方   F4 色   F3 読みがな", ""]


async def test_text_can_be_pasted_and_what_was_typed_survives_going_back() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter 1 enter 5 enter R 8 full_stop 4 full_stop 1 enter")
        kyodo.screen.post_message(events.Paste("広場を\n使いたい[A4]"))
        await press(pilot, "escape enter")
        assert "広場を 使いたい[A4]" in text(kyodo)
        assert kyodo.interview is not None
        assert kyodo.interview.answers["day"] == "2026-04-01"


async def test_a_page_is_read_with_space_and_its_points_are_ticked() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(
            pilot, "1 enter 1 enter 5 enter 2 0 2 6 slash 4 slash 1 enter a enter 2 enter space enter"
        )
        assert kyodo.interview is not None
        assert kyodo.interview.answers["read"] == ("money",)


async def test_changing_an_answer_shows_it_marked_and_back_leaves_it_as_it_was() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "1 enter 2 enter c 1 down")
        assert labels.CHANGING in text(kyodo)
        await press(pilot, "w")
        assert "始めますか" in text(kyodo)
        await press(pilot, "escape escape")
        assert "何人ですか" in text(kyodo)
        assert kyodo.interview is not None
        assert kyodo.interview.answers["agree"] == "yes"
        await press(pilot, "c 1 down enter")
        assert kyodo.interview.answers["agree"] == "no"
        assert "何人ですか" in text(kyodo)


async def test_an_entry_of_the_result_opens_by_a_click() -> None:
    kyodo = app(KINDS)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, TO_END)
        await pilot.click(offset=(8, row_of(kyodo, "1  後援")))
        await pilot.pause()
        assert "8ページ" in text(kyodo)
        assert "おわりました" not in text(kyodo)


async def test_an_interview_handed_in_goes_on_where_it_stands() -> None:
    begun = Interview(KINDS).answer("agree", "yes")
    assert isinstance(begun, Interview)
    kyodo = app(begun)
    async with kyodo.run_test(size=(80, 24)):
        assert "分野はどれですか" in text(kyodo)
        assert kyodo.walk.interview == begun


# ------------------------------------------------------------------ trying other answers

TRIES = flow(
    """
steps:
  lead:
    kind: choice
    ask: 誰ですか
    options: {a: 市民, b: 市}
    routes: [{when: {lead: a}, to: goal}, {to: term}]
  term: {kind: yes-no, ask: 長いですか, routes: [{when: {term: yes}, to: goal}, {to: own}]}
  goal: {kind: outcome, title: 終点}
  own: {kind: outcome, title: 自分の道}
"""
)


@pytest.mark.parametrize("back", ["t", "escape"])
async def test_other_answers_are_tried_in_place_and_taken_back(back: str) -> None:
    kyodo = app(Interview(TRIES, {"lead": "b", "term": "no"}))
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "t")
        assert "終点" in text(kyodo)
        await press(pilot, "1")
        assert "いまはお試しです。" in text(kyodo)
        assert kyodo.walk.interview.trace.here == "goal"
        # Not the person's own answers: who leaves now leaves with those.
        assert kyodo.interview is not None
        assert kyodo.interview.trace.here == "own"
        await press(pilot, back)
        assert "自分の道" in text(kyodo)
        assert kyodo.walk.interview.answers == {"lead": "b", "term": "no"}
        assert "ためしに" not in text(kyodo)


async def test_no_sheet_is_made_while_others_are_tried_and_the_way_back_is_told() -> None:
    made: list[Interview] = []

    def hand_out(interview: Interview) -> Passage:
        made.append(interview)
        return (title("紙ができました"),)

    own = Interview(TRIES, {"lead": "b", "term": "no"})
    kyodo = Kyodo(cards(), load_card, own, hand_out=hand_out)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if "ほかの答えなら" in text(kyodo):
                break
        await press(pilot, "t 1")
        assert "t もどす" in text(kyodo)
        await press(pilot, "p")
        assert "お試しの間は、紙を作れません。" in text(kyodo)
        await press(pilot, "t")
        assert "もとの答えに戻しました。" in text(kyodo)
        await press(pilot, "p")
        for _ in range(500):
            if made:
                break
            await pilot.pause(0.01)
    assert made == [own]


async def test_before_a_result_there_is_nothing_to_try() -> None:
    kyodo = app(TRIES)
    async with kyodo.run_test(size=(80, 24)) as pilot:
        await press(pilot, "t")
        assert "ためすのは、結果が出てからです。" in text(kyodo)


async def test_what_is_known_is_added_to_a_screen_that_was_there_before() -> None:
    kyodo = Kyodo(cards(), load_card, Interview(TRIES, {"lead": "b", "term": "no"}))
    async with kyodo.run_test(size=(80, 24)) as pilot:
        for _ in range(100):
            await pilot.pause(0.02)
            if "ほかの答えなら" in text(kyodo):
                break
        assert "結果を決めた答え" in text(kyodo)


async def test_a_key_that_an_input_method_commits_as_text_is_that_key() -> None:
    kyodo = app(shinjo())
    async with kyodo.run_test(size=(80, 24)) as pilot:
        for committed in ("１", "２", "３"):
            kyodo.screen.post_message(events.Paste(committed))
            await pilot.pause()
        assert text(kyodo).count("(o) はい") == 3
        kyodo.screen.post_message(events.Paste("ｗ"))
        await pilot.pause()
        assert "なぜこの質問" in text(kyodo)
        kyodo.screen.post_message(events.Paste("ｑｑｑ"))
        await pilot.pause()
        assert "なぜこの質問" in text(kyodo)
