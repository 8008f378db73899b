"""`kyodo resume`: a code on paper opens the same screen on any machine with its guide."""

import json
import sys
from io import BytesIO, TextIOWrapper

import pytest

from guide.cli import Exit, main

ANSWERS = b"start-check: {alone: yes, effect: yes, join: yes}"


def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: bytes = b""
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed), encoding="utf-8"))
    code = main(list(arguments))
    return (code, *capsys.readouterr())


def test_a_code_goes_on_where_the_answers_stood(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, out, _ = run(
        capsys, monkeypatch, "answer", "shinjo/guideline", "--json", "--answers", "-", typed=ANSWERS
    )
    told = json.loads(out)
    code, out, err = run(capsys, monkeypatch, "resume", told["code"].lower().replace("-", " "), "--plain")
    assert (code, err) == (Exit.MORE_ANSWERS, "")
    assert "いよいよ協働事業（A）です" in out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ABCD", "全部で12・16・20・24文字のどれかです"),
        ("AAAA-AAAA-AAAB", "がちがいます"),
        ("0000-0000-0000", "この番号の案内が、この機械にありません"),
    ],
)
def test_what_is_no_code_of_a_guide_here_is_told_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    code, out, err = run(capsys, monkeypatch, "resume", typed, "--plain")
    assert (code, out) == (Exit.BAD_INPUT, "")
    assert said in err
