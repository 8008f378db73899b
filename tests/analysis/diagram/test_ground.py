"""Steps in the order of a walk, and what lies ahead of each, ways back included."""

from guide.analysis.diagram.ground import Ground
from tests.making import flow


def test_steps_come_before_those_they_lead_to_and_lost_ones_last() -> None:
    ground = Ground(
        flow(
            """
start: first
steps:
  lost: {kind: yes-no, to: last}
  last: {kind: outcome}
  second: {kind: yes-no, to: last}
  first: {kind: yes-no, routes: [{when: {first: yes}, to: last}, {to: second}]}
"""
        ),
        1000,
    )
    assert ground.steps == ["first", "second", "last", "lost"]
    ahead = {step: ground.ahead[number] for step, number in ground.number.items()}
    assert ahead == {"first": 0b110, "second": 0b100, "last": 0, "lost": 0b100}
