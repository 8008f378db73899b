"""The commands about records find, show, count, export and really delete, and say in words what is wrong."""

import csv
import datetime as dt
import io
import json
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from guide.cli import Exit, main, recording
from guide.cli.ending import BadInputError
from guide.records.database import SETTING, address, open_engine, opened
from guide.records.record import Note, Record
from guide.records.store import Store
from guide.views import streams
from tests.records.walks import record, walked


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Record]:
    """Three records in a database of this test's own, oldest first."""
    url = f"sqlite:///{tmp_path / 'records.db'}"
    monkeypatch.setenv(SETTING, url)
    monkeypatch.setenv("COLUMNS", "80")
    engine = open_engine(url)
    store = Store(engine)
    made = [
        record(walked(0), day="2020-01-31", begun="2020-01-31T01:00:00Z", record_id="abc0000000"),
        record(
            walked(1),
            notes=(Note("field", "=1+1 さくら会"),),
            record_id="abd0000000",
            begun="2026-11-25T01:00:00Z",
        ),
        record(walked(2), record_id="xyz0000000"),
    ]
    for one in made:
        assert isinstance(store.save(one), Record)
    engine.dispose()
    return made


def run(capsys: pytest.CaptureFixture[str], *words: str, code: int = Exit.CONCLUDED) -> str:
    assert main(list(words)) == code
    told = capsys.readouterr()
    return told.out if code == Exit.CONCLUDED else told.err


def put(record: Record) -> None:
    """Save a record over the one that is there."""
    with opened(address()) as engine:
        assert isinstance(Store(engine).save(record), Record)


def test_the_list_has_the_newest_first_with_what_was_recommended(
    kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    told = run(capsys, "records", "list")
    assert "3件あります。" in told
    places = [told.index(one.id) for one in reversed(kept)]
    assert places == sorted(places)
    assert all(first.name in told for one in kept for first in one.firsts)
    assert "メモ：=1+1 さくら会" in told
    assert "2件を出しました" in run(capsys, "records", "list", "--most", "2")


def test_records_are_searched_by_words_days_result_and_department(
    kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    def found(*words: str) -> list[str]:
        return [one["id"] for one in json.loads(run(capsys, "records", *words, "--json"))]

    assert found("search", "サクラ会") == [kept[1].id]
    assert found("search", "さくら会", "ない") == []
    assert found("list", "--until", "令和2年12月31日") == [kept[0].id]
    assert found("list", "--since", "2026/1/1", "--flow", "shinjo/guideline") == [kept[2].id, kept[1].id]
    assert found("list", "--result", kept[0].outcome, "--until", "2020-12-31") == [kept[0].id]
    assert kept[0].id in found("list", "--entry", kept[0].firsts[0].name)
    assert "記録はありません。" in run(capsys, "records", "search", "どこにもない")


def test_one_record_is_shown_with_its_answers_in_words(
    kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    told = run(capsys, "records", "show", "ABD")
    assert kept[1].title in told
    assert "さくら会" in told
    assert "〔答え〕" in told
    assert "職員が入力" in told
    data = json.loads(run(capsys, "records", "show", "abd", "--json"))
    assert data["answers"] == json.loads(json.dumps(dict(kept[1].answers)))


def test_a_sheet_is_made_of_the_json_of_a_record(
    kept: list[Record], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    path.write_text(run(capsys, "records", "show", "abd", "--json"), encoding="utf-8")
    told = run(capsys, "sheet", kept[1].flow, "--answers", str(path))
    assert kept[1].title in told
    assert all(first.name in told for first in kept[1].firsts)


@pytest.mark.parametrize("format_", ["html", "txt", "md", "pdf"])
def test_a_sheet_is_made_of_a_record_by_its_number_in_every_format(
    format_: str, kept: list[Record], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / f"sheet.{format_}"
    told = run(capsys, "sheet", "--record", "ABD", "-o", str(path), "--note", "また来る")
    assert told == ""
    run(capsys, "verify", str(path))
    if format_ == "txt":
        written = path.read_text(encoding="utf-8")
        assert kept[1].title in written
        assert "職員が入力" in written
        assert "また来る" in written
        assert "さくら会" not in written  # a note that was not to be printed


def test_the_sheet_of_a_record_has_the_notes_that_staff_chose_to_print(
    kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    notes = (Note("field", "紙にのせる", printed=True), Note("lead", "窓口だけ"))
    put(replace(kept[1], notes=notes, revision=1))
    told = run(capsys, "sheet", "--record", "abd")
    assert "紙にのせる" in told
    assert "窓口だけ" not in told


def test_the_sheet_of_a_record_of_an_older_edition_says_which_edition_it_is_of(
    kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    older = replace(kept[1], digest="0" * 64, edition="2020-01-01", revision=1)
    put(older)
    code = main(["sheet", "--record", "abd"])
    told = capsys.readouterr()
    assert code == Exit.CONCLUDED
    assert "2020年1月1日版（00000000）" in told.err
    assert "結果は、記録したときと同じです。" in told.err
    changed = replace(older, outcome="elsewhere", title="ほかの結果", revision=2)
    put(changed)
    main(["sheet", "--record", "abd"])
    assert "記録したときの結果は「ほかの結果」でした。" in capsys.readouterr().err
    gone = replace(changed, flow="nowhere/guide", revision=3)
    put(gone)
    assert "nowhere/guide" in run(capsys, "sheet", "--record", "abd", code=Exit.BAD_INPUT)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--record", "zzz"), "その番号の記録はありません"),
        (("--record", "abd", "--answers", "a.yaml"), "どちらか一つ"),
        ((), "FLOW と --answers FILE がありません。"),
        ((), "または: kyodo sheet --record ID"),
    ],
)
def test_a_sheet_of_neither_answers_nor_one_record_is_refused_in_words(
    arguments: tuple[str, ...], said: str, kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept
    assert said in run(capsys, "sheet", *arguments, code=Exit.BAD_INPUT)


@pytest.mark.parametrize(("start", "said"), [("zzz", "その番号の記録はありません"), ("ab", "いくつか")])
def test_a_number_that_means_no_record_or_several_is_told(
    start: str, said: str, kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept
    assert said in run(capsys, "records", "show", start, code=Exit.BAD_INPUT)


def test_an_export_holds_everything_and_no_formula_that_would_run(
    kept: list[Record], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    rows = list(csv.DictReader(io.StringIO(run(capsys, "records", "export"))))
    assert [row["記録の番号"] for row in rows] == [one.id for one in reversed(kept)]
    assert rows[1]["職員のメモ"] == "'=1+1 さくら会"
    assert json.loads(rows[1]["答え（JSON）"]) == json.loads(json.dumps(dict(kept[1].answers)))
    data = json.loads(run(capsys, "records", "export", "--format", "json"))
    assert [one["id"] for one in data] == [one.id for one in reversed(kept)]
    assert data[1]["notes"][0]["text"] == "=1+1 さくら会"
    assert run(capsys, "records", "export", "-o", str(tmp_path / "out.csv")) == ""
    assert (tmp_path / "out.csv").read_bytes().startswith("\ufeff記録の番号,".encode())
    assert run(capsys, "records", "export", "-o", str(tmp_path / "out.JSON")) == ""
    assert json.loads((tmp_path / "out.JSON").read_text(encoding="utf-8")) == data
    assert run(capsys, "records", "export", "-o", str(tmp_path / "out.txt"), "--format", "csv") == ""
    assert ".csv か .json" in run(
        capsys, "records", "export", "-o", str(tmp_path / "out.xls"), code=Exit.BAD_INPUT
    )
    assert "csv か json" in run(capsys, "records", "export", "--format", "xls", code=Exit.BAD_INPUT)
    told = run(capsys, "records", "export", "-o", str(tmp_path / "no" / "out.csv"), code=Exit.BAD_INPUT)
    assert "書けませんでした" in told


def test_an_export_overwrites_no_file_unasked_and_says_what_it_wrote(
    kept: list[Record], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "kept.csv"
    path.write_text("大事なもの", encoding="utf-8")
    told = run(capsys, "records", "export", "-o", str(path), code=Exit.BAD_INPUT)
    assert "kept.csv はもうあります。上書きするときは --overwrite を付けてください。" in told
    assert path.read_text(encoding="utf-8") == "大事なもの"
    assert main(["records", "export", "-o", str(path), "--overwrite"]) == Exit.CONCLUDED
    assert "kept.csv に書きました。" in capsys.readouterr().err
    assert kept[0].id in path.read_text(encoding="utf-8-sig")


def test_what_records_add_up_to_is_shown_with_bars_and_small_groups_can_be_left_out(
    kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    told = run(capsys, "records", "stats")
    assert "記録は3件で、そのうち3件が結果まで進みました。" in told
    assert "2026-11" in told
    assert "#" in told
    assert "少数" in run(capsys, "records", "stats", "--least", "3")
    assert "記録は少数です。" in run(capsys, "records", "stats", "--least", "4")
    data = json.loads(run(capsys, "records", "stats", "--json", "--until", "2020-12-31"))
    assert data["records"] == 1
    assert data["months"] == [{"key": ["2020-01"], "name": "2020-01", "records": 1}]
    assert kept


def test_records_older_than_an_age_are_deleted_once_it_was_confirmed(
    kept: list[Record], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "--yes" in run(capsys, "records", "delete", "--older-than", "3y", code=Exit.BAD_INPUT)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(streams, "read_line", lambda _: "いいえ")
    assert "何も消していません" in run(capsys, "records", "delete", "--older-than", "3y")
    monkeypatch.setattr(streams, "read_line", lambda _: "はい")
    assert "1件の記録を消しました。" in run(capsys, "records", "delete", "--older-than", "3y")
    left = [one["id"] for one in json.loads(run(capsys, "records", "list", "--json"))]
    assert left == [kept[2].id, kept[1].id]


def test_who_deletes_is_told_first_what_is_deleted(
    kept: list[Record], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(streams, "read_line", lambda _: "いいえ")
    told = run(capsys, "records", "delete", "abd")
    assert kept[1].title in told
    assert f"{kept[1].day} {kept[1].city} {kept[1].guide}" in told
    assert "メモ：=1+1 さくら会" in told
    assert told.index(kept[1].id) < told.index("消しますか")
    assert kept[0].id not in told


def test_records_are_deleted_by_number(kept: list[Record], capsys: pytest.CaptureFixture[str]) -> None:
    assert "2件の記録を消しました。" in run(capsys, "records", "delete", "abc", "xyz", "--yes")
    assert [one["id"] for one in json.loads(run(capsys, "records", "list", "--json"))] == [kept[1].id]
    assert "--older-than" in run(capsys, "records", "delete", "--yes", code=Exit.BAD_INPUT)


def test_the_end_of_the_input_deletes_nothing(
    kept: list[Record], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(streams, "read_line", ended)
    assert "何も消していません" in run(capsys, "records", "delete", kept[0].id)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["list", "--since", "きのう"], "--since には"),
        (["list", "--most", "-1"], "--most には"),
        (["stats", "--least", "１"], "--least には"),
        (["delete", "--older-than", "3", "--yes"], "--older-than には"),
        (["delete", "--older-than", "9999y", "--yes"], "--older-than には"),
        (["delete", "--older-than", "99999d", "--yes"], "--older-than には"),
    ],
)
def test_what_cannot_be_read_is_answered_with_what_can(
    typed: list[str], said: str, kept: list[Record], capsys: pytest.CaptureFixture[str]
) -> None:
    assert kept
    assert said in run(capsys, "records", *typed, code=Exit.BAD_INPUT)


@pytest.mark.parametrize(
    ("age", "today", "last"),
    [
        ("90d", "2026-11-26", "2026-08-27"),
        ("3y", "2026-11-26", "2023-11-25"),
        ("1y", "2024-02-29", "2023-02-27"),
        ("6m", "2026-08-31", "2026-02-27"),
        ("11m", "2026-11-26", "2025-12-25"),
        ("0d", "2026-11-26", "2026-11-25"),
    ],
)
def test_an_age_is_counted_back_by_the_calendar(age: str, today: str, last: str) -> None:
    assert recording._day_before(age, dt.date.fromisoformat(today)) == last


def test_a_database_that_cannot_be_opened_is_told_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(SETTING, "nonsense")
    assert "記録を開けませんでした" in run(capsys, "records", "list", code=Exit.BAD_INPUT)
    broken = tmp_path / "records.db"
    monkeypatch.setenv(SETTING, f"sqlite:///{broken}")
    run(capsys, "records", "list")
    engine = open_engine(f"sqlite:///{broken}")
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE notes")
    engine.dispose()
    engine = open_engine(f"sqlite:///{broken}")
    engine.dispose()
    with pytest.raises(BadInputError, match="記録を開けません"), recording._opened() as store:
        store.get("x")
