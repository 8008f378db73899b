"""Line mode gives staff what the full screen gives them."""

from pathlib import Path

from guide.engine.interview import Interview
from guide.language.model import Flow
from guide.records.record import Note
from guide.views.plain.walk import run
from tests.records.walks import guideline, walked
from tests.views.counter import counter, records


def load(_: str) -> Flow:
    return guideline()


def walk(folder: Path, *lines: str) -> str:
    """What was told while these lines were typed."""
    told: list[str] = []
    given = iter(lines)

    def read(prompt: str) -> str:
        told.append(prompt)
        try:
            return next(given)
        except StopIteration:
            raise EOFError from None

    with counter(folder, load) as recorded:
        recorded.begin(Interview(guideline()))
        run((), load, Interview(guideline()), read, told.append, saves=recorded)
    return "".join(told)


def test_what_is_read_aloud_stands_before_the_question(tmp_path: Path) -> None:
    told = walk(tmp_path)
    assert told.index("読み上げる文") < told.index("やりたい活動について")


def test_where_there_is_nothing_to_read_aloud_that_is_said(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.begin(walked(0))
        told: list[str] = []
        lines = iter(("a",))
        run((), load, walked(0), lambda _: next(lines, "q"), told.append, saves=recorded)
    assert "ここには、読み上げる文もメモもありません。" in "".join("".join(told).split())


def test_a_note_is_kept_printed_or_not(tmp_path: Path) -> None:
    told = walk(tmp_path, "n", "八人の会", "1", "1", "1", "1", "n", "", "n", "だめ", "2")
    assert told.count("メモを残しました。") == 2
    (record,) = records(tmp_path)
    assert record.notes == (Note("start-check", "八人の会", printed=True), Note("ready-check", "だめ"))


def test_a_note_is_changed_printed_and_deleted_where_it_is_seen(tmp_path: Path) -> None:
    told = walk(
        tmp_path,
        *("n", "八人の会", "1"),
        *("n", ""),  # left as it is
        *("n", "1", "九人の会"),
        *("n", "2"),
        *("n", "3", "2"),  # not sure
    )
    assert "1. 書きかえる\n2. 紙にも印刷する\n3. 消す" in told
    (record,) = records(tmp_path)
    assert record.notes == (Note("start-check", "九人の会"),)
    told = walk(tmp_path, "o", "九人", "1", "n", "3", "1")
    assert "メモを消しました。" in told
    (record,) = records(tmp_path)
    assert record.notes == ()


def test_a_result_shows_all_notes_and_each_can_be_deleted_there(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(walked(0))
        recorded.note("field", "八人の会", printed=True)
        recorded.note("lead", "窓口だけ", printed=False)
        told: list[str] = []
        lines = iter(("n", "2", "3", "1", "n", "", "n", "2", "また来る", "2"))
        run((), load, walked(0), lambda _: next(lines, "q"), told.append, saves=recorded)
    shown = "".join("".join(told).split())
    assert "職員のメモ（読み上げません）" in shown
    assert shown.index("八人の会（紙にも印刷します）") < shown.index("窓口だけ（窓口だけで使います）")
    (record,) = records(tmp_path)
    assert record.notes == (
        Note("field", "八人の会", printed=True),
        Note(walked(0).trace.here, "また来る"),
    )


def test_the_next_group_a_stage_and_a_record_are_commands(tmp_path: Path) -> None:
    told = walk(
        tmp_path,
        *("j",),
        *("1", "1", "1"),
        *("n", "ゆき", "2"),
        *("j", "1", "b"),
        "x",
        *("o", "どこにもない"),
        *("o", "ゆき", "1"),
        *("o", "", ""),
    )
    assert "まだ答えた質問がありません。" in told
    assert "次の組を始めました" in told
    assert "当てはまる記録はありません。" in told
    assert "メモ: ゆき" in told
    (record,) = records(tmp_path)
    assert record.answers["start-check"] == {"alone": "yes", "effect": "yes", "join": "yes"}


def test_records_that_were_left_early_are_listed_first(tmp_path: Path) -> None:
    with counter(tmp_path, load) as recorded:
        recorded.save(Interview(guideline()).keep("start-check", {"alone": "yes"}))
        recorded.begin(Interview(guideline()))
        recorded.save(walked(0))
    told = walk(tmp_path, "o", "").partition("言葉でさがす")[2]
    places = [told.index(words) for words in ("途中の記録", "1.", "前の記録", "2.")]
    assert places == sorted(places)


def test_help_names_the_keys_of_staff(tmp_path: Path) -> None:
    assert "次の組を始めます" in walk(tmp_path, "?")
