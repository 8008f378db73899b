"""Numbers that a table gives take part in arithmetic as those that a person types."""

from guide.analysis.diagram import compile_flow
from guide.analysis.horizon import horizon
from guide.engine.follow import follow
from tests.making import flow

FEES = flow(
    """
tables:
  fee:
    title: 料金
    hit-policy: first
    inputs: [lead]
    outputs: {yen: {type: number}}
    rules: [{when: {lead: a}, then: {yen: 500}}, {then: {yen: 2000}}]
values:
  total: {sum: [fee.yen, 100], unit: 円}
steps:
  lead: {kind: choice, options: {a: あ, b: い}, routes: [{when: {total: ">= 1000"}, to: dear}, {to: cheap}]}
  dear: {kind: outcome}
  cheap: {kind: outcome}
"""
)


def test_a_sum_with_the_number_of_a_table_leads_where_following_leads() -> None:
    diagram = compile_flow(FEES)
    assert diagram.extent is not None
    for answer, end in (("a", "cheap"), ("b", "dear")):
        trace = follow(FEES, {"lead": answer})
        assert trace.here == end
        assert horizon(diagram, trace).outcomes == (end,)


def test_a_table_and_two_answers_make_a_number_that_is_known_within_bounds() -> None:
    guide = flow(
        """
        tables:
          fee:
            hit-policy: first
            inputs: [a]
            outputs: {yen: {type: number}}
            rules: [{when: {a: "> 5"}, then: {yen: 500}}, {when: {a: "> 2"}, then: {yen: 2000}}]
        values: {total: {sum: [fee.yen, a, b]}}
        start: a
        steps:
          a: {kind: number, least: 0, most: 9, to: b}
          b: {kind: number, least: 0, most: 9, routes: [{when: {total: ">= 600"}, to: dear}, {to: cheap}]}
          dear: {kind: outcome}
          cheap: {kind: outcome}
        """
    )
    diagram = compile_flow(guide)
    assert diagram.exact  # no sum of both reaches from 500 to 600
    for a, end in ((1, "cheap"), (4, "dear"), (7, "cheap")):
        trace = follow(guide, {"a": a})
        assert horizon(diagram, trace).outcomes == (end,)
