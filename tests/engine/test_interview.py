"""A walk can be answered, gone back and changed, and nothing is lost on the way."""

from collections.abc import Mapping

import pytest

from guide.engine.answers import Refusal
from guide.engine.interview import Interview, begin
from tests.making import flow

FLOW = flow(
    """
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: term}, {to: fields}]
  fields: {kind: choices, options: {snow: 除雪, health: 健康}, to: term}
  term: {kind: choice, options: {short: 短い, long: 長い}, to: end}
  end: {kind: outcome}
"""
)


def answered(**answers: object) -> Interview:
    interview = Interview(FLOW)
    for step, raw in answers.items():
        taken = interview.answer(step, raw)
        assert isinstance(taken, Interview), taken
        interview = taken
    return interview


def test_a_walk_begins_at_the_first_question() -> None:
    asking = Interview(FLOW).asking
    assert asking is not None
    assert asking.id == "lead"


def test_an_answer_leads_on_and_the_last_one_to_the_outcome() -> None:
    interview = answered(lead="citizens")
    assert interview.trace.asking == "fields"
    done = answered(lead="citizens", fields=["snow"], term="short")
    assert done.asking is None
    assert done.trace.here == "end"


def test_answering_leaves_the_interview_before_as_it_was() -> None:
    before = answered(lead="citizens")
    after = before.answer("fields", ["snow"])
    assert isinstance(after, Interview)
    assert dict(before.answers) == {"lead": "citizens"}
    assert before.trace.asking == "fields"


def test_an_interview_cannot_be_changed_by_who_holds_its_mappings() -> None:
    answers = {"lead": "citizens"}
    interview = Interview(FLOW, answers)
    answers["lead"] = "city"
    assert interview.answers == {"lead": "citizens"}
    with pytest.raises(TypeError):
        interview.answers["lead"] = "city"  # type: ignore[index]


def test_a_refused_answer_says_why_and_nothing_is_lost() -> None:
    interview = answered(lead="citizens")
    refused = interview.answer("fields", [])
    assert isinstance(refused, Refusal)
    assert interview == answered(lead="citizens")


def test_going_back_asks_the_last_question_again_and_keeps_its_answer() -> None:
    interview = answered(lead="citizens", fields=["snow"]).back()
    assert interview.trace.asking == "fields"
    assert dict(interview.answers) == {"lead": "citizens"}
    assert dict(interview.kept) == {"fields": ("snow",)}


def test_going_back_from_the_first_question_stays_there() -> None:
    assert Interview(FLOW).back() == Interview(FLOW)


def test_going_back_all_the_way_keeps_every_answer() -> None:
    interview = answered(lead="citizens", fields=["snow"], term="short").back().back().back()
    assert dict(interview.answers) == {}
    assert dict(interview.kept) == {"lead": "citizens", "fields": ("snow",), "term": "short"}


def test_an_answer_given_again_is_no_longer_kept() -> None:
    interview = answered(lead="citizens", fields=["snow"]).back().answer("fields", ["health"])
    assert isinstance(interview, Interview)
    assert dict(interview.kept) == {}
    assert interview.answers["fields"] == ("health",)


def test_a_changed_answer_leaves_what_is_now_off_the_path_unused_and_brings_it_back() -> None:
    interview = answered(lead="citizens", fields=["snow"], term="short")
    aside = interview.answer("lead", "city")
    assert isinstance(aside, Interview)
    assert aside.trace.unused == ("fields",)
    assert aside.trace.here == "end"
    again = aside.answer("lead", "citizens")
    assert isinstance(again, Interview)
    assert again == interview


def test_what_a_change_would_set_aside_is_told_before_it_happens() -> None:
    interview = answered(lead="citizens", fields=["snow"], term="short")
    assert interview.becomes_unused("lead", "city") == ("fields",)
    assert interview.becomes_unused("term", "long") == ()
    assert interview.becomes_unused("lead", "nobody") == ()


def test_a_half_filled_answer_is_kept_and_never_counts() -> None:
    interview = Interview(FLOW).keep("fields", ("snow",))
    assert interview.trace == Interview(FLOW).trace
    assert interview.kept["fields"] == ("snow",)


def test_starting_again_forgets_everything() -> None:
    assert answered(lead="citizens").keep("fields", ()).restart() == Interview(FLOW)


def test_an_answer_to_no_question_is_a_mistake_of_the_program() -> None:
    for step in ("end", "gone"):
        with pytest.raises(KeyError):
            Interview(FLOW).answer(step, "yes")


def test_answers_of_a_file_begin_a_walk() -> None:
    interview, refused = begin(FLOW, {"lead": "citizens", "fields": ["snow"], "term": None})
    assert refused == ()
    assert interview == answered(lead="citizens", fields=["snow"])
    assert interview.trace.asking == "term"


@pytest.mark.parametrize(
    ("raw", "name", "words"),
    [
        ({"lead": "nobody"}, "lead", "次の中から一つ選んでください（市民 / 市）。"),
        ({"laed": "city"}, "laed", "「laed」という質問は、この案内にありません。"),
        ({"end": "yes"}, "end", "「end」という質問は、この案内にありません。"),
        ({"a\x1b[2Jb": 1}, "ab", "「ab」という質問は、この案内にありません。"),
        ({5: 1}, "文字ではないもの", "（文字ではないもの）という質問は、この案内にありません。"),
    ],
)
def test_what_a_file_cannot_answer_is_told_and_the_rest_is_taken(
    raw: Mapping[str, object], name: str, words: str
) -> None:
    interview, refused = begin(FLOW, {**raw, "term": "short"})
    assert refused == ((name, Refusal(words)),)
    assert dict(interview.answers) == {"term": "short"}


KEEPING = flow(
    """
steps:
  ready: {kind: checklist, items: {people: 人, money: 資金}, to: fields}
  fields: {kind: choices, options: {snow: 除雪, health: 健康}, to: end}
  end: {kind: outcome}
"""
)


@pytest.mark.parametrize(
    ("kept", "offered"),
    [
        ({"ready": {"people": "yes", "gone": "yes", "money": "gone"}}, {"ready": {"people": "yes"}}),
        ({"ready": {"gone": "yes"}}, {}),
        ({"ready": "yes"}, {}),
        ({"fields": ["snow"], "gone": "yes", "end": "yes"}, {"fields": ("snow",)}),
        ({"fields": {"snow": "yes"}}, {}),
    ],
)
def test_what_was_kept_is_offered_again_as_far_as_it_can_be(
    kept: Mapping[str, object], offered: Mapping[str, object]
) -> None:
    interview, refused = begin(KEEPING, {}, kept)
    assert (dict(interview.kept), refused) == (offered, ())


REFUSING = flow(
    """
steps:
  have: {kind: number, to: need}
  need: {kind: number, refuse: [{when: {left: "< 0"}, say: "{have}までです。"}], to: end}
  end: {kind: outcome}
values:
  left: {difference: [have, need]}
"""
)


def test_an_answer_that_does_not_go_with_those_before_it_is_refused() -> None:
    interview, refused = begin(REFUSING, {"have": 5})
    assert refused == ()
    assert interview.answer("need", 6) == Refusal("5までです。")
    assert isinstance(interview.answer("need", 5), Interview)
    # Where the answer before it is not there yet, it is taken, and told of when its turn comes.
    early = Interview(REFUSING).answer("need", 6)
    assert isinstance(early, Interview)
    late = early.answer("have", 5)
    assert isinstance(late, Interview)
    assert late.trace.asking == "need"
    assert late.trace.problems[0].refusal == Refusal("5までです。")


def test_answers_from_a_file_that_do_not_go_together_are_told_and_left_out() -> None:
    interview, refused = begin(REFUSING, {"have": 5, "need": 6}, {"need": 4})
    assert refused == (("need", Refusal("5までです。")),)
    assert (dict(interview.answers), dict(interview.kept)) == ({"have": 5}, {"need": 4})
    assert interview.trace.problems == ()
