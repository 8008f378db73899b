"""A trace tells where a walk went and where it stands."""

from guide.engine.follow import follow
from guide.engine.trace import Visit
from tests.making import flow

FLOW = flow(
    """
steps:
  first:
    kind: yes-no
    unsure: true
    routes: [{when: {first: no}, to: short}, {when: {first: yes}, to: second}, {to: short}]
  second: {kind: yes-no, to: long}
  short: {kind: outcome}
  long: {kind: outcome}
"""
)


def test_the_path_begins_at_the_start_and_ends_where_the_walk_stands() -> None:
    assert follow(FLOW, {}).path == ("first",)
    assert follow(FLOW, {"first": "yes"}).path == ("first", "second")
    assert follow(FLOW, {"first": "yes", "second": "no"}).path == ("first", "second", "long")


def test_a_walk_stands_at_the_question_or_at_the_outcome() -> None:
    assert follow(FLOW, {"first": "yes"}).here == "second"
    assert follow(FLOW, {"first": "no"}).here == "short"


def test_a_visit_tells_which_routes_were_tried_and_which_was_taken() -> None:
    visit = follow(FLOW, {"first": "yes"}).visits[0]
    assert visit == Visit("first", "yes", (False, True), {})
    assert visit.taken == 1
    assert follow(FLOW, {"first": "unsure"}).visits[0].taken == 2
