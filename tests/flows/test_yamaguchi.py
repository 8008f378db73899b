"""Yamaguchi's numbered items: what the finder gives to whom is what the ■ columns of the plan say."""

import re
from collections.abc import Iterator

from guide import library
from guide.engine.wording import spoken
from guide.language import conditions
from guide.language.conditions import Among, Condition, Every
from guide.language.model import Entry, Flow, Rule

COLUMNS = {
    "citizens": "市民",
    "community": "地域コミュニティ",
    "groups": "市民活動団体",
    "business": "事業者",
    "schools": "教育機関",
    "city": "行政",
    "other": "その他",
}
AGAIN = "【再掲】"


def measures() -> Flow:
    files = library.read(library.shipped() / "yamaguchi" / "measures.yaml")
    assert isinstance(files, library.Files)
    flow = library.flow(files)
    assert isinstance(flow, Flow)
    return flow


FLOW = measures()
ITEMS = FLOW.city.catalogues["measures"].entries


def fact(entry: Entry, label: str) -> set[str]:
    """What a fact of an item lists, without what is said of it in brackets."""
    words = next(spoken(block.text) for block in entry.facts if block.heading == label)
    return {re.sub("（.*?）", "", word) for word in words.split("、")}


def columns(rule: Rule) -> Iterator[str]:
    """The columns of those to whom a rule gives its item."""
    for test in asked_by(rule.when):
        if str(test.name) == "other-kind":
            yield COLUMNS["other"]
        elif str(test.name) == "role.who":
            assert isinstance(test.predicate, Among)
            yield from (COLUMNS[str(who)] for who in test.predicate.values)


def asked_by(condition: Condition | None) -> Iterator[conditions.Test]:
    parts = condition.parts if isinstance(condition, Every) else (condition,)
    yield from (part for part in parts if isinstance(part, conditions.Test))


def test_all_52_items_are_there_and_five_of_them_only_repeat_others() -> None:
    assert len(ITEMS) == 52
    assert sum(AGAIN in item.name for item in ITEMS.values()) == 5


def test_the_finder_gives_every_item_to_exactly_those_whose_column_is_marked_and_repeats_none() -> None:
    given: dict[object, set[str]] = {}
    for rule in FLOW.tables["finder"].rules:
        given.setdefault(rule.then[0], set()).update(columns(rule))
    marked = {key: fact(item, "対象（■の欄）") for key, item in ITEMS.items() if AGAIN not in item.name}
    assert given == marked


def test_the_desks_of_a_result_are_the_departments_of_its_items() -> None:
    desks: dict[object, set[str]] = {key: set() for key in ITEMS}
    for rule in FLOW.tables["desks"].rules:
        name = FLOW.entry("departments", str(rule.then[0])).name
        for test in asked_by(rule.when):
            for member in getattr(test.predicate, "members", ()):
                desks[member].add(name)
    # 協働推進課 stands first in every result; 関係課 and 全所属 are no desks of their own.
    general = {"協働推進課", "関係課", "全所属"}
    named = {key: fact(item, "担当課") - general for key, item in ITEMS.items()}
    assert {key: desks[key] for key, item in ITEMS.items() if AGAIN not in item.name} == {
        key: names for key, names in named.items() if AGAIN not in ITEMS[key].name
    }
