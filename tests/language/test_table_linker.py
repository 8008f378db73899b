"""Tables become rules whose results are known."""

import pytest

from tests.language.small import loaded, told

OUTPUT = "form: {catalogue: forms}"
NUMBER = (
    (OUTPUT, "form: {type: number}"),
    ("form: hojo", "form: 5"),
    ("      forms: [{from: order.form}]", "      forms: []"),
)


def test_an_output_knows_all_it_can_be() -> None:
    flow = loaded((OUTPUT, "form: {catalogue: forms, default: koen}")).flow
    assert flow is not None
    output = flow.tables["order"].output("form")
    assert output.values == ("hojo", "koen")
    assert output.given == ("hojo", "koen")
    assert not output.numeric
    numbers = loaded(*NUMBER).flow
    assert numbers is not None
    assert numbers.tables["order"].output("form").given == (5,)
    assert numbers.tables["order"].output("form").numeric


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "hit-policy: rule-order",
            "hit-policy: first\n    aggregate: list",
            "wrong-type: aggregate は、hit-policy",
        ),
        (
            "hit-policy: rule-order",
            "hit-policy: collect\n    aggregate: sum",
            "wrong-type: aggregate: sum は、出力",
        ),
        ("inputs: [lead]", "inputs: [lead, laed]", "unknown-name: 'laed'"),
        (OUTPUT, "form: {catalogue: froms}", "unknown-catalogue: 'froms'"),
        (OUTPUT, "form: {catalogue: forms, default: x}", "unknown-entry: 一覧 'forms' に 'x'"),
        (OUTPUT, OUTPUT + "\n      more: {type: text}", "missing-key: 'more'"),
        ("then: {form: hojo}", "then: {form: hojyo}", "unknown-entry: 一覧 'forms' に 'hojyo'"),
        ("then: {form: hojo}", "then: {form: hojo, more: 1}", "unknown-output: 表 'order' に 'more'"),
        ("form: hojo}, cite: {page: 8}}", "form: hojo}}", "missing-citation: 出典"),
    ],
)
def test_what_a_table_cannot_hold_is_told(old: str, new: str, message: str) -> None:
    found = [one for one in told((old, new)) if "ここには、一覧" not in one]
    assert len(found) == 1
    assert found[0].startswith(message)


@pytest.mark.parametrize(
    ("output", "then", "message"),
    [
        ("{values: [low, high]}", "middle", "unknown-value: 'form' は 'middle'"),
        ("{type: number}", "five", "wrong-type: ここには数を書きます。"),
        ("{type: text}", "5", "wrong-type: ここには文を書きます。"),
        ("{}", "a", "wrong-type: catalogue、values、type"),
        ("{type: text, values: [a]}", "a", "wrong-type: catalogue、values、type"),
    ],
)
def test_a_rule_gives_what_its_column_holds(output: str, then: str, message: str) -> None:
    found = told((OUTPUT, f"form: {output}"), ("form: hojo", f"form: {then}"), ("[{from: order.form}]", "[]"))
    assert len(found) == 1
    assert found[0].startswith(message)


def test_an_order_of_values_needs_values() -> None:
    found = told(*NUMBER, ("hit-policy: rule-order", "hit-policy: priority"))
    assert found == [
        "wrong-type: hit-policy: priority には、順番の決まる出力（catalogue か values）が要ります。"
    ]


@pytest.mark.parametrize(
    ("policy", "output", "then", "condition"),
    [
        ("first", "{type: text}", "low", "{order.form: low}"),
        ("first", "{type: number}", "5", "{order.form: '>= 5'}"),
        ("first", "{values: [1, 2]}", "1", "{order.form: 1}"),
        ("rule-order", "{type: number}", "5", "{order.form: {includes: 5}}"),
        ("collect\n    aggregate: sum", "{type: number}", "5", "{order.form: '> 5'}"),
        ("collect\n    aggregate: count", "{type: text}", "a", "{order.form: 1}"),
        ("collect", "{type: text}", "a", "{order.form: {any: [a]}}"),
    ],
)
def test_conditions_on_outputs_follow_what_the_table_gives(
    policy: str, output: str, then: str, condition: str
) -> None:
    changes = [
        ("hit-policy: rule-order", f"hit-policy: {policy}"),
        (OUTPUT, f"form: {output}"),
        ("form: hojo", f"form: {then}"),
        ("[{from: order.form}]", "[]"),
        ("{text: 次の一歩}", f"{{text: 次の一歩, when: {condition}}}"),
    ]
    assert told(*changes) == []
