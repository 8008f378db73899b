"""Decision tables give what their hit policy means in DMN."""

import pickle
from decimal import Decimal

import pytest
from msgspec.structs import replace

from guide.engine.follow import follow, value_of
from guide.engine.tables import SHORT, aggregate, by_priority, run
from guide.engine.trace import TableRun
from guide.language import conditions
from guide.language.conditions import Among, AnswerOf, Name, Range, Value
from guide.language.model import Aggregate, Flow, HitPolicy, Table
from tests.making import flow

# Rule 0 hits from 1 on, rule 1 from 2 on, rule 2 from 3 on: the answer is the number of hits.
STEPS = """
steps:
  n: {kind: number, to: end}
  end: {kind: outcome}
"""


def table(policy: str, outputs: str, *thens: str, how: str = "") -> Flow:
    rules = "\n".join(f'      - {{when: {{n: ">= {at}"}}, then: {then}}}' for at, then in enumerate(thens, 1))
    extra = f"\n    aggregate: {how}" if how else ""
    return flow(f"""
tables:
  t:
    hit-policy: {policy}{extra}
    inputs: [n]
    outputs: {outputs}
    rules:
{rules}
{STEPS}""")


def decide(made: Flow, n: int) -> TableRun:
    return run(made.tables["t"], value_of(made, follow(made, {"n": n})))


LEVELS = "{o: {values: [high, middle, low]}}"


@pytest.mark.parametrize(
    ("policy", "n", "result", "used"),
    [
        ("unique", 1, "low", (0,)),
        ("first", 3, "low", (0,)),
        ("priority", 3, "high", (1,)),
        ("rule-order", 3, ("low", "high", "low"), (0, 1, 2)),
        ("output-order", 3, ("high", "low", "low"), (1, 0, 2)),
        ("collect", 3, ("low", "high", "low"), (0, 1, 2)),
    ],
)
def test_each_policy_makes_its_own_result_of_the_same_hits(
    policy: str, n: int, result: object, used: tuple[int, ...]
) -> None:
    made = table(policy, LEVELS, "{o: low}", "{o: high}", "{o: low}")
    decided = decide(made, n)
    assert decided.outputs == {"o": result}
    assert decided.used == used
    assert decided.hits == tuple(range(n))
    assert not decided.conflict


def test_a_second_hit_of_a_unique_table_is_a_contradiction_and_gives_no_value() -> None:
    made = table("unique", "{o: {values: [a]}, p: {values: [b]}}", "{o: a, p: b}", "{o: a, p: b}")
    assert decide(made, 2) == TableRun("t", (0, 1), (), {"o": None, "p": None}, conflict=True)


def test_rules_of_an_any_table_may_hit_together_as_long_as_they_agree() -> None:
    made = table("any", LEVELS, "{o: low}", "{o: low}", "{o: high}")
    assert decide(made, 2) == TableRun("t", (0, 1), (0, 1), {"o": "low"})
    assert decide(made, 3) == TableRun("t", (0, 1, 2), (), {"o": None}, conflict=True)


def test_an_any_table_contradicts_itself_when_only_the_second_output_differs() -> None:
    made = table("any", "{o: {values: [a]}, p: {values: [b, c]}}", "{o: a, p: b}", "{o: a, p: c}")
    assert decide(made, 2).conflict


def test_several_outputs_are_ordered_from_left_to_right() -> None:
    outputs = "{o: {values: [a, b]}, p: {values: [x, y]}}"
    made = table("output-order", outputs, "{o: b, p: x}", "{o: a, p: y}", "{o: a, p: x}")
    assert decide(made, 3).outputs == {"o": ("a", "a", "b"), "p": ("x", "y", "x")}


def test_an_output_without_listed_values_does_not_decide_the_order() -> None:
    made = table(
        "output-order",
        "{o: {type: number}, p: {values: [x, y]}}",
        "{o: 9, p: y}",
        "{o: 1, p: y}",
        "{o: 5, p: x}",
    )
    assert decide(made, 3).outputs == {"o": (5, 9, 1), "p": ("x", "y", "y")}


def test_the_order_of_a_catalogue_is_its_order_of_priority() -> None:
    made = table("priority", "{o: {catalogue: forms}}", "{o: itaku}", "{o: koen}")
    assert decide(made, 2).outputs == {"o": "koen"}


def test_a_result_outside_the_listed_values_comes_last() -> None:
    made = table("priority", LEVELS, "{o: low}", "{o: high}").tables["t"]
    stranger = replace(made.rules[0], then=("stranger",))
    by_hand = replace(made, rules=(stranger, *made.rules))
    assert by_priority(by_hand, (0, 1, 2)) == (2, 1, 0)


@pytest.mark.parametrize(
    ("how", "result"), [("count", 3), ("sum", Decimal("11.75")), ("min", Decimal("1.25")), ("max", 8)]
)
def test_collect_joins_the_results_that_hit(how: str, result: object) -> None:
    made = table("collect", "{o: {type: number}}", "{o: 2.5}", "{o: 8}", "{o: 1.25}", how=how)
    assert decide(made, 3).outputs == {"o": result}
    assert decide(made, 3).used == (0, 1, 2)


def test_a_count_counts_equal_results_each() -> None:
    made = table("collect", LEVELS, "{o: low}", "{o: low}", how="count")
    assert decide(made, 2).outputs == {"o": 2}


@pytest.mark.parametrize("how", ["sum", "min", "max"])
def test_words_have_no_sum_and_no_least(how: str) -> None:
    made = table("collect", "{o: {type: number}}", "{o: 1}", "{o: 2}", how=how).tables["t"]
    mixed = replace(made, rules=(made.rules[0], replace(made.rules[1], then=("two",))))
    assert run(mixed, lambda _: 2).outputs == {"o": None}


@pytest.mark.parametrize(
    ("policy", "how", "without", "with_default"),
    [
        ("unique", "", None, 7),
        ("any", "", None, 7),
        ("first", "", None, 7),
        ("priority", "", None, 7),
        ("rule-order", "", (), (7,)),
        ("output-order", "", (), (7,)),
        ("collect", "list", (), (7,)),
        ("collect", "count", 0, 7),
        ("collect", "sum", None, 7),
        ("collect", "min", None, 7),
        ("collect", "max", None, 7),
    ],
)
def test_when_no_rule_hits_the_default_is_the_result(
    policy: str, how: str, without: Value | None, with_default: Value
) -> None:
    plain = table(policy, "{o: {values: [1, 7]}}", "{o: 1}", how=how)
    assert decide(plain, 0) == TableRun("t", (), (), {"o": without})
    defaulted = table(policy, "{o: {values: [1, 7], default: 7}}", "{o: 1}", how=how)
    assert decide(defaulted, 0) == TableRun("t", (), (), {"o": with_default})
    assert decide(defaulted, 1).outputs != {"o": with_default}


def test_the_default_of_an_aggregate_is_a_number_or_nothing() -> None:
    made = table("collect", LEVELS, "{o: low}", how="count").tables["t"]
    worded = replace(made, outputs=(replace(made.outputs[0], default="low"),))
    assert run(worded, lambda _: None).outputs == {"o": None}


def test_a_rule_without_condition_always_hits() -> None:
    made = flow(
        "tables: {t: {hit-policy: first, inputs: [n], outputs: {o: {values: [a]}}, rules: [{then: {o: a}}]}}"
        + STEPS
    )
    assert run(made.tables["t"], lambda _: None).outputs == {"o": "a"}


def test_a_list_is_no_amount() -> None:
    assert aggregate(Aggregate.LIST, [1, 2]) is None


def test_every_policy_and_every_aggregate_gives_a_run_for_any_table() -> None:
    made = table("first", LEVELS, "{o: low}", "{o: high}").tables["t"]
    for policy in HitPolicy:
        for how in Aggregate:
            decided = run(replace(made, hit_policy=policy, aggregate=how), lambda _: 2)
            assert set(decided.outputs) == {"o"}


def by_number(rules: int, policy: HitPolicy = HitPolicy.RULE_ORDER) -> Table:
    """A table whose rule 0 hits from 1 on, rule 1 from 2 on, and so forth."""
    one = table("rule-order", "{o: {values: [a]}}", "{o: a}").tables["t"]
    from_here_on = [
        replace(one.rules[0], when=conditions.Test(AnswerOf("n"), Among(ranges=(Range(low=at),))))
        for at in range(1, rules + 1)
    ]
    return replace(one, hit_policy=policy, rules=tuple(from_here_on))


@pytest.mark.parametrize("rules", [SHORT, SHORT + 1])
def test_a_table_is_decided_the_same_with_and_without_an_index(rules: int) -> None:
    made = by_number(rules)
    for n in range(rules + 2):
        values: dict[Name, Value] = {AnswerOf("n"): n}
        hits = tuple(range(min(n, rules)))
        assert run(made, values.get) == TableRun("t", hits, hits, {"o": ("a",) * len(hits)})


def test_a_contradiction_is_found_with_an_index_too() -> None:
    values: dict[Name, Value] = {AnswerOf("n"): 2}
    assert run(by_number(SHORT + 1, HitPolicy.UNIQUE), values.get) == TableRun(
        "t", (0, 1), (), {"o": None}, conflict=True
    )


def test_nobody_can_change_a_run_that_others_read() -> None:
    outputs = run(by_number(SHORT + 1), lambda _: None).outputs
    with pytest.raises(TypeError):
        outputs["o"] = "b"  # type: ignore[index]


def test_an_index_is_no_part_of_a_table() -> None:
    made, fresh = by_number(SHORT + 1), by_number(SHORT + 1)
    run(made, lambda _: None)
    assert made == fresh
    assert hash(made) == hash(fresh)
    kept = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own
    assert kept == made
    assert not kept.__dict__
    fewer = replace(made, rules=made.rules[1:])
    values: dict[Name, Value] = {AnswerOf("n"): 1}
    assert run(made, values.get).hits == (0,)
    assert run(fewer, values.get).hits == ()
