"""A counter loses nothing, overwrites nothing silently and is never held up."""

import datetime as dt
from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace

from guide.engine.interview import Interview
from guide.records.desk import Desk
from guide.records.record import Note, Record
from guide.records.store import Store
from guide.records.wanted import Wanted
from tests.records.walks import guideline, walked

NOW = dt.datetime(2026, 11, 26, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=9)))
Made = Callable[[str], Desk]


@pytest.fixture
def desk(address: str) -> Iterator[Made]:
    """Counters at one database."""
    desks: list[Desk] = []

    def made(by: str) -> Desk:
        desks.append(Desk(lambda: address, by, lambda: NOW))
        return desks[-1]

    yield made
    for one in desks:
        one.close()


def answered(interview: Interview, step: str, raw: object) -> Interview:
    done = interview.answer(step, raw)
    assert isinstance(done, Interview)
    return done


def test_a_case_is_one_record_with_the_newest_answers_and_all_notes(desk: Made, store: Store) -> None:
    counter = desk("窓口1")
    case = counter.begin(Interview(guideline()))
    counter.save(case)  # nobody has said anything yet
    case.interview = walked(0)
    counter.save(case)
    counter.note(case, "field", "雪かきの会", printed=False)
    counter.note(case, "lead", "会長は決まっている", printed=True)
    counter.note(case, "field", "雪かきの会、8人", printed=False)
    assert counter.settle()
    (record,) = store.find(Wanted())
    assert record.outcome == "collaborate"
    assert record.notes == (
        Note("field", "雪かきの会、8人"),
        Note("lead", "会長は決まっている", printed=True),
    )
    assert (record.day, record.begun, record.by_staff) == ("2026-11-26", "2026-11-25T23:30:00Z", True)
    counter.note(case, "lead", "", printed=False)
    assert counter.settle()
    assert store.get(record.id) is not None
    assert [note.step for one in store.find(Wanted()) for note in one.notes] == ["field"]


def test_nothing_is_written_before_anybody_has_said_anything(desk: Made, store: Store) -> None:
    counter = desk("窓口1")
    case = counter.begin(Interview(guideline()))
    counter.save(case)
    assert counter.settle()
    counter.leave(case)
    assert store.count(Wanted()) == 0


def test_a_record_is_found_by_a_word_of_a_note_and_gone_on_with(desk: Made, store: Store) -> None:
    first = desk("窓口1")
    case = first.begin(walked(0))
    first.note(case, "field", "雪かきの会", printed=False)
    first.leave(case)
    assert first.settle()
    assert first.cases == []
    second = desk("窓口2")
    ((found,), total) = second.find("雪かき", 10)
    assert total == 1
    opened = second.open(found.id)
    assert opened is not None
    record, holder = opened
    assert holder is None
    again = second.go_on(record, walked(1))
    second.save(again)
    assert second.settle()
    assert store.count(Wanted()) == 1
    kept = store.get(found.id)
    assert kept is not None
    assert (kept.revision, kept.notes, kept.begun) == (record.revision + 1, record.notes, record.begun)


def test_who_opens_what_is_open_elsewhere_is_told_and_both_versions_are_kept(
    desk: Made, store: Store
) -> None:
    first, second = desk("窓口1"), desk("窓口2")
    mine = first.begin(walked(0))
    first.save(mine)
    assert first.settle()
    opened = second.open(mine.record)
    assert opened is not None
    assert opened[1] is not None
    assert opened[1].by == "窓口1"
    theirs = second.go_on(opened[0], walked(1))
    second.save(theirs)
    assert second.settle()
    first.note(mine, "field", "こちらの続き", printed=False)
    assert first.settle()
    assert first.parted == ["市との協働を始める"]
    assert second.parted == []
    records = {record.id: record for record in store.find(Wanted())}
    assert set(records) == {mine.record, theirs.record}
    assert [note.text for note in records[mine.record].notes] == ["こちらの続き"]
    first.note(mine, "lead", "二つ目", printed=False)  # goes on in its own record
    assert first.settle()
    assert store.count(Wanted()) == 2


def test_a_mistake_of_ours_is_told_like_any_other_trouble_and_holds_nothing_up(
    desk: Made, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter = desk("窓口1")

    def save(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(Store, "save", save)
    case = counter.begin(walked(0))
    counter.save(case)
    assert not counter.settle()
    assert "KeyError" in counter.trouble
    monkeypatch.undo()
    counter.note(case, "field", "続き", printed=False)
    assert counter.settle()
    assert (counter.trouble, store.count(Wanted())) == ("", 1)


def test_several_groups_are_open_at_once(desk: Made, store: Store) -> None:
    counter = desk("窓口1")
    cases = [counter.begin(walked(index)) for index in range(3)]
    for case in cases:
        counter.save(case)
    counter.save(cases[0])
    assert counter.settle()
    assert store.count(Wanted()) == 3
    counter.close()
    assert counter.cases == []


def test_an_answer_given_later_is_in_the_record(desk: Made, store: Store) -> None:
    counter = desk("窓口1")
    case = counter.begin(Interview(guideline()))
    marks = {"alone": "yes", "effect": "yes", "join": "yes"}
    case.interview = answered(case.interview, "start-check", marks)
    counter.save(case)
    assert counter.settle()
    (record,) = store.find(Wanted())
    assert record.answers["start-check"] == marks
    assert record.outcome == ""


def test_going_back_from_a_result_changes_nothing_of_the_record(desk: Made, store: Store) -> None:
    counter = desk("窓口1")
    case = counter.begin(walked(0))
    counter.save(case)
    assert counter.settle()
    (finished,) = store.find(Wanted())
    while case.interview.trace.visits:
        case.interview = case.interview.back()
        counter.save(case)
    assert counter.settle()
    assert list(store.find(Wanted(words=finished.code))) == [finished]
    counter.note(case, "field", "見なおした", printed=False)
    assert counter.settle()
    (noted,) = store.find(Wanted())
    assert (noted.outcome, noted.code, noted.answers) == (finished.outcome, finished.code, finished.answers)
    assert [note.text for note in noted.notes] == ["見なおした"]


def test_another_answer_after_going_back_is_the_new_state_of_the_record(desk: Made, store: Store) -> None:
    counter = desk("窓口1")
    case = counter.begin(walked(0))
    counter.save(case)
    while case.interview.trace.visits:
        case.interview = case.interview.back()
        counter.save(case)
    case.interview = answered(
        case.interview, "start-check", {"alone": "no", "effect": "unsure", "join": "unsure"}
    )
    counter.save(case)
    assert counter.settle()
    (record,) = store.find(Wanted())
    assert record.answers["start-check"] == {"alone": "no", "effect": "unsure", "join": "unsure"}
    assert record.outcome == (case.interview.trace.outcome.id if case.interview.trace.outcome else "")
    assert record.answers != walked(0).answers


def test_an_old_result_that_was_opened_stays_with_its_edition_until_another_answer(
    desk: Made, store: Store
) -> None:
    first = desk("窓口1")
    case = first.begin(walked(0))
    first.save(case)
    first.leave(case)
    assert first.settle()
    (made,) = store.find(Wanted())
    old = store.save(replace(made, digest="0" * 64, title="前の版の結果"))
    assert isinstance(old, Record)
    second = desk("窓口2")
    again = second.go_on(old, walked(0))
    for interview in (walked(0).back(), walked(0)):
        again.interview = interview
        second.save(again)
    assert second.settle()
    assert list(store.find(Wanted())) == [old]
    again.interview = walked(1)
    second.save(again)
    assert second.settle()
    (changed,) = store.find(Wanted())
    assert (changed.id, changed.digest) == (old.id, guideline().digest)
