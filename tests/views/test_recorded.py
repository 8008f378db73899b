"""Staff lose nothing: each group is a record, notes stay apart, and whoever comes second is told."""

from pathlib import Path

import pytest

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.views.recorded import Search
from guide.views.saves import CameBack
from tests.records.walks import guideline, walked
from tests.views.counter import counter, records


def load(flow_id: str) -> Flow | str:
    return guideline() if flow_id == guideline().id else "この案内はありません。"


def test_a_walk_with_a_note_is_one_record_that_says_staff_entered_it(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        assert recorded.save(walked(0)) == ""
        assert recorded.note("field", "八人の会", printed=True) == "メモを残しました。"
        assert recorded.note("lead", "窓口だけ", printed=False)
        assert recorded.printed() == ("八人の会",)
        assert [line.text for line in recorded.beside(walked(0), "field")][-1] == "八人の会"
    (record,) = records(tmp_path)
    assert record.by_staff
    assert [note.text for note in record.notes] == ["八人の会", "窓口だけ"]
    assert not any("八人" in str(value) for value in record.answers.values())


def test_a_result_shows_every_note_and_a_question_its_own(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        end = walked(0)
        assert recorded.seen(end, end.trace.here) == ()
        recorded.save(end)
        recorded.note("field", "八人の会", printed=True)
        recorded.note("lead", "窓口だけ", printed=False)
        assert [note.text for note in recorded.seen(end, end.trace.here)] == ["八人の会", "窓口だけ"]
        assert [note.text for note in recorded.seen(end, "lead")] == ["窓口だけ"]


def test_the_next_group_begins_fresh_and_the_record_of_the_one_before_stays(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(0))
        recorded.note("field", "一組目", printed=False)
        fresh = recorded.next_group()
        assert fresh == Interview(guideline())
        assert recorded.printed() == ()
        assert recorded.note_at("field") is None
        recorded.save(walked(1))
    assert sorted(len(record.notes) for record in records(tmp_path)) == [0, 1]


def test_several_groups_stay_open_and_can_be_taken_up_again(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.begin(Interview(guideline()))
        recorded.save(walked(0))
        first = recorded.case
        assert first is not None
        recorded.begin(Interview(guideline()))
        recorded.save(walked(1))
        assert recorded.others() == [first]
        assert recorded.take(first) == walked(0)
        assert recorded.case is first


def test_a_record_found_by_a_word_of_its_note_is_gone_on_with(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(0))
        recorded.note("field", "雪かきの会", printed=False)
    with counter(tmp_path, load, by="窓口2") as recorded:
        assert recorded.find("どこにもない") == Search([], 0)
        (found,) = recorded.find("雪かき").records
        came_back = recorded.open_record(found)
        assert isinstance(came_back, CameBack)
        assert came_back.interview.trace == walked(0).trace
        assert came_back.told == ()
        note = recorded.note_at("field")
        assert note is not None
        assert note.text == "雪かきの会"
        assert recorded.find("雪かき") == Search([], 0)  # it is at hand


def test_the_second_who_opens_a_record_is_told_who_has_it(tmp_path: Path) -> None:
    with counter(tmp_path, load) as first, counter(tmp_path, load, by="窓口2") as second:
        first.save(walked(0))
        assert first.desk.settle()
        (found,) = second.find("").records
        came_back = second.open_record(found)
        assert isinstance(came_back, CameBack)
        told = "".join(line.text for line in came_back.told)
        assert "ほかの窓口でも開いています" in told
        assert "窓口1" in told
        second.save(walked(1))
        assert second.desk.settle()
        first.save(walked(2))
        assert first.desk.settle()
        assert "別の記録として残しました" in first.save(walked(2))
        assert first.save(walked(2)) == ""
    assert len(records(tmp_path)) == 2


def test_a_record_that_is_open_here_already_is_taken_up(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.begin(Interview(guideline()))
        recorded.save(walked(0))
        first = recorded.case
        recorded.note("field", "雪かきの会", printed=False)
        recorded.begin(Interview(guideline()))
        (found,) = recorded.find("雪かき").records
        came_back = recorded.open_record(found)
        assert isinstance(came_back, CameBack)
        assert recorded.case is first


def test_a_group_that_is_open_is_listed_once_and_found_by_its_words(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.begin(Interview(guideline()))
        recorded.save(walked(0))
        recorded.note("field", "雪かきの会", printed=False)
        recorded.begin(Interview(guideline()))
        recorded.save(walked(1))
        recorded.begin(Interview(guideline()))
        assert len(recorded.others()) == 2
        assert recorded.find("") == Search([], 0)
        assert recorded.find("雪かき").total == 1
    assert len(records(tmp_path)) == 2


def test_a_database_that_cannot_be_used_is_told_once_and_again_at_the_end(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.write_text("no folder")
    with counter(folder, load) as recorded:
        recorded.save(walked(0))
        assert not recorded.desk.settle()
        assert "記録に書けません" in recorded.save(walked(0))
        assert "記録に書けていません" in recorded.note("field", "雪かきの会", printed=False)
        assert "記録を読めません" in recorded.find("雪かき").trouble
        assert "まだ書けていません" in recorded.next_told
        assert recorded.save(walked(0)) == ""
        assert "記録に書けていません" in recorded.before_end()
        assert "記録に書けていません" in recorded.close(None)


def test_a_record_of_a_guide_that_is_no_more_says_so(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(0))
    with counter(tmp_path, lambda _: "この案内はありません。") as recorded:
        (found,) = recorded.find("").records
        assert recorded.open_record(found) == "この案内はありません。"


def test_a_record_that_was_deleted_meanwhile_says_so(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(0))
    with counter(tmp_path, load) as recorded:
        (found,) = recorded.find("").records
        recorded.desk._with_store(lambda store: store.delete([found.id]))
        assert recorded.open_record(found) == "この記録は、もうありません。"


def test_groups_that_are_open_and_those_that_left_early_are_listed_before_the_others(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(Interview(guideline()).keep("start-check", {"alone": "yes"}))
        recorded.begin(Interview(guideline()))
        recorded.save(walked(0))
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(1))
        recorded.begin(Interview(guideline()))
        listed, told = recorded.listing("")
        assert [one.group for one in listed] == ["開いている組", "途中の記録", "前の記録"]
        assert told == ""
        came_back = listed[0].go_on()
        assert isinstance(came_back, CameBack)
        assert came_back.interview == walked(1)


@pytest.mark.parametrize("typed", ["0K4T‐9XQA‐77B2", "0K4T−9XQA−77B2", "0K4T. 9XQA. 77B2", "0k4t9xqa77b2"])
def test_a_code_is_known_as_one_however_it_is_written(tmp_path: Path, typed: str) -> None:
    with counter(tmp_path, load) as recorded:
        listed, told = recorded.listing(typed)
        assert [one.text for one in listed] == ["この番号の答えを開く"]
        assert "記録はありません" in told


def test_what_was_marked_but_not_yet_answered_comes_back_with_a_record(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(Interview(guideline()).keep("start-check", {"alone": "yes", "join": "no"}))
    with counter(tmp_path, load) as recorded:
        (found,) = recorded.find("").records
        came_back = recorded.open_record(found)
        assert isinstance(came_back, CameBack)
        assert came_back.interview.kept == {"start-check": {"alone": "yes", "join": "no"}}


def test_a_record_is_found_by_its_day_however_it_is_written_and_by_the_code_on_the_paper(
    tmp_path: Path,
) -> None:
    code = code_of(walked(0))
    assert code is not None
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(0))
    with counter(tmp_path, load) as recorded:
        for typed in (
            "新庄",
            "2026-11-26",
            "2026年11月26日",
            "１１月２６日",
            code,
            code.replace("-", "").lower(),
        ):
            assert [one.code for one in recorded.find(typed).records] == [code], typed
        assert recorded.find("2026-11-27") == Search([], 0)
