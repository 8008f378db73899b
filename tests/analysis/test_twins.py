"""Rules that others stand in for: leaving them out changes nothing, whatever hits."""

import os
from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guide.analysis.twins import makes_a_difference, may_make_a_difference, twins_of, used_alone
from guide.engine.tables import decided
from guide.engine.trace import TableRun
from guide.language import conditions
from guide.language.conditions import Among, AnswerOf, Some, holds
from guide.language.model import Aggregate, Citation, HitPolicy, Output, Rule, Table

SOME = int(os.environ.get("KYODO_EXAMPLES", "100"))
POLICIES = [one for one in HitPolicy if one is not HitPolicy.COLLECT]


def hit(number: int) -> conditions.Test:
    return conditions.Test(AnswerOf(f"q{number}"), Among(frozenset({"yes"})))


def table(policy: HitPolicy, results: list[tuple[str, str]]) -> Table:
    rules = tuple(
        Rule(hit(number), (then,), (because,) if because else (), (Citation("plan", "1"),))
        for number, (then, because) in enumerate(results)
    )
    output = Output("o", "", ("x", "y", "z"), None, ("x", "y", "z"), numeric=False)
    return Table("t", "t", policy, Aggregate.LIST, (), (output,), rules)


def subsets(rules: int) -> Iterator[tuple[int, ...]]:
    for size in range(rules + 1):
        yield from combinations(range(rules), size)


def hitting(hits: tuple[int, ...]) -> conditions.Lookup:
    """The answers with which these rules hit."""
    return lambda name: "yes" if str(name) in {f"q{one}" for one in hits} else None


def told_of(made: Table, run: TableRun) -> object:
    """What people see of it: each entry once, with its reasons."""
    gathered: dict[str, list[object]] = {}
    for rule in run.used:
        one = made.rules[rule]
        reasons = gathered.setdefault(str(one.then[0]), [])
        if (one.because, one.cite) not in reasons:
            reasons.append((one.because, one.cite))
    return list(gathered.items())


@settings(max_examples=SOME)
@given(
    st.sampled_from(POLICIES),
    st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from(["", "理由"])), min_size=2, max_size=5),
    st.booleans(),
)
def test_a_rule_without_a_difference_can_be_left_out(
    policy: HitPolicy, results: list[tuple[str, str]], told: bool
) -> None:
    made = table(policy, results)
    for rule in range(len(results)):
        twins = twins_of(made, rule, told=told, counted=not told)
        for hits in subsets(len(results)):
            if rule not in hits:
                continue
            without = tuple(one for one in hits if one != rule)
            before, after = decided(made, hits), decided(made, without)
            value_of = hitting(hits)
            may = holds(may_make_a_difference(made, twins), value_of)
            if before.conflict:
                continue
            used = used_alone(made, twins)
            assert used is None or holds(used, value_of) is (rule in before.used)
            assert makes_a_difference(made, twins, hits) is may
            if not may:
                assert before.outputs == after.outputs or told
                assert not told or told_of(made, before) == told_of(made, after)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_rule_whose_twin_hits_as_well_makes_no_difference(policy: HitPolicy) -> None:
    made = table(policy, [("x", ""), ("x", ""), ("y", "")])
    twins = twins_of(made, 0, told=True, counted=False)
    expected = policy is HitPolicy.UNIQUE  # there both must not hit
    assert makes_a_difference(made, twins, (0, 1)) is expected
    assert makes_a_difference(made, twins, (0,))


def test_a_rule_with_a_reason_of_its_own_has_no_twin_where_people_read_it() -> None:
    made = table(HitPolicy.FIRST, [("x", "理由"), ("x", "")])
    assert not twins_of(made, 0, told=True, counted=False).same
    assert twins_of(made, 0, told=False, counted=False).same


def test_a_rule_below_one_that_always_hits_is_never_used() -> None:
    made = table(HitPolicy.FIRST, [("x", ""), ("y", "")])
    made = replace(made, rules=(replace(made.rules[0], when=None), made.rules[1]))
    assert used_alone(made, twins_of(made, 1, told=True, counted=False)) == Some(())
