"""Whatever is given as answers, `kyodo answer` ends with a result or a sentence, and never otherwise."""

import contextlib
import json
import sys
from io import BytesIO, TextIOWrapper
from typing import Any, NamedTuple
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from guide.cli import Exit, main


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str


def kyodo(*arguments: str, typed: bytes) -> Ended:
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    stdin = mock.patch.object(sys, "stdin", TextIOWrapper(BytesIO(typed), encoding="utf-8"))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), stdin:
        code = main(arguments)
    out.seek(0)
    return Ended(code, out.read())


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_given_as_answers_can_stop_the_command(content: bytes) -> None:
    ended = kyodo("answer", "shinjo/guideline", "--answers", "-", typed=content)
    assert ended.code in {Exit.CONCLUDED, Exit.BAD_INPUT, Exit.MORE_ANSWERS}


@given(
    st.dictionaries(st.sampled_from(["start-check", "ready-check", "own-way"]) | st.text(max_size=6), JUNK)
)
def test_no_values_given_as_answers_can_stop_the_command(data: dict[str, Any]) -> None:
    ended = kyodo("answer", "shinjo/guideline", "--answers", "-", "--json", typed=json.dumps(data).encode())
    assert ended.code in {Exit.CONCLUDED, Exit.BAD_INPUT, Exit.MORE_ANSWERS}
    assert ended.out == "" or json.loads(ended.out)["flow"] == "shinjo/guideline"
