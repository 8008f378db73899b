"""Derived values name what they read."""

from guide.language.conditions import AnswerOf
from guide.language.derived import read_by_value
from tests.making import flow

FLOW = flow(
    """
values:
  big: {when: [{size: ">= 5"}, {big-enough: yes}]}
  big-enough: {when: {size: 3}}
  total: {sum: [size, 5, size]}
steps:
  size: {kind: number, to: end}
  end: {kind: outcome}
"""
)


def test_a_truth_reads_what_it_tests_and_an_amount_its_operands_that_are_names() -> None:
    assert [str(name) for name in read_by_value(FLOW.values["big"])] == ["size", "big-enough"]
    assert list(read_by_value(FLOW.values["total"])) == [AnswerOf("size"), AnswerOf("size")]
