"""In plain words a flow leads every answer where it led it before, and tests no amount of one answer."""

import os
from collections.abc import Iterator
from decimal import Decimal

import pytest

from guide.analysis.amounts import plain
from guide.analysis.amounts.alone import Figures
from guide.analysis.amounts.listed import listed
from guide.analysis.diagram import OUTCOME, Stop, compile_flow
from guide.analysis.diagram.meaning import conditions_of
from guide.analysis.diff import compare, match
from guide.analysis.proof import Proof, doubt_of, prove
from guide.engine.answers import Refusal, accept
from guide.engine.follow import follow
from guide.language.conditions import Name, Value, ValueOf, names_in
from guide.language.model import Asking, Flow
from tests.laws.brute_force import chance, every_answer
from tests.laws.random_flows import COUNTING, seeded_flow
from tests.making import flow

SOME = int(os.environ.get("KYODO_EXAMPLES", "24"))


def amounts_in(guide: Flow) -> Iterator[str]:
    """The amounts of one answer and of tables that conditions and inputs of tables read."""
    read: list[Name] = [name for when in conditions_of(guide) for name in names_in(when)]
    read += (name for table in guide.tables.values() for name in table.inputs)
    for name in read:
        if isinstance(name, ValueOf):
            given: dict[Name, int | Decimal] = {one.name: 0 for one in listed(guide, name.value) or ()}
            if Figures(guide, given).of(name.value):
                yield name.value


def test_the_same_answers_lead_the_same_way_in_plain_words() -> None:
    told = 0
    for seed in range(SOME):
        guide = seeded_flow(seed, most_steps=5, kinds=COUNTING)
        if not any(amounts_in(guide)):
            continue
        told += 1
        made = plain(guide)
        assert not any(amounts_in(made))
        dice = chance(seed)
        taken = {step: every_answer(guide.asking(step)) for step in guide.steps if guide.asks(step)}
        for _ in range(30):
            given = {step: dice.choice(answers) for step, answers in taken.items() if answers}
            before, after = follow(guide, given), follow(made, given)
            assert (after.here, after.path, after.recommendations) == (
                before.here,
                before.path,
                before.recommendations,
            )
    assert told > SOME // 8


def test_a_flow_that_calculates_nothing_from_one_answer_is_itself() -> None:
    guide = flow(
        """
        values: {more: {sum: [n, m]}, many: {when: {n: "> 3"}}}
        start: n
        steps:
          n: {kind: number, to: m}
          m: {kind: number, routes: [{when: {more: "> 2", many: yes}, to: a}, {to: a}]}
          a: {kind: outcome}
        """
    )
    assert plain(guide) is guide


ROUTES = """
values: {{{values}}}
steps:
  n: {{kind: {kind}, ask: 数, routes: [{{when: {{v: {test}}}, to: a}}, {{to: b}}]}}
  a: {{kind: outcome}}
  b: {{kind: outcome}}
"""


def tenths(asking: Asking) -> list[Value]:
    """All answers with one decimal from -30 to 100 that the question takes."""
    tried = (accept(asking, Decimal(tenth) / 10) for tenth in range(-300, 1000))
    return [answer for answer in tried if not isinstance(answer, Refusal)]


@pytest.mark.parametrize(
    ("values", "kind", "test"),
    [
        ("v: {difference: [n, 10]}", "number, least: 0, most: 90", "'>= 50'"),
        ("v: {product: [2, n]}", "number, least: 1, most: 30", "'> 9'"),
        ("v: {product: [n, 0.5]}", "number, least: 0, most: 99", "'<= 7.25'"),
        ("v: {product: [n, 3]}", "number, least: 0, most: 99", "7"),
        ("v: {product: [n, -0.3]}", "number, least: -5, most: 5, decimals: 1", "['(-1..0.5]', 0.9]"),
        ("v: {sum: [n, n, n]}", "number, least: 0, most: 20", "[6, 7, '> 30']"),
        ("v: {difference: [w, n]}, w: {sum: [n, n]}", "number, least: 0, most: 9", "'>= 3'"),
        ("v: {difference: [n, n]}", "number", "'>= 0'"),
        ("v: {product: [w, w]}, w: {difference: [n, 5]}", "number, least: 0, most: 12", "'[4..16)'"),
        (
            "v: {product: [n, w, u]}, w: {sum: [n, 3]}, u: {difference: [n, 4]}",
            "number, least: -6, most: 6",
            "'> 0'",
        ),
        ("v: {product: [n, 0]}", "number, least: 0, most: 9", "{answered: true}"),
        ("v: {sum: [n, 0.5]}", "number, least: 0, most: 9", "[0, 1, 2]"),
        ("v: {sum: [w, n]}, w: {sum: [1, 2]}", "number, least: 0, most: 9", "{not: '< 5'}"),
        ("v: {sum: [3, 4]}", "number, least: 0, most: 9", "7"),
        ("v: {sum: [3, 4]}", "number, least: 0, most: 9", "8"),
        ("v: {difference: [n, n]}", "date, least: 2026-04-01, most: 2026-04-09", "0"),
    ],
)
def test_what_is_calculated_from_one_answer_is_exact_in_every_analysis(
    values: str, kind: str, test: str
) -> None:
    guide = flow(ROUTES.format(values=values, kind=kind, test=test))
    answers = [*every_answer(guide.asking("n")), *tenths(guide.asking("n"))]
    diagram = compile_flow(guide)
    aspect = diagram.aspects[OUTCOME]
    ends = {}
    for answer in answers:
        trace = follow(guide, {"n": answer})
        ends[str(answer)] = trace.here
        assert aspect.told(aspect.reach[diagram.at(aspect, trace.live, trace.path)]) == (trace.here,)
    assert diagram.exact
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert proof.steps >= {"n", *ends.values()}
    assert doubt_of(guide, proof) is None
    turned = flow(ROUTES.format(values=values, kind=kind, test=f"{{not: {test}}}"))
    compared = compare(guide, turned, match(guide, turned, {}))
    assert (compared.exact, compared.undecided) == (True, ())


def test_a_page_leads_on_by_what_was_calculated_before_it() -> None:
    guide = flow(
        """
        values: {twice: {sum: [n, n]}}
        start: n
        steps:
          n: {kind: number, least: 0, most: 9, to: page}
          page: {kind: page, routes: [{when: {twice: '> 9'}, to: a}, {to: b}]}
          a: {kind: outcome}
          b: {kind: outcome}
        """
    )
    proof = prove(guide)
    assert isinstance(proof, Proof)
    assert proof.reached == {"b": {"n": 0, "page": ()}, "a": {"n": 5, "page": ()}}
    assert doubt_of(guide, proof) is None


TABLED = """
values: {{share: {{product: [cost, {share}]}}, left: {{difference: [cost, share]}}}}
tables:
  rates:
    hit-policy: {policy}
    inputs: [who, cost]
    outputs: {{rate: {{type: number{default}}}}}
    rules:
      - {{when: {{who: city}}, then: {{rate: 0.5}}}}
      - {{when: {{who: npo, cost: '<= 20'}}, then: {{rate: 0.8}}}}
      - {{when: {{cost: '> 40'}}, then: {{rate: 0.1}}}}
start: who
steps:
  who: {{kind: choice, options: {{city: 市, npo: 団体, other: 人}}, to: cost}}
  cost:
    kind: number
    least: 0
    most: 60
    refuse: [{{when: {{share: '[11..12]'}}, say: だめです。}}]
    routes: [{{when: {{left: {test}}}, to: a}}, {{when: {{share: {{answered: true}}}}, to: b}}, {{to: c}}]
  a: {{kind: outcome}}
  b: {{kind: outcome}}
  c: {{kind: outcome}}
"""


@pytest.mark.parametrize(
    "policy", ["first", "any", "collect\n    aggregate: sum", "collect\n    aggregate: count"]
)
@pytest.mark.parametrize("default", ["", ", default: 0.3"])
@pytest.mark.parametrize(("share", "test"), [("rates.rate", "'> 6'"), ("rates.rate, 2", "['< 0', 5]")])
def test_what_a_table_and_one_answer_make_is_exact(policy: str, default: str, share: str, test: str) -> None:
    guide = flow(TABLED.format(policy=policy, default=default, share=share, test=test))
    assert not any(amounts_in(plain(guide)))
    diagram = compile_flow(guide)
    aspect = diagram.aspects[OUTCOME]
    assert (diagram.exact, diagram.narrowed) == (True, ())
    for who in ("city", "npo", "other"):
        for cost in range(61):
            trace = follow(guide, {"who": who, "cost": cost})
            known = {"who": who, "cost": cost}
            path = trace.path if trace.outcome else ("who", "cost", "cost")
            end = trace.here if trace.outcome else Stop.REFUSED
            assert aspect.told(aspect.reach[diagram.at(aspect, known, path)]) == (end,)
