"""What must hold of every flow and every set of answers, tried on random ones."""

import copy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow, refusal_of, value_of
from guide.engine.interview import Interview, begin
from guide.engine.trace import Trace
from guide.engine.wording import answer_in_words, fill
from guide.language.model import Flow, Outcome, Question
from tests.laws.random_answers import JUNK, answers_to, some_answers, whole_answers
from tests.laws.random_flows import flows
from tests.making import flow

FLOWS_AND_ANSWERS = flows().flatmap(lambda flow: st.tuples(st.just(flow), some_answers(flow)))


@st.composite
def interviews(draw: st.DrawFn) -> Interview:
    """An interview somewhere on the way, with answers off the path."""
    flow = draw(flows())
    interview, _ = begin(flow, draw(some_answers(flow)))
    return interview


def asking_steps(flow: Flow) -> list[str]:
    return [step for step in flow.steps if flow.asks(step)]


@given(FLOWS_AND_ANSWERS)
def test_any_answers_lead_to_a_question_or_an_outcome(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    trace = follow(flow, answers)
    assert (trace.outcome is None) == flow.asks(trace.here)
    assert trace.path[0] == flow.start
    assert len(set(trace.path)) == len(trace.path)
    assert set(trace.live) == set(trace.path) - {trace.here}
    for visit, following in zip(trace.visits, trace.path[1:], strict=True):
        assert flow.asking(visit.step).routes[visit.taken].to == following
        assert visit.tried == (*[False] * visit.taken, True)


@given(FLOWS_AND_ANSWERS)
def test_following_twice_gives_the_same_and_changes_nothing(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    before = copy.deepcopy(answers)
    assert follow(flow, answers) == follow(flow, answers)
    assert answers == before
    assert list(answers) == list(before)


def led(trace: Trace) -> tuple[Any, ...]:
    """All of a trace but what it says of answers that were not used."""
    return (trace.visits, trace.here, trace.live, trace.tables, trace.recommendations, trace.problems)


@given(FLOWS_AND_ANSWERS, st.data())
def test_an_answer_off_the_path_changes_nothing(
    case: tuple[Flow, dict[str, Any]], data: st.DataObject
) -> None:
    flow, answers = case
    trace = follow(flow, answers)
    off = [step for step in asking_steps(flow) if step not in trace.path]
    other = {step: data.draw(st.sampled_from(JUNK) | answers_to(flow.asking(step))) for step in off}
    assert led(follow(flow, {**answers, **other})) == led(trace)
    without = {key: raw for key, raw in answers.items() if key in trace.path}
    assert led(follow(flow, without)) == led(trace)


@given(FLOWS_AND_ANSWERS)
def test_every_walk_replays_from_its_own_answers(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    trace = follow(flow, answers)
    again = follow(flow, trace.live)
    assert again.visits == trace.visits
    assert again.recommendations == trace.recommendations
    assert again.unused == ()
    assert again.here == trace.here


@given(FLOWS_AND_ANSWERS)
def test_every_answer_given_is_used_unused_or_told_as_a_problem(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    trace = follow(flow, answers)
    given_ = {key for key, raw in answers.items() if flow.asks(key) and raw is not None}
    refused = {trace.asking} if trace.asking in given_ else set()
    assert given_ == set(trace.live) | set(trace.unused) | refused
    assert not set(trace.live) & set(trace.unused)
    assert refused <= {problem.step for problem in trace.problems}


@given(flows().flatmap(lambda flow: st.tuples(st.just(flow), whole_answers(flow))))
def test_good_answers_to_everything_reach_an_outcome(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    trace = follow(flow, answers)
    if trace.asking is not None:
        assert refusal_of(trace, trace.asking)
        return
    assert isinstance(trace.outcome, Outcome)
    assert set(trace.recommendations) == set(trace.outcome.recommend)
    for ranked in trace.recommendations.values():
        assert [one.rank for one in ranked] == list(range(1, len(ranked) + 1))
        assert len({one.entry for one in ranked}) == len(ranked)


@given(FLOWS_AND_ANSWERS)
def test_every_text_and_every_answer_can_be_said(case: tuple[Flow, dict[str, Any]]) -> None:
    flow, answers = case
    trace = follow(flow, answers)
    for step in flow.steps.values():
        text = step.summary if isinstance(step, Outcome) else step.why
        assert fill(text, flow, value_of(flow, trace)).startswith("文")
    for key, value in trace.live.items():
        assert answer_in_words(flow, key, value)


@given(flows(), st.data())
def test_answering_what_is_asked_always_ends(flow: Flow, data: st.DataObject) -> None:
    interview = Interview(flow)
    for _ in flow.steps:
        if interview.asking is None:
            break
        answered = interview.answer(interview.asking.id, data.draw(answers_to(interview.asking)))
        if isinstance(answered, Refusal):
            assert isinstance(interview.asking, Question)
            assert interview.asking.refuse
            return
        interview = answered
    assert interview.trace.outcome is not None


@given(interviews(), st.data())
def test_going_back_undoes_an_answer_and_keeps_it(interview: Interview, data: st.DataObject) -> None:
    if interview.asking is None:
        return
    step = interview.asking.id
    answered = interview.answer(step, data.draw(answers_to(interview.asking)))
    if isinstance(answered, Refusal):
        return
    # Answers given before may carry the walk further than the next question; back goes one step at a time.
    undone = answered.back()
    for _ in range(len(answered.trace.visits) - len(interview.trace.visits) - 1):
        undone = undone.back()
    assert undone.trace.visits == interview.trace.visits
    assert undone.trace.here == step
    assert undone.kept[step] == answered.answers[step]
    if answered.trace.visits[-1].step == step:
        assert undone.answers == interview.answers
        assert undone.trace == interview.trace


@given(interviews())
def test_going_back_reaches_the_start_and_loses_nothing(interview: Interview) -> None:
    back = interview
    for visit in reversed(interview.trace.visits):
        back = back.back()
        assert back.trace.asking == visit.step
        assert {**back.kept, **back.answers}.items() >= interview.answers.items()
    assert back.trace.visits == ()
    assert back.back() is back


@given(interviews(), st.data())
def test_a_changed_answer_gives_the_same_as_a_fresh_walk(interview: Interview, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(asking_steps(interview.flow)))
    raw = data.draw(answers_to(interview.flow.asking(step)))
    changed = interview.answer(step, raw)
    fresh, refused = begin(interview.flow, {**interview.answers, step: raw})
    if isinstance(changed, Refusal):
        assert refused == ((step, changed),)
        return
    # A later answer may not go with the changed one: it is asked for again.
    assert [key for key, _ in refused] == [changed.trace.asking] * len(refused)
    assert changed.answers.items() >= fresh.answers.items()
    assert changed.trace.visits == fresh.trace.visits
    assert changed.trace.here == fresh.trace.here
    assert refused or changed.trace == fresh.trace


@given(interviews(), st.data())
def test_what_becomes_unused_is_told_before_it_does(interview: Interview, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(asking_steps(interview.flow)))
    raw = data.draw(answers_to(interview.flow.asking(step)) | st.sampled_from(JUNK))
    told = interview.becomes_unused(step, raw)
    changed = interview.answer(step, raw)
    after = interview if isinstance(changed, Refusal) else changed
    # What no longer goes with the answers before it is asked anew, not unused.
    lost = set(interview.trace.live) - set(after.trace.live) - {after.trace.here}
    # Behind a question that is asked anew, an answer may come into use again.
    assert set(told) == lost - interview.flow.ahead(after.trace.here)
    assert set(told) <= set(after.trace.unused)


@given(interviews(), st.data())
def test_a_refused_answer_leaves_the_interview_as_it_was(interview: Interview, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(asking_steps(interview.flow)))
    answers, kept, trace = dict(interview.answers), dict(interview.kept), interview.trace
    raw = data.draw(st.sampled_from(JUNK))
    refused = interview.answer(step, raw)
    if isinstance(refused, Refusal):
        assert refused.sentence
        asked = interview.flow.asking(step)
        assert accept(asked, raw) == refused or (isinstance(asked, Question) and asked.refuse)
    assert (dict(interview.answers), dict(interview.kept)) == (answers, kept)
    assert interview.trace is trace
    assert follow(interview.flow, interview.answers) == trace


@given(interviews(), st.data())
def test_what_is_kept_can_never_reach_a_result(interview: Interview, data: st.DataObject) -> None:
    step = data.draw(st.sampled_from(asking_steps(interview.flow)))
    value = accept(interview.flow.asking(step), data.draw(answers_to(interview.flow.asking(step))))
    assert not isinstance(value, Refusal)
    assert interview.keep(step, value).trace == interview.trace


def test_the_junk_is_junk_to_most_questions() -> None:
    made = flow("steps: {q: {kind: choice, options: {x: X, y: Y}, to: end}, end: {kind: outcome}}")
    assert all(isinstance(accept(made.asking("q"), raw), Refusal) for raw in JUNK)
