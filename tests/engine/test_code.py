"""The code on paper: what it brings back, what it leaves out, and what is said of a slip.

`KYODO_EXAMPLES=5000 python -m pytest tests/engine/test_code.py` looks harder.
"""

import json
import os
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.engine import code as codes
from guide.engine.answers import Refusal
from guide.engine.code import LENGTHS, Code, Restored, code_of, is_like_code, read_code, restore
from guide.engine.interview import Interview, begin
from guide.engine.symbols import checked, written
from guide.language.model import Flow, FreeText
from tests.laws.random_answers import some_answers, whole_answers
from tests.laws.random_flows import flows
from tests.making import flow

HARD = settings(max_examples=int(os.environ.get("KYODO_EXAMPLES", "12")))

TEXT = """
steps:
  ready: {kind: yes-no, unsure: true, routes: [{when: {ready: "no"}, to: later}, {to: fields}]}
  fields: {kind: choices, options: {snow: 除雪, health: 健康, school: 学び}, to: wish}
  wish: {kind: text, optional: false, to: note}
  note: {kind: text, optional: true, to: end}
  end: {kind: outcome}
  later: {kind: outcome}
"""
FLOW = flow(TEXT)


def at(start: Flow, **answers: object) -> Interview:
    interview, refused = begin(start, answers)
    assert not refused
    return interview


def code(interview: Interview) -> str:
    found = code_of(interview)
    assert found is not None
    return found


def read(typed: str) -> Code:
    found = read_code(typed)
    assert isinstance(found, Code), found
    return found


def restored(into: Flow, typed: str) -> Restored:
    found = restore(into, read(typed))
    assert isinstance(found, Restored), found
    return found


def refused(typed: str) -> str:
    found = read_code(typed)
    assert isinstance(found, Refusal)
    return found.sentence


# What it brings back


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    drawn = draw(flows())
    return begin(drawn, draw(whole_answers(drawn) | some_answers(drawn)))[0]


@HARD
@given(interviews())
def test_a_code_brings_every_answer_of_the_walk_back_but_its_texts(interview: Interview) -> None:
    paper = code_of(interview)
    if paper is None:
        return
    assert len(paper.replace("-", "")) in LENGTHS
    back = restored(interview.flow, paper)
    start, live = interview.flow, interview.trace.live
    texts = {step for step in live if isinstance(start.asking(step).domain, FreeText)}
    assert back.same_edition
    assert set(back.unwritten) == texts
    told = {step: value for step, value in back.interview.answers.items() if step not in texts}
    assert told == {step: value for step, value in live.items() if step not in texts}
    if not texts:
        assert back.interview.trace.visits == interview.trace.visits
        assert back.interview.trace.here == interview.trace.here


@HARD
@given(flows(), st.builds(Code, *[st.integers(0, 2**80)] * 4))
def test_any_number_is_a_walk_or_is_refused(start: Flow, any_code: Code) -> None:
    assert isinstance(restore(start, any_code), Restored | Refusal)


def test_answers_off_the_path_and_those_kept_are_left_out() -> None:
    on_path = at(FLOW, ready="no")
    beside = Interview(FLOW, {"ready": "no", "fields": ("snow",)}, {"wish": "橋"})
    assert code_of(beside) == code_of(on_path)


def test_texts_are_left_out_and_only_those_that_are_needed_are_asked_for_again() -> None:
    first, second = (at(FLOW, ready="yes", fields=["snow"], wish=wish, note="新庄") for wish in ("橋", "道"))
    assert code(first) == code(second)
    back = restored(FLOW, code(first))
    assert back.unwritten == ("wish", "note")
    assert back.interview.trace.asking == "wish"
    assert back.interview.answers["note"] == ""
    again = back.interview.answer("wish", "橋")
    assert isinstance(again, Interview)
    assert again.trace.here == "end"


def test_every_question_on_the_way_has_a_code_of_its_own() -> None:
    walk = [at(FLOW), at(FLOW, ready="yes"), at(FLOW, ready="no"), at(FLOW, ready="yes", fields=["school"])]
    assert len({code(interview) for interview in walk}) == len(walk)
    for interview in walk:
        assert restored(FLOW, code(interview)).interview.trace == interview.trace


def test_more_answers_than_24_symbols_hold_give_no_code() -> None:
    items = {f"i{number}": "項目" for number in range(52)}
    steps = {"q": {"kind": "checklist", "items": items, "to": "end"}, "end": {"kind": "outcome"}}
    big = flow(json.dumps({"steps": steps}))
    assert code_of(at(big)) is not None
    assert code_of(at(big, q=dict.fromkeys(items, "unsure"))) is None


def test_a_walk_longer_than_any_person_takes_gives_no_code(monkeypatch: pytest.MonkeyPatch) -> None:
    long = at(FLOW, ready="yes", fields=["snow"])
    paper = code(long)
    monkeypatch.setattr(codes, "MOST_ANSWERS", 2)
    assert code(long) == paper
    assert restored(FLOW, paper).interview.trace == long.trace
    monkeypatch.setattr(codes, "MOST_ANSWERS", 1)
    assert code_of(long) is None
    assert isinstance(restore(FLOW, read(paper)), Refusal)


# Another edition


def test_another_edition_that_names_the_answers_alike_carries_all_of_them_over_and_is_told() -> None:
    reworded = flow(TEXT.replace("学び", "学びと遊び") + "title: 新しい題\n")
    paper = code(at(FLOW, ready="yes", fields=["snow", "school"]))
    back = restored(reworded, paper)
    assert not back.same_edition
    assert back.interview.answers == {"ready": "yes", "fields": ("snow", "school")}


@pytest.mark.parametrize(
    "change",
    [("{snow: 除雪, health: 健康", "{new: 新しい, snow: 除雪, health: 健康"), ("snow: 除雪", "ice: 氷")],
)
def test_where_another_edition_would_read_other_answers_none_is_taken(change: tuple[str, str]) -> None:
    paper = code(at(FLOW, ready="yes", fields=["snow", "school"]))
    found = restore(flow(TEXT.replace(*change)), read(paper))
    assert isinstance(found, Refusal)
    assert "ちがう版" in found.sentence


def test_a_whole_code_of_this_edition_that_tells_no_walk_is_told_to_be_looked_at_again() -> None:
    right = read(code(at(FLOW, ready="yes")))
    for answers, check in ((right.answers + 1, right.check), (10**9, right.check), (right.answers, 1)):
        found = restore(FLOW, Code(right.flow, right.edition, check, answers))
        assert isinstance(found, Refusal)
        assert "読み取れません" in found.sentence


def test_a_day_that_never_was_a_refused_answer_and_a_question_without_answers_tell_no_walk() -> None:
    days = flow("steps: {day: {kind: date, to: end}, end: {kind: outcome}}")
    assert isinstance(restore(days, Code(0, 0, 0, 1 + 30 + 32 * 5)), Refusal)
    strict = flow(
        """
        steps:
          q: {kind: choice, options: {a: 甲, b: 乙}, refuse: [{when: {q: a}, say: だめです。}], to: end}
          end: {kind: outcome}
        """
    )
    assert isinstance(restore(strict, Code(0, 0, 0, 1)), Refusal)
    assert code(at(strict, q="b"))


# Slips


@pytest.mark.parametrize(
    ("slip", "said"),
    [
        (
            lambda paper: paper[:5] + ("Z" if paper[5] != "Z" else "Y") + paper[6:],
            "2番目のまとまりの1文字目「",
        ),
        (lambda paper: paper[:-1], "3番目のまとまりが3文字です。"),
        (lambda paper: paper.replace("-", "")[:-1], "番号が途中のようです（まだ11文字）。"),
        (lambda paper: paper[:-5], "番号が途中のようです（まだ8文字）。"),
        (
            lambda paper: paper[:-2] + "あ" + paper[-1],
            "3番目のまとまりの3文字目の「あ」は、番号に使わない文字です。",
        ),
        (lambda _: " - ", "続きの番号を打ってください。"),
        (lambda paper: paper.replace("-", "") + "7", "今は13文字なので、多いか、足りません。"),
        (lambda _: "A" * 10**6, "番号が長すぎます。長くても24文字です。"),
        (lambda _: "7A7A-7A7A-7A7A", "書きもらしたまとまりがないかも、見てください。"),
        (lambda _: "7A7A-" * 6, "番号がいくつか合いません。4文字ずつ、紙とくらべてください。"),
    ],
)
def test_a_mistyped_code_is_refused_with_the_place(slip: object, said: str) -> None:
    paper = code(at(FLOW, ready="yes"))
    assert callable(slip)
    assert said in refused(slip(paper))


def test_swapped_neighbours_are_named_also_across_groups() -> None:
    word = checked((1, 2, 3, 4, 5, 6, 7, 8, 9))
    paper = written(word).replace("-", "")
    within = paper[:1] + paper[2] + paper[1] + paper[3:]
    across = paper[:3] + paper[4] + paper[3] + paper[5:]
    assert "1番目のまとまりの2文字目と3文字目が、入れかわっています。" in refused(within)
    assert "1番目のまとまりの4文字目と2番目のまとまりの1文字目が" in refused(across)


def test_a_letter_that_looks_like_the_right_one_is_named() -> None:
    paper = written(checked((5, 2, 3, 4, 5, 6, 7, 8, 9)))
    assert "1文字目「S」がちがいます。「5」ではありませんか。" in refused("S" + paper[1:])
    assert "ありませんか" not in refused("T" + paper[1:])


def test_a_letter_that_no_code_has_is_read_as_what_it_looks_like_and_told_as_it_was_typed() -> None:
    paper = written(checked((0, 1, 3, 4, 5, 6, 7, 8, 9)))
    assert read_code("OI" + paper[2:]) == read_code("ol" + paper[2:]) == read_code(paper)
    assert "2文字目「O」がちがいます。" in refused(paper[0] + "O" + paper[2:])


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_a_code_or_gets_a_sentence(typed: str) -> None:
    found = read_code(typed)
    assert isinstance(found, Code) or re.search("ください。", found.sentence)


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("0K4T-9XQA-77B2", True),
        ("0k4t9xqa77", True),
        ("1", False),
        ("shinjo/guideline", False),
        ("はい", False),
    ],
)
def test_what_is_meant_as_a_code_is_told_from_names_and_numbers(typed: str, like: bool) -> None:
    assert is_like_code(typed) is like
