"""A table in words holds all that its file says of it."""

import pytest
from msgspec.structs import replace

from guide.language.model import Aggregate, Flow, HitPolicy
from guide.views.words.table import ANY, LEGEND, as_json, in_words, no_table, otherwise, policy
from tests.making import flow

FLOW: Flow = flow("""
tables:
  forms-table:
    title: 形を決める
    hit-policy: first
    inputs: [lead, yen]
    outputs: {form: {catalogue: forms, default: itaku}, share: {type: number}}
    rules:
      - {when: {lead: us}, then: {form: koen, share: 0.5}, because: 市民が中心です。}
      - {when: [{lead: city}, {yen: "> 5"}], then: {form: hojo, share: 2}}
      - {then: {form: hojo, share: 1}}
steps:
  lead: {kind: choice, ask: 中心, options: {us: 市民, city: 市}, to: yen}
  yen: {kind: number, ask: 費用, unit: 円, to: end}
  end: {kind: outcome}
""")
TABLE = FLOW.tables["forms-table"]


def test_a_table_is_read_from_conditions_to_results_to_reason_and_source() -> None:
    told = in_words(FLOW, TABLE)
    assert [(column.heading, column.asks) for column in told.columns] == [
        ("中心", True),
        ("ほかの条件", True),
        ("協働のかたち", False),
        ("結果（share）", False),
        ("理由", False),
        ("出典", False),
    ]
    assert [column.cells[0] for column in told.columns] == [
        "市民",
        ANY,
        "後援",
        "0.5",
        "市民が中心です。",
        "「見本の指針」1ページ",
    ]
    assert told.columns[1].cells[1] == "（「中心」が市、または、「費用」が5円超）"
    assert told.rules == 3


def test_it_is_told_how_the_table_is_read() -> None:
    assert in_words(FLOW, TABLE).notes == (
        "上から見て、最初に当てはまる規則を使います。",
        "当てはまる規則がなければ、協働のかたちは「委託」です。",
        LEGEND,
    )
    full = replace(
        TABLE, rules=TABLE.rules[:1], outputs=tuple(replace(one, default=None) for one in TABLE.outputs)
    )
    assert in_words(FLOW, full).notes == ("上から見て、最初に当てはまる規則を使います。",)


def test_every_policy_has_a_sentence_of_its_own() -> None:
    told = [
        policy(replace(TABLE, hit_policy=one, aggregate=how))
        for one in HitPolicy
        for how in (Aggregate if one is HitPolicy.COLLECT else [Aggregate.LIST])
    ]
    assert len(set(told)) == len(told) == 11


def test_a_single_output_without_catalogue_is_the_result() -> None:
    single = replace(TABLE, outputs=(replace(TABLE.outputs[1], default=7),))
    assert otherwise(FLOW, single) == ["当てはまる規則がなければ、結果は「7」です。"]


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("form-table", "'form-table' という表は、この案内にありません。'forms-table' のことですか。"),
        ("x\x1b", "'x' という表は、この案内にありません。表の名前は forms-table です。"),
    ],
)
def test_a_table_that_is_not_there_is_told_with_what_there_is(wanted: str, said: str) -> None:
    assert no_table(FLOW, wanted) == said


def test_a_guide_without_tables_says_so() -> None:
    assert no_table(replace(FLOW, tables={}), "t") == "この案内には、決め方の表がありません。"


def test_as_data_a_table_has_ids_beside_words() -> None:
    data = as_json(FLOW, TABLE)
    assert data["inputs"] == [{"name": "lead", "text": "中心"}, {"name": "yen", "text": "費用"}]
    assert data["aggregate"] is None
    assert [one["default"] for one in data["outputs"]] == ["itaku", None]
    assert data["rules"][0] == {
        "number": 1,
        "when": {"lead": "市民"},
        "together": "",
        "then": {"form": {"value": "koen", "text": "後援"}, "share": {"value": "0.5", "text": "0.5"}},
        "because": "市民が中心です。",
        "citation": "「見本の指針」1ページ",
    }
    counting = replace(TABLE, hit_policy=HitPolicy.COLLECT, aggregate=Aggregate.COUNT)
    assert as_json(FLOW, counting)["aggregate"] == "count"
