"""The score of examples in words, with the examples to paste."""

from guide.analysis.mutation import LEFT_OUT, Score, Unnoticed, score
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


def test_what_makes_no_difference_is_listed_apart_and_asks_for_no_example() -> None:
    made = flow(GUIDE.format(examples=C).replace("{q: [a, b]}, then: {o: hojo}", "{q: [a]}, then: {o: koen}"))
    found = score(made)
    told = list(lines(made, found))
    assert told[0] == "mihon/flow: 1か所ずつ変えた結果の変わる 5 件のうち、2 件に例が気づきます（40%）。"
    assert told[-3:] == [
        "  ほかに 2 件変えましたが、どの答えでも、結果も勧めるものも同じです（すべて確かめました）。",
        "  # 表 't' › 規則 1: 規則を消す",
        "  # 表 't' › 規則 2: 規則を消す",
    ]
    data = as_json(made, found)
    assert (data["changes"], data["noticed"]) == (7, 2)
    assert data["idle"] == [{"change": "left-out", "path": ["tables", "t", "rules", rule]} for rule in (0, 1)]


def test_a_change_for_which_no_answers_were_found_is_listed_without_an_example() -> None:
    found = Score(1, (Unnoticed(LEFT_OUT, ("tables", "t", "rules", 0), None),))
    assert list(lines(guide(A, B, C), found)) == [
        "mihon/flow: 1か所ずつ変えた 1 件のうち、0 件に例が気づきます（0%）。",
        "  1 件では、結果の変わる答えが見つかりませんでした。",
        "  # 表 't' › 規則 1: 規則を消す",
    ]


def test_a_flow_whose_examples_notice_everything_has_one_line() -> None:
    made = guide(A, B, C)
    assert len(list(lines(made, score(made)))) == 1
