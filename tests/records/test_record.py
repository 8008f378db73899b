"""An interview becomes a record that can be read without its flow."""

import datetime as dt
import json

from guide.engine.answers import read_all_pages
from guide.engine.interview import Interview, begin
from guide.records.record import utc
from tests.records.walks import guideline, record, walked


def test_a_record_of_a_finished_walk_says_what_was_recommended_first() -> None:
    interview = walked()
    kept = record(interview)
    assert interview.trace.outcome is not None
    assert kept.outcome == interview.trace.outcome.id
    told = {first.catalogue: (first.entry, first.name) for first in kept.firsts}
    for catalogue, ranked in interview.trace.recommendations.items():
        entry = interview.flow.entry(catalogue, ranked[0].entry)
        assert told[catalogue] == (entry.id, entry.name)


def test_a_record_on_the_way_has_no_outcome_and_says_which_question_is_open() -> None:
    kept = record(Interview(guideline()))
    assert (kept.outcome, kept.firsts) == ("", ())
    assert kept.title


def test_the_answers_of_a_record_give_the_same_walk_again_after_json() -> None:
    for index in range(len(guideline().examples)):
        interview = walked(index)
        back, refused = begin(interview.flow, json.loads(json.dumps(dict(record(interview).answers))))
        assert not refused
        assert back.trace == interview.trace


def test_each_item_that_was_not_answered_with_yes_is_failing() -> None:
    flow = guideline()
    answers = {"start-check": {"alone": "yes", "effect": "no", "join": "unsure"}}
    interview, _ = begin(flow, read_all_pages(flow, answers))
    kept = record(interview)
    assert [(one.step, one.item, one.mark) for one in kept.failing] == [
        ("start-check", "effect", "no"),
        ("start-check", "join", "unsure"),
    ]
    assert all(one.text for one in kept.failing)


def test_moments_are_written_in_utc_to_the_second() -> None:
    japan = dt.timezone(dt.timedelta(hours=9))
    assert utc(dt.datetime(2026, 11, 26, 8, 30, 1, 999, tzinfo=japan)) == "2026-11-25T23:30:01Z"
