"""Questions become the domains of what may be answered."""

import pytest

from guide.language.model import Dates, FreeText, MarkEach, Numbers, OneOf, SomeOf
from tests.language.small import loaded, told


def test_every_kind_of_question_takes_its_own_values() -> None:
    flow = loaded(
        ("kind: date,", "kind: date, least: 2026-04-01,"), ("kind: text,", "kind: text, longest: 9,")
    ).flow
    assert flow is not None
    domains = {step.id: step.domain for step in flow.questions()}
    assert isinstance(domains["lead"], OneOf)
    assert isinstance(domains["fields"], SomeOf)
    assert domains["fields"].exclusive == {"none"}
    assert isinstance(domains["ready"], MarkEach)
    assert domains["size"] == Numbers(None, None, 0, "人")
    assert domains["day"] == Dates("2026-04-01", None)
    assert domains["words"] == FreeText(9, optional=True)
    big = domains["big"]
    assert isinstance(big, OneOf)
    assert {key: (option.text, option.unsure) for key, option in big.options.items()} == {
        "yes": (("はい",), False),
        "no": (("いいえ",), False),
        "unsure": (("わからない",), True),
    }


def test_unsure_is_offered_only_where_it_is_written() -> None:
    flow = loaded(("unsure: true, ", "")).flow
    assert flow is not None
    assert list(flow.asking("big").domain.options) == ["yes", "no"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("unit: 人", "least: 9, most: 1", "empty-range: 範囲 '9〜1'"),
        ("unit: 人", "least: 0.2, most: 0.8", "empty-range: 範囲 '0.2〜0.8'"),
        ("kind: date,", "kind: date, least: 2026-04-02, most: 2026-04-01,", "empty-range: 範囲 '2026-04-02"),
        ("unit: 人", "least: 1000000000000000000", "empty-range: 範囲 '1000000000000000000〜'"),
        ("unit: 人", "most: -1000000000000000000", "empty-range: 範囲 '〜-1000000000000000000'"),
        ("kind: date,", "kind: date, most: 0999-12-31,", "empty-range: 範囲 '〜0999-12-31'"),
        ("kind: date,", "kind: date, least: 4月,", "not-a-date: '4月'"),
        ("exclusive: [none]", "exclusive: [non]", "unknown-option: この質問に 'non'"),
        ("exclusive: [none]", "exclusive: [none]\n    least: 3", "empty-range: 範囲 '3〜2'"),
        ("exclusive: [none]", "exclusive: [none]\n    least: 2\n    most: 1", "empty-range: 範囲 '2〜1'"),
        ("city: 市}", "city: '{big}'}", "echo-not-here: ここには、答え（big）"),
    ],
)
def test_a_question_nobody_could_answer_is_told(old: str, new: str, message: str) -> None:
    (found,) = told((old, new))
    assert found.startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("unit: 人", "least: 9, most: 1", "小さい数を先に書きます。"),
        ("unit: 人", "least: 0.2, most: 0.8", "小数の答えには decimals を書きます。"),
        ("unit: 人", "least: 1000000000000000000", "答えられる数は 18 けたまでです。"),
        ("unit: 人", "most: -1000000000000000000", "答えられる数は 18 けたまでです。"),
        ("kind: date,", "kind: date, most: 0999-12-31,", "答えられる日付は 1000-01-01 からです。"),
        ("kind: date,", "kind: date, least: 2026-04-02, most: 2026-04-01,", "小さい数を先に書きます。"),
    ],
)
def test_what_is_wrong_with_a_range_is_hinted(old: str, new: str, hint: str) -> None:
    assert [problem.hint for problem in loaded((old, new)).diagnostics] == [hint]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: 人", "least: 999999999999999999"),
        ("unit: 人", "most: -999999999999999999.9, decimals: 1"),
        ("kind: date,", "kind: date, most: 1000-01-01,"),
    ],
)
def test_the_last_answers_of_all_may_be_asked_for(old: str, new: str) -> None:
    assert told((old, new)) == []


def test_a_range_may_hold_one_value() -> None:
    assert told(("unit: 人", "least: 0.5, most: 0.5, decimals: 1")) == []
    assert told(("exclusive: [none]", "exclusive: [snow, health, none]")) == []
