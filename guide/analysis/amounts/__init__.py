"""Amounts in conditions: what can be said of answers one by one is told as exact sets of them.

    plain(flow)    # the flow, its conditions so; the same answers lead to the same ends

Exact is every sum, difference and product of constants and of one number or date, used as often as you like,
also by way of other amounts: a test of it is a union of intervals of that question's answers, worked out on
whole numbers (`alone`, `whole`). Exact is also what such a number and tables make together: a table gives one
of few numbers, and a test is an alternative of tests, one for each of them (`listed`).

A test of a number made of several questions is no such set (`a + b > 5` is a slant in the plane of both); the
diagram knows it only within bounds (see `guide.analysis.diagram.spans`) and marks all that rests on it.

Never enters: the diagram, proofs, wording.
"""

from guide.analysis.amounts.plain import plain

__all__ = ["plain"]
