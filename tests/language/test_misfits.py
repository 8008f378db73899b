"""Data of the wrong shape is told in the words of the author."""

import pytest

from guide.language.document import FlowDoc
from guide.language.misfits import note_misfit
from guide.language.source import Source, read
from tests.language.small import CITY, loaded, told


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ask: だれが中心になりますか。", "ask: 5", "wrong-type: ここには文を書きます。"),
        ("ask: だれが中心になりますか。", "ask: ''", "wrong-type: ここには一文字以上の文を書きます。"),
        (
            "options: {citizens: 市民, city: 市}",
            "options: {citizens: 市民}",
            "wrong-type: ここには少なくとも 2 つ書きます。",
        ),
        (
            "options: {citizens: 市民, city: 市}",
            "options: {citizens: 1, city: 市}",
            "wrong-type: ここには文を書きます。",
        ),
        ("unit: 人", "least: '5'", "wrong-type: ここには数を書きます。"),
        ("unit: 人", "decimals: 1.5", "wrong-type: ここには整数を書きます。"),
        ("unit: 人", "decimals: -1", "wrong-type: 0 以上の数を書きます。"),
        ("unit: 人", "decimals: 10", "wrong-type: 9 以下の数を書きます。"),
        ("unsure: true", "unsure: yes", "wrong-type: ここには true か false を書きます。"),
        ("exclusive: [none]", "exclusive: none", "wrong-type: ここには一覧"),
        ("then: {form: hojo}", "then: {form: true}", "wrong-type: ここには文か数を一つ書きます。"),
        ("when: {lead: citizens}", "when: citizens", "wrong-type: 条件は"),
        ("when: {lead: citizens}", "when: {}", "wrong-type: 条件は"),
        ("when: {lead: citizens}", "when: ", "wrong-type: 条件は"),
        (
            "hit-policy: rule-order",
            "hit-policy: rule",
            "wrong-type: hit-policy には、次のどれかを書きます: unique、any",
        ),
        ("kind: choices", "kind: chioces", "wrong-type: kind には、次のどれかを書きます: yes-no、choice"),
        ("    kind: choices\n", "", "missing-key: 'kind' がありません。"),
        ("    ask: どの分野ですか。\n", "", "missing-key: 'ask' がありません。"),
        ("size: {kind", "Size: {kind", "bad-id: 'Size' は名前に使えません。"),
        (
            "stage: start\n    ask: だれ",
            "stage: Start\n    ask: だれ",
            "bad-id: 'Start' は名前に使えません。",
        ),
        ("title: 協働の進め方をさがす\n", "", "missing-key: 'title' がありません。"),
        ("stages: [", "stagse: 1\nstages: [", "unknown-key: 'stagse' という項目はありません。"),
        (
            "cite: {page: 8}\n    to: fields",
            "cite: {pege: 8, page: 8}\n    to: fields",
            "unknown-key: 'pege'",
        ),
        ("blocks: [{text: 文,", "blocks: [{txet: 文, text: 文,", "unknown-key: 'txet'"),
    ],
)
def test_a_wrong_shape_is_told_in_the_authors_words(old: str, new: str, message: str) -> None:
    found = [one for one in told((old, new)) if not one.startswith("unknown-step")]
    assert len(found) == 1
    assert found[0].startswith(message)


def test_a_near_miss_is_one_of_the_keys_that_can_stand_there() -> None:
    hints = [
        one.hint for one in loaded(("    ask: だれ", "    aks: 1\n    option: 1\n    ask: だれ")).diagnostics
    ]
    assert hints == ["'ask' のことですか。", "'options' のことですか。"]
    (hint,) = (one.hint for one in loaded(("8}\n    to: fields", "8, kind: 1}\n    to: fields")).diagnostics)
    assert hint == ""
    (flag,) = (one.hint for one in loaded(("unsure: true", "unsure: no")).diagnostics)
    assert flag == "'false' のことですか。"


def test_paths_are_those_of_the_file() -> None:
    (found,) = loaded(("{page: 8}\n    to: fields", "{page: true}\n    to: fields")).diagnostics
    assert found.path == ("steps", "lead", "cite", "page")
    assert found.place == "ステップ 'lead' › cite › page"


def test_a_file_that_is_no_mapping_is_told() -> None:
    for text in ("abc", "[1]", "5"):
        source = read("f", text.encode())
        note_misfit(source, FlowDoc, {"type": "model_type", "loc": (), "msg": "", "input": text})
        assert [one.message for one in source.problems] == ["ここには「名前: 値」のまとまりを書きます。"]
    assert told(city="abc")[0] == "wrong-type: ここには「名前: 値」のまとまりを書きます。"
    assert told(city=CITY.replace("koen: {", "koen: [").replace("8}}\n", "8}]\n"))


def test_what_pydantic_may_say_tomorrow_is_told_without_its_words() -> None:
    source = Source("f", ["a: 1"])
    note_misfit(source, FlowDoc, {"type": "new", "loc": ("nowhere", 0, "x"), "msg": "English", "input": 1})
    assert source.problems[0].message == "ここの書き方が正しくありません。"


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("cite: {page: 8}\n    to: fields", "cite: 4\n    to: fields", "cite: {page: 4} のように書きます。"),
        (
            "cite: {page: 8}\n    to: fields",
            "cite: 指針\n    to: fields",
            "cite: {page: 4} のように書きます。",
        ),
        ("exclusive: [none]", "exclusive: none", "[none] とも書けます。"),
        ("points: [点]", "points: 点", "[点] とも書けます。"),
        ("points: [点]", "points: 点 です", ""),
        ("exclusive: [none]", "exclusive: [none]\n    most: 1,000", "1000 と書きます。"),
        ("exclusive: [none]", "exclusive: [none]\n    most: many", ""),
        (
            "steps:\n",
            "steps:\n  much: {kind: number, stage: start, ask: いくらですか。, most: 3000万円, to: fields}\n",
            "30000000 と書きます。",
        ),
        ("steps:\n", "examples: いち\nsteps:\n", ""),
        (
            "steps:\n",
            "examples: [{name: 例, answers: {lead: citizens}, forms: hojo}]\nsteps:\n",
            "[hojo] とも書けます。",
        ),
    ],
)
def test_how_to_write_it_is_told_where_it_is_certain(old: str, new: str, hint: str) -> None:
    assert hint in {one.hint for one in loaded((old, new)).diagnostics}
