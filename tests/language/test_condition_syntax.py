"""Conditions are read as authors write them, and every mistake is found at its place."""

import pytest

from guide.language.conditions import (
    Among,
    Answered,
    Condition,
    Count,
    Every,
    Not,
    Range,
    Some,
)
from guide.language.conditions import (
    Test as OneTest,
)
from guide.language.model import Page
from tests.language.small import CITY, loaded, told, when


def read(condition: str) -> Condition | None:
    flow = loaded(when(condition)).flow
    assert flow is not None
    page = flow.steps["read"]
    assert isinstance(page, Page)
    return page.blocks[0].when


def predicate(condition: str) -> object:
    test = read(condition)
    assert isinstance(test, OneTest)
    return test.predicate


def test_a_named_set_stands_for_its_values() -> None:
    city = CITY + "sets: {public: [city], cold: [snow, health], few: [1, '>= 5']}\n"

    def in_set(condition: str) -> list[str]:
        return told(when(condition), ("steps:", "sets: {days: [2026-04-01]}\nsteps:"), city=city)

    for good in ("{lead: {in: public}}", "{fields: {in: cold}}", "{size: {in: few}}", "{day: {in: days}}"):
        assert in_set(good) == []
    assert in_set("{lead: {not: {in: public}}}") == []
    assert in_set("{lead: {in: cold}}") == [
        "unknown-value: 'lead' は 'health' になりません。",
        "unknown-value: 'lead' は 'snow' になりません。",
    ]
    assert in_set("{lead: {in: [city]}}") == ["unknown-set: '一覧' という値の集まりは、sets にありません。"]
    (marked,) = in_set("{ready: {in: public}}")
    assert marked.startswith("bad-test: 'ready' に、この比べ方（in）は使えません。")
    broken = told(when("{lead: {in: days}}"), ("steps:", "sets: {days: [true]}\nsteps:"))
    assert [one.partition(":")[0] for one in broken] == ["wrong-type"]


def test_what_a_set_means_is_what_its_values_mean() -> None:
    def tested(condition: str) -> Condition | None:
        flow = loaded(when(condition), ("steps:", "sets: {all: [snow, health], city: [city]}\nsteps:")).flow
        assert flow is not None
        page = flow.steps["read"]
        assert isinstance(page, Page)
        return page.blocks[0].when

    assert tested("{fields: {in: all}}") == tested("{fields: {any: [snow, health]}}")
    assert tested("{lead: {in: city}}") == tested("{lead: [city]}")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("{lead: city}", Among(frozenset({"city"}))),
        ("{lead: [city, citizens]}", Among(frozenset({"city", "citizens"}))),
        ("{ready.people: unsure}", Among(frozenset({"unsure"}))),
        ("{size: 5}", Among(ranges=(Range(5, 5),))),
        ("{size: [1, '>= 5']}", Among(ranges=(Range(1, 1), Range(low=5)))),
        ("{day: '< 2026-04-01'}", Among(ranges=(Range(high="2026-04-01", high_open=True),))),
        ("{day: 2026-04-01}", Among(ranges=(Range("2026-04-01", "2026-04-01"),))),
        ("{fields: {includes: snow}}", Count(frozenset({"snow"}), Range(low=1))),
        ("{fields: {any: [snow, none]}}", Count(frozenset({"snow", "none"}), Range(low=1))),
        ("{fields: {all: [snow, health]}}", Count(frozenset({"snow", "health"}), Range(low=2))),
        ("{fields: {none: snow}}", Count(frozenset({"snow"}), Range(high=0))),
        ("{fields: {count: '>= 2'}}", Count(frozenset({"snow", "health"}), Range(low=2))),
        ("{ready: {all: yes}}", Count(frozenset({"people", "money"}), Range(low=2), frozenset({"yes"}))),
        ("{ready: {count: 1}}", Count(frozenset({"people", "money"}), Range(1, 1), frozenset({"yes"}))),
        (
            "{ready: {count: 1, of: [no, unsure]}}",
            Count(frozenset({"people", "money"}), Range(1, 1), frozenset({"no", "unsure"})),
        ),
        ("{words: {answered: true}}", Answered()),
        ("{order.form: {includes: hojo}}", Count(frozenset({"hojo"}), Range(low=1))),
    ],
)
def test_a_test_is_read_for_what_its_name_can_be(written: str, expected: object) -> None:
    assert predicate(written) == expected


def test_mappings_lists_and_words_join_tests() -> None:
    a = b = OneTest
    every = read("{lead: city, big: yes}")
    some = read("[{lead: city}, {big: yes}]")
    assert isinstance(every, Every)
    assert isinstance(some, Some)
    assert every.parts == some.parts
    assert isinstance(every.parts[0], a)
    assert isinstance(every.parts[1], b)
    assert read("{all-of: [{lead: city}, {big: yes}]}") == every
    assert read("{any-of: [{lead: city}, {big: yes}]}") == some
    assert read("{not: {lead: city}}") == read("{lead: {not: city}}") == Not(every.parts[0])
    assert read("{lead: {answered: false}}") == Not(OneTest(every.parts[0].name, Answered()))
    both = read("{fields: {includes: snow, none: health}}")
    assert isinstance(both, Every)
    assert len(both.parts) == 2


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("{laed: city}", "unknown-name: 'laed' という"),
        ("{lead: cty}", "unknown-value: 'lead' は 'cty' になりません。"),
        ("{big: true}", "unknown-value: 'big' は 'true' になりません。"),
        ("{big: false}", "unknown-value: 'big' は 'false' になりません。"),
        ("{big: null}", "unknown-value: 'big' は '（空）' になりません。"),
        ("{big: [[yes]]}", "unknown-value: 'big' は '一覧' になりません。"),
        ("{big: [{a: b}]}", "unknown-value: 'big' は 'まとまり' になりません。"),
        ("{big: 5}", "unknown-value: 'big' は '5' になりません。"),
        ("{big: []}", "bad-test: 'big' に、この比べ方（一覧）は使えません。"),
        ("{big: {}}", "bad-test: 'big' に、この比べ方（まとまり）は使えません。"),
        ("{big: {includes: yes}}", "bad-test: 'big' に、この比べ方（includes）"),
        ("{big: {answered: yes}}", "bad-test: 'big' に、この比べ方（answered）"),
        ("{fields: snow}", "bad-test: 'fields' に、この比べ方（snow）"),
        ("{fields: {includes: [snow]}}", "bad-test: 'fields' に、この比べ方（一覧）"),
        ("{fields: {any: []}}", "bad-test: 'fields' に、この比べ方（一覧）"),
        ("{fields: {any: [snow, sky]}}", "unknown-value: 'fields' は 'sky' になりません。"),
        ("{fields: {count: two}}", "bad-range: 'two' は"),
        ("{fields: {not: snow}}", "bad-test: 'fields' に、この比べ方（not）"),
        ("{ready: {all: maybe}}", "unknown-value: 'ready' は 'maybe' になりません。"),
        ("{ready: {count: 1, of: maybe}}", "unknown-value: 'ready' は 'maybe' になりません。"),
        ("{ready: {of: yes}}", "bad-test: 'ready' に、この比べ方（of）"),
        ("{ready: yes}", "bad-test: 'ready' に、この比べ方（yes）"),
        ("{size: {not: x}}", "bad-range: 'x' は"),
        ("{size: true}", "bad-range: 'true' は"),
        ("{size: '[5..1]'}", "empty-range: 範囲 '[5..1]'"),
        ("{size: [1, x]}", "bad-range: 'x' は"),
        ("{words: a}", "text-never-routes: 自由に書く質問 'words'"),
        ("{words: {not: a}}", "text-never-routes: 自由に書く質問 'words'"),
        ("[{lead: city}, 5]", "wrong-type: 条件は"),
        ("{not: 5}", "wrong-type: 条件は"),
        ("{all-of: {lead: city}}", "wrong-type: all-of には条件の一覧を書きます。"),
        ("{any-of: []}", "wrong-type: any-of には条件の一覧を書きます。"),
    ],
)
def test_what_makes_no_sense_is_told_at_its_place(written: str, message: str) -> None:
    (found,) = told(when(written))
    assert found.startswith(message)


def test_every_mistake_of_a_condition_is_told() -> None:
    assert len(told(when("[{laed: city}, {big: maybe, not: {size: x}}]"))) == 3
