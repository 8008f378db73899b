"""Golden pairs: a small flow with one mistake, and exactly what its author reads about it.

`<code>` and `<code>.<case>` are folders with `flow.yaml`, perhaps a `city.yaml` of their own (else the one
here), perhaps an English or easier wording of either, and `expected.txt`. After a change of wording, look at
what this writes before you keep it:

    KYODO_WRITE_ERRORS=1 python -m pytest tests/errors
"""

import os
from pathlib import Path

import pytest

from guide.analysis.proof import prove
from guide.analysis.reach import reach
from guide.cli.checking import hard_to_read
from guide.language.codes import CODES
from guide.language.loader import in_file_order, load
from guide.language.wording_loader import load_wording
from guide.sentences.wordings import WORDINGS
from guide.views.findings import render

HERE = Path(__file__).parent

ELSEWHERE = {
    "no-file": "no file, so nothing to load: the command line's tests show it",
    "not-readable": "depends on the rights of a file: the command line's tests show it",
    "no-flow-here": "about a folder: the command line's tests show it",
    "yml-file": "about a folder: the library's tests show it",
    "wording-alone": "about a folder: the library's tests show it",
    "no-city": "about a folder: the command line's tests show it",
    "too-large": "would need a file of 16 MB: tests/language/test_source.py makes one",
    "too-many-values": "would need a million values: tests/language/test_source.py lowers the limit",
    "too-many-problems": "would need a file with 200 other problems: tests/language/test_source.py makes one",
}

PAIRS = sorted(folder for folder in HERE.iterdir() if (folder / "flow.yaml").is_file())


def _code(pair: Path) -> str:
    return pair.name.partition(".")[0]


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.name)
def test_a_mistake_is_told_exactly_as_written_down(pair: Path) -> None:
    city = pair / "city.yaml"
    city = city if city.is_file() else HERE / "city.yaml"
    loaded = load(
        "city/flow", ("flow.yaml", (pair / "flow.yaml").read_bytes()), ("city.yaml", city.read_bytes())
    )
    checked = loaded.locate(reach(loaded.flow, prove(loaded.flow)).findings) if loaded.flow else []
    if loaded.flow:
        checked += hard_to_read(loaded.flow, (loaded.city_source, loaded.flow_source))
    for wording in WORDINGS:
        words = [(name, _content(pair / name)) for name in (f"flow.{wording}.yaml", f"city.{wording}.yaml")]
        if any(content for _, content in words):
            worded = load_wording(loaded, wording, *words)
            checked += worded.diagnostics
            if loaded.flow:
                checked += hard_to_read(loaded.flow, (worded.city_words, worded.flow_words), wording)
    problems = in_file_order([*loaded.diagnostics, *checked])
    told = "\n\n".join(map(render, problems)) + "\n"
    expected = pair / "expected.txt"
    if os.environ.get("KYODO_WRITE_ERRORS"):
        expected.write_text(told, encoding="utf-8")
    assert {problem.code for problem in problems} == {_code(pair)}
    assert told == expected.read_text(encoding="utf-8")


def test_every_code_has_a_pair_or_a_reason_to_have_none() -> None:
    assert {_code(pair) for pair in PAIRS} | ELSEWHERE.keys() == CODES.keys()
    assert not {_code(pair) for pair in PAIRS} & ELSEWHERE.keys()


def test_the_shared_city_has_no_problem_of_its_own() -> None:
    city = (HERE / "city.yaml").read_bytes()
    assert not load("city/flow", ("flow.yaml", b""), ("city.yaml", city)).city_source.problems
