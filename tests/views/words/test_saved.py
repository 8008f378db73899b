"""What is said of a saved interview: what it is, what a newer edition made of it, what a code left out."""

import json
from typing import Any

import pytest

from guide.engine.code import Code, Restored, code_of, read_code, restore
from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.meeting import meet
from guide.records.record import Kept
from guide.records.saved import Saved, decode, encode, saved_of
from guide.sentences.wordings import ENGLISH
from guide.views.passage import Passage
from guide.views.words import saved as words
from tests.making import flow
from tests.views.keeping import FLOW, READY, at

UTC = "2026-11-26T10:47:00Z"
TEXT = """
steps:
  fields: {kind: choices, ask: 分野はどれですか。, options: {snow: 除雪, health: 健康}, to: days}
  days: {kind: number, ask: 何日ですか。, to: end}
  end: {kind: outcome, title: 終点, recommend: {forms: [{entry: koen, because: 合うからです。}]}}
"""


def one(interview: Interview, *, by_staff: bool = False, **parts: Any) -> Saved:
    content = encode(saved_of(interview, Kept("a", by_staff, UTC, UTC, "2026-11-26")))
    read = decode(json.dumps(json.loads(content) | parts).encode() if parts else content)
    assert isinstance(read, Saved)
    return read


def whole() -> Saved:
    return one(at(flow(TEXT), fields=["snow"], days=3))


def told(saved: Saved, newer: Flow) -> str:
    return text(words.came_back(saved, meet(saved, newer)))


def text(passage: Passage) -> str:
    return "\n".join(f"{line.lead}: {line.text}" for line in passage)


def test_a_saved_interview_is_told_by_guide_time_and_where_it_stood(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "local", lambda moment, _: f"<{moment}>")
    assert words.named(one(at(lead="citizens"))) == "見本市 ・ 見本"
    when, where = words.stood(one(at(lead="citizens")))
    assert when == f"<{UTC}> に保存しました。"
    assert where == "「用意はありますか。」から続きます。"
    assert words.stood(one(at(lead="citizens", ready=READY)))[1] == "結果は「目的地」（後援）です。"
    assert words.stood(one(at(lead="city")))[1] == "結果は「市の仕事」です。"
    assert "職員が入れた答えです。" in words.stood(one(at(lead="city"), by_staff=True))[0]


def test_times_are_those_of_the_clocks_here() -> None:
    assert words.local("2026-07-01T00:05:00Z").startswith("2026年")
    assert ":05" in words.local("2026-07-01T00:05:00Z")


def test_in_the_same_edition_nothing_is_said_unless_the_file_was_changed() -> None:
    assert told(one(at(lead="citizens")), FLOW) == ""
    said = told(one(at(lead="citizens"), answers={"lead": "city"}), FLOW)
    assert "書きかえられています" in said
    assert "用意はありますか。」から続きます" not in said


def test_an_edition_that_changes_nothing_says_so() -> None:
    said = told(whole(), flow(TEXT.replace("除雪", "雪かき")))
    assert "案内が新しくなっています" in said
    assert f"前の版: 2026年4月1日版（{whole().digest[:8]}）" in said
    assert "答えは、すべて引きつぎました。" in said
    assert "結果は、前と同じです。" in said


def test_before_a_result_it_says_where_it_goes_on() -> None:
    said = told(one(at(flow(TEXT), fields=["snow"])), flow(TEXT.replace("除雪", "雪かき")))
    assert "「何日ですか。」から続きます。" in said


def test_a_result_that_was_not_there_before_needs_no_comparing() -> None:
    newer = flow(TEXT.replace("to: days}", "to: end}"))
    said = told(one(at(flow(TEXT), fields=["snow"])), newer)
    assert "結果" not in said


def test_questions_that_are_no_more_and_answers_that_are_not_taken_are_listed_in_their_old_words() -> None:
    newer = flow(
        """
        steps:
          days: {kind: number, ask: 何日ですか。, most: 2, to: end}
          end: {kind: outcome, title: 別の終点}
        """
    )
    said = told(whole(), newer)
    assert "引きつげる答えは、ありませんでした。" in said
    assert "今の案内にない質問\n・: 分野はどれですか。：除雪" in said
    assert "もう一度答える質問\n・: 何日ですか。：3\n: 2以下の整数で答えてください（例: 2）。" in said
    assert "新しい質問" in said


def test_where_some_answers_carry_over_they_are_counted() -> None:
    newer = flow("steps: {days: {kind: number, to: end}, end: {kind: outcome}}")
    assert "一つの答えを引きつぎました。次の答えは引きつげません。" in told(whole(), newer)


def test_a_question_that_is_new_is_named_with_the_result_there_was() -> None:
    newer = flow(
        TEXT.replace("to: days}", "to: town}\n  town: {kind: yes-no, ask: どの町ですか。, to: days}")
    )
    said = told(whole(), newer)
    assert "新しい質問\n・: どの町ですか。" in said
    assert "前の結果は「終点」でした。" in said


def test_a_result_that_changed_is_told_with_the_old_the_new_and_why() -> None:
    newer = flow(
        TEXT.replace("entry: koen, because: 合うからです", "entry: itaku, because: 市の仕事だからです")
    )
    said = told(whole(), newer)
    assert "前: 終点（後援）\n今: 終点（委託）" in said
    assert "答えは同じです。案内の決め方が変わったためです。" in said
    assert "・: 市の仕事だからです。" in said


def test_a_result_that_changed_because_an_answer_went_says_so() -> None:
    newer = flow("steps: {days: {kind: number, to: end}, end: {kind: outcome, title: 別の終点}}")
    said = told(whole(), newer)
    assert "今: 別の終点" in said
    assert "引きつげない答えがあるためです。" in said


def restored(start: Flow, newer: Flow, **answers: Any) -> Restored:
    code = read_code(code_of(begin(start, answers)[0]) or "")
    assert isinstance(code, Code)
    found = restore(newer, code)
    assert isinstance(found, Restored)
    return found


def test_a_code_says_only_what_is_not_as_it_was() -> None:
    assert words.from_code(restored(FLOW, FLOW, lead="city")) == ()
    reworded = flow(TEXT.replace("除雪", "雪かき"))
    assert "前の版のものです" in text(words.from_code(restored(flow(TEXT), reworded, fields=["snow"])))
    typed = flow("steps: {q: {kind: text, ask: 名前は。, to: end}, end: {kind: outcome}}")
    assert "「名前は。」は、もう一度書いてください" in text(words.from_code(restored(typed, typed, q="橋")))


def test_where_answers_fit_into_no_code_the_way_out_names_none() -> None:
    items = {f"i{number}": "項目" for number in range(60)}
    many = flow(
        json.dumps(
            {"steps": {"q": {"kind": "checklist", "items": items, "to": "end"}, "end": {"kind": "outcome"}}}
        )
    )
    big = at(many, q=dict.fromkeys(items, "no"))
    assert words.farewell(big, "") == "答えと結果を保存しました。kyodo を開くと、また見られます。"
    assert words.farewell(big, "空きがありません") == "答えを保存できませんでした（空きがありません）。"


def test_what_the_system_says_of_trouble_stands_as_it_is_behind_words_of_ours() -> None:
    told = words.trouble("システムの知らせ: No such device")
    assert told.startswith("答えを保存できません（システムの知らせ: No such device）。")
    told = words.not_saved("思わぬ問題が起きました: ValueError", ENGLISH)
    assert told == "Your answers are not saved (something unexpected went wrong: ValueError)."
