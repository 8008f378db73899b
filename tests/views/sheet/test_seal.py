"""A seal says what a sheet was made from, and survives line breaks and hostile words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.engine.interview import Interview, begin
from guide.views.sheet.seal import LONGEST, Seal, checksum, read, sealed, write
from tests.making import flow
from tests.views.sheet.sheets import FLOW, HOSTILE, made, walked


def test_the_answers_of_a_seal_give_the_same_interview() -> None:
    begun, refused = begin(FLOW, made().seal.answers)
    assert not refused
    assert begun.trace == walked().trace


def test_a_seal_holds_only_what_is_on_the_path() -> None:
    begun, _ = begin(FLOW, {"lead": "city", "wish": "あとで"})
    assert sealed(begun, "2026-11-26", ()).answers == {}


def test_decimals_survive() -> None:
    weighed = flow(
        "steps: {size: {kind: number, ask: 広さ, decimals: 1, to: end}, end: {kind: outcome, title: 終}}"
    )
    begun = Interview(weighed).answer("size", "2.5")
    assert isinstance(begun, Interview)
    kept = read(write(sealed(begun, "2026-11-26", ())))
    assert kept is not None
    assert begin(weighed, kept.answers)[0].answers == {"size": Decimal("2.5")}


@given(st.text(), st.lists(st.text()))
def test_whatever_it_holds_a_seal_stands_anywhere_and_is_read_again(word: str, notes: list[str]) -> None:
    seal = Seal("f", "2026-01-01", "d", "1", word.encode(errors="replace").decode(), {"a": "x"})
    if any("\ud800" <= one <= "\udfff" for one in "".join(notes)):
        notes = []
    seal = Seal("f", "2026-01-01", "d", "1", seal.date, {"a": "x"}, notes=tuple(notes))
    written = write(seal)
    assert not set(written) & set("<>& \n\u3000")
    broken = "\n  ".join(written[start : start + 7] for start in range(0, len(written), 7))
    assert read(broken) == seal


@pytest.mark.parametrize(
    "written",
    ["", "{}", "[]", "null", "{", '{"flow":1}', "[" * 100_000, '{"flow":"a","more":1}'],
)
def test_what_is_no_seal_is_none(written: str) -> None:
    assert read(written) is None


def test_a_seal_that_is_too_long_is_none() -> None:
    seal = made().seal
    assert read(write(replace(seal, notes=("あ" * LONGEST,)))) is None


def test_the_checksum_looks_at_words_and_not_at_lines() -> None:
    assert checksum(["一つ 二つ", "三つ"]) == checksum(["一つ\n二つ三つ"])
    assert checksum(["一つ"]) != checksum(["二つ"])


def test_hostile_notes_are_kept_as_they_are() -> None:
    kept = read(write(made(notes=HOSTILE).seal))
    assert kept is not None
    assert kept.notes == HOSTILE
