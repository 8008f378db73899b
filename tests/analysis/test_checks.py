"""What `kyodo check` says of a flow that loads: every finding, and silence where all is well."""

import pytest

from guide.analysis.checks import findings
from guide.language.diagnostics import Finding
from tests.making import flow

STEPS = """
steps:
  lead:
    kind: choice
    options: {citizens: 市民, city: 市}
    routes: [{when: {lead: city}, to: own}, {to: goal}]
  goal: {kind: outcome, recommend: {forms: [{entry: koen}, {entry: hojo}]}}
  own: {kind: outcome}
"""
ALL_IS_WELL = """
examples:
  - {name: 市民, answers: {lead: citizens}, outcome: goal, forms: [koen, hojo]}
  - {name: 市, answers: {lead: city}, outcome: own}
  - {name: まだ, answers: {}, asking: lead}
"""


def found(text: str) -> list[Finding]:
    return list(findings(flow(text)))


def found_in_example(example: str) -> Finding:
    """The one finding about an example put behind those with which all is well."""
    (one,) = found(f"{STEPS}{ALL_IS_WELL}  - {example}\n")
    assert one.path[:2] == ("examples", 3)
    return one


def test_a_flow_whose_examples_hold_and_whose_parts_are_needed_has_no_findings() -> None:
    assert found(STEPS + ALL_IS_WELL) == []


def test_an_example_that_ends_elsewhere_says_where() -> None:
    one = found_in_example("{name: 例, answers: {lead: city}, outcome: goal}")
    assert (one.code, one.path[2]) == ("example-fails", "outcome")
    assert (one.facts["expected"], one.facts["actual"]) == ("goal", "結果 own")


def test_an_example_that_still_asks_says_what() -> None:
    one = found_in_example("{name: 例, answers: {}, outcome: goal}")
    assert (one.code, one.facts["actual"]) == ("example-fails", "質問 lead")


def test_an_example_that_should_ask_and_ends_fails() -> None:
    one = found_in_example("{name: 例, answers: {lead: city}, asking: lead}")
    assert (one.code, one.path[2], one.facts["actual"]) == ("example-fails", "asking", "結果 own")


def test_an_example_with_other_recommendations_lists_both() -> None:
    one = found_in_example("{name: 例, answers: {lead: citizens}, outcome: goal, forms: [hojo]}")
    assert (one.code, one.path[2]) == ("example-fails", "forms")
    assert (one.facts["expected"], one.facts["actual"]) == ("[hojo]", "[koen, hojo]")


def test_an_example_that_expects_nothing_is_told() -> None:
    assert found_in_example("{name: 例, answers: {lead: city}}").code == "example-says-nothing"


def test_an_example_that_expects_a_step_or_catalogue_that_is_not_there_gets_the_nearest_name() -> None:
    step = found_in_example("{name: 例, answers: {lead: city}, outcome: won}")
    assert (step.code, step.path[2], step.facts["near"]) == ("unknown-step", "outcome", "own")
    shelf = found_in_example("{name: 例, answers: {lead: citizens}, outcome: goal, form: [koen]}")
    assert (shelf.code, shelf.facts["near"], shelf.at_key) == ("unknown-catalogue", "forms", True)


def test_an_example_that_answers_no_question_of_the_flow_gets_the_nearest_name() -> None:
    one = found_in_example("{name: 例, answers: {lead: city, leed: city}, outcome: own}")
    assert (one.code, one.facts["near"], one.at_key) == ("example-unknown-question", "lead", True)


def test_an_answer_that_its_question_refuses_is_told_with_the_sentence_people_get() -> None:
    one = found_in_example("{name: 例, answers: {lead: 市長}, asking: lead}")
    assert one.code == "example-answer"
    assert "次の中から一つ選んでください" in str(one.facts["refusal"])


def test_where_an_example_ends_is_not_told_when_an_answer_of_it_was_refused() -> None:
    assert found_in_example("{name: 例, answers: {lead: 市長}, outcome: own}").code == "example-answer"


RANK = """
tables:
  rank:
    hit-policy: unique
    inputs: [lead]
    outputs: {size: {type: text}}
    rules:
      - {when: {lead: citizens}, then: {size: a}}
      - {when: {lead: city}, then: {size: b}}
      - {then: {size: c}}
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{when: {lead: city}, to: own}", "{when: {lead: city}, to: own}, {when: {rank.size: a}, to: own}"),
        ("{entry: koen}", "{entry: koen, when: {rank.size: a}}"),
    ],
)
def test_a_table_that_contradicts_itself_in_an_example_is_told_with_its_rules(old: str, new: str) -> None:
    example = "examples: [{name: 例, answers: {lead: citizens}, outcome: goal, forms: [koen]}]"
    told = [one for one in found(RANK + STEPS.replace(old, new) + example) if one.code != "no-example"]
    assert [(one.code, one.path) for one in told] == [("table-conflict", ("examples", 0, "name"))]
    assert (told[0].facts["table"], told[0].facts["rules"], told[0].facts["both"]) == (
        "rank",
        "1 と 3",
        "両方",
    )


def test_more_than_two_rules_that_contradict_each_other_are_all_named() -> None:
    always = RANK.replace("when: {lead: city}, ", "")
    steps = STEPS.replace("{entry: koen}", "{entry: koen, when: {rank.size: a}}")
    told = [one for one in found(always + steps + ALL_IS_WELL) if one.code == "table-conflict"]
    assert (told[0].facts["rules"], told[0].facts["both"]) == ("1 と 2 と 3", "すべて")


def test_an_outcome_that_no_example_reaches_is_told() -> None:
    told = found(STEPS + "examples: [{name: 市民, answers: {lead: citizens}, outcome: goal}]")
    assert [(one.code, one.path) for one in told] == [("no-example", ("steps", "own"))]


def test_a_step_that_nothing_leads_to_is_told() -> None:
    told = found(f"{STEPS}  lost: {{kind: outcome}}\n{ALL_IS_WELL}")
    assert [(one.code, one.path) for one in told] == [("unreachable-step", ("steps", "lost"))]


TABLES = """
tables:
  inner: {hit-policy: first, inputs: [lead], outputs: {size: {type: text}}, rules: [{then: {size: a}}]}
  outer: {hit-policy: first, inputs: [inner.size], outputs: {size: {type: text}}, rules: [{then: {size: b}}]}
"""


def test_a_table_that_nothing_reads_is_told_with_the_one_it_reads() -> None:
    told = found(TABLES + STEPS + ALL_IS_WELL)
    assert [(one.code, one.path[1]) for one in told] == [("unused-table", "inner"), ("unused-table", "outer")]


@pytest.mark.parametrize(
    "own",
    [
        "{kind: outcome, title: '{outer.size}'}",
        "{kind: outcome, blocks: [{text: 文, when: {outer.size: b}}]}",
        "{kind: outcome, recommend: {forms: [{entry: koen, when: {outer.size: b}}]}}",
    ],
)
def test_a_table_is_used_by_a_text_or_a_condition_and_uses_the_table_it_reads(own: str) -> None:
    assert found(TABLES + STEPS.replace("{kind: outcome}", own) + ALL_IS_WELL) == []


def test_a_value_that_only_an_unused_one_reads_is_unused_too() -> None:
    values = "values: {a: {when: {lead: city}}, b: {when: {a: yes}}, c: {sum: [5]}}\n"
    told = found(
        values + (STEPS + ALL_IS_WELL).replace("own: {kind: outcome}", "own: {kind: outcome, title: '{c}円'}")
    )
    assert [(one.code, one.path[1]) for one in told] == [("unused-value", "a"), ("unused-value", "b")]
