"""Shares of walks that come to a step, if at every question each answer is as likely as any other."""

import pytest

from guide.analysis.diagram import compile_flow
from guide.analysis.diff.seeing import seen
from tests.making import flow

GUIDE = flow(
    """
    start: a
    steps:
      a: {kind: choice, options: {x: X, y: Y, z: Z}, routes: [{when: {a: x}, to: b}, {to: page}]}
      b: {kind: number, least: 0, most: 9, routes: [{when: {b: 0}, to: good}, {to: page}]}
      page: {kind: page, to: bad}
      good: {kind: outcome}
      bad: {kind: outcome}
      alone: {kind: outcome}
    """
)


def test_a_step_is_seen_by_those_who_come_there() -> None:
    shares = seen(compile_flow(GUIDE))
    assert shares == pytest.approx({"a": 1, "b": 1 / 3, "good": 1 / 30, "page": 29 / 30, "bad": 29 / 30})


def test_of_what_was_too_large_no_share_is_told() -> None:
    assert seen(compile_flow(GUIDE, limit=1)) == {}
