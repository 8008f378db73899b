"""The start page in lines: the ways back come first, by letters; the guides have the same numbers always."""

from pathlib import Path

from guide.engine.code import code_of
from guide.engine.interview import Interview
from guide.views.passage import body
from guide.views.plain.walk import run
from guide.views.words import saved as words
from guide.views.words.home import GuideCard
from tests.views.english import BOTH, CARD, WORDED, WORDINGS, japanese
from tests.views.keeping import FLOW, READY, at, load, save, saved_answers, saves
from tests.views.plain.walking import Person, unbroken

CARDS = [
    GuideCard(FLOW.id, "見本市", "見本", "まとめ", "版"),
    GuideCard("mihon/no", "見本市", "壊れた案内", "", "", "開けません。"),
]


def opened(folder: Path | None, *lines: str) -> tuple[Interview | None, str]:
    """Where these lines lead from the start page, and all that was said."""
    person = Person(lines)
    here = saves(folder)
    ended = run(CARDS, load, None, person.read, person.write, saves=here)
    here.close(ended)
    return ended, unbroken(person.said)


def test_a_new_walk_is_saved_from_its_first_answer_and_offered_the_next_time(tmp_path: Path) -> None:
    ended, said = opened(tmp_path, "1", "1", "1")
    assert words.GO_ON not in said
    assert saved_answers(tmp_path) == [{"lead": "citizens"}]
    ended, said = opened(tmp_path, "b", "", "2")
    assert "b.続きから:見本市・見本" in said
    assert "「用意はありますか。」から続きます。" in said
    assert ended is not None
    assert ended.answers["ready"] == READY
    assert len(saved_answers(tmp_path)) == 1


def test_a_code_can_be_typed_in_place_of_a_number_and_a_slip_leads_back(tmp_path: Path) -> None:
    code = code_of(at(lead="citizens"))
    assert code is not None
    ended, said = opened(tmp_path, "8" * 12, code.lower())
    assert "番号がいくつか合いません。4文字ずつ、紙とくらべてください。" in said
    assert ended == at(lead="citizens")
    assert saved_answers(tmp_path) == [{"lead": "citizens"}]
    ended, _ = opened(None, code)
    assert ended == at(lead="citizens")


def test_the_way_with_a_code_asks_for_it_and_an_empty_line_leads_back() -> None:
    code = code_of(at(lead="citizens"))
    assert code is not None
    ended, said = opened(None, "Ａ", "", "a", code)
    assert ended == at(lead="citizens")
    assert said.count("前に来た方") == 2
    assert said.index("続きの番号を入れる") < said.index("1.見本市見本")


def test_a_refused_code_is_asked_for_again_without_the_whole_page() -> None:
    code = code_of(at(lead="citizens")) or ""
    ended, said = opened(None, "a", code[:4], code)
    assert ended == at(lead="citizens")
    assert said.count("前に来た方") == 1
    assert "番号が途中のようです（まだ4文字）。" in said


def test_what_leads_nowhere_is_told_with_what_to_type() -> None:
    _, said = opened(None, "z", "3", "q")
    assert said.count("上の番号か文字を、一つ打ってください。") == 2


def test_the_list_opens_finished_ones_too(tmp_path: Path) -> None:
    save(tmp_path, at(lead="city"))
    ended, said = opened(tmp_path, "b", "1", "1")
    assert "保存した答え（1件）" in said
    assert ended == at(lead="city")
    ended, said = opened(tmp_path, "b", "", "q")
    assert ended is None
    assert said.count("どの案内を開きますか。") == 2


def test_one_or_all_can_be_deleted_after_asking(tmp_path: Path) -> None:
    save(tmp_path, at(lead="city"), at(lead="citizens"), at(lead="citizens", ready=READY))
    _, said = opened(tmp_path, "c", "1", "2", "2", "", "q")
    assert "元に戻せません。消しますか。" in said
    assert len(saved_answers(tmp_path)) == 3
    _, said = opened(tmp_path, "c", "1", "2", "1", "", "q")
    assert "消しました。" in said
    assert len(saved_answers(tmp_path)) == 2
    _, said = opened(tmp_path, "c", "3", "1", "q")
    assert "保存した答えは、ありません。" in said
    assert saved_answers(tmp_path) == []
    assert words.GO_ON not in said.split("ありません。")[-1]


def test_the_page_of_one_guide_offers_to_go_on_or_to_begin(tmp_path: Path) -> None:
    save(tmp_path, at(lead="citizens"))
    person = Person(["1", "q"])
    here = saves(tmp_path, only=FLOW.id)
    ended = run(CARDS[:1], load, None, person.read, person.write, saves=here)
    assert ended == Interview(FLOW)
    assert "はじめから" in person.said
    assert words.TYPE_CODE_HERE not in person.said


def test_a_walk_that_is_gone_on_with_at_once_is_told_what_to_know(tmp_path: Path) -> None:
    here = saves(tmp_path)
    person = Person([])
    run((), load, at(lead="citizens"), person.read, person.write, saves=here)
    before = unbroken(person.said)
    here.told = (body("知らせです。"),)
    person = Person([])
    run((), load, at(lead="citizens"), person.read, person.write, saves=here)
    assert unbroken(person.said) == f"知らせです。{before}"


def test_starting_again_keeps_what_was_saved_and_leaving_says_so(tmp_path: Path) -> None:
    _, said = opened(tmp_path, "1", "1", "r", "1", "2", "q")
    assert unbroken(words.RESTART_KEPT) in said
    assert sorted(map(str, saved_answers(tmp_path))) == ["{'lead': 'citizens'}", "{'lead': 'city'}"]
    _, said = opened(tmp_path, "1", "1", "q", "1")
    assert unbroken(words.KEPT) in said
    assert unbroken(f"続きの番号 {code_of(at(lead='citizens'))} を紙に書いておくと") in said


def test_a_disk_that_refuses_is_told_once_between_the_questions(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    ended, said = opened(tmp_path / "file", "1", "1", "1", "2", "q")
    assert said.count("答えを保存できません（フォルダーでないものの中を指しています）。") == 1
    assert ended is not None
    assert ended.trace.here == "goal"


def test_a_damaged_file_is_told_on_the_page(tmp_path: Path) -> None:
    (tmp_path / "torn.json").write_bytes(b"{")
    _, said = opened(tmp_path, "q")
    assert "torn.jsonは、" in said
    assert (tmp_path / "damaged" / "torn.json").exists()


def in_english(folder: Path | None, *lines: str) -> str:
    """What is said to a person who reads English."""
    person = Person(lines)
    here = saves(folder, find=lambda _: BOTH)
    ended = run([CARD], here.load, None, person.read, person.write, saves=here, wordings=WORDINGS)
    return " ".join((person.said + here.close(ended)).split())


def test_who_reads_english_meets_no_japanese_among_what_is_saved(tmp_path: Path) -> None:
    english = at(WORDED, lead="citizens")
    save(tmp_path, english, at(WORDED, lead="city"), at(WORDED, lead="citizens", ready=READY))
    said = in_english(
        tmp_path, "c", "1", "2", "2", "", "c", "4", "2", "", "c", "2", "2", "1", "", "a", "", "q"
    )
    assert "What is deleted cannot be brought back." in said
    assert japanese(said) == []
    said = in_english(tmp_path, "b", "1", "r", "2", "q", "2", "q", "1")
    assert "Your answers are saved." in said
    assert japanese(said) == []


def test_who_reads_english_is_told_in_english_what_is_wrong_with_a_code(tmp_path: Path) -> None:
    code = code_of(at(lead="citizens", ready=READY)) or ""
    slips = [
        "8" * 12,
        "ABCD-EFGH-JK",
        "A" * 11,
        f"U{code[1:]}",
        f"{code[1]}{code[0]}{code[2:]}",
        "99" + code[2:],
    ]
    said = in_english(tmp_path, *slips, code, "q", "1")
    assert "Please look at your code again." in said
    assert "Forms: Entry" in said
    assert japanese(said) == []


def test_who_reads_english_is_told_in_english_of_damaged_files_and_changed_ones(tmp_path: Path) -> None:
    save(tmp_path, at(WORDED, lead="citizens"))
    (file,) = tmp_path.glob("*.json")
    file.write_text(file.read_text().replace('"citizens"', '"both"'))
    (tmp_path / "torn.json").write_bytes(b"{")
    (tmp_path / "newer.json").write_bytes(b'{"kind": "kyodo interview", "format": 99}')
    said = in_english(tmp_path, "b", "q")
    assert "torn.json: This is not a file of saved answers, or it is damaged. It was not deleted" in said
    assert "newer.json: This file was saved by a newer version" in said
    assert "This file was changed after it was saved." in said
    assert "No answers could be taken over." in said
    assert japanese(said) == []
