"""Records are saved, found, held and deleted alike on every engine, and never overwritten silently."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import Engine, select, update

from guide.engine.interview import Interview
from guide.records.database import open_engine
from guide.records.record import Note, Record
from guide.records.schema import METADATA, RECORDS
from guide.records.store import Changed, Store, new_id
from guide.records.wanted import Wanted
from tests.records.walks import guideline, record, walked

TYPED = "やまだはなこさん合唱団"


def saved(store: Store, one: Record) -> Record:
    result = store.save(one)
    assert isinstance(result, Record)
    return result


def test_what_was_saved_is_read_back_as_it_was(store: Store) -> None:
    one = saved(
        store, record(notes=(Note("field", "﨑さん、𠮷田さん", printed=True), Note("lead", "二つ目")))
    )
    assert store.get(one.id) == one
    assert one.revision == 1


def test_many_records_are_added_at_once_and_read_back_each(store: Store) -> None:
    store.add([])
    ones = [record(walked(index), notes=(Note("field", str(index)),)) for index in range(3)]
    store.add(ones)
    assert [store.get(one.id) for one in ones] == [replace(one, revision=1) for one in ones]


def test_a_record_nobody_saved_is_not_there(store: Store) -> None:
    assert store.get("0000000000") is None
    assert store.open("0000000000", "窓口1", "2026-11-26T01:00:00Z", "") is None


def test_saving_again_keeps_one_record_with_the_newest_answers(store: Store) -> None:
    first = saved(store, record(Interview(guideline()), notes=(Note("field", "はじめ"),)))
    again = saved(store, replace(record(record_id=first.id), revision=first.revision))
    assert store.get(first.id) == again
    assert store.count(Wanted()) == 1


def test_the_second_of_two_who_save_the_same_record_is_told_and_nothing_is_lost(store: Store) -> None:
    read = saved(store, record())
    mine = saved(store, replace(read, title="わたしの"))
    refused = store.save(replace(read, title="あなたの"))
    assert refused == Changed(mine)
    assert store.get(read.id) == mine


def test_a_record_that_was_deleted_meanwhile_is_not_brought_back_silently(store: Store) -> None:
    read = saved(store, record())
    assert store.delete([read.id]) == 1
    assert store.save(read) == Changed(None)
    assert store.count(Wanted()) == 0


def test_the_second_who_opens_a_record_is_told_who_has_it_and_since_when(store: Store) -> None:
    one = saved(store, record())
    assert store.open(one.id, "窓口1", "2026-11-26T01:00:00Z", "2026-11-26T00:00:00Z") == (one, None)
    opened = store.open(one.id, "窓口2", "2026-11-26T01:05:00Z", "2026-11-26T00:05:00Z")
    assert opened is not None
    assert opened[0] == one
    assert opened[1] is not None
    assert (opened[1].by, opened[1].since) == ("窓口1", "2026-11-26T01:00:00Z")


def test_a_record_can_be_opened_again_by_the_same_and_by_others_once_it_is_closed(store: Store) -> None:
    one = saved(store, record())
    now, stale = "2026-11-26T01:00:00Z", "2026-11-26T00:00:00Z"
    for who in ("窓口1", "窓口1"):
        assert store.open(one.id, who, now, stale) == (one, None)
    store.close(one.id, "窓口2")  # not theirs to close
    other = store.open(one.id, "窓口2", now, stale)
    assert other is not None
    assert other[1] is not None
    store.close(one.id, "窓口1")
    assert store.open(one.id, "窓口2", now, stale) == (one, None)


def test_what_somebody_left_open_long_ago_counts_as_closed(store: Store) -> None:
    one = saved(store, record())
    store.open(one.id, "窓口1", "2026-11-26T01:00:00Z", "2026-11-26T00:00:00Z")
    assert store.open(one.id, "窓口2", "2026-11-26T09:00:00Z", "2026-11-26T08:00:00Z") == (one, None)


def test_saving_does_not_let_go_of_what_is_held(store: Store) -> None:
    one = saved(store, record())
    store.open(one.id, "窓口1", "2026-11-26T01:00:00Z", "2026-11-26T00:00:00Z")
    saved(store, one)
    opened = store.open(one.id, "窓口2", "2026-11-26T01:05:00Z", "2026-11-26T00:05:00Z")
    assert opened is not None
    assert opened[1] is not None


def test_records_are_found_newest_first_by_day_flow_result_department_and_words(store: Store) -> None:
    old = saved(store, record(walked(0), day="2026-10-31", begun="2026-10-31T01:00:00Z"))
    new = saved(store, record(walked(1), notes=(Note("field", "ＮＰＯカエル 100%_の会"),)))
    assert [one.id for one in store.find(Wanted())] == [new.id, old.id]
    assert store.ids(Wanted(since="2026-11-01")) == [new.id]
    assert store.ids(Wanted(until="2026-10-31")) == [old.id]
    assert store.ids(Wanted(flow="shinjo/plan")) == []
    assert store.ids(Wanted(words="npo かえる")) == [new.id]
    assert store.ids(Wanted(words="100%_の")) == [new.id]
    assert store.ids(Wanted(words="1000")) == []  # signs of the engine's patterns mean themselves
    assert (
        store.ids(Wanted(outcome=old.outcome)) == [new.id, old.id][2 - (1 + (new.outcome == old.outcome)) :]
    )
    for first in old.firsts:
        assert old.id in store.ids(Wanted(entry=first.entry))
        assert old.id in store.ids(Wanted(entry=first.name[1:]))
    assert store.ids(Wanted(), most=1) == [new.id]
    assert store.count(Wanted(since="2026-11-01")) == 1


def test_a_record_is_named_by_the_start_of_its_id(store: Store) -> None:
    one = saved(store, record(record_id="abc0000000"))
    saved(store, record(record_id="abd0000000"))
    assert store.named("ABC") == [one.id]
    assert len(store.named("ab")) == 2
    assert store.named("%") == []


def test_new_ids_hold_no_signs_that_look_alike() -> None:
    ids = {new_id() for _ in range(200)}
    assert len(ids) == 200
    assert not set("".join(ids)) & set("ilou")


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_what_was_deleted_is_in_no_file_any_more(store: Store, tmp_path: Path) -> None:
    kept = saved(store, record())
    gone = [saved(store, record(notes=(Note("field", TYPED),))).id for _ in range(20)]

    def on_disk() -> bool:
        return any(TYPED.encode() in path.read_bytes() for path in tmp_path.glob("records.db*"))

    assert on_disk()
    assert store.delete(gone) == 20
    assert not on_disk()
    assert store.ids(Wanted()) == [kept.id]
    assert store.delete(gone) == 0


@pytest.mark.parametrize("address", ["sqlite"], indirect=True)
def test_a_note_that_was_taken_back_is_in_no_file_any_more(store: Store, tmp_path: Path) -> None:
    one = saved(store, record(notes=(Note("field", TYPED),)))
    assert isinstance(store.save(replace(one, notes=(Note("field", "ほかの言葉"),))), Record)
    assert not any(TYPED.encode() in path.read_bytes() for path in tmp_path.glob("records.db*"))


def test_a_note_that_was_taken_back_is_found_no_more(store: Store) -> None:
    one = saved(store, record(notes=(Note("field", TYPED), Note("lead", "残す"))))
    assert isinstance(store.save(replace(one, notes=one.notes[1:])), Record)
    (kept,) = store.find(Wanted(words="残す"))
    assert [note.text for note in kept.notes] == ["残す"]
    assert not list(store.find(Wanted(words=TYPED)))


def test_deleting_a_record_takes_all_that_belongs_to_it(store: Store, engine: Engine) -> None:
    one = saved(store, record(notes=(Note("field", TYPED),)))
    store.delete([one.id])
    with engine.connect() as connection:
        left = [connection.execute(select(table)).all() for table in METADATA.sorted_tables]
    assert left == [[], [], [], []]


def test_many_counters_writing_at_once_lose_nothing(address: str, engine: Engine) -> None:
    def counter(number: int) -> int:
        mine = open_engine(address)
        for index in range(5):
            saved(Store(mine), record(record_id=f"{number:05}{index:05}"))
        mine.dispose()
        return 5

    with ThreadPoolExecutor(8) as counters:
        written = sum(counters.map(counter, range(8)))
    assert Store(engine).count(Wanted()) == written == 40


def test_records_are_found_by_the_name_of_the_city_and_of_the_guide(store: Store, engine: Engine) -> None:
    one = saved(store, record())
    with engine.begin() as connection:
        connection.execute(update(RECORDS).values(words="x"))  # as before the city was among the words
    assert store.ids(Wanted(words="新庄")) == [one.id]
    again = saved(store, replace(one, city="はなみずき市"))
    assert store.ids(Wanted(words=f"ハナミズキ {again.guide[:4]}")) == [one.id]
    assert store.ids(Wanted(words="新庄")) == []
