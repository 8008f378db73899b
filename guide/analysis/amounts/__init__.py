"""Amounts in conditions: what rests on one answer is told as an exact set of that answer.

    plain(flow)                    # the flow, its conditions so; the same answers lead to the same ends
    Plain(flow).of(condition)      # a condition that is asked about beside those of the flow

Exact is every sum, difference and product of constants and of one number or date, used as often as you like,
also by way of other amounts: a test of it is a union of intervals of that question's answers, worked out on
whole numbers (`alone`, `whole`). A test of a number made of several answers is no such set; the diagram knows
it only within bounds (see `guide.analysis.diagram.spans`) and marks all that rests on it.

Never enters: the diagram, proofs, wording.
"""

from guide.analysis.amounts.plain import Plain, plain

__all__ = ["Plain", "plain"]
