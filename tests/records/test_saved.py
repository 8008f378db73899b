"""The file of one interview: people can read it, any bytes can be tried, and it says when it was changed."""

import json
import os
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.engine.interview import begin
from guide.japanese.clean import unsafe
from guide.records.files import SIZE_LIMIT
from guide.records.record import Kept
from guide.records.saved import Saved, Unread, decode, encode, saved_of
from tests.making import flow
from tests.records.walks import BEGUN, walked

BESIDE = Kept("20261126-100000-abc", by_staff=False, begun=BEGUN, changed=BEGUN, day="2026-11-26")
FILE = encode(saved_of(walked(), BESIDE))


def read(content: bytes) -> Saved:
    saved = decode(content)
    assert isinstance(saved, Saved), saved
    return saved


def changed(**parts: Any) -> bytes:
    """The file with other parts, None for none."""
    data = json.loads(FILE) | parts
    return json.dumps({key: value for key, value in data.items() if value is not None}).encode()


def test_what_is_written_is_read_again_whatever_the_layout() -> None:
    saved = read(FILE)
    assert replace(saved, seal="") == saved_of(walked(), BESIDE)
    assert not saved.altered
    assert read(changed()) == saved


def test_every_shipped_example_is_read_again() -> None:
    examples = len(walked().flow.examples)
    for index in range(examples):
        saved = saved_of(walked(index), BESIDE)
        assert replace(read(encode(saved)), seal="") == saved


def test_a_person_finds_the_questions_and_answers_in_the_words_of_the_screen() -> None:
    text = FILE.decode()
    for words in (
        "新庄市",
        "市との協働の進め方をさがす",
        "中心になる人",
        "自分たち（市民・コミュニティ）",
        "後援",
    ):
        assert words in text
    assert max(map(len, text.splitlines())) < 200


def test_pages_and_questions_without_a_short_name_are_told_in_full() -> None:
    small = flow(
        """
        steps:
          read: {kind: page, title: 読みもの, to: q}
          q: {kind: number, ask: 何人ですか。, unit: 人, decimals: 1, to: end}
          end: {kind: outcome}
        """
    )
    interview, _ = begin(small, {"read": [], "q": "1.5"})
    saved = read(encode(saved_of(interview, BESIDE)))
    assert [(told.question, told.answer) for told in saved.told] == [
        ("読みもの", "なし"),
        ("何人ですか。", "1.5人"),
    ]
    assert begin(small, saved.answers)[0] == interview


@pytest.mark.parametrize(
    "parts",
    [{"answers": {"lead": "city"}}, {"title": "別の題"}, {"seal": "x"}, {"kept": {"lead": "city"}}],
    ids=lambda parts: next(iter(parts)),
)
def test_a_file_that_somebody_changed_can_be_read_and_says_so(parts: dict[str, Any]) -> None:
    assert read(changed(**parts)).altered


@pytest.mark.parametrize(
    ("content", "said", "damaged"),
    [
        (b"", "こわれています", True),
        (b"\xff\xfe", "こわれています", True),
        (b"[" * 100_000, "こわれています", True),
        (FILE.replace(b'"seal"', b'"sea\xff"'), "こわれています", True),
        (FILE[: len(FILE) // 2], "こわれています", True),
        (b'{"kind": "shopping list", "format": 1}', "ファイルではありません", True),
        (changed(format=2), "より新しい版", False),
        (changed(answers=None), "こわれています", True),
        (changed(answers=[1]), "こわれています", True),
        (changed(answers={"lead": {"deep": {"er": 1}}}), "こわれています", True),
        (changed(begun="yesterday"), "こわれています", True),
        (changed(changed="9999-12-31T23:59:59Z"), "こわれています", True),
        (FILE + b" " * SIZE_LIMIT, "大きすぎます", True),
    ],
    ids=range(13),
)
def test_what_is_no_saved_interview_is_told_in_words(content: bytes, said: str, damaged: bool) -> None:
    found = decode(content)
    assert isinstance(found, Unread)
    assert said in found.sentence
    assert found.damaged is damaged


def test_no_text_of_a_file_can_steer_a_terminal() -> None:
    evil = "\x1b[2J\u202e題\t"
    saved = read(
        changed(title=evil, answers={evil: evil}, told=[{"step": evil, "question": evil, "answer": evil}])
    )
    assert saved.title == "題 "
    assert saved.altered
    assert not any(unsafe(text) for told in saved.told for text in (told.step, told.question, told.answer))
    assert saved.answers == {"題 ": "題 "}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def with_byte(place: int, byte: int) -> bytes:
    return FILE[:place] + bytes([byte]) + FILE[place + 1 :]


PLACES, BYTES = st.integers(0, len(FILE)), st.integers(0, 255)
KEYS = st.sampled_from(sorted(json.loads(FILE)))


@settings(max_examples=int(os.environ.get("KYODO_EXAMPLES", "60")))
@given(
    st.binary(max_size=100)
    | PLACES.map(lambda cut: FILE[:cut])
    | st.builds(with_byte, PLACES, BYTES)
    | st.dictionaries(KEYS, JSON, max_size=3).map(lambda parts: changed(**parts))
)
def test_any_bytes_are_a_saved_interview_or_get_a_sentence(content: bytes) -> None:
    found = decode(content)
    assert isinstance(found, Saved) or found.sentence.endswith("。")
