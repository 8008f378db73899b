"""The score of examples in words, with the examples to paste."""

from guide.analysis.mutation import score
from guide.views.words.mutation import as_json, lines
from tests.analysis.test_mutation import GUIDE, A, B, C, guide
from tests.making import flow


def test_the_example_that_is_missing_is_shown_below_what_it_would_notice() -> None:
    made = guide(B, C)
    assert list(lines(made, score(made))) == [
        "mihon/flow: 1か所ずつ変えた 7 件のうち、6 件に例が気づきます（85%）。",
        "  1 件には、どの例も気づきません。次の例を examples に足すと、気づきます。",
        "  # 表 't' › 規則 1: 規則を消す",
        "  - name: end",
        "    answers:",
        "      q: a",
        "    outcome: end",
        "    forms: [koen, hojo]",
    ]
    assert as_json(made, score(made))["unnoticed"] == [
        {"change": "left-out", "path": ["tables", "t", "rules", 0], "answers": {"q": "a"}}
    ]


def test_what_makes_no_difference_is_listed_apart() -> None:
    made = flow(GUIDE.format(examples=C).replace("{q: [a, b]}, then: {o: hojo}", "{q: [a]}, then: {o: koen}"))
    told = list(lines(made, score(made)))
    assert "  2 件では、結果の変わる答えが見つかりませんでした。" in told
    assert told[-1] == "  # 表 't' › 規則 2: 規則を消す"


def test_a_flow_whose_examples_notice_everything_has_one_line() -> None:
    made = guide(A, B, C)
    assert len(list(lines(made, score(made)))) == 1
