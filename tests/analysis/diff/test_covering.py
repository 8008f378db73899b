"""Paths to a difference are found one by one, and made as wide as they go."""

from guide.analysis.diagram import compile_flow
from guide.analysis.diff import Ends, match
from guide.analysis.diff.covering import Covering
from guide.analysis.diff.joint import parts
from guide.analysis.diff.walking import Walker
from tests.making import flow

TEXT = """
steps:
  a: {kind: yes-no, ask: あ, to: b}
  b: {kind: choice, ask: い, options: {x: 一, y: 二, z: 三}, to: c}
  c: {kind: yes-no, ask: う, routes: [{when: WHEN, to: good}, {to: bad}]}
  good: {kind: outcome}
  bad: {kind: outcome}
"""


def covering(when: str) -> Covering:
    """Looks for the answers that this condition takes and no answer took before."""
    flows = flow(TEXT.replace("WHEN", "{not: {c: [yes, no]}}")), flow(TEXT.replace("WHEN", when))
    diagrams = compile_flow(flows[0]), compile_flow(flows[1])
    joint = parts(*diagrams, match(*flows, {}))
    walked = Walker(joint, diagrams[0].aspects[""], diagrams[1].aspects[""], {}).walk()
    return Covering(walked, joint, frozenset({Ends("bad", "good")}))


def test_a_path_names_its_parts_in_the_order_in_which_they_are_asked() -> None:
    found = covering("{a: yes, b: y, c: no}")
    (path,) = found.paths([])
    assert path.parts == (0, 1, 2)
    assert [found.cubes.classes(path.cube, part) for part in path.parts] == [[0], [1], [1]]


def test_no_path_is_found_beside_a_cube_that_holds_it_or_to_what_nobody_comes_to() -> None:
    found = covering("{b: y}")
    cube = found.widened(next(found.paths([])))
    assert (found.cubes.asked(cube), found.cubes.classes(cube, 1)) == ([1], [1])
    assert list(found.paths([cube])) == []
    assert list(covering("{not: {c: [yes, no]}}").paths([])) == []


def test_what_need_not_be_asked_is_dropped_and_every_class_that_will_do_is_taken() -> None:
    found = covering("[{b: x}, {b: z}]")
    cube = found.widened(next(found.paths([])))
    assert (found.cubes.asked(cube), found.cubes.classes(cube, 1)) == ([1], [0, 2])
    assert found.only(cube)
    assert not found.only(found.cubes.anything)


def test_looking_tires() -> None:
    found = covering("{b: x}")
    assert not found.is_tired
    found.worked(10**9)
    assert found.is_tired
