"""A saved interview is the same, of an older edition, or altered; and what is different is told."""

from msgspec.structs import replace

from guide.engine.interview import Interview, begin
from guide.language.model import Flow
from guide.records.meeting import meet
from guide.records.record import Kept
from guide.records.saved import Saved, decode, encode, saved_of
from guide.views.sheet.saved_verdict import saved_verdict
from guide.views.sheet.verdict import Finding, Verdict
from tests.making import flow
from tests.views.sheet.sheets import FLOW, walked

BESIDE = Kept(
    "A1", by_staff=False, begun="2026-11-26T01:00:00Z", changed="2026-11-26T02:00:00Z", day="2026-11-26"
)
NEWER = """
steps:
  lead: {kind: choice, ask: 誰が中心ですか, options: {citizens: 市民, city: 市}, to: end}
  end: {kind: outcome, title: 市と進めましょう, recommend: {forms: [{entry: %s}]}}
"""


def file_of(interview: Interview, old: str = "", new: str = "") -> Saved:
    """What a file holds, after a word in it was changed by hand."""
    saved = decode(encode(saved_of(interview, BESIDE)).decode().replace(old, new).encode())
    assert isinstance(saved, Saved)
    return saved


def judged(saved: Saved, now: Flow = FLOW) -> Verdict:
    return saved_verdict(saved, meet(saved, now))


def told(found: Verdict) -> str:
    return "\n".join(f"{line.lead}{line.text}" for line in found.told)


def edition(form: str) -> Interview:
    begun, _ = begin(flow(NEWER % form), {"lead": "citizens"})
    return begun


def test_a_file_that_nobody_touched_is_the_same() -> None:
    found = judged(file_of(walked()))
    assert found.finding is Finding.SAME
    assert "保存したときのままです。" in told(found)


def test_a_walk_on_the_way_is_the_same_too() -> None:
    assert judged(file_of(walked(people=None))).finding is Finding.SAME


def test_an_answer_changed_by_hand_is_found_and_told() -> None:
    found = judged(file_of(walked(), '"lead": "citizens"', '"lead": "city"'))
    assert found.finding is Finding.ALTERED
    assert "ファイル: 中心：市民" in told(found)
    assert "計算した内容: 中心：市" in told(found)
    assert "ファイル: 協働のかたち：後援" in told(found)


def test_a_result_changed_by_hand_is_found_and_told() -> None:
    found = judged(file_of(walked(), "市と進めましょう", "市が進めます"))
    assert found.finding is Finding.ALTERED
    assert "ファイル: 結果：市が進めます" in told(found)
    assert "計算した内容: 結果：市と進めましょう" in told(found)


def test_what_is_gone_from_a_file_is_told() -> None:
    saved = replace(file_of(walked()), firsts=(), seal="")
    assert "ファイル: 協働のかたち：（ありません）" in told(judged(saved))
    without = replace(file_of(walked()), answers={}, seal="")
    assert "計算した内容: 結果：（まだ結果は出ていません）" in told(judged(without))


def test_a_change_beside_answers_and_result_is_found_too() -> None:
    found = judged(file_of(walked(), "T02:00:00Z", "T03:00:00Z"))
    assert found.finding is Finding.ALTERED
    assert "ほかのところが変わっています。" in told(found)


def test_a_newer_edition_says_what_carries_over_and_what_the_result_is_now() -> None:
    found = judged(file_of(edition("koen")), edition("hojo").flow)
    assert found.finding is Finding.CHANGED
    assert "すべて引きつぎました。" in told(found)
    assert "補助・助成" in told(found)


def test_an_altered_file_of_an_older_edition_is_altered() -> None:
    found = judged(file_of(edition("koen"), "市と進めましょう", "別の結果"), edition("hojo").flow)
    assert found.finding is Finding.ALTERED
