"""What both views offer of saved interviews, and what they say of saving."""

from pathlib import Path

import pytest

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.records import saver
from guide.views import saves as views
from guide.views.saves import CameBack, Saves
from guide.views.words import saved as words
from tests.making import flow
from tests.views.keeping import FLOW, READY, at, load, save, saved_answers, saves


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saver, "PATIENCE", 30)


def test_the_newest_interview_before_a_result_is_offered_and_the_others_are_counted(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"), at(lead="citizens", ready=READY), at(lead="city"))
    start = saves(tmp_path).start()
    assert start.latest is not None
    assert dict(start.latest.saved.answers) == {"lead": "citizens"}
    assert (start.others, start.notes) == (2, ())


def test_a_start_page_looks_at_the_newest_and_the_list_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(tmp_path, at(lead="citizens"), at(lead="city"), at(lead="citizens", ready=READY))
    monkeypatch.setattr(views, "LATEST", 2)
    here = saves(tmp_path)
    assert here.start() == (None, 3, ())
    assert len(here.entries()) == 3
    assert saves(tmp_path, only="mihon/other").start() == (None, 0, ())


def test_the_page_of_one_guide_offers_only_its_own(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    assert saves(tmp_path, only="other/guide").start().latest is None
    assert saves(tmp_path, only=FLOW.id).start().latest is not None
    assert saves(tmp_path).codes
    assert not saves(tmp_path, only=FLOW.id).codes


def test_who_goes_on_writes_on_in_the_same_file_and_is_told_nothing(
    tmp_path: Path,
) -> None:
    save(tmp_path, at(lead="citizens"))
    again = saves(tmp_path)
    came_back = again.go_on(again.entries()[0])
    assert came_back == CameBack(at(lead="citizens"), ())
    again.save(at(lead="city"))
    again.close(None)
    assert saved_answers(tmp_path) == [{"lead": "city"}]


def test_what_comes_from_elsewhere_goes_on_in_a_file_of_its_own(tmp_path: Path) -> None:
    save(tmp_path / "usb", at(lead="citizens"))
    here = saves(tmp_path / "here")
    (entry,) = saves(tmp_path / "usb").entries()
    assert here.go_on(entry, own=False) == CameBack(at(lead="citizens"), ())
    here.close(None)
    assert saved_answers(tmp_path / "here") == [{"lead": "citizens"}]


def test_a_guide_that_is_not_here_is_named(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    elsewhere = saves(tmp_path, find=lambda _: "理由です。")
    told = elsewhere.go_on(elsewhere.entries()[0])
    assert isinstance(told, str)
    assert "見本市 ・ 見本" in told
    assert told.endswith("理由です。")


def test_a_newer_edition_is_told_before_going_on(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    newer = flow("steps: {lead: {kind: yes-no, to: end}, end: {kind: outcome}}")
    again = saves(tmp_path, find=lambda _: newer)
    came_back = again.go_on(again.entries()[0])
    assert isinstance(came_back, CameBack)
    assert came_back.told


def test_a_code_goes_on_in_a_file_of_its_own_and_a_slip_is_told(tmp_path: Path) -> None:
    here = saves(tmp_path)
    code = code_of(at(lead="citizens", ready=READY))
    assert code is not None
    assert here.from_code(code) == CameBack(at(lead="citizens", ready=READY), ())
    here.close(None)
    assert saved_answers(tmp_path) == [{"lead": "citizens", "ready": READY}]
    told = here.from_code("8" + code[1:] if code[0] != "8" else "9" + code[1:])
    assert isinstance(told, str)
    assert "1番目のまとまりの1文字目" in told


def test_the_way_out_says_that_answers_are_saved_or_how_to_come_back_without(tmp_path: Path) -> None:
    here = saves(tmp_path / "here")
    here.begin(at(lead="citizens"))
    assert here.before_end() == words.KEPT
    assert here.before_restart() == words.RESTART_KEPT
    assert "答えを保存しました" in here.close(at(lead="citizens"))
    assert "結果を保存しました" in here.close(at(lead="city"))
    assert here.close(Interview(FLOW)) == here.close(None) == ""
    (tmp_path / "file").write_bytes(b"")
    full = saves(tmp_path / "file")
    assert "答えを保存できません" in full.save(at(lead="citizens"))
    assert full.save(at(lead="city")) == ""
    assert "保存できていません" in full.before_end()
    assert full.before_restart() == ""
    told = full.close(at(lead="city"))
    assert "答えを保存できませんでした" in told
    assert f"kyodo resume {code_of(at(lead='city'))}" in told


def test_a_view_that_waits_itself_is_told_of_trouble_when_it_has_waited(tmp_path: Path) -> None:
    here = saves(tmp_path / "here")
    here.later = True
    assert here.save(at(lead="citizens")) == here.written() == ""
    assert saved_answers(tmp_path / "here") == [{"lead": "citizens"}]
    (tmp_path / "file").write_bytes(b"")
    full = saves(tmp_path / "file")
    full.later = True
    assert full.save(at(lead="citizens")) == ""
    assert "答えを保存できません" in full.written()
    assert full.written() == saves(None).written() == ""


def test_where_nothing_is_kept_nothing_is_offered_or_said() -> None:
    nothing = saves(None)
    nothing.begin(at(lead="city"))
    assert nothing.start() == (None, 0, ())
    assert nothing.entries() == []
    assert not Saves(None, load).codes
    assert Saves(None, load).from_code("") == words.NO_CODES
    assert nothing.has_open(FLOW.id)
    said = {
        nothing.save(at()),
        nothing.before_end(),
        nothing.before_restart(),
        nothing.close(at(lead="city")),
    }
    assert said == {""}


def test_deleting_says_what_became_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, at(lead="citizens"))
    here = saves(tmp_path)
    (entry,) = here.entries()
    here.go_on(entry)
    assert here.has_open(FLOW.id)
    assert here.delete(entry) == words.DELETED
    assert not here.has_open(FLOW.id)
    assert here.entries() == []
    monkeypatch.setattr(saver.Saver, "delete", lambda *_: "保存する場所がいっぱいです")
    assert here.delete(entry) == "消せませんでした（保存する場所がいっぱいです）。"


def test_the_colours_are_kept_beside_the_saved_interviews_and_are_none_of_them(tmp_path: Path) -> None:
    here = saves(tmp_path / "saves")
    assert here.theme == ""
    here.keep_theme("kyodo-high-light")
    assert saves(tmp_path / "saves").theme == "kyodo-high-light"
    assert saves(tmp_path / "saves").entries() == []


def test_where_nothing_is_kept_no_colours_are(tmp_path: Path) -> None:
    nowhere = Saves(None, load)
    nowhere.keep_theme("kyodo-light")
    assert nowhere.theme == ""
    assert list(tmp_path.iterdir()) == []
