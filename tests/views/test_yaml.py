"""What is printed to be pasted is read again as the same."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide.engine.interview import begin
from guide.language.data import bare
from guide.language.source import read
from guide.views.yaml import example_of, inline
from tests.making import flow

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp"]), max_size=20)
WORDS = st.sampled_from(
    ["yes", "no", "true", "null", "~", "12", "0233", "1.5", "- a", "a: b", "a #b", "", " a "]
)
SCALARS = TEXTS | WORDS | st.booleans() | st.integers() | st.decimals(-1000, 1000, places=7)
VALUES = SCALARS | st.lists(SCALARS, max_size=4) | st.dictionaries(TEXTS | WORDS, SCALARS, max_size=4)


@given(VALUES)
def test_what_is_written_is_read_as_the_same(value: Any) -> None:
    source = read("f", f"a: {inline(value)}\n".encode())
    assert [one for one in source.problems if one.code != "control-character"] == []
    if not source.problems:
        assert bare(source.data) == {"a": value}


def test_everyday_words_are_not_quoted() -> None:
    assert (
        inline({"place": "park", "who": ["地域づくり課", "yes"]}) == "{place: park, who: [地域づくり課, yes]}"
    )
    assert inline(Decimal("0.0000001")) == "0.0000001"


def test_a_finished_walk_becomes_an_example_that_holds() -> None:
    asked = flow(
        """
        start: items
        steps:
          items: {kind: checklist, ask: 何がありますか。, items: {a: 名簿, b: 会則}, to: read}
          read: {kind: page, title: 読む, to: end}
          end:
            kind: outcome
            title: "はい: おわり"
            recommend: {desks: [{entry: kankyo}, {entry: seisaku}]}
        """
    )
    interview, _ = begin(asked, {"items": {"a": "yes", "b": "unsure"}, "read": []})
    assert list(example_of(interview, "")) == [
        '  - name: "はい: おわり"',
        "    answers:",
        "      items: {a: yes, b: unsure}",
        "    outcome: end",
        "    desks: [kankyo, seisaku]",
    ]
    assert next(example_of(interview, "名前\n二行")) == "  - name: 名前 二行"


def test_an_unfinished_walk_is_no_example() -> None:
    asked = flow("steps: {q: {kind: yes-no, ask: よいですか。, to: end}, end: {kind: outcome}}")
    assert list(example_of(begin(asked, {})[0], "")) == []
