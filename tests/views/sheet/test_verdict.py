"""A sheet is the same, of an older edition, or altered; and what is different is told."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import RectangleObject

from guide import __version__
from guide.analysis.insight import insight
from guide.engine.interview import begin
from guide.language.model import Flow
from guide.views.sheet import seal as seals
from guide.views.sheet.content import Extras, sheet
from guide.views.sheet.formats import FORMATS, LAYOUTS, written
from guide.views.sheet.reading import Taken, take_apart
from guide.views.sheet.verdict import MOST, Finding, Verdict, verdict
from tests.making import CITY, flow
from tests.views.sheet.sheets import ANSWERS, FLOW, HOSTILE, made, walked

NEWER = """
steps:
  lead: {kind: choice, ask: 誰が中心ですか, options: {citizens: 市民, city: 市}, to: end}
  end: {kind: outcome, title: 市と進めましょう, recommend: {forms: [{entry: %s}]}}
"""


def apart(content: bytes) -> Taken:
    taken = take_apart(content)
    assert isinstance(taken, Taken)
    return taken


def judged(content: bytes, now: Flow = FLOW) -> Verdict:
    """What `verify` does, without files."""
    taken = apart(content)
    seal = taken.seal
    begun, refused = begin(now, seal.answers)
    found = insight(begun) if begun.trace.outcome else None
    again = apart(written(sheet(begun, found, Extras(seal.date, seal.notes)), taken.format))
    return verdict(taken, again, begun, refused)


def told(found: Verdict) -> str:
    return "\n".join(f"{line.lead}{line.text}" for line in found.told)


def sheet_of(now: Flow, **answers: Any) -> bytes:
    begun, _ = begin(now, answers)
    found = insight(begun) if begun.trace.outcome else None
    return written(sheet(begun, found, Extras("2026-11-26")), "html")


@pytest.mark.parametrize("format_", FORMATS)
def test_a_sheet_that_nobody_touched_is_the_same(format_: str) -> None:
    content = written(made(notes=HOSTILE), format_)
    assert judged(content).finding is Finding.SAME


@pytest.mark.parametrize("format_", LAYOUTS)
def test_a_changed_word_is_found_and_told(format_: str) -> None:
    found = judged(written(made(), format_).decode().replace("環境課", "総務課").encode())
    assert found.finding is Finding.ALTERED
    assert "総務課" in told(found)
    assert "環境課" in told(found)


@pytest.mark.parametrize("format_", LAYOUTS)
def test_changed_answers_in_the_seal_are_found(format_: str) -> None:
    other = made()
    forged = replace(other, seal=replace(other.seal, answers=other.seal.answers | {"lead": "city"}))
    found = judged(written(forged, format_))
    assert found.finding is Finding.ALTERED
    assert "市民" in told(found)


def test_a_forged_checksum_does_not_help() -> None:
    taken = apart(written(made(), "html").replace("環境課".encode(), "総務課".encode()))
    forged = replace(taken, seal=replace(taken.seal, check=seals.checksum(taken.blocks)))
    found = verdict(forged, apart(written(made(), "html")), walked(), ())
    assert found.finding is Finding.ALTERED


@pytest.mark.parametrize("format_", LAYOUTS)
@pytest.mark.parametrize("checked", [True, False])
def test_notes_and_a_date_replaced_everywhere_are_found(format_: str, *, checked: bool) -> None:
    content = written(made(notes=("会費は千円",)), format_).decode()
    forged = content.replace("会費は千円", "会費は二千円").replace("2026-11-26", "2026-11-27")
    forged = forged.replace("2026年11月26日", "2026年11月27日")
    assert forged != content
    taken = apart(forged.encode())
    if not checked:
        taken = replace(taken, seal=replace(taken.seal, check=""))
    again = apart(written(made(notes=("会費は二千円",), date="2026-11-27"), format_))
    assert taken.blocks == again.blocks
    found = verdict(taken, again, walked(), ())
    assert found.finding is Finding.ALTERED
    assert "日付、職員のメモ" in told(found)


@pytest.mark.parametrize("format_", FORMATS)
def test_what_is_the_same_says_that_date_and_notes_are_not_judged(format_: str) -> None:
    found = told(judged(written(made(), format_)))
    assert "日付と職員のメモが本当かどうかは、確かめていません。" in found


def test_words_hidden_by_a_style_are_found() -> None:
    found = judged(written(made(), "html").replace(b"h2, h3 {", b"h2, h3 { color: #fff;"))
    assert found.finding is Finding.ALTERED
    assert "文字は同じです。見た目を決めるところだけが違います。" in told(found)


def rewritten(content: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF as an editor saves it anew."""
    writer, saved = PdfWriter(clone_from=BytesIO(content)), BytesIO()
    change(writer)
    writer.write(saved)
    return saved.getvalue()


def draw_other_words(writer: PdfWriter) -> None:
    stream = writer.pages[0].get_contents()
    assert stream is not None
    stream.set_data(stream.get_data().replace(b"TJ", b"Tj", 1) + b"0 0 600 400 re f")
    writer.pages[0].replace_contents(stream)


@pytest.mark.parametrize(
    "change",
    [
        draw_other_words,
        lambda writer: writer.add_annotation(0, FreeText(text="総務課", rect=(100, 500, 300, 600))),
        lambda writer: setattr(writer.pages[0], "cropbox", RectangleObject((0, 0, 595, 400))),
    ],
    ids=["drawn", "laid over", "cut off"],
)
def test_what_was_done_to_a_pdf_by_hand_is_found(change: Callable[[PdfWriter], object]) -> None:
    found = judged(rewritten(written(made(), "pdf"), change))
    assert found.finding is Finding.ALTERED
    assert "上に書きたした" in told(found) or "違うところ" in told(found)


def pack(writer: PdfWriter) -> None:
    for page in writer.pages:
        page.compress_content_streams()


def test_a_pdf_that_is_only_packed_anew_is_the_same() -> None:
    content = written(made(), "pdf")
    packed = rewritten(content, pack)
    assert packed != content
    assert judged(packed).finding is Finding.SAME


def test_a_pdf_of_an_older_edition_is_of_that_edition_or_altered() -> None:
    begun, _ = begin(flow(NEWER % "koen"), {"lead": "citizens"})
    older = written(sheet(begun, insight(begun), Extras("2026-11-26")), "pdf")
    assert judged(older, flow(NEWER % "hojo")).finding is Finding.CHANGED
    over = rewritten(
        older, lambda writer: writer.add_annotation(0, FreeText(text="総務課", rect=(100, 500, 300, 600)))
    )
    assert judged(over, flow(NEWER % "hojo")).finding is Finding.ALTERED


def test_a_seal_that_says_another_result_is_found() -> None:
    found = judged(written(made(), "md").replace(b'"koen"', b'"hojo"'))
    assert found.finding is Finding.ALTERED
    assert "機械が確かめるところが違います" in told(found)


def test_a_newer_edition_with_the_same_result_says_so() -> None:
    old = flow(NEWER % "koen")
    newer = flow((NEWER % "koen").replace("誰が中心ですか", "だれが中心になりますか"))
    found = judged(sheet_of(old, lead="citizens"), newer)
    assert found.finding is Finding.CHANGED
    assert "今も同じ結果になります" in told(found)
    assert "だれが中心になりますか" in told(found)


def test_a_newer_edition_with_another_result_names_it() -> None:
    found = judged(sheet_of(flow(NEWER % "koen"), lead="citizens"), flow(NEWER % "hojo"))
    assert found.finding is Finding.CHANGED
    assert "今は次の結果になります" in told(found)
    assert "補助・助成" in told(found)


def test_a_newer_edition_that_asks_more_names_the_question() -> None:
    asks_more = "to: term}\n  term: {kind: text, ask: いつまでですか, to: end}"
    newer = flow((NEWER % "koen").replace("to: end}", asks_more, 1))
    found = judged(sheet_of(flow(NEWER % "koen"), lead="citizens"), newer)
    assert found.finding is Finding.CHANGED
    assert "いつまでですか" in told(found)


def test_answers_that_a_newer_edition_does_not_take_are_named() -> None:
    newer = flow((NEWER % "koen").replace("citizens: 市民", "people: 住民"))
    found = judged(sheet_of(flow(NEWER % "koen"), lead="citizens"), newer)
    assert found.finding is Finding.CHANGED
    assert "今の案内では使えない答え" in told(found)


def test_a_sheet_of_an_older_program_is_not_called_altered() -> None:
    taken = apart(written(made(), "html"))
    older = replace(taken, blocks=(*taken.blocks, "前の版の言葉"))
    older = replace(older, seal=replace(older.seal, program="0.0.1", check=seals.checksum(older.blocks)))
    assert __version__ != "0.0.1"
    assert verdict(older, taken, walked(), ()).finding is Finding.CHANGED


def test_words_altered_on_a_sheet_of_an_older_edition_are_found() -> None:
    content = sheet_of(flow(NEWER % "koen"), lead="citizens").replace("後援".encode(), "委託".encode())
    assert judged(content, flow(NEWER % "hojo")).finding is Finding.ALTERED


def test_only_the_first_differences_are_told_and_the_rest_counted() -> None:
    taken = apart(written(made(), "html"))
    other = replace(taken, blocks=tuple(f"別{number}" for number in range(MOST + 5)))
    found = verdict(other, replace(taken, blocks=()), walked(), ())
    assert f"別{MOST - 1}" in told(found)
    assert f"別{MOST}" not in told(found)
    assert "ほかに5か所あります。" in told(found)


def test_what_stands_in_a_file_is_cleaned_before_it_is_shown() -> None:
    taken = apart(written(made(), "html"))
    loud = replace(taken, blocks=("\x1b[31m赤\x1b]0;x\x07",), seal=replace(taken.seal, date="\x1b[2J"))
    assert "\x1b" not in told(verdict(loud, taken, walked(), ()))


def test_the_shared_city_is_that_of_the_tests() -> None:
    assert "見本市" in CITY
    assert set(ANSWERS) < set(FLOW.steps)
