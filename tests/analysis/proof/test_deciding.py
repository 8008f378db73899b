"""What decides a route: its tests, also behind tables and derived values, and the classes they tell apart."""

import pytest

from guide.analysis.proof.deciding import NoProofError, classes, passes
from guide.analysis.proof.deciding import tests_by_step as deciding_tests
from tests.making import flow

GUIDE = """
values: {many: {when: {n: "> 5"}}}
tables:
  t:
    hit-policy: first
    inputs: [c.a, many]
    outputs: {o: {values: [x, y]}}
    rules: [{when: {c.a: yes}, then: {o: x}}, {when: {many: yes}, then: {o: y}}]
steps:
  n: {kind: number, least: 0, to: c}
  c:
    kind: checklist
    items: {a: A, b: B}
    routes: [{when: {t.o: x}, to: one}, {when: {t.o: y}, to: two}, {to: two}]
  one: {kind: outcome}
  two: {kind: outcome}
"""


def test_the_tests_behind_a_table_decide_and_tell_classes_apart() -> None:
    guide = flow(GUIDE)
    tests = deciding_tests(guide, list(guide.steps))
    assert tests["n"] == []
    assert {str(test.name) for test in tests["c"]} == {"c.a", "n"}
    (number,) = [test for test in tests["c"] if str(test.name) == "n"]
    assert classes(guide, "n", [number]) == {0: 0, 1: 6}
    (mark,) = [test for test in tests["c"] if str(test.name) == "c.a"]
    assert [value["a"] for value in classes(guide, "c", [mark]).values() if isinstance(value, dict)] == [
        "yes",
        "no",
    ]
    assert not passes(mark, "no marks")


def test_arithmetic_decides_nothing_by_classes() -> None:
    guide = flow(GUIDE.replace('{when: {n: "> 5"}}', "{sum: [n, 1]}").replace("many: yes", 'many: "> 6"'))
    with pytest.raises(NoProofError):
        deciding_tests(guide, list(guide.steps))
