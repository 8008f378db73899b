"""Of the states of a comparison those are left that lead to a difference, and few of them."""

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import Ends, match
from guide.analysis.diff.cubes import Cubes
from guide.analysis.diff.differing import HIT, Differing
from guide.analysis.diff.joint import parts
from guide.analysis.diff.walking import Walked, Walker
from tests.making import flow

OLD = """
steps:
  a: {kind: choice, ask: あ, options: {p: 一, q: 二, r: 三}, routes: [{when: {a: p}, to: bad}, {to: b}]}
  b:
    kind: yes-no
    unsure: true
    ask: い
    routes: [{when: {b: yes}, to: good}, {when: {a: q}, to: bad}, {to: good}]
  good: {kind: outcome}
  bad: {kind: outcome}
  other: {kind: outcome}
"""
"""Whoever answers a with q or r is asked b, and it depends on a where other answers to b than はい lead."""


def found(wanted: Ends) -> tuple[Walked, Differing, Cubes]:
    flows = flow(OLD), flow(OLD.replace("{b: yes}, to: good", "{b: yes}, to: other"))
    diagrams = compile_flow(flows[0]), compile_flow(flows[1])
    joint = parts(*diagrams, match(*flows, {}))
    walked = Walker(joint, diagrams[0].aspects[""], diagrams[1].aspects[""], {}).walk()
    cubes = Cubes(joint)
    return walked, Differing(walked, cubes, frozenset({wanted})), cubes


def test_states_from_which_the_same_answers_make_the_difference_are_one() -> None:
    walked, differing, cubes = found(Ends("good", "other"))
    assert [walked.forks[fork].part for fork, _ in walked.ways].count(1) == 2
    assert len(differing.ways) == 3
    (both,) = {way.to for way in differing.ways[differing.root]}
    assert [(way.bits, way.to) for way in differing.ways[both]] == [(cubes.of(1, [0]), HIT)]
    assert differing.astray[both] == cubes.of(1, [1])
    assert differing.sizes == [1, 3, 3]
    assert differing.deciding == [HIT, both, differing.root]


def test_ways_keep_the_answers_that_part_the_states_of_either_edition() -> None:
    _, differing, cubes = found(Ends("good", "other"))
    ways = differing.ways[differing.root]
    assert [(way.part, way.bits, way.size) for way in ways] == [
        (0, cubes.of(0, [1]), 1),
        (0, cubes.of(0, [2]), 1),
    ]


def test_where_nobody_comes_to_the_difference_no_way_is_left() -> None:
    _, differing, cubes = found(Ends("bad", "other"))
    assert differing.ways[differing.root] == ()
    assert differing.astray[differing.root] == cubes.anything
