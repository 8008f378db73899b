"""Records add up alike on every engine, and small groups can be left untold."""

from collections import Counter

from guide.records.record import Record
from guide.records.store import Store
from guide.records.wanted import Wanted
from tests.records.walks import guideline, record, walked


def filled(store: Store) -> list[Record]:
    records = [
        record(walked(index % len(guideline().examples)), day=f"2026-{10 + index % 3}-15")
        for index in range(60)
    ]
    for one in records:
        assert isinstance(store.save(one), Record)
    return records


def test_every_count_agrees_with_counting_by_hand(store: Store) -> None:
    records = filled(store)
    found = store.counts(Wanted())
    assert (found.records, found.finished) == (60, sum(one.outcome != "" for one in records))
    outcomes = Counter((one.flow, one.outcome) for one in records if one.outcome)
    assert {one.key: one.records for one in found.outcomes} == outcomes
    firsts = Counter((first.catalogue, first.shelf, first.entry) for one in records for first in one.firsts)
    assert {one.key: one.records for _, entries in found.firsts for one in entries} == firsts
    failing = Counter((one.flow, item.step, item.item) for one in records for item in one.failing)
    assert {one.key: one.records for one in found.failing} == failing
    assert failing
    months = Counter(one.day[:7] for one in records)
    assert [(one.name, one.records) for one in found.months] == sorted(months.items())


def test_the_greatest_stand_first_and_only_what_is_wanted_is_counted(store: Store) -> None:
    records = filled(store)
    found = store.counts(Wanted(since="2026-11-01", until="2026-11-30"))
    assert found.records == sum(one.day.startswith("2026-11") for one in records)
    numbers = [one.records or 0 for one in found.outcomes]
    assert numbers == sorted(numbers, reverse=True)


def test_small_groups_are_not_told_but_that_they_are_there(store: Store) -> None:
    filled(store)
    numbers = [one.records for one in store.counts(Wanted()).outcomes]
    least = max(number for number in numbers if number is not None)
    told = [one.records for one in store.counts(Wanted(), least=least).outcomes]
    assert told == [number if number == least else None for number in numbers]
    assert None in told


def test_no_records_are_no_trouble(store: Store) -> None:
    found = store.counts(Wanted())
    assert store.count(Wanted()) == found.records == 0
    assert (found.outcomes, found.firsts, found.failing, found.months) == ((), (), (), ())
