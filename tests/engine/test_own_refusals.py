"""What is out of range is refused in the words of the author, where there are any."""

import pytest

from guide.engine.answers import Refusal, accept
from tests.making import flow

OWN = flow(
    """
steps:
  size: {kind: number, least: 2, most: 9, refusal: 二人から九人までの班です。, to: day}
  day: {kind: date, least: 2026-04-01, refusal: ４月からの申込みです。, to: pick}
  pick:
    kind: choices
    options: {a: あ, b: い, c: う}
    least: 2
    most: 2
    refusal: 二つ選んでください。
    to: end
  end: {kind: outcome}
"""
)


@pytest.mark.parametrize(
    ("step", "out", "sentence"),
    [
        ("size", 10, "二人から九人までの班です。"),
        ("size", "１", "二人から九人までの班です。"),
        ("day", "2026-03-31", "４月からの申込みです。"),
        ("pick", ["a"], "二つ選んでください。"),
        ("pick", ["a", "b", "c"], "二つ選んでください。"),
    ],
)
def test_what_is_out_of_range_is_refused_in_the_authors_words(step: str, out: object, sentence: str) -> None:
    assert accept(OWN.asking(step), out) == Refusal(sentence)


@pytest.mark.parametrize(
    ("step", "odd"), [("size", "たくさん"), ("size", 2.5), ("day", "春"), ("pick", ["d"])]
)
def test_what_cannot_be_read_is_still_told_with_an_example(step: str, odd: object) -> None:
    refused = accept(OWN.asking(step), odd)
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith(("2", "次", "「d」", "カレンダー"))
